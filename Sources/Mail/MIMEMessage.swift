import Units

/// A rendered message: the immutable bytes that are stored once and sent to each recipient (D10).
///
/// One draft gives the same bytes each time: the date is given and the boundaries are derived from the Message-ID.
/// All of it is ASCII with CRLF and text in base64, so no relay has cause to re-encode it and no line begins with a
/// dot. The shape is the least that holds the draft: `text/plain`, or `multipart/alternative` with HTML, inside
/// `multipart/mixed` when something is attached.
package struct MIMEMessage: Sendable, Hashable {
  /// Without angle brackets.
  package let messageID: String
  package let bytes: [UInt8]

  init(messageID: String, bytes: [UInt8]) {
    self.messageID = messageID
    self.bytes = bytes
  }

  package init(_ draft: MailDraft) throws(MailDraftError) {
    try draft.check()
    messageID = draft.messageID
    var writer = HeaderWriter()
    draft.writeHeaders(to: &writer)
    draft.writeBody(to: &writer)
    guard writer.bytes.count <= MailDraft.Limits.messageBytes else {
      throw .tooMuch(what: "bytes", limit: MailDraft.Limits.messageBytes)
    }
    bytes = writer.bytes
  }
}

extension MailDraft {
  fileprivate func check() throws(MailDraftError) {
    guard !to.isEmpty else { throw .noRecipients }
    try MailDraft.limit(to.count, Limits.recipients, "recipients")
    try MailDraft.limit(references.count, Limits.references, "references")
    try MailDraft.limit(attachments.count, Limits.attachments, "attachments")
    try MailDraft.limit(marks.count, Limits.marks, "marks")
    for mailbox in [from] + to where !MailText.isAddress(mailbox.address) {
      throw .badAddress(mailbox.address.printable(limit: 100))
    }
    for id in [messageID] + references where !MailText.isMessageID(id) {
      throw .badMessageID(id.printable(limit: 100))
    }
    for mark in marks where !MailText.isToken(mark.name) { throw .badMark(mark.name.printable(limit: 100)) }
    var size = 0
    for attachment in attachments {
      guard MailText.isMimeType(attachment.mimeType) else {
        throw .badMimeType(attachment.mimeType.printable(limit: 100))
      }
      let name = attachment.filename
      guard !name.isEmpty, name.utf8.count <= Limits.filenameBytes else {
        throw .badFilename(name.printable(limit: 100))
      }
      size += attachment.bytes.count
    }
    // Before anything is encoded: base64 adds a third.
    guard size <= Limits.messageBytes / 4 * 3 else { throw .tooMuch(what: "bytes", limit: Limits.messageBytes) }
  }

  private static func limit(_ count: Int, _ limit: Int, _ what: String) throws(MailDraftError) {
    guard count <= limit else { throw .tooMuch(what: what, limit: limit) }
  }

  fileprivate func writeHeaders(to writer: inout HeaderWriter) {
    writer.field("From", [from.words])
    writer.field("To", to.map(\.words))
    writer.field("Subject", [MailText.words(subject.printable(limit: Limits.shownText))])
    writer.field("Date", [[MailDate.text(date, utcOffset: utcOffset)]])
    writer.field("Message-ID", [["<\(messageID)>"]])
    if let answered = references.last {
      writer.field("In-Reply-To", [["<\(answered)>"]])
      writer.field("References", [references.map { "<\($0)>" }])
    }
    // RFC 3834: no holiday note is wanted in answer.
    writer.field("Auto-Submitted", [["auto-generated"]])
    if importance != .normal {
      writer.field("Importance", [[importance.rawValue]])
      writer.field("X-Priority", [[importance == .high ? "1" : "5"]])
    }
    for mark in marks {
      writer.field("X-Watchroom-\(mark.name)", [MailText.words(mark.value.printable(limit: Limits.shownText))])
    }
    writer.field("MIME-Version", [["1.0"]])
  }

  fileprivate func writeBody(to writer: inout HeaderWriter) {
    guard !attachments.isEmpty else { return writeContent(to: &writer) }
    let boundary = boundary("mixed")
    writer.field("Content-Type", [["multipart/mixed;", "boundary=\"\(boundary)\""]])
    writer.line("")
    writer.line("--\(boundary)")
    writeContent(to: &writer)
    for attachment in attachments {
      writer.line("--\(boundary)")
      let name = String(attachment.filename.printable(limit: .max).map { $0 == "/" || $0 == "\\" ? "_" : $0 })
      writer.field("Content-Type", [[attachment.mimeType]])
      writer.field("Content-Transfer-Encoding", [["base64"]])
      writer.field("Content-Disposition", [["attachment;", MailText.filenameParameter(name)]])
      writer.line("")
      Base64.appendLines(attachment.bytes, to: &writer.bytes)
    }
    writer.line("--\(boundary)--")
  }

