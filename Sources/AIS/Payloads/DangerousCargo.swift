/// DAC 1, FI 25: dangerous cargo (IMO SN.1/Circ.289). Checked only against the standard.
@frozen
public struct DangerousCargo: ApplicationFields {
  /// One cargo.
  @frozen
  public struct Cargo: FieldGroup {
    /// 1 = IMDG, 2 = IGC, 3 = BC, 4 = MARPOL I, 5 = MARPOL II, 6 = regional; 0 = not available.
    public var code: UInt8
    /// Class, UN number or category, by the code.
    public var subtype: Whole<0>

    /// Bits of it, without what may follow.
    public static let bitCount = 17

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      code = 0
      subtype = .init()
    }

    /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
    @inlinable
    public mutating func fields<P: FieldPass>(_ pass: inout P) {
      pass.number("code", &code, 4)  // 0
      pass.quantity("subtype", &subtype, 13)  // 4
    }
  }

  /// 1 = kg, 2 = tonnes, 3 = 1,000 tonnes; 0 = not available.
  public var unit: UInt8
  /// In `unit`; 1023 = that or more.
  public var amount: Whole<0>
  /// Up to 28.
  public var cargos: Listed<28, Cargo>

  /// Bits of it, without what may follow.
  public static let bitCount = 12
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 512

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    unit = 0
    amount = .init()
    cargos = .init()
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.number("unit", &unit, 2)  // 0
    pass.quantity("amount", &amount, 10)  // 2
    pass.list("cargos", &cargos, count: nil)  // 12
  }
}
