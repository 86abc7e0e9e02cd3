import Casework
import Organisation
import Regulation
import Store
import Units

/// S6, G13: once a day, when open matters are looked at, the looks that are owed are opened, reminded of and, when their last day is
/// over, recorded as missed; each centre's in a transaction of its own.
extension Watch {
  private static let looked = "reviews/looked"

  /// Returns when to look again. Days on which the daemon was down are made good (R12).
  func advanceReviews(at now: Instant) throws -> Instant {
    let (rules, zone) = (current.rules, current.zone)
    let today = zone.civil(now).date
    let moment = zone.instant(today, rules.matters.dailyLook)
    guard now >= moment else { return moment }
    let tomorrow = zone.instant(today + 1, rules.matters.dailyLook)
    let last = try register.read { try $0.meta(Self.looked) }.flatMap { CivilDate(iso: $0) }
    guard last.map({ $0 < today }) ?? true else { return tomorrow }
    // Of a silence longer than a year only the year is made good.
    let first = last.map { max($0 + 1, today - 366) } ?? today
    var occasions: [String: ReviewOccasion] = [:]
    var day = first
    while day <= today {
      for occasion in ReviewCalendar.occasions(
        on: day, rules: rules.reviews, holidays: current.directory.organisation.holidays)
      {
        occasions[occasion.key] = occasion
      }
      day = day + 1
    }
    let owed = occasions.values.sorted { ($0.through, $0.key) < ($1.through, $1.key) }
    for centre in current.hosted.sorted() { try commit(at: now) { try $0.lookAtReviews(of: centre, owed: owed) } }
    try commit(at: now) { try $0.tx.setMeta(Self.looked, today.iso) }
    return tomorrow
  }
}
