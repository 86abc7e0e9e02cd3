package import Organisation
package import Units

/// S6 and S8: what people telephone, write or come with, and what is owed to them.
package struct PublicReportRules: Hashable, Sendable, Codable {
  /// S8: someone on the scene within so long, where the matter calls for it.
  package var sceneWithin = TimeSpan.minutes(30)
  /// S6: an opinion on a complaint within so many working days …
  package var opinionWorkdays = 3
  /// … and on a serious one, or one that concerns several units.
  package var seriousWorkdays = 7
  /// S6: who decides, by grade.
  package var complaintDeciders: [Role] = [.dutyLeader, .centreLeader]
  package var seriousDeciders: [Role] = [.centreLeader, .leaderInCharge]
  /// Whoever took it and the desk are reminded so long before.
  package var remindBefore = TimeSpan.days(1)
  /// S8: called back on the day on which the matter is closed; from this time of that day on the desk is reminded.
  package var callBackFrom = CivilTime(17, 0)
  /// Overdue it is told to the duty leader, and so much later to the centre leader.
  package var climbAfter = TimeSpan.hours(1)
  package init() {}
}
