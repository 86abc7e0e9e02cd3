import Geometry
import Organisation
import Picture
import Regulation
import Units

// closed-water (禁航区航行, P7 C10 X8): inside a closed polygon while it is closed, for 30 s or two fixes; or a leg between two
// fixes crosses it. Opens also for a vessel that wakes up inside, and when a zone closes around one. Ends when the vessel was
// twice beyond the leaving distance or outside for the leaving time, when the zone opens, or when nobody hears it any more.

extension ZoneWatch {
  func closedWater(
    _ presence: inout Presence, _ scene: Scene, _ before: Stay, _ common: Common, _ batch: borrowing ObservationBatch,
    _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    let sight = scene.sight
    let held = book.closedRule(presence.zone, scene.kind, at: sight.wall, common)
    guard let held else {
      end(&presence.closed, sight.wall, &events)
      return
    }
    if presence.closed != nil {
      if presence.stay.hasLeft(sight.mono, dwell: common.rules.closedLeaveDwell) {
        end(&presence.closed, sight.wall, &events)
      } else if presence.stay.isInside {
        renew(&presence, scene, &events)
      }
      return
    }
    if presence.stay.isInside {
      let onset = held.start(common.circumstances(at: sight.wall), notBefore: presence.stay.since)
      guard isEstablished(presence, onset, at: sight.wall, common.rules) else { return }
      let leg = Evidence.leg(sight, scene.fix, from: onset, batch, picture, common)
      open(&presence, held, sight.change.mmsi, onset, sight.wall, sight.mono, leg, common, picture, &events)
    } else if let passage = crossing(presence.zone, scene, before) {
      openCrossed(&presence, held, passage, scene, common, batch, picture, &events)
    }
  }

  /// Long enough and deep enough inside to be no error of a fix. Two fixes do for a vessel that came in; where the zone closed
  /// around one, the dwell counts from the closing.
  private func isEstablished(
    _ presence: Presence, _ onset: Instant, at now: Instant, _ rules: DetectorRules
  ) -> Bool {
    let stay = presence.stay
    let cameIn = onset == stay.since
    if stay.deepest >= book.entries[Int(presence.zone)].margin {
      return stay.fixes >= 2 && (cameIn || now - onset >= rules.closedDwell)
    }
    let dwell = cameIn ? TimeSpan.milliseconds(stay.lastMono - stay.sinceMono) : now - onset
    return stay.fixes >= 5 && dwell >= rules.closedDwell * 3
  }

  /// A zone closed around a vessel that lies still and reports seldom: no fix tells, time does.
  func closedAround(
    _ presence: inout Presence, _ mmsi: UInt32, _ kind: RegisteredVessel.Kind?, _ moment: Moment, _ common: Common,
    _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    guard let held = book.closedRule(presence.zone, kind, at: moment.wall, common) else { return }
    let onset = held.start(common.circumstances(at: moment.wall), notBefore: presence.stay.since)
    guard onset > presence.stay.since, isEstablished(presence, onset, at: moment.wall, common.rules),
      mayNotHaveLeft(presence, at: moment.wall)
    else { return }
    let leg = Evidence.leg(mmsi, from: presence.stay.since, until: moment.wall, picture, common)
    let now = moment.monotonic.milliseconds
    open(&presence, held, mmsi, onset, moment.wall, now, leg, common, picture, &events)
  }

  /// One under way near the edge may be out by now: its next fix tells.
  private func mayNotHaveLeft(_ presence: Presence, at now: Instant) -> Bool {
    guard let last = presence.stay.last else { return false }
    let made = (last.motion.speed ?? Knots(0)).metresPerSecond * (now - last.at).seconds
    return book.entries[Int(presence.zone)].area.depth(last.position) > made
  }

  private func open(
    _ presence: inout Presence, _ rule: ZoneRule, _ mmsi: UInt32, _ onset: Instant, _ at: Instant, _ mono: Int64,
    _ leg: [EvidenceFix], _ common: Common, _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    guard let fix = presence.stay.last else { return }
    let entry = book.entries[Int(presence.zone)]
    let reason = insideReason(presence, onset: onset, at: at, fix)
    let finding = Finding(
      id: Common.id(.closedWater, mmsi, entry.id, onset), detector: .closedWater, code: rule.code,
      severity: rule.severity, mmsi: mmsi, vessel: common.directory.vessel(mmsi: mmsi)?.id,
      vesselName: common.name(mmsi, picture), object: entry.id, onset: onset, opened: at, place: fix.position,
      reason: reason, ruleVersion: entry.version, evidence: leg)
    presence.closed = Episode(id: finding.id, onset: onset, lastUpdate: mono, peak: presence.stay.deepest)
    events.append(.opened(finding))
  }

