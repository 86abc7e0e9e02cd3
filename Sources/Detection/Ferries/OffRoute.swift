import Geometry
import Organisation
import Picture
import Regulation
import Units

// off-route (偏离航线, C5, X4): a ferry under way outside the corridor of its line for the dwell. It ends when it has been back in the corridor for
// as long, at a berth, or when it lies outside for a quarter of an hour: then it is somewhere else, not on its way. Between the edge and the error
// of a fix beyond it nothing changes.

extension FerryWatch {
  /// Metres beyond the edge of a corridor that the error of a fix explains.
  static let corridorMargin = 15.0
  static let offRouteKnots = Knots(1.5)
  static let restingKnots = Knots(0.5)
  /// At rest outside for so long.
  static let liesElsewhere: Int64 = 15 * 60_000

  func offRoute(
    _ state: inout State, _ look: TripTracker.Look, _ scene: Scene, _ common: Common,
    _ batch: borrowing ObservationBatch, _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    let mono = scene.sight.mono
    let off = look.line.way.distance(to: scene.fix.position) - look.line.line.halfWidth.value
    guard state.offRoute != nil || off > Self.corridorMargin else { return }
    var conduct = state.offRoute ?? Conduct(.offRoute, look.line.line.id)
    let verdict: Verdict
    if off <= 0 || !look.isOffAll {
      verdict = .keeps
    } else if off > Self.corridorMargin, let knots = scene.knots, knots >= Self.offRouteKnots {
      verdict = .breaks
    } else {
      verdict = .unclear
    }
    if verdict == .unclear, off > 0, let knots = scene.knots, knots < Self.restingKnots {
      let since = state.restsOff ?? mono
      state.restsOff = since
      if mono - since >= Self.liesElsewhere {
        conduct.stop(scene.sight.wall, &events)
        state.offRoute = nil
        return
      }
    } else {
      state.restsOff = nil
    }
    let rules = common.rules
    let measure = Conduct.Measure(
      dwell: rules.offRouteDwell.milliseconds, leave: rules.offRouteLeave.milliseconds, pause: 3 * 60_000)
    if let peak = conduct.episode?.peak { conduct.episode?.peak = max(peak, off) }
    switch conduct.take(verdict, scene.fix.at, mono: mono, measure) {
    case .begins:
      let onset = conduct.run?.onset ?? scene.fix.at
      let finding = Finding(
        id: Common.id(.offRoute, scene.mmsi, conduct.object, onset), detector: .offRoute, code: FindingCode("V15"),
        severity: .ordinary, mmsi: scene.mmsi, vessel: scene.member.vessel,
        vesselName: common.name(scene.mmsi, picture), object: conduct.object, onset: onset,
        opened: scene.sight.wall, place: scene.fix.position, reason: reason(off, since: onset, scene, look),
        ruleVersion: common.rulesVersion,
        evidence: Evidence.leg(scene.sight, scene.fix, from: onset, batch, picture, common))
      conduct.episode = Episode(id: finding.id, onset: onset, lastUpdate: mono, peak: off)
      events.append(.opened(finding))
    case .goesOn:
      if let episode = conduct.episode, conduct.isTellingDue(mono) {
        let reason = reason(episode.peak, since: episode.onset, scene, look)
        events.append(.updated(id: episode.id, reason: reason, place: scene.fix.position, at: scene.sight.wall))
      }
    case .ends: conduct.stop(scene.sight.wall, &events)
    case .nothing: break
    }
    state.offRoute = conduct.isIdle ? nil : conduct
  }

  private func reason(_ off: Double, since: Instant, _ scene: Scene, _ look: TripTracker.Look) -> Reason {
    Reason(
      .offRouteOutside,
      [
        "line": look.line.line.name, "metres": decimal(max(0, off), 0), "knots": knots(scene.knots),
        "width": decimal(look.line.line.halfWidth.value, 0),
        "seconds": seconds((scene.fix.at - since).milliseconds),
      ])
  }
}
