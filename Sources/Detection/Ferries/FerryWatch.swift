import Geometry
import Organisation
import Picture
import Regulation
import Units

// The ferries: their trips, counted from the track, and what is judged by them. unsigned-departure (P7), off-hours (P7) and off-route (C5, X4)
// stand in files of their own; this one keeps each ferry's state and carries fixes, sign-offs and time to them.

/// Ferries on their lines, and ferries that have a timetable and no line.
struct FerryWatch: Sendable {
  /// An episode, or a trip, whose vessel is not heard for so long is over as far as anyone can tell.
  static let forgotten: Int64 = 30 * 60_000
  /// Sign-offs and departures are remembered for so long.
  static let remembered = TimeSpan.hours(24)
  /// Of one vessel.
  static let mostRemembered = 200

  struct State: Sendable {
    var tracker = TripTracker()
    var departures: [Departure] = []
    var signOffs: [SignOff] = []
    /// Sign-offs that have their trip.
    var used: Set<Int64> = []
    var offHours: Conduct?
    var voyage = Voyage()
    var windows: ServiceWindows?
    var offRoute: Conduct?
    /// Since when it rests outside the corridor.
    var restsOff: Int64?
    var pace = Pace()
    /// When a fix of it was last seen, on both clocks, and by which feed.
    var seen = Int64.min
    var last: Fix?
  }

  /// One fix of a member with all that belongs to it.
  struct Scene {
    let fix: Fix
    let knots: Knots?
    let sight: Sight
    let member: FerryBook.Member
    let line: FerryBook.Line?
    let look: TripTracker.Look?
    var mmsi: UInt32 { sight.change.mmsi }
  }

  private(set) var book: FerryBook
  var states: [UInt32: State] = [:]
  /// Trips that began, ended or were signed since they were last taken over.
  private var changed: [Trip] = []
  /// Episodes of vessels that are no members any more.
  private var orphans: [String] = []

  init(_ directory: Directory, _ rules: DetectorRules) { book = FerryBook(directory, rules) }

  var openEpisodes: Int { states.values.reduce(0) { $0 + $1.open.count } }

  mutating func reconfigure(_ directory: Directory, _ rules: DetectorRules) {
    let old = book
    book = FerryBook(directory, rules)
    for (mmsi, state) in states {
      states[mmsi]?.windows = nil
      guard let was = old.members[mmsi] else { continue }
      let now = book.members[mmsi]
      if now?.object == was.object, old.line(of: was)?.line == now.flatMap({ book.line(of: $0) })?.line { continue }
      orphans += state.open
      var next = State()
      next.pace = state.pace
      next.voyage = state.voyage
      (next.seen, next.last, next.signOffs, next.used) = (state.seen, state.last, state.signOffs, state.used)
      states[mmsi] = now == nil ? nil : next
    }
  }

  mutating func resume(_ finding: Finding) {
    guard book.members[finding.mmsi]?.object == finding.object else {
      orphans.append(finding.id)
      return
    }
    let episode = Episode(id: finding.id, onset: finding.onset, lastUpdate: .min, peak: 0)
    var state = states[finding.mmsi] ?? State()
    if finding.detector == .unsignedDeparture {
      state.resume(episode, finding)
    } else {
      var conduct = Conduct(finding.detector, finding.object)
      conduct.episode = episode
      if finding.detector == .offHours { state.offHours = conduct } else { state.offRoute = conduct }
    }
    states[finding.mmsi] = state
  }

  /// What the register knows of the last day: sign-offs, and trips with those under way.
  mutating func resume(
    _ trips: [Trip], _ signOffs: [SignOff], _ used: Set<Int64>, for span: TimeSpan, at now: Instant
  ) {
    for signOff in signOffs where book.members[signOff.mmsi] != nil {
      states[signOff.mmsi, default: State()].signOffs.append(signOff)
      if used.contains(signOff.no) { states[signOff.mmsi]?.used.insert(signOff.no) }
    }
    for trip in trips.sorted(by: { $0.left < $1.left }) {
      guard let member = book.members[trip.mmsi], let line = book.line(of: member), line.line.id == trip.line else {
        continue
      }
      var state = states[trip.mmsi] ?? State()
      if let signOff = trip.signOff { state.used.insert(signOff) }
      switch trip.state {
      case .underWay:
        state.tracker.resume(trip)
        state.voyage.begin(trip)
      case .arrived:
        let berth = line.line.berths.firstIndex { $0.id == trip.to }
        state.tracker.resume(at: berth, since: trip.arrived ?? trip.left, now: now)
      case .lost: state.tracker = TripTracker()
      }
      for index in state.departures.indices { state.departures[index].isOver = true }
      if let rule = line.line.signOffs, trip.signOff == nil, var departure = Departure(trip, rule) {
        departure.isOver = trip.state != .underWay && now - trip.left >= span
        state.departures.append(departure)
      }
      states[trip.mmsi] = state
    }
  }

