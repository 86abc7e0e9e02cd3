/// The fields of one VDM or VDO sentence (IEC 61162-1, `!ttVDM,total,number,sequence,channel,payload,fill*hh`): where they
/// are, not copies of them.
@usableFromInline
struct Sentence {
  /// The two letters in front of VDM, the first one in the high byte.
  var talker: UInt16 = 0
  var isOwnShip = false
  /// How many parts the message has, 1–9.
  var total: UInt8 = 1
  /// Which one this is, 1–`total`.
  var number: UInt8 = 1
  /// The sequence field as ASCII; 0 where it is empty.
  var sequence: UInt8 = 0
  /// The channel field as ASCII; 0 where it is empty.
  var channel: UInt8 = 0
  var payloadStart = 0
  var payloadEnd = 0
  /// 0–6.
  var fill = 0
  /// The offset behind the checksum.
  var end = 0

  enum Outcome {
    case sentence
    /// Well formed, but neither VDM nor VDO.
    case other
    case reject(RejectReason)
  }

  /// Reads the sentence that begins with `!` at `start` in a line that ends before `end`. `parity` is the exclusive or of
  /// all bytes of `start..<end`.
  @inline(__always)
  mutating func read(_ bytes: RawSpan, _ start: Int, _ end: Int, parity: UInt8) -> Outcome {
    guard end &- start >= 12 else { return .reject(.badFormat) }
    var star = end &- 3
    if bytes.byte(star) != 0x2A || !matches(bytes, star, parity) {
      // Rare: fields behind the checksum, a second sentence, or a bad checksum.
      star = Swar.find(0x2A, in: bytes, start, end)
      if star &+ 2 >= end { return .reject(.missingChecksum) }
      guard let wanted = Swar.hex(bytes.byte(star &+ 1), bytes.byte(star &+ 2)),
        Swar.checksum(bytes, start &+ 1, star) == wanted
      else { return .reject(.badChecksum) }
    }
    self.end = star &+ 3

    // "!ttVDM,1": byte 0 '!', 3 'V', 4 'D', 5 'M' or 'O' (which differ in one bit), 6 ','.
    let head = bytes.word(start)
    if head & 0x00FF_FDFF_FF00_00FF != 0x002C_4D44_5600_0021 { return .other }
    guard star &- start >= 16, bytes.byte(start &+ 8) == 0x2C, bytes.byte(start &+ 10) == 0x2C else {
      return .reject(.badFormat)
    }
    talker = UInt16(truncatingIfNeeded: head &>> 8).byteSwapped
    isOwnShip = head & 0x0000_0200_0000_0000 != 0
    total = UInt8(truncatingIfNeeded: head &>> 56) &- 0x30
    number = bytes.byte(start &+ 9) &- 0x30
    guard total &- 1 < 9, number &- 1 < total else { return .reject(.badPart) }
    return readFields(bytes, start &+ 11, star)
  }

  /// Reads the line that begins with a sentence at `start` and has nothing else in it; `count` bytes are lines. Returns where the next line
  /// begins, or nil where it is anything else.
  @inline(__always)
  mutating func readLine(_ bytes: RawSpan, _ start: Int, _ count: Int) -> Int? {
    guard start < count, bytes.byte(start) == 0x21 else { return nil }
    var end = start
    var parity: UInt64 = 0
    while true {
      guard end < count else { return nil }
      let word = bytes.word(end)
      let hit = Swar.zeroBytes(word ^ 0x0A0A_0A0A_0A0A_0A0A)
      if hit != 0 {
        let place = hit.trailingZeroBitCount &>> 3
        parity ^= word & Swar.lowBytes(place)
        end &+= place
        break
      }
      parity ^= word
      end &+= 8
    }
    guard end < count else { return nil }
    let following = end &+ 1
    var sum = Swar.fold(parity)
    if bytes.byte(end &- 1) == 0x0D {
      end &-= 1
      sum ^= 0x0D
    }
    guard case .sentence = read(bytes, start, end, parity: sum), self.end == end else { return nil }
    return following
  }

  /// True where the other sentence is the second part of the message of which this is the first of two.
  @inline(__always)
  func isFollowed(by other: Sentence) -> Bool {
    total == 2 && number == 1 && other.total == 2 && other.number == 2 && sequence == other.sequence
      && channel == other.channel && talker == other.talker && isOwnShip == other.isOwnShip
  }

  /// From the sequence field on. `star` is at least five bytes behind `from`.
  @inline(__always)
  private mutating func readFields(_ bytes: RawSpan, _ from: Int, _ star: Int) -> Outcome {
    var p = from
    sequence = 0
    if bytes.byte(p) != 0x2C {
      sequence = bytes.byte(p)
      p &+= 1
    }
    guard bytes.byte(p) == 0x2C else { return .reject(.badFormat) }
    p &+= 1
    channel = 0
    if bytes.byte(p) != 0x2C {
      channel = bytes.byte(p)
      p &+= 1
    }
    guard bytes.byte(p) == 0x2C else { return .reject(.badFormat) }
    payloadStart = p &+ 1
    // The fill bits: one digit, or nothing.
    fill = 0
    payloadEnd = star &- 1
    if bytes.byte(payloadEnd) != 0x2C {
      let digit = bytes.byte(payloadEnd) &- 0x30
      payloadEnd &-= 1
      guard payloadEnd >= p, bytes.byte(payloadEnd) == 0x2C else { return .reject(.badFormat) }
      guard digit <= 6 else { return .reject(.badFill) }
      fill = Int(digit)
    }
    guard payloadEnd > payloadStart else {
      return .reject(payloadEnd == payloadStart ? .emptyPayload : .badFormat)
    }
    return .sentence
  }

  /// True where the two digits behind the star at the end of the line agree with the parity of the whole line.
  @inline(__always)
  private func matches(_ bytes: RawSpan, _ star: Int, _ parity: UInt8) -> Bool {
    let high = bytes.byte(star &+ 1)
    let low = bytes.byte(star &+ 2)
    guard let wanted = Swar.hex(high, low) else { return false }
    return parity ^ 0x21 ^ 0x2A ^ high ^ low == wanted
  }
}
