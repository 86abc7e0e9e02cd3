import Detection
import Geometry
import Organisation
import Picture
import Units

/// C13, X9: two vessels that come into each other's domain. Metres are those between the antennas.
enum CollisionRiskScenarios {
  private static let at = Harness.at
  private static let a: UInt32 = 413_900_201
  private static let b: UInt32 = 413_900_202
  private static let open = Stage()
  private static let one = [Scenario.Expected.one(.collisionRisk, a, "413900202")]

  /// A cargo vessel of 60 by 11 m.
  private static func cargo(
    _ mmsi: UInt32, _ from: Position, type: UInt8 = 70, length: UInt16 = 60, beam: UInt8 = 11,
    as transceiver: Transceiver = .classA
  ) -> Ship {
    Ship(mmsi, as: transceiver, at: from).particulars(type: type, length: length, beam: beam)
  }

  /// Two that meet in a channel that runs east, `side` metres between their tracks.
  private static func meeting(_ side: Double, knots: Double = 7) -> [Ship] {
    [
      cargo(a, at(-2000, 0)).sailing(to: at(2000, 0), knots: knots),
      cargo(b, at(2000, side)).sailing(to: at(-2000, side), knots: knots),
    ]
  }

  /// One eastbound, one northbound; the second is where the tracks cross `late` seconds after the first.
  private static func crossing(late: Double, as transceiver: Transceiver = .classA) -> [Ship] {
    let speed = Knots(8).metresPerSecond
    return [
      cargo(a, at(-2000, 0)).sailing(to: at(2000, 0), knots: 8),
      cargo(b, at(0, -2000 - late * speed), as: transceiver).sailing(to: at(0, 2000), knots: 8),
    ]
  }

  /// Along the arc of a bend of radius `r` about the origin, from one angle to the other in degrees, in legs of 5°.
  private static func bend(_ ship: Ship, _ r: Double, _ from: Double, _ to: Double, knots: Double) -> Ship {
    let steps = Int(abs(to - from) / 5)
    return (1...steps).reduce(ship) { ship, n in
      ship.sailing(
        to: Harness.origin.moved(bearing: from + (to - from) * Double(n) / Double(steps), metres: r), knots: knots)
    }
  }

  private static func alongside(_ type: UInt8) -> [Ship] {
    [
      cargo(a, at(-3000, 0)).sailing(to: at(4000, 0), knots: 8),
      cargo(b, at(-3000, 600), type: type, length: 14, beam: 4).sailing(to: at(-1000, 20), knots: 8.6)
        .sailing(to: at(2000, 20), knots: 8).sailing(to: at(3500, 900), knots: 9),
    ]
  }

  static let risks: [Scenario] = [
    Scenario("head-on, on one line", on: open, meeting(0), finds: one),
    Scenario("crossing, both at the same place at the same time", on: open, crossing(late: 0), finds: one),
    Scenario("crossing, a class B who reports each 30 s", on: open, crossing(late: 0, as: .classB), finds: one),
    Scenario("crossing, 20 m before the bow", on: open, crossing(late: 10), finds: one),
    Scenario(
      "runs up from astern", on: open,
      [
        cargo(a, at(-2500, 0)).sailing(to: at(2500, 0), knots: 11),
        cargo(b, at(-1000, 0)).sailing(to: at(2500, 0), knots: 5),
      ], finds: one),
    Scenario(
      "no particulars at all, head-on", on: open,
      [Ship(a, at: at(-2000, 0)).sailing(to: at(2000, 0)), Ship(b, at: at(2000, 3)).sailing(to: at(-2000, 3))],
      finds: one),
    Scenario(
      "a ferry leaves the bank before a vessel that passes", on: Stage(vessels: [Harness.ferry(a)]),
      [
        Ship(a, at: at(0, -500)).lying(300).sailing(to: at(0, 500), knots: 5),
        cargo(b, at(-1801, 0)).sailing(to: at(-1389, 0), knots: 4).sailing(to: at(2000, 0), knots: 9.2),
      ], finds: one, after: 60),
    Scenario(
      "both wake up 500 m apart, crossing", on: open,
      [
        cargo(a, at(-350, 0)).sailing(to: at(2000, 0), knots: 8),
        cargo(b, at(0, -350)).sailing(to: at(0, 2000), knots: 8),
      ], finds: one),
    Scenario(
      "over midnight and the year's end",
      on: Stage(start: Instant(iso8601: "2026-12-31T23:57:30+08:00") ?? .distantPast), crossing(late: 0), finds: one),
    Scenario(
      "a restart in the middle: no second finding", on: open, crossing(late: 0), finds: one,
      acts: [.restart(at: 450)], airs: [.clean]),
    Scenario(
      "twice, an hour apart: two episodes", on: open,
      [
        cargo(a, at(-2000, 0)).sailing(to: at(2000, 0), knots: 8).lying(3600).sailing(to: at(-2000, 0), knots: 8),
        cargo(b, at(0, -2000)).sailing(to: at(0, 2000), knots: 8).lying(3600).sailing(to: at(0, -2000), knots: 8),
      ], finds: [.init(detector: .collisionRisk, mmsi: a, object: "413900202", times: 2)]),
    Scenario(
      "a pilot's boat crosses before the bow", on: open,
      [
        cargo(a, at(-2000, 0)).sailing(to: at(2000, 0), knots: 8),
        cargo(b, at(0, -2000), type: 50, length: 15, beam: 4).sailing(to: at(0, 2000), knots: 8),
      ], finds: one),
  ]

