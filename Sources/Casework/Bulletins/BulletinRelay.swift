package import Organisation
package import Regulation
package import Units

/// Whom a bulletin is passed on to, tier by tier (P5): the province's to its cities, a city's to its counties and, in its direct
/// waters, to their townships, a county's to its townships.
package struct BulletinRelay: Sendable {
  package let directory: Directory
  package let jurisdiction: Jurisdiction
  package let rules: BulletinRules

  package init(directory: Directory, jurisdiction: Jurisdiction, rules: BulletinRules) {
    self.directory = directory
    self.jurisdiction = jurisdiction
    self.rules = rules
  }

  /// One hop: who is told, and by whom.
  package struct Hop: Hashable, Sendable {
    package var via: CentreID
    package var party: BulletinReceipt.Party
    package init(via: CentreID, party: BulletinReceipt.Party) {
      self.via = via
      self.party = party
    }
  }

  /// A ban, a warning, or whatever is serious: goes down all tiers at once, is reminded of sooner, makes an approved broadcast stale.
  package func isUrgent(_ bulletin: Bulletin) -> Bool { bulletin.severity >= rules.urgentFrom }

  /// The hops that `via` owes when it issues or receives the bulletin; of an urgent one those of every centre below as well.
  package func hops(_ bulletin: Bulletin, from via: CentreID) -> [Hop] {
    let touched = touched(bulletin)
    let townships = touchedTownships(bulletin)
    return hops(from: via, touched, townships, isDeep: isUrgent(bulletin), drill: bulletin.drill)
  }

  private func hops(
    from via: CentreID, _ touched: Set<CentreID>?, _ townships: Set<UnitID>?, isDeep: Bool, drill: Bool
  ) -> [Hop] {
    var hops: [Hop] = []
    for child in directory.children(of: via) {
      guard touched.map({ $0.contains { directory.isWithin($0, of: child.id) } }) ?? true else { continue }
      hops.append(Hop(via: via, party: .centre(child.id)))
      if isDeep { hops += self.hops(from: child.id, touched, townships, isDeep: true, drill: drill) }
    }
    // A drill never leaves the organisation (D14).
    guard rules.townships, !drill, touched?.contains(via) ?? true else { return hops }
    for unit in directory.organisation.units.sorted(by: { $0.id < $1.id })
    where unit.kind == .township && unit.centre == via && townships?.contains(unit.id) ?? true {
      hops.append(Hop(via: via, party: .unit(unit.id)))
    }
    return hops
  }

  /// Centres in whose waters the named zones and points lie, and the named centres with those below them; nil: everywhere, also where nothing named can be placed, for a
  /// warning too many is better than one too few.
  package func touched(_ bulletin: Bulletin) -> Set<CentreID>? {
    guard !bulletin.area.isWhole else { return nil }
    var touched: Set<CentreID> = []
    for id in bulletin.area.points {
      if let point = directory.point(id) { touched.insert(point.centre) }
    }
    for id in bulletin.area.zones {
      if let zone = directory.zone(id) {
        touched.formUnion(jurisdiction.centres(touching: zone, of: directory.organisation))
      }
    }
    let named = bulletin.area.centres
    touched.formUnion(
      directory.organisation.centres.map(\.id).filter { id in named.contains { directory.isWithin(id, of: $0) } })
    // What lies outside every county's and city's waters can't be placed below.
    if let province = directory.province { touched.remove(province.id) }
    return touched.isEmpty ? nil : touched
  }

  /// Townships answerable for the named points; nil: all of a touched centre, as a zone or words have no township.
  private func touchedTownships(_ bulletin: Bulletin) -> Set<UnitID>? {
    guard bulletin.area.zones.isEmpty, bulletin.area.centres.isEmpty, !bulletin.area.points.isEmpty else { return nil }
    let townships = bulletin.area.points.map { directory.point($0)?.township }
    // A point whose township is not known concerns every township of its centre.
    guard !townships.contains(where: { $0 == nil }) else { return nil }
    return Set(townships.compactMap { $0 })
  }
}

/// When an unconfirmed receipt wants something done (P5).
package enum BulletinClock {
  /// The step owed at `now`; nil: none, or confirmed, or the bulletin is over. After a gap only the most urgent one is owed.
  package static func owed(
    _ receipt: BulletinReceipt, of bulletin: Bulletin, rules: BulletinRules, now: Instant
  ) -> BulletinReminder? {
    guard receipt.receivedAt == nil, bulletin.isLive(at: now) else { return nil }
    for (step, after) in steps(bulletin, rules).reversed() where now >= receipt.relayedAt + after {
      return receipt.taken.contains(step) || receipt.taken.contains(.climbed) ? nil : step
    }
    return nil
  }

  /// When to look again.
  package static func next(
    _ receipt: BulletinReceipt, of bulletin: Bulletin, rules: BulletinRules, now: Instant
  ) -> Instant? {
    guard receipt.receivedAt == nil, bulletin.isLive(at: now) else { return nil }
    return steps(bulletin, rules).map { receipt.relayedAt + $0.1 }.filter { $0 > now }.min()
  }

  private static func steps(_ bulletin: Bulletin, _ rules: BulletinRules) -> [(BulletinReminder, TimeSpan)] {
    bulletin.severity >= rules.urgentFrom
      ? [(.reminded, rules.urgentRemindAfter), (.climbed, rules.urgentClimbAfter)]
      : [(.reminded, rules.remindAfter), (.climbed, rules.climbAfter)]
  }
}
