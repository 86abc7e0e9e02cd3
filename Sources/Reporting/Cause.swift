import Casework
import Organisation
import Regulation
import Units

/// Causes of letters: unique, and the same whenever the same thing is told again, so that a message is never made twice (D10).
///
/// | letter | cause |
/// |---|---|
/// | a call of the ladder | `alarm/<finding id>/<key of the call>` |
/// | a notice issued | `notice/<number>/issue` |
/// | n-th reply, n-th verdict | `notice/<number>/reply/<n>`, `notice/<number>/verdict/<n>` |
/// | reminder, overdue | `notice/<number>/reminder/<days left>`, `notice/<number>/overdue` |
/// | told at once (R15) | `told/<case>/<clause>` |
/// | incident report | `incident/<number>/issue` |
/// | what else goes about an incident | `incident/<number>/more/<n>`, `…/sent/<submission>`, `…/follow-up/<n>`, `…/awaits/<submission>/<moment>`, `…/reminder/<wait>/<n>`, `…/returned/<submission>/<n>`, `…/received/<centre>`, `…/instruction/<n>`, `…/help/<n>` |
/// | fault report (form 3) | `fault/<number>/issue` |
/// | daily report, its draft, its being late | `report/<duty id>`, `report/<duty id>/draft`, `report/<duty id>/late` |
/// | a month's ledgers, n-th amendment of them | `ledgers/<duty id>`, `ledgers/<duty id>/amendment/<n>` |
/// | monthly summary | `summary/<duty id>` |
/// | its being with a leader, the reminder | `summary/<centre>/<month>/awaits/<revision>`, `…/reminder/<days left>` |
/// | a round late, missed | `round/<duty id>/late`, `round/<duty id>/missed` |
/// | form 2, its draft, its reminder | `sheet/<centre>/<monday>/<n-th sending>`, `sheet/<centre>/<monday>/draft`, `…/reminder` |
/// | another duty late, missed | `duty/<duty id>/late`, `duty/<duty id>/missed` |
/// | a mail parked | `parked/<delivery>` |
/// | a bulletin passed on | `bulletin/<no>/relay/<centre>/<whom>/<moment>` |
/// | its end; its receipt asked for, then climbing | `bulletin/<no>/cancelled`, `…/superseded`; `bulletin/<no>/<party>/reminded`, `…/climbed` |
/// | a broadcast's draft, stale and approved texts | `broadcast/<no>/draft`, `…/stale/<revision>`, `…/text/<revision>` |
/// | a notice cancelled, opened again the n-th time | `notice/<number>/cancelled`, `notice/<number>/reopened/<n>` |
/// | a step of a case: urged, supervised, result … | `case/<no>/<step>/<n>` |
/// | a notice that waits for a signature | `draft/<no>` |
/// | backlog of a centre (S7), matters untouched (R15), the daily look (S5) | `triage/<centre>/<first>/<last>`, `untouched/<centre>/<watch's end>`, `look/<centre>/<day>` |
/// | what recurs (S1) | `recurring/<centre>/<subject>/<code>/<day>` |
/// | what the auditor found, a gateway tried out | `audit/<moment>`, `gateway/<name>/<moment>` |
/// | a fault's step falls due, is overdue | `fault/<number>/<stage>/<times sent back>/<level>` |
/// | what the public told falls due (S6, S8) | `caller/<no>/<stage>/<level>` |
/// | an outage announced, taken back | `outage/<no>/announced`, `outage/<no>/cancelled` |
/// | a presence check asked, asked again, unanswered | `presence/<no>/ask`, `…/again`, `…/absent` |
/// | a handover late, a substitute asked for | `handover/<centre>/<moment of change>/late`, `…/swap/<revision>` |
/// | a broadcast late, missed | `broadcast/<no>/late`, `broadcast/<no>/missed` |
enum Cause {
  static func alarm(_ record: FindingRecord, _ key: String) -> String { "alarm/\(record.finding.id)/\(key)" }
  /// The first call of the first climb, which every later call refers to.
  static func firstAlarm(_ record: FindingRecord) -> String {
    alarm(record, "\(record.finding.opened.milliseconds)/step/1")
  }
  static func issue(_ paper: Paper) -> String {
    let what = paper.form.isNotice ? "notice" : paper.form == .faultReport ? "fault" : "incident"
    return "\(what)/\(paper.number)/issue"
  }
  static func incident(_ paper: Paper, _ what: String) -> String { "incident/\(paper.number)/\(what)" }
  static func reply(_ paper: Paper, _ ordinal: Int) -> String { "notice/\(paper.number)/reply/\(ordinal)" }
  static func verdict(_ paper: Paper, _ ordinal: Int) -> String { "notice/\(paper.number)/verdict/\(ordinal)" }
  /// Sent back or opened again, reminders begin anew: `…/round/2`.
  static func reminder(_ paper: Paper, daysLeft: Int) -> String {
    "notice/\(paper.number)/reminder/\(daysLeft)" + round(paper)
  }
  static func overdue(_ paper: Paper) -> String { "notice/\(paper.number)/overdue" + round(paper) }
  private static func round(_ paper: Paper) -> String { paper.rounds == 0 ? "" : "/round/\(paper.rounds + 1)" }
  static func notice(_ paper: Paper, _ what: String) -> String { "notice/\(paper.number)/\(what)" }
  static func matter(_ record: CaseRecord, _ what: String) -> String { "case/\(record.no)/\(what)" }
  static func told(_ record: CaseRecord, _ clause: String) -> String { "told/\(record.no)/\(clause)" }
  static func report(_ duty: Duty) -> String { "report/\(duty.id)" }
  static func draft(_ duty: Duty) -> String { "report/\(duty.id)/draft" }
  static func reportLate(_ duty: Duty) -> String { "report/\(duty.id)/late" }
  static func ledgers(_ duty: Duty) -> String { "ledgers/\(duty.id)" }
  static func amendment(_ duty: Duty, _ ordinal: Int) -> String { "ledgers/\(duty.id)/amendment/\(ordinal)" }
  static func summary(_ duty: Duty) -> String { "summary/\(duty.id)" }
  static func summaryAwaits(_ record: SummaryRecord) -> String {
    "summary/\(record.centre)/\(record.month.iso)/awaits/\(record.revision)"
  }
  static func summaryReminder(_ record: SummaryRecord, _ daysLeft: Int) -> String {
    "summary/\(record.centre)/\(record.month.iso)/reminder/\(daysLeft)"
  }
  static func round(_ duty: Duty, missed: Bool) -> String { "round/\(duty.id)/\(missed ? "missed" : "late")" }
  static func keySheet(_ sheet: KeySheet, sending: Int? = nil) -> String {
    "sheet/\(sheet.centre)/\(sheet.monday.iso)/\(sending ?? sheet.sendings + 1)"
  }
  static func keySheetDraft(_ sheet: KeySheet, reminder: Bool) -> String {
    "sheet/\(sheet.centre)/\(sheet.monday.iso)/\(reminder ? "reminder" : "draft")"
  }
  static func duty(_ duty: Duty, missed: Bool) -> String { "duty/\(duty.id)/\(missed ? "missed" : "late")" }
  static func audit(_ now: Instant) -> String { "audit/\(now.milliseconds)" }
  static func gatewayTest(_ name: String, _ now: Instant) -> String { "gateway/\(name)/\(now.milliseconds)" }
  static func parked(_ delivery: Delivery) -> String { "parked/\(delivery.no)" }
  static func relay(_ bulletin: Bulletin, _ via: CentreID, _ whom: String, _ now: Instant) -> String {
    "bulletin/\(bulletin.no)/relay/\(via)/\(whom)/\(now.milliseconds)"
  }
  static func bulletin(_ bulletin: Bulletin, _ what: String) -> String { "bulletin/\(bulletin.no)/\(what)" }
  static func fault(_ fault: FaultRecord, _ key: String) -> String { "fault/\(fault.number)/\(key)" }
  static func outage(_ outage: Outage, _ what: String) -> String { "outage/\(outage.no)/\(what)" }
  static func presence(_ check: PresenceCheck, _ what: String) -> String { "presence/\(check.no)/\(what)" }
  static func publicReport(_ report: PublicReport, _ what: String) -> String { "caller/\(report.no)/\(what)" }
  static func broadcast(_ broadcast: Broadcast, _ what: String) -> String { "broadcast/\(broadcast.no)/\(what)" }
}
