/// DAC 1, FI 16: number of persons on board (IMO SN.1/Circ.289), and FI 40, its older number (ITU-R M.1371-1). Checked
/// against live data (FI 40).
@frozen
public struct PersonsAboard: ApplicationFields {
  /// 1–8,190; 8191 = that or more.
  public var persons: Whole<0>

  /// Bits of it, without what may follow.
  public static let bitCount = 13
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 72

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    persons = .init()
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.quantity("persons", &persons, 13)  // 0
  }
}
