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
}
