package import Units

extension MIMEMessage {
  /// A message of ours once more, as a new one: its content byte for byte, with another Message-ID, date, subject and addressees, and a
  /// reference to the first. A server that knows the first one's id would drop a second copy of it.
  ///
  /// - Parameter original: a message that this module rendered.
  /// - Throws: what a draft's addresses and ids are refused for.
  package init(
    resending original: [UInt8], of originalID: String, as messageID: String, to: [MailDraft.Mailbox], subject: String,
    date: Instant, utcOffset: Int
  ) throws(MailDraftError) {
    guard !to.isEmpty else { throw .noRecipients }
    for mailbox in to where !MailText.isAddress(mailbox.address) {
      throw .badAddress(mailbox.address.printable(limit: 100))
    }
    for id in [messageID, originalID] where !MailText.isMessageID(id) {
      throw .badMessageID(id.printable(limit: 100))
    }
    let (fields, rest) = Self.header(of: original)
    var writer = HeaderWriter()
    let renewed: Set<String> = ["to", "subject", "date", "message-id", "in-reply-to", "references"]
    for field in fields where field.name == "from" { writer.bytes += field.bytes }
    writer.field("To", to.map { [$0.address] })
    writer.field("Subject", [MailText.words(subject.printable(limit: MailDraft.Limits.shownText))])
    writer.field("Date", [[MailDate.text(date, utcOffset: utcOffset)]])
    writer.field("Message-ID", [["<\(messageID)>"]])
    writer.field("In-Reply-To", [["<\(originalID)>"]])
    writer.field("References", [["<\(originalID)>"]])
    for field in fields where field.name != "from" && !renewed.contains(field.name) { writer.bytes += field.bytes }
    self.init(messageID: messageID, bytes: writer.bytes + rest)
  }

  /// The header's fields as they stand, folded lines together, and the rest from the empty line on.
  private static func header(of bytes: [UInt8]) -> (
    fields: [(name: String, bytes: ArraySlice<UInt8>)], ArraySlice<UInt8>
  ) {
    var fields: [(name: String, bytes: ArraySlice<UInt8>)] = []
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.endIndex
      let line = bytes[start..<end]
      if line.first == 0x0D || line.first == 0x0A { break }
      if line.first == 0x20 || line.first == 0x09, !fields.isEmpty {
        let last = fields[fields.count - 1].bytes
        fields[fields.count - 1].bytes = bytes[last.startIndex..<end]
      } else {
        let name = String(decoding: line.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self).lowercased()
        fields.append((name, line))
      }
      start = end
    }
    return (fields, bytes[start...])
  }
}
