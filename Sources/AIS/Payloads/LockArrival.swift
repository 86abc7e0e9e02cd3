/// DAC 200, FI 21: when a vessel will be at a lock, bridge or terminal (Inland AIS). Checked only against the standard.
@frozen
public struct LockArrival: ApplicationFields {
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
  /// ETA, UTC; month 0, day 0, hour 24, minute 60 = not available.
  public var arrival: ArrivalTime
  /// Assisting tugs, 0–6.
  public var tugs: Whole<7>
  /// Metres, 0.01–40.00.
  public var airDraught: Hundredths<0>

  /// Bits of it, without what may follow.
  public static let bitCount = 155
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 184

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    country = CallSign()
    locode = CallSign()
    section = CallSign()
    terminal = CallSign()
    hectometre = CallSign()
    arrival = .notAvailable
    tugs = .init()
    airDraught = .init()
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.text("country", &country, 2)  // 0
    pass.text("locode", &locode, 3)  // 12
    pass.text("section", &section, 5)  // 30
    pass.text("terminal", &terminal, 5)  // 60
    pass.text("hectometre", &hectometre, 5)  // 90
    pass.date("eta", &arrival)  // 120
    pass.quantity("tugs", &tugs, 3)  // 140
    pass.quantity("airdraught", &airDraught, 12)  // 143
    pass.spare(5)  // 155
  }
}
