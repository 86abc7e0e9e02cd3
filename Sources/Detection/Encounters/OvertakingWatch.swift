import Geometry
import Organisation
import Picture
import Regulation
import Units

// overtaking (违章追越, C5, X4): in a no-overtaking reach two vessels go the same way, and one that was abaft the other's beam comes ahead of
// it by the reports of both, within the set distance to the side. What counts is where and when the beam was passed: both in the reach, the rule in force. One
// finding an overtaking: subject the one who overtakes, object the other's MMSI. Ends when they are clear of each other or of the reach.

struct OvertakingWatch: Sendable {
  /// What is remembered of two vessels that go the same way.
  struct Passing: Sendable {
    /// Who is abaft, since how many reports, and when that was last seen.
    var abaft: UInt32
    var reports = 1
    var mono: Int64
    /// The moment nearest to the beam since.
    var beam: Beam
    /// Whose reports show the one abaft ahead: the vessel with the lower number, the one with the higher. Each has to say so itself: where one
    /// would be if it had gone on as it said accuses nobody.
    var ahead = (lower: false, higher: false)
    var episode: Episode?
    /// Whose finding that is.
    var overtaker: UInt32 = 0
    var cleared: (since: Int64, reports: Int)?
    var sources: (UInt16, UInt16) = (.max, .max)
  }
  /// Two vessels when one had the other nearly abeam.
  struct Beam: Sendable {
    /// Metres along the way and to the side, without sign.
    var along: Double
    var side: Double
    var at: Instant
    /// The zone that both were in, with its rule, if there was one.
    var zone: Int32?
    var rule: ZoneRule?
  }

  /// So far (metres) from the beam it is certain who is ahead.
  private static let sure = 20.0
  /// So far apart along the way they are clear.
  private static let clear = 150.0
  private static let leave: Int64 = 10_000
  /// Who was abaft so long ago may be anywhere.
  private static let pause: Int64 = 300_000
  private static let forgotten: Int64 = 180_000
  /// Faster than the other by so many knots, else they go side by side.
  private static let faster = 0.3
  static let most = 20_000

  private(set) var passings: [Pair: Passing] = [:]
  private(set) var open: [Pair] = []

  mutating func resume(_ finding: Finding) {
    guard let other = UInt32(finding.object) else { return }
    let beam = Beam(along: 0, side: 0, at: finding.onset)
    var passing = Passing(abaft: other, mono: .min, beam: beam)
    passing.episode = Episode(id: finding.id, onset: finding.onset, lastUpdate: .min, peak: 0)
    passing.overtaker = finding.mmsi
    let pair = Pair(finding.mmsi, other)
    passings[pair] = passing
    open.append(pair)
  }

  /// The zones with such a rule at a place.
  func zones(at place: Position, _ book: ZoneBook) -> [Int32] {
    guard book.forbidsOvertaking else { return [] }
    var found: [Int32] = []
    book.index.candidates(at: place, into: &found)
    return found.filter { !book.entries[Int($0)].overtakings.isEmpty }
  }

  /// Two vessels, one of which has just reported.
  /// - Parameters:
  ///   - place: of the other's hull now, metres east and north of the own.
  ///   - zones: those around the own.
  mutating func meet(
    _ own: Sailing, _ other: Sailing, place: (east: Double, north: Double), _ zones: [Int32], _ book: ZoneBook,
    _ scene: EncounterScene, _ common: Common, _ batch: borrowing ObservationBatch, _ picture: borrowing Picture,
    _ events: inout [FindingEvent]
  ) {
    let pair = Pair(own.mmsi, other.mmsi)
    let rules = common.rules
    var passing = passings[pair]
    let reach = rules.overtakingMetres.value + 500
    let isNear = place.east * place.east + place.north * place.north <= reach * reach
    let isSameWay = angle(own.course, other.course) <= Double(rules.overtakingDegrees)
    guard isNear, isSameWay, !zones.isEmpty else {
      if passing?.episode != nil {
        clear(pair, &passing, own, scene, &events)
      } else if !isNear || !isSameWay {
        passings[pair] = nil
      }
      return
    }
    // Along the way of both, the other ahead of the own is above zero.
    let way = (east: own.east + other.east, north: own.north + other.north)
    let length = max(0.01, (way.east * way.east + way.north * way.north).squareRoot())
    let along = (place.east * way.east + place.north * way.north) / length
    let side = abs(place.east * way.north - place.north * way.east) / length
    let abaft = along >= 0 ? own.mmsi : other.mmsi
    let beam = beam(along, side, own, other, place, zones, passing?.abaft ?? abaft, book, scene, common)
    guard var going = passing, going.mono == .min || own.mono - going.mono <= Self.pause else {
      if passing?.episode == nil, abs(along) > Self.sure, passings.count < Self.most {
        passings[pair] = Passing(abaft: abaft, mono: own.mono, beam: beam)
      }
      return
    }
    going.sources = (own.source, other.source)
    if abaft == going.abaft, abs(along) > Self.sure {
      going.reports += 1
      going.ahead = (false, false)
      going.mono = own.mono
      going.beam = beam
    } else {
      if abs(along) < going.beam.along { going.beam = beam }
      if abaft != going.abaft, abs(along) > Self.sure {
        if own.mmsi == pair.lower { going.ahead.lower = true } else { going.ahead.higher = true }
      }
    }
    if going.ahead == (true, true) {
      passed(pair, &going, own, other, book, scene, common, batch, picture, &events)
      (going.abaft, going.reports, going.ahead, going.mono) = (abaft, 1, (false, false), own.mono)
      going.beam = beam
    }
    passing = going
    if going.episode != nil, abs(along) > Self.clear || side > rules.overtakingMetres.value + 100 {
      clear(pair, &passing, own, scene, &events)
    } else {
      passing?.cleared = nil
      passings[pair] = passing
    }
  }

