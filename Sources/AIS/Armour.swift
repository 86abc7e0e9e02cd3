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
    var wrong = SIMD16<UInt8>.zero
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
    var bad = areClean(wrong) ? 0 : Swar.tops
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
    var faults = SIMD16<UInt8>.zero
    let a = pack(bytes.block(start), &faults)
    let b = pack(bytes.block(start &+ 12), &faults)
    guard areClean(faults) else { return false }
    bits.set(
      a[0] &<< 16 | a[1] &>> 32, a[1] &<< 32 | (b[0] & 0xFF_FFFF) &<< 8 | b[1] &>> 40, b[1] &<< 24, count: 168)
    return true
  }

  /// The 71 characters of a message in two parts, 424 bits and two of fill: the first part's 60 or 56 (`length`) at `start`, and the rest at
  /// `tail`. Returns false where a character does not belong to the alphabet; then `bits` are as they were.
  @inline(__always)
  static func read71(_ bytes: RawSpan, _ start: Int, _ length: Int, _ tail: Int, to bits: inout PayloadBits) -> Bool {
    let rest = bytes.word(tail)
    let seam = length == 60 ? bytes.word(start &+ 56) & 0xFFFF_FFFF | rest &<< 32 : rest
    // Seven characters, and one of no bits.
    let last = bytes.word(tail &+ 64 &- length) & 0xFF_FFFF_FFFF_FFFF | 0x3000_0000_0000_0000
    var found = SIMD16<UInt8>.zero
    let (a, b, c) = block(bytes, start, &found)
    let d = pack(bytes.block(start &+ 32), &found)
    let e = pack(recast(SIMD2(bytes.word(start &+ 48), seam), as: SIMD16<UInt8>.self), &found)
    guard areClean(found), faults(last) & Swar.tops == 0 else { return false }
    bits.set(a, b, c, joined(d, e), (pack(last) &<< 16) & (.max &<< 24))
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
  private static func block(_ bytes: RawSpan, _ p: Int, _ faults: inout SIMD16<UInt8>) -> (UInt64, UInt64, UInt64) {
    let a = pack(bytes.block(p), &faults)
    let b = pack(bytes.block(p &+ 16), &faults)
    return joined(a, b)
  }

  /// Four times 48 bits without gaps.
  @inline(__always)
  private static func joined(_ a: SIMD2<UInt64>, _ b: SIMD2<UInt64>) -> (UInt64, UInt64, UInt64) {
    (a[0] &<< 16 | a[1] &>> 32, a[1] &<< 32 | b[0] &>> 16, b[0] &<< 48 | b[1])
  }

  /// Eight characters' six bits each in the low 48 bits of both words, the first character highest. The two top bits of a byte of
  /// `faults` stay zero where the characters in its place belong to the alphabet.
  ///
  /// Each step has lanes as wide as what it puts together: with words throughout, the compiler takes the vectors apart. It does the same
  /// where a vector is compared with a number, so that `limit` is a vector.
  @inline(__always)
  private static func pack(_ block: SIMD16<UInt8>, _ faults: inout SIMD16<UInt8>) -> SIMD2<UInt64> {
    // Bytes of 0x80 and above are below zero here, and 0x50 to 0xCF in `six`: faults in either case.
    let signed = recast(block, as: SIMD16<Int8>.self)
    let eight = SIMD16<UInt8>(repeating: 8)
    var limit = SIMD16<Int8>(repeating: 0x5F)
    let upper = SIMD16.zero.replacing(with: eight, where: signed .> limit)
    limit = SIMD16(repeating: 0x57)
    let above = SIMD16.zero.replacing(with: eight, where: signed .> limit)
    let six = block &- 0x30 &- upper
    faults |= six | (upper ^ above) &<< 3  // `X` up to `_`
    let ones = recast(six, as: SIMD8<UInt16>.self)
    let twos = recast((ones &<< 6) & 0xFC0 | (ones &>> 8), as: SIMD4<UInt32>.self)
    let fours = recast((twos &<< 12) & 0xFF_F000 | (twos &>> 16), as: SIMD2<UInt64>.self)
    return (fours & 0xFF_FFFF) &<< 24 | fours &>> 32
  }

  /// True where `faults` of any number of blocks are none.
  @inline(__always)
  private static func areClean(_ faults: SIMD16<UInt8>) -> Bool {
    let both = recast(faults, as: SIMD2<UInt64>.self)
    return (both[0] | both[1]) & 0xC0C0_C0C0_C0C0_C0C0 == 0
  }

  /// The same sixteen bytes in other lanes, lowest first.
  @inline(__always)
  private static func recast<From: SIMD, To: SIMD>(_ block: From, as type: To.Type) -> To {
    // Any value of them is a number.
    unsafe unsafeBitCast(block, to: type)
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