  /// Trips that changed, once each time, in order.
  mutating func takeTrips() -> [Trip] {
    defer { changed = [] }
    return changed
  }

  /// One first heard under way counts when it arrives: until then it may be no crossing at all.
  mutating func note(_ trip: Trip) {
    if trip.from != nil || trip.state == .arrived { changed.append(trip) }
  }

  /// A new fix of a vessel; returns the trips that ended with it.
  /// - Complexity: O(1) for vessels that are no ferries.
  mutating func take(
    _ fix: Fix, _ sight: Sight, _ common: Common, _ batch: borrowing ObservationBatch,
    _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) -> [Trip] {
    let mmsi = sight.change.mmsi
    guard let member = book.members[mmsi] else { return [] }
    var landed: [Trip] = []
    var state = states[mmsi] ?? State()
    let knots = state.pace.take(fix)
    let line = book.line(of: member)
    let look = line.map { TripTracker.Look(fix, knots: knots, $0, mmsi: mmsi, vessel: member.vessel) }
    let scene = Scene(fix: fix, knots: knots, sight: sight, member: member, line: line, look: look)
    state.voyage.take(scene, last: state.last, isOnTrip: state.tracker.trip?.from != nil)
    if let look {
      for step in state.tracker.take(look) {
        switch step {
        case .left(let trip):
          note(trip)
          state.voyage.begin(trip)
          depart(&state, trip, scene, common, &events)
        case .reached(let trip):
          note(trip)
          state.arrive(trip)
          landed.append(trip)
        }
      }
      offRoute(&state, look, scene, common, batch, picture, &events)
    }
    offHours(&state, scene, common, batch, picture, &events)
    (state.seen, state.last) = (sight.mono, fix)
    states[mmsi] = state
    return landed
  }

  /// Time passes.
  mutating func sweep(
    _ moment: Moment, _ silentFeeds: Set<UInt16>, _ common: Common, _ picture: borrowing Picture,
    _ events: inout [FindingEvent]
  ) {
    for id in orphans { events.append(.ended(id: id, at: moment.wall)) }
    orphans.removeAll()
    let now = moment.monotonic.milliseconds
    var (place, state) = (states.startIndex, State())
    while place != states.endIndex {
      defer { states.formIndex(after: &place) }
      guard let member = book.members[states.keys[place]] else { continue }
      swap(&state, &states.values[place])
      if state.seen == .min { state.seen = now }
      judgeDepartures(&state, member, moment, common, picture, &events)
      closeOffHours(&state, member, moment, common, &events)
      let isFeedSilent = state.last.map { silentFeeds.contains($0.source) } ?? false
      if now - state.seen >= FerryWatch.forgotten, !isFeedSilent {
        if let lost = state.tracker.lose() { note(lost) }
        state.offHours?.stop(moment.wall, &events)
        state.offRoute?.stop(moment.wall, &events)
        (state.offHours, state.offRoute) = (nil, nil)
        state.voyage = Voyage()
      }
      swap(&state, &states.values[place])
    }
  }
}

extension FerryWatch.State {
  /// The ids of its open findings.
  var open: [String] {
    departures.compactMap { $0.episode?.id } + [offHours?.episode?.id, offRoute?.episode?.id].compactMap { $0 }
  }

  /// It has berthed: what it was under way for is over.
  mutating func arrive(_ trip: Trip) {
    voyage.end()
    for index in departures.indices { departures[index].arrived(trip) }
  }
}

/// How fast a vessel goes: as it says, else from one place to the next, far enough apart in time that the error of a fix is no speed.
struct Pace: Sendable {
  private static let apart = TimeSpan.seconds(30)
  private var anchor: Fix?
  private var worked: Knots?

  mutating func take(_ fix: Fix) -> Knots? {
    if let said = fix.motion.speed, said.value < 102.2 {
      anchor = nil
      worked = nil
      return said
    }
    guard let from = anchor else {
      anchor = fix
      return nil
    }
    let passed = fix.at - from.at
    guard passed >= Self.apart else { return worked }
    worked = passed > .minutes(10) ? nil : impliedSpeed(from: from.position, to: fix.position, in: passed)
    anchor = fix
    return worked
  }
}
