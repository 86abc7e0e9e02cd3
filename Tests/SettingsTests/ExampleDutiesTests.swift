import Organisation
import Regulation
import Testing
import Units

@testable import Settings

/// What the example province owes, written down from the text of the regulation and the files of `Config/`, not from what the
/// code says. Whoever changes the example's timetables or numbers changes these lines with them.
@Suite("The example's duties, by hand") struct ExampleDutiesTests {
  private func duties(_ from: String, _ through: String, _ edit: (TemporaryConfiguration) throws -> Void = { _ in })
    throws -> [Duty]
  {
    let copy = try TemporaryConfiguration()
    try edit(copy)
    let configuration = try copy.load().get().configuration
    let planner = Planner(
      directory: Directory(configuration.organisation), rules: configuration.regulation,
      hosted: Set(configuration.hostedCentres))
    let (first, last) = (CivilDate(iso: from), CivilDate(iso: through))
    return Agenda.forecast(from: try #require(first), through: try #require(last), planner: planner, key: nil)
  }

  /// `X2/430105/2026-11-24/point-round/1 05:45-19:00 7`, with period and recipients for a report.
  private func line(_ duty: Duty) -> String {
    func text(_ instant: Instant) -> String {
      let (date, time) = CivilZone.shanghai.civil(instant)
      return date == duty.day ? time.text : "\(date == duty.day - 1 ? "-" : "+")\(time.text)"
    }
    var line = "\(duty.id) \(text(duty.opens))-\(text(duty.due))"
    if duty.kind.isRound { line += " \(AgendaEntry(duty, zone: .shanghai).count)" }
    if let period = duty.period {
      line += " \(text(period.from))/\(text(period.to)) \(duty.to.map(\.code).joined(separator: " "))"
    }
    return line
  }

  @Test("P3, C2, X2, C3, P4: one day, line by line") func oneDay() throws {
    let found = try duties("2026-11-24", "2026-11-24").map(line).sorted()
    #expect(found == ExampleDutiesTests.day.sorted())
  }

  @Test(
    "P3, R1: 24 checks of 8 county centres, one a day, in every kind of month; all 60 points every day (R1: min(N, …))")
  func months() throws {
    for (from, through, days) in [
      ("2026-02-01", "2026-02-28", 28), ("2026-10-01", "2026-10-31", 31), ("2028-02-01", "2028-02-29", 29),
    ] {
      let duties = try duties(from, through)
      #expect(duties.count == days * ExampleDutiesTests.day.count)
      #expect(Set(duties.map(\.id)).count == duties.count)
      let counties = duties.filter { $0.kind == .countySpotCheck }.compactMap(\.quota)
      #expect(counties.map(\.quota) == [Int](repeating: 1, count: days))
      #expect(counties.map(\.owed) == (0..<days).map { max(0, 24 - $0) })
      #expect(duties.filter { $0.kind == .pointSpotCheck }.allSatisfy { $0.targets.count == 60 })
    }
  }

  @Test("D1: nothing is owed before duty_starts; the first report begins with the first day, P4 a day later")
  func firstDay()
    throws
  {
    #expect(try duties("2025-12-20", "2025-12-31").isEmpty)
    let first = try duties("2026-01-01", "2026-01-01")
    #expect(first.count == ExampleDutiesTests.day.count - 1)
    #expect(!first.contains { $0.clause == "P4" })
    let midnight = CivilZone.shanghai.instant(try #require(CivilDate(iso: "2026-01-01")), .midnight)
    #expect(first.compactMap(\.period?.from) == [Instant](repeating: midnight, count: 11))
  }

  @Test("D12: of hosted centres only") func hosted() throws {
    let found = try duties("2026-11-24", "2026-11-24") {
      try $0.replace("hosts: all", with: "hosts: [430100, 430112]", in: "watchroom.yaml")
    }
    let wanted = ExampleDutiesTests.day.filter { $0.contains("/430100/") || $0.contains("/430112/") }
    #expect(found.map(line).sorted() == wanted.sorted())
  }

  @Test("R3, R13, R16: other numbers in regulation.yaml are followed") func otherNumbers() throws {
    let found = try duties("2026-11-24", "2026-11-24") {
      let file = "regulation.yaml"
      try $0.replace("report_due: \"19:00\"", with: "report_due: \"18:00\"", in: file)
      try $0.replace("cut_off: 10 min", with: "cut_off: 20 min", in: file)
      try $0.replace("morning: \"08:30-12:00\"", with: "morning: \"09:00-11:00\"", in: file)
      try $0.replace("watch_window_lead: 15 min", with: "watch_window_lead: 30 min", in: file)
      try $0.replace("county_share_percent: 10 ", with: "county_share_percent: 50 ", in: file)
      try $0.replace("county_point_floor: 80", with: "county_point_floor: 5", in: file)
    }.map(line)
    for wanted in [
      "X2/430105/2026-11-24/point-round/1 05:30-18:00 7",
      "X2/430105/2026-11-24/daily-report/1 17:30-18:00 -17:40/17:40 430100",
      "C2/430200/2026-11-24/county-round/2 10:00-11:00 2",
      "C2/430200/2026-11-24/county-point-check/1 09:00-17:30 5",
      "P3/430000/2026-11-24/county-spot-check/1 09:00-17:30 4",
      "C3/430200/2026-11-24/daily-report/1 19:30-20:00 -19:40/19:40 430000",
    ] { #expect(found.contains(wanted), "\(wanted)") }
  }

  /// First sailings are 06:30 in 430100's own waters and 06:00 in every county; last berthings lie after the reports.
  private static let day: [String] = {
    var lines = [
      "P3/430000/2026-11-24/city-round/1 08:30-12:00 3", "P3/430000/2026-11-24/city-round/2 14:30-17:30 3",
      "P3/430000/2026-11-24/county-spot-check/1 08:30-17:30 1",
      "P3/430000/2026-11-24/point-spot-check/1 08:30-17:30 60",
      "P4/430000/2026-11-24/daily-report/1 08:30-09:00 -00:00/00:00 U-430000-A U-430000-D",
      "C2/430100/2026-11-24/direct-point-round/1 06:15-20:00 4",
      "C2/430100/2026-11-24/county-point-check/1 06:15-20:00 21",
      "C2/430200/2026-11-24/county-point-check/1 08:30-17:30 14",
      "C2/430600/2026-11-24/county-point-check/1 08:30-17:30 21",
    ]
    let counties = ["430100": 3, "430200": 2, "430600": 3]
    for (city, count) in counties {
      for (ordinal, window) in ["08:30-10:15", "10:15-12:00", "14:30-16:00", "16:00-17:30"].enumerated() {
        lines.append("C2/\(city)/2026-11-24/county-round/\(ordinal + 1) \(window) \(count)")
      }
      lines.append("C3/\(city)/2026-11-24/daily-report/1 19:30-20:00 -19:50/19:50 430000")
    }
    let cities = [
      "430100": ["430105", "430112", "430181"], "430200": ["430211", "430223"],
      "430600": ["430602", "430621", "430681"],
    ]
    for (city, counties) in cities {
      for county in counties {
        lines.append("X2/\(county)/2026-11-24/point-round/1 05:45-19:00 7")
        lines.append("X2/\(county)/2026-11-24/daily-report/1 18:30-19:00 -18:50/18:50 \(city)")
      }
    }
    return lines
  }()
}
