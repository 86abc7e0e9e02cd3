package import Organisation

/// Spot checks of how matters were dealt with, at three levels (S6), each judged by G13's words: 及时、妥当、有效.
package struct ReviewRules: Hashable, Sendable, Codable {
  /// Who looks, by level: each week, each month, and each month and before holidays.
  package var head: [Role] = [.dutyLeader]
  package var department: [Role] = [.centreLeader]
  package var leadership: [Role] = [.leaderInCharge]
  /// Matters drawn for one look, at most: what is over since the last look, and none of the reviewer's own.
  package var sample = 5
  /// How far back a matter's end may lie: the head's looks …
  package var headDays = 7
  /// … and the others'.
  package var monthDays = 31
  /// Names of the holidays before which the leadership looks, as the files of holidays have them.
  package var holidays = ["劳动节", "国庆节", "春节"]
  /// The look before a holiday is owed within so many days ahead of it.
  package var holidayDays = 7
  /// Reminded so many days before its last day.
  package var remindDays = 2
  /// What was found wanting is put right within so many working days.
  package var mendWorkdays = 3
  package init() {}
}
