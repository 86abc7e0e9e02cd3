import Detection
import Geometry
import Organisation
import Picture
import Regulation
import Units

/// Rules of waters, told from the table of detectors alone: waters with holes and of several parts, edges in space and time, rules that begin
/// and end around a vessel.
enum FurtherWaterScenarios {
  private static let at = Harness.at
  private static let me: UInt32 = 413_900_123
  private static func one(_ detector: DetectorKind, _ object: String = "Z1", times: Int = 1) -> [Scenario.Expected] {
    [.init(detector: detector, mmsi: me, object: object, times: times)]
  }

  /// A closed ring around (x, y), metres, so far to each side.
  static func ring(_ x: Double, _ y: Double, _ east: Double, _ north: Double) -> [Position] {
    [
      at(x - east, y - north), at(x + east, y - north), at(x + east, y + north), at(x - east, y + north),
      at(x - east, y - north),
    ]
  }
  static func zone(_ id: String, _ polygons: [[[Position]]], _ rules: [ZoneRule], use: Zone.Use? = nil) -> Zone {
    Zone(
      id: id, name: "三汊矶水域", area: MultiPolygon(polygons: polygons), rules: rules, use: use, version: "0123456789ab")
  }
  /// 1,200 m square with a hole of 500 m.
  private static func holed(_ rule: ZoneRule) -> Stage {
    Stage(zones: [zone("Z1", [[ring(0, 0, 600, 600), ring(0, 0, 250, 250)]], [rule])])
  }
  /// Two squares of 600 m whose middles are 1,000 m apart.
  private static func parted(_ rule: ZoneRule) -> Stage {
    Stage(zones: [zone("Z1", [[ring(-500, 0, 300, 300)], [ring(500, 0, 300, 300)]], [rule])])
  }
  private static func dated(_ kind: ZoneRule.Kind = .closedWater, from: String? = nil, through: String? = nil)
    -> ZoneRule
  {
    ZoneRule(
      kind: kind, from: from.flatMap { CivilDate(iso: $0) }, through: through.flatMap { CivilDate(iso: $0) },
      severity: .serious, code: FindingCode("V06"))
  }
  private static func hours(_ opens: (Int, Int), _ closes: (Int, Int)) -> [Hours] {
    [Hours(CivilTime(opens.0, opens.1), CivilTime(closes.0, closes.1))].compactMap { $0 }
  }
  private static func start(_ iso: String) -> Instant { Instant(iso8601: iso) ?? .distantPast }
  private static func through(_ knots: Double = 7, _ north: Double = 0) -> Ship {
    Ship(at: at(-1500, north)).sailing(to: at(1500, north), knots: knots)
  }

