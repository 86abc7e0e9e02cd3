import Foundation
import Geometry
import Organisation
import Testing
import Units

@Suite("G3, R10: timetables, closures, seasons") struct TimetableTests {
  private static func hours(_ opens: String, _ closes: String) -> Hours {
    Hours(CivilTime(opens) ?? .midnight, CivilTime(closes) ?? .midnight)
  }

  private var point: MonitoringPoint {
    MonitoringPoint(
      id: "PT-1", name: "渡口", kind: .ferry, centre: CentreID("430105"), place: Position(latitude: 28, longitude: 113),
      means: [], sailings: TimetableTests.hours("06:30", "18:00"), township: nil, inServiceSince: nil)
  }

  private func sailings(_ point: MonitoringPoint, _ day: String) -> String? {
    point.sailings(on: date(day), holidays: holidays).map { "\($0.opens.text)-\($0.closes.text)" }
  }

  @Test("G3: of the lines that hold, the narrowest decides; where none does, points.csv") func narrowest() {
    var point = point
    point.timetable = [
      TimetableLine(
        days: DayRule(season: Season(from: MonthDay(11, 1), through: MonthDay(3, 31))),
        sailings: TimetableTests.hours("07:00", "17:00")),
      TimetableLine(days: DayRule(weekdays: [7]), sailings: TimetableTests.hours("08:00", "16:00")),
      TimetableLine(days: DayRule(holidays: .only), sailings: nil),
    ]
    #expect(sailings(point, "2026-06-03") == "06:30-18:00")
    #expect(sailings(point, "2026-12-02") == "07:00-17:00")
    #expect(sailings(point, "2026-12-06") == "08:00-16:00")
    #expect(sailings(point, "2026-02-22") == nil)
  }

  @Test("G3: market-day extras widen whatever the day has, and make a day of their own where it has nothing")
  func extras() {
    var point = point
    let market = DayRule(lunarDigits: [1, 6])
    point.timetable = [
      TimetableLine(days: market, sailings: TimetableTests.hours("05:00", "12:00"), isExtra: true),
      TimetableLine(days: DayRule(holidays: .only), sailings: nil),
    ]
    #expect(sailings(point, "2026-11-23") == "06:30-18:00")
    #expect(sailings(point, "2026-11-24") == "05:00-18:00")
    // 正月初一: no ordinary sailings, and a market.
    #expect(sailings(point, "2026-02-17") == "05:00-12:00")
    #expect(sailings(point, "2026-02-18") == nil)
  }

  @Test("R1: closed, out of season, not yet in service: no sailings, and why") func absences() {
    var point = point
    #expect(!point.hasAbsences)
    point.closures = [Closure(from: date("2026-06-08"), through: date("2026-06-10"), reason: .repair)]
    point.seasons = [Season(from: MonthDay(3, 15), through: MonthDay(11, 30))]
    point.inServiceSince = date("2026-04-01")
    #expect(point.hasAbsences)
    func why(_ day: String) -> Absence? { point.absence(on: date(day)) }
    #expect(why("2026-03-31") == .notYet)
    #expect(why("2026-04-01") == nil)
    #expect(
      [why("2026-06-07"), why("2026-06-08"), why("2026-06-10"), why("2026-06-11")] == [nil, .repair, .repair, nil])
    #expect(why("2026-12-01") == .season)
    #expect(sailings(point, "2026-06-09") == nil)
    #expect(!point.isInService(on: date("2026-06-09"), holidays: holidays))
    point.closures.append(Closure(from: date("2026-09-01"), through: nil, reason: .other))
    #expect(why("2027-05-01") == .other)
  }

  @Test("D1: a point and an organisation stored before they had timetables and key periods still open") func oldBody()
    throws
  {
    let body = """
      {"name":"省","zone":{"identifier":"Asia/Shanghai","firstOffset":28800,"transitions":[]},"centres":[],"units":[],
       "people":[],"consoles":[],"roster":[],"zones":[],
       "vessels":[{"id":"V-1","mmsi":413900126,"name":"湘客","kind":"passenger","homeCentre":"430105",
                   "service":{"opens":"07:00","closes":"17:00"}}],
       "points":[{"id":"PT-1","name":"渡口","kind":"ferry","centre":"430105","place":{"latitude":28,"longitude":113},
                  "means":["cctv"],"sailings":{"opens":"06:30","closes":"18:00"}}]}
      """
    let old = try JSONDecoder().decode(Organisation.self, from: Data(body.utf8))
    #expect(old.keyPeriods.isEmpty && old.holidays.years.isEmpty)
    #expect(old.vessels.map(\.timetable) == [[]] && old.vessels[0].service?.opens == CivilTime(7, 0))
    let point = try #require(old.points.first)
    #expect(point.timetable.isEmpty && point.closures.isEmpty && point.seasons.isEmpty)
    #expect(sailings(point, "2026-11-24") == "06:30-18:00")
  }

  @Test("what is stored comes back") func roundTrip() throws {
    var point = point
    point.timetable = [TimetableLine(days: DayRule(lunarDays: [MonthDay(3, 3)], workdays: .never), sailings: nil)]
    point.closures = [Closure(from: date("2026-06-08"), through: nil, reason: .repair, note: "大修")]
    point.seasons = [Season(from: MonthDay(3, 15), through: MonthDay(11, 30))]
    let period = KeyPeriod(
      id: "K-1", name: "集日", kind: .market, centre: CentreID("430105"), days: [DayRule(lunarDigits: [1, 6])])
    var organisation = Organisation(
      name: "省", zone: .shanghai, centres: [], units: [], people: [], consoles: [], roster: [], points: [point],
      vessels: [], zones: [], holidays: holidays, keyPeriods: [period])
    // Past midnight too.
    organisation.points[0].sailings?.closes = CivilTime(24, 30)
    organisation.vessels = [
      RegisteredVessel(
        id: "V-1", mmsi: 413_900_126, name: "湘客", kind: .ferry, homeCentre: CentreID("430105"), point: nil,
        service: Hours(CivilTime(6, 0), CivilTime(25, 0)), length: nil)
    ]
    organisation.vessels[0].timetable = point.timetable
    let body = try JSONEncoder().encode(organisation)
    #expect(try JSONDecoder().decode(Organisation.self, from: body) == organisation)
  }
}
