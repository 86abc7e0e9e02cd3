/// What the assembler keeps of a message whose parts have not all come.
extension Assembler {
  /// Where a part's payload stands in the slot's raw bytes.
  struct Part {
    var start: UInt16 = 0
    var end: UInt16 = 0
    var fill: UInt8 = 0
  }

  /// A message.
  struct Slot {
    var key: UInt64 = 0
    var group: UInt32 = 0
    var channel: UInt8 = 0
    var total: UInt8 = 0
    /// A bit a part: received; received twice.
    var received: UInt16 = 0
    var doubled: UInt16 = 0
    /// Delivered; kept only to recognise parts that come too late.
    var isDone = false
    /// Its first part came after another one.
    var isReversed = false
    var openedAt: Int64 = 0
    var openedOnLine: UInt64 = 0
    var rawCount = 0
    var tagTime: Int64 = .min
    var station = StationName()
    /// Of those that are not received, whatever was there before.
    var parts: InlineArray<9, Part> = InlineArray(repeating: Part())

    /// Becomes that of a message of which nothing is there yet.
    mutating func begin(_ key: UInt64, _ group: UInt32, _ sentence: Sentence, _ now: Int64, _ line: UInt64) {
      self.key = key
      self.group = group
      channel = sentence.channel
      total = sentence.total
      received = 0
      doubled = 0
      isDone = false
      isReversed = false
      openedAt = now
      openedOnLine = line
      rawCount = 0
      tagTime = .min
      station = StationName()
    }

    /// A part's line stands at `at` of the slot's raw bytes.
    @inline(__always)
    mutating func take(_ sentence: Sentence, _ bit: UInt16, _ tag: TagBlock, _ line: Range<Int>, at: Int) {
      let shift = at &- line.lowerBound
      parts[Int(sentence.number) &- 1] = Part(
        start: UInt16(truncatingIfNeeded: sentence.payloadStart &+ shift),
        end: UInt16(truncatingIfNeeded: sentence.payloadEnd &+ shift), fill: UInt8(truncatingIfNeeded: sentence.fill))
      rawCount = at &+ line.count &+ 1
      if bit == 1, received != 0 { isReversed = true }
      received |= bit
      if channel == 0 { channel = sentence.channel }
      if tagTime == .min { tagTime = tag.time }
      if station.isEmpty { station = tag.station }
    }
  }
}