  static let closedWater: [Scenario] = [
    Scenario("lies in the hole for two hours", on: holed(Harness.closed()), [Ship(at: at(0, 0)).lying(7200)]),
    Scenario(
      "sails about in the hole", on: holed(Harness.closed()),
      [
        (0..<8).reduce(Ship(at: at(-180, 0))) { ship, n in ship.sailing(to: at(n % 2 == 0 ? 180 : -180, 0), knots: 5) }
      ]),
    Scenario(
      "out of the hole through the closed water", on: holed(Harness.closed()),
      [Ship(at: at(0, 0)).lying(300).sailing(to: at(1500, 0), knots: 6)], finds: one(.closedWater)),
    Scenario(
      "from the hole to the outside between two fixes", on: holed(Harness.closed()),
      [Ship(at: at(0, 0)).lying(300, every: 10).silent(240, to: at(900, 0)).sailing(to: at(1500, 0), knots: 6)],
      finds: one(.closedWater)),
    Scenario(
      "between the two parts", on: parted(Harness.closed()),
      [Ship(at: at(0, -1500)).sailing(to: at(0, 1500), knots: 7)]),
    Scenario(
      "through the second part only", on: parted(Harness.closed()),
      [Ship(at: at(500, -1500)).sailing(to: at(500, 1500), knots: 7)], finds: one(.closedWater)),
    Scenario(
      "the first part, half an hour outside, the second part", on: parted(Harness.closed()),
      [
        Ship(at: at(-500, -1200)).sailing(to: at(-500, 1200)).lying(1500).sailing(to: at(500, 1200)).sailing(
          to: at(500, -1200))
      ],
      finds: one(.closedWater, times: 2)),
    Scenario(
      "left a minute before it closes",
      on: Stage(zones: [Harness.zone(rules: [Harness.closed(hours((10, 12), (12, 0)))])]),
      // 400 m at 6 kn: out at 10:08, far off at 10:12.
      [Ship(at: at(-1200, 0)).sailing(to: at(1200, 0), knots: 6)], airs: [.clean]),
    Scenario(
      "opened again while a vessel is inside: the episode ends, and none begins",
      on: Stage(zones: [Harness.zone(rules: [Harness.closed(hours((8, 0), (10, 10)))])]),
      [Ship(at: at(0, 0)).lying(3600)], finds: one(.closedWater)),
    Scenario(
      "two closed waters over each other: a finding each",
      on: Stage(zones: [Harness.zone(), Harness.zone("Z2", -100, -500, 100, 500)]), [through()],
      finds: one(.closedWater) + one(.closedWater, "Z2")),
    Scenario(
      "a class B at 14 kn, two fixes inside at most",
      on: Stage(zones: [Harness.zone()]),
      [Ship(as: .classB, at: at(-3000, 0)).sailing(to: at(3000, 0), knots: 14)], finds: one(.closedWater)),
    Scenario(
      "cuts a corner, two minutes inside", on: Stage(zones: [Harness.zone("Z1", -1000, -1000, 0, 0)]),
      [Ship(at: at(-1100, 600)).sailing(to: at(600, -1100), knots: 7)], finds: one(.closedWater)),
    Scenario(
      "passes the corner 70 m off", on: Stage(zones: [Harness.zone("Z1", -1000, -1000, 0, 0)]),
      [Ship(at: at(-900, 1000)).sailing(to: at(1000, -900), knots: 7)]),
    Scenario(
      "closed on the leap day: inside at its beginning",
      on: Stage(
        zones: [Harness.zone(rules: [dated(from: "2028-02-29", through: "2028-02-29")])],
        start: start("2028-02-28T23:50:00+08:00")), [Ship(at: at(0, 0)).lying(1800)], finds: one(.closedWater)),
    Scenario(
      "closed until the last second of the old year, inside until after it",
      on: Stage(
        zones: [Harness.zone(rules: [dated(through: "2026-12-31")])], start: start("2026-12-31T23:50:00+08:00")),
      [Ship(at: at(0, 0)).lying(3600)], finds: one(.closedWater)),
    Scenario(
      "closed from 22:00 to 06:00: comes at 05:50 and lies",
      on:
        Stage(
          zones: [Harness.zone(rules: [Harness.closed(hours((22, 0), (30, 0)))])],
          start: start("2026-11-22T05:45:00+08:00")),
      [Ship(at: at(-900, 0)).sailing(to: at(0, 0)).lying(3600)], finds: one(.closedWater)),
    Scenario(
      "closed from 22:00 to 06:00: comes at 06:02",
      on: Stage(
        zones: [Harness.zone(rules: [Harness.closed(hours((22, 0), (30, 0)))])],
        start: start("2026-11-22T05:57:00+08:00")),
      [Ship(at: at(-1500, 0)).sailing(to: at(0, 0)).lying(3600)]),
    Scenario(
      "leaves within twenty seconds of its closing",
      on: Stage(zones: [Harness.zone(rules: [Harness.closed(hours((10, 10), (12, 0)))])]),
      // At its eastern edge at 10:10:20.
      [Ship(at: at(-1714, 0)).sailing(to: at(1500, 0), knots: 6)], airs: [.clean]),
    Scenario(
      "one wild fix 130 m outside of one that lies inside: one episode", on: Stage(zones: [Harness.zone()]),
      [
        Ship(at: at(-900, 0)).sailing(to: at(0, 0)).lying(300, every: 10).astray(at(-330, 0), knots: 0)
          .lying(300, every: 10).sailing(to: at(-900, 0))
      ], finds: one(.closedWater)),
    Scenario(
      "round its corner 6 m off, the way between two fixes cuts it by 3 m",
      on: Stage(zones: [Harness.zone("Z1", -1000, -1000, 0, 0)]),
      [
        Ship(at: at(-600, 6)).sailing(to: at(-12, 6), knots: 4).silent(9, to: at(6, -12)).sailing(
          to: at(6, -600), knots: 4)
      ], airs: [.clean]),
    Scenario(
      "silent inside for twenty minutes and heard there again: one episode", on: Stage(zones: [Harness.zone()]),
      [Ship(at: at(-900, 0)).sailing(to: at(0, 0)).lying(300).silent(1200).lying(300).sailing(to: at(-900, 0))],
      finds: one(.closedWater)),
  ]

