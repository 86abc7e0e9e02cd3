import Organisation
import Regulation
import Testing
import Units

private let day = date("2026-11-21")

@Suite("P3: the province centre's day") struct P3Tests {
  private let duties = Province.planner(Province.sized(cities: 14, counties: 122, points: 3000, direct: 2))
    .duties(on: day, record: CheckRecord(), key: drawKey())

  @Test("P3, G10: every city centre twice, once a.m. and once p.m.") func cities() {
    let rounds = duties.of(.cityRound)
    #expect(rounds.map(\.id) == ["P3/430000/2026-11-21/city-round/1", "P3/430000/2026-11-21/city-round/2"])
    #expect(rounds.allSatisfy { $0.targets.count == 14 && $0.clause == "P3" && $0.quota == nil })
    #expect(rounds.map(\.opens) == [at(day, "08:30"), at(day, "14:30")])
    #expect(rounds.map(\.due) == [at(day, "12:00"), at(day, "17:30")])
    #expect(rounds.map(\.missedAfter) == [at(day, "14:30"), at(day, "24:00")])
  }

  @Test("P3: at least 10 % of the county centres, within office hours (R13)") func counties() throws {
    let checks = duties.of(.countySpotCheck)
    let check = try #require(checks.first)
    #expect(checks.count == 1)
    #expect(check.id == "P3/430000/2026-11-21/county-spot-check/1")
    #expect(check.quota?.floor == 13)
    // 21 November with nothing done: 366 owed in 7 days.
    #expect(check.quota?.quota == 53)
    #expect(check.targets.count == 53)
    #expect(Set(check.targets).count == 53)
    #expect(check.opens == at(day, "08:30") && check.due == at(day, "17:30") && check.missedAfter == at(day, "24:00"))
  }

  @Test("P3: at least 10 % of all points, direct ones of the cities among them") func points() throws {
    let check = try #require(duties.of(.pointSpotCheck).first)
    #expect(check.quota?.objects == 3028)
    #expect(check.quota?.floor == 303)
    #expect(check.targets.count == check.quota?.quota)
    #expect(check.targets == check.targets.sorted())
  }

  @Test("R2: without the key a draw shows its quota and nothing else") func withoutKey() throws {
    let plan = Province.planner(Province.sized(cities: 2, counties: 8, points: 200))
    let hidden = plan.duties(on: day, record: CheckRecord(), key: nil)
    let shown = plan.duties(on: day, record: CheckRecord(), key: drawKey())
    #expect(hidden.of(.pointSpotCheck).first?.targets == [])
    #expect(hidden.of(.pointSpotCheck).first?.quota == shown.of(.pointSpotCheck).first?.quota)
    #expect(hidden.map(\.id) == shown.map(\.id))
  }

  @Test("R2: key tasks of the week are drawn first") func keyTasks() throws {
    let plan = Province.planner(Province.sized(cities: 2, counties: 8, points: 400))
    let tasks = Set((0..<30).map { Target.point("PT-430101-\(padded($0 * 8, 4))") })
    let duties = plan.duties(on: day, record: CheckRecord(), key: drawKey(), keyTasks: tasks)
    #expect(try #require(duties.of(.pointSpotCheck).first).targets.count { tasks.contains($0) } == 30)
  }

  @Test("no objects, no duty") func empty() {
    let bare = Province.organisation([Province.centre("430000", .province, parent: nil, isFirstLine: false)], [])
    let duties = Province.planner(bare).duties(on: day, record: CheckRecord(), key: drawKey())
    #expect(duties.map(\.kind) == [.dailyReport, .watch])
  }
}

@Suite("C2: a city centre's day") struct C2Tests {
  @Test("C2, G10, R3: every county four times, due in the halves of the a.m. and the p.m. window") func counties() {
    let rounds = Province.planner(Province.sized(cities: 1, counties: 9, points: 9))
      .duties(on: day, record: CheckRecord(), key: nil).of(.countyRound)
    #expect(rounds.map(\.id) == (1...4).map { "C2/430100/2026-11-21/county-round/\($0)" })
    #expect(rounds.map(\.opens) == ["08:30", "10:15", "14:30", "16:00"].map { at(day, $0) })
    #expect(rounds.map(\.due) == ["10:15", "12:00", "16:00", "17:30"].map { at(day, $0) })
    #expect(rounds.map(\.missedAfter) == ["14:30", "14:30", "24:00", "24:00"].map { at(day, $0) })
    #expect(rounds.allSatisfy { $0.targets.count == 9 })
  }

