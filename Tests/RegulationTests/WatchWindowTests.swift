import Organisation
import Regulation
import Testing
import Units

/// Staffed or telephone standby (G3), and who keeps office hours (G4).
@Suite struct WatchWindowTests {
  private static let day = date("2026-11-24")
  private static let county = CentreID("430101")

  /// A county with a ferry 06:30-18:00 and a tourist wharf 08:00-21:00, a second-line city, the province.
  private static func organisation(_ change: (inout [MonitoringPoint]) -> Void = { _ in }) -> Organisation {
    var points = [
      Province.point("PT-1", "430101"),
      Province.point("PT-2", "430101", sailings: Hours(CivilTime(8, 0), CivilTime(21, 0))),
      Province.point("PT-3", "430101", sailings: nil),
    ]
    change(&points)
    return Province.organisation(
      [
        Province.centre("430000", .province, parent: nil, isFirstLine: false),
        Province.centre("430100", .city, parent: "430000", isFirstLine: false),
        Province.centre("430101", .county, parent: "430100"),
      ], points)
  }

  private static func state(
    _ clock: String, on day: CivilDate = day, in organisation: Organisation = organisation(), centre: CentreID = county,
    rules: RegulationRules = RegulationRules(), records: [PointDay: LastVessel] = [:]
  ) throws -> WatchState {
    let directory = Directory(organisation)
    return WatchWindows(directory: directory, rules: rules).state(
      of: try #require(directory.centre(centre)), at: at(day, clock), records: records)
  }

  private static func berthed(_ point: String, _ clock: String, day: CivilDate = day) -> (PointDay, LastVessel) {
    (PointDay(point: point, day: day), .berthed(at: at(day, clock)))
  }

  private static let both = Dictionary([berthed("PT-1", "18:05"), berthed("PT-2", "21:10")]) { $1 }
  private static let yesterday = Dictionary([
    berthed("PT-1", "18:00", day: day - 1), berthed("PT-2", "21:00", day: day - 1),
  ]) { $1 }

  @Test("G3: staffed from 15 minutes before the first sailing, on standby before") func opens() throws {
    let before = try Self.state("06:14", records: Self.yesterday)
    #expect((before.mode, before.changes) == (.standby, at(Self.day, "06:15")))
    #expect(before.since == at(Self.day - 1, "21:00"))
    let open = try Self.state("06:15", records: Self.yesterday)
    #expect((open.mode, open.since, open.changes) == (.staffed, at(Self.day, "06:15"), at(Self.day, "21:00")))
    #expect(open.extendedFor.isEmpty)
    #expect(open.points.map(\.state) == [.ahead, .ahead, .none])
  }

  @Test("G3: until the last has berthed as planned and recorded: standby from then on") func closes() throws {
    let late = try Self.state("21:09", records: Self.both)
    #expect((late.mode, late.changes) == (.staffed, at(Self.day, "21:10")))
    let closed = try Self.state("21:10", records: Self.both)
    #expect((closed.mode, closed.since, closed.changes) == (.standby, at(Self.day, "21:10"), at(Self.day + 1, "06:15")))
    #expect(closed.points.map(\.state) == [.berthed, .berthed, .none])
  }

  @Test("G3: nobody recorded the last vessel: the room stays open, says for whom, and not for ever") func unrecorded()
    throws
  {
    let records = Dictionary([Self.berthed("PT-1", "18:00")]) { $1 }
    let open = try Self.state("22:30", records: records)
    #expect((open.mode, open.changes) == (.staffed, at(Self.day + 1, "01:00")))
    #expect(open.extendedFor.map(\.point) == ["PT-2"])
    #expect(open.extendedFor.map(\.state) == [.unrecorded])
    let afterMidnight = try Self.state("00:59", on: Self.day + 1, records: records)
    #expect((afterMidnight.mode, afterMidnight.since) == (.staffed, at(Self.day, "06:15")))
    #expect(afterMidnight.extendedFor.map(\.day) == [Self.day])
    let lapsed = try Self.state("01:00", on: Self.day + 1, records: records)
    #expect((lapsed.mode, lapsed.since) == (.standby, at(Self.day + 1, "01:00")))
    var rules = RegulationRules()
    rules.watch.extendAtMost = .zero
    #expect(try Self.state("21:00", rules: rules).mode == .standby)
  }

  @Test("G3: a last ferry that runs late keeps the room open until it is recorded berthed") func late() throws {
    var records = Self.both
    let key = PointDay(point: "PT-1", day: Self.day)
    records[key] = .late(until: at(Self.day, "22:00"))
    let expected = try Self.state("21:30", records: records)
    #expect((expected.mode, expected.changes) == (.staffed, at(Self.day, "22:00")))
    #expect(expected.points.map(\.state) == [.late, .berthed, .none])
    let overdue = try Self.state("22:20", records: records)
    #expect((overdue.mode, overdue.changes) == (.staffed, at(Self.day + 1, "02:00")))
    #expect(overdue.extendedFor.map(\.point) == ["PT-1"])
    records[key] = .berthed(at: at(Self.day, "22:25"))
    #expect(try Self.state("22:26", records: records).mode == .standby)
  }

  @Test("G3: recorded berthed before its time, it keeps the room open no longer") func early() throws {
    let records = Dictionary([Self.berthed("PT-1", "17:40"), Self.berthed("PT-2", "19:30")]) { $1 }
    #expect(try Self.state("19:45", records: records).mode == .standby)
  }

  @Test("G3, R13: no sailings, no staffed window: standby all day, and until when") func noSailings() throws {
    let organisation = Self.organisation { points in
      for index in points.indices {
        points[index].closures = [Closure(from: Self.day, through: Self.day + 1, reason: .repair)]
      }
    }
    let idle = try Self.state("12:00", in: organisation, records: Self.yesterday)
    #expect((idle.mode, idle.changes) == (.standby, at(Self.day + 2, "06:15")))
    #expect(idle.points.map(\.absence) == [.repair, .repair, .repair])
  }

  @Test("G3: market-day extras open the room earlier that day") func market() throws {
    let organisation = Self.organisation { points in
      points[0].timetable = [
        TimetableLine(
          days: DayRule(lunarDigits: [1, 6]), sailings: Hours(CivilTime(5, 0), CivilTime(12, 0)), isExtra: true)
      ]
    }
    // 十月十六
    #expect(try Self.state("04:45", in: organisation, records: Self.yesterday).mode == .staffed)
    #expect(try Self.state("04:45", on: Self.day + 1, in: organisation, records: Self.both).mode == .standby)
  }

  @Test(
    "G4: second-line centres and the province keep office hours on every day of the year",
    arguments: ["430000", "430100"])
  func officeHours(_ centre: String) throws {
    for day in [date("2026-11-24"), date("2026-11-22"), date("2026-10-01"), date("2026-02-17")] {
      let centre = CentreID(centre)
      #expect(try Self.state("08:29", on: day, centre: centre).changes == at(day, "08:30"))
      let open = try Self.state("13:00", on: day, centre: centre)
      #expect((open.mode, open.changes) == (.staffed, at(day, "17:30")))
      #expect(try Self.state("17:30", on: day, centre: centre).mode == .standby)
    }
  }

  @Test("G3: nothing is kept before a centre's first day") func firstDay() throws {
    var organisation = Self.organisation()
    organisation.centres[2].dutyStarts = Self.day + 1
    let before = try Self.state("12:00", in: organisation)
    #expect((before.mode, before.since, before.changes) == (.standby, nil, at(Self.day + 1, "06:15")))
  }

  @Test("G3: a record belongs to the day whose window has opened last") func days() throws {
    let organisation = Self.organisation()
    let windows = WatchWindows(directory: Directory(organisation), rules: RegulationRules())
    let ferry = organisation.points[0]
    #expect(windows.day(of: Sailer(ferry), at: at(Self.day, "18:00")) == Self.day)
    #expect(windows.day(of: Sailer(ferry), at: at(Self.day, "06:15")) == Self.day)
    #expect(windows.day(of: Sailer(ferry), at: at(Self.day, "06:14")) == Self.day - 1)
    #expect(windows.day(of: Sailer(organisation.points[2]), at: at(Self.day, "12:00")) == nil)
  }

  @Test("G3: each change comes when it was said, unless a last vessel is awaited then") func changes() throws {
    let directory = Directory(Self.organisation())
    let windows = WatchWindows(directory: directory, rules: RegulationRules())
    let centre = try #require(directory.centre(Self.county))
    func state(_ now: Instant) -> WatchState { windows.state(of: centre, at: now, records: [:]) }
    var now = at(Self.day, "12:00")
    var changed = 0
    for _ in 0..<60 {
      let next = try #require(state(now).changes)
      #expect(state(next - .seconds(1)).mode == state(now).mode)
      if state(next).mode == state(now).mode { #expect(!state(next).extendedFor.isEmpty) } else { changed += 1 }
      now = next
    }
    #expect(changed == 40)
  }
}
