/// DAC 1, FI 26: reports of up to eight sensors (IMO SN.1/Circ.289). Checked only against the standard.
@frozen
public struct Environmental: ApplicationFields {
  /// One to eight reports.
  public var reports: Listed<8, SensorReport>

  /// Bits of it, without what may follow.
  public static let bitCount = 112
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 920

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    reports = .init()
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.list("reports", &reports, count: nil)  // 0
  }
}
