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
  public var arrival: ArrivalTime
  /// 0 = operational, 1 = limited operation, 2 = out of order, 3 = not available.
  public var status: UInt8

  public static let bitCount = 142
  public static let longest = 168

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
