import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// Broadcasts (C7): composed when their window opens, approved by the duty leader (G5), confirmed by who read them, or missed.
extension Desk {
  /// The window of a duty has opened: its text is put before the duty leader. One whose end has passed meanwhile is recorded as
  /// missed and never made (R12).
  func openBroadcast(duty no: Int64) throws {
    guard let record = try tx.read.duty(no: no), record.duty.kind == .broadcast, record.finished == nil,
      !record.withdrawn, try tx.read.broadcast(duty: no) == nil
    else { return }
    let duty = record.duty
    var broadcast = Broadcast(
      centre: duty.centre, duty: no, opens: duty.opens, planned: duty.due,
      onTimeUntil: duty.due + context.rules.broadcast.tolerance,
      missedAfter: duty.missedAfter ?? duty.due + context.rules.broadcast.grace, composedAt: now)
    guard now <= broadcast.missedAfter else {
      broadcast.no = try tx.insert(broadcast)
      return try missBroadcast(broadcast.no)
    }
    try put(&broadcast)
  }

  /// 临时播报: besides the hours, with its reason.
  func addBroadcast(reason: String, centre: CentreID?) throws -> Broadcast {
    let centre = centre ?? signer.person?.centre ?? CentreID("")
    try allow(.editBroadcast, centre: centre)
    guard !reason.allSatisfy(\.isWhitespace) else { throw CaseRefusal.emptyText }
    let rules = context.rules.broadcast
    var broadcast = Broadcast(
      centre: centre, duty: nil, reason: reason, opens: now, planned: now, onTimeUntil: now + rules.grace,
      missedAfter: now + rules.grace, composedAt: now)
    try put(&broadcast)
    return broadcast
  }

  func editBroadcast(_ no: Int64, paragraphs: [String], revision: Int?) throws -> Broadcast {
    let broadcast = try broadcast(no)
    try allow(.editBroadcast, centre: broadcast.centre)
    try expect(revision, broadcast.revision)
    let next = try BroadcastMachine.edited(broadcast, paragraphs: paragraphs)
    try tx.update(next)
    try journal(
      "broadcast.edited", "broadcast:\(no)", centre: broadcast.centre,
      ["revoked": "\(broadcast.approval != nil)"])
    return next
  }

  /// G5: the duty leader approves what is broadcast; the approved text goes to the broadcast desk, where there is one.
  func approveBroadcast(_ no: Int64, revision: Int?) throws -> Broadcast {
    let broadcast = try broadcast(no)
    let person = try allow(.approveBroadcast, centre: broadcast.centre)
    try expect(revision, broadcast.revision)
    let next = try BroadcastMachine.approved(broadcast, by: person.id, at: now)
    try tx.update(next)
    try journal(
      "broadcast.approved", "broadcast:\(no)", centre: broadcast.centre, ["again": "\(broadcast.approval != nil)"])
    try handOver(next)
    return next
  }

  func confirmBroadcast(
    _ no: Int64, at made: Instant, channel: Broadcast.Channel, detail: String, note: String, revision: Int?
  ) throws -> Broadcast {
    let broadcast = try broadcast(no)
    let person = try allow(.confirmBroadcast, centre: broadcast.centre)
    try expect(revision, broadcast.revision)
    guard made <= now else { throw ActRefusal.inTheFuture }
    let mayApprove = Authority.table[.approveBroadcast]?.roles.contains(person.role) ?? false
    let next = try BroadcastMachine.confirmed(
      broadcast,
      Broadcast.Confirmation(
        at: made, recordedAt: now, by: person.id, channel: channel, detail: detail, note: note), mayApprove: mayApprove)
    try tx.update(next)
    // Within its tolerance it is on time: the duty is finished at its hour, the broadcast keeps the minute.
    if let duty = broadcast.duty {
      try tx.finish(duty: duty, at: made <= next.onTimeUntil ? min(made, next.planned) : made)
    }
    try journal(
      "broadcast.made", "broadcast:\(no)", centre: broadcast.centre, occurred: made,
      ["channel": channel.rawValue, "detail": detail, "late": "\(next.state == .madeLate)"])
    return next
  }

