import Geometry
package import Units

/// A ferry that shuttles between two berths.
package struct FerryRun: Sendable {
  package var mmsi: UInt32
  /// As sent by AIS: capital letters, at most 20.
  package var name: String
  package var callSign: String
  package var from: Position
  package var to: Position
  package var knots: Double
  /// At each berth between two crossings.
  package var berth: TimeSpan
  /// When it sails; empty: always. Outside it lies at `from` and goes on reporting.
  package var services: [Range<Instant>]
  package var isClassB: Bool
  package var length: Int
  package var beam: Int

  package init(
    mmsi: UInt32, name: String, callSign: String = "", from: Position, to: Position, knots: Double = 6,
    berth: TimeSpan = .minutes(4), services: [Range<Instant>] = [], isClassB: Bool = false, length: Int = 28,
    beam: Int = 7
  ) {
    self.mmsi = mmsi
    self.name = name
    self.callSign = callSign
    self.from = from
    self.to = to
    self.knots = knots
    self.berth = berth
    self.services = services
    self.isClassB = isClassB
    self.length = length
    self.beam = beam
  }
}

/// Something that happens in a scene.
package enum SceneEvent: Sendable {
  /// A ferry leaves its line, goes through these places and comes back to where it left.
  case detour(mmsi: UInt32, at: Instant, through: [Position], knots: Double)
  /// A transmitter is off.
  case silence(mmsi: UInt32, from: Instant, to: Instant)
  /// A cargo vessel comes along a reach, heard from its first place to its last.
  case passage(mmsi: UInt32, name: String, along: [Position], knots: Double, at: Instant)
  /// A vessel that lies at a place with its transmitter on, moored.
  case lying(mmsi: UInt32, name: String, place: Position, length: Int)
  /// A shore station and a buoy.
  case baseStation(mmsi: UInt32, place: Position)
  case aid(mmsi: UInt32, name: String, place: Position)
  /// A distress beacon, 970…, 972… or 974…, drifts at half a knot.
  case beacon(mmsi: UInt32, at: Instant, lasts: TimeSpan, place: Position, isTest: Bool)
  /// A safety text of anyone.
  case safetyText(mmsi: UInt32, at: Instant, text: String)
  /// Nothing at all is received.
  case outage(from: Instant, to: Instant)
}