  @Test(
    "C2, R13: all directly managed points, from 15 minutes before the first sailing, by the day's report at the latest")
  func direct() throws {
    func round(_ sailings: [Hours?]) throws -> Duty {
      let points = sailings.enumerated().map { Province.point("PT-\($0)", "430100", sailings: $1) }
      let organisation = Province.organisation([Province.centre("430100", .city, parent: "430000")], points)
      let duties = Province.planner(organisation).duties(on: day, record: CheckRecord(), key: nil)
      return try #require(duties.of(.directPointRound).first)
    }
    let ordinary = try round([
      Hours(CivilTime(6, 30), CivilTime(18, 0)), Hours(CivilTime(7, 0), CivilTime(18, 45)), nil,
    ])
    #expect(ordinary.targets.count == 3)
    #expect(ordinary.opens == at(day, "06:15") && ordinary.due == at(day, "18:45"))
    #expect(ordinary.missedAfter == at(day, "24:00"))
    let late = try round([Hours(CivilTime(6, 30), CivilTime(22, 0))])
    #expect(late.due == at(day, "20:00"))
    let early = try round([Hours(CivilTime(0, 5), CivilTime(12, 0))])
    #expect(early.opens == at(day, "00:00"))
    let nightOnly = try round([Hours(CivilTime(20, 30), CivilTime(23, 0))])
    #expect(nightOnly.opens == at(day, "08:30") && nightOnly.due == at(day, "20:00"))
  }

  @Test("C2: spot checks of min(all, 80) of the counties' points", arguments: [1, 79, 80, 81, 400])
  func pointChecks(count: Int) throws {
    let plan = Province.planner(Province.sized(cities: 1, counties: 5, points: count, direct: 3))
    let check = try #require(plan.duties(on: day, record: CheckRecord(), key: drawKey()).of(.countyPointCheck).first)
    #expect(check.targets.count == min(80, count))
    #expect(Set(check.targets).count == min(80, count))
    #expect(check.quota?.objects == count)
    #expect(check.opens == at(day, "06:15") && check.due == at(day, "18:00"))
    // Nothing to foresee where all are checked.
    let open = try #require(plan.duties(on: day, record: CheckRecord(), key: nil).of(.countyPointCheck).first)
    #expect(open.targets.count == (count <= 80 ? count : 0))
  }

  @Test("C2, G4: the watch of a second-line city is its office hours") func secondLine() throws {
    let plan = Province.planner(Province.sized(cities: 1, counties: 5, points: 30))
    let check = try #require(plan.duties(on: day, record: CheckRecord(), key: nil).of(.countyPointCheck).first)
    #expect(check.opens == at(day, "08:30") && check.due == at(day, "17:30"))
  }
}

@Suite("X2: a county centre's day") struct X2Tests {
  private func round(_ points: [MonitoringPoint]) -> Duty? {
    let organisation = Province.organisation([Province.centre("430102", .county, parent: "430100")], points)
    return Province.planner(organisation).duties(on: day, record: CheckRecord(), key: nil).of(.pointRound).first
  }

  @Test("X2, R13: all its points within the watch window, by 19:00 at the latest") func all() throws {
    let found = round([
      Province.point("PT-2", "430102"), Province.point("PT-1", "430102", sailings: nil),
      Province.point("PT-X", "430103"),
    ])
    let duty = try #require(found)
    #expect(duty.id == "X2/430102/2026-11-21/point-round/1")
    #expect(duty.targets == [.point("PT-1"), .point("PT-2")])
    #expect(duty.opens == at(day, "06:15") && duty.due == at(day, "18:00") && duty.missedAfter == at(day, "24:00"))
    #expect(
      round([Province.point("PT-1", "430102", sailings: Hours(CivilTime(6, 0), CivilTime(21, 0)))])?.due
        == at(day, "19:00"))
  }

  @Test("X2, R13: a centre without sailings has no staffed window; the round is still owed") func standby() throws {
    let duty = try #require(round([Province.point("PT-1", "430102", sailings: nil)]))
    #expect(duty.opens == at(day, "08:30") && duty.due == at(day, "19:00"))
  }

  @Test("X2, D1: a point not yet in service is not looked at, and its sailings open no window") func notYet() {
    let early = Hours(CivilTime(5, 0), CivilTime(19, 0))
    let duty = round([
      Province.point("PT-1", "430102"), Province.point("PT-2", "430102", sailings: early, since: day + 1),
    ])
    #expect(duty?.targets == [.point("PT-1")])
    #expect(duty?.opens == at(day, "06:15"))
    #expect(round([Province.point("PT-2", "430102", since: day + 1)]) == nil)
  }
}

