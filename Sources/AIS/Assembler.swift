/// Puts together messages that come in several sentences: parts in any order, interleaved, doubled.
///
/// Messages are told apart by source, tag group, talker, sequence number, channel and number of parts. Bounded in number
/// (the oldest gives way) and in age. The raw lines are kept until the message is complete: they are its evidence.
@usableFromInline
struct Assembler: Sendable {
  /// Raw bytes a message may have: nine parts of a sentence's 82 characters and their tag blocks.
  static let rawCapacity = 1_280
  static let stride = rawCapacity + Decoder.slack

  let limits: DecoderLimits
  private var slots: [Slot]
  /// `Assembler.stride` bytes a slot, and behind them as many for two lines that are joined at once.
  @usableFromInline var raw: [UInt8]
  /// Where in `raw` the lines of the message completed last are, each with a newline behind it.
  @usableFromInline var evidence = 0..<0
  /// Slots in use, oldest first.
  private var order: [Int]
  private(set) var free: [Int]
  /// Up to and with this time and this line no slot grows too old.
  private var youngUntil = Int64.max
  private var youngUntilLine = UInt64.max

  init(_ limits: DecoderLimits) {
    self.limits = limits
    let count = limits.openMessages
    slots = Array(repeating: Slot(), count: count)
    raw = Array(repeating: 0, count: (count &+ 1) &* Self.stride &+ Decoder.slack)
    order = []
    order.reserveCapacity(count)
    free = Array((0..<count).reversed())
  }

  /// Messages waiting for parts.
  var open: Int {
    var count = 0
    for slot in order where !slots[slot].isDone { count &+= 1 }
    return count
  }

  /// Takes one part. True where it completes its message: then `bits` and `envelope` hold it.
  mutating func add(
    _ sentence: Sentence, _ tag: TagBlock, _ bytes: RawSpan, line: Range<Int>, number: UInt64,
    _ envelope: inout Envelope, _ counters: inout DecoderCounters, to bits: inout PayloadBits
  ) -> Bool {
    expire(now: envelope.receivedAt, line: number, &counters)
    let key = Self.key(sentence, envelope.source)
    let bit: UInt16 = 1 &<< UInt16(sentence.number &- 1)
    var slot = find(key, tag.group, sentence.channel)
    if let known = slot {
      let isSame = slots[known].received & bit != 0 && sameText(known, sentence, bytes)
      if isSame, !slots[known].isDone || slots[known].doubled & bit == 0 {
        slots[known].doubled |= bit
        counters.count(.duplicatePart)
        if slots[known].doubled == slots[known].received, slots[known].isDone { release(known) }
        return false
      }
      // A last part behind a message put together in reverse: its own first part may have been taken for that one's.
      let isLeftOver = slots[known].isDone && slots[known].isReversed && sentence.number > 1
      if slots[known].isDone || slots[known].received & bit != 0 || isMismatch(known, sentence, bytes) {
        if !slots[known].isDone || isLeftOver { counters.count(.supersededMessage) }
        release(known)
        if isLeftOver { return false }
        slot = nil
      }
    }
    let place = slot ?? begin(key, tag.group, sentence, envelope.receivedAt, number, &counters)
    guard store(place, sentence, bit, tag, bytes, line) else {
      counters.count(.messageTooLong)
      release(place)
      return false
    }
    guard slots[place].received == (1 &<< UInt16(sentence.total)) &- 1 else { return false }
    return complete(place, &envelope, &counters, to: &bits)
  }

  static func key(_ sentence: Sentence, _ source: UInt16) -> UInt64 {
    let key = UInt64(source) &<< 32 | UInt64(sentence.talker) &<< 16 | UInt64(sentence.sequence) &<< 8
    return key | UInt64(sentence.total) | (sentence.isOwnShip ? 0x80 : 0)
  }

  /// The slot of a key; a missing channel agrees with any.
  func find(_ key: UInt64, _ group: UInt32, _ channel: UInt8) -> Int? {
    var loose: Int?
    for slot in order where slots[slot].key == key && slots[slot].group == group {
      let other = slots[slot].channel
      if other == channel { return slot }
      if other == 0 || channel == 0 { loose = slot }
    }
    return loose
  }

  private mutating func begin(
    _ key: UInt64, _ group: UInt32, _ sentence: Sentence, _ now: Int64, _ line: UInt64,
    _ counters: inout DecoderCounters
  ) -> Int {
    if free.isEmpty, let oldest = order.first {
      if !slots[oldest].isDone { counters.count(.evictedMessage) }
      release(oldest)
    }
    let place = free.popLast() ?? 0
    order.append(place)
    slots[place].begin(key, group, sentence, now, line)
    keepYoung(now, line, isWaiting: sentence.number == 1)
    return place
  }

  private mutating func release(_ place: Int) {
    for index in order.indices where order[index] == place {
      order.remove(at: index)
      free.append(place)
      return
    }
  }

  /// Copies the part's line behind those that are there. False where there is no room.
  private mutating func store(
    _ place: Int, _ sentence: Sentence, _ bit: UInt16, _ tag: TagBlock, _ bytes: RawSpan, _ line: Range<Int>
  ) -> Bool {
    let at = slots[place].rawCount
    guard at &+ line.count &+ 1 <= Self.rawCapacity else { return false }
    let base = place &* Self.stride &+ at
    var span = raw.mutableSpan
    var room = unsafe span.mutableBytes
    Self.copy(bytes, line, to: &room, at: base)
    room.store(0x0A, at: base &+ line.count)
    slots[place].take(sentence, bit, tag, line, at: at)
    return true
  }

