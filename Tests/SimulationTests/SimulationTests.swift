import Geometry
import Organisation
import Regulation
import Testing
import Units

@testable import Simulation

/// One province centre, two cities, six counties, sixty points; all of them in one watch a day unless a roster is given.
enum Model {
  static let first = CivilDate(dayNumber: 20_605)  // 2026-06-01

  static func centre(_ code: String, _ tier: Tier, _ parent: String?) -> Centre {
    Centre(
      id: CentreID(code), name: "中心\(code)", area: code, tier: tier, parent: parent.map { CentreID($0) },
      isFirstLine: tier != .province, hasDirectWaters: tier == .county, waters: nil, authority: "U",
      dutyStarts: first - 400, addresses: [])
  }

  static func organisation(points: Int = 60, roster: [WatchAssignment] = []) -> Organisation {
    let cities = ["430100", "430200"]
    let counties = (0..<6).map { "430\($0 % 2 + 1)0\($0 / 2 + 1)" }
    return Organisation(
      name: "省", zone: .shanghai,
      centres: [centre("430000", .province, nil)] + cities.map { centre($0, .city, "430000") }
        + counties.map { centre($0, .county, String($0.prefix(4)) + "00") },
      units: [], people: [], consoles: [], roster: roster,
      points: (0..<points).map { index in
        MonitoringPoint(
          id: "PT-\(padded(index, 3))", name: "渡口\(index)", kind: .ferry, centre: CentreID(counties[index % 6]),
          place: Position(latitude: 28, longitude: 113), means: [.cctv],
          sailings: Hours(CivilTime(6, 30), CivilTime(18, 0)), township: nil, inServiceSince: nil)
      }, vessels: [], zones: [])
  }

  static func run(
    _ people: Manner, days: Int = 30, seed: UInt64 = 7, organisation: Organisation = organisation(),
    rules: RegulationRules = RegulationRules()
  ) -> SimulationResult {
    Simulation(
      directory: Directory(organisation), rules: rules, people: people, from: first, through: first + (days - 1),
      seed: seed
    ).run()
  }
}

extension SimulationResult {
  func kind(_ kind: DutyKind) -> KindLine? { kinds.first { $0.kind == kind.rawValue } }
  var missed: Int { kinds.reduce(0) { $0 + $1.missed } }
  var late: Int { kinds.reduce(0) { $0 + $1.late } }
}

@Suite("A trial run of the regulation") struct SimulationTests {
  @Test("the same seed gives the same month, another seed another one") func deterministic() {
    let one = Model.run(.lazy)
    #expect(one == Model.run(.lazy))
    #expect(one != Model.run(.lazy, seed: 8))
  }

