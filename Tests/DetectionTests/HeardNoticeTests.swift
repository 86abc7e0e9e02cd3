import AIS
import Picture
import Testing
import Units

@testable import Detection

/// P5, G9, C7: what binary messages say of weather, water, signals and areas, as values and as what is offered to the watch.
@Suite("G9: notices in binary messages") struct HeardNoticeTests {
  private var watch = SafetyTextWatch()
  private var h = Harness()
  static let now = Instant(iso8601: "2026-11-24T02:00:00Z") ?? .distantPast

  private mutating func say(
    _ payload: ApplicationPayload, mmsi: UInt32 = 4_131_234, limits: HeardLimits = HeardLimits()
  )
    -> [HeardText]
  {
    var batch = ObservationBatch()
    batch.notices = [payload]
    batch.observations = [Observation(at: h.now, source: 1, mmsi: mmsi, raw: 0..<0, content: .notice(0))]
    let changes = h.picture.apply(batch)
    return watch.take(changes, of: batch, picture: h.picture, within: .hours(24), limits: limits)
  }

  private func read(_ payload: ApplicationPayload, _ limits: HeardLimits = HeardLimits()) -> HeardNotice? {
    HeardNotice(payload, at: Self.now, limits: limits)
  }

  private static func raw(_ degrees: Double) -> Int32 { Int32((degrees * 600_000).rounded()) }

  static func warning() -> WeatherWarning {
    var warning = WeatherWarning()
    (warning.startYear, warning.startMonth, warning.startDay) = (26, 11, 24)
    (warning.startHour, warning.startMinute) = (3, 30)
    (warning.endYear, warning.endMonth, warning.endDay) = (26, 11, 25)
    (warning.endHour, warning.endMinute) = (0, 0)
    warning.startLongitude = Longitude(raw: raw(112.95))
    warning.startLatitude = Latitude(raw: raw(28.2))
    warning.endLongitude = Longitude(raw: raw(112.9))
    warning.endLatitude = Latitude(raw: raw(28.5))
    warning.kind = 1
    warning.classification = 3
    warning.rawMinimum = 14
    warning.rawMaximum = 20
    warning.wind = 1
    return warning
  }

