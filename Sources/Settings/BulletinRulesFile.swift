import Organisation
import Regulation
import Units

/// The group `bulletin` of `regulation.yaml`: notices and warnings passed down the tiers (P5, G9).
struct BulletinRulesFile {
  func read(_ record: Record, _ rules: inout BulletinRules) {
    record.set(&rules.urgentFrom, "urgent_from") { $0.choice(Severity.self) }
    record.set(&rules.remindAfter, "remind_after") { $0.span(.minutes(1) ... .days(7)) }
    record.set(&rules.climbAfter, "climb_after") { $0.span(.minutes(1) ... .days(7)) }
    record.set(&rules.urgentRemindAfter, "urgent_remind_after") { $0.span(.minutes(1) ... .days(1)) }
    record.set(&rules.urgentClimbAfter, "urgent_climb_after") { $0.span(.minutes(1) ... .days(1)) }
    record.set(&rules.townships, "townships") { $0.flag() }
    record.set(&rules.heardWithin, "heard_within") { $0.span(.minutes(1) ... .days(7)) }
    record.set(&rules.heardAtMost, "heard_at_most") { $0.integer(0...1000) }
    record.set(&rules.heardWind, "heard_wind") { $0.integer(1...12) }
    record.set(&rules.heardVisibility, "heard_visibility") { $0.integer(0...20_000) }
    record.set(&rules.heardFresh, "heard_fresh") { $0.span(.minutes(1) ... .days(1)) }
    refuse(record, "climb_after", rules.climbAfter, before: rules.remindAfter)
    refuse(record, "urgent_climb_after", rules.urgentClimbAfter, before: rules.urgentRemindAfter)
  }

  private func refuse(_ record: Record, _ key: String, _ climb: TimeSpan, before remind: TimeSpan) {
    guard climb <= remind else { return }
    record.refuse(key, "\(climb.settingText) is not after the reminder, \(remind.settingText)")
  }
}
