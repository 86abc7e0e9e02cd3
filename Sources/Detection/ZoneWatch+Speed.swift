import Geometry
import Organisation
import Picture
import Regulation
import Units

// speed (超速, C5, X4): inside a zone with a limit, over it by more than the tolerance for the dwell, at least two thirds of the
// fixes meanwhile; a fix at or below the limit begins anew. Ends below the limit for the leaving time, or outside the zone.

extension ZoneWatch {
  /// Fixes further apart say nothing about the time between them.
  private static let longestPause: Int64 = 3 * 60_000

  func speed(
    _ presence: inout Presence, _ scene: Scene, _ common: Common, _ batch: borrowing ObservationBatch,
    _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    let sight = scene.sight
    let held = book.speedRule(presence.zone, scene.kind, at: sight.wall, common)
    guard let held else {
      presence.run = nil
      end(&presence.speed, sight.wall, &events)
      return
    }
    guard presence.stay.isInside else {
      presence.run = nil
      if presence.stay.hasLeft(sight.mono, dwell: common.rules.speedLeaveDwell) {
        end(&presence.speed, sight.wall, &events)
      }
      return
    }
    guard let speed = speed(of: scene) else { return }
    if presence.speed != nil {
      follow(&presence, speed, held.limit, scene, common, &events)
    } else if gather(&presence, speed, held.limit, scene, common.rules), let run = presence.run {
      open(&presence, run, held, scene, common, batch, picture, &events)
    }
  }

  /// As reported, else from the leg; 102.2 kn and more is an error, no speed.
  private func speed(of scene: Scene) -> Double? {
    if let reported = scene.fix.motion.speed { return reported.value < 102.2 ? reported.value : nil }
    guard let leg = scene.leg, scene.fix.at - leg.at >= .seconds(5) else { return nil }
    return impliedSpeed(from: leg.position, to: scene.fix.position, in: scene.fix.at - leg.at)?.value
  }

  /// True when the run has lasted long enough.
  private func gather(
    _ presence: inout Presence, _ speed: Double, _ limit: Knots, _ scene: Scene, _ rules: DetectorRules
  ) -> Bool {
    let mono = scene.sight.mono
    let isOver = speed > limit.value + rules.speedTolerance.value
    guard var run = presence.run, speed > limit.value, mono - run.last <= ZoneWatch.longestPause else {
      presence.run = isOver ? SpeedRun(onset: scene.fix.at, since: mono, knots: speed) : nil
      return false
    }
    run.fixes += 1
    run.over += isOver ? 1 : 0
    run.last = mono
    run.peak = max(run.peak, speed)
    presence.run = run
    return isOver && mono - run.since >= rules.speedDwell.milliseconds && run.over * 3 >= run.fixes * 2
  }

  private func open(
    _ presence: inout Presence, _ run: SpeedRun, _ held: (rule: ZoneRule, limit: Knots), _ scene: Scene,
    _ common: Common, _ batch: borrowing ObservationBatch, _ picture: borrowing Picture,
    _ events: inout [FindingEvent]
  ) {
    let entry = book.entries[Int(presence.zone)]
    let sight = scene.sight
    let mmsi = sight.change.mmsi
    let finding = Finding(
      id: Common.id(.speed, mmsi, entry.id, run.onset), detector: .speed, code: held.rule.code,
      severity: held.rule.severity, mmsi: mmsi, vessel: common.directory.vessel(mmsi: mmsi)?.id,
      vesselName: common.name(mmsi, picture), object: entry.id, onset: run.onset, opened: sight.wall,
      place: scene.fix.position,
      reason: overReason(entry.name, run.peak, held.limit, scene.fix.at - run.onset), ruleVersion: entry.version,
      evidence: Evidence.leg(sight, scene.fix, from: run.onset, batch, picture, common))
    presence.speed = Episode(id: finding.id, onset: run.onset, lastUpdate: sight.mono, peak: run.peak)
    presence.run = nil
    events.append(.opened(finding))
  }

  private func overReason(_ zone: String, _ peak: Double, _ limit: Knots, _ lasted: TimeSpan) -> Reason {
    Reason(
      .speedOver,
      [
        "zone": zone, "knots": decimal(peak, 1), "limit": decimal(limit.value, 1),
        "over": decimal(peak - limit.value, 1), "seconds": seconds(lasted.milliseconds),
      ])
  }

  private func follow(
    _ presence: inout Presence, _ speed: Double, _ limit: Knots, _ scene: Scene, _ common: Common,
    _ events: inout [FindingEvent]
  ) {
    guard var episode = presence.speed else { return }
    let sight = scene.sight
    episode.peak = max(episode.peak, speed)
    if speed <= limit.value {
      let since = episode.belowSince ?? sight.mono
      episode.belowSince = since
      if sight.mono - since >= common.rules.speedLeaveDwell.milliseconds {
        end(&presence.speed, sight.wall, &events)
        return
      }
    } else {
      episode.belowSince = nil
      if episode.lastUpdate == .min || sight.mono - episode.lastUpdate >= Common.updateEvery {
        episode.lastUpdate = sight.mono
        let name = book.entries[Int(presence.zone)].name
        let reason = overReason(name, episode.peak, limit, scene.fix.at - episode.onset)
        events.append(.updated(id: episode.id, reason: reason, place: scene.fix.position, at: sight.wall))
      }
    }
    presence.speed = episode
  }
}