  func missBroadcast(_ no: Int64) throws {
    var broadcast = try broadcast(no)
    guard broadcast.isOpen, now > broadcast.missedAfter else { return }
    broadcast.missed = true
    broadcast.revision += 1
    try tx.update(broadcast)
    if let duty = broadcast.duty, try !tx.read.told(duty: duty).contains("missed") {
      try tx.setTold(duty: duty, "missed", at: now)
    }
    let withdrawn = try broadcast.duty.flatMap { try tx.read.duty(no: $0) }?.withdrawn ?? false
    try journal(
      withdrawn ? "broadcast.withdrawn" : "broadcast.missed", "broadcast:\(no)", centre: broadcast.centre,
      occurred: broadcast.missedAfter)
    guard !withdrawn else { return }
    // What was missed while the daemon was down for more than a day is recorded and not mailed about.
    guard now - broadcast.missedAfter < .days(1) else { return }
    try post(context.letters.broadcastOverdue(broadcast, missed: true, to: leaders(broadcast), at: now))
  }

  func tellLate(broadcast no: Int64) throws {
    let broadcast = try broadcast(no)
    guard broadcast.isOpen, now > broadcast.onTimeUntil else { return }
    try tx.setSaidLate(broadcast: no, at: now)
    try journal("broadcast.late", "broadcast:\(no)", centre: broadcast.centre, occurred: broadcast.onTimeUntil)
    try post(context.letters.broadcastOverdue(broadcast, missed: false, to: leaders(broadcast), at: now))
  }

  /// A bulletin came or went: open broadcasts of those whose waters it concerns follow it, or are put before the leader again.
  func tellBroadcasts(of bulletin: Bulletin) throws {
    for broadcast in try tx.read.openBroadcasts() {
      let inForce = try bulletins(for: broadcast.centre, at: max(now, broadcast.planned))
      let isIn = inForce.contains { $0.no == bulletin.no }
      let change = BroadcastMachine.Change(
        bulletin: bulletin.no, paragraph: isIn ? context.letters.broadcastItem(bulletin) : nil,
        isUrgent: relay.isUrgent(bulletin))
      let composed = context.letters.broadcastText(
        inForce, centre: broadcast.centre, at: broadcast.planned, facts: try facts(for: broadcast.centre, at: now))
      guard
        let next = BroadcastMachine.changed(
          broadcast, change, composed: (composed.paragraphs, inForce.map(\.no)))
      else { continue }
      try tx.update(next)
      try journal(
        broadcast.approval == nil ? "broadcast.recomposed" : "broadcast.stale", "broadcast:\(broadcast.no)",
        centre: broadcast.centre, ["bulletin": "\(bulletin.no)"])
      if next.approval != nil {
        try post(context.letters.broadcastStale(next, because: bulletin, added: isIn, to: leaders(next), at: now))
      }
    }
  }

  func broadcast(_ no: Int64) throws -> Broadcast {
    guard let broadcast = try tx.read.broadcast(no: no) else { throw ActRefusal.noSuchThing("broadcast:\(no)") }
    return broadcast
  }

  /// In force for a centre's waters at `then`: its own, those of the centres below, what came from above; no drill (D14).
  private func bulletins(for centre: CentreID, at then: Instant) throws -> [Bulletin] {
    let relayed = try tx.read.bulletinsRelayed(to: centre)
    let all = try tx.read.liveBulletins().filter { bulletin in
      !bulletin.drill && bulletin.state(at: then) == .inForce
        && (relayed.contains(bulletin.no) || directory.isWithin(bulletin.centre, of: centre))
    }
    return BroadcastScript.inOrder(all)
  }

  /// Composes the text, stores the broadcast and puts it before the duty leader.
  private func put(_ broadcast: inout Broadcast) throws {
    let inForce = try bulletins(for: broadcast.centre, at: max(now, broadcast.planned))
    broadcast.paragraphs =
      context.letters.broadcastText(
        inForce, centre: broadcast.centre, at: max(now, broadcast.planned),
        facts: try facts(for: broadcast.centre, at: now)
      ).paragraphs
    broadcast.bulletins = inForce.map(\.no)
    broadcast.no = try tx.insert(broadcast)
    try journal(
      "broadcast.composed", "broadcast:\(broadcast.no)", centre: broadcast.centre,
      ["bulletins": broadcast.bulletins.map { "\($0)" }.joined(separator: " "), "reason": broadcast.reason])
    try post(context.letters.broadcastDraft(broadcast, to: leaders(broadcast), at: now))
  }

  /// By mail to the broadcast desk and over the centre's gateway, where it has them; else a person reads it from the screen.
  private func handOver(_ broadcast: Broadcast) throws {
    let address = directory.centre(broadcast.centre)?.broadcastAddress
    let letter = context.letters.broadcastHandOver(broadcast, to: address, at: now)
    guard try address != nil || !routes(letter).isEmpty else { return }
    try post(letter)
  }

  private func leaders(_ broadcast: Broadcast) -> [Person] {
    RungResolver(directory).people(.dutyLeader, centre: broadcast.centre, at: now)
  }
}
