import Regulation
import Reporting
import Casework
import Organisation
import Store
import Units

/// The outbox's side of the register: what is handed to the courier, and what became of it (D10).
extension Desk {
  /// Takes the most urgent deliveries that are owed, as many of each channel as it has room for, and marks them as being with the courier.
  func claim(_ room: [String: Int], onlyEmergencies: Bool) throws -> [Envelope] {
    try releaseOrphans()
    var envelopes: [Envelope] = []
    for (channel, free) in room.sorted(by: { $0.key < $1.key }) where free > 0 {
      var taken = 0
      for delivery in try tx.read.owedDeliveries(at: now, channel: channel, limit: free + 50) where taken < free {
        guard let envelope = try hand(delivery, onlyEmergencies: onlyEmergencies) else { continue }
        envelopes.append(envelope)
        taken += 1
      }
    }
    return envelopes
  }

  /// Tests of gateways, while nothing else may go.
  func claimTests(_ room: [String: Int]) throws -> [Envelope] {
    try tx.read.owedTests(at: now).filter { (room[$0.channel] ?? 0) > 0 }.prefix(1).compactMap {
      try hand($0, onlyEmergencies: false)
    }
  }

  /// One delivery to its courier; nil: it waits, or is owed no more.
  private func hand(_ delivery: Delivery, onlyEmergencies: Bool) throws -> Envelope? {
    // Others may have taken it along since the list was read.
    guard try tx.read.delivery(no: delivery.no)?.mergedInto == nil,
      let message = try tx.read.message(no: delivery.messageNo), let body = try tx.read.blob(message.blob)
    else { return nil }
    if onlyEmergencies && message.importance != .emergency { return nil }
    var next = delivery
    if let (until, hold) = try waits(delivery, message) {
      next.nextAt = until
      next.hold = hold
      try tx.update(next)
      if delivery.hold != hold {
        try journal("delivery.held", "delivery:\(delivery.no)", centre: message.centre, ["why": hold.rawValue])
      }
      return nil
    }
    if delivery.hold == .quiet, try !isStillOwed(message) {
      next.state = .stale
      next.hold = nil
      try tx.update(next)
      try journal("delivery.spared", "delivery:\(delivery.no)", centre: message.centre)
      return nil
    }
    let text = try text(of: delivery, message)
    next.state = .sending
    next.hold = nil
    next.handedAt = now
    try tx.update(next)
    try tx.beginAttempt(delivery: next.no, at: now)
    return try envelope(next, message, body, text: text)
  }

  private func envelope(
    _ delivery: Delivery, _ message: StoredMessage, _ body: [UInt8], text: String
  ) throws -> Envelope {
    guard delivery.kind != .mail else {
      return Envelope(
        deliveryID: delivery.no, messageID: message.messageID, sender: context.mail.address,
        recipient: context.mail.redirectAllTo ?? delivery.recipient, body: body)
    }
    let sheet = delivery.kind == .fax ? try message.sheet.flatMap { try tx.read.blob($0) } : nil
    let name = message.sheetName ?? ""
    let page = GatewayPage(
      recipientName: delivery.party.map { directory.name(of: $0) } ?? "", subject: message.subject, text: text,
      kind: message.kind, importance: message.importance, drill: message.drill,
      attachment: sheet.map {
        .init(name: name, mimeType: name.hasSuffix(".pdf") ? "application/pdf" : "text/html", bytes: $0)
      })
    return Envelope(
      deliveryID: delivery.no, messageID: message.messageID, sender: context.mail.address,
      recipient: context.channels.entry(delivery.channel)?.redirectTo ?? delivery.recipient, body: [],
      channel: delivery.channel, page: page)
  }

  /// After a crash: what was with the courier may have gone; it goes again with the same Message-ID.
  func recoverSending() throws {
    for delivery in try tx.read.sendingDeliveries() {
      try tx.update(context.life.afterCrash(delivery, now: now))
      try tx.endAttempt(delivery: delivery.no, .unclear, nil, at: now)
      try journal("delivery.unclear", "delivery:\(delivery.no)", centre: nil)
    }
  }

