import Detection
import Geometry
import Organisation
import Picture
import Units

/// What befalls vessels, alone and in pairs, told from the table of detectors alone.
enum FurtherVesselScenarios {
  private static let at = Harness.at
  private static let me: UInt32 = 413_900_123
  private static func one(_ detector: DetectorKind, _ object: String? = nil, times: Int = 1) -> [Scenario.Expected] {
    [.init(detector: detector, mmsi: me, object: object, times: times)]
  }
  private static func start(_ iso: String) -> Instant { Instant(iso8601: iso) ?? .distantPast }
  private static func zone(_ polygons: [[[Position]]], _ use: Zone.Use) -> Zone {
    FurtherWaterScenarios.zone("use", polygons, [], use: use)
  }
  private static let ring = FurtherWaterScenarios.ring
  private static let coming = Ship(at: at(-3000, 0)).sailing(to: at(0, 0), knots: 8, heading: 90)

  static let adrift: [Scenario] = [
    Scenario(
      "drifts with 38° between course and heading", on: Stage(),
      [Ship(at: at(0, 0)).sailing(to: at(0, -900), knots: 1.6, heading: 142)]),
    Scenario(
      "drifts with 60° between course and heading", on: Stage(),
      [Ship(at: at(0, 0)).sailing(to: at(0, -900), knots: 1.6, heading: 120)],
      finds: one(.adrift, "drift")),
    Scenario(
      "drifts north, heading 300°: the angle over north", on: Stage(),
      [Ship(at: at(0, 0)).sailing(to: at(0, 900), knots: 1.6, heading: 300)],
      finds: one(.adrift, "drift")),
    Scenario(
      "sails 010° with its head at 350°: 20° over north", on: Stage(),
      [Ship(at: at(0, 0)).sailing(to: at(0, 0).moved(bearing: 10, metres: 900), knots: 1.6, heading: 350)]),
    Scenario(
      "drifts for four minutes", on: Stage(),
      [coming.sailing(to: at(0, -190), knots: 1.6, heading: 90).sailing(to: at(3000, 0), heading: 90)]),
    Scenario(
      "drifts for eight minutes", on: Stage(),
      [coming.sailing(to: at(0, -400), knots: 1.6, heading: 90).sailing(to: at(3000, 0), heading: 90)],
      finds: one(.adrift, "drift")),
    Scenario(
      "crabs across the current, 60° off, at 4 kn", on: Stage(),
      [Ship(at: at(0, 0)).sailing(to: at(2500, 0), knots: 4, heading: 30)]),
    Scenario(
      "drifts in the hole of an anchorage",
      on: Stage(zones: [zone([[ring(0, 0, 2000, 2000), ring(0, 0, 900, 900)]], .anchorage)]),
      [Ship(at: at(0, 500)).sailing(to: at(0, -500), knots: 1.6, heading: 90)], finds: one(.adrift, "drift")),
    Scenario(
      "drifts in the second part of an anchorage",
      on: Stage(zones: [zone([[ring(-5000, 0, 900, 900)], [ring(0, 0, 900, 900)]], .anchorage)]),
      [Ship(at: at(0, 500)).sailing(to: at(0, -500), knots: 1.6, heading: 90)]),
    Scenario(
      "out of an anchorage, and adrift beyond it", on: Stage(zones: [zone([[ring(0, 0, 500, 500)]], .anchorage)]),
      [Ship(at: at(0, 0)).sailing(to: at(0, -1500), knots: 1.6, heading: 90)], finds: one(.adrift, "drift")),
    Scenario(
      "lies athwart a current without moving", on: Stage(),
      [Ship(at: at(0, 0)).lying(3600, knots: 0.1, heading: 90, every: 10)]),
    Scenario(
      "twice, an hour apart: two episodes", on: Stage(),
      [
        coming.sailing(to: at(0, -500), knots: 1.6, heading: 90).sailing(to: at(9000, -500), knots: 8, heading: 90)
          .sailing(to: at(9000, -1000), knots: 1.6, heading: 90)
          .sailing(to: at(12_000, -1000), heading: 90)
      ], finds: one(.adrift, "drift", times: 2)),
  ]

