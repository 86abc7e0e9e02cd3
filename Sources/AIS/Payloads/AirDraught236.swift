/// DAC 1, FI 15: a ship's height over keel (IMO SN/Circ.236). Checked only against the standard.
@frozen
public struct AirDraught236: ApplicationFields {
  /// Metres; 2047 = 204.7 or more.
  public var airDraught: Tenths<0>

  public static let bitCount = 11
  public static let longest = 40

  @inlinable
  public init() {
    airDraught = .init()
  }

  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.quantity("airdraught", &airDraught, 11)  // 0
    pass.spare(5)  // 11
  }
}
