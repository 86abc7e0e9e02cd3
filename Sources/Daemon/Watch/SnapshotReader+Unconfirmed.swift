import Casework
import Organisation
import Regulation
import Store
import Units

extension SnapshotReader {
  /// Form 1 and contact lists of a centre and those below it that wait for a confirmation, as of `moment`.
  func unconfirmed(of centre: CentreID, at moment: Instant) throws -> UnconfirmedFacts {
    let before = RegisterClock.confirmedBefore(rules.register.confirmDays, zone: directory.zone, now: moment)
    let counts = try read.objectCounts(confirmedBefore: before)
    let lists = try read.contactLists()
    var facts = UnconfirmedFacts()
    facts.days = rules.register.confirmDays
    let below = directory.organisation.centres.map(\.id).filter { $0 != centre && directory.isWithin($0, of: centre) }
    for id in [centre] + below.sorted() {
      let objects = counts[id] ?? (objects: 0, unconfirmed: 0)
      facts.kept += objects.objects
      let state = lists[id].map { list in
        RegisterClock.listState(
          last: list.confirmedAt ?? list.since, isConfirmed: list.confirmedAt != nil, zone: directory.zone,
          now: moment)
      }
      guard objects.unconfirmed > 0 || (state ?? .confirmed) != .confirmed else { continue }
      facts.areas.append(.init(centre: id, objects: objects.unconfirmed, list: state ?? .confirmed))
    }
    if facts.own(centre).map({ $0.objects > 0 }) ?? false {
      facts.names = try read.unconfirmedNames(
        centre: centre, before: before, limit: UnconfirmedFacts.namesAtMost)
    }
    return facts
  }
}