  private static let gate = [at(0, -500), at(0, 500)]
  static let gates: [Scenario] = [
    Scenario(
      "the line drawn from the north, the other way forbidden: eastwards is to its left",
      on: Stage(zones: [GateScenarios.zone(gate.reversed(), crossing: .toLeft)]), [through()],
      finds: one(.closedWater, "gate")),
    Scenario(
      "the line drawn from the north, crossing to its right forbidden: eastwards is allowed",
      on: Stage(zones: [GateScenarios.zone(gate.reversed(), crossing: .toRight)]), [through()]),
    Scenario(
      "a class B crosses at 12 kn", on: Stage(zones: [GateScenarios.zone(gate)]),
      [Ship(as: .classB, at: at(-2000, 0)).sailing(to: at(2000, 0), knots: 12)], finds: one(.closedWater, "gate")),
    Scenario(
      "a bent line, crossed on its second part",
      on: Stage(zones: [GateScenarios.zone([at(0, -2000), at(0, 0), at(1500, 1500)])]),
      [Ship(at: at(-200, 800)).sailing(to: at(1800, 800), knots: 6)], finds: one(.closedWater, "gate")),
    Scenario(
      "over where it may and back where it may not",
      on: Stage(zones: [GateScenarios.zone(gate, crossing: .toRight)]),
      [Ship(at: at(900, 0)).sailing(to: at(-600, 0)).lying(600).sailing(to: at(900, 0))],
      finds: one(.closedWater, "gate")),
    Scenario(
      "crosses obliquely", on: Stage(zones: [GateScenarios.zone(gate)]),
      [Ship(at: at(-200, -450)).sailing(to: at(200, 450), knots: 5)], finds: one(.closedWater, "gate")),
    Scenario(
      "crosses while the line is open, lies beyond when it closes",
      on: Stage(zones: [GateScenarios.zone(gate, hours: hours((10, 30), (12, 0)))]),
      [Ship(at: at(-600, 0)).sailing(to: at(300, 0)).lying(3600)]),
    Scenario(
      "a line across the river that falls dry in the middle: past its gap",
      on: Stage(zones: [GateScenarios.zone([at(0, 100), at(0, 500)])]), [through()]),
  ]

  private static func reach(_ rule: ZoneRule, _ id: String = "Z1", _ south: Double = -3000, _ north: Double = 3000)
    -> Zone
  {
    Harness.zone(id, -200, south, 200, north, rules: [rule])
  }
  private static func north(_ knots: Double, from: Double = -4000, to: Double = 4000) -> Ship {
    Ship(at: at(0, from)).sailing(to: at(0, to), knots: knots)
  }

