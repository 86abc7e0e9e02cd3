import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// What was not done in time is told to the duty leader, each once (R3): rounds, and form 2, broadcasts and equipment days likewise.
/// Reports have letters of their own; a stretch of time that people keep is never late.
extension Desk {
  /// What was missed while the daemon was down for more than a day is recorded and not mailed about (R12).
  func tellLate(_ record: DutyRecord) throws {
    guard !record.duty.kind.isReport, !record.duty.kind.isWindow else { return }
    let state = record.state(at: now)
    guard state == .late || state == .missed else { return }
    let told = try tx.read.told(duty: record.no)
    guard !told.contains(state.rawValue) else { return }
    try tx.setTold(duty: record.no, state.rawValue, at: now)
    let end = state == .missed ? record.duty.missedAfter ?? record.duty.due : record.duty.due
    try journal(
      "duty.\(state.rawValue)", "duty:\(record.no)", centre: record.duty.centre, occurred: end, ["id": record.duty.id])
    // A broadcast has letters of its own, with its text.
    guard now - end < context.rules.misfire.tellWithin, record.duty.kind != .broadcast else { return }
    let leaders = RungResolver(directory).people(.dutyLeader, centre: record.duty.centre, at: now)
    try post(lateLetter(record, missed: state == .missed, to: leaders), duty: record.no)
  }

  private func lateLetter(_ record: DutyRecord, missed: Bool, to leaders: [Person]) throws -> Letter {
    switch record.duty.kind {
    case .equipmentCheck:
      context.letters.equipmentDay(
        try equipment.sheet(record), duty: record.no, missed: missed, to: leaders, at: now)
    case _ where record.duty.kind.isRound: context.letters.round(record, missed: missed, to: leaders, at: now)
    default: context.letters.duty(record, missed: missed, to: leaders, at: now)
    }
  }
}
