/// DAC 1, FI 22 (to all) and FI 23 (to one): something to know about an area (IMO SN.1/Circ.289). Checked only against the
/// standard.
@frozen
public struct AreaNotice: ApplicationFields {
  /// Number that joins it with a text (FI 29, 30) of the same station; 0 = none.
  public var linkage: UInt16
  /// What it is about: 0–127, `AreaNotice.label`.
  public var notice: UInt8
  /// UTC.
  public var start: ArrivalTime
  /// Minutes; 0 = cancelled.
  public var duration: Whole<262143>
  /// One to ten; a polyline or polygon goes on from the point or line before it.
  public var areas: Listed<10, Subarea>

  /// Bits of it, without what may follow.
  public static let bitCount = 55
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 949

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    linkage = 0
    notice = 127
    start = .notAvailable
    duration = .init()
    areas = .init()
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.number("linkage", &linkage, 10)  // 0
    pass.number("notice", &notice, 7)  // 10
    pass.label("notice_text", Self.label(notice))
    pass.date("start", &start)  // 17
    pass.quantity("duration", &duration, 18)  // 37
    pass.list("subareas", &areas, count: nil)  // 55
  }
}
