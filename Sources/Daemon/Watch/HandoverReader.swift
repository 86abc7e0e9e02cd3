import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// Which handover of a centre is on now, and what there is to hand over (G6, S2): open cases, findings that nobody has decided about, what is
/// owed and not done yet, and what does not work.
struct HandoverReader {
  let context: WatchContext
  let read: RegisterReader
  let now: Instant

  private var directory: Directory { context.directory }

  /// The one under way, else the next; nil: the roster has no two watches that follow one another.
  func current(_ centre: CentreID) throws -> Handover? {
    let on = directory.onWatch(centre, at: now)
    if let last = try into(centre), !last.isComplete, isStillOn(last, watch: on) { return last }
    guard let on, let next = directory.nextWatch(centre, after: on.ends) else { return nil }
    return try handover(centre, from: on, to: next)
  }

  /// The one by which the present watch came, or by which the next will come where the room is empty now.
  func into(_ centre: CentreID) throws -> Handover? {
    let on = directory.onWatch(centre, at: now)
    guard let coming = on ?? directory.nextWatch(centre, after: now),
      let gone = directory.lastWatch(centre, endedBy: on?.starts ?? now)
    else { return nil }
    return try handover(centre, from: gone, to: coming)
  }

  /// Until the present watch is itself to be handed over; one that nobody wrote, for an hour.
  private func isStillOn(_ handover: Handover, watch: WatchOnDuty?) -> Bool {
    guard let watch else { return true }
    let opens = watch.ends - context.rules.handover.opens
    return now < (handover.preparedAt == nil ? min(opens, watch.starts + .hours(1)) : opens)
  }

  private func handover(_ centre: CentreID, from gone: WatchOnDuty, to coming: WatchOnDuty) throws -> Handover {
    if let stored = try read.handover(centre: centre, watchEnds: gone.ends) { return stored }
    let before = directory.lastWatch(centre, endedBy: gone.starts)
    let taken = try before.flatMap { try read.handover(centre: centre, watchEnds: $0.ends) }
    let kept = taken.flatMap { $0.onComing.starts == gone.starts ? $0.signedOn.map(\.by) : nil }
    return Handover(centre: centre, offGoing: gone, onComing: coming, kept: kept)
  }

  func matters(of centre: CentreID) throws -> [Handover.Matter] {
    // Faults stand with the equipment.
    let cases = try read.openCases(of: centre).filter { $0.kind != .fault }.map { record in
      (
        record,
        CaseNext.of(
          record, paper: try read.papers(case: record.no).last, drafted: try read.openDraft(case: record.no) != nil,
          now: now)
      )
    }
    let findings = try read.findings(before: .max, onlyOpen: true, limit: 500)
      .filter { $0.centre == centre && !$0.isDisposed && $0.severity > .info }.reversed()
    let duties = try read.duties(centre: centre, dueAfter: now - .days(1), through: now + .days(1)).filter { record in
      guard !record.duty.kind.isWindow else { return false }
      return record.state(at: now) == .open || record.state(at: now) == .late
    }
    return context.letters.handoverMatters(cases: cases, findings: Array(findings), duties: duties, at: now)
  }

  /// Faults that are not accepted yet, each with where it stands.
  func faults(of centre: CentreID) throws -> [Handover.Item] {
    try read.openFaults().filter { $0.centre == centre && !$0.state.isOver }.map { fault in
      context.letters.handoverFault(fault)
    }
  }
}