@Suite("Daily reports: X2, C3, P4") struct ReportDutyTests {
  private let duties = Province.planner(Province.sized(cities: 2, counties: 4, points: 8))
    .duties(on: day, record: CheckRecord(), key: nil).of(.dailyReport)

  private func report(_ centre: String) throws -> Duty { try #require(duties.of(.dailyReport, centre).first) }

  @Test("X2: a county's report is due at 19:00 to its city, from cut-off to cut-off (R16)") func county() throws {
    let report = try report("430202")
    #expect(report.id == "X2/430202/2026-11-21/daily-report/1")
    #expect(report.due == at(day, "19:00") && report.opens == at(day, "18:30") && report.missedAfter == nil)
    #expect(report.period == Duty.Period(from: at(day - 1, "18:50"), to: at(day, "18:50")))
    #expect(report.to == [.centre(CentreID("430200"))])
    #expect(report.targets.isEmpty)
  }

  @Test("C3: a city's report is due at 20:00 to the province centre, second-line or not (R16)") func city() throws {
    let report = try report("430100")
    #expect(report.id == "C3/430100/2026-11-21/daily-report/1")
    #expect(report.due == at(day, "20:00"))
    #expect(report.period == Duty.Period(from: at(day - 1, "19:50"), to: at(day, "19:50")))
    #expect(report.to == [.centre(Province.code)])
  }

  @Test("P4: the day before is due at 09:00, listed on the day it is due, to bureau and department (R16)")
  func province() throws {
    let report = try report("430000")
    #expect(report.id == "P4/430000/2026-11-21/daily-report/1")
    #expect(report.due == at(day, "09:00"))
    #expect(report.period == Duty.Period(from: at(day - 1, "00:00"), to: at(day, "00:00")))
    #expect(report.to == [.unit("U-430000"), .unit("U-DEPT")])
  }

  @Test("R16: periods join without a gap, so nothing after a cut-off is lost") func joined() throws {
    let plan = Province.planner(Province.sized(cities: 2, counties: 4, points: 8))
    for offset in 1...70 {
      let next = plan.duties(on: day + offset, record: CheckRecord(), key: nil).of(.dailyReport)
      let before = plan.duties(on: day + offset - 1, record: CheckRecord(), key: nil).of(.dailyReport)
      #expect(next.map(\.period?.from) == before.map(\.period?.to))
    }
  }

  @Test("D1: nothing is owed before a centre's duties start; the first report begins with the first day") func starts()
  {
    let organisation = Province.organisation(
      [
        Province.centre("430000", .province, parent: nil, isFirstLine: false, starts: day),
        Province.centre("430100", .city, parent: "430000", starts: day),
      ], [])
    let plan = Province.planner(organisation)
    #expect(plan.duties(on: day - 1, record: CheckRecord(), key: nil).isEmpty)
    let first = plan.duties(on: day, record: CheckRecord(), key: nil).of(.dailyReport)
    #expect(first.map(\.clause) == ["C3"])
    #expect(first.first?.period?.from == at(day, "00:00"))
    let second = plan.duties(on: day + 1, record: CheckRecord(), key: nil).of(.dailyReport)
    #expect(second.map(\.clause) == ["P4", "C3"])
    #expect(second.first?.period?.from == at(day, "00:00"))
    #expect(second.last?.period?.from == at(day, "19:50"))
  }

  @Test("D12: hosted centres only, and their duties are the same") func hosted() {
    let organisation = Province.sized(cities: 3, counties: 12, points: 200)
    let all = Province.planner(organisation).duties(on: day, record: CheckRecord(), key: drawKey())
    let some = Set(["430100", "430101", "430102"].map { CentreID($0) })
    let ours = Province.planner(organisation, hosted: some).duties(on: day, record: CheckRecord(), key: drawKey())
    #expect(ours == all.filter { some.contains($0.centre) })
    #expect(Set(ours.map(\.centre)) == some)
    #expect(
      Planner.duties(
        on: day, directory: Directory(organisation), rules: RegulationRules(), hosted: some, record: CheckRecord(),
        key: drawKey()) == ours)
  }

