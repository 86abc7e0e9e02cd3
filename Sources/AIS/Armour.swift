/// The six-bit armour of a VDM sentence (IEC 61162-1): characters `0`–`W` and `` ` ``–`w` are 0–63.
///
/// Eight characters are taken from a word at a time; validity is checked on the word, not on the character.
enum Armour {
  private static let zeros: UInt64 = 0x3030_3030_3030_3030

  /// Appends the payload at `start..<end`, less `fill` padding bits at its end, to `bits`.
  /// Returns false where a character does not belong to the alphabet.
  ///
  /// Up to seven bytes behind `end` are read and ignored.
  @inline(__always)
  static func append(
    _ bytes: RawSpan, _ start: Int, _ end: Int, fill: Int, _ writer: inout BitWriter, to bits: inout PayloadBits
  ) -> Bool {
    var wrong = SIMD2<UInt64>.zero
    var p = start
    while p &+ 32 < end, writer.hasRoom {
      let (a, b, c) = block(bytes, p, &wrong)
      writer.append(a, b, c, 192, to: &bits)
      p &+= 32
    }
    if end &- p > 8, end &- start >= 32, writer.hasRoom {
      // The last 32, without those of them that are written already.
      let (a, b, c) = block(bytes, end &- 32, &wrong)
      let written = (32 &- (end &- p)) &* 6
      let (first, second, third) = behind(written, a, b, c & (.max &<< UInt64(truncatingIfNeeded: fill)))
      writer.append(first, second, third, 192 &- written &- fill, to: &bits)
      p = end
    }
    var bad = (wrong[0] | wrong[1]) & 0xC0C0_C0C0_C0C0_C0C0
    bad |= bad &<< 1
    while p &+ 8 < end {
      let word = bytes.word(p)
      bad |= faults(word)
      writer.append(pack(word), 48, to: &bits)
      p &+= 8
    }
    let rest = end &- p
    if rest > 0 {
      let keep = rest == 8 ? ~0 : Swar.lowBytes(rest)
      let word = (bytes.word(p) & keep) | (zeros & ~keep)
      bad |= faults(word)
      let width = max(rest &* 6 &- fill, 0)
      writer.append(pack(word) &>> UInt64(48 &- width), width, to: &bits)
    }
    return bad & Swar.tops == 0
  }

