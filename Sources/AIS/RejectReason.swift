/// Why input was not delivered. Counted, never thrown: bad input stops nothing.
public enum RejectReason: Int, CaseIterable, Sendable {
  /// A line over `DecoderLimits.lineLength`.
  case lineTooLong
  /// A line with no sentence in it: noise, other protocols.
  case notASentence
  /// A VDM or VDO sentence whose fields are not where they belong.
  case badFormat
  /// No `*hh` at the end.
  case missingChecksum
  case badChecksum
  /// Part 0, part 3 of 2, and the like.
  case badPart
  /// A number of fill bits other than 0–6.
  case badFill
  case emptyPayload
  /// A character outside the six-bit armour.
  case badArmour
  /// Not even a type, repeat indicator and MMSI (38 bits).
  case tooShort
  /// Type 0 or above 27.
  case unknownType
  /// More bits or raw bytes than a message can have.
  case messageTooLong
  /// A tag block with a bad checksum or form; it is ignored, its sentence is used.
  case badTagBlock
  /// A part of a message that was there already; ignored.
  case duplicatePart
  /// An incomplete message given up because another one took its sequence number (one a message).
  case supersededMessage
  /// An incomplete message given up because of its age (one a message).
  case expiredMessage
  /// An incomplete message given up because too many were open (one a message).
  case evictedMessage

  /// A stable name for reports and metrics.
  public var name: StaticString {
    switch self {
    case .lineTooLong: "line-too-long"
    case .notASentence: "not-a-sentence"
    case .badFormat: "bad-format"
    case .missingChecksum: "missing-checksum"
    case .badChecksum: "bad-checksum"
    case .badPart: "bad-part"
    case .badFill: "bad-fill"
    case .emptyPayload: "empty-payload"
    case .badArmour: "bad-armour"
    case .tooShort: "too-short"
    case .unknownType: "unknown-type"
    case .messageTooLong: "message-too-long"
    case .badTagBlock: "bad-tag-block"
    case .duplicatePart: "duplicate-part"
    case .supersededMessage: "superseded-message"
    case .expiredMessage: "expired-message"
    case .evictedMessage: "evicted-message"
    }
  }
}