  private static let fairway = Harness.zone("fairway", -4000, -200, 4000, 200, rules: [], use: .fairway)
  static let aground: [Scenario] = [
    Scenario(
      "stops dead in the second part of a fairway",
      on: Stage(zones: [zone([[ring(-9000, 0, 900, 200)], [ring(0, 0, 2000, 200)]], .fairway)]),
      [coming.lying(900, heading: 90)], finds: one(.aground, "stop")),
    Scenario(
      "stops dead in the hole of a fairway",
      on: Stage(zones: [zone([[ring(0, 0, 4000, 600), ring(0, 0, 300, 250)]], .fairway)]),
      [coming.lying(900, heading: 90)]),
    Scenario(
      "stops dead for two minutes", on: Stage(zones: [fairway]),
      [coming.lying(120, heading: 90).sailing(to: at(3000, 0), heading: 90)]),
    Scenario(
      "stops dead for six minutes", on: Stage(zones: [fairway]),
      [coming.lying(360, heading: 90).sailing(to: at(3000, 0), heading: 90)], finds: one(.aground, "stop")),
    Scenario(
      "from 4 kn to rest", on: Stage(zones: [fairway]),
      [Ship(at: at(-2000, 0)).sailing(to: at(0, 0), knots: 4, heading: 90).lying(900, heading: 90)]),
    Scenario("stops dead and anchors", on: Stage(zones: [fairway]), [coming.lying(900, status: 1)]),
    Scenario(
      "status aground for half a minute", on: Stage(zones: [fairway]),
      [coming.lying(30, status: 6, every: 10).sailing(to: at(3000, 0), knots: 8, heading: 90)]),
    Scenario(
      "aground from before midnight to after it",
      on: Stage(zones: [fairway], start: start("2026-12-31T23:45:00+08:00")),
      [coming.lying(1800, heading: 90)], finds: one(.aground, "stop")),
  ]

  private static let sart: UInt32 = 970_413_001
  private static func beacon(_ mmsi: UInt32, _ place: Position, minutes: Int, from second: Double = 0) -> Ship {
    (0..<minutes).reduce(Ship(mmsi, as: .beacon, at: place, from: second)) { ship, _ in
      ship.lying(16, knots: 0.5, status: 14, every: 2).silent(44)
    }
  }
  static let distress: [Scenario] = [
    Scenario(
      "1.8 miles apart: one call", on: Stage(),
      [beacon(sart, at(0, 0), minutes: 6), beacon(970_413_009, at(0, 3300), minutes: 6, from: 100)],
      finds: [.one(.distress, sart)]),
    Scenario(
      "2.3 miles apart: two calls", on: Stage(),
      [beacon(sart, at(0, 0), minutes: 6), beacon(970_413_009, at(0, 4300), minutes: 6, from: 100)],
      finds: [.one(.distress, sart), .one(.distress, 970_413_009)]),
    Scenario(
      "near by, but an hour later: two calls", on: Stage(),
      [beacon(sart, at(0, 0), minutes: 6), beacon(970_413_009, at(0, 300), minutes: 6, from: 3600)],
      finds: [.one(.distress, sart), .one(.distress, 970_413_009)]),
    Scenario(
      "a beacon that does not know where it is", on: Stage(),
      [
        (0..<10).reduce(Ship(sart, as: .beacon, at: at(0, 0))) { ship, _ in ship.astray(nil).silent(20) }.saying(
          text: "SART ACTIVE")
      ],
      finds: [.one(.distress, sart)]),
    Scenario(
      "the first word of a vessel is MAYDAY", on: Stage(), [Ship(at: at(0, 0)).saying(text: "MAYDAY MAYDAY MAYDAY")],
      finds: one(.distress, "text")),
    Scenario(
      "words that only look like it", on: Stage(),
      [Ship(at: at(0, 0)).lying(30).saying(text: "MV SOSNOWKA PASSING MOBILE BRIDGE").lying(60)]),
    Scenario(
      "status 14 at a place 300 km off", on: Stage(),
      [
        Ship(at: at(0, 0)).lying(300, every: 10).saying(
          .report(
            .init(
              transceiver: .classA, position: at(0, 300_000),
              motion: Motion(speedTenths: 0, courseTenths: 0, status: 14, second: 1)))
        ).lying(300, every: 10)
      ],
      finds: one(.distress, "status")),
    Scenario(
      "status 14 of a class A under a feed that doubles everything", on: Stage(),
      [Ship(at: at(0, 0)).lying(600, status: 14, every: 10)], finds: one(.distress, "status")),
  ]