  /// The payload at `start..<end` in one go where it has 25 to 32 characters, as most messages have: three words, no loop.
  /// Returns false where a character does not belong to the alphabet.
  @inline(__always)
  static func read32(_ bytes: RawSpan, _ start: Int, _ end: Int, fill: Int, to bits: inout PayloadBits) -> Bool {
    let a = bytes.word(start)
    let b = bytes.word(start &+ 8)
    let c = bytes.word(start &+ 16)
    let rest = end &- start &- 24
    let keep = UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- rest &* 8)
    let d = (bytes.word(start &+ 24) & keep) | (zeros & ~keep)
    let bad = faults(a) | faults(b) | faults(c) | faults(d)
    let second = pack(b)
    let third = pack(c)
    let count = (end &- start) &* 6 &- fill
    let sent = UInt64.max &<< UInt64(truncatingIfNeeded: 192 &- count)
    bits.set(
      pack(a) &<< 16 | second &>> 32, second &<< 32 | third &>> 16, (third &<< 48 | pack(d)) & sent, count: count)
    return bad & Swar.tops == 0
  }

  /// The 28 characters at `start`, the 168 bits of most messages, sixteen at a time: the second block overlaps the first.
  /// Returns false where a character does not belong to the alphabet; then `bits` are as they were.
  @inline(__always)
  static func read28(_ bytes: RawSpan, _ start: Int, to bits: inout PayloadBits) -> Bool {
    var faults = SIMD2<UInt64>.zero
    let a = pack(bytes.block(start), &faults)
    let b = pack(bytes.block(start &+ 12), &faults)
    guard (faults[0] | faults[1]) & 0xC0C0_C0C0_C0C0_C0C0 == 0 else { return false }
    bits.set(
      a[0] &<< 16 | a[1] &>> 32, a[1] &<< 32 | (b[0] & 0xFF_FFFF) &<< 8 | b[1] &>> 40, b[1] &<< 24, count: 168)
    return true
  }

  /// 192 bits without the first `count` of them (less than 192), zeros behind them.
  @inline(__always)
  private static func behind(_ count: Int, _ a: UInt64, _ b: UInt64, _ c: UInt64) -> (UInt64, UInt64, UInt64) {
    let whole = count &>> 6
    let up = UInt64(truncatingIfNeeded: count & 63)
    let down = 63 &- up
    let first = whole == 0 ? a : whole == 1 ? b : c
    let second = whole == 0 ? b : whole == 1 ? c : 0
    let third = whole == 0 ? c : 0
    return (first &<< up | (second &>> 1) &>> down, second &<< up | (third &>> 1) &>> down, third &<< up)
  }

  /// The 32 characters at `p`: three words.
  @inline(__always)
  private static func block(_ bytes: RawSpan, _ p: Int, _ faults: inout SIMD2<UInt64>) -> (UInt64, UInt64, UInt64) {
    let a = pack(bytes.block(p), &faults)
    let b = pack(bytes.block(p &+ 16), &faults)
    return (a[0] &<< 16 | a[1] &>> 32, a[1] &<< 32 | b[0] &>> 16, b[0] &<< 48 | b[1])
  }

  /// Eight characters' six bits each in the low 48 bits of both words, the first character highest. The two top bits of a byte of
  /// `faults` stay zero where the characters in its place belong to the alphabet.
  @inline(__always)
  private static func pack(_ block: SIMD16<UInt8>, _ faults: inout SIMD2<UInt64>) -> SIMD2<UInt64> {
    // 8 in each byte of 0x60 and above. What is shifted in from the next byte is masked.
    let sent = words(block)
    let upper = (sent &>> splat(2)) & (sent &>> splat(3)) & splat(0x0808_0808_0808_0808)
    let six = words(block &- SIMD16(repeating: 0x30) &- bytes(upper))
    // `0`–`W` are 0–39, below 0x60, and the others 40–63, above it: 24 more has bit 6 where `upper` says so.
    faults |= six | (words(bytes(six) &+ SIMD16(repeating: 24)) ^ (upper &<< splat(3)))
    let twos = (six & splat(0x003F_003F_003F_003F)) &<< splat(6) | (six &>> splat(8)) & splat(0x003F_003F_003F_003F)
    let fours = (twos & splat(0xFFF_0000_0FFF)) &<< splat(12) | (twos &>> splat(16)) & splat(0xFFF_0000_0FFF)
    return (fours & splat(0xFF_FFFF)) &<< splat(24) | fours &>> splat(32)
  }

  @inline(__always)
  private static func splat(_ word: UInt64) -> SIMD2<UInt64> { SIMD2(word, word) }

  @inline(__always)
  private static func words(_ block: SIMD16<UInt8>) -> SIMD2<UInt64> {
    // The same sixteen bytes: any value of them is a number.
    unsafe unsafeBitCast(block, to: SIMD2.self)
  }

  @inline(__always)
  private static func bytes(_ words: SIMD2<UInt64>) -> SIMD16<UInt8> {
    // The same sixteen bytes: any value of them is a number.
    unsafe unsafeBitCast(words, to: SIMD16.self)
  }

  /// The top bit of each byte that is not a character of the armour.
  @inline(__always)
  private static func faults(_ word: UInt64) -> UInt64 {
    let upper = (word &>> 5) & (word &>> 6) & Swar.ones  // 0x60 and above
    let below = ~(word &+ 0x5050_5050_5050_5050)  // below '0'
    let above = word &+ 0x0808_0808_0808_0808  // above 'w'
    let between = (word &+ 0x2828_2828_2828_2828) & ~(upper &<< 7)  // 'X' up to '_'
    return below | above | between | word
  }

  /// The eight characters' six bits each, the first character highest, in the low 48 bits.
  @inline(__always)
  private static func pack(_ word: UInt64) -> UInt64 {
    let upper = (word &>> 5) & (word &>> 6) & Swar.ones
    let six = ((word &+ 0x1010_1010_1010_1010) &- (upper &<< 3)).byteSwapped
    let pairs = (six & 0x003F_003F_003F_003F) | ((six & 0x3F00_3F00_3F00_3F00) &>> 2)
    let fours = (pairs & 0x0000_0FFF_0000_0FFF) | ((pairs & 0x0FFF_0000_0FFF_0000) &>> 4)
    return (fours & 0xFF_FFFF) | ((fours &>> 8) & 0xFFFF_FF00_0000)
  }
}
