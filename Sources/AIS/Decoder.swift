/// AIS: NMEA sentences in, typed messages out.
///
/// sentence → tag block → assembler → armour → bits → `Messages/*`, as in ITU-R M.1371-5 and IEC 61162-1. The module
/// imports nothing, reads no clock, holds no lock and keeps every bound it names; a message in one sentence costs no
/// allocation. Nothing on the input path traps: what can't be used is counted by `RejectReason`, and the next line is
/// read. Values stay the integers that were sent; accessors scale them, and give nil where a value is not available.
/// Checked against live recordings (AISHub, Kystverket) and gpsd's samples.
public struct Decoder: Sendable {
  /// Bytes that must be readable behind the sentences handed to `consume`: the decoder loads eight at a time.
  public static let slack = 16

  /// The bounds it was made with.
  public let limits: DecoderLimits
  /// What it has seen since it was made.
  public internal(set) var counters = DecoderCounters()
  /// The last message, where it is a position report; any other is read from `bits` when it is delivered.
  @usableFromInline var position = PositionReport(mmsi: 0)
  @usableFromInline var envelope = Envelope()
  /// Where the lines of the last message are in the chunk; empty where they are kept by the assembler.
  @usableFromInline var rawRange = 0..<0
  @usableFromInline var bits = PayloadBits()
  var lastBlock = UsualBlock()
  @usableFromInline var assembler: Assembler

  /// Nothing seen yet.
  public init(limits: DecoderLimits = DecoderLimits()) {
    self.limits = limits
    assembler = Assembler(limits)
  }

  /// Messages whose parts have not all come yet.
  public var openMessages: Int { assembler.open }

  /// Decodes whole lines and hands each message to `sink`, in order.
  ///
  /// - Parameters:
  ///   - bytes: The lines, and at least `slack` readable bytes behind them, whose content does not matter.
  ///   - count: How many bytes are lines. The last line should end with a newline; if not, it ends at `count`.
  ///   - receivedAt: When the bytes came, in milliseconds; only differences matter here.
  ///   - source: A number for the feed: parts from different sources are never put together.
  /// - Complexity: O(count). Without the slack the bytes are copied first.
  @inlinable
  public mutating func consume<Sink: MessageSink & ~Copyable>(
    _ bytes: RawSpan, count: Int, receivedAt: Int64, source: UInt16, into sink: inout Sink
  ) {
    guard count >= 0, count <= bytes.byteCount &- Self.slack else {
      consumeCopy(bytes, count: count, receivedAt: receivedAt, source: source, into: &sink)
      return
    }
    envelope.receivedAt = receivedAt
    envelope.source = source
    var cursor = 0
    while true {
      switch next(bytes, &cursor, count) {
      case .position:
        if !rawRange.isEmpty {
          sink.receive(position, envelope, raw: bytes.extracting(rawRange))
        } else {
          sink.receive(position, envelope, raw: unsafe assembler.raw.span.bytes.extracting(assembler.evidence))
        }
      case .particulars: deliverParticulars(bytes, to: &sink)
      case .other: deliverOther(bytes, to: &sink)
      case .nothing: return
      }
    }
  }

  @usableFromInline
  mutating func consumeCopy<Sink: MessageSink & ~Copyable>(
    _ bytes: RawSpan, count: Int, receivedAt: Int64, source: UInt16, into sink: inout Sink
  ) {
    let usable = min(max(count, 0), bytes.byteCount)
    var copy: [UInt8] = []
    copy.reserveCapacity(usable &+ Self.slack)
    for offset in 0..<usable { copy.append(bytes.byte(offset)) }
    for _ in 0..<Self.slack { copy.append(0x0A) }
    unsafe consume(copy.span.bytes, count: usable, receivedAt: receivedAt, source: source, into: &sink)
  }

  /// What a line completed.
  @usableFromInline
  enum Completed {
    case nothing
    /// The message in `position`.
    case position
    /// The message in `bits`, of type 5.
    case particulars
    /// The message in `bits`, of any other type.
    case other
  }

  /// Reads lines from `cursor` on until a message is complete; nothing where the lines are used up.
  @usableFromInline
  mutating func next(_ bytes: RawSpan, _ cursor: inout Int, _ count: Int) -> Completed {
    let usualEnd = limits.lineLength < UsualLine.length ? -1 : count &- UsualLine.reach
    while cursor < count {
      let completed = cursor <= usualEnd ? takeShort(bytes, &cursor, count) : takeLine(bytes, &cursor, count)
      if completed != .nothing { return completed }
    }
    return .nothing
  }

  /// Reads the line at `cursor`: the short way where it is a usual one, with a tag block or without.
  @inline(__always)
  private mutating func takeShort(_ bytes: RawSpan, _ cursor: inout Int, _ count: Int) -> Completed {
    if bytes.byte(cursor) == 0x5C {
      if let completed = takeTagged(bytes, &cursor, count) { return completed }
    } else if let completed = takeUsual(bytes, &cursor) {
      return completed
    } else if UsualPair.begins(bytes, cursor), let completed = takeUsualPair(nil, bytes, &cursor, cursor, count) {
      return completed
    }
    return takeLine(bytes, &cursor, count)
  }

