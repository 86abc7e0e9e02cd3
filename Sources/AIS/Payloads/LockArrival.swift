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
  public var arrival: ArrivalTime
  /// Assisting tugs, 0–6.
  public var tugs: Whole<7>
  /// Metres, 0.01–40.00.
  public var airDraught: Hundredths<0>

  public static let bitCount = 155
  public static let longest = 184

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
