/// The short way for a message in two sentences that stand in two lines, one behind the other, as nearly all do: nothing is kept for it.
extension Decoder {
  /// Takes the message whose first part was read and whose second one is the line at `cursor`; nil, and nothing done, where that line is
  /// anything else, or where parts are kept that either may belong to.
  @inline(__always)
  mutating func takePair(
    _ first: Sentence, _ tag: TagBlock, _ bytes: RawSpan, _ line: Range<Int>, _ cursor: inout Int, _ count: Int
  ) -> Completed? {
    let start = cursor
    var next = start
    var block: TagBlock?
    if bytes.byte(start) == 0x5C {
      let bound = min(count, start &+ limits.lineLength)
      guard let (close, parity) = Self.close(bytes, start &+ 1, bound) else { return nil }
      block = TagBlock(bytes, start &+ 1, close, parity: parity)
      next = close &+ 1
    }
    var second = Sentence()
    guard let following = second.readLine(bytes, next, count), second.end &- start <= limits.lineLength,
      first.isFollowed(by: second), (block?.group ?? 0) == tag.group,
      line.count &+ second.end &- start &+ 2 <= Assembler.rawCapacity,
      assembler.canJoin(first, tag, number: counters.lines, envelope, &counters)
    else { return nil }
    // The evidence is both lines with their ends: as they stand where those are newlines alone.
    if line.upperBound &+ 1 == start, bytes.byte(line.upperBound) == 0x0A, second.end &+ 1 == following {
      rawRange = line.lowerBound..<following
    } else {
      assembler.lay(line, start..<second.end, bytes)
    }
    cursor = following
    counters.lines &+= 1
    counters.sentences &+= 1
    if next != start, block == nil { counters.count(.badTagBlock) }
    if tag.time == .min { envelope.storedTagTime = block?.time ?? .min }
    if tag.station.isEmpty { envelope.station = block?.station ?? StationName() }
    return join(first, second, bytes) ? interpret() : .nothing
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
