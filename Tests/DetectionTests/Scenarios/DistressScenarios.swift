import Detection
import Geometry
import Organisation
import Picture
import Units

/// C13: distress, however it is called.
enum DistressScenarios {
  private static let at = Harness.at
  private static let stage = Stage()
  private static let sart: UInt32 = 970_413_001

  /// Eight reports in 14 s, once a minute.
  private static func beacon(
    _ mmsi: UInt32, _ place: Position?, minutes: Int, from second: Double = 0, status: UInt8 = 14
  ) -> Ship {
    var ship = Ship(mmsi, as: .beacon, at: place ?? at(0, 0), from: second)
    for _ in 0..<minutes { ship = ship.lying(16, knots: 0.5, status: status, every: 2).silent(44) }
    return ship
  }

  private static func one(_ object: String, _ mmsi: UInt32 = sart) -> [Scenario.Expected] {
    [.one(.distress, mmsi, object)]
  }

  static let all: [Scenario] = [
    Scenario("an AIS-SART for twenty minutes", on: stage, [beacon(sart, at(0, 0), minutes: 20)], finds: one("sart")),
    Scenario(
      "a man overboard device", on: stage, [beacon(972_413_002, at(0, 0), minutes: 5)], finds: one("mob", 972_413_002)),
    Scenario("an EPIRB", on: stage, [beacon(974_413_003, at(0, 0), minutes: 5)], finds: one("epirb", 974_413_003)),
    Scenario("a beacon under test", on: stage, [beacon(sart, at(0, 0), minutes: 5, status: 15)]),
    Scenario("a test by text", on: stage, [beacon(sart, at(0, 0), minutes: 3, status: 15).saying(text: "SART TEST")]),
    Scenario(
      "status 14 of a vessel", on: stage, [Ship(at: at(-2000, 0)).sailing(to: at(0, 0)).lying(300, status: 14)],
      finds: one("status", 413_900_123)),
    Scenario(
      "a safety text MAYDAY", on: stage,
      [Ship(at: at(-2000, 0)).sailing(to: at(0, 0)).saying(text: "MAYDAY TAKING WATER").lying(60)],
      finds: one("text", 413_900_123)),
    Scenario(
      "a safety text of no distress", on: stage,
      [Ship(at: at(-2000, 0)).sailing(to: at(0, 0)).saying(text: "GOOD WATCH").lying(60)]),
    Scenario(
      "life raft and ship call within a mile: one call", on: stage,
      [beacon(sart, at(0, 0), minutes: 15), beacon(974_413_003, at(600, 300), minutes: 10, from: 130)],
      finds: one("sart")),
    Scenario(
      "two wrecks ten miles apart: two calls", on: stage,
      [beacon(sart, at(0, 0), minutes: 10), beacon(970_413_009, at(0, 18_500), minutes: 10, from: 60)],
      finds: one("sart") + one("sart", 970_413_009)),
    Scenario(
      "again after half an hour: another call", on: stage,
      [beacon(sart, at(0, 0), minutes: 5), beacon(sart, at(0, 0), minutes: 5, from: 2400)],
      finds: [.init(detector: .distress, mmsi: sart, object: "sart", times: 2)]),
    Scenario(
      "a beacon that drifts", on: stage,
      [
        (0..<20).reduce(Ship(sart, as: .beacon, at: at(0, 0))) { ship, n in
          ship.sailing(to: at(Double(n) * 40, 0), knots: 1.5, status: 14, every: 4)
        }
      ], finds: one("sart")),
    Scenario(
      "status 14 in closed water: both", on: Stage(zones: [Harness.zone("closed")]),
      [Ship(at: at(-900, 0)).sailing(to: at(0, 0)).lying(300, status: 14)],
      finds: one("status", 413_900_123) + [.one(.closedWater, 413_900_123, "closed")]),
    Scenario(
      "over midnight and the year's end",
      on: Stage(start: Instant(iso8601: "2026-12-31T23:55:00+08:00") ?? .distantPast),
      [beacon(sart, at(0, 0), minutes: 12)], finds: one("sart")),
    Scenario(
      "a restart during the call", on: stage, [beacon(sart, at(0, 0), minutes: 15)], finds: one("sart"),
      acts: [.restart(at: 400)]),
    Scenario(
      "a test and a call near each other: the call alone", on: stage,
      [beacon(sart, at(0, 0), minutes: 8, status: 15), beacon(972_413_002, at(100, 0), minutes: 5, from: 90)],
      finds: one("mob", 972_413_002)),
  ]
}
