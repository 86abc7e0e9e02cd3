import Casework
import Mail
import Organisation
import Regulation
import Reporting
import Store
import Units

/// Why a report is not sent, or not again.
enum ReportRefusal: Error, Hashable, Sendable {
  /// It can be approved when there is a draft to look at.
  case noDraftYet(at: Instant)
  /// R16: what comes until the cut-off belongs to it.
  case beforeCutOff(Instant)
  /// Goes on approval, or at the latest moment by itself.
  case notApproved(latest: Instant)
  case waitsForBelow(latest: Instant)
  case summaryWaits
  case notSentYet
  case notARecipient(known: [String])
  case stillUnderWay
  case notFrozen(month: CivilDate)
  case nothingAmended(month: CivilDate)
}

/// `report send` and `report resend` (D10).
///
/// A message is immutable, so it goes again unchanged, with its Message-ID, to whoever did not get it: a delivery that was refused or
/// given up begins anew, and an address that was put right in the configuration since gets a delivery of the same message. Who got
/// it and wants it once more would see nothing of a second copy (servers and readers drop a Message-ID they know): to them goes a new
/// message, marked 重发, with the same content to the byte and a reference to the first.
extension Desk {
  struct Resent {
    /// Addresses to which the same message goes.
    var same: [String] = []
    /// Addresses to which a new message goes, and its Message-ID.
    var anew: [String] = []
    var messageID: String?
  }

  /// Sends a report that may go now; else throws what it waits for.
  func send(report no: Int64) throws -> DutyRecord {
    let record = try report(no)
    try allow(.approveReport, centre: record.duty.centre)
    let stored = try tx.read.report(duty: no)
    guard stored.sentAt == nil else { throw ActRefusal.alreadySent }
    switch record.duty.kind {
    case .monthlySummary: throw ReportRefusal.summaryWaits
    case .monthlyLedgers:
      try advance(monthly: record)
      guard try tx.read.report(duty: no).sentAt != nil else {
        throw ReportRefusal.waitsForBelow(latest: record.duty.due - context.rules.report.latest)
      }
    default:
      let queue = try ReportQueue(DeskView(context: context, read: tx.read, now: now))
      let schedule = queue.schedule(record.duty, rules: context.rules.report)
      guard now >= schedule.cutOff else { throw ReportRefusal.beforeCutOff(schedule.cutOff) }
      guard stored.approvedAt != nil || now >= schedule.latest else {
        throw ReportRefusal.notApproved(latest: schedule.latest)
      }
      _ = try advance(report: record)
    }
    return try report(no)
  }

  func resend(report no: Int64, to address: String?) throws -> Resent {
    let record = try report(no)
    try allow(.approveReport, centre: record.duty.centre)
    guard let mails = try tx.read.reportMails(duty: no), let first = mails.first else {
      throw ReportRefusal.notSentYet
    }
    let deliveries = try tx.read.deliveries(message: first.no)
    let known = LetterWriter.distinct(context.letters.addresses(of: record.duty) + deliveries.map(\.recipient))
    if let address, !known.contains(where: { $0.lowercased() == address.lowercased() }) {
      throw ReportRefusal.notARecipient(known: known)
    }
    // Who is owed it now: an address that the configuration no longer has is not written to again unless it is asked for.
    let current = context.letters.addresses(of: record.duty)
    let gateways = deliveries.filter { $0.kind != .mail }
    let overGateways = gateways.filter { $0.state != .sent }.map(\.recipient)
    let wanted =
      address.map { asked in known.filter { $0.lowercased() == asked.lowercased() } }
      ?? LetterWriter.distinct(current + overGateways)
    var resent = Resent()
    var delivered: [String] = []
    for mail in mails {
      // Its further parts go by e-mail alone.
      let readers = mail.no == first.no ? wanted : wanted.filter { one in !gateways.contains { $0.recipient == one } }
      delivered += try again(mail, to: readers, &resent)
    }
    resent.same = LetterWriter.distinct(resent.same)
    if resent.same.isEmpty {
      guard !delivered.isEmpty else { throw ReportRefusal.stillUnderWay }
      for mail in mails { try anew(mail, to: LetterWriter.distinct(delivered), duty: no, &resent) }
    }
    try journal(
      "report.resent", "report:\(no)", centre: record.duty.centre,
      ["anew": resent.anew.joined(separator: " "), "same": resent.same.joined(separator: " ")])
    return resent
  }

  /// One of its mails, unchanged, to whoever did not get it; returns who has it already.
  private func again(_ message: StoredMessage, to wanted: [String], _ resent: inout Resent) throws -> [String] {
    let deliveries = try tx.read.deliveries(message: message.no)
    var delivered: [String] = []
    for recipient in wanted {
      guard let delivery = deliveries.first(where: { $0.recipient.lowercased() == recipient.lowercased() }) else {
        try tx.insert(delivery: Delivery(messageNo: message.no, recipient: recipient, nextAt: now))
        resent.same.append(recipient)
        continue
      }
      if delivery.kind != .mail {
        if try sendAgain(delivery) { resent.same.append(recipient) }
        continue
      }
      switch delivery.state {
      case .sent: delivered.append(recipient)
      case .sending: continue
      default:
        try deliverAgain(delivery)
        resent.same.append(recipient)
      }
    }
    return delivered
  }

  /// Over a gateway the same goes once more over the same channel; what is under way is left alone.
  private func sendAgain(_ delivery: Delivery) throws -> Bool {
    if delivery.state.isOwed || delivery.state == .sending { return false }
    guard delivery.state == .sent else {
      try deliverAgain(delivery)
      return true
    }
    let route = Route(
      channel: delivery.channel, kind: delivery.kind, address: delivery.recipient, party: delivery.party)
    try tx.insert(
      delivery: Delivery(messageNo: delivery.messageNo, recipient: delivery.recipient, nextAt: now, route: route))
    return true
  }

  private func deliverAgain(_ delivery: Delivery) throws {
    var again = delivery
    again.state = .pending
    again.nextAt = now
    try tx.update(again)
    try journal("delivery.again", "delivery:\(delivery.no)", centre: nil, ["recipient": delivery.recipient])
  }

  private func anew(_ message: StoredMessage, to recipients: [String], duty: Int64, _ resent: inout Resent) throws {
    guard let bytes = try tx.read.blob(message.blob) else { throw ReportRefusal.notSentYet }
    let ordinal = try tx.read.messages(duty: duty).count { $0.cause.hasPrefix("\(message.cause)/resend/") } + 1
    let cause = "\(message.cause)/resend/\(ordinal)"
    let id = messageID(cause)
    let subject = context.letters.resentSubject(message.subject)
    let copy = try MIMEMessage(
      resending: bytes, of: message.messageID, as: id, to: recipients.map { .init($0) }, subject: subject, date: now,
      utcOffset: zone.offset(at: now))
    let letter = Letter(
      kind: LetterKind(rawValue: message.kind) ?? .report, cause: cause, centre: message.centre,
      recipients: recipients, subject: subject, text: "", html: "", importance: message.importance,
      deadline: message.deadline, drill: message.drill)
    _ = try tx.insert(NewMessage(messageID: id, letter: letter, bytes: copy.bytes, paperNo: nil, dutyNo: duty), at: now)
    resent.anew = recipients
    resent.messageID = resent.messageID ?? id
  }
}
