import Reporting
import Casework
import Organisation
import Regulation
import Store
import Units

/// Rounds: checks are placed by the core (R3) and recorded as lines of form 4; late and missed ones are told to the duty leader.
extension Desk {
  /// One line to record.
  struct CheckLine {
    var target: Target
    var at: Instant
    var means: CheckEntry.Means
    var pictureUsable: Bool
    var weather: String?
    var managerPresent: Bool?
    var clerkPresent: Bool?
    var lifeJackets: String?
    var load: String?
    var order: String?
    var findings: [FindingCode]
    var action: String?
    var note: String?
  }

  func round(_ no: Int64) throws -> DutyRecord {
    guard let record = try tx.read.duty(no: no) else { throw ActRefusal.noSuchThing("round:\(no)") }
    guard record.duty.kind.isRound else { throw ActRefusal.notARound }
    return record
  }

  /// What lines led to.
  struct Recorded {
    var entries: [CheckEntry]
    /// Findings that the codes opened, or that were open for them already; each once, in order.
    var findings: [Int64]
  }

  /// Records lines ticked off in a round, all or none (G8, P3, C2, X2). Several people may tick off the same object: the first stands,
  /// what comes after it is a line of form 4 all the same, and nobody is refused for another's work.
  func check(round no: Int64, lines: [CheckLine]) throws -> Recorded {
    let named = try round(no)
    let person = try allow(.check, centre: named.duty.centre)
    let leader = directory.onWatch(named.duty.centre, at: now)?.leader
    var book = try roundBook(around: named)
    var recorded = Recorded(entries: [], findings: [])
    for line in lines.sorted(by: { ($0.at, $0.target) < ($1.at, $1.target) }) {
      try refuseWrong(line, of: named)
      let wasLate = book.all.filter { $0.improves(line.target, at: line.at) }.map(\.duty.id)
      let placement = book.look(
        at: line.target, by: named.duty.centre, at: line.at, named: named.duty.id, pictureUsable: line.pictureUsable)
      let duty = try placement.dutyID.flatMap { try tx.read.duty(id: $0) }
      var entry = CheckEntry(
        centre: named.duty.centre, target: line.target, checkedAt: line.at, recordedAt: now, by: person.id,
        leader: leader, dutyID: placement.dutyID, placement: CheckEntry.Placement(placement), means: line.means,
        pictureUsable: line.pictureUsable, weather: line.weather, managerPresent: line.managerPresent,
        clerkPresent: line.clerkPresent, lifeJackets: line.lifeJackets, load: line.load, order: line.order,
        findings: line.findings, action: line.action, note: line.note,
        lateEntry: try lateEntry(
          line.at, of: (duty ?? named).duty, amends: placement.dutyID.map(wasLate.contains) ?? false))
      entry.no = try tx.insert(check: entry, duty: duty?.no)
      for finding in try findings(of: entry, by: person) where !recorded.findings.contains(finding) {
        recorded.findings.append(finding)
      }
      recorded.entries.append(entry)
    }
    try journal(recorded.entries, round: named)
    return recorded
  }

  /// Back-dating has limits (R12): not before the round opened, not in the future, by somebody of that centre (`Act.check`).
  private func refuseWrong(_ line: CheckLine, of named: DutyRecord) throws {
    guard line.at <= now else { throw ActRefusal.inTheFuture }
    guard line.at >= named.duty.opens else { throw ActRefusal.beforeOpening }
    guard named.duty.targets.contains(line.target) else { throw ActRefusal.noSuchTarget(line.target.key) }
    for code in line.findings where context.rules.code(code) == nil { throw noSuchCode(code) }
  }

  /// 补录 (R12): made in its time and written down after the round had ended, or after the report that covers it went out. One that
  /// turns a late look into one in time is an amendment whenever it is entered.
  private func lateEntry(_ made: Instant, of duty: Duty, amends: Bool) throws -> CheckEntry.LateEntry? {
    guard made < now else { return nil }
    if amends { return .afterRound }
    let end = duty.missedAfter ?? duty.due
    if made <= end, now > end { return .afterRound }
    return try tx.read.isReported(made, centre: duty.centre) ? .afterReport : nil
  }

  /// What a line found: its codes, and a camera that does not show its object (G15), which a usable picture ends.
  private func findings(of entry: CheckEntry, by person: Person) throws -> [Int64] {
    var codes = entry.findings
    if entry.pictureUsable {
      try endCameraFault(entry.target, at: entry.checkedAt)
    } else if !codes.contains(.pictureUnusable), context.rules.code(.pictureUnusable) != nil {
      codes.append(.pictureUnusable)
    }
    let said = [entry.action, entry.note].compactMap { $0 }.filter { !$0.isEmpty }
    let note = said.map { context.letters.mark("mark.comma") + $0 }.joined()
    return try codes.map { code in
      let isCamera = code == .pictureUnusable && !entry.pictureUsable
      return try observe(
        Sight(
          code: code, thing: .target(entry.target), seenAt: entry.checkedAt, observer: entry.centre, check: entry.no,
          note: note, key: isCamera ? "observed.camera" : "observed.round"), by: person)
    }
  }

  /// One entry for what was written down in its time, one for what was entered late, with both times.
  private func journal(_ entries: [CheckEntry], round named: DutyRecord) throws {
    func detail(_ entries: [CheckEntry]) -> [String: String] {
      ["lines": "\(entries.count)", "placed": entries.map(\.placement.rawValue).joined(separator: " ")]
    }
    let subject = "duty:\(named.no)"
    let late = entries.filter { $0.lateEntry != nil }
    if late.count < entries.count || entries.isEmpty {
      try journal(
        "check.recorded", subject, centre: named.duty.centre, detail(entries.filter { $0.lateEntry == nil }))
    }
    guard let first = late.first else { return }
    var values = detail(late)
    values["made"] = late.map { zone.iso8601($0.checkedAt) }.joined(separator: " ")
    values["why"] = Set(late.compactMap(\.lateEntry?.rawValue)).sorted().joined(separator: " ")
    try journal("check.entered-late", subject, centre: named.duty.centre, occurred: first.checkedAt, values)
  }

  func noSuchCode(_ code: FindingCode) -> ActRefusal {
    let alike = context.rules.codes.filter { $0.code.rawValue.prefix(1) == code.rawValue.prefix(1) }
    return .noSuchCode(
      code.rawValue, known: alike.isEmpty ? context.rules.codes.filter { $0.kind == .violation } : alike)
  }

  /// The rounds of the named one's day, with what was done of them.
  private func roundBook(around named: DutyRecord) throws -> RoundBook {
    let duties = try tx.read.duties(day: named.duty.day).filter { $0.duty.centre == named.duty.centre && !$0.withdrawn }
    var book = RoundBook(duties.map(\.duty))
    for record in duties {
      for (target, at) in record.done.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
        book.record(target, at: at, as: .counts(record.duty.id, late: at > record.duty.due))
      }
    }
    for entry in try duties.flatMap({ try tx.read.checks(duty: $0.no) }) where entry.placement == .makeup {
      if let id = entry.dutyID { book.record(entry.target, at: entry.checkedAt, as: .makeup(id)) }
    }
    return book
  }
}
