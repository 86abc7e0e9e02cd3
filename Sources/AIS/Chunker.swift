/// Cuts a torn stream into chunks that keep the decoder's contract: whole lines, with `Decoder.slack` readable bytes behind.
///
/// What lies between two reads is kept, at most one line of `lineLength` and a little: memory is flat whatever comes. A
/// longer line is cut to `lineLength` + 1 bytes, so that the decoder counts it as too long, once.
public struct Chunker: Sendable {
  /// Bytes of a line that are kept.
  public let lineLength: Int
  /// The unfinished line, and room for the slack.
  private var held: [UInt8]
  private var heldCount = 0

  /// Nothing held yet; `lineLength` as the decoder's limit, at least 16.
  public init(lineLength: Int = DecoderLimits().lineLength) {
    self.lineLength = max(lineLength, 16)
    held = Array(repeating: 0x0A, count: self.lineLength + 2 + Decoder.slack)
  }

  /// Bytes of an unfinished line.
  public var pending: Int { heldCount }

  /// Takes the next bytes of the stream and calls `body` with each chunk they complete: the bytes and how many of them are
  /// lines. Most of the input is handed on without a copy.
  public mutating func append(_ bytes: RawSpan, _ body: (RawSpan, Int) -> Void) {
    let total = bytes.byteCount
    var p = 0
    if heldCount > 0 { p = fill(bytes, p, total, body) }
    // Whole lines that have the slack behind them where they lie.
    let direct = lastLineEnd(bytes, p, total &- Decoder.slack)
    if direct > p {
      body(bytes.extracting(p..<total), direct &- p)
      p = direct
    }
    while p < total { p = fill(bytes, p, total, body) }
  }

  /// Takes a datagram, whose last line ends with it whether or not there is a newline.
  public mutating func appendDatagram(_ bytes: RawSpan, _ body: (RawSpan, Int) -> Void) {
    append(bytes, body)
    finish(body)
  }

  /// Ends the unfinished line: at the end of a file or a connection.
  public mutating func finish(_ body: (RawSpan, Int) -> Void) {
    if heldCount > 0 { flush(body) }
  }

  /// Adds to the held line up to its end. Returns where to go on.
  private mutating func fill(_ bytes: RawSpan, _ start: Int, _ total: Int, _ body: (RawSpan, Int) -> Void) -> Int {
    var p = start
    while p < total {
      let byte = bytes.byte(p)
      p &+= 1
      if byte == 0x0A {
        flush(body)
        return p
      }
      if heldCount <= lineLength {
        held[heldCount] = byte
        heldCount &+= 1
      } else if held[lineLength] == 0x0D {
        // Cut here it would look like the end of a line that is just not too long.
        held[lineLength] = 0
      }
    }
    return p
  }

  private mutating func flush(_ body: (RawSpan, Int) -> Void) {
    held[heldCount] = 0x0A
    unsafe body(held.span.bytes, heldCount &+ 1)
    heldCount = 0
  }

  /// The offset behind the last newline in `start..<end`, or `start`.
  private func lastLineEnd(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Int {
    var p = end
    while p > start {
      if bytes.byte(p &- 1) == 0x0A { return p }
      p &-= 1
    }
    return start
  }
}

extension Decoder {
  /// Decodes the next bytes of a torn stream: `append` of the chunker and `consume` of what it yields.
  @inlinable
  public mutating func consume<Sink: MessageSink & ~Copyable>(
    _ bytes: RawSpan, through chunker: inout Chunker, receivedAt: Int64, source: UInt16, into sink: inout Sink
  ) {
    chunker.append(bytes) { chunk, count in
      consume(chunk, count: count, receivedAt: receivedAt, source: source, into: &sink)
    }
  }

  /// Decodes the line that a stream left unfinished.
  @inlinable
  public mutating func finish<Sink: MessageSink & ~Copyable>(
    _ chunker: inout Chunker, receivedAt: Int64, source: UInt16, into sink: inout Sink
  ) {
    chunker.finish { chunk, count in
      consume(chunk, count: count, receivedAt: receivedAt, source: source, into: &sink)
    }
  }
}