  private func insideReason(_ presence: Presence, onset: Instant, at: Instant, _ fix: Fix) -> Reason {
    Reason(
      .closedInside,
      [
        "zone": book.entries[Int(presence.zone)].name, "metres": decimal(presence.stay.deepest, 0),
        "seconds": seconds((at - onset).milliseconds), "knots": knots(fix.motion.speed),
      ])
  }

  private func renew(_ presence: inout Presence, _ scene: Scene, _ events: inout [FindingEvent]) {
    guard var episode = presence.closed else { return }
    let mono = scene.sight.mono
    guard episode.lastUpdate == .min || mono - episode.lastUpdate >= Common.updateEvery else { return }
    episode.lastUpdate = mono
    presence.closed = episode
    let reason = insideReason(presence, onset: episode.onset, at: scene.sight.wall, scene.fix)
    events.append(.updated(id: episode.id, reason: reason, place: scene.fix.position, at: scene.sight.wall))
  }

  /// A way through the zone that no two fixes inside have shown: the straight leg, or the legs around a single fix inside.
  private func crossing(_ zone: Int32, _ scene: Scene, _ before: Stay) -> (Area.Passage, from: Fix)? {
    let start: Fix
    if before.isInside {
      // One fix inside and out again: only if the way from before to after leads through, else it was a wild fix.
      guard before.fixes == 1, let outside = before.cameFrom,
        scene.fix.at - outside.at <= ZoneWatch.longestLeg
      else { return nil }
      start = outside
    } else if let leg = scene.leg {
      start = leg
    } else {
      return nil
    }
    let entry = book.entries[Int(zone)]
    guard !entry.area.contains(start.position),
      let passage = entry.area.passage(from: start.position, to: scene.fix.position)
    else { return nil }
    // A corner cut by the error of a fix is no crossing: deep enough, or clear of the edge on both sides of a narrow zone.
    if entry.area.depth(passage.middle) >= 10 { return (passage, start) }
    let clear = min(-entry.area.depth(start.position), -entry.area.depth(scene.fix.position))
    return passage.metres >= 15 && clear >= 10 && entry.margin < 10 ? (passage, start) : nil
  }

  private func openCrossed(
    _ presence: inout Presence, _ rule: ZoneRule, _ crossing: (Area.Passage, from: Fix), _ scene: Scene,
    _ common: Common, _ batch: borrowing ObservationBatch, _ picture: borrowing Picture,
    _ events: inout [FindingEvent]
  ) {
    let (passage, start) = crossing
    let entry = book.entries[Int(presence.zone)]
    let sight = scene.sight
    let mmsi = sight.change.mmsi
    let speed = impliedSpeed(from: start.position, to: scene.fix.position, in: scene.fix.at - start.at)
    let reason = Reason(
      .closedCrossed,
      [
        "zone": entry.name, "metres": decimal(passage.metres, 0),
        "seconds": seconds((scene.fix.at - start.at).milliseconds), "knots": knots(speed),
      ])
    var leg = Evidence.leg(sight, scene.fix, from: start.at, batch, picture, common)
    if !leg.contains(where: { $0.at == start.at }) {
      leg.insert(Evidence.entry(start, raw: [], common), at: max(0, leg.count - 1))
    }
    let finding = Finding(
      id: Common.id(.closedWater, mmsi, entry.id, start.at), detector: .closedWater, code: rule.code,
      severity: rule.severity, mmsi: mmsi, vessel: common.directory.vessel(mmsi: mmsi)?.id,
      vesselName: common.name(mmsi, picture), object: entry.id, onset: start.at, opened: sight.wall,
      place: passage.middle, reason: reason, ruleVersion: entry.version, evidence: leg)
    presence.closed = Episode(id: finding.id, onset: start.at, lastUpdate: sight.mono, peak: passage.metres)
    let distance = max(0, -entry.area.depth(scene.fix.position))
    presence.stay.outsideFixes = 0
    presence.stay.farFixes = 0
    presence.stay.outside(
      scene.fix, distance: distance, far: common.rules.closedLeaveMetres.value, mono: sight.mono)
    events.append(.opened(finding))
  }
}
