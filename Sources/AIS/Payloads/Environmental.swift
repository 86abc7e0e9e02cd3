/// DAC 1, FI 26: reports of up to eight sensors (IMO SN.1/Circ.289). Checked only against the standard.
@frozen
public struct Environmental: ApplicationFields {
  public var reports: Listed<8, SensorReport>

  public static let bitCount = 112
  public static let longest = 920

  @inlinable
  public init() {
    reports = .init()
  }

  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.list("reports", &reports, count: nil)  // 0
  }
}
