import Geometry
import Organisation
import Picture
import Regulation
import Units

// collision-risk (碰撞危险, C13, X9): two vessels, both under way, that come into each other's domain within the time limit if they keep
// course and speed. The domain is an ellipse about each hull, so narrow to the sides that vessels which pass in a channel are none.
// Both have said so, for the dwell; a vessel that turns says nothing before the very end, for it follows a bend or gives way. Those
// that belong together are left out: a tug and its tow, a pilot who comes alongside, those who have gone side by side for a minute,
// ferries at their berth; and what lies behind the berth for which a ferry of a line heads (`BerthAhead`). One finding a pair and episode: subject the lower MMSI, object the other.

struct CollisionWatch: Sendable {
  /// Of the time limit, for those who meet: in a channel they come from afar on each other's course, and each gives way.
  static let headOnShare = 0.5
  /// Held for so long, those who meet are on one line indeed: no bend keeps them so.
  static let headOnDwell: Int64 = 40_000
  /// A place this old is not worth going on from. Class B reports every 30 s.
  static let oldest: Int64 = 70_000
  /// Not heard for so long, nobody knows.
  static let forgotten: Int64 = 180_000
  static let updateEvery: Int64 = 10_000
  /// Pairs remembered at once; beyond it no further ones.
  static let most = 20_000
  /// Outside the domain by so much it is clear.
  private static let clear = 1.5
  /// Slower against each other than this (metres a second) they go together.
  private static let together = 0.75

  private(set) var pairs: [Pair: Encounter] = [:]
  /// With whom each vessel makes a pair that is remembered.
  private(set) var partners: [UInt32: [UInt32]] = [:]
  /// Those with an episode.
  private(set) var open: [Pair] = []

  mutating func resume(_ finding: Finding) {
    guard let other = UInt32(finding.object) else { return }
    let pair = Pair(finding.mmsi, other)
    var encounter = Encounter()
    encounter.episode = Episode(id: finding.id, onset: finding.onset, lastUpdate: .min, peak: 0)
    guard pairs.updateValue(encounter, forKey: pair) == nil else { return }
    join(pair)
    open.append(pair)
  }

  /// Two vessels, one of which has just reported.
  /// - Parameter place: of the other's hull now, metres east and north of the own.
  mutating func meet(
    _ own: Sailing, _ other: Sailing, place: (east: Double, north: Double), _ scene: EncounterScene, _ common: Common,
    _ batch: borrowing ObservationBatch, _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    let rules = common.rules
    let pair = Pair(own.mmsi, other.mmsi)
    let known = pairs[pair]
    let mono = own.mono
    let ends = max(0, min(own.arrival, other.arrival - Double(mono - other.mono) / 1000))
    let approach = Approach(own, other, place: place, ends: ends, rules)
    let together = approach.now < CollisionWatch.clear && approach.speed < CollisionWatch.together
    var verdict = verdict(approach, own, other, rules)
    guard known != nil || together || verdict == .breaks else { return }
    if known == nil && pairs.count >= CollisionWatch.most { return }
    var encounter = known ?? Encounter()
    encounter.seen = mono
    encounter.sources = (own.source, other.source)
    let areCompanions = encounter.keep(together: together, mono)
    if areCompanions || isExempt(approach, own, other) { verdict = .keeps }
    let step = encounter.take(
      verdict, scene.fix.at, mono: mono, isLower: own.mmsi == pair.lower, dwell: dwell(approach, rules))
    switch step {
    case .begins:
      let finding = finding(pair, encounter, approach, own, other, scene, common, batch, picture)
      encounter.episode = Episode(id: finding.id, onset: finding.onset, lastUpdate: mono, peak: approach.nearest)
      open.append(pair)
      events.append(.opened(finding))
    case .goesOn:
      if let episode = encounter.episode, episode.lastUpdate == .min || mono - episode.lastUpdate >= Self.updateEvery {
        encounter.episode?.lastUpdate = mono
        let reason = reason(pair, approach, own, other, common, picture)
        events.append(
          .updated(id: episode.id, reason: reason, place: middle(own, other), at: scene.sight.wall))
      }
    case .ends: end(pair, &encounter, scene.sight.wall, mono, &events)
    case .nothing: break
    }
    keep(pair, encounter, mono)
  }