  static let harmless: [Scenario] = [
    Scenario("meet port to port, 50 m", on: open, meeting(50)),
    Scenario("meet port to port, 60 m, at 12 kn", on: open, meeting(60, knots: 12)),
    Scenario("crossing, the second half a minute later", on: open, crossing(late: 50)),
    Scenario(
      "overtakes with 50 m to the side", on: open,
      [
        cargo(a, at(-2500, 50)).sailing(to: at(2500, 50), knots: 9),
        cargo(b, at(-800, 0)).sailing(to: at(2500, 0), knots: 5),
      ]),
    Scenario(
      "follows 200 m astern at the same speed", on: open,
      [
        cargo(a, at(-2500, 0)).sailing(to: at(2500, 0), knots: 6),
        cargo(b, at(-2300, 0)).sailing(to: at(2700, 0), knots: 6),
      ]),
    Scenario(
      "a tug beside its tow, another ahead of it", on: open,
      [
        cargo(a, at(-2500, 0)).sailing(to: at(2500, 0), knots: 5),
        cargo(b, at(-2500, 15), type: 52, length: 25, beam: 8).sailing(to: at(2500, 15), knots: 5),
        cargo(413_900_203, at(-2420, 0), type: 31, length: 25, beam: 8).sailing(to: at(2580, 0), knots: 5),
      ]),
    Scenario("a pilot comes alongside, stays and leaves", on: open, alongside(50)),
    Scenario("a patrol boat comes alongside", on: open, alongside(55)),
    Scenario(
      "a raft of two barges without types, then they part", on: open,
      [
        cargo(a, at(-2500, 0)).sailing(to: at(500, 0), knots: 5).sailing(to: at(2500, -500), knots: 5),
        cargo(b, at(-2500, 14)).sailing(to: at(500, 14), knots: 5).sailing(to: at(2500, 500), knots: 5),
      ]),
    Scenario(
      "moored side by side for an hour; one leaves, one comes", on: open,
      [
        cargo(a, at(0, 0)).lying(3600, status: 5).sailing(to: at(2000, 300)),
        cargo(b, at(0, 12)).lying(7200, status: 5),
        cargo(413_900_203, at(-2500, 40)).lying(3900).sailing(to: at(-100, 24), knots: 5).lying(1200, status: 5),
      ]),
    Scenario(
      "meet in a bend, 60 m between the tracks", on: open,
      [
        bend(cargo(a, Harness.origin.moved(bearing: 0, metres: 900)), 900, 0, 120, knots: 7),
        bend(cargo(b, Harness.origin.moved(bearing: 120, metres: 960)), 960, 120, 0, knots: 7),
      ]),
    Scenario(
      "one lies at anchor in the way, one passes 80 m off", on: open,
      [cargo(a, at(0, 80)).lying(1500, status: 1), cargo(b, at(-2500, 0)).sailing(to: at(2500, 0), knots: 8)]),
    Scenario(
      "gives way to starboard 600 m before", on: open,
      [
        cargo(a, at(-2000, 0)).sailing(to: at(-300, 0), knots: 7).sailing(to: at(0, -60), knots: 7).sailing(
          to: at(2000, -60), knots: 7),
        cargo(b, at(2000, 0)).sailing(to: at(300, 0), knots: 7).sailing(to: at(0, 60), knots: 7).sailing(
          to: at(-2000, 60), knots: 7),
      ]),
    Scenario(
      "cross 150 m apart, a fast ferry astern of a tanker", on: open,
      [
        cargo(a, at(-2000, 0), type: 80, length: 90, beam: 15).sailing(to: at(2000, 0), knots: 8),
        cargo(b, at(-200, -6000), type: 40, length: 30, beam: 8).sailing(to: at(-200, 6000), knots: 25),
      ]),
    Scenario(
      "a buoy and a base station in the way", on: open,
      [
        cargo(a, at(-2000, 0)).sailing(to: at(2000, 0), knots: 8),
        Ship(994_131_001, as: .aidToNavigation, at: at(0, 5)).saying(.station(.aidToNavigation, at(0, 5))),
        Ship(4_131_001, as: .baseStation, at: at(300, 5)).saying(.station(.baseStation, at(300, 5))),
      ]),
  ]

