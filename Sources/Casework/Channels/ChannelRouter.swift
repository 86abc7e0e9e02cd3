package import Organisation
package import Regulation
package import Units

/// Where a letter goes besides e-mail, and what stands in when a channel fails (R7, R15, R17, G3). Pure: configuration and moment in, routes out.
package struct ChannelRouter: Sendable {
  package let directory: Directory
  package let rules: RegulationRules
  package let book: ChannelBook

  package init(directory: Directory, rules: RegulationRules, book: ChannelBook) {
    self.directory = directory
    self.rules = rules
    self.book = book
  }

  private var channels: ChannelRules { rules.channels }

  /// The routes over gateways of one letter.
  /// - Parameters:
  ///   - audience: whom it is for.
  ///   - staffed: centres whose room is staffed now (G3).
  package func routes(
    kind: LetterKind, importance: Importance, to audience: [Party], staffed: Set<CentreID>, at now: Instant
  ) -> [Route] {
    var routes: [Route] = []
    for party in audience {
      for way in ways(kind, importance, party, staffed: staffed, at: now) {
        for route in self.routes(way, party) where !routes.contains(where: { $0.isSamePlace(as: route) }) {
          routes.append(route)
        }
      }
    }
    return routes
  }

  /// P4's own (R7): over each kind to each unit.
  package func dailyReport(_ units: [UnitID]) -> [Route] {
    units.flatMap { unit in channels.dailyReport.flatMap { over($0, .unit(unit), all: true) } }
  }

  /// What of P4's channels has no way, by unit: there e-mail stands in, and the report says so (R7).
  package func standIns(_ units: [UnitID]) -> [(kind: ChannelKind, units: [UnitID])] {
    channels.dailyReport.compactMap { kind in
      let without = units.filter { over(kind, .unit($0), all: true).isEmpty }
      return without.isEmpty ? nil : (kind, without)
    }
  }

  private func ways(
    _ kind: LetterKind, _ importance: Importance, _ party: Party, staffed: Set<CentreID>, at now: Instant
  ) -> [ChannelRules.Way] {
    let always = channels.always[kind.rawValue] ?? []
    guard importance <= .serious else { return always }
    if importance == .emergency { return always + channels.emergency }
    var ways = always + (channels.serious[kind.rawValue] ?? [])
    guard case .person(let id) = party, let person = directory.person(id) else { return ways }
    // R17: out of a second-line centre's hours what is immediate goes to its duty leader's telephone.
    let immediate: Set<LetterKind> = [.alarm, .told, .incident]
    if immediate.contains(kind), person.role == .dutyLeader, isClosed(person.centre, at: now), !ways.contains(.callOut)
    {
      ways.append(.callOut)
    }
    if channels.spareStaffedRoom, kind == .alarm, person.role == .watchkeeper, staffed.contains(person.centre) {
      ways.removeAll { $0 == .callOut || $0 == .call }
    }
    return ways
  }

  /// A second-line centre out of its hours (G4, R17).
  package func isClosed(_ centre: CentreID, at now: Instant) -> Bool {
    guard let centre = directory.centre(centre), !centre.isFirstLine else { return false }
    let time = directory.zone.civil(now).time
    return !rules.morning.contains(time) && !rules.afternoon.contains(time)
  }

  private func routes(_ way: ChannelRules.Way, _ party: Party) -> [Route] {
    if let kind = way.kind { return over(kind, party, all: kind == .other) }
    for kind in channels.callOut {
      let found = over(kind, party, all: false)
      if !found.isEmpty { return found }
    }
    return []
  }

  /// - Parameter all: every address of the party; else the first.
  private func over(_ kind: ChannelKind, _ party: Party, all: Bool) -> [Route] {
    guard kind != .mail, let channel = book.names(of: kind).first else { return [] }
    let addresses = directory.addresses(of: party, over: kind)
    return (all ? addresses : Array(addresses.prefix(1))).map {
      Route(channel: channel, kind: kind, address: $0, party: party)
    }
  }

  // MARK: Fall-back

  /// True when what a delivery owes is to be tried over another channel: it was refused, or failed so often, or for so long.
  package func fallsBack(_ delivery: Delivery, importance: Importance, created: Instant, at now: Instant) -> Bool {
    guard delivery.kind != .mail || importance <= .serious else { return false }
    switch delivery.state {
    case .parked, .refused, .stale: return true
    case .retry, .unclear:
      let within = importance == .emergency ? channels.emergencyWithin : channels.fallBackWithin
      return delivery.attempts >= channels.fallBackAfter || now - created >= within
    case .pending, .sending, .sent, .diverted: return false
    }
  }

  /// What stands in for a delivery: another gateway of the kind, another address, another kind; never a place that this message was sent
  /// to already. nil: nothing is left.
  package func standIn(for delivery: Delivery, among all: [Delivery]) -> Route? {
    guard let party = delivery.party else { return nil }
    for kind in [delivery.kind] + channels.fallBack.filter({ $0 != delivery.kind }) {
      for address in directory.addresses(of: party, over: kind) {
        for channel in book.names(of: kind) {
          let taken = all.contains { $0.channel == channel && $0.recipient.lowercased() == address.lowercased() }
          if !taken { return Route(channel: channel, kind: kind, address: address, party: party) }
        }
      }
    }
    return nil
  }

  // MARK: Quiet hours

  /// When the quiet time of a route ends; nil: none is now. An emergency knows none.
  package func quietUntil(
    kind: ChannelKind, party: Party?, importance: Importance, at now: Instant
  ) -> Instant? {
    guard importance != .emergency else { return nil }
    let ends = channels.quiet.filter { $0.channels.contains(kind) && concerns($0, party) }.compactMap {
      end($0, at: now)
    }
    return ends.max()
  }

  private func concerns(_ quiet: ChannelRules.Quiet, _ party: Party?) -> Bool {
    if quiet.people.isEmpty, quiet.centres.isEmpty { return true }
    switch party {
    case .person(let id):
      let centre = directory.person(id)?.centre
      return quiet.people.contains(id) || centre.map { quiet.centres.contains($0) } ?? false
    case .centre(let id): return quiet.centres.contains(id)
    case .unit(let id): return directory.unit(id).map { quiet.centres.contains($0.centre) } ?? false
    case nil: return false
    }
  }

  private func end(_ quiet: ChannelRules.Quiet, at now: Instant) -> Instant? {
    let zone = directory.zone
    let today = zone.civil(now).date
    for day in [today - 1, today] {
      let from = zone.instant(day, quiet.from)
      let to = zone.instant(quiet.to <= quiet.from ? day + 1 : day, quiet.to)
      if from <= now, now < to { return to }
    }
    return nil
  }
}

extension Route {
  fileprivate func isSamePlace(as other: Route) -> Bool {
    channel == other.channel && address.lowercased() == other.address.lowercased()
  }
}

extension ChannelRouter {
  /// True when a person can be reached over a gateway.
  package func reaches(_ person: Person) -> Bool {
    ChannelKind.allCases.contains { kind in
      kind != .mail && book.serves(kind) && !directory.addresses(of: .person(person.id), over: kind).isEmpty
    }
  }
}
