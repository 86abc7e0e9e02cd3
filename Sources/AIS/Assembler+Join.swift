/// Two lines that are a whole message, joined without a slot.
extension Assembler {
  /// False where parts are kept that may belong to the message, or no slot is free: then the oldest would give way. What is too old is given
  /// up before, as by each part.
  mutating func canJoin(
    _ first: Sentence, _ tag: TagBlock, number: UInt64, _ envelope: Envelope, _ counters: inout DecoderCounters
  ) -> Bool {
    expire(now: envelope.receivedAt, line: number, &counters)
    guard !free.isEmpty, find(Self.key(first, envelope.source), tag.group, first.channel) == nil else { return false }
    expire(now: envelope.receivedAt, line: number &+ 1, &counters)
    return true
  }

  /// Lays both lines behind each other, each with a newline: the evidence of their message. They are no longer than `rawCapacity` then: the
  /// caller has seen to it.
  mutating func lay(_ first: Range<Int>, _ second: Range<Int>, _ bytes: RawSpan) {
    let base = limits.openMessages &* Self.stride
    let behind = base &+ first.count &+ 1
    let end = behind &+ second.count &+ 1
    var span = raw.mutableSpan
    var room = unsafe span.mutableBytes
    Self.copy(bytes, first, to: &room, at: base)
    room.store(0x0A, at: behind &- 1)
    Self.copy(bytes, second, to: &room, at: behind)
    room.store(0x0A, at: end &- 1)
    evidence = base..<end
  }
}
