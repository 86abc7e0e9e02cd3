import Geometry
package import Units

/// Who sails when on a reach, so that nobody comes near another.
struct ReachPlan {
  let reach: Reach
  private(set) var cast: [Actor] = []
  /// Those under way now and then; the others are looked out for.
  private var sailing: [Voyages] = []
  private var random: SeededGenerator

  /// Nearer than this to another that moves nobody sets out, in metres.
  private static let clear = 260.0
  private static let dayLength = TimeSpan.hours(24)

  init(_ reach: Reach) {
    self.reach = reach
    random = SeededGenerator(seed: reach.seed)
    liners()
    ferries()
    boats()
    resting()
  }

  // MARK: Up and down the river

  private mutating func liners() {
    for number in 0..<reach.counts.liners {
      let pace = number % 4
      let knots = 5.5 + Double(pace) * 1.2
      // The slow ones nearest the bank; each pace has a lane of its own, so that overtaking is passing by.
      let lane = 285 - Double(pace) * 65
      let west = reach.at(-Reach.half - 900, -150 - Double(number / 4) * 60)
      let east = reach.at(Reach.half + 900, 150 + Double(number / 4) * 60)
      let ahead = stride(from: -Reach.half, through: Reach.half, by: 500).map { reach.at($0, -lane) }
      let back = stride(from: Reach.half, through: -Reach.half, by: -500).map { reach.at($0, lane) }
      var voyages = Voyages(
        ways: [.init([west] + ahead + [east], knots: knots), .init([east] + back + [west], knots: knots)],
        departures: [], home: west)
      var at = reach.day + .minutes(Int64(random.below(240)))
      var way = 0
      while at < reach.day + Self.dayLength {
        at = whenClear(voyages.ways[way], from: at, ends: 700)
        voyages.departures.append(.init(at: at, way: way))
        at = at + .seconds(Int64(voyages.ways[way].seconds)) + .minutes(Int64(60 + random.below(240)))
        way = 1 - way
      }
      sailing.append(voyages)
      var actor = Actor(
        mmsi: reach.firstMMSI + UInt32(reach.counts.ferries + number), device: .classA, mover: .voyages(voyages))
      (actor.name, actor.shipType, actor.length, actor.beam) = ("XIANG HUO \(number + 1)", 70, 50 + number % 4 * 8, 11)
      actor.draughtTenths = 25
      cast.append(actor)
    }
  }

  // MARK: Across

  private mutating func ferries() {
    for (number, line) in reach.ferryLines.enumerated() {
      var voyages = Voyages(
        ways: [.init([line.south, line.north], knots: 6), .init([line.north, line.south], knots: 6)], departures: [],
        home: line.south)
      var at = reach.day + .hours(Int64(Reach.ferryHours.lowerBound)) + .minutes(30 + Int64(random.below(12)))
      var way = 0
      while at < reach.day + .hours(Int64(Reach.ferryHours.upperBound)) + .minutes(30) {
        at = whenClear(voyages.ways[way], from: at, ends: voyages.ways[way].seconds)
        voyages.departures.append(.init(at: at, way: way))
        at = at + .seconds(Int64(voyages.ways[way].seconds)) + .minutes(Int64(6 + random.below(8)))
        way = 1 - way
      }
      var actor = Actor(mmsi: line.mmsi, device: number % 3 == 2 ? .classB : .classA, mover: .voyages(voyages))
      (actor.name, actor.shipType, actor.length, actor.beam) = (line.name, 60, 28, 7)
      actor.draughtTenths = 12
      cast.append(actor)
    }
  }

  /// The first half minute from `at` on at which the way's first and last `ends` seconds stay clear of everyone under way.
  private func whenClear(_ way: Voyages.Way, from at: Instant, ends: Double) -> Instant {
    var start = at
    for _ in 0..<240 {
      if isClear(way, start, ends) { return start }
      start = start + .seconds(30)
    }
    return start
  }

  private func isClear(_ way: Voyages.Way, _ start: Instant, _ ends: Double) -> Bool {
    let length = way.seconds
    var seconds = 0.0
    while seconds <= length {
      if seconds <= ends || seconds >= length - ends {
        let place = way.place(after: seconds).position
        let then = start + .seconds(Int64(seconds))
        for other in sailing {
          let state = other.state(at: then)
          if state.knots > 0, state.position.distance(to: place) < Self.clear { return false }
        }
      }
      seconds += 10
    }
    return true
  }

  // MARK: Along the banks, and at rest

  private mutating func boats() {
    let each = 16_000 / Double(max(1, reach.counts.boats))
    for number in 0..<reach.counts.boats {
      let west = -8000 + Double(number) * each + 200
      let side = number % 2 == 0 ? -(Reach.bank + 60) : Reach.bank + 60
      let points = stride(from: west, through: west + each - 400, by: 200).map { reach.at($0, side) }
      var voyages = Voyages(
        ways: [.init(points, knots: 5), .init(points.reversed(), knots: 5)], departures: [], home: points[0],
        berthStatus: 15)
      var at = reach.day + .hours(6) + .minutes(Int64(random.below(120)))
      var way = 0
      while at < reach.day + .hours(18) {
        voyages.departures.append(.init(at: at, way: way))
        at = at + .seconds(Int64(voyages.ways[way].seconds)) + .minutes(Int64(10 + random.below(60)))
        way = 1 - way
      }
      append(number, "XIANG YU", .classB, .voyages(voyages), type: 30, length: 14, beam: 3)
    }
  }

  private mutating func resting() {
    for number in 0..<reach.counts.anchored {
      let place = reach.at(3100 + Double(number % 8) * 350, 650 + Double(number / 8) * 200)
      append(100 + number, "XIANG MAO", .classA, .fixed(place, status: 1), type: 70, length: 60, beam: 12)
    }
    for number in 0..<reach.counts.moored {
      // Rows of three beside one another, at wharves.
      let along = -7900 + Double(number / 3) * 15_800 / Double(max(1, reach.counts.moored / 3))
      let place = reach.at(along, -(Reach.bank + 130 + Double(number % 3) * 13))
      append(200 + number, "XIANG BO", .classA, .fixed(place, status: 5), type: 70, length: 50, beam: 11)
    }
  }

  private mutating func append(
    _ number: Int, _ name: String, _ device: Actor.Device, _ mover: Mover, type: UInt8, length: Int, beam: Int
  ) {
    var actor = Actor(
      mmsi: reach.firstMMSI + UInt32(reach.counts.ferries + reach.counts.liners + number), device: device, mover: mover)
    (actor.name, actor.shipType, actor.length, actor.beam) = ("\(name) \(number + 1)", type, length, beam)
    actor.draughtTenths = 20
    cast.append(actor)
  }
}

extension Reach {
  /// The day's sentences of several reaches, in order of time.
  package static func traffic(
    _ reaches: [Reach], from: Instant, through: Instant, seed: UInt64 = 1,
    noise: Noise = Noise(fixMetres: 5, lost: 0.02), tagBlocks: Bool
  ) -> Traffic {
    Traffic(
      cast: reaches.flatMap { ReachPlan($0).cast }, from: from, through: through, seed: seed, noise: noise, outages: [],
      tagBlocks: tagBlocks)
  }
}
