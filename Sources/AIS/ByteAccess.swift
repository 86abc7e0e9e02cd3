/// The only place of this module that reads or writes memory without a bounds check.
///
/// The contract of `Decoder.consume` makes it sound: behind the last byte of the sentences there are at least
/// `Decoder.slack` readable bytes, and every caller has compared its offset with the end of the sentences before.
/// Debug builds check each read.
extension RawSpan {
  /// Eight bytes from `offset`, the first one lowest.
  @inline(__always)
  func word(_ offset: Int) -> UInt64 {
    assert(offset >= 0 && offset &+ 8 <= byteCount)
    return unsafe UInt64(littleEndian: unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
  }

  /// Sixteen bytes from `offset`, the first one first.
  @inline(__always)
  func block(_ offset: Int) -> SIMD16<UInt8> {
    assert(offset >= 0 && offset &+ 16 <= byteCount)
    return unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: SIMD16<UInt8>.self)
  }

  @inline(__always)
  func byte(_ offset: Int) -> UInt8 {
    assert(offset >= 0 && offset < byteCount)
    return unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt8.self)
  }
}

extension MutableRawSpan {
  /// Eight bytes to `offset`, the first one lowest.
  @inline(__always)
  mutating func store(_ word: UInt64, at offset: Int) {
    assert(offset >= 0 && offset &+ 8 <= byteCount)
    unsafe storeBytes(of: word.littleEndian, toUncheckedByteOffset: offset, as: UInt64.self)
  }
}

/// Bit tricks on eight bytes in one word (SWAR).
enum Swar {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let tops: UInt64 = 0x8080_8080_8080_8080

  /// The top bit of the lowest zero byte is set, none below it; zero when no byte is zero.
  @inline(__always)
  static func zeroBytes(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & tops }

  /// A mask of the lowest `count` bytes (0–7).
  @inline(__always)
  static func lowBytes(_ count: Int) -> UInt64 { (1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1 }

  /// The exclusive or of the eight bytes.
  @inline(__always)
  static func fold(_ word: UInt64) -> UInt8 {
    var x = word ^ (word &>> 32)
    x ^= x &>> 16
    x ^= x &>> 8
    return UInt8(truncatingIfNeeded: x)
  }

  /// The exclusive or of the bytes from `start` up to `end`.
  static func checksum(_ bytes: RawSpan, _ start: Int, _ end: Int) -> UInt8 {
    var word: UInt64 = 0
    var p = start
    while p &+ 8 <= end {
      word ^= bytes.word(p)
      p &+= 8
    }
    if p < end { word ^= bytes.word(p) & lowBytes(end &- p) }
    return fold(word)
  }

  /// The offset of the first `byte` in `start..<end`, or `end`.
  static func find(_ byte: UInt8, in bytes: RawSpan, _ start: Int, _ end: Int) -> Int {
    let pattern = UInt64(byte) &* ones
    var p = start
    while p < end {
      let hit = zeroBytes(bytes.word(p) ^ pattern)
      if hit != 0 { return min(p &+ (hit.trailingZeroBitCount &>> 3), end) }
      p &+= 8
    }
    return end
  }

  /// The number that eight decimal digits are, the first one in the lowest byte; nil where one is no digit.
  @inline(__always)
  static func decimal(_ word: UInt64) -> UInt64? {
    let value = word ^ 0x3030_3030_3030_3030
    // A digit is 0–9 now: nothing in the upper half of its byte, and six more carry nothing into it.
    let carried = (value & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x0606_0606_0606_0606
    guard (value | carried) & 0xF0F0_F0F0_F0F0_F0F0 == 0 else {
      return nil
    }
    let pairs = (value &* 10 &+ value &>> 8) & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* 100 &+ pairs &>> 16) & 0x0000_FFFF_0000_FFFF
    return (fours &* 10_000 &+ fours &>> 32) & 0xFFFF_FFFF
  }

  /// Two hexadecimal digits in upper case, the high one in the low byte.
  @inline(__always)
  static func digits(_ value: UInt8) -> UInt16 {
    let both = UInt16(value &>> 4) | UInt16(value & 15) &<< 8
    let letters = ((both &+ 0x0606) &>> 4) & 0x0101
    return both &+ 0x3030 &+ letters &* 7
  }

  /// The value of two hexadecimal digits, in either case; nil for anything else.
  @inline(__always)
  static func hex(_ high: UInt8, _ low: UInt8) -> UInt8? {
    guard let h = digit(high), let l = digit(low) else { return nil }
    return h &<< 4 | l
  }

  @inline(__always)
  private static func digit(_ c: UInt8) -> UInt8? {
    let number = c &- 0x30
    if number < 10 { return number }
    let letter = (c | 0x20) &- 0x61
    return letter < 6 ? letter &+ 10 : nil
  }
}
