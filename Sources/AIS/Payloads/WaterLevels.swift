/// DAC 200, FI 24: water levels of up to four gauges (Inland AIS). Checked only against the standard.
@frozen
public struct WaterLevels: ApplicationFields {
  /// One gauge.
  @frozen
  public struct Gauge: FieldGroup {
    /// National number of the gauge; 0 = not known.
    public var number: UInt16
    /// Metres over the local reference.
    public var level: Hundredths<0>

    /// Bits of it, without what may follow.
    public static let bitCount = 25

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      number = 0
      level = .init()
    }

    /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
    @inlinable
    public mutating func fields<P: FieldPass>(_ pass: inout P) {
      pass.number("id", &number, 11)  // 0
      pass.signed("level", &level, 14)  // 11
    }
  }

  /// UN country code.
  public var country: CallSign
  /// Four, unused ones with number 0.
  public var gauges: Listed<4, Gauge>

  /// Bits of it, without what may follow.
  public static let bitCount = 37
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 136

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    country = CallSign()
    gauges = .init()
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.text("country", &country, 2)  // 0
    pass.list("gauges", &gauges, count: nil)  // 12
  }
}
