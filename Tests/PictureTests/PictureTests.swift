import AIS
import Geometry
import Picture
import Testing
import Units

/// Batches by hand.
struct Stream {
  static let start = Instant(seconds: 1_795_300_000)
  static let origin = Position(latitude: 28.2, longitude: 112.95)
  var batch = ObservationBatch()

  mutating func report(
    _ mmsi: UInt32, at seconds: Double, _ position: Position? = origin, knots: Double = 6, status: UInt8 = 0,
    second: UInt8? = nil, as transceiver: Transceiver = .classA, source: UInt16 = 0
  ) {
    let motion = Motion(
      speedTenths: UInt16(knots * 10), courseTenths: 900, status: status, second: second ?? UInt8(Int(seconds) % 60))
    add(mmsi, at: seconds, .report(.init(transceiver: transceiver, position: position, motion: motion)), source)
  }

  mutating func add(_ mmsi: UInt32, at seconds: Double, _ content: Observation.Content, _ source: UInt16 = 0) {
    let raw = batch.keep(Array("!AIVDM,\(mmsi),\(Int(seconds))".utf8))
    batch.observations.append(
      Observation(
        at: Stream.start + .milliseconds(Int64(seconds * 1000)), source: source, mmsi: mmsi, raw: raw,
        content: content))
  }

  static func east(_ metres: Double) -> Position { origin.moved(bearing: 90, metres: metres) }
}

@Suite struct PictureTests {
  @Test func `a fix follows a fix, and the change tells both`() throws {
    var picture = Picture()
    var stream = Stream()
    stream.report(413_000_001, at: 0)
    stream.report(413_000_001, at: 10, Stream.east(30))
    let changes = picture.apply(stream.batch)
    #expect(changes.count == 2)
    guard case .fix(let first, previous: nil) = changes[0].what,
      case .fix(let second, let previous?) = changes[1].what
    else {
      Issue.record("two fixes expected")
      return
    }
    #expect(previous == first)
    #expect(picture.vessel(413_000_001)?.fix == second)
    #expect(picture.counters.fixes == 2)
    #expect(picture.count == 1)
  }

  @Test func `static data of class A and of both parts of class B come together`() throws {
    var picture = Picture()
    var stream = Stream()
    var all = Particulars()
    all.name = try #require(NameText("XIANG HUO 1"))
    all.callSign = try #require(CallSign("BXAA1"))
    all.destination = try #require(NameText("CHANGSHA"))
    (all.shipType, all.toBow, all.toStern) = (70, 50, 10)
    stream.add(413_000_001, at: 0, .particulars(all, [.name, .build, .callSign, .voyage]))
    var part = Particulars()
    part.name = try #require(NameText("XIANG YU 2"))
    stream.add(413_000_002, at: 0, .particulars(part, [.name]))
    var build = Particulars()
    build.shipType = 30
    build.toBow = 12
    stream.add(413_000_002, at: 1, .particulars(build, [.build, .callSign]))
    _ = picture.apply(stream.batch)
    let a = try #require(picture.view(413_000_001))
    #expect(a.name == "XIANG HUO 1" && a.particulars.length == 60 && a.particulars.destination.string == "CHANGSHA")
    let b = try #require(picture.view(413_000_002))
    #expect(b.name == "XIANG YU 2" && b.particulars.shipType == 30 && b.particulars.length == 12)
    #expect(picture.name(413_000_001) == "XIANG HUO 1" && picture.name(1) == "")
  }

  @Test func `a jump is held back until a second fix confirms it`() {
    var picture = Picture()
    var stream = Stream()
    stream.report(413_000_001, at: 0)
    stream.report(413_000_001, at: 10, Stream.east(20_000))
    stream.report(413_000_001, at: 20, Stream.east(60))
    stream.report(413_000_001, at: 30, Stream.east(20_000))
    stream.report(413_000_001, at: 40, Stream.east(20_030))
    let kinds = picture.apply(stream.batch).map { change -> String in
      switch change.what {
      case .fix(_, let previous): previous == nil ? "new" : "fix"
      case .withheld(_, let why): "\(why)"
      default: "other"
      }
    }
    #expect(kinds == ["new", "jump", "fix", "jump", "new"])
    #expect(picture.counters.jumpsHeld == 2 && picture.counters.jumpsConfirmed == 1)
  }

