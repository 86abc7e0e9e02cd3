/// The short way for a message in two sentences that stand in two lines, one behind the other, as nearly all do: nothing is kept for it.
extension Decoder {
  /// Takes the message whose first part was read and whose second one is the line at `cursor`; nil, and nothing done, where that line is
  /// anything else, or where parts are kept that either may belong to.
  @inline(__always)
  mutating func takePair(
    _ first: Sentence, _ tag: TagBlock, _ bytes: RawSpan, _ line: Range<Int>, _ cursor: inout Int, _ count: Int
  ) -> Completed? {
    let start = cursor
    var second = Sentence()
    guard let (block, next) = blockInFront(bytes, start, count), let following = second.readLine(bytes, next, count),
      first.isFollowed(by: second), mayJoin(first, tag, line, block, start..<second.end, number: counters.lines)
    else { return nil }
    settle(line, block, next != start, start..<second.end, following, bytes)
    cursor = following
    return join(first, second, bytes) ? interpret() : .nothing
  }

  /// Takes the message that the line at `cursor` and the one behind it are, where both are usual (`UsualPair`); nil, and nothing done but to
  /// `bits`, where not. The first sentence is at `next`; what is in front of it is `tag`, nil where that is wrong. `count` bytes are lines.
  @inline(never)
  mutating func takeUsualPair(
    _ tag: TagBlock?, _ bytes: RawSpan, _ cursor: inout Int, _ next: Int, _ count: Int
  ) -> Completed? {
    guard next <= count &- UsualPair.reach, let pair = UsualPair(bytes, next),
      let (block, place) = blockInFront(bytes, pair.following, count), place <= count &- UsualPair.secondReach,
      let following = pair.readSecond(bytes, place, to: &bits), following <= count
    else { return nil }
    let line = cursor..<pair.end
    let second = pair.following..<following &- (bytes.byte(following &- 2) == 0x0D ? 2 : 1)
    let sentence = pair.sentence
    guard line.count <= limits.lineLength,
      mayJoin(sentence, tag ?? TagBlock(), line, block, second, number: counters.lines &+ 1)
    else { return nil }
    if next != cursor, tag == nil { counters.count(.badTagBlock) }
    counters.lines &+= 1
    begin(sentence, tag ?? TagBlock())
    rawRange = 0..<0
    envelope.parts = 2
    settle(line, block, place != pair.following, second, following, bytes)
    cursor = following
    return interpret()
  }

  /// The tag block with which the line at `start` begins, nil where that is wrong, and what is behind it: `start` where there is none.
  @inline(__always)
  private func blockInFront(_ bytes: RawSpan, _ start: Int, _ count: Int) -> (TagBlock?, Int)? {
    guard bytes.byte(start) == 0x5C else { return (nil, start) }
    guard let (close, parity) = Self.close(bytes, start &+ 1, min(count, start &+ limits.lineLength)) else {
      return nil
    }
    return (TagBlock(bytes, start &+ 1, close, parity: parity), close &+ 1)
  }

  /// True where two lines, the first one the `number`th, are a message by themselves: for two parts that belong together, the tag blocks in
  /// front of them, and what the assembler keeps.
  @inline(__always)
  private mutating func mayJoin(
    _ sentence: Sentence, _ tag: TagBlock, _ first: Range<Int>, _ block: TagBlock?, _ second: Range<Int>, number: UInt64
  ) -> Bool {
    second.count <= limits.lineLength && (block?.group ?? 0) == tag.group
      && first.count &+ second.count &+ 2 <= Assembler.rawCapacity
      && assembler.canJoin(sentence, tag, number: number, envelope, &counters)
  }

  /// Counts the second line, and notes what it adds to the first one: the evidence is both lines with their ends, as they stand where those
  /// are newlines alone.
  @inline(__always)
  private mutating func settle(
    _ first: Range<Int>, _ block: TagBlock?, _ isTagged: Bool, _ second: Range<Int>, _ following: Int, _ bytes: RawSpan
  ) {
    if first.upperBound &+ 1 == second.lowerBound, bytes.byte(first.upperBound) == 0x0A,
      second.upperBound &+ 1 == following
    {
      rawRange = first.lowerBound..<following
    } else {
      assembler.lay(first, second, bytes)
    }
    counters.lines &+= 1
    counters.sentences &+= 1
    if isTagged, block == nil { counters.count(.badTagBlock) }
    if envelope.storedTagTime == .min { envelope.storedTagTime = block?.time ?? .min }
    if envelope.station.isEmpty { envelope.station = block?.station ?? StationName() }
  }

  /// Reads the payloads of both parts into `bits`.
  @inline(__always)
  private mutating func join(_ first: Sentence, _ second: Sentence, _ bytes: RawSpan) -> Bool {
    envelope.parts = 2
    var writer = BitWriter()
    let head = Armour.append(bytes, first.payloadStart, first.payloadEnd, fill: first.fill, &writer, to: &bits)
    let tail = Armour.append(bytes, second.payloadStart, second.payloadEnd, fill: second.fill, &writer, to: &bits)
    writer.finish(&bits)
    if writer.overflowed { counters.count(.messageTooLong) } else if !(head && tail) { counters.count(.badArmour) }
    return head && tail && !writer.overflowed
  }
}