  static let speed: [Scenario] = [
    Scenario(
      "9.0 kn in 8 with a tolerance of 1", on: Stage(zones: [reach(Harness.limit(8))]), [north(9)], airs: [.clean]),
    Scenario(
      "9.2 kn in 8 with a tolerance of 1", on: Stage(zones: [reach(Harness.limit(8))]), [north(9.2)],
      finds: one(.speed), airs: [.clean]),
    Scenario(
      "two reaches, 8 kn and then 12, at 11",
      on: Stage(zones: [reach(Harness.limit(8), "Z1", -3000, 0), reach(Harness.limit(12), "Z2", 0, 3000)]),
      [north(11)], finds: one(.speed)),
    Scenario(
      "two reaches of 8 kn one after the other: a finding each",
      on: Stage(zones: [reach(Harness.limit(8), "Z1", -3000, 0), reach(Harness.limit(8), "Z2", 0, 3000)]),
      [north(13)], finds: one(.speed) + one(.speed, "Z2")),
    Scenario(
      "the limit ends while it is over it", on: Stage(zones: [reach(Harness.limit(8, hours((8, 0), (10, 12))))]),
      [north(9.8)], finds: one(.speed)),
    Scenario(
      "two minutes of 12 kn", on: Stage(zones: [reach(Harness.limit(8))]),
      [
        Ship(at: at(0, -2500)).sailing(to: at(0, -1000), knots: 7).sailing(to: at(0, -260), knots: 12).sailing(
          to: at(0, 1000), knots: 7)
      ],
      finds: one(.speed)),
    Scenario(
      "over it for eighty seconds, under it for forty, six times: one episode",
      on: Stage(zones: [reach(Harness.limit(8))]),
      [
        (0..<6).reduce(Ship(at: at(0, -2000))) { ship, n in
          ship.sailing(to: at(0, -2000 + Double(n) * 590 + 450), knots: 11)
            .sailing(to: at(0, -2000 + Double(n + 1) * 590), knots: 7)
        }
      ], finds: one(.speed), airs: [.clean, .twoFeeds]),
    Scenario(
      "never a minute at a stretch: thirty seconds over it, ten under it", on: Stage(zones: [reach(Harness.limit(8))]),
      [
        (0..<10).reduce(Ship(at: at(0, -2000))) { ship, n in
          ship.sailing(to: at(0, -2000 + Double(n) * 209 + 170), knots: 11)
            .sailing(to: at(0, -2000 + Double(n + 1) * 209), knots: 7.5)
        }
      ], airs: [.clean]),
    Scenario(
      "between limit and tolerance, now and then above", on: Stage(zones: [reach(Harness.limit(8))]),
      [
        (0..<12).reduce(Ship(at: at(0, -2900))) { ship, n in
          ship.sailing(to: at(0, -2900 + Double(n) * 180 + 48), knots: 9.4, every: 10)
            .sailing(to: at(0, -2900 + Double(n + 1) * 180), knots: 8.6, every: 10)
        }
      ], airs: [.clean]),
    Scenario(
      "over it for twenty seconds, unheard for four minutes, and again: nobody knows of the time between",
      on: Stage(zones: [reach(Harness.limit(8))]),
      [
        Ship(at: at(0, -2000)).sailing(to: at(0, -1877), knots: 12).silent(240, to: at(0, -1130))
          .sailing(to: at(0, -1007), knots: 12).sailing(to: at(0, 1000), knots: 7)
      ], airs: [.clean]),
    Scenario(
      "102.2 kn of a broken sensor, at its berth", on: Stage(zones: [reach(Harness.limit(8))]),
      [Ship(at: at(0, 0)).lying(1800, knots: 102.2, every: 10)]),
    Scenario(
      "says no speed at all, at its berth", on: Stage(zones: [reach(Harness.limit(8))]),
      [Ship(at: at(0, 0)).lying(1800, knots: 102.3, every: 10)]),
    Scenario(
      "fast in the hole of a slow water", on: holed(Harness.limit(5)),
      [
        (0..<8).reduce(Ship(at: at(-180, 0))) { ship, n in ship.sailing(to: at(n % 2 == 0 ? 180 : -180, 0), knots: 9) }
      ]),
    Scenario(
      "through the second part of a water of two", on: parted(Harness.limit(5)),
      [Ship(at: at(500, -1500)).sailing(to: at(500, 1500), knots: 10)], finds: one(.speed)),
    Scenario(
      "a limit of the night, over at 19:55, under from 20:00",
      on: Stage(
        zones: [reach(Harness.limit(8, hours((20, 0), (30, 0))))], start: start("2026-11-22T19:50:00+08:00")),
      [Ship(at: at(0, -2900)).sailing(to: at(0, 0), knots: 10.5).sailing(to: at(0, 2900), knots: 7)]),
  ]

