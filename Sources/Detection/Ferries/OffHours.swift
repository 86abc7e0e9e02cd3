import Organisation
import Picture
import Regulation
import Units

// off-hours (非营运时段航行, P7): a ferry under way outside its own timetable of that day and the grace around it, for the dwell. A trip begun
// in time may end late, though not for ever. It ends when it berths, or rests, or when its service begins. A day without sailings (a closure, a
// season, a timetable's none) has no time at which it may sail.

/// A vessel under way: since when.
struct Voyage: Sendable {
  /// At rest for so long a voyage is over.
  static let rest = TimeSpan.minutes(3)
  /// A gap between two fixes in which it may have begun.
  static let gap = TimeSpan.minutes(5)
  /// One that was never heard before may have begun so long ago.
  static let unheard = TimeSpan.minutes(30)

  /// The benefit of the doubt: the earliest it may have begun; nil: it lies.
  private(set) var began: Instant?
  private var restsSince: Instant?

  /// It was seen to leave a berth.
  mutating func begin(_ trip: Trip) {
    guard trip.from != nil else { return }
    let last = trip.lastBerthed ?? trip.left
    began = trip.left - last > .minutes(1) ? last : trip.left
    restsSince = nil
  }

  mutating func end() { (began, restsSince) = (nil, nil) }

  /// - Parameters:
  ///   - last: the fix before; nil: none since the start.
  ///   - isOnTrip: it left a berth and has reached none: a rest on the way is no end.
  mutating func take(_ scene: FerryWatch.Scene, last: Fix?, isOnTrip: Bool) {
    let at = scene.fix.at
    guard let knots = scene.knots else { return }
    if knots > TripTracker.lying {
      restsSince = nil
      guard began == nil else { return }
      if let last { began = at - last.at > Self.gap ? last.at : at } else { began = at - Self.unheard }
    } else if began != nil, !isOnTrip {
      let since = restsSince ?? at
      restsSince = since
      if at - since >= Self.rest { end() }
    }
  }
}

extension FerryWatch {
  func offHours(
    _ state: inout State, _ scene: Scene, _ common: Common, _ batch: borrowing ObservationBatch,
    _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    guard let sailer = scene.member.sailer else { return }
    let at = scene.fix.at
    let windows = windows(&state, sailer, scene.member, at, common)
    var isBerthed = scene.look?.inside != nil && state.tracker.place != .underWay
    if case .berth = state.tracker.place { isBerthed = true }
    if isBerthed || windows.allows(at) {
      state.offHours?.stop(scene.sight.wall, &events)
      state.offHours = nil
      return
    }
    var conduct = state.offHours ?? Conduct(.offHours, scene.member.object)
    let rules = common.rules
    let verdict: Verdict
    if let knots = scene.knots {
      let isExcused = state.voyage.began.map { windows.allows($0) && at - $0 <= rules.longestTrip } ?? false
      if knots >= rules.offHoursKnots {
        verdict = isExcused && conduct.episode == nil ? .keeps : .breaks
      } else {
        verdict = knots <= TripTracker.lying ? .keeps : .unclear
      }
    } else {
      verdict = .unclear
    }
    let measure = Conduct.Measure(
      dwell: rules.offHoursDwell.milliseconds, leave: Voyage.rest.milliseconds, pause: 5 * 60_000)
    switch conduct.take(verdict, at, mono: scene.sight.mono, measure) {
    case .begins:
      let onset = conduct.run?.onset ?? at
      let finding = Finding(
        id: Common.id(.offHours, scene.mmsi, conduct.object, onset), detector: .offHours, code: FindingCode("V16"),
        severity: .serious, mmsi: scene.mmsi, vessel: scene.member.vessel,
        vesselName: common.name(scene.mmsi, picture), object: conduct.object, onset: onset,
        opened: scene.sight.wall, place: scene.fix.position,
        reason: FerryWatch.offHoursReason(scene.member, windows.hours, since: onset, scene),
        ruleVersion: common.rulesVersion,
        evidence: Evidence.leg(scene.sight, scene.fix, from: onset, batch, picture, common))
      conduct.episode = Episode(id: finding.id, onset: onset, lastUpdate: scene.sight.mono, peak: 0)
      events.append(.opened(finding))
    case .goesOn:
      if let episode = conduct.episode, conduct.isTellingDue(scene.sight.mono) {
        let reason = FerryWatch.offHoursReason(scene.member, windows.hours, since: episode.onset, scene)
        events.append(.updated(id: episode.id, reason: reason, place: scene.fix.position, at: scene.sight.wall))
      }
    case .ends: conduct.stop(scene.sight.wall, &events)
    case .nothing: break
    }
    state.offHours = conduct.isIdle ? nil : conduct
  }

  /// Service begins, or it has none to sail outside of any more.
  func closeOffHours(
    _ state: inout State, _ member: FerryBook.Member, _ moment: Moment, _ common: Common,
    _ events: inout [FindingEvent]
  ) {
    guard state.offHours?.episode != nil else { return }
    if let sailer = member.sailer, !windows(&state, sailer, member, moment.wall, common).allows(moment.wall) { return }
    state.offHours?.stop(moment.wall, &events)
    state.offHours = nil
  }

  private func windows(
    _ state: inout State, _ sailer: Sailer, _ member: FerryBook.Member, _ at: Instant, _ common: Common
  ) -> ServiceWindows {
    let day = common.directory.zone.civil(at).date
    if let known = state.windows, known.day == day { return known }
    let made = ServiceWindows(sailer, on: day, grace: member.grace, common.directory)
    state.windows = made
    return made
  }
}
