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
/// | daily report, its draft, its being late | `report/<duty id>`, `report/<duty id>/draft`, `report/<duty id>/late` |
/// | a round late, missed | `round/<duty id>/late`, `round/<duty id>/missed` |
/// | another duty late, missed | `duty/<duty id>/late`, `duty/<duty id>/missed` |
/// | a mail parked | `parked/<delivery>` |
enum Cause {
  static func alarm(_ record: FindingRecord, _ key: String) -> String { "alarm/\(record.finding.id)/\(key)" }
  /// The first call of the first climb, which every later call refers to.
  static func firstAlarm(_ record: FindingRecord) -> String {
    alarm(record, "\(record.finding.opened.milliseconds)/step/1")
  }
  static func issue(_ paper: Paper) -> String { "\(paper.form.isNotice ? "notice" : "incident")/\(paper.number)/issue" }
  static func reply(_ paper: Paper, _ ordinal: Int) -> String { "notice/\(paper.number)/reply/\(ordinal)" }
  static func verdict(_ paper: Paper, _ ordinal: Int) -> String { "notice/\(paper.number)/verdict/\(ordinal)" }
  static func reminder(_ paper: Paper, daysLeft: Int) -> String { "notice/\(paper.number)/reminder/\(daysLeft)" }
  static func overdue(_ paper: Paper) -> String { "notice/\(paper.number)/overdue" }
  static func told(_ record: CaseRecord, _ clause: String) -> String { "told/\(record.no)/\(clause)" }
  static func report(_ duty: Duty) -> String { "report/\(duty.id)" }
  static func draft(_ duty: Duty) -> String { "report/\(duty.id)/draft" }
  static func reportLate(_ duty: Duty) -> String { "report/\(duty.id)/late" }
  static func round(_ duty: Duty, missed: Bool) -> String { "round/\(duty.id)/\(missed ? "missed" : "late")" }
  static func duty(_ duty: Duty, missed: Bool) -> String { "duty/\(duty.id)/\(missed ? "missed" : "late")" }
  static func parked(_ delivery: Delivery) -> String { "parked/\(delivery.no)" }
}
