import Casework
import Mail
import Organisation
import Reporting
import Store
import Units

/// One transaction's work place: the register open for writing, the context, the moment and the signer. Each kind of work
/// stands in a file of its own as an extension: read, decide by the core, write the difference (D3).
struct Desk {
  let context: WatchContext
  let tx: RegisterWriter
  let now: Instant
  let signer: Signer

  var directory: Directory { context.directory }
  var zone: CivilZone { context.zone }

  /// Appends an act to the journal; `occurred` where it happened earlier than it is recorded.
  @discardableResult
  func journal(
    _ act: String, _ subject: String, centre: CentreID?, occurred: Instant? = nil, _ detail: [String: String] = [:]
  ) throws -> Int64 {
    try tx.journal(
      JournalEntry(
        occurredAt: occurred ?? now, recordedAt: now, centre: centre, person: signer.person?.id,
        account: signer.account, act: act, subject: subject, detail: JSONText.object(detail)))
  }

  /// Puts a letter into the outbox: rendered here and now, once (D10). The same cause twice is the same message. Returns the
  /// message's number, nil when it was there already or could not be made; that is journalled, and stops nothing.
  @discardableResult
  func post(_ letter: Letter, paper: Int64? = nil, duty: Int64? = nil) throws -> Int64? {
    // What is too large for one mail goes in several; the first is the letter, the others its further parts: of the same duty, which is
    // done when all of them are there.
    let parts = context.letters.split(letter)
    let no = try queue(parts.first ?? letter, paper: paper, duty: duty, routes: try routes(letter))
    for part in parts.dropFirst() { try queue(part, paper: nil, duty: duty, routes: []) }
    return no
  }

  @discardableResult
  private func queue(_ letter: Letter, paper: Int64?, duty: Int64?, routes: [Route]) throws -> Int64? {
    guard !letter.recipients.isEmpty || !routes.isEmpty else {
      try journal("mail.nobody", letter.cause, centre: letter.centre, ["kind": letter.kind.rawValue])
      return nil
    }
    let id = messageID(letter.cause)
    let draft = MailDraft(
      from: .init(context.mail.address, name: context.mail.name),
      to: (letter.recipients.isEmpty ? [context.mail.address] : letter.recipients).map { .init($0) },
      subject: letter.subject, date: now, utcOffset: zone.offset(at: now), messageID: id,
      references: letter.thread.map(messageID), text: letter.text, html: letter.html,
      attachments: letter.attachments.map { .init(filename: $0.name, mimeType: $0.mimeType, bytes: $0.bytes) },
      importance: letter.importance <= .serious ? .high : .normal, marks: marks(letter))
    let message: MIMEMessage
    do {
      message = try MIMEMessage(draft)
    } catch {
      try journal("mail.unrenderable", letter.cause, centre: letter.centre, ["error": "\(error)"])
      return nil
    }
    var new = NewMessage(messageID: id, letter: letter, bytes: message.bytes, paperNo: paper, dutyNo: duty)
    if new.letter.short.isEmpty { new.letter.short = context.letters.short(letter) }
    if routes.contains(where: { $0.kind == .fax }) { new.sheet = letter.sheet }
    for recipient in letter.recipients { new.parties[recipient] = context.parties[recipient.lowercased()] }
    guard let no = try tx.insert(new, at: now) else { return nil }
    for route in routes {
      try tx.insert(delivery: Delivery(messageNo: no, recipient: route.address, nextAt: now, route: route))
    }
    var detail = [
      "kind": letter.kind.rawValue, "recipients": letter.recipients.joined(separator: " "), "subject": letter.subject,
    ]
    if !routes.isEmpty { detail["gateways"] = routes.map { "\($0.channel):\($0.address)" }.joined(separator: " ") }
    try journal("mail.queued", "message:\(no)", centre: letter.centre, detail)
    return no
  }

  /// The Message-ID of a cause: the same cause has the same one on every machine and after every restart.
  func messageID(_ cause: String) -> String { "\(Digest.hex(cause).prefix(32))@\(context.mail.domain)" }

  private func marks(_ letter: Letter) -> [MailDraft.Mark] {
    var marks = [MailDraft.Mark("Kind", letter.kind.rawValue), MailDraft.Mark("Centre", letter.centre.rawValue)]
    if letter.drill { marks.append(MailDraft.Mark("Drill", "yes")) }
    return marks
  }
}

/// JSON objects of strings, keys in order: the journal's details.
enum JSONText {
  static func object(_ values: [String: String]) -> String {
    let members = values.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(quoted($0.value))" }
    return "{\(members.joined(separator: ","))}"
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case let control where control.value < 0x20:
        result += "\\u00" + (control.value < 16 ? "0" : "") + String(control.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
