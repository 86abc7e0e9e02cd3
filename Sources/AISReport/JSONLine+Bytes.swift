/// How the parts of a line are written: keys, literals, numbers.
extension JSONLine {
  @inline(__always)
  mutating func byte(_ value: UInt8) {
    unsafe cursor.pointee = value
    unsafe cursor += 1
  }

  @inline(__always)
  mutating func literal(_ text: StaticString) {
    let count = text.utf8CodeUnitCount
    unsafe cursor.update(from: text.utf8Start, count: count)
    unsafe cursor += count
  }

  mutating func copy(_ bytes: borrowing [UInt8]) {
    let count = bytes.count
    unsafe bytes.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { unsafe cursor.update(from: start, count: count) }
    }
    unsafe cursor += count
  }

  @inline(__always)
  mutating func key(_ name: StaticString) {
    byte(0x2C)
    byte(0x22)
    literal(name)
    byte(0x22)
    byte(0x3A)
  }

  @inline(__always)
  mutating func number(_ value: Int) {
    if value < 0 { byte(0x2D) }
    unsafe cursor = DecimalDigits.write(UInt64(value.magnitude), at: cursor)
  }

  /// `units` / 10^`places`, with all its places (at most 8).
  @inline(__always)
  mutating func fixed(_ units: Int, places: Int) {
    let size = UInt64(units.magnitude)
    if units < 0 { byte(0x2D) }
    if places == 1 {
      let whole = size / 10
      unsafe cursor = DecimalDigits.write(whole, at: cursor)
      byte(0x2E)
      byte(UInt8(truncatingIfNeeded: size &- whole &* 10) &+ 0x30)
    } else if places == 7 {
      unsafe cursor = Self.seven(size, at: cursor)
    } else {
      unsafe cursor = Self.several(size, places: places, at: cursor)
    }
  }

  @inline(never)
  @unsafe
  private static func several(
    _ size: UInt64, places: Int, at place: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    unsafe fraction(size, places: places, at: place)
  }

  /// Positions, below 10^10: the last of the whole degrees is written with the seven places behind it.
  @inline(never)
  @unsafe
  private static func seven(_ size: UInt64, at place: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    let tens = size / 100_000_000
    let start = tens > 0 ? unsafe DecimalDigits.write(tens, at: place) : unsafe place
    let behind = unsafe DecimalDigits.write(size &- tens &* 100_000_000, width: 8, at: start + 1)
    // The degree goes in front of the point.
    unsafe start[0] = start[1]
    unsafe start[1] = 0x2E
    return unsafe behind
  }

  @inline(__always)
  @unsafe
  private static func fraction(
    _ size: UInt64, places: Int, at place: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    var scale: UInt64 = 1
    for _ in 0..<places { scale &*= 10 }
    let whole = size / scale
    let point = unsafe DecimalDigits.write(whole, at: place)
    unsafe point.pointee = 0x2E
    return unsafe DecimalDigits.write(size &- whole &* scale, width: places, at: point + 1)
  }

  /// A separator and a number of two digits.
  mutating func part(_ separator: UInt8, _ value: UInt8) {
    byte(separator)
    let tens = value / 10
    byte(tens &+ 0x30)
    byte(value &- tens &* 10 &+ 0x30)
  }
}
