/// What a tag block (NMEA 0183, `\g:1-2-1234,s:station,c:1565218798*53\`) says about its sentence. Unknown parameters are
/// passed over.
struct TagBlock: Equatable {
  /// Milliseconds since 1970; `Int64.min` where there was none.
  var time: Int64 = .min
  var station = StationName()
  /// The group's id plus one; 0 where there was none.
  var group: UInt32 = 0

  /// Reads the block whose content is `start..<end`, the backslashes left out. Nil where its checksum is missing or wrong.
  @inline(__always)
  init?(_ bytes: RawSpan, _ start: Int, _ end: Int) {
    self.init(bytes, start, end, parity: Swar.checksum(bytes, start, end))
  }

  /// The same where the exclusive or of all its bytes is known.
  init?(_ bytes: RawSpan, _ start: Int, _ end: Int, parity: UInt8) {
    let star = end &- 3
    guard star >= start, bytes.byte(star) == 0x2A else { return nil }
    let high = bytes.byte(star &+ 1)
    let low = bytes.byte(star &+ 2)
    guard let wanted = Swar.hex(high, low), parity ^ 0x2A ^ high ^ low == wanted else { return nil }
    var p = start
    while p < star {
      let comma = Swar.find(0x2C, in: bytes, p, star)
      if comma &- p > 2, bytes.byte(p &+ 1) == 0x3A { take(bytes, bytes.byte(p), p &+ 2, comma) }
      p = comma &+ 1
    }
  }

  init() {}

  private mutating func take(_ bytes: RawSpan, _ name: UInt8, _ start: Int, _ end: Int) {
    switch name {
    case 0x63:  // c: time
      guard let number = Self.number(bytes, start, end), number > 0 else { return }
      time = number < 100_000_000_000 ? number &* 1_000 : number
    case 0x73:  // s: source
      station = StationName(bytes, start, end)
    case 0x67:  // g: part-parts-id
      let first = Swar.find(0x2D, in: bytes, start, end)
      let second = Swar.find(0x2D, in: bytes, min(first &+ 1, end), end)
      guard second < end, let id = Self.number(bytes, second &+ 1, end) else { return }
      group = UInt32(truncatingIfNeeded: id) &+ 1
    default:
      return
    }
  }

  /// A decimal number of 1–15 digits.
  @inline(__always)
  private static func number(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Int64? {
    let count = end &- start
    guard count > 0, count <= 15 else { return nil }
    if count <= 8 {
      guard let value = digits(bytes, start, count) else { return nil }
      return Int64(truncatingIfNeeded: value)
    }
    guard let high = digits(bytes, start, count &- 8), let low = digits(bytes, end &- 8, 8) else { return nil }
    return Int64(truncatingIfNeeded: high &* 100_000_000 &+ low)
  }

  /// The number that 1–8 digits from `start` are; nil where one is no digit.
  @inline(__always)
  private static func digits(_ bytes: RawSpan, _ start: Int, _ count: Int) -> UInt64? {
    // The digits at the top of the word, zeros in front of them.
    let spare = UInt64(truncatingIfNeeded: 64 &- count &* 8)
    return Swar.decimal(bytes.word(start) &<< spare | (0x3030_3030_3030_3030 & ~(UInt64.max &<< spare)))
  }
}

extension TagBlock {
  /// Bytes of `\c:1565218798*53\`, the block that a shore station puts in front of most of what it hears.
  static let usualLength = 17

  /// Reads that form, each byte checked where it stands; nil where it differs in the least. `usualLength` bytes from `start` are lines.
  ///
  /// Lines of one second have the same block: `last` is the one before, as read here, and what equals it is not read again.
  @inline(__always)
  static func usual(_ bytes: RawSpan, _ start: Int, after last: inout UsualBlock) -> TagBlock? {
    let a = bytes.word(start)
    let b = bytes.word(start &+ 8)
    guard bytes.byte(start &+ 16) == 0x5C else { return nil }
    if a != last.first || b != last.second {
      guard let time = time(a, b) else { return nil }
      last = UsualBlock(first: a, second: b, time: time)
    }
    var block = TagBlock()
    block.time = last.time
    return block
  }

  /// The time in the first sixteen bytes of that form, in milliseconds; nil where they are not of it.
  private static func time(_ a: UInt64, _ b: UInt64) -> Int64? {
    // `\c:`, ten digits, `*`, two digits, `\`.
    let differs = (a & 0xFF_FFFF ^ 0x3A_635C) | (b & 0xFF00_0000_0000 ^ 0x2A00_0000_0000)
    guard differs == 0,
      Swar.digits(Swar.fold(a ^ b & Swar.lowBytes(5)) ^ 0x5C) == UInt16(truncatingIfNeeded: b &>> 48),
      let high = Swar.decimal(a &>> 24 | b &<< 40),
      let low = Swar.decimal(b &<< 24 & 0xFFFF_0000_0000_0000 | 0x3030_3030_3030)
    else { return nil }
    let seconds = Int64(truncatingIfNeeded: high &* 100 &+ low)
    return seconds > 0 ? seconds &* 1_000 : nil
  }
}

/// A usual tag block: its first sixteen bytes and what they say. Nothing read yet is no block's bytes.
struct UsualBlock: Sendable {
  var first: UInt64 = 0
  var second: UInt64 = 0
  var time: Int64 = .min
}
