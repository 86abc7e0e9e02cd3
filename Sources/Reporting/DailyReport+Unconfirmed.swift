import Casework
import Organisation
import Regulation
import Units

/// Form 1 and contact lists that wait for a confirmation (P1, C1, X1, S8): lines for what needs a decision, a few at most.
extension DailyReport {
  var unconfirmed: [String] {
    let facts = snapshot.unconfirmed
    var items: [String] = []
    if let own = facts.own(snapshot.centre) {
      if own.objects > 0 {
        let rest = own.objects - facts.names.count
        let names = wording.joined(facts.names)
        items.append(
          text(
            "report.decide.objects",
            [
              "count": "\(own.objects)", "days": "\(facts.days)",
              "names": rest > 0 ? text("list.more", ["names": names, "rest": "\(rest)"]) : names,
            ]))
      }
      if isPressing(own.list) { items.append(text("report.decide.list.\(own.list.rawValue)")) }
    }
    let below = facts.areas.filter { $0.centre != snapshot.centre && ($0.objects > 0 || isPressing($0.list)) }
    if !below.isEmpty {
      items.append(
        text(
          "report.decide.unconfirmed-below",
          [
            "lists": "\(below.count { isPressing($0.list) })",
            "names": writer.some(below.map { wording.centre($0.centre) }, most: UnconfirmedFacts.namesAtMost),
            "objects": "\(below.map(\.objects).reduce(0, +))",
          ]))
    }
    return items
  }

  /// A whole month without, or this month's end is as near as a reminder of a monthly paper (R4).
  private func isPressing(_ state: RegisterClock.ListState) -> Bool {
    switch state {
    case .confirmed: return false
    case .overdue: return true
    case .due:
      let day = writer.directory.zone.civil(snapshot.judgedAt).date
      let left = day.firstOfMonth + day.daysInMonth - day
      return left <= (writer.rules.monthly.reminderDays.max() ?? 0)
    }
  }
}