  @Test func `a fast vessel, a long silence and an aircraft are no jumps`() {
    var picture = Picture()
    var stream = Stream()
    stream.report(413_000_001, at: 0, knots: 40)
    stream.report(413_000_001, at: 10, Stream.east(210), knots: 40)
    stream.report(413_000_001, at: 1000, Stream.east(50_000))
    stream.report(111_000_001, at: 0, as: .aircraft)
    stream.report(111_000_001, at: 10, Stream.east(1500), as: .aircraft)
    _ = picture.apply(stream.batch)
    #expect(picture.counters.fixes == 5)
  }

  @Test func `what is told twice or late is not a new fix`() {
    var picture = Picture()
    var stream = Stream()
    stream.report(413_000_001, at: 0.2, second: 0)
    stream.report(413_000_001, at: 0.9, second: 0, source: 1)
    stream.report(413_000_001, at: 10, Stream.east(30), second: 10)
    stream.report(413_000_001, at: 12, Stream.east(2), second: 1)
    stream.report(413_000_001, at: 59, Stream.east(60), second: 59)
    stream.report(413_000_001, at: 69, Stream.east(90), second: 9)
    _ = picture.apply(stream.batch)
    #expect(picture.counters.repeated == 1 && picture.counters.late == 1 && picture.counters.fixes == 4)
    #expect(picture.vessel(413_000_001)?.messages == 6)
  }

  @Test func `no position, an impossible one and 0° N 0° E are no fixes`() {
    var picture = Picture()
    var stream = Stream()
    stream.report(413_000_001, at: 0, nil)
    stream.report(413_000_001, at: 1, Position(latitude: 91, longitude: 181))
    stream.report(413_000_001, at: 2, Position(latitude: .nan, longitude: 0))
    stream.report(413_000_001, at: 3, Position(latitude: 0, longitude: 0))
    _ = picture.apply(stream.batch)
    #expect(picture.vessel(413_000_001)?.fix == nil)
    #expect(picture.counters.withoutPosition == 3 && picture.counters.nullIsland == 1)
  }

  @Test func `beyond the bound the longest unheard unregistered vessel makes room`() {
    var picture = Picture(registered: [1, 2], limits: .init(vessels: 5))
    var stream = Stream()
    for mmsi in UInt32(1)...5 { stream.report(mmsi, at: Double(mmsi)) }
    stream.report(3, at: 10, Stream.east(20))
    stream.report(6, at: 11)
    stream.report(7, at: 12)
    _ = picture.apply(stream.batch)
    #expect(picture.allMMSI() == [1, 2, 3, 6, 7])
    #expect(picture.counters.evicted == 2)
    var flood = Stream()
    for mmsi in UInt32(1000)..<20_000 { flood.report(mmsi, at: 20) }
    _ = picture.apply(flood.batch)
    #expect(picture.count == 5 && picture.vessel(1) != nil && picture.vessel(2) != nil)
    var full = Picture(registered: [1, 2], limits: .init(vessels: 2))
    var three = Stream()
    for mmsi in UInt32(1)...3 { three.report(mmsi, at: 0) }
    #expect(full.apply(three.batch).count == 2)
    #expect(full.counters.refused == 1)
  }

  @Test func `registered vessels have a track with raw sentences, others only near watched waters (D2)`() {
    let waters = AreaIndex([Box(south: 28.19, west: 112.94, north: 28.21, east: 112.96)])
    var picture = Picture(registered: [1], watchedWaters: waters)
    let far = Position(latitude: 31, longitude: 121)
    var stream = Stream()
    for step in 0..<5 {
      stream.report(1, at: Double(step) * 10, far.moved(bearing: 0, metres: Double(step) * 30))
      stream.report(2, at: Double(step) * 10, Stream.east(Double(step) * 30))
      stream.report(3, at: Double(step) * 10, far.moved(bearing: 0, metres: Double(step) * 30))
    }
    _ = picture.apply(stream.batch)
    #expect(picture.track(1).count == 5 && picture.track(2).count == 5 && picture.track(3).isEmpty)
    #expect(String(decoding: picture.track(1)[1].raw, as: UTF8.self) == "!AIVDM,1,10")
  }