  private static func lane(_ degrees: Double?) -> ZoneRule { Harness.rule(.oneWay(degrees)) }
  static let wrongWay: [Scenario] = [
    Scenario(
      "a lane to 350°, course 010°", on: Stage(zones: [reach(lane(350))]),
      [Ship(at: at(-180, -1000)).sailing(to: at(-180, -1000).moved(bearing: 10, metres: 2000), knots: 6)]),
    Scenario(
      "a lane to 350°, course 180°", on: Stage(zones: [reach(lane(350))]), [north(6, from: 3500, to: -3500)],
      finds: one(.wrongWay)),
    Scenario(
      "a lane to 010°, course 350°", on: Stage(zones: [reach(lane(10))]),
      [Ship(at: at(180, -1000)).sailing(to: at(180, -1000).moved(bearing: 350, metres: 2000), knots: 6)]),
    Scenario("against it at 2.6 kn", on: Stage(zones: [reach(lane(0))]), [north(2.6, from: 1000, to: -1000)]),
    Scenario(
      "against it at 3.6 kn", on: Stage(zones: [reach(lane(0))]), [north(3.6, from: 1000, to: -1000)],
      finds: one(.wrongWay)),
    Scenario(
      "against it for twenty seconds, unheard for four minutes, and again", on: Stage(zones: [reach(lane(0))]),
      [
        Ship(at: at(0, 1000)).sailing(to: at(0, 938), knots: 6).silent(240, to: at(0, 1300)).sailing(
          to: at(0, 1238), knots: 6
        )
        .sailing(to: at(0, 2900), knots: 6)
      ], airs: [.clean]),
    Scenario(
      "two lanes side by side, each its own way",
      on: Stage(zones: [
        Harness.zone("Z1", -400, -3000, -60, 3000, rules: [lane(180)]),
        Harness.zone("Z2", 60, -3000, 400, 3000, rules: [lane(0)]),
      ]),
      [
        Ship(at: at(-200, 3500)).sailing(to: at(-200, -3500)),
        Ship(413_900_124, at: at(200, -3500)).sailing(to: at(200, 3500)),
      ]),
    Scenario(
      "two lanes side by side, in the wrong one",
      on: Stage(zones: [
        Harness.zone("Z1", -400, -3000, -60, 3000, rules: [lane(180)]),
        Harness.zone("Z2", 60, -3000, 400, 3000, rules: [lane(0)]),
      ]),
      [Ship(at: at(-200, -3500)).sailing(to: at(-200, 3500))], finds: one(.wrongWay)),
    Scenario(
      "against it for a quarter of an hour with short turns: one episode", on: Stage(zones: [reach(lane(0))]),
      [
        (0..<5).reduce(Ship(at: at(0, 2800))) { ship, n in
          ship.sailing(to: at(0, 2800 - Double(n + 1) * 700)).sailing(to: at(0, 2800 - Double(n + 1) * 700 + 90))
        }
      ], finds: one(.wrongWay)),
  ]

