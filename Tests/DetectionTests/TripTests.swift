import Detection
import Geometry
import Organisation
import Picture
import Testing
import Units

/// Trips counted from the track: left a berth, reached one.
@Suite("trips of a ferry line") struct TripTests {
  private static func trips(_ ships: [Ship], air: Air = .clean, seed: UInt64 = 1, acts: [Scenario.Act] = []) -> [Trip] {
    var h = Harness(FerryStage.stage(vessels: [FerryStage.vessel(), FerryStage.vessel(FerryStage.other)]))
    var acts = acts[...]
    for heard in air.carry(ships, seed: seed) {
      while let act = acts.first, act.at <= heard.at {
        h.pass(to: act.at)
        act.body(&h)
        acts.removeFirst()
      }
      h.pass(to: heard.at)
      h.hear(heard)
    }
    h.pass(2400)
    return h.trips.values.sorted { ($0.left, $0.mmsi) < ($1.left, $1.mmsi) }
  }

  private static func way(_ trip: Trip) -> String { "\(trip.from ?? "?")-\(trip.to ?? "?")" }

  /// Ten crossings of a kilometre at 6 kn, three minutes at each berth.
  private static let day = (0..<5).reduce(FerryStage.moored()) { ship, _ in ship.over(lies: 180).back(lies: 180) }

  @Test("ten crossings are ten trips, in clean air and under noise, whatever feeds tell them", arguments: Air.allCases)
  func counts(air: Air) {
    for seed in UInt64(1)...5 {
      let trips = Self.trips([Self.day], air: air, seed: seed)
      #expect(trips.map(Self.way) == (0..<10).map { $0 % 2 == 0 ? "W-E" : "E-W" }, "\(seed)")
      #expect(trips.allSatisfy { $0.state == .arrived && $0.isDepartureSeen })
    }
  }

  @Test("a trip is told when it begins, and when it ends") func times() throws {
    var h = Harness(FerryStage.stage())
    for heard in Air.clean.carry([FerryStage.moored().over()], seed: 1) {
      h.pass(to: heard.at)
      h.hear(heard)
      if (340..<560).contains(heard.at) {
        #expect(h.trips.values.map(\.state) == [.underWay])
      }
    }
    let trip = try #require(h.trips.values.first)
    // 60 m at 6 kn are some 20 s from second 300; 940 m some 305 s.
    #expect((315...340).contains((trip.left - h.epoch).seconds))
    #expect((595...625).contains((try #require(trip.arrived) - h.epoch).seconds))
    #expect(trip.id == "L-1/413900123/\(trip.left.milliseconds)" && trip.vessel == "HN-413900123")
  }

