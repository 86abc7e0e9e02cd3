import Organisation
import Regulation
import Testing
import Units

/// Whose sailings open a room: points, and vessels that serve none (G3); and sailings past midnight. The plan of a day and the state of a
/// room are two readers of one answer, and are compared here minute by minute.
@Suite("G3: sailings of vessels, and past midnight") struct SailerTests {
  private static let day = date("2026-11-24")
  private static let county = CentreID("430101")

  private static func vessel(
    _ id: String = "V-1", _ kind: RegisteredVessel.Kind = .passenger, _ opens: String? = "05:00",
    _ closes: String = "22:30", point: PointID? = nil
  ) -> RegisteredVessel {
    RegisteredVessel(
      id: id, mmsi: 413_000_001, name: "湘客\(id)", kind: kind, homeCentre: county, point: point,
      service: opens.map { hours($0, closes) }, length: nil)
  }

  private static func hours(_ opens: String, _ closes: String) -> Hours {
    Hours(CivilTime(opens) ?? .midnight, CivilTime(pastMidnight: closes) ?? .midnight)
  }

  private static func organisation(
    _ vessels: [RegisteredVessel] = [], points: [MonitoringPoint] = [Province.point("PT-1", "430101")]
  ) -> Organisation {
    var organisation = Province.organisation(
      [
        Province.centre("430000", .province, parent: nil, isFirstLine: false),
        Province.centre("430100", .city, parent: "430000", isFirstLine: false),
        Province.centre("430101", .county, parent: "430100"),
      ], points)
    organisation.vessels = vessels
    return organisation
  }

  private static func planned(_ organisation: Organisation, on day: CivilDate = day) -> [Duty] {
    Province.planner(organisation).duties(on: day, record: CheckRecord(), key: nil).of(.staffedWatch)
  }