  private static let noAnchor = Harness.rule(.noAnchoring)
  static let anchoring: [Scenario] = [
    Scenario(
      "eight minutes, off at 4 kn, and eight minutes again", on: Stage(zones: [Harness.zone(rules: [noAnchor])]),
      [
        Ship(at: at(-1500, 0)).sailing(to: at(0, 0)).lying(470, status: 1, every: 10).sailing(to: at(1500, 0), knots: 5)
          .sailing(to: at(0, 0), knots: 5).lying(470, status: 1, every: 10).sailing(to: at(-1500, 0))
      ]),
    Scenario("at anchor in the hole", on: holed(noAnchor), [Ship(at: at(0, 0)).lying(3600, status: 1)]),
    Scenario("at anchor between the parts", on: parted(noAnchor), [Ship(at: at(0, 0)).lying(3600, status: 1)]),
    Scenario(
      "at anchor in the second part", on: parted(noAnchor), [Ship(at: at(500, 0)).lying(3600, status: 1)],
      finds: one(.anchoring)),
    Scenario(
      "drags its anchor, 0.9 kn by its status at anchor", on: Stage(zones: [Harness.zone(rules: [noAnchor])]),
      [Ship(at: at(0, -450)).sailing(to: at(0, 450), knots: 0.9, status: 1, every: 60)], finds: one(.anchoring)),
    Scenario(
      "lies there for twelve minutes, the ban ends after five",
      on: Stage(zones: [Harness.zone(rules: [Harness.rule(.noAnchoring, hours((8, 0), (10, 5)))])]),
      [Ship(at: at(0, 0)).lying(1800, status: 1)]),
    Scenario(
      "one report of 5 kn among those at anchor: one episode", on: Stage(zones: [Harness.zone(rules: [noAnchor])]),
      [
        Ship(at: at(0, 0)).lying(1200, status: 1, every: 10).astray(at(0, 0), knots: 5).lying(
          1200, status: 1, every: 10)
      ],
      finds: one(.anchoring)),
    Scenario(
      "fourteen minutes in short", on: Stage(zones: [Harness.zone(rules: [noAnchor])]),
      [Ship(at: at(-1500, 0)).sailing(to: at(0, 0)).lying(840, every: 10).sailing(to: at(1500, 0))],
      finds: one(.anchoring)),
    Scenario(
      "at anchor for hours, over midnight: one episode",
      on: Stage(zones: [Harness.zone(rules: [noAnchor])], start: start("2026-11-22T22:00:00+08:00")),
      [Ship(at: at(0, 0)).lying(14_400, status: 1)], finds: one(.anchoring), airs: [.clean, .gaps]),
  ]

