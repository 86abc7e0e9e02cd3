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
  static let headMask: UInt64 = 0xFFFF_FDFF_FF40_40FF
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
    guard let lineEnd = Self.lineEnd(end) else { return nil }
    lineLength = Self.length &+ lineEnd
    var parity = a ^ b ^ bytes.word(start &+ 16) ^ bytes.word(start &+ 24) ^ bytes.word(start &+ 32)
    // The last four, with the `,0` of `end`.
    parity ^= bytes.word(start &+ 36) &>> 32
    guard Self.agrees(parity, end) else { return nil }
    guard Armour.read28(bytes, start &+ Self.payload, to: &bits) else { return nil }
    opening = a
    self.channel = channel
  }

  /// Bytes of the line end behind five of a checksum; nil where there is none.
  @inline(__always)
  static func lineEnd(_ ending: UInt64) -> Int? {
    switch ending &>> 40 & 0xFFFF {
    case 0x0A0D: 2
    case let last where last & 0xFF == 0x0A: 1
    default: nil
    }
  }

  /// True where the exclusive or of all from `!` up to `*` is what the two digits behind `*` say.
  @inline(__always)
  static func agrees(_ parity: UInt64, _ ending: UInt64) -> Bool {
    Swar.digits(Swar.fold(parity) ^ 0x21) == UInt16(truncatingIfNeeded: ending &>> 24)
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

  @inline(__always)
  mutating func take(_ line: UsualLine) -> Completed {
    counters.lines &+= 1
    counters.sentences &+= 1
    envelope.parts = 1
    envelope.isOwnShip = line.isOwnShip
    envelope.talker = line.talker
    envelope.channel = line.channel
    return interpret()
  }
}