  func record(_ outcome: DeliveryOutcome, delivery no: Int64) throws {
    guard let delivery = try tx.read.delivery(no: no), let message = try tx.read.message(no: delivery.messageNo) else {
      return
    }
    let next = context.life.after(outcome, delivery, created: message.createdAt, now: now)
    try tx.update(next)
    try tx.endAttempt(delivery: no, next.state, next.receipt, at: now)
    try journal(
      "delivery.\(next.state.rawValue)", "delivery:\(no)", centre: message.centre,
      ["code": "\(next.receipt?.code ?? 0)", "recipient": delivery.recipient, "stage": next.receipt?.stage ?? ""])
    try settleMerged(into: next)
    let standsIn = try fallBack(next, message)
    switch next.state {
    case .sent: try settle(message, next)
    // Where a gateway refused and another channel has taken over nobody need do anything.
    case .parked, .stale: if !standsIn || next.kind == .mail { try tellParked(message, next) }
    default: break
    }
  }

  /// A delivered notice starts its clock (R5); a report accepted for every recipient is done.
  private func settle(_ message: StoredMessage, _ delivery: Delivery) throws {
    if message.kind == LetterKind.notice.rawValue, let paperNo = message.paperNo,
      var paper = try tx.read.paper(no: paperNo), paper.form.isNotice, isReceipt(delivery, of: paper)
    {
      try setReceived(&paper, at: now)
    }
    if message.kind == LetterKind.keySheet.rawValue, let duty = message.dutyNo { return try settleSheet(duty, message) }
    let reports: [LetterKind] = [.report, .ledgers, .summary]
    guard let duty = message.dutyNo, reports.contains(where: { $0.rawValue == message.kind }) else { return }
    try settleReport(duty, message)
  }

  /// Form 2 is sent when every recipient's relay has it, each of its parts.
  private func settleSheet(_ no: Int64, _ message: StoredMessage) throws {
    let all = try tx.read.parts(of: message).flatMap { try tx.read.deliveries(message: $0.no) }
    guard all.allSatisfy({ $0.state == .sent }) else { return }
    try tx.finish(duty: no, at: all.compactMap(\.acceptedAt).max() ?? now)
    try journal("sheet.delivered", "duty:\(no)", centre: message.centre)
  }

  /// Accepted for everyone to whom it is owed, each of the mails in which it went. An address that was put right in the configuration counts
  /// no more; what was sent again (重发) changes nothing.
  private func settleReport(_ no: Int64, _ message: StoredMessage) throws {
    guard let record = try tx.read.duty(no: no), record.finished == nil,
      let mails = try tx.read.reportMails(duty: no), mails.contains(where: { $0.no == message.no })
    else { return }
    let all = try mails.map { try tx.read.deliveries(message: $0.no) }
    let counted = ReportDeliveries(context: context).counted(record.duty, all)
    guard counted.allSatisfy({ $0.state == .sent }) else { return }
    try tx.finish(duty: no, at: counted.compactMap(\.acceptedAt).max() ?? now)
    try journal("report.delivered", "report:\(no)", centre: message.centre)
    if record.duty.kind == .monthlyLedgers { try ledgersArrived(record.duty) }
  }

  /// R5: what counts is the receipt of the centre that must answer; of the unit where the issuer answers itself or that centre has
  /// no address. The issuer's own copy of a drill is no receipt.
  private func isReceipt(_ delivery: Delivery, of paper: Paper) -> Bool {
    let centre = paper.answeredBy == paper.issuedBy ? [] : directory.centre(paper.answeredBy)?.addresses ?? []
    let unit = directory.unit(paper.to)?.addresses ?? []
    let counted = centre.isEmpty && !paper.drill ? unit : centre
    return counted.isEmpty || counted.contains { $0.lowercased() == delivery.recipient.lowercased() }
  }

  /// 5xx: parked, and a human is told; of a refused message of this kind nothing more is mailed, so that two dead addresses
  /// don't write to each other for ever.
  private func tellParked(_ message: StoredMessage, _ delivery: Delivery) throws {
    guard message.kind != LetterKind.parked.rawValue else { return }
    // The first who can be told by another way than the one that failed: the only duty leader's own mailbox may be what refuses.
    let resolver = RungResolver(directory)
    for rung in [LadderRules.Rung.dutyLeader, .centreLeader, .superiorDutyLeader, .provinceDutyLeader] {
      let people = resolver.people(rung, centre: message.centre, at: now)
      let letter = context.letters.parked(delivery, subject: message.subject, centre: message.centre, to: people)
      if try letter.recipients.isEmpty && routes(letter).isEmpty { continue }
      try post(letter)
      return
    }
    try journal("mail.nobody", "delivery:\(delivery.no)", centre: message.centre, ["kind": LetterKind.parked.rawValue])
  }
}