  private static let waters = Harness.zone("waters", -10_000, -10_000, 10_000, 10_000, rules: [])
  static let sailingBan: [Scenario] = [
    Scenario(
      "in the hole of the banned waters",
      on: Stage(zones: [zone("waters", [[ring(0, 0, 9000, 9000), ring(0, 0, 3000, 3000)]], [])]),
      [Ship(at: at(-2000, 0)).sailing(to: at(2000, 0), knots: 6)],
      acts: [SailingBanScenarios.declare(SailingBanScenarios.ban())]),
    Scenario(
      "in the second part of the banned waters",
      on: Stage(zones: [zone("waters", [[ring(-9000, 0, 3000, 3000)], [ring(9000, 0, 3000, 3000)]], [])]),
      [Ship(at: at(7000, 0)).sailing(to: at(11_000, 0), knots: 6)], finds: one(.sailingBan, "ban:1"),
      acts: [SailingBanScenarios.declare(SailingBanScenarios.ban())]),
    Scenario(
      "sails on when the ban is over: one finding", on: Stage(zones: [waters]),
      [Ship(at: at(-3000, 0)).sailing(to: at(3000, 0), knots: 6)], finds: one(.sailingBan, "ban:1"),
      acts: [SailingBanScenarios.declare(SailingBanScenarios.ban(until: 10))]),
    Scenario(
      "the ban is prolonged while it sails: one finding", on: Stage(zones: [waters]),
      [Ship(at: at(-5000, 0)).sailing(to: at(5000, 0), knots: 6)], finds: one(.sailingBan, "ban:1"),
      acts: [
        SailingBanScenarios.declare(SailingBanScenarios.ban(until: 30)),
        SailingBanScenarios.declare(SailingBanScenarios.ban(until: 300), at: 600),
      ]),
    Scenario(
      "ferries are excepted", on: Stage(zones: [waters], vessels: [Harness.ferry()]),
      [Ship(at: at(-3000, 0)).sailing(to: at(3000, 0), knots: 6)],
      acts: [SailingBanScenarios.declare(SailingBanScenarios.ban(except: [.official, .ferry]))], after: 60),
    Scenario(
      "drifts at 1.4 kn", on: Stage(zones: [waters]), [Ship(at: at(-600, 0)).sailing(to: at(600, 0), knots: 1.4)],
      acts: [SailingBanScenarios.declare(SailingBanScenarios.ban())]),
    Scenario(
      "creeps at 2.8 kn", on: Stage(zones: [waters]), [Ship(at: at(-1200, 0)).sailing(to: at(1200, 0), knots: 2.8)],
      finds: one(.sailingBan, "ban:1"), acts: [SailingBanScenarios.declare(SailingBanScenarios.ban())]),
    Scenario(
      "sails, lies for an hour, sails again: two episodes", on: Stage(zones: [waters]),
      [
        Ship(at: at(-3000, 0)).sailing(to: at(0, 0), knots: 6).lying(3600, every: 60).sailing(to: at(3000, 0), knots: 6)
      ],
      finds: one(.sailingBan, "ban:1", times: 2), acts: [SailingBanScenarios.declare(SailingBanScenarios.ban())]),
    Scenario(
      "moored when it begins, sails two minutes later for a quarter of an hour", on: Stage(zones: [waters]),
      [Ship(at: at(0, 0)).lying(420, every: 60).sailing(to: at(2780, 0), knots: 6).lying(1800, status: 5)],
      finds: one(.sailingBan, "ban:1"), acts: [SailingBanScenarios.declare(SailingBanScenarios.ban(from: 5))]),
    Scenario(
      "berths within the grace, sails again within it for ten minutes, berths", on: Stage(zones: [waters]),
      [
        Ship(at: at(0, 0)).sailing(to: at(900, 0), knots: 6).lying(360, every: 60).sailing(to: at(2750, 0), knots: 6)
          .lying(1800, status: 5)
      ], finds: one(.sailingBan, "ban:1"), acts: [SailingBanScenarios.declare(SailingBanScenarios.ban(from: 1))]),
    Scenario(
      "in the second of its two zones only",
      on: Stage(zones: [
        Harness.zone("west", -6000, -2000, 0, 2000, rules: []),
        Harness.zone("east", 1000, -2000, 8000, 2000, rules: []),
      ]), [Ship(at: at(2000, 0)).sailing(to: at(7000, 0), knots: 6)], finds: one(.sailingBan, "ban:1"),
      acts: [SailingBanScenarios.declare(SailingBanScenarios.ban(zones: ["west", "east"]))]),
    Scenario(
      "along their edge for an hour, 12 m outside: nobody can tell", on: Stage(zones: [waters]),
      [Ship(at: at(-10_012, -8000)).sailing(to: at(-10_012, 8000), knots: 8)],
      acts: [SailingBanScenarios.declare(SailingBanScenarios.ban())]),
    Scenario(
      "40 m outside when it begins, comes in, and berths twelve minutes later", on: Stage(zones: [waters]),
      [Ship(at: at(-11_276, 0)).sailing(to: at(-7000, 0), knots: 8).lying(1800, status: 5)],
      finds: one(.sailingBan, "ban:1"), acts: [SailingBanScenarios.declare(SailingBanScenarios.ban(from: 5))],
      airs: [.clean, .noisy, .twoFeeds]),
    Scenario(
      "one wild fix 150 m outside of them: one finding", on: Stage(zones: [waters]),
      [
        Ship(at: at(9850, -3000)).sailing(to: at(9850, 0), knots: 6).astray(at(10_150, 20)).sailing(
          to: at(9850, 3000), knots: 6)
      ], finds: one(.sailingBan, "ban:1"), acts: [SailingBanScenarios.declare(SailingBanScenarios.ban())]),
    Scenario(
      "by the second of two rules of a water, the fog's, while the wind's does not hold",
      on: {
        let fog = MeasuredCondition(.visibility, isAbove: false, limit: 500, stations: ["M1"])
        let wind = MeasuredCondition(.wind, isAbove: true, limit: 10.8, stations: ["M1"])
        let rules = [(SailingBan.Cause.wind, wind), (.fog, fog)].map {
          ZoneRule(
            kind: .sailingBan($0.0), conditions: RuleConditions(measured: [$0.1]), severity: .serious,
            code: FindingCode("V06"))
        }
        var stage = Stage(zones: [Harness.zone("waters", -10_000, -10_000, 10_000, 10_000, rules: rules)])
        stage.more = { $0.stations = [ConditionScenarios.mast] }
        return stage
      }(), [Ship(at: at(-3000, 0)).sailing(to: at(3000, 0), knots: 6)], finds: one(.sailingBan, "waters"),
      acts: [
        ConditionScenarios.reads("M1", .visibility, 300, at: 0, minutesAgo: 100),
        ConditionScenarios.reads("M1", .wind, 3, at: 0, minutesAgo: 100),
      ]),
    Scenario(
      "leaves the waters within the grace", on: Stage(zones: [waters]),
      [Ship(at: at(7000, 0)).sailing(to: at(12_000, 0), knots: 8)],
      acts: [SailingBanScenarios.declare(SailingBanScenarios.ban(from: 5))]),
  ]

