/// Type 15: asks one or two stations for messages of certain types (ITU-R M.1371-5, annex 8, 3.13). Checked against live data.
///
/// Four forms: one question (88 bits), two to one station (110, on the air 112), one to each of two (160), two and one (160).
@frozen
public struct Interrogation: FieldGroup {
  /// How much of the message there is.
  @frozen
  public enum Form: UInt8, Sendable {
    case oneQuestion, twoQuestions, twoStations
  }

  /// How often repeaters have sent it on, 0–3; 3 = not to be repeated any more.
  public var repeatIndicator: UInt8
  /// The sender's MMSI, 30 bits as sent; a valid one has at most nine digits.
  public var mmsi: UInt32
  /// How much of the message there is.
  public var form: Form
  /// The first station asked.
  public var station1: UInt32
  /// The type asked for, 1–27.
  public var type1: UInt8
  /// The slot for the answer, counted from this message; 0 = the station chooses.
  public var offset1: UInt16
  /// The second type asked of the first station; 0 = none.
  public var type2: UInt8
  /// The slot for its answer; 0 = the station chooses.
  public var offset2: UInt16
  /// The second station asked; 0 = none.
  public var station2: UInt32
  /// The type asked of the second station; 0 = none.
  public var type3: UInt8
  /// The slot for its answer; 0 = the station chooses.
  public var offset3: UInt16

  /// Bits of it, without what may follow.
  public static let bitCount = 88

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    repeatIndicator = 0
    mmsi = 0
    form = .oneQuestion
    station1 = 0
    type1 = 0
    offset1 = 0
    type2 = 0
    offset2 = 0
    station2 = 0
    type3 = 0
    offset3 = 0
  }

  /// What is not said here is at its default: not available where there is such a value.
  @inlinable
  public init(mmsi: UInt32, station: UInt32, type: UInt8) {
    self.init()
    self.mmsi = mmsi
    station1 = station
    type1 = type
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    var type: UInt8 = 15
    if let left = pass.left { form = left >= 158 ? .twoStations : left >= 108 ? .twoQuestions : .oneQuestion }
    pass.head(&type, &repeatIndicator, &mmsi)
    pass.spare(2)  // 38
    pass.number("mmsi1", &station1, 30)  // 40
    pass.number("type1_1", &type1, 6)  // 70
    pass.number("offset1_1", &offset1, 12)  // 76
    if form != .oneQuestion {
      pass.spare(2)  // 88
      pass.number("type1_2", &type2, 6)  // 90
      pass.number("offset1_2", &offset2, 12)  // 96
      pass.spare(2)  // 108
    }
    if form == .twoStations {
      pass.number("mmsi2", &station2, 30)  // 110
      pass.number("type2_1", &type3, 6)  // 140
      pass.number("offset2_1", &offset3, 12)  // 146
      pass.spare(2)  // 158
    }
  }
}
