/// DAC 1, FI 12: dangerous cargo, the older layout (IMO SN/Circ.236). Checked against samples.
@frozen
public struct CargoIndication236: ApplicationFields {
  /// UN/LOCODE.
  public var lastPort: CallSign
  /// UTC.
  public var departure: ArrivalTime
  /// UN/LOCODE.
  public var nextPort: CallSign
  /// UTC.
  public var arrival: ArrivalTime
  /// Main dangerous good.
  public var cargo: NameText
  /// Category of the IMDG Code.
  public var imdCategory: CallSign
  /// UN number, 1–3363.
  public var unNumber: Whole<0>
  /// In `unit`; 1023 = that or more.
  public var amount: Whole<0>
  /// 1 = kg, 2 = tonnes, 3 = 1,000 tonnes; 0 = not available.
  public var unit: UInt8

  /// Bits of it, without what may follow.
  public static let bitCount = 269
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 296

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    lastPort = CallSign()
    departure = .notAvailable
    nextPort = CallSign()
    arrival = .notAvailable
    cargo = NameText()
    imdCategory = CallSign()
    unNumber = .init()
    amount = .init()
    unit = 0
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.text("lastport", &lastPort, 5)  // 0
    pass.date("departure", &departure)  // 30
    pass.text("nextport", &nextPort, 5)  // 50
    pass.date("eta", &arrival)  // 80
    pass.text("dangerous", &cargo, 20)  // 100
    pass.text("imdcat", &imdCategory, 4)  // 220
    pass.quantity("unid", &unNumber, 13)  // 244
    pass.quantity("amount", &amount, 10)  // 257
    pass.number("unit", &unit, 2)  // 267
    pass.spare(3)  // 269
  }
}