  private static let watched = ZoneRule(kind: .dangerousGoods, severity: .info, code: FindingCode("W01"))
  private static func carrying(_ stage: Stage) -> Stage {
    var stage = stage
    stage.vessels = [Harness.ferry(kind: .dangerousGoods)]
    stage.rules.lostFloor = .hours(40)
    return stage
  }
  static let dangerousGoods: [Scenario] = [
    Scenario(
      "in the hole of the watched place", on: carrying(holed(watched)), [Ship(at: at(0, 0)).lying(3600, status: 5)]),
    Scenario(
      "into the second part of the watched place", on: carrying(parted(watched)),
      [
        Ship(at: at(2500, 0)).sailing(to: at(500, 0), knots: 5).lying(3600, status: 5).sailing(
          to: at(2500, 0), knots: 5)
      ],
      finds: one(.dangerousGoods)),
    Scenario(
      "two watched places, one after the other: a stay each",
      on: carrying(
        Stage(zones: [
          Harness.zone("Z1", -1600, -300, -400, 300, rules: [watched]),
          Harness.zone("Z2", 400, -300, 1600, 300, rules: [watched]),
        ])),
      [
        Ship(at: at(-3000, 0)).sailing(to: at(-1000, 0), knots: 5).lying(1800, status: 5).sailing(
          to: at(1000, 0), knots: 5
        ).lying(1800, status: 5).sailing(to: at(3000, 0), knots: 5)
      ],
      finds: one(.dangerousGoods) + one(.dangerousGoods, "Z2")),
    Scenario(
      "one blue cone, said once before it came",
      on: Stage(zones: [Harness.zone("Z1", -600, -500, 600, 500, rules: [watched])]),
      [Ship(at: at(-2500, 0)).cones(1).sailing(to: at(0, 0), knots: 5).lying(2400).sailing(to: at(2500, 0), knots: 5)],
      finds: one(.dangerousGoods)),
    Scenario(
      "takes its cones down before it comes",
      on: Stage(zones: [Harness.zone("Z1", -600, -500, 600, 500, rules: [watched])]),
      [
        Ship(at: at(-2500, 0)).cones(1).sailing(to: at(-1200, 0), knots: 5).cones(0).sailing(to: at(0, 0), knots: 5)
          .lying(2400).sailing(to: at(2500, 0), knots: 5)
      ]),
    Scenario(
      "one wild fix 150 m outside while it is berthed: one stay",
      on: carrying(Stage(zones: [Harness.zone("Z1", -600, -500, 600, 500, rules: [watched])])),
      [
        Ship(at: at(-2000, 0)).sailing(to: at(-300, 0), knots: 5).lying(1200, status: 5, every: 10)
          .astray(at(-750, 0), knots: 0).lying(1200, status: 5, every: 10).sailing(to: at(-2000, 0), knots: 5)
      ], finds: one(.dangerousGoods)),
    Scenario(
      "one wild fix 150 m inside",
      on: carrying(Stage(zones: [Harness.zone("Z1", -600, -500, 600, 500, rules: [watched])])),
      [Ship(at: at(-850, 0)).lying(300, every: 10).astray(at(-450, 0), knots: 0).lying(300, every: 10)]),
    Scenario(
      "one minute inside, over a corner",
      on: carrying(Stage(zones: [Harness.zone("Z1", -1000, -1000, 0, 0, rules: [watched])])),
      [Ship(at: at(-900, 700)).sailing(to: at(700, -900), knots: 5)], finds: one(.dangerousGoods)),
  ]
}
