/// What a decoder has seen since it was made. Plain numbers; copy to take a reading.
public struct DecoderCounters: Sendable, Equatable {
  /// Lines, empty ones and comments included.
  public internal(set) var lines: UInt64 = 0
  /// Well-formed VDM and VDO sentences.
  public internal(set) var sentences: UInt64 = 0
  /// Well-formed sentences of other kinds (`$GPRMC`, `$PGHP`, `!AITXT`, …), passed over.
  public internal(set) var otherSentences: UInt64 = 0
  /// Empty lines and lines that begin with `#`.
  public internal(set) var comments: UInt64 = 0
  /// Messages delivered.
  public internal(set) var messages: UInt64 = 0
  /// Messages delivered uninterpreted because they are too short for their type (a part of `messages`).
  public internal(set) var shortMessages: UInt64 = 0

  private var types: InlineArray<28, UInt64> = InlineArray(repeating: 0)
  private var rejects: InlineArray<17, UInt64> = InlineArray(repeating: 0)

  /// Nothing counted.
  public init() {}

  /// Messages delivered of a type (1–27).
  public func delivered(type: Int) -> UInt64 { type >= 1 && type <= 27 ? types[type] : 0 }

  /// How often a reason was counted.
  public func rejected(_ reason: RejectReason) -> UInt64 { rejects[reason.rawValue] }

  /// All rejects together.
  public var rejected: UInt64 {
    var sum: UInt64 = 0
    for reason in RejectReason.allCases { sum &+= rejects[reason.rawValue] }
    return sum
  }

  @inline(__always)
  mutating func count(type: UInt8) {
    messages &+= 1
    if type < 28 { types[Int(type)] &+= 1 }
  }

  mutating func count(_ reason: RejectReason) { rejects[reason.rawValue] &+= 1 }

  public static func == (left: DecoderCounters, right: DecoderCounters) -> Bool {
    guard left.lines == right.lines, left.sentences == right.sentences, left.messages == right.messages,
      left.otherSentences == right.otherSentences, left.comments == right.comments,
      left.shortMessages == right.shortMessages
    else { return false }
    for type in 0..<28 where left.types[type] != right.types[type] { return false }
    for reason in RejectReason.allCases where left.rejected(reason) != right.rejected(reason) { return false }
    return true
  }
}
