/// Decimal digits, written eight at a time: a number below 10^8 becomes the eight bytes of a word in some twenty steps, no loop, no table.
///
/// Whoever calls has room for eight bytes from `place` on, also where fewer are meant.
@safe
enum DecimalDigits {
  /// 10^8, and the digits `0` in all eight places.
  private static let eightPlaces: UInt64 = 100_000_000
  private static let zeros: UInt64 = 0x3030_3030_3030_3030

  /// The eight digits of a number below 10^8, 0–9 each, the first one in the lowest byte.
  @inline(__always)
  static func eight(_ value: UInt64) -> UInt64 {
    let high = value / 10_000
    let fours = high | (value &- high &* 10_000) &<< 32
    // 5,243 / 2^19 is a hundredth for numbers of four digits, 103 / 2^10 a tenth for those of two.
    let hundreds = (fours &* 5_243) &>> 19 & 0x7F_0000_007F
    let pairs = (fours &- hundreds &* 100) &<< 16 | hundreds
    let tens = (pairs &* 103) &>> 10 & 0x000F_000F_000F_000F
    return (pairs &- tens &* 10) &<< 8 | tens
  }

  /// The four digits of a number below 10,000, in the same order.
  @inline(__always)
  private static func four(_ value: UInt64) -> UInt64 {
    let hundreds = (value &* 5_243) &>> 19
    let pairs = (value &- hundreds &* 100) &<< 16 | hundreds
    let tens = (pairs &* 103) &>> 10 & 0x000F_000F
    return (pairs &- tens &* 10) &<< 8 | tens
  }

  /// Writes a number without leading zeros; returns where the next byte goes.
  @inline(__always)
  @unsafe
  static func write(_ value: UInt64, at place: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    guard value >= 10 else {
      unsafe place.pointee = UInt8(truncatingIfNeeded: value) &+ 0x30
      return unsafe place + 1
    }
    return unsafe writeLong(value, at: place)
  }

  /// The same for numbers that are not 0, mostly of two digits and more.
  @inline(never)
  @unsafe
  static func writeLong(_ value: UInt64, at place: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    if value < 10_000 {
      let digits = four(value)
      let leading = digits.trailingZeroBitCount & 0x18
      unsafe store((digits | zeros) &>> UInt64(truncatingIfNeeded: leading), at: place)
      return unsafe place + (4 &- leading &>> 3)
    }
    return unsafe writeWide(value, at: place)
  }

  /// The same for numbers of five digits and more.
  @inline(never)
  @unsafe
  private static func writeWide(_ value: UInt64, at place: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    if value < eightPlaces {
      let digits = eight(value)
      let leading = digits.trailingZeroBitCount & 0x38
      unsafe store((digits | zeros) &>> UInt64(truncatingIfNeeded: leading), at: place)
      return unsafe place + (8 &- leading &>> 3)
    }
    let high = value / eightPlaces
    let next = unsafe write(high, at: place)
    unsafe store(eight(value &- high &* eightPlaces) | zeros, at: next)
    return unsafe next + 8
  }

  /// Writes the last `width` digits (1–8) of a number below 10^8, leading zeros too.
  @inline(__always)
  @unsafe
  static func write(
    _ value: UInt64, width: Int, at place: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    unsafe store((eight(value) | zeros) &>> UInt64(truncatingIfNeeded: 64 &- width &* 8), at: place)
    return unsafe place + width
  }

  @inline(__always)
  @unsafe
  private static func store(_ word: UInt64, at place: UnsafeMutablePointer<UInt8>) {
    unsafe UnsafeMutableRawPointer(place).storeBytes(of: word.littleEndian, as: UInt64.self)
  }
}