  @Test("P3, C2, X2: what is owed is what the clauses ask, restated: so many rounds times so many objects") func owed()
    throws
  {
    let result = Model.run(.good)
    #expect(result.kind(.cityRound)?.owed == 2 * 2 * 30)
    #expect(result.kind(.countyRound)?.owed == 4 * 6 * 30)
    #expect(result.kind(.pointRound)?.owed == 60 * 30)
    // All of the counties' points where they are fewer than 80.
    #expect(result.kind(.countyPointCheck)?.owed == 60 * 30)
    // 80 a day is more than there are.
    #expect(result.kind(.pointSpotCheck)?.owed == 60 * 30)
    for line in result.kinds { #expect(line.owed == line.inTime + line.late + line.missed, "\(line.kind)") }
    #expect(result.centres == 9 && result.points == 60 && result.unrostered == 9)
  }

  @Test(
    "R1, P3: a point that is closed, out of season or new in part of the month owes for its days only, and is not short of three"
  )
  func absences() throws {
    var organisation = Model.organisation(points: 12)
    let first = Model.first
    organisation.points[0].closures = [Closure(from: first + 2, through: nil, reason: .repair)]
    organisation.points[1].closures = [Closure(from: first, through: first + 29, reason: .other)]
    organisation.points[2].seasons = [Season(from: MonthDay(6, 30), through: MonthDay(12, 31))]
    organisation.points[3].inServiceSince = first + 28
    let result = Model.run(.good, organisation: organisation)
    let month = try #require(result.months.first)
    // Six counties and twelve points, but the one that was closed all the month.
    #expect(month.objects == 6 + 11)
    let short = Dictionary(month.short.map { ($0.object, $0) }, uniquingKeysWith: { first, _ in first })
    for (point, owed) in [("PT-000", 2), ("PT-002", 1), ("PT-003", 2)] {
      let line = short["point:\(point)"]
      #expect(line == nil || line?.owed == owed, "\(point): \(String(describing: line))")
    }
    #expect(short["point:PT-001"] == nil)
    // Nobody there: what they owe is what shows.
    let absent = try #require(Model.run(.absent, organisation: organisation).months.first)
    #expect(absent.objects == month.objects)
    #expect(Model.run(.good, organisation: organisation).kind(.pointRound)?.owed == 8 * 30 + 2 + 0 + 1 + 2)
  }

  @Test("R3: good people are in time, lazy ones late, and where whole half-days nobody is there rounds are missed")
  func manners() throws {
    let (good, lazy, absent) = (Model.run(.good), Model.run(.lazy), Model.run(.absent))
    let owed = good.kinds.reduce(0) { $0 + $1.owed }
    // Two in a thousand are not done, and of points one in a hundred shows nothing.
    #expect(good.missed * 100 < owed * 2 && good.late * 100 < owed * 2)
    #expect(lazy.late > 3 * good.late && lazy.missed > 3 * good.missed)
    #expect(absent.missed > 3 * good.missed)
    let rounds = try #require(absent.kind(.cityRound))
    // A half-day in seven or so.
    #expect((60...240).contains(rounds.missed * 1000 / rounds.owed))
    #expect(lazy.worst.count == 9 && lazy.worst.first.map { $0.missed > 0 } == true)
  }

  @Test("R6: reports go in time whoever looked, and say that nobody did") func reports() throws {
    let lazy = try #require(Model.run(.lazy).kind(.dailyReport))
    #expect(lazy.missed == 0 && lazy.unapproved * 10 > lazy.owed * 3)
    let good = Model.run(.good)
    #expect(good.lateReports.count == min(good.lateReportCount, SimulationResult.mostNamed))
    #expect(good.lateReports.allSatisfy { $0.minutes > 30 })
  }

  @Test("P3: what is short of its three is named with the reason, and a check in vain is no check (G15)") func short()
    throws
  {
    var rules = RegulationRules()
    (rules.province.pointFloor, rules.province.pointSharePercent, rules.province.countySharePercent) = (0, 0, 0)
    // No reserve: what is missed on the last days can't be made up for.
    rules.province.reserveDays = 0
    let month = try #require(Model.run(.absent, rules: rules).months.first)
    #expect(month.month == "2026-06" && month.objects == 66)
    #expect(!month.short.isEmpty)
    for object in month.short {
      #expect(object.made < object.owed && object.owed == 3)
      #expect(object.drawn <= object.made + object.blind + object.notMade)
      #expect((object.reason == .notDrawn) == (object.drawn < object.owed), "\(object)")
    }
    let good = try #require(Model.run(.good).months.first)
    #expect(good.short.isEmpty)
  }

  @Test("the month's quota is drawn day by day, and only whole months are judged") func months() throws {
    let result = Model.run(.good, days: 40)
    #expect(result.months.map(\.month) == ["2026-06"])
    #expect(result.days.count == 40)
    #expect(result.days.first.map { $0.points == 60 && $0.owed == 180 && $0.daysLeft == 27 } == true)
    #expect(result.days.allSatisfy { $0.made <= $0.points + $0.counties })
  }

  @Test("G1: checks are made while somebody is rostered, and the load is for each of them") func roster() throws {
    // Two watchkeepers, mornings only.
    let morning = Model.organisation().centres.map {
      WatchAssignment(
        centre: $0.id, starts: CivilTime(8, 0), ends: CivilTime(12, 0), watchkeepers: ["A", "B"], leader: "L")
    }
    let result = Model.run(.good, days: 10, organisation: Model.organisation(roster: morning))
    #expect(result.unrostered == 0)
    let rounds = try #require(result.kind(.cityRound))
    // The p.m. round falls to nobody.
    #expect((rounds.missed * 100 / rounds.owed) >= 49)
    let load = try #require(result.loads.first { $0.tier == "county" })
    #expect((8...11).contains(load.peakHour))
    // Ten points in four hours for two people.
    #expect(load.averageTenths >= 10 && load.averageTenths <= 25 && load.peakTenths >= load.averageTenths)
  }

  @Test("the figures of a month, once seen, stay") func golden() {
    let result = Model.run(.lazy)
    let rounds = result.kinds.filter { DutyKind(rawValue: $0.kind)?.isRound == true }
    let seen = rounds.map { "\($0.kind) \($0.owed) \($0.inTime) \($0.late) \($0.missed) \($0.madeUp) \($0.blind)" }
    #expect(seen == Self.figures)
  }

  static let figures = [
    "city-round 120 101 8 11 3 0", "county-spot-check 30 27 3 0 0 0", "point-spot-check 1800 1494 146 160 45 21",
    "county-round 720 616 57 47 16 0", "county-point-check 1800 1518 131 151 46 22",
    "point-round 1800 1502 145 153 40 20",
  ]
}

@Suite("A trial run: who is there when") struct PresenceTests {
  private let zone = CivilZone.shanghai
  private func at(_ hour: Int, _ minute: Int = 0) -> Instant { zone.instant(Model.first, CivilTime(hour, minute)) }

  @Test("a watch over midnight is there on both days, and a half-day that nobody came is empty") func shifts() {
    let night = WatchAssignment(
      centre: CentreID("430101"), starts: CivilTime(20, 0), ends: CivilTime(8, 0), watchkeepers: ["A"], leader: "L")
    let staff = Staff(Model.organisation(roster: [night]))
    let centre = Model.centre("430101", .county, "430100")
    let shifts = staff.shifts(of: centre, on: Model.first, zone: zone, rules: RegulationRules())
    #expect(shifts.map(\.from) == [at(0), at(20)] && shifts.map(\.to) == [at(8), at(24)])
    var here = Presence(shifts)
    #expect(here.people(inHour: at(7)) == 1 && here.people(inHour: at(8)) == 0)
    here.clear(at(0), at(14, 30))
    #expect(here.shifts.map(\.from) == [at(20)])
    here.clear(at(21), at(22))
    #expect(here.shifts.map(\.to) == [at(21), at(24)])
    var dice = Dice(seed: 3)
    for _ in 0..<200 {
      let moment = here.moment(at(18), at(23), &dice)
      #expect(moment.map { (at(20) <= $0 && $0 < at(21)) || (at(22) <= $0 && $0 < at(23)) } == true)
    }
    #expect(here.moment(at(8), at(20), &dice) == nil)
  }

  @Test("two watches at once add up") func two() {
    let here = Presence([Shift(from: at(8), to: at(14), people: 2), Shift(from: at(12), to: at(20), people: 1)])
    #expect([7, 8, 12, 13, 14].map { here.people(inHour: at($0)) } == [0, 2, 3, 3, 1])
  }
}
