import Detection
import Geometry
import Organisation
import Picture
import Units

/// P7: sailing bans, declared over a zone of 20 km by 20 km, or by the rule of a zone.
enum SailingBanScenarios {
  private static let at = Harness.at
  private static let waters = Harness.zone("waters", -10_000, -10_000, 10_000, 10_000, rules: [])
  private static let stage = Stage(zones: [waters])
  private static let one = [Scenario.Expected.one(.sailingBan, 413_900_123, "ban:1")]

  static func ban(
    _ no: Int64 = 1, from minutes: Int64 = -120, until end: Int64? = nil, zones: [ZoneID] = ["waters"],
    except: [RegisteredVessel.Kind] = [.official]
  ) -> SailingBan {
    SailingBan(
      no: no, centre: CentreID("430100"), zones: zones, cause: .wind, from: Harness.start + .minutes(minutes),
      until: end.map { Harness.start + .minutes($0) }, reason: "大风七级", except: except,
      declaredAt: Harness.start + .minutes(min(minutes, 0)), declaredBy: "P1")
  }

  static func declare(_ bans: SailingBan..., at seconds: Double = 0) -> Scenario.Act {
    Scenario.Act(at: seconds) { $0.detection.follow(bans) }
  }

  private static func windy(_ hours: [Hours] = []) -> Stage {
    let rule = ZoneRule(
      kind: .sailingBan(.wind), hours: hours,
      conditions: RuleConditions(
        measured: [MeasuredCondition(.wind, isAbove: true, limit: 10.8, stations: ["M1"])]),
      severity: .serious, code: FindingCode("V06"))
    var stage = Stage(zones: [Harness.zone("lake", -10_000, -10_000, 10_000, 10_000, rules: [rule])])
    stage.more = { $0.stations = [ConditionScenarios.mast] }
    return stage
  }

  private static func sails(_ knots: Double = 6, as transceiver: Transceiver = .classA) -> Ship {
    Ship(as: transceiver, at: at(-3000, 0)).sailing(to: at(3000, 0), knots: knots)
  }

  static let all: [Scenario] = declared + edges + byRule

  private static let declared: [Scenario] = [
    Scenario("under way two hours after it began", on: stage, [sails()], finds: one, acts: [declare(ban())]),
    Scenario(
      "under way when it begins, and in port within the grace", on: stage,
      [Ship(at: at(-3000, 0)).sailing(to: at(0, 0), knots: 6).lying(3600, status: 5)],
      acts: [declare(ban(from: 5), at: 0)]),
    Scenario(
      "under way when it begins, and still so forty minutes later", on: stage,
      [Ship(at: at(-8000, 0)).sailing(to: at(3000, 0), knots: 7)], finds: one, acts: [declare(ban(from: 5))]),
    Scenario(
      "reaches a berth within the grace and sails again", on: stage,
      [
        Ship(at: at(-3000, 0)).sailing(to: at(-1500, 0), knots: 6).lying(600, every: 60).sailing(
          to: at(3000, 0), knots: 6)
      ], finds: one, acts: [declare(ban(from: 1))]),
    Scenario(
      "sails from its berth ten minutes after it began", on: stage,
      [Ship(at: at(-3000, 0)).lying(900, every: 60).sailing(to: at(3000, 0), knots: 6)], finds: one,
      acts: [declare(ban(from: 5))]),
    Scenario(
      "comes in from outside ten minutes after it began", on: stage,
      [Ship(at: at(-12_500, 0)).sailing(to: at(-6000, 0), knots: 8)], finds: one, acts: [declare(ban(from: 0))]),
    Scenario("moored all the time", on: stage, [Ship(at: at(0, 0)).lying(7200, status: 5)], acts: [declare(ban())]),
    Scenario(
      "swings at anchor", on: stage, [Ship(at: at(0, 0)).lying(7200, knots: 0.8, status: 1)], acts: [declare(ban())]),
    Scenario("sails before it begins", on: stage, [sails()], acts: [declare(ban(from: 120))], after: 60),
    Scenario("sails after its end", on: stage, [sails()], acts: [declare(ban(from: -300, until: -60))]),
    Scenario(
      "lifted before it sails", on: stage, [Ship(at: at(-3000, 0)).lying(900).sailing(to: at(3000, 0), knots: 6)],
      acts: [declare(ban()), Scenario.Act(at: 600) { $0.detection.follow([]) }]),
    Scenario(
      "an official vessel may", on: Stage(zones: [waters], vessels: [Harness.ferry(kind: .official)]), [sails()],
      acts: [declare(ban())], after: 60),
    Scenario(
      "a rescue vessel may, as its ship type says", on: stage,
      [
        Ship(at: at(-3000, 0)).particulars(type: 51).sailing(
          to: at(3000, 0), knots: 12)
      ], acts: [declare(ban())]),
    Scenario(
      "a ferry may not", on: Stage(zones: [waters], vessels: [Harness.ferry()]), [sails()], finds: one,
      acts: [declare(ban())], after: 60),
    Scenario("a class B vessel", on: stage, [sails(as: .classB)], finds: one, acts: [declare(ban())]),
  ]