  private func writeContent(to writer: inout HeaderWriter) {
    guard let html else { return MailDraft.writeText(text, "plain", to: &writer) }
    let boundary = boundary("alternative")
    writer.field("Content-Type", [["multipart/alternative;", "boundary=\"\(boundary)\""]])
    writer.line("")
    writer.line("--\(boundary)")
    MailDraft.writeText(text, "plain", to: &writer)
    writer.line("--\(boundary)")
    MailDraft.writeText(html, "html", to: &writer)
    writer.line("--\(boundary)--")
  }

  private static func writeText(_ text: String, _ subtype: String, to writer: inout HeaderWriter) {
    writer.field("Content-Type", [["text/\(subtype); charset=utf-8"]])
    writer.field("Content-Transfer-Encoding", [["base64"]])
    writer.line("")
    Base64.appendLines(canonicalLines(text), to: &writer.bytes)
  }

  /// UTF-8 with every kind of line end made CRLF (RFC 2045 6.8 asks it before base64).
  private static func canonicalLines(_ text: String) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count + text.utf8.count / 32)
    var afterReturn = false
    for byte in text.utf8 {
      if byte == 0x0A, afterReturn {
        afterReturn = false
        continue
      }
      afterReturn = byte == 0x0D
      if byte == 0x0A || byte == 0x0D { output += [0x0D, 0x0A] } else { output.append(byte) }
    }
    return output
  }

  /// `=_` can't occur in base64, so no part can hold a line that looks like it.
  private func boundary(_ part: String) -> String {
    "=_watchroom_\(part)_" + Fingerprint.hex("\(messageID)/\(part)")
  }
}

extension MailDraft.Mailbox {
  /// The words of one mailbox in a header.
  fileprivate var words: [String] {
    let shown = (name ?? "").printable(limit: MailDraft.Limits.shownText)
    return shown.isEmpty ? [address] : MailText.phrase(shown) + ["<\(address)>"]
  }
}

/// Writes header fields, folded where a line would pass 78 octets.
struct HeaderWriter {
  var bytes: [UInt8] = []

  mutating func line(_ text: String) {
    bytes += Array(text.utf8)
    bytes.append(0x0D)
    bytes.append(0x0A)
  }

  /// A field of `items` separated by commas, each of words separated by spaces.
  mutating func field(_ name: String, _ items: [[String]]) {
    var current = name + ":"
    for (index, item) in items.enumerated() {
      for (place, word) in item.enumerated() {
        let text = place == item.count - 1 && index < items.count - 1 ? word + "," : word
        // A line of white space alone would be no continuation (RFC 5322 3.2.2), so empty words never begin one.
        let isFirst = index == 0 && place == 0
        if current.utf8.count + 1 + text.utf8.count > 78, !isFirst, !word.isEmpty {
          line(current)
          current = ""
        }
        current += " " + text
      }
    }
    line(current)
  }
}

/// RFC 5322 3.3 dates.
enum MailDate {
  private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// `Sun, 22 Nov 2026 19:00:05 +0800`
  static func text(_ instant: Instant, utcOffset: Int) -> String {
    let minutes = utcOffset / 60
    let (date, time) = CivilZone(identifier: "", firstOffset: minutes * 60).civil(instant)
    let c = date.components
    let clock = [time.seconds / 3600, time.seconds / 60 % 60, time.seconds % 60].map { padded($0, 2) }
    let zone = (minutes < 0 ? "-" : "+") + padded(abs(minutes) / 60, 2) + padded(abs(minutes) % 60, 2)
    let day = "\(days[date.weekday - 1]), \(padded(c.day, 2)) \(months[c.month - 1]) \(padded(c.year, 4))"
    return "\(day) \(clock.joined(separator: ":")) \(zone)"
  }

  /// The date, as its sender wrote it, in the `Date:` field of a rendered message; nil where there is none.
  static func date(inHeaderOf message: [UInt8]) -> CivilDate? {
    for line in message.prefix(16_384).split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.isEmpty || line.first == 0x0D { return nil }
      let text = String(decoding: line, as: UTF8.self)
      guard text.lowercased().hasPrefix("date:") else { continue }
      let words = text.dropFirst(5).split { $0 == " " || $0 == "," || $0 == "\r" || $0 == "\r\n" }
      guard words.count >= 4, let day = Int(words[1]), let year = Int(words[3]),
        let month = months.firstIndex(of: String(words[2]))
      else { return nil }
      return CivilDate(year: year, month: month + 1, day: day)
    }
    return nil
  }
}

/// 64 bits of FNV-1a: tells names apart. It protects nothing.
enum Fingerprint {
  static func hex(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 {
      hash ^= UInt64(byte)
      hash = hash &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
