/// DAC 1, FI 16: number of persons on board (IMO SN.1/Circ.289), and FI 40, its older number (ITU-R M.1371-1). Checked
/// against live data (FI 40).
@frozen
public struct PersonsAboard: ApplicationFields {
  /// 1–8,190; 8191 = that or more.
  public var persons: Whole<0>

  public static let bitCount = 13
  public static let longest = 72

  @inlinable
  public init() {
    persons = .init()
  }

  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.quantity("persons", &persons, 13)  // 0
  }
}