  private static func state(
    _ clock: String, on day: CivilDate = day, _ organisation: Organisation, _ records: [PointDay: LastVessel] = [:]
  ) throws -> WatchState {
    let directory = Directory(organisation)
    return WatchWindows(directory: directory, rules: RegulationRules()).state(
      of: try #require(directory.centre(county)), at: at(day, clock), records: records)
  }

  private static func berthed(_ id: String, _ clock: String, day: CivilDate = day) -> [PointDay: LastVessel] {
    [PointDay(point: id, day: day): .berthed(at: at(day, clock))]
  }

  // MARK: Vessels that serve no point

  @Test(
    "G3: a passenger vessel, ferry or tourist vessel that serves no point opens the room of its home centre, in plan and state alike",
    arguments: [RegisteredVessel.Kind.passenger, .ferry, .tourist])
  func vessel(_ kind: RegisteredVessel.Kind) throws {
    let organisation = Self.organisation([Self.vessel("V-1", kind)])
    let duties = Self.planned(organisation)
    #expect(duties.map(\.id) == ["G3/430101/2026-11-24/staffed-watch/1"])
    #expect(duties.map(\.opens) == [at(Self.day, "04:45")] && duties.map(\.due) == [at(Self.day, "22:30")])
    let yesterday = Self.berthed("V-1", "22:30", day: Self.day - 1).merging(
      Self.berthed("PT-1", "18:00", day: Self.day - 1)
    ) { $1 }
    #expect(try Self.state("04:44", organisation, yesterday).mode == .standby)
    let open = try Self.state("04:45", organisation, yesterday)
    #expect((open.mode, open.changes) == (.staffed, at(Self.day, "22:30")))
    #expect(open.points.map(\.point) == ["PT-1", "V-1"])
    // The room stays open for it as for a point, until it is recorded.
    let late = try Self.state("22:40", organisation, Self.berthed("PT-1", "18:00"))
    #expect((late.mode, late.extendedFor.map(\.point)) == (.staffed, ["V-1"]))
    let both = Self.berthed("PT-1", "18:00").merging(Self.berthed("V-1", "22:35")) { $1 }
    #expect(try Self.state("22:40", organisation, both).mode == .standby)
  }

  @Test("X2, G3: the county's round follows the wider window, by its report") func round() throws {
    let rounds = Province.planner(Self.organisation([Self.vessel()]))
      .duties(on: Self.day, record: CheckRecord(), key: nil).of(.pointRound)
    #expect(rounds.map(\.opens) == [at(Self.day, "04:45")] && rounds.map(\.due) == [at(Self.day, "19:00")])
  }

  @Test("G3: others open nothing: cargo vessels, one that serves a point, one without sailings, one of another centre")
  func others() {
    var elsewhere = Self.vessel("V-9")
    elsewhere.homeCentre = CentreID("430100")
    let vessels = [
      Self.vessel("V-2", .cargo), Self.vessel("V-3", .official), Self.vessel("V-4", .dangerousGoods),
      Self.vessel("V-5", .ferry, point: "PT-1"), Self.vessel("V-6", .passenger, nil), elsewhere,
    ]
    let duties = Self.planned(Self.organisation(vessels))
    #expect(duties.map(\.opens) == [at(Self.day, "06:15")] && duties.map(\.due) == [at(Self.day, "18:00")])
  }

  @Test("G3: a county whose only sailings are a vessel's own has a window on the days of its timetable")
  func timetable() {
    var vessel = Self.vessel("V-1", .ferry, nil)
    vessel.timetable = [
      TimetableLine(days: DayRule(weekdays: [2]), sailings: Self.hours("07:00", "12:00")),
      TimetableLine(days: DayRule(weekdays: [3]), sailings: nil),
    ]
    let organisation = Self.organisation([vessel], points: [])
    #expect(Self.planned(organisation).map(\.opens) == [at(Self.day, "06:45")])
    #expect(Self.planned(organisation, on: Self.day + 1).isEmpty)
    #expect(Self.planned(organisation, on: Self.day + 2).isEmpty, "no line, and no hours of its own")
  }

  // MARK: Past midnight

  private static let night = organisation(points: [point("06:30", "24:30")])
  private static func point(_ opens: String, _ closes: String) -> MonitoringPoint {
    Province.point("PT-1", "430101", sailings: hours(opens, closes))
  }

  @Test("G3: the last at 24:30 keeps the room until 00:30 of the next day; the day before it was the window's")
  func late()
    throws
  {
    let duties = Self.planned(Self.night)
    #expect(duties.map(\.id) == ["G3/430101/2026-11-24/staffed-watch/1"])
    #expect(duties.map(\.due) == [at(Self.day + 1, "00:30")])
    let after = try Self.state("00:10", on: Self.day + 1, Self.night)
    #expect((after.mode, after.since, after.changes) == (.staffed, at(Self.day, "06:15"), at(Self.day + 1, "00:30")))
    #expect(after.points.map(\.day) == [Self.day, Self.day + 1] && after.points.map(\.state) == [.sailing, .ahead])
    let waits = try Self.state("00:31", on: Self.day + 1, Self.night)
    #expect((waits.mode, waits.extendedFor.map(\.day)) == (.staffed, [Self.day]))
    let records: [PointDay: LastVessel] = [
      PointDay(point: "PT-1", day: Self.day): .berthed(at: at(Self.day + 1, "00:20"))
    ]
    let over = try Self.state("00:21", on: Self.day + 1, Self.night, records)
    #expect((over.mode, over.since) == (.standby, at(Self.day + 1, "00:20")))
  }

  @Test(
    "G3: a first sailing at 00:05 is staffed from 23:50 of the day before; the day's rounds begin with the day (R22)")
  func early() throws {
    let organisation = Self.organisation(points: [Self.point("00:05", "18:00")])
    let duties = Province.planner(organisation).duties(on: Self.day, record: CheckRecord(), key: nil)
    let staffed = duties.of(.staffedWatch)
    #expect(staffed.map(\.id) == ["G3/430101/2026-11-24/staffed-watch/1"] && staffed.map(\.day) == [Self.day])
    #expect(staffed.map(\.opens) == [at(Self.day - 1, "23:50")] && staffed.map(\.due) == [at(Self.day, "18:00")])
    #expect(duties.of(.pointRound).map(\.opens) == [at(Self.day, "00:00")])
    let records = Self.berthed("PT-1", "18:00", day: Self.day - 1)
    let before = try Self.state("23:49", on: Self.day - 1, organisation, records)
    #expect((before.mode, before.changes) == (.standby, at(Self.day - 1, "23:50")))
    let open = try Self.state("23:50", on: Self.day - 1, organisation, records)
    #expect((open.mode, open.since, open.changes) == (.staffed, at(Self.day - 1, "23:50"), at(Self.day, "18:00")))
    #expect(open.points.map(\.day) == [Self.day - 1, Self.day], "for whom it is open is on the screen")
  }

  @Test("G3: sailings round the clock: one unbroken watch, whose end is not in sight") func unbroken() throws {
    let organisation = Self.organisation(points: [Self.point("00:00", "24:00")])
    let state = try Self.state("12:00", organisation)
    #expect((state.mode, state.changes) == (.staffed, nil))
    #expect(Set(Self.planned(organisation).map(\.id)).count == 1)
  }

  @Test(
    "G3: a berthing after midnight belongs to the day on which the vessel was to sail, until the next one's first departs"
  )
  func days() {
    func day(_ opens: String, _ closes: String, _ clock: String) -> CivilDate? {
      let organisation = Self.organisation(points: [Self.point(opens, closes)])
      return WatchWindows(directory: Directory(organisation), rules: RegulationRules())
        .day(of: Sailer(organisation.points[0]), at: at(Self.day, clock))
    }
    #expect(day("06:30", "24:30", "00:20") == Self.day - 1)
    #expect(day("06:30", "24:30", "00:50") == Self.day - 1, "late")
    #expect(day("06:30", "24:30", "06:15") == Self.day)
    #expect(
      day("00:40", "24:30", "00:28") == Self.day - 1, "the new day's window is open, the old one's last is still out")
    #expect(day("00:40", "24:30", "00:40") == Self.day)
    #expect(day("00:05", "18:00", "23:55") == Self.day)
  }

