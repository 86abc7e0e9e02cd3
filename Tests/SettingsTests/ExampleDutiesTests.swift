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

  /// The lines of a day that no Tuesday has.
  private func besides(_ day: String) throws -> Set<String> {
    let usual = ExampleDutiesTests.day.map { $0.replacing("2026-11-24", with: day) }
    return Set(try duties(day, day).map(line)).subtracting(usual)
  }

  @Test("P6, C8, X6, R13: Mondays, by the end of office hours") func mondays() throws {
    let lines = try besides("2026-11-30")
    let clauses = ["0000": "P6", "0100": "C8", "0200": "C8", "0600": "C8"]
    let centres = ExampleDutiesTests.counties + ["430000", "430100", "430200", "430600"]
    let wanted = centres.map {
      "\(clauses[String($0.suffix(4))] ?? "X6")/\($0)/2026-11-30/equipment-check/1 08:30-17:30"
    }
    #expect(lines == Set(wanted))
  }

  @Test("X5, C6, R13: Fridays, next week's form 2: counties by 15:00, cities by the end of office hours")
  func fridays() throws {
    let lines = try besides("2026-11-27")
    let counties = ExampleDutiesTests.counties.map {
      "X5/\($0)/2026-11-27/key-sheet/1 08:30-15:00 +00:00/+00:00 \($0.prefix(4))00"
    }
    let cities = ["430100", "430200", "430600"].map {
      "C6/\($0)/2026-11-27/key-sheet/1 08:30-17:30 +00:00/+00:00 430000"
    }
    #expect(lines == Set(counties + cities))
    let sheet = try #require(duties("2026-11-27", "2026-11-27").first { $0.kind == .keySheet })
    let zone = CivilZone.shanghai
    #expect(sheet.period.map { zone.iso8601($0.from) } == "2026-11-30T00:00:00+08:00")
    #expect(sheet.period.map { zone.iso8601($0.to) } == "2026-12-07T00:00:00+08:00")
  }

  @Test("X2, X7, X10, C3, C9, C14, P11, R4, R13: the month before, by 17:30 of the 2nd, the 4th and the 6th")
  func monthly() throws {
    let (second, fourth, sixth) = (
      try besides("2026-12-02"), try besides("2026-12-04").filter { !$0.contains("key-sheet") },
      try besides("2026-12-06")
    )
    #expect(
      second
        == Set(
          ExampleDutiesTests.counties.flatMap { county in
            [
              "X2/\(county)/2026-12-02/monthly-ledgers/1 -00:00-17:30 +00:00/-00:00 \(county.prefix(4))00",
              "X7/\(county)/2026-12-02/monthly-summary/1 -00:00-17:30 +00:00/-00:00 \(county.prefix(4))00",
              "X10/\(county)/2026-12-02/monthly-summary/1 -00:00-17:30 +00:00/-00:00 U-\(county)-A",
            ]
          }))
    #expect(
      fourth
        == Set(
          ["430100", "430200", "430600"].flatMap { city in
            [
              "C3/\(city)/2026-12-04/monthly-ledgers/1 +00:00-17:30 +00:00/+00:00 430000",
              "C9/\(city)/2026-12-04/monthly-summary/1 +00:00-17:30 +00:00/+00:00 U-\(city)-A 430000",
              "C14/\(city)/2026-12-04/monthly-summary/1 +00:00-17:30 +00:00/+00:00 U-\(city)-A",
            ]
          }))
    #expect(sixth == ["P11/430000/2026-12-06/monthly-summary/1 +00:00-17:30 +00:00/+00:00 U-430000-A"])
    let ledgers = try #require(
      duties("2026-12-04", "2026-12-04").first { $0.clause == "C3" && $0.kind == .monthlyLedgers })
    let zone = CivilZone.shanghai
    #expect(zone.iso8601(ledgers.opens) == "2026-12-01T00:00:00+08:00")
    #expect(ledgers.period.map { zone.iso8601($0.from) } == "2026-11-01T00:00:00+08:00")
    #expect(ledgers.period.map { zone.iso8601($0.to) } == "2026-12-01T00:00:00+08:00")
  }

  @Test("P3, C2, X2, C3, P4, C7, G2, G3, G4: one day, line by line") func oneDay() throws {
    let found = try duties("2026-11-24", "2026-11-24").map(line).sorted()
    #expect(found == ExampleDutiesTests.day.sorted())
  }

  @Test(
    "P3, R1: 24 checks of 8 county centres, one a day, in every kind of month; all 60 points every day (R1: min(N, …))")
  func months() throws {
    for (from, through, days, mondays, fridays) in [
      ("2026-02-01", "2026-02-28", 28, 4, 4), ("2026-10-01", "2026-10-31", 31, 4, 5),
      ("2028-02-01", "2028-02-29", 29, 4, 4),
    ] {
      let duties = try duties(from, through)
      // 12 centres look at their equipment, 11 send a form 2; 8 counties and 3 cities owe three papers a month, the province one.
      let others = mondays * 12 + fridays * 11 + 11 * 3 + 1
      #expect(duties.count == days * ExampleDutiesTests.day.count + others)
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

  private static let counties = [
    "430105", "430112", "430181", "430211", "430223", "430602", "430621", "430681",
  ]

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
      lines += ["C7/\(city)/2026-11-24/broadcast/1 09:30-10:00", "C7/\(city)/2026-11-24/broadcast/2 16:30-17:00"]
    }
    lines += ["430000", "430200", "430600"].map { "G4/\($0)/2026-11-24/watch/1 08:30-17:30" }
    for centre in counties.keys.filter({ $0 == "430100" }) + ExampleDutiesTests.counties {
      for (ordinal, watch) in ["08:00-14:00", "14:00-20:00", "20:00-+08:00"].enumerated() {
        lines.append("G2/\(centre)/2026-11-24/watch/\(ordinal + 1) \(watch)")
      }
      let berthed = ["430100": "21:30", "430602": "19:00", "430621": "19:00"][centre] ?? "19:30"
      lines.append("G3/\(centre)/2026-11-24/staffed-watch/1 \(centre == "430100" ? "06:15" : "05:45")-\(berthed)")
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
