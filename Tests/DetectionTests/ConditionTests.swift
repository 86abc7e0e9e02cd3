import AIS
import Detection
import Geometry
import Organisation
import Picture
import Regulation
import Testing
import Units

/// What rules depend on (P7, C5): readings, days, and what is said of them.
@Suite struct ConditionTests {
  private static let zone = CivilZone.shanghai
  private static let start = Harness.start

  private func now(_ environment: Environment, hours: Int64 = 0) -> Circumstances {
    Circumstances(Self.start + .hours(hours), Self.zone, HolidayCalendar(), environment)
  }

  private func reading(_ value: Double, minutes: Int64, _ quantity: MeasuredQuantity = .level, _ id: String = "G1")
    -> Reading
  {
    Reading(station: id, quantity: quantity, value: value, at: Self.start + .minutes(minutes), source: .entered("P"))
  }

  private static let high = MeasuredCondition(.level, isAbove: true, limit: 34, stations: ["G1"])

  @Test func `between limit and margin all stays as it was; a long silence forgets`() {
    var environment = Environment()
    #expect(environment.meets(Self.high, at: Self.start) == nil)
    environment.note(reading(33.97, minutes: 0))
    #expect(environment.meets(Self.high, at: Self.start) == false, "nothing was met before")
    environment.note(reading(34, minutes: 10))
    environment.note(reading(33.96, minutes: 20))
    #expect(environment.meets(Self.high, at: Self.start + .minutes(9)) == false)
    #expect(environment.meets(Self.high, at: Self.start + .minutes(10)) == true, "at the limit is met")
    #expect(environment.meets(Self.high, at: Self.start + .minutes(20)) == true, "within the margin")
    environment.note(reading(33.9, minutes: 30))
    #expect(environment.meets(Self.high, at: Self.start + .minutes(30)) == false)
    environment.note(reading(34.5, minutes: 40))
    #expect(environment.meets(Self.high, at: Self.start + .minutes(40) + .hours(12)) == true)
    #expect(environment.meets(Self.high, at: Self.start + .minutes(41) + .hours(12)) == nil, "too old")
    environment.note(reading(33.98, minutes: 40 + 13 * 60))
    #expect(environment.meets(Self.high, at: Self.start + .hours(14)) == false, "nobody knows what was in between")
  }

  @Test func `readings come in any order, are bounded, and nonsense is none`() {
    var environment = Environment()
    for minute in [5, 1, 3, 3, 2] as [Int64] { environment.note(reading(30 + Double(minute), minutes: minute)) }
    #expect(environment.readings.map(\.value) == [31, 32, 33, 35])
    for refused in [reading(32, minutes: 2), reading(99, minutes: 9, .wind), reading(.nan, minutes: 9)] {
      let isNew = environment.note(refused)
      #expect(!isNew, "known, no wind blows so, no number")
    }
    for minute in 10..<400 { environment.note(reading(Double(minute), minutes: Int64(minute))) }
    #expect(environment.readings.count == Environment.most)
    let isNew = environment.note(reading(1, minutes: 0))
    #expect(!isNew, "older than all that are kept")
  }

  @Test func `below is the other way round, and of several stations one will do`() {
    var environment = Environment()
    let fog = MeasuredCondition(.visibility, isAbove: false, limit: 500, stations: ["M1", "M2"])
    environment.note(reading(500, minutes: 0, .visibility, "M1"))
    #expect(environment.meets(fog, at: Self.start) == false, "not below")
    environment.note(reading(499, minutes: 0, .visibility, "M2"))
    #expect(environment.meets(fog, at: Self.start) == true)
  }

  @Test func `what is unknown holds closed water and lifts all else, unless the rule says`() {
    func rule(_ kind: ZoneRule.Kind, _ unknown: RuleConditions.WhenUnknown? = nil) -> ZoneRule {
      ZoneRule(
        kind: kind, conditions: RuleConditions(measured: [Self.high], whenUnknown: unknown), severity: .serious,
        code: FindingCode("V06"))
    }
    let nobody = now(Environment())
    #expect(rule(.closedWater).holds(nobody) && !rule(.closedWater, .lift).holds(nobody))
    for kind in [.speedLimit(Knots(6)), .noAnchoring, .oneWay(90), .sailingBan(.flood), .dangerousGoods]
      as [ZoneRule.Kind]
    {
      #expect(!rule(kind).holds(nobody) && rule(kind, .hold).holds(nobody))
    }
  }