  private static let registered = Stage(vessels: [Harness.ferry()])
  private static let crossing = Ship(at: at(-600, 0)).sailing(to: at(600, 0)).sailing(to: at(-600, 0)).sailing(
    to: at(600, 0))
  private static func served(_ until: CivilTime, _ from: CivilTime = CivilTime(7, 0)) -> Stage {
    Stage(vessels: [Harness.ferry(service: Hours(from, until))])
  }
  static let lostSignal: [Scenario] = [
    // Last heard some 1,166 s after ten.
    Scenario(
      "silent from four minutes before the end of its service on", on: served(CivilTime(10, 23)), [crossing],
      after: 3000),
    Scenario(
      "silent from ten minutes before the end of its service on", on: served(CivilTime(10, 30)), [crossing],
      finds: one(.lostSignal)),
    Scenario(
      "its feed is silent for half an hour, and it stays away after that", on: registered, [crossing],
      finds: one(.lostSignal),
      acts: [Scenario.Act(at: 1180) { $0.silentFeeds = [0, 1] }, Scenario.Act(at: 2950) { $0.silentFeeds = [] }],
      after: 3000),
    Scenario(
      "moored, a report each three minutes, and silent for nineteen", on: registered,
      [Ship(at: at(0, 0)).lying(7200, status: 5).silent(970).lying(30, status: 5)], airs: [.clean], after: 60),
    Scenario(
      "silent since before its service began, heard three minutes after",
      on: Stage(vessels: [Harness.ferry(kind: .cargo, service: Hours(CivilTime(10, 30), CivilTime(18, 0)))]),
      [crossing.silent(840).sailing(to: at(-600, 0)).lying(60)], after: 60),
    Scenario(
      "a night service over the turn of the year",
      on: Stage(
        vessels: [Harness.ferry(service: Hours(CivilTime(20, 0), CivilTime(30, 0)))],
        start: start("2026-12-31T23:50:00+08:00")),
      [crossing], finds: one(.lostSignal)),
    Scenario(
      "a class B under way, a report each 30 s, silent for two minutes and a half again and again", on: registered,
      [
        (0..<10).reduce(Ship(as: .classB, at: at(-600, 0))) { ship, n in
          ship.sailing(to: at(n % 2 == 0 ? 600 : -600, 0)).silent(150)
        }.lying(30)
      ], after: 60),
    Scenario(
      "three of its own, all of them lost", on: Stage(vessels: (0..<3).map { Harness.ferry(413_900_130 + UInt32($0)) }),
      (0..<3).map { Ship(413_900_130 + UInt32($0), at: at(0, Double($0) * 900)).lying(900, every: 10) },
      finds: (0..<3).map { .one(.lostSignal, 413_900_130 + UInt32($0)) }),
  ]

  private static let fast: UInt32 = 413_900_301
  private static let slow: UInt32 = 413_900_302
  private static let reach = Stage(zones: [
    Harness.zone("reach", -1500, -300, 1500, 300, rules: [Harness.rule(.noOvertaking)])
  ])
  private static let northReach = Stage(zones: [
    Harness.zone("reach", -300, -1500, 300, 1500, rules: [Harness.rule(.noOvertaking)])
  ])
  private static let overtook = [Scenario.Expected.one(.overtaking, fast, "413900302")]
  static let overtaking: [Scenario] = [
    Scenario(
      "northwards, courses 003° and 357°", on: northReach,
      [
        Ship(fast, at: at(-180, -2300)).sailing(to: at(60, 2300), knots: 9),
        Ship(slow, at: at(120, -1300)).sailing(to: at(-20, 1300), knots: 5),
      ],
      finds: overtook),
    Scenario(
      "passes one that drifts at 1.2 kn", on: reach,
      [
        Ship(fast, at: at(-2500, 60)).sailing(to: at(2500, 60), knots: 9),
        Ship(slow, at: at(-300, 0)).sailing(to: at(300, 0), knots: 1.2),
      ]),
    Scenario(
      "passes two that go side by side: two findings", on: reach,
      [
        Ship(fast, at: at(-2300, 90)).sailing(to: at(2300, 90), knots: 9),
        Ship(slow, at: at(-1300, 0)).sailing(to: at(1300, 0), knots: 5),
        Ship(413_900_303, at: at(-1300, -40)).sailing(to: at(1300, -40), knots: 5),
      ], finds: overtook + [.one(.overtaking, fast, "413900303")]),
    Scenario(
      "each overtakes the other: a finding each", on: reach,
      [
        Ship(fast, at: at(-2300, 60)).sailing(to: at(100, 60), knots: 9).sailing(to: at(1900, 60), knots: 4),
        Ship(slow, at: at(-1400, 0)).sailing(to: at(0, 0), knots: 5).sailing(to: at(2600, 0), knots: 9),
      ], finds: overtook + [.one(.overtaking, slow, "413900301")]),
    Scenario(
      "crosses at 60° before the bow", on: reach,
      [
        Ship(fast, at: at(-800, -1386)).sailing(to: at(800, 1386), knots: 9),
        Ship(slow, at: at(-1000, 0)).sailing(to: at(1500, 0), knots: 5),
      ], airs: [.clean]),
    Scenario(
      "at night the reach is free, passed at 23:58 of the last day of the year",
      on: Stage(
        zones: [
          Harness.zone(
            "reach", -1500, -300, 1500, 300,
            rules: [Harness.rule(.noOvertaking, [Hours(CivilTime(6, 0), CivilTime(23, 0))].compactMap { $0 })])
        ],
        start: start("2026-12-31T23:41:00+08:00")),
      [
        Ship(fast, at: at(-4500, 60)).sailing(to: at(4500, 60), knots: 9),
        Ship(slow, at: at(-2500, 0)).sailing(to: at(2500, 0), knots: 5),
      ]),
    Scenario(
      "comes ten metres past the beam, and falls back", on: reach,
      [
        Ship(fast, at: at(-1400, 60)).sailing(to: at(360, 60), knots: 8).sailing(to: at(514, 60), knots: 5)
          .sailing(to: at(1200, 60), knots: 3.2),
        Ship(slow, at: at(-750, 0)).sailing(to: at(2500, 0), knots: 5),
      ], airs: [.clean, .twoFeeds]),
    Scenario(
      "not heard from 100 m astern on, slower then, and still astern four minutes later", on: reach,
      [
        Ship(fast, at: at(-1400, 60)).sailing(to: at(66, 60), knots: 8).silent(240, to: at(520, 60))
          .sailing(to: at(1400, 60), knots: 3.7),
        Ship(slow, at: at(-750, 0)).sailing(to: at(2500, 0), knots: 5),
      ], airs: [.clean, .twoFeeds, .noisy]),
    Scenario(
      "the slow one is not heard for four minutes, quicker then, and still ahead", on: reach,
      [
        Ship(fast, at: at(-1400, 60)).sailing(to: at(2000, 60), knots: 8),
        Ship(slow, at: at(-750, 0)).sailing(to: at(166, 0), knots: 5).silent(240, to: at(1280, 0))
          .sailing(to: at(2600, 0), knots: 9),
      ], airs: [.clean, .twoFeeds, .noisy]),
  ]

