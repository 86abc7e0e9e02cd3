import Detection
import Geometry
import Organisation
import Picture
import Units

/// C5, X4: who says what it is not, or where it can't be.
enum IdentityScenarios {
  private static let at = Harness.at
  private static let mmsi: UInt32 = 413_900_123
  private static let open = Stage()
  private static let registered = Stage(vessels: [vessel()])
  private static func one(_ object: String, _ mmsi: UInt32 = mmsi) -> [Scenario.Expected] {
    [.one(.identity, mmsi, object)]
  }

  private static func vessel(
    _ number: UInt32 = mmsi, _ change: (inout RegisteredVessel) -> Void = { _ in }
  ) -> RegisteredVessel {
    var vessel = Harness.ferry(number)
    vessel.length = Metres(28)
    change(&vessel)
    return vessel
  }

  /// Up and down, reporting all the time.
  private static func busy(
    _ number: UInt32 = mmsi, as transceiver: Transceiver = .classA, _ x: Double = 0, _ y: Double = 0, from: Double = 0,
    named name: String? = nil, length: UInt16 = 28
  ) -> Ship {
    var ship = Ship(number, as: transceiver, at: at(x, y), from: from)
    if let name { ship = ship.particulars(type: 60, length: length, beam: 7, name: name) }
    ship = ship.sailing(to: at(x + 900, y))
    if let name { ship = ship.particulars(type: 60, length: length, beam: 7, name: name) }
    return ship.sailing(to: at(x, y))
  }

  private static func numbered(imo: UInt32 = 0, eni: UInt32 = 0) -> Ship {
    var said = Particulars()
    (said.imo, said.eni) = (imo, eni)
    let parts: Particulars.Parts = imo == 0 ? .inland : .voyage
    return busy().saying(.particulars(said, parts)).sailing(to: at(900, 0)).saying(.particulars(said, parts))
      .sailing(to: at(0, 0)).saying(.particulars(said, parts)).sailing(to: at(900, 0))
  }

  /// Every 150 m one fix that is wherever it likes.
  private static func anywhere() -> Ship {
    var ship = Ship(mmsi, at: at(0, 0))
    for n in 0..<10 {
      let (x, y) = (Double(n % 7) * 9000 - 20_000, Double(n % 5) * 11_000 + 9000)
      ship = ship.sailing(to: at(Double(n + 1) * 150, 0)).astray(at(x, y))
    }
    return ship.sailing(to: at(3000, 0))
  }

  /// Twenty vessels that say for two minutes, or longer, that they are in one place.
  private static func jammed(_ rounds: Int = 12) -> [Ship] {
    var ships: [Ship] = []
    for n in 0..<20 {
      let (x, y) = (Double(n) * 400, Double(n % 3) * 900)
      var ship = Ship(413_800_000 + UInt32(n), at: at(x, y), from: Double(n) / 4).sailing(to: at(x + 200, y))
      for k in 0..<rounds { ship = ship.astray(at(40_000 + Double(k % 12), 30_000)) }
      ships.append(ship.sailing(to: at(x + 600, y)))
    }
    return ships
  }

  /// Two minutes of positions that can't be, on a way that goes on.
  private static func wrong(_ place: (Position) -> Position) -> Ship {
    var ship = Ship(mmsi, at: at(0, 0)).sailing(to: at(900, 0))
    for k in 1...12 { ship = ship.astray(place(at(900 + Double(k) * 30, 0))) }
    return ship.silent(0, to: at(1290, 0)).sailing(to: at(2000, 0))
  }

  private static func exchanged(_ place: Position) -> Position {
    Position(latitude: place.longitude, longitude: place.latitude)
  }

  /// Where the jammed say they are, nobody may be.
  private static let falsePlace = Stage(zones: [Harness.zone("Z1", 39_000, 29_000, 41_000, 31_000)])

  private static func named(_ name: String, length: Double? = 28, mmsi number: UInt32 = 413_900_124) -> Stage {
    var other = Harness.ferry(number)
    other.name = name
    other.length = length.map(Metres.init)
    return Stage(vessels: [other])
  }