  @Test func `since when a rule holds: the reading, the silence, the day, the hour`() {
    var environment = Environment([reading(34.5, minutes: -90), reading(33, minutes: -60), reading(34.1, minutes: -20)])
    var rule = ZoneRule(
      kind: .closedWater, conditions: RuleConditions(measured: [Self.high]), severity: .serious,
      code: FindingCode("V06"))
    let long = Self.start - .days(3)
    #expect(rule.start(now(environment), notBefore: long) == Self.start - .minutes(20))
    #expect(rule.start(now(environment), notBefore: Self.start - .minutes(5)) == Self.start - .minutes(5))
    environment = Environment([reading(33, minutes: -13 * 60)])
    #expect(
      rule.start(now(environment), notBefore: long) == Self.start - .hours(1) + .milliseconds(1), "since it is unknown")
    // 10:00 on a Sunday.
    rule.conditions = RuleConditions(days: DayRule(weekdays: [7]))
    #expect(rule.start(now(environment), notBefore: long) == Self.start - .hours(10))
    rule.hours = [Hours(CivilTime(9, 30), CivilTime(12, 0))]
    #expect(rule.start(now(environment), notBefore: long) == Self.start - .minutes(30))
    rule.conditions = nil
    rule.hours = [Hours(CivilTime(0, 0), CivilTime(12, 0)), Hours(CivilTime(20, 0), CivilTime(24, 0))]
    #expect(rule.start(now(environment), notBefore: long) == Self.start - .hours(14), "the evening before joins")
  }

  @Test func `an explanation names each condition, whether it is met, and the numbers`() {
    let rule = ZoneRule(
      kind: .closedWater, hours: [Hours(CivilTime(8, 0), CivilTime(18, 0))],
      conditions: RuleConditions(
        days: DayRule(weekdays: [6], lunarDigits: [4], holidays: .never),
        measured: [
          Self.high, MeasuredCondition(.wind, isAbove: true, limit: 10.8, stations: ["M1"]),
        ]),
      severity: .serious, code: FindingCode("V06"))
    let checks = rule.explanation(
      now(Environment([reading(34.2, minutes: -10)])), stations: [ConditionScenarios.gauge, ConditionScenarios.mast])
    #expect(
      checks.map(\.condition) == [.weekdays, .lunarDigits, .holidaysNever, .hours, .levelAbove, .windAbove])
    #expect(checks.map(\.isMet) == [false, true, true, true, true, nil])
    #expect(checks[1].detail.values == ["days": "4", "today": "十月十四"])
    #expect(
      checks[4].detail.values == ["stations": "长沙站", "limit": "34.00", "value": "34.20", "at": "11-22 09:50"])
    #expect(checks[5].detail.values == ["stations": "磊石气象站", "limit": "10.8", "value": "—", "at": "—"])
    for check in checks {
      #expect(check.detail.key == check.condition.key)
      #expect(Set(check.detail.values.keys) == Set(check.condition.placeholders))
    }
  }

  @Test func `a gauge heard on the air closes the water; another sender and another gauge do not`() throws {
    let rule = ZoneRule(
      kind: .closedWater, conditions: RuleConditions(measured: [Self.high], whenUnknown: .lift), severity: .serious,
      code: FindingCode("V06"))
    var stage = Stage(zones: [Harness.zone(rules: [rule])])
    stage.more = {
      var gauge = ConditionScenarios.gauge
      (gauge.gauge, gauge.zero) = (17, 30)
      $0.stations = [gauge]
    }
    var h = Harness(stage)
    func levels(_ number: UInt16, _ centimetres: Int, from mmsi: UInt32) {
      var gauge = WaterLevels.Gauge()
      gauge.number = number
      gauge.level = Hundredths(raw: .init(centimetres))
      var levels = WaterLevels()
      levels.gauges = Listed([gauge])
      var batch = ObservationBatch()
      batch.notices = [.waterLevels(levels)]
      let raw = batch.keep(Array("!AIVDM".utf8))
      batch.observations = [Observation(at: h.now, source: 0, mmsi: mmsi, raw: raw, content: .notice(0))]
      h.take(batch)
    }
    levels(17, 460, from: 4_130_999)
    levels(18, 460, from: 4_130_001)
    h.lie(at: Harness.at(0, 0), for: 120)
    #expect(h.opened.isEmpty)
    levels(17, 460, from: 4_130_001)
    let reading = try #require(h.detection.handOverReadings().first)
    #expect(reading.station == "G1" && reading.source == .heard(4_130_001) && abs(reading.value - 34.6) < 0.001)
    #expect(h.detection.handOverReadings().isEmpty)
    h.lie(at: Harness.at(0, 0), for: 120)
    #expect(h.opened(.closedWater).map(\.onset) == [reading.at])
    levels(17, 300, from: 4_130_001)
    h.pass(5)
    #expect(h.ended.count == 1)
  }

  @Test func `wind in knots with its gusts, and visibility beyond the scale, are readings`() {
    var stage = Stage()
    stage.more = { $0.stations = [ConditionScenarios.gauge] }
    var h = Harness(stage)
    var report = Meteorology()
    report.windSpeed = Whole(raw: 20)
    report.gustSpeed = Whole(raw: 30)
    report.waterLevel = Quantity(raw: 1_538)
    var batch = ObservationBatch()
    batch.notices = [.meteorology(report)]
    let raw = batch.keep(Array("!AIVDM".utf8))
    batch.observations = [Observation(at: h.now, source: 0, mmsi: 4_130_001, raw: raw, content: .notice(0))]
    h.take(batch)
    let readings = h.detection.environment.readings
    #expect(readings.map(\.quantity) == [.level, .wind])
    #expect(abs(readings[0].value - 5.38) < 0.001 && abs(readings[1].value - 15.43) < 0.01)
  }
}

