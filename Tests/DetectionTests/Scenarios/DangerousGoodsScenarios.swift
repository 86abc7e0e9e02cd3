import Detection
import Geometry
import Organisation
import Picture
import Units

/// C5: vessels with dangerous goods in a watched place, 1,200 m by 1,000 m; a stay is one episode.
enum DangerousGoodsScenarios {
  private static let at = Harness.at
  private static let rule = ZoneRule(kind: .dangerousGoods, severity: .info, code: FindingCode("W01"))
  private static let place = Harness.zone("quay", -600, -500, 600, 500, rules: [rule])
  private static let registered = Stage(zones: [place], vessels: [Harness.ferry(kind: .dangerousGoods)])
  private static let unknown = Stage(zones: [place])
  private static let one = [Scenario.Expected.one(.dangerousGoods, 413_900_123, "quay")]

  private static func visit(_ ship: Ship, berthed seconds: Double = 3600) -> Ship {
    ship.sailing(to: at(0, 0), knots: 5).lying(seconds, status: 5).sailing(to: at(2500, 0), knots: 5)
  }
  private static var coming: Ship { Ship(at: at(-2500, 0)) }

  static let all: [Scenario] = [
    Scenario("comes, berths for an hour, goes", on: registered, [visit(coming)], finds: one, after: 60),
    Scenario(
      "passes through without stopping", on: registered, [coming.sailing(to: at(2500, 0))], finds: one, after: 60),
    Scenario("passes 80 m off", on: registered, [Ship(at: at(-2500, 600)).sailing(to: at(2500, 600))], after: 60),
    Scenario(
      "an unknown tanker of category X", on: unknown, [visit(coming.particulars(type: 81))], finds: one),
    Scenario("an unknown cargo vessel of category OS", on: unknown, [visit(coming.particulars(type: 74))], finds: one),
    Scenario("an unknown tanker without category", on: unknown, [visit(coming.particulars(type: 80))]),
    Scenario("a tug, type 52, is no cargo", on: unknown, [visit(coming.particulars(type: 52))]),
    Scenario("two blue cones", on: unknown, [visit(coming.cones(2))], finds: one),
    Scenario("no cone", on: unknown, [visit(coming.cones(0))]),
    Scenario(
      "the type is heard only when it lies inside", on: unknown,
      [
        Ship(at: at(-2500, 0)).sailing(to: at(0, 0), knots: 5).lying(600).particulars(type: 82).lying(1800)
          .sailing(to: at(2500, 0))
      ], finds: one),
    Scenario(
      "any other vessel of the register", on: Stage(zones: [place], vessels: [Harness.ferry()]), [visit(coming)],
      after: 60),
    Scenario(
      "lies moored 6 m inside the edge for six hours", on: registered, [Ship(at: at(594, 0)).lying(21_600, status: 5)],
      finds: one, airs: [.noisy, .gaps], after: 60),
    Scenario(
      "over the edge and back, over and over: one stay", on: registered,
      [
        (0..<20).reduce(Ship(at: at(540, -400))) { ship, n in
          ship.sailing(to: at(n % 2 == 0 ? 640 : 540, -400 + Double(n + 1) * 40), knots: 3)
        }
      ], finds: one, after: 60),
    Scenario(
      "comes twice, two hours apart: two stays", on: registered,
      [visit(visit(coming).lying(5400).sailing(to: at(1500, 0)))],
      finds: [.init(detector: .dangerousGoods, mmsi: 413_900_123, object: "quay", times: 2)], after: 60),
    Scenario(
      "wakes up at the berth", on: registered, [Ship(at: at(0, 0)).lying(3600, status: 5)], finds: one, after: 60),
    Scenario(
      "switches off at the berth for two hours", on: registered,
      [
        coming.sailing(to: at(0, 0), knots: 5).lying(5400, status: 5).silent(7200).lying(1800, status: 5)
          .sailing(to: at(2500, 0), knots: 5)
      ], finds: one + [.one(.lostSignal)], after: 60),
    Scenario(
      "a restart while it is berthed", on: registered, [visit(coming)], finds: one, acts: [.restart(at: 3000)],
      after: 60),
    Scenario(
      "over midnight of the year's end",
      on: Stage(
        zones: [place], vessels: registered.vessels,
        start: Instant(iso8601: "2026-12-31T23:30:00+08:00") ?? .distantPast), [visit(coming)], finds: one, after: 60),
    Scenario(
      "watched from 10:30 on, berthed before",
      on: Stage(
        zones: [
          Harness.zone(
            "quay", -600, -500, 600, 500,
            rules: [
              ZoneRule(
                kind: .dangerousGoods, hours: [Hours(CivilTime(10, 30), CivilTime(20, 0))], severity: .info,
                code: FindingCode("W01"))
            ])
        ], vessels: registered.vessels), [Ship(at: at(0, 0)).lying(3600, status: 5)], finds: one, after: 60),
    Scenario(
      "shifts to another berth inside: one stay", on: registered,
      [
        coming.sailing(to: at(-300, 0), knots: 5).lying(1500, status: 5).sailing(to: at(300, 0), knots: 4)
          .lying(1500, status: 5).sailing(to: at(2500, 0), knots: 5)
      ], finds: one, after: 60),
    Scenario(
      "a class B vessel", on: unknown,
      [
        Ship(as: .classB, at: at(-2500, 0)).particulars(type: 71).sailing(to: at(0, 0), knots: 5).lying(3600)
          .sailing(to: at(2500, 0), knots: 5)
      ], finds: one),
  ]
}