  private static let a: UInt32 = 413_900_201
  private static let b: UInt32 = 413_900_202
  private static let risk = [Scenario.Expected.one(.collisionRisk, a, "413900202")]
  private static func cargo(
    _ mmsi: UInt32, _ from: Position, type: UInt8 = 70, length: UInt16 = 60, beam: UInt8 = 11,
    as transceiver: Transceiver = .classA
  ) -> Ship {
    Ship(mmsi, as: transceiver, at: from).particulars(type: type, length: length, beam: beam)
  }
  /// One eastbound at 8 kn; another joins her 25 m off her side after some minutes, from so many degrees, and goes along.
  private static func beside(_ type: UInt8, _ degrees: Double, _ knots: Double, _ name: String, finds: Bool) -> Scenario
  {
    let (own, speed) = (Knots(8).metresPerSecond, Knots(knots).metresPerSecond)
    let seconds = 775 / (speed * sine(degrees * .pi / 180))
    let meet = -1500 + own * (60 + seconds)
    let boat = Ship(b, at: at(meet - speed * cosine(degrees * .pi / 180) * seconds, 800), from: 60)
      .particulars(type: type, length: type == 70 ? 60 : 14, beam: type == 70 ? 11 : 4)
    return Scenario(
      name, on: Stage(),
      [
        cargo(a, at(-1500, 0)).sailing(to: at(3000, 0), knots: 8),
        boat.sailing(to: at(meet, 25), knots: knots).sailing(to: at(3000, 25), knots: 8),
      ], finds: finds ? risk : [], airs: [.clean, .twoFeeds])
  }

