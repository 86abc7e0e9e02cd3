import Casework
import Organisation
import Regulation
import Store
import Units
import Wire

extension Rows {
  func delivery(_ delivery: Delivery, of message: StoredMessage, armed: Bool) -> DeliveryRow {
    DeliveryRow(
      no: delivery.no, messageID: message.messageID, kind: message.kind, subject: message.subject,
      recipient: delivery.recipient, channel: delivery.channel,
      state: !armed && delivery.state.isOwed ? "held" : delivery.state.rawValue, queuedAt: time(message.createdAt),
      sentAt: time(delivery.acceptedAt), attempts: delivery.attempts,
      nextAttempt: delivery.state.isOwed ? time(delivery.nextAt) : nil, code: delivery.receipt?.code,
      reply: delivery.receipt.map { "\($0.stage): \($0.text)" }, drill: message.drill)
  }

  func journal(_ entry: JournalEntry) throws -> JournalRow {
    let parts = entry.subject.split(separator: ":", maxSplits: 1).map(String.init)
    let number = parts.count == 2 ? Int64(parts[1]) : nil
    return JournalRow(
      seq: entry.seq, kind: entry.act, occurredAt: time(entry.occurredAt), recordedAt: time(entry.recordedAt),
      centre: entry.centre?.rawValue, person: entry.person, personName: personName(entry.person),
      account: entry.account, subject: number == nil ? entry.subject : parts.first, no: number,
      text: texts.words("journal.\(entry.act)"),
      about: try number.flatMap { try about(parts.first ?? "", no: $0) } ?? person(parts), hash: entry.digest,
      detail: entry.detail == "{}" ? nil : entry.detail)
  }

  /// The matter of a journal's entry in a few words; nil for what is there no more.
  private func about(_ subject: String, no: Int64) throws -> Words? {
    switch subject {
    case "finding": try read.finding(no: no).map { joined(codeName($0.finding.code), vesselName($0.finding)) }
    case "case": try read.caseRecord(no: no).map { joined(codeName($0.code), $0.vesselName) }
    case "notice", "incident", "paper": try read.paper(no: no).map { Words($0.number, $0.number) }
    case "object": try read.object(no: no).map { Words($0.facts.name, $0.facts.name) }
    case "message": try read.message(no: no).map { Words($0.subject, $0.subject) }
    case "delivery": try read.delivery(no: no).map { Words($0.recipient, $0.recipient) }
    case "sheet":
      try read.sheet(no: no).map { stored in
        joined(texts.words("thing.sheet"), "\(centreName(stored.sheet.centre)) \(stored.sheet.monday.iso)")
      }
    case "cargo": try read.cargoPlan(no: no).map { Words($0.vessel, $0.vessel) }
    case "bulletin": try read.bulletin(no: no).map { Words(short($0.text), short($0.text)) }
    case "broadcast":
      try read.broadcast(no: no).map { joined(texts.words("duty.kind.broadcast"), centreName($0.centre)) }
    case "duty", "round", "report":
      try read.duty(no: no).map {
        joined(texts.words("duty.kind.\($0.duty.kind.rawValue)"), centreName($0.duty.centre))
      }
    default: nil
    }
  }

  private func person(_ parts: [String]) -> Words? {
    guard parts.first == "person", parts.count == 2, let name = personName(parts[1]) else { return nil }
    return Words(name, name)
  }

  private func short(_ text: String) -> String { text.count > 30 ? text.prefix(29) + "…" : text }

  private func vesselName(_ finding: Finding) -> String {
    if let target = finding.observedTarget { return targetName(target) }
    return finding.vesselName.isEmpty ? "\(finding.mmsi)" : finding.vesselName
  }

  private func joined(_ what: Words, _ who: String) -> Words {
    who.isEmpty ? what : Words("\(what.zh) \(who)", "\(what.en) \(who)")
  }
}
