package import Units

/// A mail before it is rendered: what it says and to whom, as values. Free text in it (subject, names, file names) is
/// made harmless where it must be, since a notice is not lost over a stray line break; addresses, identifiers and
/// types that are not as they should be are refused (`MailDraftError`).
package struct MailDraft: Sendable, Hashable {
  package enum Importance: String, Sendable, Hashable, Codable { case low, normal, high }

  /// The sender's address, and what is shown for it.
  package var from: Mailbox
  /// All recipients, as the message shows them: the same bytes go to each of them (D10).
  package var to: [Mailbox]
  package var subject: String
  package var date: Instant
  /// Seconds east of UTC in which the date is written.
  package var utcOffset: Int
  /// Unique for ever, without angle brackets: `…@host`.
  package var messageID: String
  /// Message-IDs of the thread this belongs to, the oldest first; the last is what this answers.
  package var references: [String]
  package var text: String
  package var html: String?
  package var attachments: [Attachment]
  package var importance: Importance
  /// `X-Watchroom-…` headers: the part of the name behind the prefix, and the value.
  package var marks: [Mark]

  package init(
    from: Mailbox, to: [Mailbox], subject: String, date: Instant, utcOffset: Int, messageID: String,
    references: [String] = [], text: String, html: String? = nil, attachments: [Attachment] = [],
    importance: Importance = .normal, marks: [Mark] = []
  ) {
    self.from = from
    self.to = to
    self.subject = subject
    self.date = date
    self.utcOffset = utcOffset
    self.messageID = messageID
    self.references = references
    self.text = text
    self.html = html
    self.attachments = attachments
    self.importance = importance
    self.marks = marks
  }

  /// An address and the name shown for it.
  package struct Mailbox: Sendable, Hashable {
    package var name: String?
    package var address: String
    package init(_ address: String, name: String? = nil) {
      self.address = address
      self.name = name
    }
  }

  package struct Attachment: Sendable, Hashable {
    /// As people see it; `/`, `\` and control characters become `_`.
    package var filename: String
    /// `text/csv; charset=utf-8`, `application/pdf` …
    package var mimeType: String
    package var bytes: [UInt8]
    package init(filename: String, mimeType: String, bytes: [UInt8]) {
      self.filename = filename
      self.mimeType = mimeType
      self.bytes = bytes
    }
  }

  /// One `X-Watchroom-<name>: value` header.
  package struct Mark: Sendable, Hashable {
    package var name: String
    package var value: String
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// What a message may hold; beyond it, rendering refuses.
  package enum Limits {
    package static let recipients = 500
    package static let references = 100
    package static let attachments = 50
    package static let marks = 30
    /// Of the rendered message; relays commonly take 25 to 50 MiB.
    package static let messageBytes = 25 * 1024 * 1024
    /// Characters; longer subjects and names are cut.
    package static let shownText = 300
    /// UTF-8 bytes; longer file names are refused.
    package static let filenameBytes = 240
  }
}

/// Why a draft can't become a message.
package enum MailDraftError: Error, Sendable, Hashable {
  /// Not something a message can be addressed with.
  case badAddress(String)
  case badMessageID(String)
  case badMimeType(String)
  case badMark(String)
  case badFilename(String)
  case noRecipients
  /// More of `what` than `limit`.
  case tooMuch(what: String, limit: Int)
}
