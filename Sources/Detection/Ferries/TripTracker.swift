import Geometry
import Organisation
import Picture
import Units

/// Where a vessel is on its line, and the trips that follow from it: it left a berth, it reached one. Noise at the edge of a berth makes no
/// trip: leaving takes two fixes beyond the radius and a margin, or one far beyond; reaching takes that it lies there, or stays. Between
/// two berths with nothing heard in between there was a trip all the same, whose departure nobody saw.
struct TripTracker: Sendable {
  enum Place: Hashable, Sendable {
    case unknown
    /// Index of the berth.
    case berth(Int)
    case underWay
  }
  /// What a fix brought, in order.
  enum Step: Hashable, Sendable {
    case left(Trip)
    case reached(Trip)
  }

  /// One fix and what it is to the line's berths.
  struct Look {
    let fix: Fix
    /// Over ground; nil where nobody knows.
    let knots: Knots?
    let line: FerryBook.Line
    let mmsi: UInt32
    let vessel: VesselID
    /// Metres outside the radius of each berth.
    let distances: [Double]
    /// The berth within whose radius it is.
    let inside: Int?

    init(_ fix: Fix, knots: Knots?, _ line: FerryBook.Line, mmsi: UInt32, vessel: VesselID) {
      (self.fix, self.knots, self.line, self.mmsi, self.vessel) = (fix, knots, line, mmsi, vessel)
      let distances = line.line.berths.map { $0.place.distance(to: fix.position) - $0.radius.value }
      inside = distances.indices.filter { distances[$0] <= 0 }.min { distances[$0] < distances[$1] }
      self.distances = distances
    }

    /// Metres beyond radius and margin of a berth.
    func beyond(_ berth: Int) -> Double { distances[berth] - FerryBook.Line.margin(line.line.berths[berth]) }
    var isOffAll: Bool { distances.indices.allSatisfy { beyond($0) > 0 } }
    func id(_ berth: Int) -> BerthID { line.line.berths[berth].id }

    func trip(from berth: Int?, left: Instant, isSeen: Bool = true) -> Trip {
      Trip(
        line: line.line.id, mmsi: mmsi, vessel: vessel, from: berth.map(id), left: left, isDepartureSeen: isSeen)
    }
  }

  /// So far beyond radius and margin one fix is enough.
  static let farBeyond = 150.0
  /// In a berth's radius at this or less it lies there; up to the other it may be about to.
  static let lying = Knots(1)
  static let slow = Knots(3)
  /// So long in a berth's radius it has been there, however fast it says it is.
  static let stayed = TimeSpan.seconds(60)
  /// Not heard for so long within a berth's radius, and out of it when heard again: it lay there.
  static let lay = TimeSpan.seconds(100)
  /// A departure between two fixes further apart than this was seen by nobody.
  static let longestUnseen = TimeSpan.minutes(15)

  private struct Visit: Sendable {
    let berth: Int
    let first: Instant
    var last: Instant
    var fixes = 0
    var slowest = Knots(99)
  }

  private(set) var place = Place.unknown
  /// The trip under way.
  private(set) var trip: Trip?
  /// The last fix at the berth, while it is there.
  private var berthed = Instant.distantPast
  /// First fix off the radius, and how many beyond the margin, since the last within.
  private var off: (first: Instant, beyond: Int)?
  private var visit: Visit?
  /// Since when it is away from all berths without a trip.
  private var away: (first: Instant, fixes: Int)?

  /// A trip that was under way when the daemon ended.
  mutating func resume(_ trip: Trip) {
    self.trip = trip
    place = .underWay
  }

  /// It reached a berth before the daemon ended. Long ago nobody knows whether it is still there.
  mutating func resume(at berth: Int?, since arrived: Instant, now: Instant) {
    self = TripTracker()
    guard let berth, now - arrived <= Self.longestUnseen else { return }
    place = .berth(berth)
    berthed = arrived
  }

  /// The trip has its sign-off.
  mutating func note(signOff: Int64) { trip?.signOff = signOff }

  /// Nobody hears it any more: the trip that is lost by that.
  mutating func lose() -> Trip? {
    defer { self = TripTracker() }
    guard var trip, trip.from != nil else { return nil }
    trip.state = .lost
    return trip
  }

  mutating func take(_ look: Look) -> [Step] {
    switch place {
    case .berth(let here): return atBerth(here, look)
    case .underWay: return underWay(look)
    case .unknown:
      find(look)
      return []
    }
  }

  private mutating func atBerth(_ here: Int, _ look: Look) -> [Step] {
    let at = look.fix.at
    if let inside = look.inside, inside != here {
      // It was not heard on the way.
      let began = look.trip(from: here, left: berthed, isSeen: false)
      trip = began
      return [.left(began)] + (arrive(at: inside, at, look).map { [.reached($0)] } ?? [])
    }
    if look.inside == here {
      berthed = at
      off = nil
      return []
    }
    let beyond = look.beyond(here)
    var run = off ?? (at, 0)
    if beyond > 0 { run.beyond += 1 }
    off = run
    guard run.beyond >= 2 || beyond > Self.farBeyond else { return [] }
    let isSeen = run.first - berthed <= Self.longestUnseen
    var left = look.trip(from: here, left: isSeen ? run.first : berthed, isSeen: isSeen)
    left.lastBerthed = berthed
    trip = left
    place = .underWay
    off = nil
    visit = nil
    return [.left(left)]
  }

  private mutating func underWay(_ look: Look) -> [Step] {
    let at = look.fix.at
    if let old = visit, look.inside != old.berth {
      visit = nil
      // It was not heard while it lay there, and is out again.
      if at - old.last >= Self.lay {
        let reached = arrive(at: old.berth, old.first, look)
        berthed = old.last
        return (reached.map { [.reached($0)] } ?? []) + atBerth(old.berth, look)
      }
    }
    guard let inside = look.inside else { return [] }
    var now = visit ?? Visit(berth: inside, first: at, last: at)
    now.fixes += 1
    now.last = at
    now.slowest = min(now.slowest, look.knots ?? Self.slow)
    visit = now
    let lies = look.knots.map { $0 <= Self.lying } ?? false
    let stays = now.fixes >= 2 && (now.slowest <= Self.slow || now.last - now.first >= Self.stayed)
    guard lies || stays else { return [] }
    return arrive(at: inside, now.first, look).map { [.reached($0)] } ?? []
  }

  /// The trip that ends there; nil: it was heard there first.
  private mutating func arrive(at berth: Int, _ at: Instant, _ look: Look) -> Trip? {
    var arrived = trip
    arrived?.to = look.id(berth)
    arrived?.arrived = at
    arrived?.state = .arrived
    place = .berth(berth)
    berthed = look.fix.at
    (trip, visit, off, away) = (nil, nil, nil, nil)
    return arrived
  }

  private mutating func find(_ look: Look) {
    guard look.inside == nil else {
      away = nil
      _ = underWay(look)
      return
    }
    visit = nil
    guard look.isOffAll else { return }
    guard let knots = look.knots, knots > Self.lying else {
      away = nil
      return
    }
    let run = (first: away?.first ?? look.fix.at, fixes: (away?.fixes ?? 0) + 1)
    away = run
    guard run.fixes >= 2 else { return }
    // First heard under way: a trip from nobody knows where.
    trip = look.trip(from: nil, left: run.first, isSeen: false)
    place = .underWay
    away = nil
  }
}