/// A scene: ferries on their lines, and what happens to them.
package struct Scene: Sendable {
  package var ferries: [FerryRun]
  package var events: [SceneEvent]
  /// Vessels that sail in the background.
  package var background: [Fleet]
  package var from: Instant
  package var through: Instant
  package var seed: UInt64
  package var noise: Noise

  package init(
    ferries: [FerryRun], events: [SceneEvent] = [], background: [Fleet] = [], from: Instant, through: Instant,
    seed: UInt64 = 1, noise: Noise = Noise()
  ) {
    self.ferries = ferries
    self.events = events
    self.background = background
    self.from = from
    self.through = through
    self.seed = seed
    self.noise = noise
  }

  /// The scene's sentences, in order of time, made while they are read.
  ///
  /// - Parameter tagBlocks: each line begins with a tag block that tells its time.
  package func traffic(tagBlocks: Bool = false) -> Traffic {
    var cast = ferries.map { ferry in
      var actor = Actor(
        mmsi: ferry.mmsi, device: ferry.isClassB ? .classB : .classA,
        mover: .shuttle(
          Mover.Shuttle(
            from: ferry.from, to: ferry.to, knots: ferry.knots, berth: ferry.berth, services: ferry.services,
            berthStatus: ferry.isClassB ? 0 : 5)))
      (actor.name, actor.callSign, actor.shipType) = (ferry.name, ferry.callSign, 60)
      (actor.length, actor.beam, actor.draughtTenths) = (ferry.length, ferry.beam, 12)
      return actor
    }
    var outages: [Range<Instant>] = []
    var detours: [UInt32: [(Instant, [Position], Double)]] = [:]
    for event in events {
      switch event {
      case .detour(let mmsi, let at, let through, let knots): detours[mmsi, default: []].append((at, through, knots))
      case .passage(let mmsi, let name, let along, let knots, let at):
        cast.append(Scene.passing(mmsi, name, along, knots, at))
      case .beacon(let mmsi, let at, let lasts, let place, let isTest):
        var actor = Actor(
          mmsi: mmsi, device: .beacon(isTest: isTest), mover: .drift(from: place, bearing: 30, knots: 0.5, since: at))
        (actor.begins, actor.ends) = (at, at + lasts)
        cast.append(actor)
      case .lying, .baseStation, .aid: cast += Scene.still(event)
      case .outage(let from, let to): if from < to { outages.append(from..<to) }
      case .silence, .safetyText: break
      }
    }
    for index in cast.indices {
      for way in (detours[cast[index].mmsi] ?? []).sorted(by: { $0.0 < $1.0 }) { cast[index].detour(way) }
    }
    for event in events { Scene.apply(event, to: &cast) }
    for (number, fleet) in background.enumerated() {
      cast += fleet.cast(seed: seed &+ UInt64(number) &* 7919, from: from)
    }
    return Traffic(
      cast: cast, from: from, through: through, seed: seed, noise: noise, outages: outages, tagBlocks: tagBlocks)
  }

  private static func passing(
    _ mmsi: UInt32, _ name: String, _ along: [Position], _ knots: Double, _ at: Instant
  ) -> Actor {
    let route = Mover.Route(points: along, knots: knots, starts: at)
    var actor = Actor(mmsi: mmsi, device: .classA, mover: .route(route))
    (actor.name, actor.shipType, actor.length, actor.beam, actor.draughtTenths) = (name, 70, 67, 11, 28)
    actor.begins = at
    actor.ends = at + route.lasts
    return actor
  }

  private static func apply(_ event: SceneEvent, to cast: inout [Actor]) {
    switch event {
    case .silence(let mmsi, let from, let to):
      for index in cast.indices where cast[index].mmsi == mmsi && from < to { cast[index].silences.append(from..<to) }
    case .safetyText(let mmsi, let at, let text):
      if let index = cast.firstIndex(where: { $0.mmsi == mmsi }) {
        cast[index].texts.append((at, text))
      } else {
        // Someone who is not seen otherwise.
        var actor = Actor(mmsi: mmsi, device: .classA, mover: .route(.init(points: [], knots: 0, starts: at)))
        actor.texts = [(at, text)]
        actor.ends = at + .seconds(1)
        cast.append(actor)
      }
    case .detour, .passage, .lying, .baseStation, .aid, .beacon, .outage: break
    }
  }

  /// Who does not move.
  private static func still(_ event: SceneEvent) -> [Actor] {
    switch event {
    case .lying(let mmsi, let name, let place, let length):
      var actor = Actor(mmsi: mmsi, device: .classA, mover: .fixed(place, status: 5))
      (actor.name, actor.shipType, actor.length, actor.beam, actor.draughtTenths) = (name, 60, length, 7, 12)
      return [actor]
    case .baseStation(let mmsi, let place):
      return [Actor(mmsi: mmsi, device: .baseStation, mover: .fixed(place, status: 15))]
    case .aid(let mmsi, let name, let place):
      var actor = Actor(mmsi: mmsi, device: .aidToNavigation, mover: .fixed(place, status: 15))
      actor.name = name
      return [actor]
    default: return []
    }
  }
}

extension Actor {
  /// Out of the line at an instant, through places and back to where it was.
  fileprivate mutating func detour(_ way: (at: Instant, through: [Position], knots: Double)) {
    guard case .shuttle(var shuttle) = mover, !way.through.isEmpty else { return }
    let here = shuttle.state(at: way.at).position
    let route = Mover.Route(points: [here] + way.through + [here], knots: way.knots, starts: way.at)
    shuttle.detours.append(Mover.Detour(at: way.at, route: route))
    mover = .shuttle(shuttle)
  }
}