/// P7: what a ban's finding says, and when it ends.
@Suite struct SailingBanTests {
  private func harness() -> Harness {
    Harness(
      zones: [Harness.zone("waters", -10_000, -10_000, 10_000, 10_000, rules: [])],
      vessels: [Harness.ferry()])
  }

  @Test func `a finding says waters, cause, speed, since when; it is updated and ends at rest`() throws {
    var h = harness()
    h.detection.follow([SailingBanScenarios.ban()])
    h.sail(from: Harness.at(0, 0), to: Harness.at(1000, 0), knots: 6.1)
    let finding = try #require(h.opened(.sailingBan).first)
    #expect(finding.code.rawValue == "V06" && finding.severity == .serious && finding.object == "ban:1")
    #expect(finding.reason.key == "sailing-ban.wind" && finding.ruleVersion == "1/1")
    #expect(finding.reason.values == ["waters": "三汊矶禁航区", "since": "11-22 08:00", "knots": "6.1", "seconds": "60"])
    #expect(Set(finding.reason.values.keys) == Set(ReasonKey.banWind.placeholders))
    #expect(h.updates.count >= 3 && h.updates.count <= 5)
    h.lie(at: Harness.at(1000, 0), for: 500)
    #expect(h.ended.isEmpty, "not yet ten minutes")
    h.lie(at: Harness.at(1000, 0), for: 130)
    #expect(h.ended == [finding.id] && h.detection.openEpisodes == 0)
  }

  @Test func `lifting ends it with the next sweep, and so does its end`() {
    for bans in [[], [SailingBanScenarios.ban(until: 5)]] {
      var h = harness()
      h.detection.follow([SailingBanScenarios.ban()])
      h.sail(from: Harness.at(0, 0), to: Harness.at(500, 0))
      #expect(h.opened(.sailingBan).count == 1 && h.ended.isEmpty)
      h.detection.follow(bans)
      h.pass(to: bans.isEmpty ? h.clock + 2 : 302)
      #expect(h.ended.count == 1)
    }
  }

