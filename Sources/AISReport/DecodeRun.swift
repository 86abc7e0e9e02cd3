package import AIS

/// The work of `watchroom decode` without its files: bytes in, bytes to print and totals out.
///
/// Feed it what was read, in order and cut anywhere; print and clear `output` as often as you like; `finish` at the end of
/// each file. The digest is over the decoded values and so the same in every format.
package struct DecodeRun: Sendable {
  package enum Format: String, Sendable, CaseIterable {
    /// One JSON object a line.
    case json
    /// The same with the integers that were sent.
    case unscaled
    /// Nothing but the totals; every field is decoded all the same.
    case none
  }

  private var decoder: Decoder
  private var chunker: Chunker
  private var sink: ReportSink
  private var source: UInt16 = 0

  package init(format: Format, device: String = "stdin", limits: DecoderLimits = DecoderLimits()) {
    decoder = Decoder(limits: limits)
    chunker = Chunker(lineLength: limits.lineLength)
    sink = ReportSink(
      writesJSON: format != .none, output: JSONOutput(device: device, isScaled: format != .unscaled))
  }

  /// Begins another file: its parts are not put together with those of the one before.
  package mutating func begin(device: String) {
    source &+= 1
    sink.output.setDevice(device)
  }

  /// Decodes the next bytes.
  package mutating func feed(_ bytes: RawSpan) {
    decoder.consume(bytes, through: &chunker, receivedAt: 0, source: source, into: &sink)
  }

  /// Decodes a last line that has no newline.
  package mutating func finish() {
    decoder.finish(&chunker, receivedAt: 0, source: source, into: &sink)
  }

  /// What there is to print; `output.count` bytes of `output.bytes`.
  package var output: JSONOutput { sink.output }

  /// Hands on what there is to print and forgets it.
  package mutating func drain<Failure: Error>(_ body: (RawSpan) throws(Failure) -> Void) throws(Failure) {
    guard sink.output.count > 0 else { return }
    try unsafe body(sink.output.bytes.span.bytes.extracting(first: sink.output.count))
    sink.output.clear()
  }

  package var totals: DecodeTotals {
    DecodeTotals(counters: decoder.counters, incomplete: decoder.openMessages, digest: sink.digest.value)
  }
}

/// Takes the messages of a run.
struct ReportSink: MessageSink, Sendable {
  let writesJSON: Bool
  var output: JSONOutput
  var digest = FieldDigest()

  init(writesJSON: Bool, output: JSONOutput) {
    self.writesJSON = writesJSON
    self.output = output
  }

  @inline(__always)
  mutating func receive(_ message: Message, _ envelope: Envelope, raw: RawSpan) {
    digest.add(message)
    if writesJSON { output.append(message) }
  }

  @inline(__always)
  mutating func receive(_ report: PositionReport, _ envelope: Envelope, raw: RawSpan) {
    digest.add(report)
    if writesJSON { output.append(report) }
  }

  @inline(__always)
  mutating func receive(_ report: StaticAndVoyage, _ envelope: Envelope, raw: RawSpan) {
    digest.add(report)
    if writesJSON { output.append(report) }
  }
}
