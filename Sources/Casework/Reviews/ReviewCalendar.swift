package import Organisation
package import Regulation
package import Units

/// A look that is owed (S6): one level, one stretch of days.
package struct ReviewOccasion: Hashable, Sendable, Codable {
  package var level: HandlingReview.Level
  package var from: CivilDate
  /// The last day on which it is in time.
  package var through: CivilDate
  /// The holiday that it precedes.
  package var holiday: String?
  package init(level: HandlingReview.Level, from: CivilDate, through: CivilDate, holiday: String? = nil) {
    self.level = level
    self.from = from
    self.through = through
    self.holiday = holiday
  }

  /// `head/2026-11-23`, `leadership/2026-09-24/国庆节`
  package var key: String { ([level.rawValue, from.iso] + [holiday].compactMap { $0 }).joined(separator: "/") }
}

/// Which looks are owed when (S6): the head's each week from Monday, the department's and the leadership's each month, the leadership's
/// before holidays besides. They are no duties of the regulation's clauses, and stand in no agenda.
package enum ReviewCalendar {
  /// Those whose days `day` belongs to.
  package static func occasions(on day: CivilDate, rules: ReviewRules, holidays: HolidayCalendar) -> [ReviewOccasion] {
    let monday = day - (day.weekday - 1)
    let (first, last) = (day.firstOfMonth, day.firstOfMonth + (day.daysInMonth - 1))
    var all = [
      ReviewOccasion(level: .head, from: monday, through: monday + 6),
      ReviewOccasion(level: .department, from: first, through: last),
      ReviewOccasion(level: .leadership, from: first, through: last),
    ]
    for period in holidays.years.flatMap(\.off) {
      guard let name = rules.holidays.first(where: { period.name.contains($0) }) else { continue }
      let from = period.from - rules.holidayDays
      if from <= day, day < period.from {
        all.append(ReviewOccasion(level: .leadership, from: from, through: period.from - 1, holiday: name))
      }
    }
    return all
  }

  /// Where an occasion stands.
  package enum Standing: String, Sendable, Codable, CaseIterable {
    case open
    case done
    /// Its last day is over.
    case missed
    /// Its last day is over, and nothing was that could have been looked at.
    case empty
  }

  /// An occasion of a centre as it is kept.
  package struct Kept: Hashable, Sendable, Codable {
    package var centre: CentreID
    package var occasion: ReviewOccasion
    package var standing: Standing
    /// The look that was taken for it.
    package var review: Int64?
    package init(centre: CentreID, occasion: ReviewOccasion, standing: Standing = .open, review: Int64? = nil) {
      self.centre = centre
      self.occasion = occasion
      self.standing = standing
      self.review = review
    }
  }
}