  static let conflicts: [Scenario] = [
    Scenario(
      "one MMSI in two places 12 km apart", on: open, [busy(), busy(mmsi, 12_000, 3000, from: 4)], finds: one("places")),
    Scenario(
      "one MMSI in two places, one of them a class B", on: open,
      [busy(), busy(mmsi, as: .classB, 9000, 0, from: 4)], finds: one("places")),
    Scenario("an MMSI with digits of no country", on: open, [busy(200_123_456)], finds: one("mmsi", 200_123_456)),
    Scenario("123456789", on: open, [busy(123_456_789)], finds: one("mmsi", 123_456_789)),
    Scenario("MMSI 0", on: open, [busy(0)], finds: one("mmsi", 0)),
    Scenario("413000000, as it came from the factory", on: open, [busy(413_000_000)], finds: one("mmsi", 413_000_000)),
    Scenario(
      "flies at 120 kn", on: open, [Ship(mmsi, at: at(0, 0)).sailing(to: at(9000, 0), knots: 120, every: 10)],
      finds: one("speed")),
    Scenario(
      "flies at 300 kn", on: open, [Ship(mmsi, at: at(0, 0)).sailing(to: at(20_000, 0), knots: 300, every: 10)],
      finds: one("speed")),
    Scenario(
      "its receiver is anywhere, ten times in ten minutes", on: open,
      [anywhere()],
      finds: one("speed")),
    Scenario(
      "one MMSI on five vessels", on: open, (0..<5).map { busy(mmsi, Double($0) * 9000, 0, from: Double($0) * 2) },
      finds: one("places")),
    Scenario(
      "flies at 120 kn and says 10", on: open,
      [Ship(mmsi, at: at(0, 0)).sailing(to: at(9000, 0), knots: 120, every: 10).saying10()], finds: one("speed")),
    Scenario(
      "another name than the register's", on: registered, [busy(named: "XIANG HUO 0777")], finds: one("name"), after: 60
    ),
    Scenario(
      "another number than the register's", on: registered, [busy(named: "XIANG DU 0124")], finds: one("name"),
      after: 60),
    Scenario(
      "80 m where the register has 28", on: registered, [busy(named: "XIANG DU 0123", length: 80)], finds: one("size"),
      after: 60),
    Scenario(
      "another IMO number", on: Stage(vessels: [vessel { $0.imo = 9_074_729 }]), [numbered(imo: 9_074_731)],
      finds: one("imo"), after: 60),
    Scenario(
      "another ENI", on: Stage(vessels: [vessel { $0.eni = 2_324_567 }]), [numbered(eni: 2_324_568)], finds: one("eni"),
      after: 60),
    Scenario(
      "its terminal is 5 km from its transponder", on: Stage(vessels: [vessel { $0.terminals = ["1"] }]),
      [busy(), busy(mmsi, as: .device, 5000, 0, from: 4)], finds: one("terminal"), after: 60),
    Scenario(
      "its terminal is 900 m from its transponder", on: Stage(vessels: [vessel { $0.terminals = ["1"] }]),
      [busy(), busy(mmsi, as: .device, 0, 900, from: 4)], finds: one("terminal"), after: 60),
    Scenario(
      "the number of a station ashore on a transponder", on: open, [busy(4_131_001)], finds: one("mmsi", 4_131_001)),
    Scenario("nine equal digits", on: open, [busy(888_888_888)], finds: one("mmsi", 888_888_888)),
    Scenario(
      "an impossible number in two places is one matter", on: open,
      [busy(123_456_789), busy(123_456_789, 12_000, 3000, from: 4)], finds: one("mmsi", 123_456_789)),
    Scenario(
      "an impossible number, a restart meanwhile", on: open, [busy(123_456_789)], finds: one("mmsi", 123_456_789),
      acts: [.restart(at: 200)]),
    Scenario(
      "a ferry that says it is a rescue vessel", on: registered,
      [busy().particulars(type: 51, length: 28, beam: 7).sailing(to: at(900, 0))], finds: one("kind"), after: 60),
    Scenario(
      "under the name of a registered vessel", on: named("湘渡0124"), [busy(413_700_001, named: "XIANG DU 0124")],
      finds: one("borrowed", 413_700_001)),
    Scenario(
      "under its name and beside it", on: named("湘渡0124"),
      [busy(413_900_124, named: "XIANG DU 0124"), busy(413_700_001, as: .classB, 3000, 0, named: "XIANGDU0124")],
      finds: one("borrowed", 413_700_001), after: 60),
    Scenario(
      "under the IMO number of a registered vessel", on: Stage(vessels: [vessel(413_900_124) { $0.imo = 9_074_729 }]),
      [numbered(imo: 9_074_729)], finds: one("borrowed")),
    Scenario(
      "under the ENI of a registered vessel", on: Stage(vessels: [vessel(413_900_124) { $0.eni = 2_324_567 }]),
      [numbered(eni: 2_324_567)], finds: one("borrowed")),
    Scenario(
      "under the name of a registered vessel, a restart meanwhile", on: named("湘渡0124"),
      [busy(413_700_001, named: "XIANG DU 0124")], finds: one("borrowed", 413_700_001), acts: [.restart(at: 350)]),
    Scenario(
      "its terminal is 5 km off, a restart meanwhile", on: Stage(vessels: [vessel { $0.terminals = ["1"] }]),
      [busy(), busy(mmsi, as: .device, 5000, 0, from: 4)], finds: one("terminal"), acts: [.restart(at: 250)], after: 60),
    Scenario(
      "flies at 120 kn, a restart meanwhile", on: open,
      [Ship(mmsi, at: at(0, 0)).sailing(to: at(15_000, 0), knots: 120, every: 10)], finds: one("speed"),
      acts: [.restart(at: 120)]),
    Scenario(
      "over midnight and the year's end",
      on: Stage(start: Instant(iso8601: "2026-12-31T23:57:00+08:00") ?? .distantPast),
      [busy(), busy(mmsi, 12_000, 3000, from: 4)], finds: one("places")),
    Scenario(
      "two places, a restart meanwhile", on: open, [busy(), busy(mmsi, 12_000, 3000, from: 4)], finds: one("places"),
      acts: [.restart(at: 250)]),
    Scenario(
      "another name, a restart meanwhile", on: registered, [busy(named: "XIANG HUO 0777")], finds: one("name"),
      acts: [.restart(at: 350)], after: 60),
  ]

