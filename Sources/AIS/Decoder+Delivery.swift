/// What is no position goes to the sink from the bits it came in, and is not kept by the decoder.
extension Decoder {
  /// Hands on what a ship says of itself, with the bytes it came in: its fields go from the bits to the sink, without a report in between.
  @inlinable @inline(never)
  mutating func deliverParticulars<Sink: MessageSink & ~Copyable>(_ bytes: RawSpan, to sink: inout Sink) {
    if !rawRange.isEmpty {
      sink.receive(StaticAndVoyage(bits), envelope, raw: bytes.extracting(rawRange))
    } else {
      let raw = unsafe assembler.raw.span.bytes.extracting(assembler.evidence)
      sink.receive(StaticAndVoyage(bits), envelope, raw: raw)
    }
  }

  /// Hands on anything else, with the bytes it came in.
  @inlinable @inline(never)
  mutating func deliverOther<Sink: MessageSink & ~Copyable>(_ bytes: RawSpan, to sink: inout Sink) {
    let message = otherMessage()
    if !rawRange.isEmpty {
      sink.receive(message, envelope, raw: bytes.extracting(rawRange))
    } else {
      sink.receive(message, envelope, raw: unsafe assembler.raw.span.bytes.extracting(assembler.evidence))
    }
  }
}
