import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// What falls due of incidents (R6, P10): what waits is asked for again, and climbs.
extension Watch {
  /// Does what is due now, each incident in a transaction of its own; returns when to look again.
  func advanceIncidents(at now: Instant) throws -> [Instant] {
    for file in try register.read({ try $0.incidentsToLookAt(at: now) }) {
      try commit(at: now) { try $0.nudge(incident: file.caseNo) }
    }
    return try register.read { try $0.nextIncidentLook(after: now) }.map { [$0] } ?? []
  }
}

extension Desk {
  /// Reminds of what waits in an incident. Of reminders that piled up only the latest is told.
  func nudge(incident no: Int64) throws {
    var work = try incident(case: no)
    for nudge in IncidentClock.owed(work.file, rules: context.rules.incident, now: now) {
      work.file.nudged(nudge)
      let (centre, people) = told(nudge, work.file)
      try journal(
        "incident.reminded", "case:\(no)", centre: centre, ["count": "\(nudge.count)", "wait": nudge.wait])
      try post(
        context.letters.incidentReminder(
          work.paper, of: work.record, work.file, nudge, centre: centre, to: people, at: now), paper: work.paper.no)
    }
    try keep(&work, act: false)
  }

  /// First whoever it waits for; climbing, the leaders of that centre and the superior's duty leader as well.
  private func told(_ nudge: Nudge, _ file: IncidentFile) -> (CentreID, [Person]) {
    let resolver = RungResolver(directory)
    func rungs(_ centre: CentreID, _ rungs: [LadderRules.Rung]) -> [Person] {
      rungs.flatMap { resolver.people($0, centre: centre, at: now) }
    }
    switch nudge.matter {
    case .approval(let no):
      guard let submission = file.submissions.first(where: { $0.no == no }) else { return (file.centre, []) }
      var people = approvers(submission)
      if submission.state == .returned { people += rungs(submission.centre, [.watchkeepers]) }
      if nudge.climbs {
        people += rungs(submission.centre, [.dutyLeader, .centreLeader])
        people += directory.people(of: submission.centre, role: .leaderInCharge)
        people += rungs(submission.centre, [.superiorDutyLeader])
      }
      return (submission.centre, people)
    case .receipt(let centre):
      var people = rungs(centre, [.watchkeepers, .dutyLeader])
      if nudge.climbs {
        people += rungs(centre, [.centreLeader])
        let sender = file.receipts.first { $0.centre == centre }?.from ?? file.centre
        people += rungs(sender, [.dutyLeader])
      }
      return (centre, people)
    case .help(let no):
      guard let help = file.helps.first(where: { $0.no == no }), let asked = help.of else { return (file.centre, []) }
      var people = rungs(asked, [.dutyLeader])
      if nudge.climbs { people += rungs(asked, [.centreLeader, .superiorDutyLeader]) }
      return (asked, people)
    }
  }
}
