/// The line that nine of ten on a live feed are: one sentence `!ttVDM,1,1,,c,` with 28 characters and `,0*hh` behind them.
///
/// Every byte of it is checked where it stands, so that its end need not be searched for. What differs in the least (a sequence
/// number, fill bits, a tag block, a lower-case checksum, something behind it, an error) is no usual line, and takes the long
/// way, which judges it.
struct UsualLine {
  /// Bytes without the line end.
  static let length = 47
  /// Bytes from its start that must be lines for it to be looked for: it ends with CR LF at most.
  static let reach = 49

  private static let payload = 14
  /// `!`, two talker bytes of 0x40 and above in their half, `VD`, `M` or `O` (which differ in one bit), `,1`.
  private static let headMask: UInt64 = 0xFFFF_FDFF_FF40_40FF
  private static let head: UInt64 = 0x312C_4D44_5640_4021
  /// `,1,,c,` and the first two characters.
  private static let middleMask: UInt64 = 0x0000_FF00_FFFF_FFFF
  private static let middle: UInt64 = 0x0000_2C00_2C2C_312C
  /// `,0*`
  private static let tailMask: UInt64 = 0xFF_FFFF
  private static let tail: UInt64 = 0x2A_302C

  /// The first eight bytes.
  let opening: UInt64
  let channel: UInt8
  /// Bytes up to the next line.
  let lineLength: Int

  @inline(__always) var talker: UInt16 { UInt16(truncatingIfNeeded: opening &>> 8).byteSwapped }
  @inline(__always) var isOwnShip: Bool { opening & 0x0000_0200_0000_0000 != 0 }

  /// True where the first eight bytes are those of a usual line.
  @inline(__always)
  static func begins(_ bytes: RawSpan, _ start: Int) -> Bool { bytes.word(start) & headMask == head }

  /// Reads the line at `start`, of which `reach` bytes are lines; nil where it is not of this form. Its 168 bits go to `bits`.
  @inline(__always)
  init?(_ bytes: RawSpan, _ start: Int, to bits: inout PayloadBits) {
    let a = bytes.word(start)
    let b = bytes.word(start &+ 8)
    let end = bytes.word(start &+ 42)
    let differs =
      (a & Self.headMask ^ Self.head) | (b & Self.middleMask ^ Self.middle) | (end & Self.tailMask ^ Self.tail)
    guard differs == 0 else { return nil }
    let channel = UInt8(truncatingIfNeeded: b &>> 32)
    // Neither the comma of a missing channel nor the end of the line.
    guard channel & 0x50 != 0 else { return nil }
    switch end &>> 40 & 0xFFFF {
    case 0x0A0D: lineLength = 49
    case let last where last & 0xFF == 0x0A: lineLength = 48
    default: return nil
    }
    var parity = a ^ b ^ bytes.word(start &+ 16) ^ bytes.word(start &+ 24) ^ bytes.word(start &+ 32)
    // The last four, with the `,0` of `end`.
    parity ^= bytes.word(start &+ 36) &>> 32
    guard Swar.digits(Swar.fold(parity) ^ 0x21) == UInt16(truncatingIfNeeded: end &>> 24) else { return nil }
    guard Armour.read28(bytes, start &+ Self.payload, to: &bits) else { return nil }
    opening = a
    self.channel = channel
  }
}

extension Decoder {
  /// Takes the line at `cursor` where it is a usual one, and what it completes; nil where it is not.
  @inline(__always)
  mutating func takeUsual(_ bytes: RawSpan, _ cursor: inout Int) -> Completed? {
    guard let line = UsualLine(bytes, cursor, to: &bits) else { return nil }
    envelope.storedTagTime = .min
    envelope.station = StationName()
    rawRange = cursor..<cursor &+ UsualLine.length
    cursor &+= line.lineLength
    return take(line)
  }

  /// Takes the line at `cursor` where it is a tag block and a usual line behind it, and what it completes; nil where it is anything
  /// else. `count` bytes are lines, at least `UsualLine.reach` from `cursor` on.
  @inline(never)
  mutating func takeTagged(_ bytes: RawSpan, _ cursor: inout Int, _ count: Int) -> Completed? {
    let start = cursor
    // Behind the block there must be room for a usual line, and the whole no longer than a line may be.
    let bound = min(count &- UsualLine.reach, start &+ limits.lineLength &- UsualLine.length)
    let tag: TagBlock
    let next: Int
    if let usual = TagBlock.usual(bytes, start) {
      tag = usual
      next = start &+ TagBlock.usualLength
    } else if let found = Self.tag(bytes, start, bound) {
      (tag, next) = found
    } else {
      return nil
    }
    guard next <= bound, let line = UsualLine(bytes, next, to: &bits) else { return nil }
    envelope.storedTagTime = tag.time
    envelope.station = tag.station
    rawRange = start..<next &+ UsualLine.length
    cursor = next &+ line.lineLength
    return take(line)
  }

  /// The tag block at `start` and where it ends, before `bound` and within its line; nil where it does not, is wrong, or no usual line
  /// begins behind it.
  private static func tag(_ bytes: RawSpan, _ start: Int, _ bound: Int) -> (TagBlock, Int)? {
    var p = start &+ 1
    var parity: UInt64 = 0
    while p < bound {
      let word = bytes.word(p)
      let hit = Swar.zeroBytes(word ^ 0x5C5C_5C5C_5C5C_5C5C) | Swar.zeroBytes(word ^ 0x0A0A_0A0A_0A0A_0A0A)
      if hit == 0 {
        parity ^= word
        p &+= 8
        continue
      }
      let place = hit.trailingZeroBitCount &>> 3
      parity ^= word & Swar.lowBytes(place)
      p &+= place
      guard p < bound, bytes.byte(p) == 0x5C, UsualLine.begins(bytes, p &+ 1),
        let tag = TagBlock(bytes, start &+ 1, p, parity: Swar.fold(parity))
      else { return nil }
      return (tag, p &+ 1)
    }
    return nil
  }

  @inline(__always)
  private mutating func take(_ line: UsualLine) -> Completed {
    counters.lines &+= 1
    counters.sentences &+= 1
    envelope.parts = 1
    envelope.isOwnShip = line.isOwnShip
    envelope.talker = line.talker
    envelope.channel = line.channel
    return interpret()
  }
}