  @Test func `a track holds at most 64 fixes and a quarter of an hour, the newest as they came`() {
    var picture = Picture(registered: [1])
    var stream = Stream()
    for step in 0..<2000 { stream.report(1, at: Double(step) * 2, Stream.east(Double(step))) }
    _ = picture.apply(stream.batch)
    let track = picture.track(1)
    #expect(track.count <= 64 && track.count > 40)
    #expect(zip(track, track.dropFirst()).allSatisfy { $0.fix.at < $1.fix.at })
    let newest = track.suffix(16)
    #expect(zip(newest, newest.dropFirst()).allSatisfy { $1.fix.at - $0.fix.at == .seconds(2) })
    if let first = track.first, let last = track.last { #expect(last.fix.at - first.fix.at <= .minutes(20)) }
  }

  @Test func `all tracks together are bounded`() {
    var picture = Picture(registered: UInt32(1)...10, limits: .init(trackFixes: 25))
    var stream = Stream()
    for step in 0..<10 {
      for mmsi in UInt32(1)...10 { stream.report(mmsi, at: Double(step) * 10, Stream.east(Double(step) * 20)) }
    }
    _ = picture.apply(stream.batch)
    #expect((UInt32(1)...10).reduce(0) { $0 + picture.track($1).count } == 25)
    #expect(picture.counters.untracked == 75)
  }

  @Test func `pages list each vessel once (D6)`() {
    var picture = Picture()
    var stream = Stream()
    for mmsi in UInt32(0)..<1203 { stream.report(mmsi, at: 0) }
    _ = picture.apply(stream.batch)
    var seen: [UInt32] = []
    var cursor: Int? = 0
    var pages = 0
    while let from = cursor {
      let page = picture.page(from: from, limit: 500)
      seen += page.rows.map(\.vessel.mmsi)
      cursor = page.next
      pages += 1
    }
    #expect(pages == 3 && Set(seen).count == 1203 && seen.count == 1203)
    #expect(picture.page(from: 5000, limit: 10).rows.isEmpty && picture.page(from: -3, limit: -1).rows.isEmpty)
  }

  @Test func `who joins the register is watched from then on, who leaves it can be evicted`() {
    var picture = Picture(registered: [1], limits: .init(vessels: 2))
    var stream = Stream()
    stream.report(1, at: 0)
    stream.report(2, at: 1)
    _ = picture.apply(stream.batch)
    picture.reconfigure(registered: [2], watchedWaters: AreaIndex([]))
    #expect(picture.vessel(2)?.isRegistered == true && picture.vessel(1)?.isRegistered == false)
    var more = Stream()
    more.report(3, at: 2)
    _ = picture.apply(more.batch)
    #expect(picture.allMMSI() == [2, 3])
  }
}

@Suite struct GapTests {
  private func learnt(_ gaps: [Double], resting: Bool = false) -> Vessel? {
    var picture = Picture()
    var stream = Stream()
    var at = 0.0
    stream.report(1, at: at, knots: resting ? 0 : 6, status: resting ? 5 : 0)
    for (index, gap) in gaps.enumerated() {
      at += gap
      stream.report(
        1, at: at, resting ? Stream.origin : Stream.east(Double(index)), knots: resting ? 0 : 6, status: resting ? 5 : 0
      )
    }
    _ = picture.apply(stream.batch)
    return picture.vessel(1)
  }

  @Test func `the usual gap is the 95th percentile, from ten gaps on`() {
    #expect(learnt(Array(repeating: 10, count: 9))?.gaps.usual(resting: false) == nil)
    #expect(learnt(Array(repeating: 10, count: 10))?.gaps.usual(resting: false) == .seconds(10))
    #expect(learnt(Array(repeating: 10, count: 97) + [80, 80, 80])?.gaps.usual(resting: false) == .seconds(10))
    #expect(
      learnt(Array(repeating: 10, count: 90) + Array(repeating: 80, count: 10))?.gaps.usual(resting: false)
        == .seconds(90))
  }

  @Test func `gaps at rest and under way are kept apart`() {
    let vessel = learnt(Array(repeating: 180, count: 12), resting: true)
    #expect(vessel?.isResting == true)
    #expect(vessel?.gaps.usual(resting: true) == .seconds(180))
  }

  @Test func `gaps over ten minutes are no coverage`() {
    #expect(learnt(Array(repeating: 700, count: 20))?.gaps.usual(resting: false) == nil)
  }

  @Test func `thousands of gaps neither overflow nor stop learning`() {
    let vessel = learnt(Array(repeating: 10, count: 5000) + Array(repeating: 25, count: 400))
    #expect(vessel?.gaps.usual(resting: false) == .seconds(30))
    #expect((vessel?.gaps.learnt ?? 999) < 400)
  }
}