  static let collision: [Scenario] = [
    Scenario(
      "head-on, north and south", on: Stage(),
      [
        cargo(a, at(0, -2000)).sailing(to: at(0, 2000), knots: 8),
        cargo(b, at(0, 2000)).sailing(to: at(0, -2000), knots: 8),
      ], finds: risk),
    Scenario(
      "from two sides at 45°, to one place", on: Stage(),
      [
        cargo(a, at(-1500, -1500)).sailing(to: at(1500, 1500), knots: 9),
        cargo(b, at(1500, -1500)).sailing(to: at(-1500, 1500), knots: 9),
      ], finds: risk),
    Scenario(
      "two class B vessels, crossing", on: Stage(),
      [
        cargo(a, at(-2000, 0), length: 20, beam: 5, as: .classB).sailing(to: at(2000, 0), knots: 8),
        cargo(b, at(0, -2000), length: 20, beam: 5, as: .classB).sailing(to: at(0, 2000), knots: 8),
      ],
      finds: risk),
    Scenario(
      "a fast ferry runs up on a slow barge", on: Stage(),
      [
        cargo(a, at(-4000, 2), type: 40, length: 30, beam: 8).sailing(to: at(4000, 2), knots: 24),
        cargo(b, at(-300, 0)).sailing(to: at(1500, 0), knots: 5),
      ], finds: risk),
    Scenario(
      "three meet at one place: a finding for each pair", on: Stage(),
      [
        cargo(a, at(-2000, 0)).sailing(to: at(2000, 0), knots: 8),
        cargo(b, at(0, -2000)).sailing(to: at(0, 2000), knots: 8),
        cargo(413_900_203, at(1414, 1414)).sailing(to: at(-1414, -1414), knots: 8),
      ], finds: risk + [.one(.collisionRisk, a, "413900203"), .one(.collisionRisk, b, "413900203")]),
    Scenario(
      "meet at 100 m at 15 kn", on: Stage(),
      [
        cargo(a, at(-3000, 0)).sailing(to: at(3000, 0), knots: 15),
        cargo(b, at(3000, 100)).sailing(to: at(-3000, 100), knots: 15),
      ]),
    Scenario(
      "crossing, 250 m before the bow", on: Stage(),
      [
        cargo(a, at(-2000, 0)).sailing(to: at(2000, 0), knots: 8),
        cargo(b, at(0, -1750)).sailing(to: at(0, 2250), knots: 8),
      ]),
    Scenario(
      "passes close by one that drifts at 1 kn", on: Stage(),
      [
        cargo(a, at(-2000, 20)).sailing(to: at(2000, 20), knots: 8),
        Ship(b, at: at(-100, 0)).sailing(to: at(100, 0), knots: 1, heading: 90),
      ]),
    Scenario(
      "head-on, both give way 320 m before", on: Stage(),
      [
        cargo(a, at(-2000, 0)).sailing(to: at(-160, 0), knots: 7).sailing(to: at(0, -40), knots: 7)
          .sailing(to: at(2000, -40), knots: 7),
        cargo(b, at(2000, 0)).sailing(to: at(160, 0), knots: 7).sailing(to: at(0, 40), knots: 7)
          .sailing(to: at(-2000, 40), knots: 7),
      ], airs: [.clean, .twoFeeds]),
    Scenario(
      "meet port to port, 30 m between the antennas, as day by day in a canal", on: Stage(),
      [
        cargo(a, at(-2000, 0)).sailing(to: at(2000, 0), knots: 6),
        cargo(b, at(2000, 30)).sailing(to: at(-2000, 30), knots: 6),
      ], airs: [.clean, .twoFeeds]),
    Scenario(
      "crosses before one that makes 2.4 kn, hardly under way", on: Stage(),
      [
        cargo(a, at(-2000, 0)).sailing(to: at(2000, 0), knots: 8),
        cargo(b, at(0, -600)).sailing(to: at(0, 600), knots: 2.4),
      ]),
    Scenario(
      "a barge of a raft eases 60 m ahead and falls back", on: Stage(),
      [
        cargo(a, at(-2500, 0)).sailing(to: at(2500, 0), knots: 5),
        cargo(b, at(-2500, 14)).sailing(to: at(-1000, 14), knots: 5).sailing(to: at(-790, 14), knots: 7)
          .sailing(to: at(-700, 14), knots: 3).sailing(to: at(2500, 14), knots: 5),
      ], airs: [.clean, .twoFeeds]),
    beside(50, 60, 12, "a pilot comes alongside from 60°", finds: false),
    beside(55, 35, 9, "a patrol boat comes alongside from 35°", finds: false),
    beside(70, 60, 12, "a cargo vessel comes alongside from 60°", finds: true),
    Scenario(
      "turns across the bow 100 m ahead", on: Stage(),
      [
        cargo(a, at(-1000, 0)).sailing(to: at(1000, 0), knots: 8, every: 4),
        cargo(b, at(-901, 100)).sailing(to: at(-78, 100), knots: 8, every: 4).sailing(
          to: at(-78, -800), knots: 8, every: 4),
      ], finds: risk, airs: [.clean, .twoFeeds]),
    Scenario(
      "both stop 300 m apart", on: Stage(),
      [
        cargo(a, at(-2200, 0)).sailing(to: at(-450, 0), knots: 6).sailing(to: at(-250, 0), knots: 3).lying(600),
        cargo(b, at(2200, 0)).sailing(to: at(450, 0), knots: 6).sailing(to: at(250, 0), knots: 3).lying(600),
      ]),
  ]
}