  /// Reads the line at `cursor`, whatever it is.
  @inline(never)
  private mutating func takeLine(_ bytes: RawSpan, _ cursor: inout Int, _ count: Int) -> Completed {
    let start = cursor
    var p = start
    var parity: UInt64 = 0
    var end = count
    while true {
      let word = bytes.word(p)
      let hit = Swar.zeroBytes(word ^ 0x0A0A_0A0A_0A0A_0A0A)
      if hit != 0 {
        let place = hit.trailingZeroBitCount &>> 3
        parity ^= word & Swar.lowBytes(place)
        end = p &+ place
        break
      }
      parity ^= word
      p &+= 8
      if p >= count { break }
    }
    var sum = Swar.fold(parity)
    if end >= count {
      end = count
      sum = Swar.checksum(bytes, start, count)
    }
    cursor = end &+ 1
    counters.lines &+= 1
    if end > start, bytes.byte(end &- 1) == 0x0D {
      end &-= 1
      sum ^= 0x0D
    }
    if end &- start > limits.lineLength {
      counters.count(.lineTooLong)
      return .nothing
    }
    return line(bytes, start, end, sum, &cursor, count)
  }

  /// One line without its end.
  @inline(__always)
  private mutating func line(
    _ bytes: RawSpan, _ start: Int, _ end: Int, _ parity: UInt8, _ cursor: inout Int, _ count: Int
  ) -> Completed {
    if end > start, bytes.byte(start) == 0x21 {
      var sentence = Sentence()
      if case .sentence = sentence.read(bytes, start, end, parity: parity), sentence.end == end {
        return take(sentence, TagBlock(), bytes, start, &cursor, count)
      }
    }
    return oddLine(bytes, start, end, parity, &cursor, count)
  }

  /// Everything but a bare sentence: tag blocks, comments, fields or sentences behind the checksum, noise, rejects.
  /// `parity` is the exclusive or of them all.
  private mutating func oddLine(
    _ bytes: RawSpan, _ start: Int, _ end: Int, _ parity: UInt8, _ cursor: inout Int, _ count: Int
  ) -> Completed {
    guard end > start, bytes.byte(start) != 0x23 else {
      counters.comments &+= 1
      return .nothing
    }
    var p = start
    var tag = TagBlock()
    var tries = 0
    while p < end, tries < 8 {
      tries &+= 1
      switch bytes.byte(p) {
      case 0x5C:
        p = readTag(bytes, p, end, &tag)
      case 0x21:
        var sentence = Sentence()
        switch sentence.read(bytes, p, end, parity: parity ^ Swar.checksum(bytes, start, p)) {
        case .sentence:
          resume(bytes, sentence.end, end, &cursor)
          return take(sentence, tag, bytes, start, &cursor, count)
        case .other:
          counters.otherSentences &+= 1
          resume(bytes, sentence.end, end, &cursor)
          return .nothing
        case .reject(let reason):
          counters.count(reason)
          tag = TagBlock()
          p = Self.sentenceStart(bytes, p &+ 1, end)
        }
      case 0x24:
        counters.otherSentences &+= 1
        return .nothing
      default:
        p = Self.sentenceStart(bytes, p, end)
        if p == end { counters.count(.notASentence) }
      }
    }
    return .nothing
  }

  /// Reads the tag block that begins at `p`. Returns where to go on.
  private mutating func readTag(_ bytes: RawSpan, _ p: Int, _ end: Int, _ tag: inout TagBlock) -> Int {
    let close = Swar.find(0x5C, in: bytes, p &+ 1, end)
    if close < end, let block = TagBlock(bytes, p &+ 1, close) {
      tag = block
      return close &+ 1
    }
    counters.count(.badTagBlock)
    tag = TagBlock()
    return close < end ? close &+ 1 : Self.sentenceStart(bytes, p &+ 1, end)
  }

  /// Goes on within the line where another sentence stands behind the checksum.
  private mutating func resume(_ bytes: RawSpan, _ start: Int, _ end: Int, _ cursor: inout Int) {
    let next = Self.sentenceStart(bytes, start, end)
    if next < end {
      cursor = next
      counters.lines &-= 1
    }
  }

  /// The first place in `start..<end` that looks like a VDM or VDO sentence or a tag block; `end` where there is none.
  private static func sentenceStart(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Int {
    var p = start
    while p &+ 6 < end {
      let byte = bytes.byte(p)
      if byte == 0x21, bytes.byte(p &+ 3) == 0x56, bytes.byte(p &+ 4) == 0x44 { return p }
      if byte == 0x5C, bytes.byte(p &+ 2) == 0x3A { return p }
      p &+= 1
    }
    return end
  }
}
