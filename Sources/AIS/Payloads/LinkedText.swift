/// DAC 1, FI 29 (to all) and FI 30 (to one): a text that belongs to another payload (IMO SN.1/Circ.289). Checked against
/// samples.
@frozen
public struct LinkedText: ApplicationFields {
  /// Number that joins it with a text (FI 29, 30) of the same station; 0 = none.
  public var linkage: UInt16
  /// Up to 161 characters.
  public var text: SafetyText

  public static let bitCount = 10
  public static let longest = 1408

  @inlinable
  public init() {
    linkage = 0
    text = SafetyText()
  }

  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.number("linkage", &linkage, 10)  // 0
    pass.rest("text", &text)  // 10
  }
}
