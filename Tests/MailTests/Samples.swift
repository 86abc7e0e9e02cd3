import Casework
import Units

@testable import Mail

/// 2026-11-22 19:00:05 in China.
let evening = Instant(seconds: 1_795_345_205)

func draft(
  id: String = "d-1@watchroom.example.invalid", subject: String = "Daily report",
  to: [String] = ["anna@example.invalid"]
) -> MailDraft {
  MailDraft(
    from: .init("centre@example.invalid", name: "Watchroom"), to: to.map { .init($0) }, subject: subject, date: evening,
    utcOffset: 8 * 3600, messageID: id, text: "All rounds done.\n")
}

func envelope(
  to recipient: String = "anna@example.invalid", id: String = "d-1@watchroom.example.invalid",
  draft given: MailDraft? = nil
) throws -> Envelope {
  let message = try MIMEMessage(given ?? draft(id: id, to: [recipient]))
  return Envelope(
    deliveryID: 1, messageID: message.messageID, sender: "bounces@example.invalid", recipient: recipient,
    body: message.bytes)
}

extension DeliveryOutcome {
  var kind: String {
    switch self {
    case .accepted: "accepted"
    case .deferred: "deferred"
    case .refused: "refused"
    case .unclear: "unclear"
    }
  }
  var receipt: Receipt {
    switch self {
    case .accepted(let receipt), .deferred(let receipt), .refused(let receipt), .unclear(let receipt): receipt
    }
  }
  /// `refused 550 rcpt`
  var summary: String { "\(kind) \(receipt.code) \(receipt.stage)" }
}
