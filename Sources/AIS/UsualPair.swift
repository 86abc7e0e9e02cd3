/// The two lines that nine of ten messages in two sentences are, static and voyage data above all: `!ttVDM,2,1,s,c,` with as many of 71
/// characters as a sentence of 82 has room for (60; 56 where a station counts otherwise) and `,0*hh` behind them, then `!ttVDM,2,2,s,c,` with
/// the rest and `,2*hh`, each with a tag block or without.
///
/// As with a usual line, every byte is checked where it stands, and what differs in the least takes the long way.
struct UsualPair {
  /// Bytes from its start that must be lines for the first sentence to be looked for, and for the second: with the slack behind them whatever
  /// is looked at can be read.
  static let reach = payload + 60 + 7
  static let secondReach = payload + 7

  private static let payload = 15
  private static let characters = 71
  /// As that of a usual line, with `,2`.
  private static let head: UInt64 = 0x322C_4D44_5640_4021
  /// `,1,s,c,` and a character.
  private static let middleMask: UInt64 = 0x00FF_00FF_00FF_FFFF
  private static let middle: UInt64 = 0x002C_002C_002C_312C
  /// `,0*` and `,2*`
  private static let tailMask: UInt64 = 0xFF_FFFF
  private static let tail: UInt64 = 0x2A_302C
  private static let secondTail: UInt64 = 0x2A_322C

  /// Sixteen bytes of the first sentence.
  private let opening: UInt64
  private let middle: UInt64
  /// Where the first payload begins, and how many characters it has.
  private let start: Int
  private let length: Int
  /// Behind the first checksum, and where the line behind it begins.
  let end: Int
  let following: Int

  /// The first part, without its payload: what both have in common.
  @inline(__always) var sentence: Sentence {
    var sentence = Sentence()
    sentence.talker = UInt16(truncatingIfNeeded: opening &>> 8).byteSwapped
    sentence.isOwnShip = opening & 0x0000_0200_0000_0000 != 0
    sentence.total = 2
    sentence.sequence = UInt8(truncatingIfNeeded: middle &>> 24)
    sentence.channel = UInt8(truncatingIfNeeded: middle &>> 40)
    return sentence
  }

  /// True where the first eight bytes are those of a part of a message in two.
  @inline(__always)
  static func begins(_ bytes: RawSpan, _ start: Int) -> Bool { bytes.word(start) & UsualLine.headMask == head }

  /// Reads the first sentence, at `start`, of which `reach` bytes are lines, but for its payload; nil where it is not of this form.
  @inline(__always)
  init?(_ bytes: RawSpan, _ start: Int) {
    opening = bytes.word(start)
    middle = bytes.word(start &+ 8)
    guard (opening & UsualLine.headMask ^ Self.head) | (middle & Self.middleMask ^ Self.middle) == 0,
      // Neither a comma nor the end of the line.
      middle &>> 24 & 0x50 != 0, middle &>> 40 & 0x50 != 0
    else { return nil }
    self.start = start &+ Self.payload
    var length = 60
    var ending = bytes.word(start &+ Self.payload &+ length)
    if ending & Self.tailMask != Self.tail {
      length = 56
      ending = bytes.word(start &+ Self.payload &+ length)
    }
    self.length = length
    guard ending & Self.tailMask == Self.tail, let lineEnd = UsualLine.lineEnd(ending) else { return nil }
    end = self.start &+ length &+ 5
    following = end &+ lineEnd
    var parity = opening ^ middle ^ bytes.word(start &+ 16) ^ bytes.word(start &+ 24) ^ bytes.word(start &+ 32)
    parity ^= bytes.word(start &+ 40) ^ bytes.word(start &+ 48) ^ bytes.word(start &+ 56) ^ bytes.word(start &+ 64)
    parity ^= bytes.word(start &+ 72) & Swar.lowBytes(length &- 55)
    guard UsualLine.agrees(parity, ending) else { return nil }
  }

  /// Reads the second sentence, at `place`, of which `secondReach` bytes are lines, and with it both payloads into `bits`. Returns where the
  /// line behind it begins, which may be behind all lines; nil where it is not the other part, or a payload has a character that does not belong there.
  @inline(__always)
  func readSecond(_ bytes: RawSpan, _ place: Int, to bits: inout PayloadBits) -> Int? {
    let next = bytes.word(place &+ 8)
    let rest = place &+ Self.payload
    let ending = bytes.word(rest &+ Self.characters &- length)
    guard
      (bytes.word(place) ^ opening) | ((next ^ middle) & 0xFF_FFFF_FFFF_FFFF ^ 0x0300)
        | (ending & Self.tailMask ^ Self.secondTail) == 0, let lineEnd = UsualLine.lineEnd(ending)
    else { return nil }
    let sent = UInt64.max &>> UInt64(truncatingIfNeeded: (length &- 56) &* 8)
    guard UsualLine.agrees(opening ^ next ^ bytes.word(place &+ 16) ^ bytes.word(place &+ 24) & sent, ending),
      Armour.read71(bytes, start, length, rest, to: &bits)
    else { return nil }
    return rest &+ Self.characters &- length &+ 5 &+ lineEnd
  }
}