  @Test("P5: an EMMA warning with area, from and to, kind, least and most, class") func warning() throws {
    let notice = try #require(read(.weatherWarning(Self.warning())))
    #expect(notice.subject == .weatherWarning(kind: 1, classification: 3, minimum: 14, maximum: 20, wind: 1))
    #expect(
      notice.from == Instant(iso8601: "2026-11-24T03:30:00Z")
        && notice.until == Instant(iso8601: "2026-11-25T00:00:00Z"))
    #expect(notice.isWorthy && notice.place?.latitude == 28.2 && notice.end?.longitude == 112.9)
    var over = Self.warning()
    (over.endDay, over.endHour) = (24, 1)
    #expect(read(.weatherWarning(over)) == nil, "it is over")
    var open = Self.warning()
    open.endYear = 0
    open.startMonth = 13
    let vague = try #require(read(.weatherWarning(open)))
    #expect(vague.from == nil && vague.until == nil)
    var none = Self.warning()
    none.kind = 0
    #expect(read(.weatherWarning(none))?.isWorthy == false)
  }

  @Test("G9: gauges that say something; signals only where they close") func levelsAndSignals() throws {
    var gauge = WaterLevels.Gauge()
    gauge.number = 17
    gauge.level = Hundredths(raw: -123)
    var levels = WaterLevels()
    #expect(read(.waterLevels(levels)) == nil)
    levels.gauges = Listed([WaterLevels.Gauge(), gauge])
    guard case .waterLevels(_, let gauges)? = read(.waterLevels(levels))?.subject else {
      Issue.record("no levels")
      return
    }
    #expect(gauges.map(\.number) == [17] && gauges.map(\.centimetres) == [-123])
    var signal = SignalStatus()
    signal.lights = 540_000_000
    #expect(read(.signalStatus(signal)) == nil)
    signal.lights = 500_000_000
    signal.direction = 1
    #expect(read(.signalStatus(signal))?.subject == .signalClosed(name: "", direction: 1))
    var port = TrafficSignal()
    port.signal = 2
    #expect(read(.trafficSignal(port)) == nil, "out of service")
    port.status = 1
    #expect(read(.trafficSignal(port)) != nil)
    port.signal = 3
    #expect(read(.trafficSignal(port)) == nil)
  }

  @Test("C7: measured wind and visibility are worth a candidate from the limits on; else a fact only") func limits()
    throws
  {
    var report = Meteorology()
    #expect(read(.meteorology(report)) == nil, "nothing measured")
    report.windSpeed = Whole(raw: 21)
    report.waterLevel = Quantity(raw: 1_538)
    let calm = try #require(read(.meteorology(report)))
    #expect(!calm.isWorthy)
    guard case .observation(let weather) = calm.subject else { return }
    #expect(weather.force == 5 && weather.levelCentimetres == 538)
    #expect(calm.measuredAt == nil)
    for (day, hour, wanted) in [
      (24, 1, "2026-11-24T01:30:00Z"), (23, 3, "2026-11-23T03:30:00Z"), (24, 3, "2026-11-24T02:00:00Z"),
      (31, 3, "2026-10-31T03:30:00Z"),
    ] {
      report.time = DayTime(day: UInt8(day), hour: UInt8(hour), minute: 30)
      #expect(read(.meteorology(report))?.measuredAt == Instant(iso8601: wanted), "\(day)")
    }
    report.time = .notAvailable
    report.windSpeed = Whole(raw: 22)
    #expect(read(.meteorology(report))?.isWorthy == true)
    #expect(read(.meteorology(report), HeardLimits(windForce: 7))?.isWorthy == false)
    report.windSpeed = Whole()
    report.gustSpeed = Whole(raw: 41)
    #expect(read(.meteorology(report), HeardLimits(windForce: 9))?.isWorthy == true, "the gust counts")
    report.gustSpeed = Whole()
    report.visibility = Tenths(raw: 5)
    #expect(read(.meteorology(report))?.isWorthy == true, "926 m")
    #expect(read(.meteorology(report), HeardLimits(visibilityMetres: 926))?.isWorthy == false)
    report.isVisibilityBeyond = true
    #expect(read(.meteorology(report))?.isWorthy == false)
    var old = Meteorology236()
    old.waterLevel = Quantity(raw: 16)
    guard case .observation(let level)? = read(.meteorology236(old))?.subject else { return }
    #expect(level.levelCentimetres == -840)
    var ship = ShipWeatherWMO()
    ship.trueWindSpeed = Quantity(raw: 30)
    guard case .observation(let wind)? = read(.shipWeatherWMO(ship))?.subject else { return }
    #expect(wind.windKnots == 29 && wind.force == 7, "15 m/s")
  }

  @Test(
    "P5: an area notice with place, radius, words and validity, also over the turn of the year; cancelled by duration 0"
  )
  func area() throws {
    var circle = Subarea.Circle()
    circle.longitude = Longitude(raw: Self.raw(112.95))
    circle.latitude = Latitude(raw: Self.raw(28.2))
    circle.radius = 40
    circle.scale = 1
    var words = Subarea.Words()
    words.text = try #require(NameText("DREDGER"))
    var notice = AreaNotice()
    notice.notice = 12
    notice.start = ArrivalTime(month: 11, day: 24, hour: 1, minute: 0)
    notice.duration = Whole(raw: 180)
    notice.areas = Listed([.circle(circle), .words(words)])
    let heard = try #require(read(.areaNotice(notice)))
    #expect(heard.subject == .area(notice: 12, radius: 400, words: "DREDGER"))
    #expect(heard.until == Instant(iso8601: "2026-11-24T04:00:00Z"))
    notice.duration = Whole(raw: 30)
    #expect(read(.areaNotice(notice)) == nil, "it is over")
    notice.duration = Whole(raw: 0)
    notice.linkage = 9
    #expect(read(.areaNotice(notice))?.subject == .areaCancelled(linkage: 9))
    notice.duration = Whole()
    notice.start = ArrivalTime(month: 1, day: 2, hour: 0, minute: 0)
    #expect(read(.areaNotice(notice))?.from == Instant(iso8601: "2027-01-02T00:00:00Z"))
  }

  @Test("G9: the same notice is offered once, changed values after ten minutes, another station's for itself")
  mutating func once() {
    var report = Meteorology()
    report.windSpeed = Whole(raw: 30)
    #expect(say(.meteorology(report)).count == 1)
    #expect(say(.meteorology(report), mmsi: 4_139_999).count == 1)
    h.clock += 60
    report.windSpeed = Whole(raw: 32)
    #expect(say(.meteorology(report)).isEmpty, "too soon")
    h.clock += 600
    #expect(say(.meteorology(report)).count == 1)
    h.clock += 600
    #expect(say(.meteorology(report)).isEmpty, "nothing new")
    report.windSpeed = Whole(raw: 10)
    let calm = say(.meteorology(report))
    #expect(calm.count == 1 && calm[0].notice?.isWorthy == false, "a fact of its own")
    #expect(say(.weatherWarning(Self.warning())).count == 1)
    #expect(say(.weatherWarning(Self.warning())).isEmpty)
    var later = Self.warning()
    later.endHour = 6
    #expect(say(.weatherWarning(later)).count == 1, "another validity")
  }
}
