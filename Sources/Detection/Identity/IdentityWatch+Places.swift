import Geometry
import Organisation
import Picture
import Regulation
import Units

/// Where a vessel says it is: signs that one number is in two places, that a speed can't be, that two devices of one vessel are apart.
extension IdentityWatch {
  /// Two devices are held against each other when they spoke within so long.
  private static let sameTime: Int64 = 120_000

  /// A position on the vessel's own way, where it was or will be within so long, came by a slower feed.
  private static let slowest = 180.0
  private static let mostSpots = 8
  /// Who is in two places at once is heard in both within so long: those at rest report every three minutes.
  private static let atOnce: Int64 = 200_000

  /// On which of the tracks a position lies.
  /// - Parameter last: the last one that was believed.
  func place(
    _ fix: Fix, after last: Fix?, _ sight: Sight, isJump: Bool, _ common: Common, _ state: inout IdentityState
  ) {
    if isJump, let last, isOwnWay(fix, last, common.rules) { return }
    let isDevice = sight.change.transceiver == .device
    state.spots.removeAll { sight.mono - $0.mono > Self.atOnce }
    let found = state.spots.firstIndex { spot in
      let seconds = Double(max(0, sight.mono - spot.mono)) / 1000
      return fix.position.distance(to: spot.place) <= Plausible.slack + Plausible.metresPerSecond * seconds
    }
    var spot = IdentityState.Spot(place: fix.position, mono: sight.mono, source: fix.source, isDevice: isDevice)
    if let found {
      spot.reports = state.spots[found].reports + 1
      // Confirmed: it went there, or is there as well. That alone is no speed.
      if state.spots[found].isWild, state.episodes["speed"] == nil { state.takeBackWild() }
      if found > 0 {
        IdentityState.note(&state.flips, fix.at, sight.mono, isOpen: state.episodes["places"] != nil)
        // It was taken for a wild one before it was seen that there are two.
        if state.episodes["speed"] != nil { IdentityState.note(&state.wild, fix.at, sight.mono, isOpen: true) }
      }
      state.spots.remove(at: found)
    } else if isJump {
      spot.isWild = true
      IdentityState.note(&state.wild, fix.at, sight.mono, isOpen: state.episodes["speed"] != nil)
    }
    state.spots.insert(spot, at: 0)
    // Of the others the track with the fewest reports makes room, of several the one not heard for longest.
    if state.spots.count > Self.mostSpots,
      let least = state.spots.indices.dropFirst().reversed().min(by: {
        state.spots[$0].reports < state.spots[$1].reports
      })
    {
      state.spots.remove(at: least)
    }
  }

  /// Two tracks of the same kind of device with two reports each, the one heard last first; nil: there are none.
  func twoTracks(_ state: IdentityState) -> (IdentityState.Spot, IdentityState.Spot)? {
    let known = state.spots.filter { $0.reports >= 2 }
    guard let first = known.first, let second = known.dropFirst().first(where: { $0.isDevice == first.isDevice }) else {
      return nil
    }
    return (first, second)
  }

  /// Whether a position lies on the way that the vessel itself says it goes, no further off than it goes in three minutes.
  private func isOwnWay(_ fix: Fix, _ last: Fix, _ rules: DetectorRules) -> Bool {
    guard let speed = fix.motion.speed, let before = last.motion.speed, let course = fix.motion.course,
      let courseBefore = last.motion.course
    else { return false }
    let fastest = max(speed.value, before.value)
    guard fastest <= rules.identityKnots.value, abs(speed.value - before.value) <= 3, angle(course, courseBefore) <= 30
    else { return false }
    guard last.position.distance(to: fix.position) <= Knots(fastest).metresPerSecond * Self.slowest else {
      return false
    }
    let off = angle(last.position.bearing(to: fix.position), courseBefore)
    return min(off, 180 - off) <= 25
  }

  /// Whether no vessel makes that leg.
  func isTooFast(from: Fix, to fix: Fix, _ rules: DetectorRules, slack: Double) -> Bool {
    let seconds = Double(fix.at.milliseconds - from.at.milliseconds) / 1000
    guard seconds > 0, seconds <= 600 else { return false }
    let reach = slack + rules.identityKnots.metresPerSecond * seconds
    // Most legs are a few metres long.
    if abs(fix.position.latitude - from.position.latitude) < 0.0003,
      abs(fix.position.longitude - from.position.longitude) < 0.0003
    {
      return false
    }
    return fix.position.distance(to: from.position) > reach
  }

  /// Legs that are believed one by one, and together go faster than any vessel.
  func leg(
    _ fix: Fix, _ previous: Fix?, isFast: Bool, _ sight: Sight, _ common: Common, _ state: inout IdentityState
  ) {
    if isFast, state.anchor == nil, let previous { state.anchor = (previous.position, previous.at, sight.mono) }
    guard let anchor = state.anchor else { return }
    let passed = fix.at.milliseconds - anchor.at.milliseconds
    if passed > 120_000 {
      state.anchor = nil
    } else if passed >= 20_000, previous.map({ !isOwnWay(fix, $0, common.rules) }) ?? true {
      let from = Fix(at: anchor.at, position: anchor.place, motion: fix.motion, source: fix.source)
      if isTooFast(from: from, to: fix, common.rules, slack: Plausible.slack) {
        IdentityState.note(&state.wild, fix.at, sight.mono, isOpen: state.episodes["speed"] != nil)
      }
    }
  }

  /// Transponder and terminal of one vessel.
  func compare(_ fix: Fix, _ sight: Sight, _ common: Common, _ state: inout IdentityState) {
    let isDevice = sight.change.transceiver == .device
    let here = IdentityState.Sailed(
      place: fix.position, at: fix.at, metresPerSecond: fix.motion.speed?.metresPerSecond ?? 0,
      course: fix.motion.course)
    let other = isDevice ? state.transponder : state.terminal
    if isDevice { state.terminal = here } else { state.transponder = here }
    guard let other, abs(fix.at.milliseconds - other.at.milliseconds) <= Self.sameTime else { return }
    let seconds = Double(fix.at.milliseconds - other.at.milliseconds) / 1000
    let expected = other.course.map { other.place.moved(bearing: $0, metres: other.metresPerSecond * seconds) }
    let apart = fix.position.distance(to: expected ?? other.place)
    let margin = max(here.metresPerSecond, other.metresPerSecond) * abs(seconds)
    if apart > common.rules.identityTerminalMetres.value + margin {
      IdentityState.note(&state.apart, fix.at, sight.mono, isOpen: state.episodes["terminal"] != nil)
    } else if apart < common.rules.identityTerminalMetres.value / 2 + margin, state.episodes["terminal"] == nil {
      state.apart = nil
    }
  }
}