  @Test func `no finding within the grace, one right after it`() throws {
    var h = harness()
    h.sail(from: Harness.at(-9000, 0), to: Harness.at(-8900, 0))
    let begins = h.clock
    var ban = SailingBanScenarios.ban()
    (ban.from, ban.declaredAt) = (h.now, h.now)
    h.detection.follow([ban])
    h.sail(from: Harness.at(-8900, 0), to: Harness.at(-2000, 0), knots: 6)
    let finding = try #require(h.opened(.sailingBan).first)
    let after = (finding.opened - Harness.start).seconds - begins
    #expect(after > 1859 && after < 1886, "grace and dwell")
  }

  @Test func `a centre's waters are those of the centres below it too`() {
    func centre(_ code: String, _ tier: Tier, _ parent: String?, _ west: Double) -> Centre {
      var centre = Centre(
        id: CentreID(code), name: code, area: "长沙市", tier: tier, parent: parent.map { CentreID($0) }, isFirstLine: true,
        hasDirectWaters: true, waters: Harness.zone("w", west, -900, west + 1000, 900).area, authority: "U",
        dutyStarts: CivilDate(dayNumber: 0), addresses: [])
      centre.phone = nil
      return centre
    }
    var organisation = Harness.organisation([], [Harness.ferry()])
    organisation.centres = [
      centre("430100", .city, nil, 0), centre("430112", .county, "430100", 1000), centre("430600", .city, nil, 2000),
    ]
    var h = Harness(organisation: organisation, rules: DetectorRules())
    var ban = SailingBanScenarios.ban(zones: [])
    ban.centres = [CentreID("430100")]
    h.detection.follow([ban])
    h.sail(from: Harness.at(2100, 0), to: Harness.at(2900, 0))
    #expect(h.opened(.sailingBan).isEmpty, "another city's")
    h.sail(from: Harness.at(1900, 300), to: Harness.at(1100, 300))
    #expect(h.opened(.sailingBan).map { $0.reason.values["waters"] } == ["长沙市"])
  }
}

/// C5: one stay told in its turns.
@Suite struct DangerousGoodsTests {
  private func harness() -> Harness {
    Harness(
      zones: [
        Harness.zone(
          "quay", -600, -500, 600, 500,
          rules: [ZoneRule(kind: .dangerousGoods, severity: .info, code: FindingCode("W01"))])
      ], vessels: [Harness.ferry(kind: .dangerousGoods)])
  }

  @Test func `enters, berths, sails, leaves: one finding, told at each turn, with a restart between`() throws {
    var h = harness()
    h.sail(from: Harness.at(-1500, 0), to: Harness.at(0, 0))
    let finding = try #require(h.opened(.dangerousGoods).first)
    #expect(finding.severity == .info && finding.code.rawValue == "W01" && finding.object == "quay")
    #expect(finding.reason.key == "dangerous-goods.entered" && finding.reason.values["berthed"] == "—")
    #expect(Set(finding.reason.values.keys) == Set(ReasonKey.goodsEntered.placeholders))
    h.lie(at: Harness.at(0, 0), for: 1800, every: 60, status: 5)
    #expect(h.updates.map(\.key) == ["dangerous-goods.berthed"])
    var kept = finding
    kept.reason = try #require(h.updates.last)
    let berthed = kept.reason.values["berthed"]
    h.restart(open: [kept])
    h.lie(at: Harness.at(0, 0), for: 1800, every: 60, status: 5)
    #expect(h.opened.isEmpty && h.updates.isEmpty, "berthed as before")
    h.sail(from: Harness.at(0, 0), to: Harness.at(1500, 0))
    #expect(h.opened.isEmpty && h.updates.map(\.key) == ["dangerous-goods.sailing", "dangerous-goods.left"])
    #expect(h.updates.allSatisfy { $0.values["berthed"] == berthed && berthed != "—" })
    #expect(h.ended == [finding.id])
  }
}
