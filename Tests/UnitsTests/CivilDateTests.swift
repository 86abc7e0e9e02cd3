import Testing
import Units

@Suite struct CivilDateTests {
  @Test(arguments: [
    ("1970-01-01", 0, 4), ("1969-12-31", -1, 3), ("2000-02-29", 11016, 2), ("2026-11-22", 20779, 7),
    ("1900-03-01", -25508, 4), ("2100-02-28", 47540, 7), ("1600-01-01", -135140, 6), ("2026-02-17", 20501, 2),
  ])
  func `known days have their number and weekday`(_ iso: String, _ number: Int, _ weekday: Int) throws {
    let date = try #require(CivilDate(iso: iso))
    #expect(date.dayNumber == number)
    #expect(date.weekday == weekday)
    #expect(date.iso == iso)
  }

  @Test func `every day from 1900 to 2100 goes there and back, in order`() throws {
    var expected = try #require(CivilDate(year: 1900, month: 1, day: 1))
    var days = 0
    for year in 1900...2100 {
      for month in 1...12 {
        for day in 1...CivilDate.length(ofMonth: month, year: year) {
          let date = try #require(CivilDate(year: year, month: month, day: day))
          #expect(date == expected)
          let c = date.components
          #expect(c.year == year && c.month == month && c.day == day)
          expected = expected + 1
          days += 1
        }
      }
    }
    #expect(days == 73_414)
  }

  @Test(arguments: [
    "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-4-1", "26-04-01", "2026/04/01", "",
    "2026-04-01x", "２０２６-04-01",
  ])
  func `what is no date is refused`(_ text: String) { #expect(CivilDate(iso: text) == nil) }

  @Test func `times of day are read strictly`() {
    #expect(CivilTime("08:30")?.seconds == 30_600)
    #expect(CivilTime("24:00") == .endOfDay)
    #expect(CivilTime("23:59:59")?.seconds == 86_399)
    #expect(CivilTime("23:59:59")?.text == "23:59:59")
    #expect(CivilTime("08:30")?.text == "08:30")
    for wrong in ["24:01", "8:30", "08:60", "08:30:60", "25:00", "08", "", "08:3x", "-1:00"] {
      #expect(CivilTime(wrong) == nil, "\(wrong)")
    }
  }

  @Test func `decimals are rounded as people read them`() {
    #expect(decimal(6.14, 1) == "6.1")
    #expect(decimal(-0.06, 1) == "-0.1")
    #expect(decimal(41.7, 0) == "42")
    #expect(decimal(0.05, 2) == "0.05")
    #expect(decimal(.nan, 1) == "—")
  }
}

@Suite struct CivilZoneTests {
  /// New York in 2026: clocks go forward on 8 March at 07:00 UTC, back on 1 November at 06:00 UTC.
  static let newYork = CivilZone(
    identifier: "America/New_York", firstOffset: -18_000,
    transitions: [
      .init(from: Instant(seconds: 1_772_953_200), offset: -14_400),
      .init(from: Instant(seconds: 1_793_512_800), offset: -18_000),
    ])

  private func instant(_ zone: CivilZone, _ date: String, _ time: String) throws -> String {
    zone.iso8601(zone.instant(try #require(CivilDate(iso: date)), try #require(CivilTime(time))))
  }

  @Test func `Shanghai is eight hours ahead, all the year (R11)`() throws {
    #expect(try instant(.shanghai, "2026-11-22", "19:00") == "2026-11-22T19:00:00+08:00")
    #expect(try instant(.shanghai, "2026-11-22", "24:00") == "2026-11-23T00:00:00+08:00")
    let at = try #require(Instant(iso8601: "2026-11-22T19:00:00+08:00"))
    #expect(at.utc == "2026-11-22T11:00:00.000Z")
    #expect(CivilZone.shanghai.civil(at).time == CivilTime(19, 0))
    let before1970 = try #require(Instant(iso8601: "1969-12-31T23:59:59.250Z"))
    #expect(before1970.milliseconds == -750)
    #expect(before1970.utc == "1969-12-31T23:59:59.250Z")
  }

  @Test func `a time that the clock skips is moved forward by the gap`() throws {
    #expect(try instant(Self.newYork, "2026-03-08", "02:30") == "2026-03-08T03:30:00-04:00")
    #expect(try instant(Self.newYork, "2026-03-08", "01:59:59") == "2026-03-08T01:59:59-05:00")
    #expect(try instant(Self.newYork, "2026-03-08", "03:00") == "2026-03-08T03:00:00-04:00")
  }

  @Test func `a time that occurs twice is its first occurrence`() throws {
    #expect(try instant(Self.newYork, "2026-11-01", "01:30") == "2026-11-01T01:30:00-04:00")
    #expect(try instant(Self.newYork, "2026-11-01", "02:00") == "2026-11-01T02:00:00-05:00")
    #expect(try instant(Self.newYork, "2026-11-01", "00:59:59") == "2026-11-01T00:59:59-04:00")
  }

  @Test func `every quarter of an hour of the year goes there and back but for the hour that occurs twice`() throws {
    var twice = 0
    var at = Instant(seconds: 1_767_225_600)
    for _ in 0..<(365 * 96) {
      let (date, time) = Self.newYork.civil(at)
      if Self.newYork.instant(date, time) != at { twice += 1 }
      at += .minutes(15)
    }
    #expect(twice == 4)
  }

  @Test(arguments: [
    ("2026-11-22T19:00:00+08:00", Int64(1_795_345_200_000)), ("2026-11-22T11:00:00Z", 1_795_345_200_000),
    ("2026-11-22 11:00:00.5Z", 1_795_345_200_500), ("2026-11-22T11:00:00.1234Z", 1_795_345_200_123),
    ("2026-11-22T05:30:00-05:30", 1_795_345_200_000),
  ])
  func `instants are read from ISO 8601`(_ text: String, _ milliseconds: Int64) {
    #expect(Instant(iso8601: text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "2026-11-22T19:00:00", "2026-11-22", "2026-11-22T19:00Z", "2026-11-22T19:00:00+8:00", "2026-11-22T19:00:00.",
    "2026-11-22T25:00:00Z", "2026-11-22T19:00:00Zx", "", "2026-11-22T19:00:00+08:00:00", "2026-11-22T19:00:00.5",
  ])
  func `what is no instant is refused`(_ text: String) { #expect(Instant(iso8601: text) == nil) }
}