  @Test("lying at a berth, shifting along it and a fix astray are no trips") func noTrips() {
    let still = FerryStage.moored(for: 1200).sailing(to: Harness.at(0, 50), knots: 1.5).lying(600, every: 10)
    for air in Air.allCases {
      for seed in UInt64(1)...5 { #expect(Self.trips([still], air: air, seed: seed).isEmpty, "\(air) \(seed)") }
    }
    let astray = FerryStage.moored().astray(Harness.at(160, 0), knots: 0).lying(300, every: 10)
    #expect(Self.trips([astray]).isEmpty)
  }

  @Test("first heard under way: counted when it arrives, from nobody knows where") func wakesUp() throws {
    let trips = Self.trips([Ship(at: Harness.at(300, 0)).over()])
    #expect(trips.map(Self.way) == ["?-E"])
    // One that never arrives was perhaps no crossing.
    #expect(Self.trips([Ship(at: Harness.at(300, 0)).sailing(to: Harness.at(300, 3000))]).isEmpty)
  }

  @Test("not heard between two berths: a trip whose departure nobody saw") func unheard() {
    let trips = Self.trips([FerryStage.moored().silent(500, to: FerryStage.east).lying(300, every: 10)])
    #expect(trips.map(Self.way) == ["W-E"] && trips.allSatisfy { !$0.isDepartureSeen && $0.state == .arrived })
  }

  @Test("not heard while it lay at the other berth: two trips all the same") func shortStop() {
    let ship = FerryStage.moored().sailing(to: Harness.at(970, 0)).silent(150).sailing(to: FerryStage.west)
      .lying(300, every: 10)
    #expect(Self.trips([ship]).map(Self.way) == ["W-E", "E-W"])
  }

  @Test("passing a berth at full speed is no arrival there; coming back is a trip to where it left") func passing() {
    let past = FerryStage.moored().sailing(to: Harness.at(2000, 30), knots: 12).sailing(to: Harness.at(1000, 1000))
      .sailing(to: FerryStage.east).lying(300, every: 10)
    #expect(Self.trips([past]).map(Self.way) == ["W-E"])
    let back = FerryStage.moored().sailing(to: Harness.at(500, 0)).sailing(to: FerryStage.west).lying(300, every: 10)
    #expect(Self.trips([back]).map(Self.way) == ["W-W"])
  }

  @Test("not heard any more under way: lost after half an hour, unless its feed is silent") func lost() {
    let away = FerryStage.moored().sailing(to: Harness.at(500, 0))
    #expect(Self.trips([away]).map(\.state) == [.lost])
    let silence = Scenario.Act(at: 450) { $0.silentFeeds = [0] }
    #expect(Self.trips([away.silent(1).lying(10, knots: 5)], acts: [silence]).map(\.state) == [.underWay])
  }

  @Test("a restart in the middle of a trip goes on with it") func restart() {
    let trips = Self.trips([FerryStage.moored().over()], acts: [.restart(at: 450)])
    #expect(trips.map(Self.way) == ["W-E"] && trips.map(\.state) == [.arrived])
  }

  @Test("a class B that reports each half minute, and each three minutes at rest") func classB() {
    let ship = (0..<3).reduce(Ship(as: .classB, at: FerryStage.west).lying(400)) { ship, _ in
      ship.sailing(to: FerryStage.east).lying(400).sailing(to: FerryStage.west).lying(400)
    }
    #expect(Self.trips([ship]).map(Self.way) == ["W-E", "E-W", "W-E", "E-W", "W-E", "E-W"])
  }

  @Test("a device that tells no speed") func noSpeed() {
    var h = Harness(FerryStage.stage())
    for second in stride(from: 0.0, through: 900, by: 10) {
      h.pass(to: second)
      let part = min(1, max(0, (second - 300) / 330))
      var batch = ObservationBatch()
      let raw = batch.keep(Array("x".utf8))
      batch.observations = [
        Observation(
          at: h.now, source: 0, mmsi: FerryStage.ferry, raw: raw,
          content: .report(
            .init(
              transceiver: .device, position: FerryStage.west.interpolated(to: FerryStage.east, part), motion: Motion())
          ))
      ]
      h.take(batch)
    }
    #expect(h.trips.values.map(Self.way) == ["W-E"])
  }

  @Test("a sign-off that comes in before the departure, after it, or after the arrival belongs to the trip")
  func signed() {
    for comes in [200.0, 400, 900] {
      var h = Harness(FerryStage.stage(FerryStage.line(signOffs: .init())))
      let act = Scenario.Act.signed(250, comes: comes, no: 7)
      var isSigned = false
      for heard in Air.clean.carry([FerryStage.moored().over(lies: 600)], seed: 1) {
        if heard.at >= comes, !isSigned {
          act.body(&h)
          isSigned = true
        }
        h.pass(to: heard.at)
        h.hear(heard)
      }
      #expect(h.trips.values.map(\.signOff) == [7], "\(comes)")
    }
  }

  @Test("a late answer ends the finding and says so, with the minutes; one signed too late says that") func answers()
    throws
  {
    func updates(signed: Double, comes: Double) -> (reasons: [Reason], ended: Int) {
      var h = Harness(FerryStage.stage(FerryStage.line(signOffs: .init())))
      for heard in Air.clean.carry([FerryStage.moored().over(lies: 300)], seed: 1) {
        h.pass(to: heard.at)
        h.hear(heard)
      }
      h.pass(to: comes)
      Scenario.Act.signed(signed, comes: comes).body(&h)
      return (h.updates, h.ended.count)
    }
    let answered = updates(signed: 280, comes: 930)
    #expect(answered.ended == 1 && answered.reasons.last?.key == "unsigned-departure.answered")
    #expect(answered.reasons.last?.values["minutes"] == "10" && answered.reasons.last?.values["clerk"] == "李签单")
    let late = updates(signed: 800, comes: 930)
    #expect(late.ended == 1 && late.reasons.last?.key == "unsigned-departure.late")
    #expect(late.reasons.last?.values["minutes"] == "8")
  }
}
