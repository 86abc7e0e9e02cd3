/// DAC 200, FI 55: persons on board an inland vessel (Inland AIS). Checked against live data.
@frozen
public struct InlandPersons: ApplicationFields {
  /// 0–254.
  public var crew: Whole<255>
  /// 0–8,190.
  public var passengers: Whole<8191>
  /// Shipboard personnel, 0–254.
  public var personnel: Whole<255>

  /// Bits of it, without what may follow.
  public static let bitCount = 29
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 104

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    crew = .init()
    passengers = .init()
    personnel = .init()
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.quantity("crew", &crew, 8)  // 0
    pass.quantity("passengers", &passengers, 13)  // 8
    pass.quantity("personnel", &personnel, 8)  // 21
    pass.spare(51)  // 29
  }

  /// All together; nil where nothing is available.
  @inlinable
  public var persons: Int? {
    guard crew.isAvailable || passengers.isAvailable || personnel.isAvailable else { return nil }
    return (crew.units ?? 0) &+ (passengers.units ?? 0) &+ (personnel.units ?? 0)
  }
}