  static let harmless: [Scenario] = [
    Scenario("its own name in pinyin", on: registered, [busy(named: "XIANG DU 0123")], after: 60),
    Scenario("its own name, written otherwise", on: registered, [busy(named: "XIANGDU123")], after: 60),
    Scenario(
      "a name with a character that nobody knows how to read", on: Stage(vessels: [vessel { $0.name = "湘㵐渡01" }]),
      [busy(named: "XIANG BIAO DU 01")], after: 60),
    Scenario(
      "one message with another name", on: registered, [busy().saying(stray).sailing(to: at(900, 0))],
      airs: [.clean, .twoFeeds], after: 60),
    Scenario("five metres longer", on: registered, [busy(named: "XIANG DU 0123", length: 33)], after: 60),
    Scenario("not of the register, whatever its name", on: open, [busy(named: "TITANIC")]),
    Scenario(
      "a foreign vessel in the harbour, with numbers that the register does not know", on: registered,
      [
        Ship(244_660_584, at: at(2000, 0)).saying(
          .particulars(
            {
              var said = Particulars()
              (said.name, said.imo, said.eni) = ("ALBATROS 0123".nameText, 9_074_729, 2_324_567)
              return said
            }(), [.name, .voyage, .inland])
        ).particulars(type: 70, name: "ALBATROS 0123").sailing(to: at(2900, 0)).lying(600, status: 5)
      ], after: 60),
    Scenario("a common name that a registered vessel has as well", on: named("顺达8"), [busy(named: "SHUN DA 8")]),
    Scenario(
      "a vessel of the same name that is three times as long", on: named("湘渡0124"),
      [busy(413_700_001, named: "XIANG DU 0124", length: 90)]),
    Scenario(
      "its name is registered without an MMSI", on: named("湘渡0124", mmsi: VesselNumber.own(of: "V-9")),
      [busy(413_700_001, named: "XIANG DU 0124")], after: 60),
    Scenario(
      "an official vessel that says it enforces the law", on: Stage(vessels: [vessel { $0.kind = .official }]),
      [busy().particulars(type: 55, length: 28, beam: 7).sailing(to: at(900, 0))], after: 60),
    Scenario(
      "latitude and longitude exchanged for two minutes", on: open, [wrong(exchanged)]),
    Scenario("0° N 0° E for two minutes", on: open, [wrong { _ in Position(latitude: 0, longitude: 0) }]),
    Scenario("nearly 0° N 0° E for two minutes", on: open, [wrong { _ in Position(latitude: 0.0002, longitude: 0) }]),
    Scenario(
      "a registered vessel at 0° N 0° E for two minutes", on: registered,
      [wrong { _ in Position(latitude: 0, longitude: 0) }], after: 60),
    Scenario("one fix 20 km off", on: open, [busy().astray(at(20_000, 0)).sailing(to: at(900, 0))]),
    Scenario(
      "gone for five minutes, and 2.5 km on", on: open,
      [Ship(mmsi, at: at(0, 0)).sailing(to: at(900, 0)).silent(300, to: at(3400, 0)).sailing(to: at(6000, 0))]),
    Scenario(
      "its receiver wakes up somewhere else, for good", on: open,
      [busy().silent(30, to: at(14_000, 0)).sailing(to: at(16_000, 0))]),
    Scenario(
      "a feed that brings everything 70 s later once more", on: open,
      [0, 70].map { Ship(mmsi, at: at(0, 0), from: $0).sailing(to: at(9000, 2000), knots: 20) }),
    Scenario(
      "a slow feed on a river with bends", on: open,
      [0, 45].map {
        Ship(mmsi, at: at(0, 0), from: $0).sailing(to: at(3000, 0), knots: 22, every: 5).sailing(
          to: at(6000, 900), knots: 22, every: 5
        ).sailing(to: at(9000, 900), knots: 22, every: 5)
      }),
    Scenario("a hydrofoil at 45 kn", on: open, [Ship(mmsi, at: at(0, 0)).sailing(to: at(15_000, 0), knots: 45)]),
    Scenario(
      "terminal and transponder of one vessel, at the same place",
      on: Stage(vessels: [vessel { $0.terminals = ["1"] }]),
      [busy(), busy(mmsi, as: .device, 10, 0, from: 4)], after: 60),
    Scenario(
      "a beacon, a buoy, a base station and an aircraft", on: open,
      [
        Ship(994_131_001, as: .aidToNavigation, at: at(0, 0)).lying(300),
        Ship(4_131_001, as: .baseStation, at: at(100, 0)).lying(300),
        Ship(111_413_001, as: .aircraft, at: at(0, 0)).sailing(to: at(20_000, 0), knots: 110),
      ]),
    Scenario("a craft of a mother ship, 98 in front", on: open, [busy(984_130_001)]),
    Scenario(
      "twenty vessels jump to one place in a minute, and come back", on: open,
      jammed()),
    Scenario(
      "jammed for a quarter of an hour, to a place where nobody may be", on: falsePlace, jammed(90),
      airs: [.clean, .noisy, .twoFeeds]),
    Scenario("a helicopter for rescue with a transponder of class A", on: open, [busy(111_413_001)]),
  ]

  private static let stray: Observation.Content = {
    var said = Particulars()
    said.name = "XIANG HUO 0777".nameText
    return .particulars(said, .name)
  }()

  static let all = conflicts + harmless
}

extension Ship {
  /// The same reports with 10 kn in them.
  fileprivate func saying10() -> Ship {
    var ship = Ship(mmsi, as: transceiver, at: place)
    for message in sent {
      guard case .report(let report) = message.content else { continue }
      ship = ship.silent(message.at - ship.clock).astray(report.position, knots: 10)
      ship = ship.silent(-10)
    }
    return ship
  }
}
