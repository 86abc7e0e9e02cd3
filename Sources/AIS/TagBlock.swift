/// What a tag block (NMEA 0183, `\g:1-2-1234,s:station,c:1565218798*53\`) says about its sentence. Unknown parameters are
/// passed over.
struct TagBlock: Equatable {
  /// Milliseconds since 1970; `Int64.min` where there was none.
  var time: Int64 = .min
  var station = StationName()
  /// The group's id plus one; 0 where there was none.
  var group: UInt32 = 0

  /// Reads the block whose content is `start..<end`, the backslashes left out. Nil where its checksum is missing or wrong.
  init?(_ bytes: RawSpan, _ start: Int, _ end: Int) {
    let star = end &- 3
    guard star >= start, bytes.byte(star) == 0x2A,
      let wanted = Swar.hex(bytes.byte(star &+ 1), bytes.byte(star &+ 2)),
      Swar.checksum(bytes, start, star) == wanted
    else { return nil }
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
  private static func number(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Int64? {
    guard end > start, end &- start <= 15 else { return nil }
    var value: Int64 = 0
    for p in start..<end {
      let digit = bytes.byte(p) &- 0x30
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int64(digit)
    }
    return value
  }
}