  /// One of the pair is under way no more.
  mutating func stopped(
    _ mmsi: UInt32, _ fix: Fix, _ sight: Sight, _ events: inout [FindingEvent]
  ) {
    for pair in open where pair.lower == mmsi || pair.higher == mmsi {
      guard var encounter = pairs[pair] else { continue }
      encounter.seen = sight.mono
      let isLower = pair.lower == mmsi
      if encounter.take(.keeps, fix.at, mono: sight.mono, isLower: isLower, dwell: 0) == .ends {
        end(pair, &encounter, sight.wall, sight.mono, &events)
      }
      keep(pair, encounter, sight.mono)
    }
  }

  private mutating func end(
    _ pair: Pair, _ encounter: inout Encounter, _ wall: Instant, _ mono: Int64, _ events: inout [FindingEvent]
  ) {
    encounter.stop(wall, mono: mono, &events)
    open.removeAll { $0 == pair }
  }

  private mutating func keep(_ pair: Pair, _ encounter: Encounter, _ mono: Int64) {
    let isIdle = encounter.isIdle(mono)
    let before = isIdle ? pairs.removeValue(forKey: pair) : pairs.updateValue(encounter, forKey: pair)
    guard (before == nil) != isIdle else { return }
    isIdle ? part(pair) : join(pair)
  }

  private mutating func join(_ pair: Pair) {
    partners[pair.lower, default: []].append(pair.higher)
    partners[pair.higher, default: []].append(pair.lower)
  }

  private mutating func part(_ pair: Pair) {
    for (mmsi, other) in [(pair.lower, pair.higher), (pair.higher, pair.lower)] {
      partners[mmsi]?.removeAll { $0 == other }
      if partners[mmsi]?.isEmpty == true { partners[mmsi] = nil }
    }
  }

  private func verdict(_ approach: Approach, _ own: Sailing, _ other: Sailing, _ rules: DetectorRules) -> Verdict {
    let isSlow = min(own.knots, other.knots) < rules.collisionKnots.value
    if isSlow || approach.closing <= 0 || approach.speed < Self.together { return .keeps }
    if approach.nearest >= Self.clear { return .keeps }
    // Near already, and not coming nearer to speak of.
    if approach.now - approach.nearest < 0.1 { return .keeps }
    if approach.nearest >= 1 || own.mono - other.mono > Self.oldest { return .unclear }
    let isImminent = approach.nearest < 0.7 && approach.seconds <= 20
    if !isImminent, own.isTurning || other.isTurning { return .unclear }
    return .breaks
  }

  private func dwell(_ approach: Approach, _ rules: DetectorRules) -> Int64 {
    let dwell = rules.collisionDwell.milliseconds
    if approach.nearest < 0.7, approach.seconds <= 20 { return dwell / 3 }
    return approach.isHeadOn && approach.seconds > 30 ? max(dwell, Self.headOnDwell) : dwell
  }

  /// Those who have business so near each other.
  private func isExempt(_ approach: Approach, _ own: Sailing, _ other: Sailing) -> Bool {
    for ship in [own.build, other.build] {
      if ship.isPilot, approach.crossing <= 75 { return true }
      if ship.isTug, approach.crossing <= 30, approach.speed <= 1.6, approach.range <= 400 { return true }
      if ship.isTug || ship.isAttendant, approach.crossing <= 45, approach.speed <= 3 { return true }
    }
    return own.build.isFerry && other.build.isFerry && isAtBerth(own) && isAtBerth(other)
  }

  private func isAtBerth(_ ship: Sailing) -> Bool {
    ship.knots <= 5 && ship.build.berth.map { ship.place.distance(to: $0) <= 150 } ?? false
  }

  /// Time passes: pairs that nobody hears any more, unless their feed is silent.
  /// - Complexity: O(pairs remembered).
  mutating func sweep(
    _ moment: Moment, _ silentFeeds: Set<UInt16>, _ events: inout [FindingEvent]
  ) {
    let now = moment.monotonic.milliseconds
    for pair in pairs.keys.sorted(by: { ($0.lower, $0.higher) < ($1.lower, $1.higher) }) {
      guard var encounter = pairs[pair] else { continue }
      if encounter.seen == .min { encounter.seen = now }
      encounter.tire(now)
      let isFeedSilent = silentFeeds.contains(encounter.sources.0) || silentFeeds.contains(encounter.sources.1)
      if now - encounter.seen >= Self.forgotten, !isFeedSilent, encounter.episode != nil {
        end(pair, &encounter, moment.wall, now, &events)
      }
      keep(pair, encounter, now)
    }
  }
}
