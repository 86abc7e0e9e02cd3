/// DAC 200, FI 22: when a vessel is wanted at a lock, bridge or terminal (Inland AIS). Checked only against the standard.
@frozen
public struct LockSchedule: ApplicationFields {
  /// UN country code.
  public var country: CallSign
  /// UN/LOCODE.
  public var locode: CallSign
  /// Fairway section.
  public var section: CallSign
  /// Terminal code.
  public var terminal: CallSign
  /// Fairway hectometre.
  public var hectometre: CallSign
  /// RTA, the arrival that is wanted, UTC; month 0, day 0, hour 24, minute 60 = not available.
  public var arrival: ArrivalTime
  /// 0 = operational, 1 = limited operation, 2 = out of order, 3 = not available.
  public var status: UInt8

  /// Bits of it, without what may follow.
  public static let bitCount = 142
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 168

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    country = CallSign()
    locode = CallSign()
    section = CallSign()
    terminal = CallSign()
    hectometre = CallSign()
    arrival = .notAvailable
    status = 3
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.text("country", &country, 2)  // 0
    pass.text("locode", &locode, 3)  // 12
    pass.text("section", &section, 5)  // 30
    pass.text("terminal", &terminal, 5)  // 60
    pass.text("hectometre", &hectometre, 5)  // 90
    pass.date("rta", &arrival)  // 120
    pass.number("status", &status, 2)  // 140
    pass.label("status_text", Self.label(status))
    pass.spare(2)  // 142
  }

  /// What the state of a lock, bridge or terminal means, in gpsd's words.
  public static func label(_ status: UInt8) -> StaticString {
    switch status {
    case 0: "Operational"
    case 1: "Limited operation"
    case 2: "Out of order"
    default: "N/A"
    }
  }
}
