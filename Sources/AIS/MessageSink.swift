/// Takes what a decoder delivers.
public protocol MessageSink: ~Copyable {
  /// One message.
  ///
  /// - Parameters:
  ///   - message: The values.
  ///   - envelope: When and from where it came.
  ///   - raw: The sentence as it came, tag block included and without line end; the lines of all parts in order of arrival,
  ///     each with a newline, where there were several. Valid during the call only.
  mutating func receive(_ message: Message, _ envelope: Envelope, raw: RawSpan)

  /// A position report of a class A ship (types 1, 2 and 3), nine of ten messages on the air. Where this is left out, it becomes a `Message`
  /// as all others.
  mutating func receive(_ report: PositionReport, _ envelope: Envelope, raw: RawSpan)

  /// What such a ship says of itself (type 5), the largest of what is sent often. Where this is left out, it becomes a `Message`.
  mutating func receive(_ report: StaticAndVoyage, _ envelope: Envelope, raw: RawSpan)
}

extension MessageSink where Self: ~Copyable {
  /// As any other message.
  @inlinable @inline(__always)
  public mutating func receive(_ report: PositionReport, _ envelope: Envelope, raw: RawSpan) {
    receive(.position(report), envelope, raw: raw)
  }

  /// As any other message.
  @inlinable @inline(__always)
  public mutating func receive(_ report: StaticAndVoyage, _ envelope: Envelope, raw: RawSpan) {
    receive(.staticAndVoyage(report), envelope, raw: raw)
  }
}
