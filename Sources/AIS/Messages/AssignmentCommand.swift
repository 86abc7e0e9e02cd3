/// Type 16: a base station assigns a reporting schedule to one or two stations (ITU-R M.1371-5, annex 8, 3.14). Checked against
/// samples.
///
/// Increment 0: `offset` is the number of reports in 10 minutes, a multiple of 20, at most 600. Otherwise `offset` is the first
/// slot from this message on and the increment one of the standard's codes (1 = 1,125 slots, 2 = 375, 3 = 225, 4 = 125, 5 = 75,
/// 6 = 45).
@frozen
public struct AssignmentCommand: FieldGroup {
  /// What one station is to do.
  @frozen
  public struct Assignment: FieldGroup {
    /// In an assignment the station it is for; else the base station that sends it.
    public var mmsi: UInt32
    /// Reports in 10 minutes, or slots from this message on; see above.
    public var offset: UInt16
    /// Code of the slots between reports, 1–6; 0 = `offset` is a number of reports.
    public var increment: UInt16

    /// What is not said here is at its default: not available where there is such a value.
    public init(mmsi: UInt32, offset: UInt16, increment: UInt16) {
      self.mmsi = mmsi
      self.offset = offset
      self.increment = increment
    }

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      mmsi = 0
      offset = 0
      increment = 0
    }

    /// Bits of it, without what may follow.
    public static let bitCount = 52

    /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
    @inlinable
    public mutating func fields<P: FieldPass>(_ pass: inout P) {
      pass.number("mmsi", &mmsi, 30)
      pass.number("offset", &offset, 12)
      pass.number("increment", &increment, 10)
    }

    /// Reports in 10 minutes; nil where slots are assigned.
    public var reportsIn10Minutes: Int? { increment == 0 ? Int(offset) : nil }
  }

  /// How often repeaters have sent it on, 0–3; 3 = not to be repeated any more.
  public var repeatIndicator: UInt8
  /// In an assignment the station it is for; else the base station that sends it.
  public var mmsi: UInt32
  /// One or two.
  public var assignments: Listed<2, Assignment>

  /// Bits of it, without what may follow.
  public static let bitCount = 92

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() { self.init(mmsi: 0, assignments: []) }

  /// What is not said here is at its default: not available where there is such a value.
  @inlinable
  public init(mmsi: UInt32, assignments: some Sequence<Assignment>) {
    repeatIndicator = 0
    self.mmsi = mmsi
    self.assignments = Listed(assignments)
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    var type: UInt8 = 16
    pass.head(&type, &repeatIndicator, &mmsi)
    pass.spare(2)  // 38
    pass.list("assignments", &assignments, count: nil)  // 40, 52 each
    if assignments.count == 1 { pass.spare(4) }  // 92
  }

  /// gpsd's names: `mmsi2` and its values are zero where there is no second station.
  @inlinable
  public func visit<V: FieldVisitor>(_ visitor: inout V) {
    visitor.integer("type", 16)
    visitor.integer("repeat", Int(repeatIndicator))
    visitor.integer("mmsi", Int(mmsi))
    visitor.integer("mmsi1", Int(assignments[0].mmsi))
    visitor.integer("offset1", Int(assignments[0].offset))
    visitor.integer("increment1", Int(assignments[0].increment))
    visitor.integer("mmsi2", Int(assignments[1].mmsi))
    visitor.integer("offset2", Int(assignments[1].offset))
    visitor.integer("increment2", Int(assignments[1].increment))
  }
}