  /// Copies eight bytes at a time: both have the decoder's slack behind them, and what is written over the end is room.
  @inline(__always)
  static func copy(_ bytes: RawSpan, _ range: Range<Int>, to room: inout MutableRawSpan, at base: Int) {
    var offset = 0
    while offset < range.count {
      room.store(bytes.word(range.lowerBound &+ offset), at: base &+ offset)
      offset &+= 8
    }
  }

  /// True where the slot's part of the same number has the same payload and fill bits.
  private func sameText(_ place: Int, _ sentence: Sentence, _ bytes: RawSpan) -> Bool {
    let part = slots[place].parts[Int(sentence.number) &- 1]
    let length = Int(part.end) &- Int(part.start)
    guard length == sentence.payloadEnd &- sentence.payloadStart, Int(part.fill) == sentence.fill else { return false }
    let base = place &* Self.stride &+ Int(part.start)
    let kept = unsafe raw.span.bytes
    var offset = 0
    while offset < length {
      let differs = kept.word(base &+ offset) ^ bytes.word(sentence.payloadStart &+ offset)
      if differs & (length &- offset < 8 ? Swar.lowBytes(length &- offset) : .max) != 0 { return false }
      offset &+= 8
    }
    return true
  }

  /// True where the first part of a type 5 comes to a last part that was there before it, and the two do not make the
  /// 424 bits of that type: the last part is an orphan of another message.
  private func isMismatch(_ place: Int, _ sentence: Sentence, _ bytes: RawSpan) -> Bool {
    guard sentence.number == 1, sentence.total == 2, bytes.byte(sentence.payloadStart) == 0x35 else { return false }
    let tail = slots[place].parts[1]
    let characters = Int(tail.end) &- Int(tail.start) &+ sentence.payloadEnd &- sentence.payloadStart
    let count = characters &* 6 &- Int(tail.fill)
    return count < 422 || count > 426
  }

  /// Takes the bits of all parts in their order.
  private mutating func complete(
    _ place: Int, _ envelope: inout Envelope, _ counters: inout DecoderCounters, to bits: inout PayloadBits
  ) -> Bool {
    let (isClean, isTooLong) = gather(place, &envelope, to: &bits)
    evidence = place &* Self.stride..<place &* Self.stride &+ slots[place].rawCount
    let isHalfDoubled = slots[place].doubled != 0 && slots[place].doubled != slots[place].received
    if isHalfDoubled || slots[place].isReversed {
      slots[place].isDone = true
    } else {
      release(place)
    }
    if isTooLong { counters.count(.messageTooLong) } else if !isClean { counters.count(.badArmour) }
    return isClean && !isTooLong
  }

  /// The bits of all parts, and what is known of the message: whether every character belongs to the armour, and whether there were more
  /// bits than a message has room for.
  @inline(__always)
  private func gather(_ place: Int, _ envelope: inout Envelope, to bits: inout PayloadBits) -> (Bool, Bool) {
    var writer = BitWriter()
    var isClean = true
    let base = place &* Self.stride
    // Read where they are: the array's own subscript would copy all parts for each of them.
    let slots = slots.span
    for index in 0..<Int(slots[place].total) {
      let part = slots[place].parts[index]
      isClean =
        unsafe Armour.append(
          raw.span.bytes, base &+ Int(part.start), base &+ Int(part.end), fill: Int(part.fill), &writer, to: &bits)
        && isClean
    }
    writer.finish(&bits)
    envelope.parts = slots[place].total
    envelope.channel = slots[place].channel
    envelope.storedTagTime = slots[place].tagTime
    envelope.station = slots[place].station
    return (isClean, writer.overflowed)
  }

  /// Gives up what has waited too long.
  @inline(__always)
  mutating func expire(now: Int64, line: UInt64, _ counters: inout DecoderCounters) {
    if now > youngUntil || line > youngUntilLine { expireOld(now: now, line: line, &counters) }
  }

  @inline(never)
  private mutating func expireOld(now: Int64, line: UInt64, _ counters: inout DecoderCounters) {
    youngUntil = .max
    youngUntilLine = .max
    var index = 0
    while index < order.count {
      let place = order[index]
      let isWaiting = slots[place].received & 1 != 0 && !slots[place].isReversed
      let age = now &- slots[place].openedAt
      let lines = Int(truncatingIfNeeded: line &- slots[place].openedOnLine)
      let isOld =
        isWaiting
        ? age > limits.age || lines > limits.ageInLines
        : age > limits.orphanAge || lines > limits.orphanAgeInLines
      if isOld {
        if !slots[place].isDone { counters.count(.expiredMessage) }
        release(place)
      } else {
        keepYoung(slots[place].openedAt, slots[place].openedOnLine, isWaiting: isWaiting)
        index &+= 1
      }
    }
  }

  /// Notes until when a slot that was opened then is not too old. Whether its first part came first is known from its beginning.
  private mutating func keepYoung(_ openedAt: Int64, _ line: UInt64, isWaiting: Bool) {
    let lines = isWaiting ? limits.ageInLines : limits.orphanAgeInLines
    youngUntil = min(youngUntil, openedAt &+ (isWaiting ? limits.age : limits.orphanAge))
    youngUntilLine = min(youngUntilLine, line &+ UInt64(max(lines, 0)))
  }
}
