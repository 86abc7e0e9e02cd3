import Geometry
import Organisation
import Picture
import Regulation
import Units

// anchoring (违章锚泊, C5, X4): at rest in a no-anchoring area, or with a status that says so, for the dwell; ends when it goes faster
// than the leaving speed, or leaves. wrong-way (错走航路, C5, X4): in a one-way lane, under way, its course too far off the lane's
// direction for the dwell; ends when it goes along, stops, or leaves. Fixes less deep inside than the error of a fix count for neither.

extension ZoneWatch {
  /// A vessel at rest reports every three minutes; some get lost.
  private static let restingPause: Int64 = 15 * 60_000
  private static let sailingPause: Int64 = 3 * 60_000

  func conduct(
    _ presence: inout Presence, _ scene: Scene, depth: Double, _ common: Common, _ batch: borrowing ObservationBatch,
    _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    for detector in ZoneBook.conductDetectors {
      let held = book.conductRule(presence.zone, detector, scene.kind, at: scene.sight.wall, common)
      let known = presence.conducts.firstIndex { $0.detector == detector }
      guard held != nil || known != nil else { continue }
      let object = book.entries[Int(presence.zone)].id
      var conduct = known.map { presence.conducts[$0] } ?? Conduct(detector, object)
      if let held {
        judge(&conduct, held, presence, scene, depth, common, batch, picture, &events)
      } else {
        conduct.stop(scene.sight.wall, &events)
      }
      switch (known, conduct.isIdle) {
      case (let at?, true): presence.conducts.remove(at: at)
      case (let at?, false): presence.conducts[at] = conduct
      case (nil, false): presence.conducts.append(conduct)
      case (nil, true): break
      }
    }
  }

  private func judge(
    _ conduct: inout Conduct, _ rule: ZoneRule, _ presence: Presence, _ scene: Scene, _ depth: Double,
    _ common: Common, _ batch: borrowing ObservationBatch, _ picture: borrowing Picture,
    _ events: inout [FindingEvent]
  ) {
    let sight = scene.sight
    if !presence.stay.isInside {
      if presence.stay.hasLeft(sight.mono, dwell: common.rules.closedLeaveDwell) { conduct.stop(sight.wall, &events) }
      return
    }
    let isClear = depth >= book.entries[Int(presence.zone)].margin
    let along =
      rule.kind == .oneWay(nil) ? book.entries[Int(presence.zone)].area.direction(at: scene.fix.position) : nil
    let (verdict, measure) = verdict(rule, scene.fix.motion, along, common.rules)
    // At the edge a fix may be wrong about the zone, not about the speed.
    let counts: Verdict = verdict == .breaks && !isClear ? .unclear : verdict
    switch conduct.take(counts, scene.fix.at, mono: sight.mono, measure) {
    case .begins: open(&conduct, rule, presence.zone, scene, common, batch, picture, &events)
    case .goesOn:
      guard let onset = conduct.episode?.onset, conduct.isTellingDue(sight.mono), let id = conduct.episode?.id else {
        return
      }
      let reason = reason(rule, presence.zone, scene, since: onset)
      events.append(.updated(id: id, reason: reason, place: scene.fix.position, at: sight.wall))
    case .ends: conduct.stop(sight.wall, &events)
    case .nothing: break
    }
  }

  /// - Parameter along: direction of the corridor where the vessel is, for a lane that runs as its line does.
  private func verdict(
    _ rule: ZoneRule, _ motion: Motion, _ along: Double?, _ rules: DetectorRules
  ) -> (Verdict, Conduct.Measure) {
    let speed = motion.speed.flatMap { $0.value < 102.2 ? $0 : nil }
    switch rule.kind {
    case .noAnchoring:
      let measure = Conduct.Measure(dwell: rules.anchoringDwell.milliseconds, leave: 0, pause: Self.restingPause)
      let says = motion.status == 1 || motion.status == 5
      guard let speed else { return (says ? .breaks : .unclear, measure) }
      if speed > rules.anchoringLeave { return (.keeps, measure) }
      return (says || speed < rules.anchoringBelow ? .breaks : .unclear, measure)
    case .oneWay(let given):
      let dwell = rules.wrongWayDwell.milliseconds
      let measure = Conduct.Measure(dwell: dwell, leave: dwell / 2, pause: Self.sailingPause)
      guard let speed else { return (.unclear, measure) }
      if speed < Knots(1) { return (.keeps, measure) }
      guard speed >= rules.wrongWayKnots, let course = motion.course else { return (.unclear, measure) }
      guard let direction = given ?? along else { return (.unclear, measure) }
      let off = angle(course, direction)
      return (off > Double(rules.wrongWayDegrees) ? .breaks : off <= 90 ? .keeps : .unclear, measure)
    case .closedWater, .speedLimit, .sailingBan, .dangerousGoods, .noOvertaking:
      return (.unclear, Conduct.Measure(dwell: 0, leave: 0, pause: 0))
    }
  }

  private func open(
    _ conduct: inout Conduct, _ rule: ZoneRule, _ zone: Int32, _ scene: Scene, _ common: Common,
    _ batch: borrowing ObservationBatch, _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    guard let onset = conduct.run?.onset else { return }
    let sight = scene.sight
    let mmsi = sight.change.mmsi
    let finding = Finding(
      id: Common.id(conduct.detector, mmsi, conduct.object, onset), detector: conduct.detector, code: rule.code,
      severity: rule.severity, mmsi: mmsi, vessel: common.directory.vessel(mmsi: mmsi)?.id,
      vesselName: common.name(mmsi, picture), object: conduct.object, onset: onset, opened: sight.wall,
      place: scene.fix.position, reason: reason(rule, zone, scene, since: onset),
      ruleVersion: book.entries[Int(zone)].version,
      evidence: Evidence.leg(sight, scene.fix, from: onset, batch, picture, common))
    conduct.episode = Episode(id: finding.id, onset: onset, lastUpdate: sight.mono, peak: 0)
    events.append(.opened(finding))
  }

  private func reason(_ rule: ZoneRule, _ zone: Int32, _ scene: Scene, since onset: Instant) -> Reason {
    let name = book.entries[Int(zone)].name
    let held = (scene.fix.at - onset).milliseconds
    let motion = scene.fix.motion
    if case .oneWay(let given) = rule.kind {
      let direction = given ?? book.entries[Int(zone)].area.direction(at: scene.fix.position)
      return Reason(
        .wrongWayAgainst,
        [
          "zone": name, "course": motion.course.map { decimal($0, 0) } ?? "—",
          "direction": direction.map { decimal($0, 0) } ?? "—",
          "knots": knots(motion.speed), "seconds": seconds(held),
        ])
    }
    return Reason(
      .anchoringLying, ["zone": name, "minutes": String(held / 60_000), "knots": knots(motion.speed)])
  }
}

/// The angle between two directions in degrees, 0…180.
func angle(_ a: Double, _ b: Double) -> Double {
  let turn = abs(a - b).truncatingRemainder(dividingBy: 360)
  return min(turn, 360 - turn)
}
