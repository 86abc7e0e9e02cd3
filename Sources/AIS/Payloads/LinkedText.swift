/// DAC 1, FI 29 (to all) and FI 30 (to one): a text that belongs to another payload (IMO SN.1/Circ.289). Checked against
/// samples.
@frozen
public struct LinkedText: ApplicationFields {
  /// Number that joins it with a text (FI 29, 30) of the same station; 0 = none.
  public var linkage: UInt16
  /// Up to 161 characters.
  public var text: SafetyText

  /// Bits of it, without what may follow.
  public static let bitCount = 10
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 1408

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    linkage = 0
    text = SafetyText()
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.number("linkage", &linkage, 10)  // 0
    pass.rest("text", &text)  // 10
  }
}
