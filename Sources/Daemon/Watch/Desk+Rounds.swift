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

  /// Records lines ticked off in a round; returns what they were placed as, in order.
  func check(round no: Int64, lines: [CheckLine]) throws -> [CheckEntry] {
    let named = try round(no)
    let person = try allow(.check, centre: named.duty.centre)
    let leader = directory.onWatch(named.duty.centre, at: now)?.leader
    var book = try roundBook(around: named)
    var entries: [CheckEntry] = []
    for line in lines.sorted(by: { ($0.at, $0.target) < ($1.at, $1.target) }) {
      guard line.at <= now else { throw ActRefusal.inTheFuture }
      guard named.duty.targets.contains(line.target) else { throw ActRefusal.noSuchTarget(line.target.key) }
      for code in line.findings where context.rules.code(code) == nil { throw noSuchCode(code) }
      let placement = book.look(
        at: line.target, by: named.duty.centre, at: line.at, named: named.duty.id, pictureUsable: line.pictureUsable)
      var entry = CheckEntry(
        centre: named.duty.centre, target: line.target, checkedAt: line.at, recordedAt: now, by: person.id,
        leader: leader, dutyID: placement.dutyID, placement: CheckEntry.Placement(placement), means: line.means,
        pictureUsable: line.pictureUsable, weather: line.weather, managerPresent: line.managerPresent,
        clerkPresent: line.clerkPresent, lifeJackets: line.lifeJackets, load: line.load, order: line.order,
        findings: line.findings, action: line.action, note: line.note)
      let duty = try placement.dutyID.flatMap { try tx.read.duty(id: $0)?.no }
      entry.no = try tx.insert(check: entry, duty: duty)
      entries.append(entry)
    }
    try journal(
      "check.recorded", "duty:\(no)", centre: named.duty.centre,
      ["lines": "\(entries.count)", "placed": entries.map(\.placement.rawValue).joined(separator: " ")])
    return entries
  }

  private func noSuchCode(_ code: FindingCode) -> ActRefusal {
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

  /// R3: late and missed are told to the duty leader, each once. What was missed while the daemon was down for more than a day
  /// is recorded and not mailed about.
  func tellLate(_ record: DutyRecord) throws {
    if record.duty.kind == .equipmentCheck { return try tellLateEquipment(record) }
    guard record.duty.kind.isRound else { return }
    let state = record.state(at: now)
    guard state == .late || state == .missed else { return }
    let told = try tx.read.told(duty: record.no)
    guard !told.contains(state.rawValue) else { return }
    try tx.setTold(duty: record.no, state.rawValue, at: now)
    let end = state == .missed ? record.duty.missedAfter ?? record.duty.due : record.duty.due
    try journal(
      "duty.\(state.rawValue)", "duty:\(record.no)", centre: record.duty.centre, occurred: end, ["id": record.duty.id])
    guard now - end < context.rules.misfire.tellWithin else { return }
    let leaders = RungResolver(directory).people(.dutyLeader, centre: record.duty.centre, at: now)
    try post(context.letters.round(record, missed: state == .missed, to: leaders, at: now), duty: record.no)
  }
}
