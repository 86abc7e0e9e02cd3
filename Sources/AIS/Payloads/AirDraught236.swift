/// DAC 1, FI 15: a ship's height over keel (IMO SN/Circ.236). Checked only against the standard.
@frozen
public struct AirDraught236: ApplicationFields {
  /// Metres; 2047 = 204.7 or more.
  public var airDraught: Tenths<0>

  /// Bits of it, without what may follow.
  public static let bitCount = 11
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 40

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    airDraught = .init()
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.quantity("airdraught", &airDraught, 11)  // 0
    pass.spare(5)  // 11
  }
}
