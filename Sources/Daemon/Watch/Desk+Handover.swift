import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// 交接班 (G6, S2): written, signed by who takes over and then by who goes; late it is told to the duty leaders of both watches.
extension Desk {
  private var reader: HandoverReader { HandoverReader(context: context, read: tx.read, now: now) }

  private func current(_ act: Casework.Act) throws -> (Handover, Person) {
    guard let centre = signer.person?.centre else {
      throw signer == .root ? AuthorityRefusal.administratorNeverSigns : AuthorityRefusal.notSignedOn
    }
    let person = try allow(act, centre: centre)
    guard let handover = try reader.current(centre) else { throw HandoverRefusal.nobodyOnWatch }
    return (handover, person)
  }

  private func save(_ handover: Handover, _ act: String, _ detail: [String: String] = [:]) throws -> Handover {
    var saved = handover
    if saved.no == 0 { saved.no = try tx.insert(saved) } else { try tx.update(saved) }
    try journal(act, "handover:\(saved.no)", centre: saved.centre, detail)
    return saved
  }

  /// What is open is taken from the register, what does not work with it; people add the state of the equipment and their instructions.
  func prepareHandover(equipment: [Handover.Item], instructions: String) throws -> Handover {
    var (handover, person) = try current(.signHandover)
    let faults = try reader.faults(of: handover.centre)
    try handover.prepare(
      by: person.id, equipment: faults + equipment, matters: try reader.matters(of: handover.centre),
      instructions: instructions, rules: context.rules.handover, at: now)
    return try save(handover, "handover.prepared", ["matters": "\(handover.matters.count)"])
  }

  func signHandover(arrived: Instant?) throws -> Handover {
    var (handover, person) = try current(.signHandover)
    try handover.sign(
      by: person.id, arrived: arrived, open: try reader.matters(of: handover.centre), rules: context.rules.handover,
      at: now)
    let saved = try save(handover, "handover.signed", ["by": person.id])
    if saved.isComplete, !handover.leaders.contains(where: { $0.at == now }) {
      let late = saved.lateness(grace: context.rules.handover.grace, now: now)
      try journal(
        "handover.complete", "handover:\(saved.no)", centre: saved.centre, occurred: saved.changedAt,
        ["late": late.map { "\($0.milliseconds / 60_000)" } ?? ""])
    }
    return saved
  }

  /// G6: reported to the duty leader, and put before the leader in charge.
  func askSwap(of out: PersonID, for instead: PersonID, reason: String) throws -> Handover {
    var (handover, person) = try current(.askSwap)
    guard let substitute = directory.person(instead), substitute.centre == handover.centre,
      substitute.role == .watchkeeper
    else { throw HandoverRefusal.notAWatchkeeper(instead) }
    try handover.askSwap(of: out, for: instead, reason: reason, by: person.id, at: now)
    let saved = try save(handover, "handover.swap-asked", ["instead": instead, "out": out, "reason": reason])
    if let swap = saved.substitutes.last {
      let leaders = [directory.person(saved.onComing.leader)].compactMap { $0 }
      let approvers = directory.people(of: saved.centre, role: .leaderInCharge)
      try post(context.letters.swapAsked(swap, saved, to: leaders + approvers))
    }
    return saved
  }

  func approveSwap(of out: PersonID) throws -> Handover {
    var (handover, person) = try current(.approveSwap)
    try handover.approveSwap(of: out, by: person.id, at: now)
    return try save(handover, "handover.swap-approved", ["out": out])
  }

  /// Not signed some minutes after the watch changed: told once.
  func tellLate(handover stale: Handover) throws {
    guard let handover = try reader.into(stale.centre), !handover.isComplete, !handover.lateTold,
      let late = handover.lateness(grace: context.rules.handover.grace, now: now)
    else { return }
    var told = handover
    told.lateTold = true
    told.revision += 1
    let saved = try save(told, "handover.late", ["minutes": "\(late.milliseconds / 60_000)"])
    let leaders = LetterWriter.distinct([saved.offGoing.leader, saved.onComing.leader])
      .compactMap { directory.person($0) }
    try post(context.letters.handoverLate(saved, to: leaders, at: now))
  }
}

/// G6: never late: looked at as each watch changes, where rooms keep form 6 here.
extension Watch {
  /// R12: later than that the daemon was down as the watch changed, and accuses nobody: it may have been signed on paper.
  private static let tellsLateWithin = TimeSpan.hours(1)

  func advanceHandovers(at now: Instant) throws -> [Instant] {
    let rules = current.rules.handover
    guard rules.tellsLate else { return [] }
    var next: [Instant] = []
    for centre in current.hosted.sorted() {
      if let on = current.directory.onWatch(centre, at: now) { next.append(on.ends + rules.grace + .milliseconds(1)) }
      guard
        let handover = try register.read({ try HandoverReader(context: current, read: $0, now: now).into(centre) }),
        !handover.isComplete, !handover.lateTold
      else { continue }
      let due = handover.onComing.starts + rules.grace + .milliseconds(1)
      if now < due {
        next.append(due)
      } else if now - due < Self.tellsLateWithin {
        try commit(at: now) { try $0.tellLate(handover: handover) }
      }
    }
    return next.filter { $0 > now }
  }
}
