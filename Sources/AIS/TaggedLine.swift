/// The short way for a tag block with one sentence behind it and nothing else in the line: block and sentence are each gone over once.
///
/// What is out of the ordinary in any way takes the long way from its start, and nothing of it is counted here. A block that is wrong is
/// ordinary: some stations leave the group out of the checksum of each block that has one.
extension Decoder {
  /// Takes the line at `cursor`, which begins with a backslash, and what it completes; nil where it is not of that form. `count` bytes
  /// are lines, at least `UsualLine.reach` from `cursor` on.
  @inline(never)
  mutating func takeTagged(_ bytes: RawSpan, _ cursor: inout Int, _ count: Int) -> Completed? {
    let start = cursor
    // Behind the block there must be room for a usual line, and the whole no longer than a line may be.
    let bound = min(count &- UsualLine.reach, start &+ limits.lineLength &- UsualLine.length)
    if let tag = TagBlock.usual(bytes, start, after: &lastBlock) {
      let next = start &+ TagBlock.usualLength
      guard next <= bound, let line = UsualLine(bytes, next, to: &bits) else {
        return takeOther(tag, bytes, &cursor, next, count)
      }
      return take(line, behind: tag, start, next, &cursor)
    }
    guard let (close, parity) = Self.close(bytes, start &+ 1, bound) else { return nil }
    let tag = TagBlock(bytes, start &+ 1, close, parity: parity)
    let next = close &+ 1
    if let tag, next <= bound, UsualLine.begins(bytes, next), let line = UsualLine(bytes, next, to: &bits) {
      return take(line, behind: tag, start, next, &cursor)
    }
    return takeOther(tag, bytes, &cursor, next, count)
  }

  @inline(__always)
  private mutating func takeOther(
    _ tag: TagBlock?, _ bytes: RawSpan, _ cursor: inout Int, _ next: Int, _ count: Int
  ) -> Completed? {
    if UsualPair.begins(bytes, next), let completed = takeUsualPair(tag, bytes, &cursor, next, count) {
      return completed
    }
    return takeBehind(tag, bytes, &cursor, next, count)
  }

  @inline(__always)
  private mutating func take(
    _ line: UsualLine, behind tag: TagBlock, _ start: Int, _ next: Int, _ cursor: inout Int
  ) -> Completed {
    envelope.storedTagTime = tag.time
    envelope.station = tag.station
    rawRange = start..<next &+ UsualLine.length
    cursor = next &+ line.lineLength
    return take(line)
  }

  /// The same for any other sentence at `next`, most often a part of a message in several; `tag` is nil where the block was wrong.
  @inline(never)
  private mutating func takeBehind(
    _ tag: TagBlock?, _ bytes: RawSpan, _ cursor: inout Int, _ next: Int, _ count: Int
  ) -> Completed? {
    let start = cursor
    var sentence = Sentence()
    guard let following = sentence.readLine(bytes, next, count), sentence.end &- start <= limits.lineLength else {
      return nil
    }
    cursor = following
    counters.lines &+= 1
    if tag == nil { counters.count(.badTagBlock) }
    return take(sentence, tag ?? TagBlock(), bytes, start, &cursor, count)
  }

  /// Where the tag block whose content begins at `start` ends, before `bound` and within its line, and the exclusive or of its content; nil
  /// where it does not.
  @inline(__always)
  static func close(_ bytes: RawSpan, _ start: Int, _ bound: Int) -> (Int, UInt8)? {
    var p = start
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
      guard p < bound, bytes.byte(p) == 0x5C else { return nil }
      return (p, Swar.fold(parity))
    }
    return nil
  }
}
