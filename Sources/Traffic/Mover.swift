import Geometry
import Units

/// Where an actor is at an instant: a function of time, so that nothing has to be stepped.
enum Mover: Sendable {
  case fixed(Position, status: UInt8)
  case shuttle(Shuttle)
  case route(Route)
  case voyages(Voyages)
  case drift(from: Position, bearing: Double, knots: Double, since: Instant)

  struct State {
    var position: Position
    var knots: Double
    var course: Double
    /// Navigational status (table 45).
    var status: UInt8
  }

  /// Back and forth between two berths.
  struct Shuttle: Sendable {
    var from: Position
    var to: Position
    var knots: Double
    /// At each berth.
    var berth: TimeSpan
    /// When it sails; empty: always. The round under way when a period ends is finished.
    var services: [Range<Instant>]
    /// Ways out of the line: the clock of the shuttle stands still meanwhile.
    var detours: [Detour] = []
    /// Where in its round it is at the start of a service.
    var head = TimeSpan.zero
    /// What it says of itself at the berth: 5 moored, or 0 for those who never change it.
    var berthStatus: UInt8
  }

  struct Detour: Sendable {
    var at: Instant
    var route: Route
    var lasts: TimeSpan { route.lasts }
  }

  /// A way along points at one speed, once.
  struct Route: Sendable {
    var points: [Position]
    var knots: Double
    var starts: Instant

    var metres: Double { zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) } }
    var lasts: TimeSpan {
      .milliseconds(knots > 0 ? Int64(metres / Knots(knots).metresPerSecond * 1000) : 0)
    }

    func state(at instant: Instant) -> State? {
      guard let first = points.first, let last = points.last else { return nil }
      guard instant > starts else { return State(position: first, knots: 0, course: 0, status: 0) }
      var left = Knots(knots).metresPerSecond * (instant - starts).seconds
      for (a, b) in zip(points, points.dropFirst()) {
        let length = a.distance(to: b)
        if left < length {
          return State(
            position: a.interpolated(to: b, left / length), knots: knots, course: a.bearing(to: b), status: 0)
        }
        left -= length
      }
      return State(position: last, knots: 0, course: 0, status: 0)
    }
  }

  func state(at instant: Instant) -> State? {
    switch self {
    case .fixed(let position, let status): State(position: position, knots: 0, course: 0, status: status)
    case .shuttle(let shuttle): shuttle.state(at: instant)
    case .route(let route): route.state(at: instant)
    case .voyages(let voyages): voyages.state(at: instant)
    case .drift(let from, let bearing, let knots, let since):
      State(
        position: from.moved(
          bearing: bearing, metres: max(0, (instant - since).seconds) * Knots(knots).metresPerSecond),
        knots: knots, course: bearing, status: 14)
    }
  }
}

extension Mover.Shuttle {
  private var crossing: Int64 {
    max(1, Int64(from.distance(to: to) / max(0.1, Knots(knots).metresPerSecond) * 1000))
  }

  /// Milliseconds of a round: there, berth, back, berth.
  private var round: Int64 { 2 * (crossing + max(0, berth.milliseconds)) }

  func state(at instant: Instant) -> Mover.State {
    var delay: Int64 = 0
    for detour in detours.sorted(by: { $0.at < $1.at }) where instant >= detour.at {
      if instant < detour.at + detour.lasts, let state = detour.route.state(at: instant) { return state }
      delay += detour.lasts.milliseconds
    }
    guard let sailed = sailing(instant, delay) else { return berthed(at: from) }
    var phase = (sailed + head.milliseconds) % round
    if phase < crossing { return under(from, to, Double(phase) / Double(crossing)) }
    phase -= crossing
    if phase < berth.milliseconds { return berthed(at: to) }
    phase -= berth.milliseconds
    if phase < crossing { return under(to, from, Double(phase) / Double(crossing)) }
    return berthed(at: from)
  }

  /// Milliseconds since the service began, without the time of detours; nil when it lies at its berth.
  private func sailing(_ instant: Instant, _ delay: Int64) -> Int64? {
    if services.isEmpty { return max(0, instant.milliseconds - delay) % round }
    for service in services {
      let began = instant.milliseconds - service.lowerBound.milliseconds
      guard began >= 0 else { continue }
      let length = service.upperBound.milliseconds - service.lowerBound.milliseconds
      let rounds = (length + round - 1) / round
      let within = detours.filter { $0.at >= service.lowerBound && $0.at <= instant }
      let own = min(delay, within.reduce(0) { $0 + $1.lasts.milliseconds })
      if began - own < rounds * round { return began - own }
    }
    return nil
  }

  private func berthed(at place: Position) -> Mover.State {
    Mover.State(position: place, knots: 0, course: from.bearing(to: to), status: berthStatus)
  }

  private func under(_ a: Position, _ b: Position, _ fraction: Double) -> Mover.State {
    Mover.State(position: a.interpolated(to: b, fraction), knots: knots, course: a.bearing(to: b), status: 0)
  }
}