  /// A ferry of the line from (0, 0) to (1000, 0), there at second 624, and a boat that goes north `east` metres east, where the ferry's
  /// straight line crosses its own when the ferry is or would be there.
  private static func berthing(_ east: Double, on stage: Stage = FerryStage.stage()) -> (Stage, [Ship]) {
    let then = 300 + east / Knots(6).metresPerSecond
    let boat = Ship(b, as: .classB, at: at(east, -700), from: then - 700 / Knots(5).metresPerSecond)
      .particulars(type: 30, length: 14, beam: 3).sailing(to: at(east, 1000), knots: 5, every: 10)
    return (stage, [FerryStage.moored().over(), boat])
  }
  private static func berthing(
    _ name: String, _ east: Double, on stage: Stage = FerryStage.stage(), finds: Bool, after: Double = 60
  ) -> Scenario {
    let (stage, ships) = berthing(east, on: stage)
    let found = [Scenario.Expected.one(.collisionRisk, FerryStage.ferry, "413900202")]
    return Scenario(name, on: stage, ships, finds: finds ? found : [], after: after)
  }
  private static var called: FerryLine {
    var line = FerryStage.line()
    line.berths.insert(.init(id: "M", name: "洲头", place: at(500, 0), radius: Metres(60)), at: 1)
    return line
  }

  static let berths: [Scenario] = [
    berthing("a ferry comes to its berth, a boat passes 60 m behind it", 1060, finds: false),
    berthing("a ferry comes to its berth, a boat passes 60 m before it", 940, finds: true),
    berthing("a ferry in the middle of its line, a boat crosses it", 500, finds: true),
    berthing(
      "a ferry goes past a berth between two others, a boat crosses 60 m behind that", 560,
      on: FerryStage.stage(called), finds: true),
    berthing("the same of a ferry that has no line", 1060, on: Stage(vessels: []), finds: true),
    berthing("a ferry casts off, a boat crosses 150 m off its berth", 150, finds: true),
    Scenario(
      "a ferry passes 250 m off its berth, a boat crosses 60 m beyond that",
      on: FerryStage.stage(FerryStage.line(halfWidth: 4000)),
      [
        Ship(FerryStage.ferry, at: at(-500, 250)).sailing(to: at(2500, 250), knots: 6),
        Ship(b, as: .classB, at: at(1060, -450), from: 1560 / Knots(6).metresPerSecond - 700 / Knots(5).metresPerSecond)
          .particulars(type: 30, length: 14, beam: 3).sailing(to: at(1060, 950), knots: 5, every: 10),
      ], finds: [.one(.collisionRisk, FerryStage.ferry, "413900202")], after: 60),
    Scenario(
      "a ferry leaves its line and crosses another's way", on: FerryStage.stage(FerryStage.line(halfWidth: 4000)),
      [
        FerryStage.moored(for: 200).sailing(to: at(0, 3000), knots: 7),
        cargo(b, at(-1500, 1500), length: 50).silent(200)
          .sailing(to: at(2000, 1500), knots: 7),
      ], finds: [.one(.collisionRisk, FerryStage.ferry, "413900202")], after: 60),
  ]

  static let all = risks + harmless + berths
}
