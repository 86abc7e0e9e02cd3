import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// What the public tells a centre (S6, S8): taken down, followed by whoever took it, decided by whom its grade names, called back.
extension Desk {
  func publicReport(_ no: Int64) throws -> PublicReport {
    guard let report = try tx.read.publicReport(no: no) else { throw ActRefusal.noSuchThing("caller:\(no)") }
    return report
  }

  /// Taken down by a person of the centre. What was seen at a point or of a vessel is entered as a finding besides, by `sight`.
  func take(_ draft: PublicReport, seen sight: (() throws -> Int64)?) throws -> PublicReport {
    guard let centre = signer.person?.centre else { throw AuthorityRefusal.notSignedOn }
    let person = try allow(.takeReport, centre: centre)
    guard draft.takenAt <= now else { throw ActRefusal.inTheFuture }
    guard !draft.text.allSatisfy(\.isWhitespace) else { throw PublicReportRefusal.emptyText }
    var report = draft
    report.centre = centre
    report.takenBy = person.id
    report.finding = try sight?()
    report.no = try tx.insert(report)
    // The journal goes to more eyes than the caller may wish: it has no name and no number.
    try journal(
      "caller.taken", "caller:\(report.no)", centre: centre, occurred: report.takenAt,
      [
        "confidential": "\(report.isConfidential)", "finding": report.finding.map { "\($0)" } ?? "",
        "grade": report.grade.rawValue, "means": report.means.rawValue,
      ])
    return report
  }

  func step(
    publicReport no: Int64, _ name: String, text: String, at moment: Instant, revision: Int?,
    _ event: (PublicReport.Step) -> PublicReportEvent
  ) throws -> PublicReport {
    let report = try publicReport(no)
    let person = try allow(.takeReport, centre: report.centre)
    try expect(revision, report.revision)
    guard moment <= now else { throw ActRefusal.inTheFuture }
    let event = event(PublicReport.Step(text: text, at: moment, by: person.id))
    switch event {
    case .opinion: try decides(person, report.grade)
    case .closed: try matterIsOver(report)
    case .onScene, .notReached, .calledBack: break
    }
    let next = try PublicReportMachine.after(event, report)
    try tx.update(next)
    try journal("caller.\(name)", "caller:\(no)", centre: report.centre, occurred: moment, ["text": text])
    return next
  }

  /// S6: each grade has its deciders.
  private func decides(_ person: Person, _ grade: PublicReport.Grade) throws {
    let rules = context.rules.publicReports
    let roles = grade == .serious ? rules.seriousDeciders : rules.complaintDeciders
    guard !grade.isComplaint || roles.contains(person.role) else { throw PublicReportRefusal.decider(grade) }
  }

  /// S5: what it became is followed to its end before the caller hears that it is.
  private func matterIsOver(_ report: PublicReport) throws {
    guard let no = report.finding, let finding = try tx.read.finding(no: no) else { return }
    guard finding.isDisposed else { throw PublicReportRefusal.matterOpen(finding: no) }
    if case .filed(let filed) = finding.disposition, let record = try tx.read.caseRecord(no: filed), record.state.isOpen
    {
      throw PublicReportRefusal.matterOpen(finding: no)
    }
  }

  /// What is due of it is told: whoever took it (首问负责) and the desk, then leaders.
  func tell(publicReport stale: PublicReport) throws {
    var report = try publicReport(stale.no)
    let tellings = PublicReportClock.tellings(
      report, rules: context.rules.publicReports, zone: zone, holidays: directory.organisation.holidays, now: now)
    let resolver = RungResolver(directory)
    for telling in tellings {
      report.told.insert(telling.key)
      try tx.update(report)
      try journal(
        telling.level == .remind ? "caller.reminded" : "caller.overdue", "caller:\(report.no)", centre: report.centre,
        ["level": telling.level.rawValue, "stage": telling.owed.stage.rawValue])
      var people = [directory.person(report.takenBy)].compactMap { $0 }
      if telling.level != .remind || telling.owed.stage == .opinion {
        people += resolver.people(.dutyLeader, centre: report.centre, at: now)
      }
      if telling.level == .climb || telling.owed.stage == .opinion && report.grade == .serious {
        people += resolver.people(.centreLeader, centre: report.centre, at: now)
      }
      try post(context.letters.publicReport(report, telling: telling, to: people))
    }
  }
}
