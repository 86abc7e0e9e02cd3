import Organisation
import Regulation

/// What can be checked only when all files have been read: references, tiers, who may stand on a roster.
struct ReferenceChecks {
  let draft: Draft
  let log: ProblemLog

  func run(_ references: WatchroomFile.References, regulation: RegulationRules?) {
    for host in references.hosts {
      if let reason = draft.centres.missing(host.id.rawValue) { host.field.refuse(reason) }
    }
    for vessel in references.vessels {
      if let reason = draft.vessels.missing(vessel.id) { vessel.field.refuse(reason) }
    }
    checkNumbers(named: Set(references.vessels.map(\.id)))
    checkCentres()
    checkPeople()
    for line in draft.roster { check(line.value, line.record) }
    RosterChecks(draft: draft, log: log).refuseOverlaps()
    checkWatched()
    checkLines()
    checkTimetables()
    checkClosures()
    checkKeyPeriods()
    checkStations()
    if let regulation { checkCodes(regulation) }
  }

  // MARK: Centres

  private func checkCentres() {
    let provinces = draft.centres.entries.filter { $0.value.tier == .province }
    if let first = provinces.first {
      for other in provinces.dropFirst() {
        other.record.refuse("tier", "\(first.value.id) is the province centre already")
      }
    } else if draft.centres.isComplete, !draft.centres.entries.isEmpty {
      log.refuse(SourceMark(file: CentresFile.name), "centres", "there is no province centre")
    }
    for entry in draft.centres.entries {
      checkParent(entry.value, entry.record)
      checkAuthority(entry.value, entry.record)
    }
  }

  private func checkParent(_ centre: Centre, _ record: Record) {
    guard let parent = centre.parent, centre.tier != .province else { return }
    draft.centres.check(parent.rawValue, record, "parent")
    guard let above = draft.centres[parent.rawValue] else { return }
    if let circle = circle(from: centre) {
      record.refuse("parent", "goes in a circle: \(circle.map(\.rawValue).joined(separator: " → "))")
      return
    }
    let wanted: Tier = centre.tier == .county ? .city : .province
    if above.tier != wanted {
      let reason =
        "a \(centre.tier.rawValue) reports to a \(wanted.rawValue), and \(parent) is a \(above.tier.rawValue)"
      record.refuse("parent", reason)
    } else if above.id.rawValue.prefix(2) != centre.id.rawValue.prefix(2) {
      record.refuse("parent", "\(parent) lies in another province than \(centre.id)")
    }
  }

  /// The way from a centre up to itself; nil when there is none.
  private func circle(from centre: Centre) -> [CentreID]? {
    var way = [centre.id]
    var next = centre.parent
    while let id = next, way.count <= 8 {
      way.append(id)
      if id == centre.id { return way }
      next = draft.centres[id.rawValue]?.parent
    }
    return nil
  }

  private func checkAuthority(_ centre: Centre, _ record: Record) {
    draft.units.check(centre.authority, record, "authority")
    guard let unit = draft.units[centre.authority] else { return }
    let wanted: ResponsibleUnit.Kind =
      switch centre.tier {
      case .province: .provincialBureau
      case .city: .cityBureau
      case .county: .countyOffice
      }
    if unit.kind != wanted {
      let kinds = (hyphenated(wanted.rawValue), hyphenated(unit.kind.rawValue))
      record.refuse(
        "authority", "a \(centre.tier.rawValue) centre belongs to a \(kinds.0), and \(unit.id) is a \(kinds.1)")
    }
  }

  // MARK: People

  private func checkPeople() {
    for entry in draft.units.entries { draft.centres.check(entry.value.centre.rawValue, entry.record, "centre") }
    for entry in draft.people.entries { draft.centres.check(entry.value.centre.rawValue, entry.record, "centre") }
    for entry in draft.consoles { draft.centres.check(entry.value.centre.rawValue, entry.record, "centre") }
  }

  private func check(_ line: WatchAssignment, _ record: Record) {
    draft.centres.check(line.centre.rawValue, record, "centre")
    for (index, id) in line.watchkeepers.enumerated() {
      if let reason = draft.people.missing(id) { record.refuse("watchkeepers", item: index, reason) }
      guard let person = draft.people[id] else { continue }
      if person.centre != line.centre {
        record.refuse("watchkeepers", item: index, "\(id) belongs to \(person.centre), not to \(line.centre)")
      } else if person.role == .superior || person.role == .clerk {
        record.refuse("watchkeepers", item: index, "\(id) is a \(person.role.rawValue) and keeps no watch")
      }
      if line.watchkeepers[..<index].contains(id) { record.refuse("watchkeepers", item: index, "\(id) is named twice") }
      if id == line.leader { record.refuse("leader", "\(id) leads the watch and keeps it too (G1)") }
    }
    draft.people.check(line.leader, record, "leader")
    guard let leader = draft.people[line.leader] else { return }
    if leader.centre != line.centre {
      record.refuse("leader", "\(line.leader) belongs to \(leader.centre), not to \(line.centre)")
    } else if [.watchkeeper, .superior, .clerk].contains(leader.role) {
      record.refuse("leader", "\(line.leader) is a \(hyphenated(leader.role.rawValue)) and leads no watch (G5)")
    }
  }

  // MARK: What is watched

  private func checkWatched() {
    for entry in draft.points.entries {
      let point = entry.value
      draft.centres.check(point.centre.rawValue, entry.record, "centre")
      if let centre = draft.centres[point.centre.rawValue], !centre.hasDirectWaters {
        entry.record.refuse("centre", "\(centre.id) has no waters of its own in \(CentresFile.name)")
      }
      draft.units.check(point.township, entry.record, "township")
      if let unit = point.township.flatMap({ draft.units[$0] }), unit.kind != .township {
        entry.record.refuse("township", "\(unit.id) is a \(hyphenated(unit.kind.rawValue)), not a township")
      }
    }
    for entry in draft.vessels.entries {
      draft.centres.check(entry.value.homeCentre.rawValue, entry.record, "home_centre")
      draft.points.check(entry.value.point, entry.record, "point")
      // G3: what keeps the room open is named by its id, be it a point or a vessel.
      if entry.value.carriesPassengers, entry.value.point == nil, draft.points[entry.value.id] != nil {
        entry.record.refuse("id", "\(entry.value.id) is the id of a point already")
      }
    }
  }

  private func checkCodes(_ regulation: RegulationRules) {
    let codes = regulation.codes.map(\.code.rawValue)
    guard !codes.isEmpty else { return }
    checkEquipment(regulation)
    for rule in draft.zoneRules where !codes.contains(rule.value.code.rawValue) {
      let code = rule.value.code.rawValue
      rule.record.refuse("code", "there is no code \"\(code)\" in \(RegulationFile.name)" + didYouMean(code, codes))
    }
  }

  /// A centre's own equipment: its code is one of the regulation's faults, its key none of the regulation's list.
  private func checkEquipment(_ regulation: RegulationRules) {
    let faults = regulation.codes.filter { $0.kind == .fault }.map(\.code.rawValue)
    for entry in draft.centres.entries {
      for (index, item) in (entry.value.equipment ?? []).enumerated() {
        if let code = item.code?.rawValue, !faults.contains(code) {
          let reason = "\(item.key): \"\(code)\" is no code of a fault in \(RegulationFile.name)"
          entry.record.refuse("equipment", item: index, reason + didYouMean(code, faults))
        }
        if regulation.equipment.checklist.contains(item.key) {
          entry.record.refuse("equipment", item: index, "\(item.key) stands in the checklist of \(RegulationFile.name)")
        }
      }
    }
  }
}
