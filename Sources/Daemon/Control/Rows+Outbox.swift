import Casework
import Organisation
import Store
import Units
import Wire

extension Rows {
  func delivery(_ delivery: Delivery, of message: StoredMessage, armed: Bool) -> DeliveryRow {
    DeliveryRow(
      no: delivery.no, messageID: message.messageID, kind: message.kind, subject: message.subject,
      recipient: delivery.recipient, channel: "mail",
      state: !armed && delivery.state.isOwed ? "held" : delivery.state.rawValue, queuedAt: time(message.createdAt),
      sentAt: time(delivery.acceptedAt), attempts: delivery.attempts,
      nextAttempt: delivery.state.isOwed ? time(delivery.nextAt) : nil, code: delivery.receipt?.code,
      reply: delivery.receipt.map { "\($0.stage): \($0.text)" }, drill: message.drill)
  }

  func journal(_ entry: JournalEntry) -> JournalRow {
    let parts = entry.subject.split(separator: ":", maxSplits: 1).map(String.init)
    let number = parts.count == 2 ? Int64(parts[1]) : nil
    return JournalRow(
      seq: entry.seq, kind: entry.act, occurredAt: time(entry.occurredAt), recordedAt: time(entry.recordedAt),
      centre: entry.centre?.rawValue, person: entry.person, personName: personName(entry.person),
      account: entry.account, subject: number == nil ? entry.subject : parts.first, no: number,
      text: texts.words("journal.\(entry.act)"), hash: entry.digest)
  }
}