  @Test("R11: times are the organisation's, also where the clock changes") func zone() throws {
    // Europe/Berlin's autumn change of 2026: 25 October, 01:00 UTC, from +02:00 to +01:00.
    let change = try #require(Instant(iso8601: "2026-10-25T01:00:00Z"))
    let berlin = CivilZone(
      identifier: "Europe/Berlin", firstOffset: 7200, transitions: [.init(from: change, offset: 3600)])
    var organisation = Province.sized(cities: 1, counties: 1, points: 1)
    organisation.zone = berlin
    let duties = Province.planner(organisation).duties(on: date("2026-10-25"), record: CheckRecord(), key: nil)
    let report = try #require(duties.of(.dailyReport, "430101").first)
    #expect(berlin.iso8601(report.due) == "2026-10-25T19:00:00+01:00")
    #expect(report.period.map { berlin.iso8601($0.from) } == "2026-10-24T18:50:00+02:00")
    let round = try #require(duties.of(.pointRound).first)
    #expect(round.missedAfter.map { berlin.iso8601($0) } == "2026-10-26T00:00:00+01:00")
  }

  @Test("every number is the rules', none is wired in") func otherRules() {
    var rules = RegulationRules()
    rules.county.reportDue = CivilTime(18, 0)
    rules.report.cutOff = .minutes(20)
    rules.city.countyRoundsPerHalfDay = 3
    rules.province.cityRoundsPerHalfDay = 2
    rules.city.countyPointFloor = 5
    rules.province.pointFloor = 12
    rules.windowLead = .minutes(30)
    rules.morning = Hours(CivilTime(9, 0), CivilTime(12, 0))
    let plan = Province.planner(Province.sized(cities: 1, counties: 2, points: 40, direct: 1), rules: rules)
    let duties = plan.duties(on: day, record: CheckRecord(), key: drawKey())
    #expect(duties.of(.dailyReport, "430101").first?.period?.to == at(day, "17:40"))
    #expect(duties.of(.countyRound).map(\.due).prefix(3) == ["10:00", "11:00", "12:00"].map { at(day, $0) }[...])
    #expect(duties.of(.cityRound).count == 4)
    #expect(duties.of(.countyPointCheck).first?.targets.count == 5)
    #expect(duties.of(.pointSpotCheck).first?.quota?.floor == 12)
    #expect(duties.of(.pointRound).first?.opens == at(day, "06:00"))
  }

  @Test("odd rules still give windows: a report before the office opens, no quotas at all") func oddRules() throws {
    var rules = RegulationRules()
    rules.county.reportDue = CivilTime(6, 0)
    rules.city.reportDue = CivilTime(8, 0)
    rules.city.countyPointFloor = 0
    rules.province.pointFloor = 0
    rules.province.pointSharePercent = 0
    rules.province.countySharePercent = 0
    rules.province.checksPerMonth = 0
    rules.province.cityRoundsPerHalfDay = 0
    let plan = Province.planner(Province.sized(cities: 1, counties: 2, points: 40, direct: 1), rules: rules)
    let duties = plan.duties(on: day, record: CheckRecord(), key: drawKey())
    let round = try #require(duties.of(.pointRound).first)
    #expect(round.opens == at(day, "00:00") && round.due == at(day, "06:00"))
    let direct = try #require(duties.of(.directPointRound).first)
    #expect(direct.opens == at(day, "06:15") && direct.due == at(day, "08:00"))
    let owed = Set(duties.filter { !$0.kind.isWindow && $0.kind != .broadcast }.map(\.kind))
    #expect(owed == [.countyRound, .directPointRound, .pointRound, .dailyReport])
  }
}
