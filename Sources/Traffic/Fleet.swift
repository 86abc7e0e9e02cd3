package import Geometry
package import Units

/// Many vessels in a box of water, in a mix like that of a real receiver: seven of ten class A (a third of them moored), two of
/// ten class B, base stations, aids to navigation, a rescue aircraft, and now and then a safety text.
package struct Fleet: Sendable {
  package var vessels: Int
  package var box: Box
  /// MMSIs count from here.
  package var firstMMSI: UInt32

  package init(
    vessels: Int, box: Box = Box(south: 27.8, west: 112.6, north: 29.2, east: 113.3), firstMMSI: UInt32 = 413_700_001
  ) {
    self.vessels = max(0, vessels)
    self.box = box
    self.firstMMSI = firstMMSI
  }

  /// The fleet alone, with a station for each fifty vessels.
  ///
  /// - Parameter tagBlocks: each line begins with a tag block that tells its time.
  package func traffic(
    from: Instant, through: Instant, seed: UInt64 = 1, noise: Noise = Noise(), tagBlocks: Bool = true
  ) -> Traffic {
    Traffic(
      cast: cast(seed: seed, from: from), from: from, through: through, seed: seed, noise: noise, outages: [],
      tagBlocks: tagBlocks)
  }

  func cast(seed: UInt64, from: Instant) -> [Actor] {
    var random = SeededGenerator(seed: seed &+ 0x5EED)
    var cast: [Actor] = []
    cast.reserveCapacity(vessels + vessels / 20 + 4)
    for number in 0..<vessels { cast.append(vessel(number, from, &random)) }
    for number in 0..<(vessels / 50 + (vessels > 0 ? 1 : 0)) {
      cast.append(
        Actor(
          mmsi: 4_131_000 + UInt32(number % 1000), device: .baseStation,
          mover: .fixed(anywhere(&random), status: 15)))
      var aid = Actor(
        mmsi: 994_131_000 + UInt32(number % 1000), device: .aidToNavigation,
        mover: .fixed(anywhere(&random), status: 15))
      aid.name = "XIANGJIANG BUOY \(number + 1)"
      cast.append(aid)
    }
    if vessels >= 100 {
      let way = Mover.Shuttle(
        from: anywhere(&random), to: anywhere(&random), knots: 98, berth: .zero, services: [], berthStatus: 15)
      cast.append(Actor(mmsi: 111_413_501, device: .aircraft, mover: .shuttle(way)))
    }
    return cast
  }

  private func anywhere(_ random: inout SeededGenerator) -> Position {
    Position(
      latitude: random.between(box.south, box.north), longitude: turned(box.west + random.unit() * box.width))
  }

  private func vessel(_ number: Int, _ from: Instant, _ random: inout SeededGenerator) -> Actor {
    let home = anywhere(&random)
    let isClassB = random.unit() < 0.23
    let lies = random.unit() < 0.33
    let mover: Mover
    if lies {
      mover = .fixed(home, status: isClassB ? 15 : random.unit() < 0.3 ? 1 : 5)
    } else {
      let other = home.moved(bearing: random.between(0, 360), metres: random.between(2000, 20_000))
      var way = Mover.Shuttle(
        from: home, to: other, knots: random.between(3, random.unit() < 0.03 ? 26 : 13), berth: .minutes(2),
        services: [], berthStatus: 0)
      way.head = .seconds(Int64(random.below(7200)))
      mover = .shuttle(way)
    }
    var actor = Actor(mmsi: firstMMSI + UInt32(number), device: isClassB ? .classB : .classA, mover: mover)
    let tanker = random.unit() < 0.08
    actor.name = (isClassB ? "XIANG YU " : tanker ? "XIANG YOU " : "XIANG HUO ") + String(number + 1)
    actor.callSign = "BX" + String(number % 100_000)
    actor.shipType = isClassB ? 30 : tanker ? 80 : 70
    actor.destination = random.unit() < 0.7 ? "CHANGSHA" : ""
    actor.length = isClassB ? 18 : 40 + random.below(60)
    actor.beam = isClassB ? 4 : 8 + random.below(8)
    actor.draughtTenths = UInt8(10 + random.below(25))
    if random.unit() < 0.002 {
      actor.texts = [(from + .seconds(Int64(random.below(600))), "KEEP CLEAR OF DREDGER AT JUZIZHOU")]
    }
    return actor
  }
}