  private static let edges: [Scenario] = [
    Scenario(
      "passes 60 m outside the waters", on: stage,
      [Ship(at: at(-10_060, -5000)).sailing(to: at(-10_060, 5000), knots: 8)],
      acts: [declare(ban())]),
    Scenario(
      "over the edge and back again and again: one finding", on: stage,
      [
        (0..<12).reduce(Ship(at: at(-9900, 0))) { ship, n in
          ship.sailing(to: at(n % 2 == 0 ? -10_020 : -9900, Double(n + 1) * 60), knots: 5)
        }
      ], finds: one, acts: [declare(ban())]),
    Scenario(
      "a ferry that lies two minutes at each bank: one finding", on: stage,
      [
        (0..<8).reduce(Ship(at: at(0, -400))) { ship, n in
          ship.sailing(to: at(0, n % 2 == 0 ? 400 : -400), knots: 6).lying(120)
        }
      ], finds: one, acts: [declare(ban())]),
    Scenario(
      "a restart in the middle", on: stage, [sails(4)], finds: one, acts: [declare(ban()), .restart(at: 900)]),
    Scenario(
      "a restart within the grace accuses nobody", on: stage,
      [Ship(at: at(-3000, 0)).sailing(to: at(2000, 0), knots: 6).lying(3600, status: 5)],
      acts: [declare(ban(from: 5)), .restart(at: 600)]),
    Scenario(
      "two bans over one water are two findings", on: stage, [sails()],
      finds: [.one(.sailingBan, 413_900_123, "ban:1"), .one(.sailingBan, 413_900_123, "ban:2")],
      acts: [declare(ban(), ban(2))]),
    Scenario(
      "from one of its zones into the next: one finding",
      on: Stage(zones: [
        Harness.zone("west", -6000, -2000, 0, 2000, rules: []),
        Harness.zone("east", 0, -2000, 6000, 2000, rules: []),
      ]), [sails(8)], finds: one, acts: [declare(ban(zones: ["west", "east"]))]),
    Scenario(
      "over the turn of the year",
      on: Stage(zones: [waters], start: Instant(iso8601: "2026-12-31T23:40:00+08:00") ?? .distantPast), [sails(4)],
      finds: one, acts: [declare(ban())]),
  ]

  private static let lake = [Scenario.Expected.one(.sailingBan, 413_900_123, "lake")]

  private static let byRule: [Scenario] = [
    Scenario(
      "the wind has blown for an hour", on: windy(), [sails()], finds: lake,
      acts: [ConditionScenarios.reads("M1", .wind, 13, at: 0, minutesAgo: 60)]),
    Scenario("nobody knows the wind", on: windy(), [sails()]),
    Scenario(
      "a breeze", on: windy(), [sails()], acts: [ConditionScenarios.reads("M1", .wind, 6, at: 0)]),
    Scenario(
      "the wind gets up while it sails: grace", on: windy(),
      [Ship(at: at(-3000, 0)).sailing(to: at(1500, 0), knots: 6).lying(1800, status: 5)],
      acts: [ConditionScenarios.reads("M1", .wind, 6, at: 0), ConditionScenarios.reads("M1", .wind, 13, at: 300)]),
    Scenario(
      "the wind drops, the episode ends, and none begins", on: windy(), [sails(4)], finds: lake,
      acts: [
        ConditionScenarios.reads("M1", .wind, 13, at: 0, minutesAgo: 60),
        ConditionScenarios.reads("M1", .wind, 5, at: 900),
      ]),
  ]
}