  /// The place of a moment, and the rule that binds the one who was abaft.
  private func beam(
    _ along: Double, _ side: Double, _ own: Sailing, _ other: Sailing, _ place: (east: Double, north: Double),
    _ zones: [Int32], _ abaft: UInt32, _ book: ZoneBook, _ scene: EncounterScene, _ common: Common
  ) -> Beam {
    var beam = Beam(along: abs(along), side: side, at: scene.fix.at)
    guard abs(along) <= 300 else { return beam }
    let metric = LocalMetric(latitude: own.place.latitude)
    let there = Position(
      latitude: own.place.latitude + place.north / metric.north,
      longitude: turned(own.place.longitude + (metric.east > 1 ? place.east / metric.east : 0)))
    let kind = common.directory.vessel(mmsi: abaft)?.kind
    for zone in zones {
      let area = book.entries[Int(zone)].area
      guard area.contains(own.place), area.contains(there),
        let rule = book.overtakingRule(zone, kind, at: scene.sight.wall, common)
      else { continue }
      (beam.zone, beam.rule) = (zone, rule)
      break
    }
    return beam
  }

  /// The one who was abaft is ahead now.
  private mutating func passed(
    _ pair: Pair, _ going: inout Passing, _ own: Sailing, _ other: Sailing, _ book: ZoneBook, _ scene: EncounterScene,
    _ common: Common, _ batch: borrowing ObservationBatch, _ picture: borrowing Picture,
    _ events: inout [FindingEvent]
  ) {
    let (fast, slow) = own.mmsi == going.abaft ? (own, other) : (other, own)
    guard going.reports >= 2, let zone = going.beam.zone, let rule = going.beam.rule,
      going.beam.side <= common.rules.overtakingMetres.value, fast.knots > slow.knots + Self.faster,
      slow.knots >= common.rules.overtakingKnots.value
    else { return }
    if going.episode != nil { end(pair, &going, scene.sight.wall, &events) }
    let finding = finding(going, fast, slow, zone, rule, book, scene, common, batch, picture)
    going.episode = Episode(id: finding.id, onset: finding.onset, lastUpdate: own.mono, peak: 0)
    going.overtaker = fast.mmsi
    going.cleared = nil
    open.append(pair)
    events.append(.opened(finding))
  }

  private mutating func end(_ pair: Pair, _ passing: inout Passing, _ at: Instant, _ events: inout [FindingEvent]) {
    guard let id = passing.episode?.id else { return }
    events.append(.ended(id: id, at: at))
    passing.episode = nil
    open.removeAll { $0 == pair }
  }

  /// They are clear of each other or of the reach: it is over with the second report that says so.
  private mutating func clear(
    _ pair: Pair, _ passing: inout Passing?, _ own: Sailing, _ scene: EncounterScene, _ events: inout [FindingEvent]
  ) {
    guard var going = passing else { return }
    let since = going.cleared?.since ?? own.mono
    going.cleared = (since, (going.cleared?.reports ?? 0) + 1)
    if going.cleared?.reports ?? 0 >= 2, own.mono - since >= Self.leave {
      end(pair, &going, scene.sight.wall, &events)
      passings[pair] = nil
    } else {
      going.mono = own.mono
      passings[pair] = going
    }
  }

  /// Time passes: pairs of which nothing was heard for long, unless their feed is silent.
  mutating func sweep(_ moment: Moment, _ silentFeeds: Set<UInt16>, _ events: inout [FindingEvent]) {
    let now = moment.monotonic.milliseconds
    for pair in passings.keys.sorted(by: { ($0.lower, $0.higher) < ($1.lower, $1.higher) }) {
      guard var passing = passings[pair] else { continue }
      if passing.mono == .min {
        passing.mono = now
        passings[pair] = passing
      }
      if silentFeeds.contains(passing.sources.0) || silentFeeds.contains(passing.sources.1) { continue }
      if passing.episode != nil, now - passing.mono >= Self.forgotten { end(pair, &passing, moment.wall, &events) }
      if passing.episode == nil, now - passing.mono > Self.pause {
        passings[pair] = nil
      } else {
        passings[pair] = passing
      }
    }
  }
}