  @Test("G3: plan and state agree on 300 random timetables, at every edge of every window") func agree() throws {
    var dice = Dice(3)
    func clock(_ minutes: Int) -> String { "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))" }
    for _ in 0..<300 {
      let (first, length) = (dice.roll(0...1380), dice.roll(1...1400))
      let (other, more) = (dice.roll(0...1380), dice.roll(1...1400))
      let organisation = Self.organisation(
        [Self.vessel("V-1", .passenger, clock(other), clock(other + more))],
        points: [Self.point(clock(first), clock(first + length))])
      let duty = try #require(Self.planned(organisation).first)
      #expect(duty.opens == at(Self.day, clock(min(first, other))) - .minutes(15))
      #expect(duty.due == at(Self.day, "00:00") + .minutes(Int64(max(first + length, other + more))))
      let directory = Directory(organisation)
      let centre = try #require(directory.centre(Self.county))
      var records: [PointDay: LastVessel] = [:]
      for (id, end) in [("PT-1", first + length), ("V-1", other + more)] {
        for back in -2...8 {
          let day = Self.day + back
          records[PointDay(point: id, day: day)] = .berthed(at: at(day, "00:00") + .minutes(Int64(end)))
        }
      }
      let plans = (-1...1).compactMap { Self.planned(organisation, on: Self.day + $0).first }
      let windows = WatchWindows(directory: directory, rules: RegulationRules())
      for edge in [duty.opens, duty.due, at(Self.day, "00:00"), at(Self.day, "12:00")] {
        for moment in [edge - .seconds(1), edge, edge + .seconds(1)] {
          let isPlanned = plans.contains { $0.opens <= moment && moment < $0.due }
          let state = windows.state(of: centre, at: moment, records: records)
          #expect((state.mode == .staffed) == isPlanned, "\(first) \(length) \(other) \(more) \(moment)")
        }
      }
    }
  }
}
