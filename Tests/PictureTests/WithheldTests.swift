import Geometry
import Picture
import Testing
import Units

/// Positions that can't be, kept from the detectors and counted by reason.
@Suite struct WithheldTests {
  private func kinds(_ changes: [Change]) -> [String] {
    changes.map { change in
      switch change.what {
      case .fix(_, let previous): previous == nil ? "new" : "fix"
      case .withheld(_, let why): "\(why)"
      case .noPosition: "none"
      default: "other"
      }
    }
  }

  @Test func `latitude and longitude exchanged: held back however often it is said`() {
    var picture = Picture()
    var stream = Stream()
    func swapped(_ p: Position) -> Position { Position(latitude: p.longitude, longitude: p.latitude) }
    stream.report(413_000_001, at: 0)
    stream.report(413_000_001, at: 10, swapped(Stream.east(30)))
    stream.report(413_000_001, at: 20, swapped(Stream.east(60)))
    stream.report(413_000_001, at: 30, Stream.east(90))
    // Where both are on earth: 51° N 4° E.
    let there = Position(latitude: 51.2, longitude: 4.4)
    stream.report(205_000_001, at: 0, there)
    stream.report(205_000_001, at: 10, swapped(there))
    stream.report(205_000_001, at: 20, swapped(there.moved(bearing: 90, metres: 30)))
    stream.report(205_000_001, at: 30, there.moved(bearing: 90, metres: 60))
    #expect(
      kinds(picture.apply(stream.batch)) == ["new", "swapped", "swapped", "fix", "new", "swapped", "swapped", "fix"])
    #expect(picture.counters.swapped == 4 && picture.counters.jumpsHeld == 0 && picture.counters.withoutPosition == 0)
    #expect(picture.counters.withheld.first { $0.reason == .swapped }?.count == 4)
    let vessel = picture.vessel(205_000_001)
    #expect(vessel?.disbelieved == 2 && vessel?.lastDisbelief?.why == .swapped)
    #expect(vessel?.lastDisbelief?.at == Stream.start + .seconds(20))
  }

  @Test func `0° N 0° E, and what is nearly that, is no fix; a jump is held until a second one; each is counted`() {
    var picture = Picture()
    var stream = Stream()
    stream.report(413_000_001, at: 0)
    stream.report(413_000_001, at: 10, Position(latitude: 0, longitude: 0))
    stream.report(413_000_001, at: 20, Position(latitude: 0.0004, longitude: -0.0004))
    stream.report(413_000_001, at: 30, Stream.east(40_000))
    stream.report(413_000_001, at: 40, Stream.east(60))
    #expect(kinds(picture.apply(stream.batch)) == ["new", "none", "none", "jump", "fix"])
    let counts = Dictionary(picture.counters.withheld.map { ($0.reason, $0.count) }, uniquingKeysWith: +)
    #expect(counts == [.zero: 2, .jump: 1, .jammed: 0, .swapped: 0])
    #expect(picture.vessel(413_000_001)?.disbelieved == 3)
    #expect(picture.vessel(413_000_001)?.lastDisbelief?.why == .jump)
  }

  @Test func `many that jump together are jammed: no second fix confirms it, and they come back`() {
    var picture = Picture()
    var stream = Stream()
    func everyone(at seconds: Double, _ place: (Int) -> Position) {
      for n in 0..<12 { stream.report(413_000_001 + UInt32(n), at: 60 + seconds + Double(n) / 10, place(n)) }
    }
    for before in stride(from: -50.0, through: 0, by: 10) { everyone(at: before) { Stream.east(Double($0) * 300) } }
    for round in 1...5 { everyone(at: Double(round) * 10) { _ in Stream.east(60_000) } }
    everyone(at: 60) { Stream.east(Double($0) * 300 + 50) }
    let told = kinds(picture.apply(stream.batch))
    // The first four of the first round are single jumps, as far as anyone can tell.
    #expect(told.count { $0 == "jump" } == 4 && told.count { $0 == "jammed" } == 56)
    #expect(told.suffix(12).allSatisfy { $0 == "fix" })
    #expect(picture.counters.jammed == 56 && picture.counters.jumpsConfirmed == 0)
  }

  @Test func `jammed for twenty minutes: nobody is believed at the false place, however long it lasts`() {
    var picture = Picture()
    var stream = Stream()
    func everyone(at seconds: Double, _ place: (Int) -> Position) {
      for n in 0..<12 { stream.report(413_000_001 + UInt32(n), at: 60 + seconds + Double(n) / 10, place(n)) }
    }
    for before in stride(from: -50.0, through: 0, by: 10) { everyone(at: before) { Stream.east(Double($0) * 300) } }
    // 9 km off: a vessel could be there after five minutes.
    for round in 1...120 { everyone(at: Double(round) * 10) { _ in Stream.east(9000) } }
    everyone(at: 1210) { Stream.east(Double($0) * 300 + 600) }
    let told = kinds(picture.apply(stream.batch))
    #expect(told.count { $0 == "jump" } == 4 && told.count { $0 == "jammed" } == 120 * 12 - 4)
    #expect(told.suffix(12).allSatisfy { $0 == "fix" })
    #expect((0..<12).allSatisfy { picture.vessel(413_000_001 + $0)?.disbelieved == 120 })
  }

  @Test func `after the jamming who really went far is believed again`() {
    var picture = Picture()
    var stream = Stream()
    func everyone(at seconds: Double, _ place: (Int) -> Position) {
      for n in 0..<12 { stream.report(413_000_001 + UInt32(n), at: 60 + seconds + Double(n) / 10, place(n)) }
    }
    for before in stride(from: -50.0, through: 0, by: 10) { everyone(at: before) { Stream.east(Double($0) * 300) } }
    for round in 1...60 { everyone(at: Double(round) * 10) { _ in Stream.east(60_000) } }
    // The others are back; one went 8 km in the ten minutes, at 26 kn, and goes on.
    for round in 61...100 {
      everyone(at: Double(round) * 10) { n in
        n == 0 ? Stream.east(-8000 - Double(round - 61) * 130) : Stream.east(Double(n) * 300)
      }
    }
    let told = kinds(picture.apply(stream.batch))
    #expect(told.last == "fix")
    #expect((picture.vessel(413_000_001)?.fix?.position.distance(to: Stream.east(-8000 - 39 * 130)) ?? 1e6) < 1)
  }

  @Test func `numbers that several vessels use, and reports that come late once more, are no crowd`() {
    var picture = Picture()
    var stream = Stream()
    for round in 0..<30 {
      for n in 0..<8 {
        let (mmsi, seconds) = (413_000_001 + UInt32(n), Double(round) * 10 + Double(n) / 10)
        // Two vessels 40 km apart on each number, from the first report on.
        stream.report(mmsi, at: seconds, Stream.east(Double(n) * 300 + (round % 2 == 0 ? 0 : 40_000)))
        // And ten that a slow feed brings half a mile astern now and then.
        stream.report(mmsi + 100, at: seconds, Stream.east(Double(round) * 100 - (round % 3 == 2 ? 900 : 0)))
      }
    }
    _ = picture.apply(stream.batch)
    #expect(picture.counters.jammed == 0 && picture.counters.jumpsHeld > 100)
  }

  @Test func `one that jumps all day long makes no crowd of the others`() {
    var picture = Picture()
    var stream = Stream()
    for n in 0..<6 { stream.report(413_000_001 + UInt32(n), at: 0, Stream.east(Double(n) * 300)) }
    for step in 1..<60 {
      let seconds = Double(step) * 10
      for n in 0..<6 where step >= n * 9 + 1 {
        stream.report(
          413_000_001 + UInt32(n), at: seconds, step % 2 == 0 ? Stream.east(Double(n) * 300) : Stream.east(40_000))
      }
    }
    _ = picture.apply(stream.batch)
    #expect(picture.counters.jammed == 0 && picture.counters.jumpsHeld > 100)
  }

  @Test(arguments: [
    (Transceiver.classA, 6.0, UInt8(0), 60.0), (.classA, 0, 5, 1080), (.classA, 0, 1, 1080), (.classA, 0, 0, 60),
    (.classB, 6, 15, 180), (.classB, 1, 15, 1080), (.device, 6, 15, 180), (.device, 0, 15, 1080),
  ])
  func `a symbol is greyed by class and speed`(_ row: (Transceiver, Double, UInt8, Double)) throws {
    var picture = Picture()
    var stream = Stream()
    stream.report(413_000_001, at: 0, knots: row.1, status: row.2, as: row.0)
    _ = picture.apply(stream.batch)
    let vessel = try #require(picture.vessel(413_000_001))
    #expect(vessel.freshness(at: Stream.start + .seconds(Int64(row.3))) == .current)
    #expect(vessel.freshness(at: Stream.start + .seconds(Int64(row.3) + 1)) == .grey)
  }

  @Test func `who never said where it is has no symbol`() {
    var picture = Picture()
    var stream = Stream()
    stream.report(413_000_001, at: 0, nil)
    _ = picture.apply(stream.batch)
    #expect(picture.vessel(413_000_001)?.freshness(at: Stream.start) == nil)
  }
}
