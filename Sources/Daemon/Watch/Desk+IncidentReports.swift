import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// What goes up about an incident, and its end (R6): the duty leader's report, the centre leader's approval, sent in the transaction of the
/// approval; sent back with words; what follows; the final report, which closes the case.
extension Desk {
  func approveIncident(_ no: Int64, submission asked: Int?, revision: Int?) throws -> IncidentWork {
    var (work, person, submission) = try waiting(no, asked, revision)
    let next = try work.file.approve(submission.no, by: person.id, role: person.role, at: now)
    try say(
      &work, .approval, context.letters.line(next, next.centreLeader == nil ? .dutyLeader : .centreLeader))
    try journal(
      next.isApproved ? "incident.approved" : "incident.forwarded", "case:\(no)", centre: submission.centre,
      ["submission": "\(submission.no)"])
    if next.isApproved { try release(&work, next, by: person) }
    try carryOut(&work)
    try keep(&work)
    return work
  }

  func sendBackIncident(_ no: Int64, submission asked: Int?, words: String, revision: Int?) throws -> IncidentWork {
    var (work, person, submission) = try waiting(no, asked, revision)
    let next = try work.file.sendBack(submission.no, by: person.id, role: person.role, words: words, at: now)
    try say(&work, .approval, context.letters.line(next, .returned))
    try journal(
      "incident.sent-back", "case:\(no)", centre: submission.centre,
      ["submission": "\(submission.no)", "words": words])
    let watch = RungResolver(directory).people(.watchkeepers, centre: submission.centre, at: now)
    let people = watch + next.authors.compactMap { directory.person($0) }
    try post(
      context.letters.incidentReturned(work.paper, of: work.record, work.file, next, to: people, at: now),
      paper: work.paper.no)
    try carryOut(&work)
    try keep(&work)
    return work
  }

  /// 续报: to whom the first went, in its thread.
  func followUpIncident(_ no: Int64, _ text: String, revision: Int?) throws -> IncidentWork {
    var work = try incident(case: no)
    let person = try allowEdit(work)
    try expect(revision, work.file.revision)
    let (ordinal, atOnce) = try work.file.followUp(text, by: person.id, from: person.centre, at: now)
    try say(&work, .report, text)
    try journal("incident.follow-up", "case:\(no)", centre: person.centre, ["ordinal": "\(ordinal)", "text": text])
    if !atOnce.isEmpty {
      try send(&work, sending(.followUp(ordinal, text, nil), from: person.centre, to: atOnce, clause: "R6"))
    }
    try carryOut(&work)
    try keep(&work)
    return work
  }

  /// The final report with the last figures, cause and measures; it waits for another person's agreement, and for the centre leader's where
  /// form 5 went up.
  func finishIncident(_ no: Int64, _ text: String, _ entry: IncidentEntry, reason: String?, revision: Int?) throws
    -> IncidentWork
  {
    var work = try incident(case: no)
    let person = try allowEdit(work)
    try expect(revision, work.file.revision)
    guard work.record.state != .closed else { throw IncidentRefusal.finalWritten }
    do {
      let hand = IncidentHand(by: person.id, role: person.role, at: now, reason: reason)
      for change in try work.file.change(entry, hand, rules: context.rules.grades, zone: zone) {
        try say(&work, .change, context.letters.line(change))
      }
    } catch IncidentRefusal.nothingToChange {}
    // What the last figures owe comes first: a final report never goes before it (R9).
    try carryOut(&work)
    try work.file.finish(text, by: person.id, directory: directory, at: now)
    try say(&work, .report, text)
    try journal("incident.final", "case:\(no)", centre: person.centre, ["text": text])
    try carryOut(&work)
    try keep(&work)
    return work
  }

  /// What is approved goes now.
  private func release(_ work: inout IncidentWork, _ submission: Submission, by person: Person) throws {
    work.file.sent(submission.no, judged(work.file), at: now)
    let to = submission.items.map(\.to)
    let clause = Set(submission.items.map(\.clause)).sorted().joined(separator: " ")
    let causes = OwedReport.Cause.allCases.filter { cause in submission.items.contains { $0.cause == cause } }
    let stage: IncidentSending.Stage =
      switch submission.what {
      case .report: .approved(submission)
      case .followUp: .followUp(work.file.followUps, submission.text, submission)
      case .final: .final(submission)
      }
    if submission.what == .final {
      // The case closes with the agreement of somebody who did not file it.
      let next = try CaseMachine.after(
        CaseEvent(.concluded, by: person.id, at: now, words: submission.text), work.record, paper: work.paper)
      work.record = next.record
      try tx.update(next.record)
      try tx.insert(next.step)
      if let paper = next.paper {
        work.paper = paper
        try tx.update(paper)
      }
      work.file.closedAt = now
      try journal("case.closed", "case:\(work.record.no)", centre: work.file.centre, ["note": submission.text])
    }
    if submission.what == .report { try say(&work, .told, "\(clause) \(context.letters.names(to))") }
    try send(&work, sending(stage, from: submission.centre, to: to, clause: clause, causes: causes))
    try journal(
      "incident.sent", "case:\(work.record.no)", centre: submission.centre, ["submission": "\(submission.no)"])
  }

  private func sending(
    _ stage: IncidentSending.Stage, from centre: CentreID, to: [OwedReport.Addressee], clause: String,
    causes: [OwedReport.Cause] = []
  ) -> IncidentSending {
    var centres: [CentreID] = []
    var units: [UnitID] = []
    for addressee in to {
      switch addressee {
      case .centre(let id) where id != centre && !centres.contains(id): centres.append(id)
      case .unit(let id) where !units.contains(id): units.append(id)
      case .centre, .unit, .dutyLeader: break
      }
    }
    return IncidentSending(stage, from: centre, clause: clause, causes: causes, centres: centres, units: units)
  }

  private func waiting(_ no: Int64, _ asked: Int?, _ revision: Int?) throws -> (IncidentWork, Person, Submission) {
    let work = try incident(case: no)
    let person = try allow(.approveIncident, centre: try holder(of: work))
    try expect(revision, work.file.revision)
    guard let submission = work.file.waiting(with: person.centre, asked) else { throw IncidentRefusal.nothingWaits }
    return (work, person, submission)
  }
}
