import GRDB
import Organisation
import Regulation
import Testing
import Units

@testable import Store

/// Registers of older releases: what they stored is read with what has been added since.
@Suite("D1: versions stored by an older release") struct RegisterVersionsTests {
  private let kept: RegisterFolder.Kept
  private var register: Register { kept.register }

  init() throws { kept = try RegisterFolder().openKept() }

  /// As the first release stored it, some numbers other than the defaults: no watches, broadcasts, form 2, equipment day, monthly
  /// days; a ladder without repeats.
  private static let first = """
    {"afternoon":{"closes":"17:00","opens":"14:00"},"afternoonHalfEnds":"24:00","city":{"countyPointFloor":60,\
    "countyRoundsPerHalfDay":2,"reportDue":"20:00"},"codes":[{"clause":"《条例》","code":"V06","english":"closed water",\
    "kind":"violation","name":"违反禁止航行规定","severity":"serious"}],"county":{"reportDue":"18:30"},\
    "detectors":{"closedDwell":30000,"closedLeaveDwell":60000,"closedLeaveMetres":30,\
    "distressMetres":3704,"distressWithin":600000,"lostFactor":6,"lostFloor":300000,\
    "speedDwell":60000,"speedLeaveDwell":60000,"speedTolerance":1.5},\
    "ladder":{"emergency":{"acknowledgedFor":600000,"steps":[{"after":0,\
    "tell":["watchkeepers"]}]},"serious":{"acknowledgedFor":1800000,"repeatEvery":\
    1800000,"steps":[{"after":0,"tell":["watchkeepers"]}]},\
    "shelveAtMost":28800000},"morning":{"closes":"12:00","opens":"08:00"},"morningHalfEnds":"14:00",\
    "notice":{"answerDays":7,"reminderDays":[3,1]},"numbers":{"breachNotice":"甲〔{year}〕{centre}-{serial}号",\
    "drillPrefix":"演练","faultReport":"丁〔{year}〕{centre}-{serial}号","incidentReport":"丙〔{year}〕{centre}-{serial}号",\
    "violationNotice":"乙〔{year}〕{centre}-{serial}号"},"province":{"checksPerMonth":2,"cityRoundsPerHalfDay":1,\
    "countySharePercent":10,"pointFloor":50,"pointSharePercent":10,"reportDue":"09:00","reserveDays":3},\
    "report":{"cutOff":600000,"draft":1800000,"latest":300000},\
    "version":"2025-01","windowLead":1200000}
    """

  @Test("what it says holds; what it could not know has the defaults; what it left out of a ladder stays out")
  func firstRelease() throws {
    try store(RegisterVersionsTests.first)
    let stored = try #require(try register.read { try $0.regulation(on: saturday) })
    let rules = stored.body
    #expect((stored.digest, rules.version) == ("old", "2025-01"))
    #expect(rules.morning == Hours(CivilTime(8, 0), CivilTime(12, 0)))
    #expect((rules.county.reportDue, rules.city.countyPointFloor) == (CivilTime(18, 30), 60))
    #expect((rules.province.pointFloor, rules.province.checksPerMonth) == (50, 2))
    #expect((rules.windowLead, rules.detectors.speedTolerance) == (.minutes(20), Knots(1.5)))
    #expect(rules.codes.map(\.name) == ["违反禁止航行规定"])
    #expect(rules.ladder.emergency.repeatEvery == nil && rules.ladder.serious.repeatEvery == .minutes(30))
    let today = RegulationRules()
    #expect(rules.watch == today.watch && rules.broadcast == today.broadcast && rules.equipment == today.equipment)
    #expect(rules.keySheet == today.keySheet && rules.monthly == today.monthly && rules.register == today.register)
  }

  @Test("a number that a group lacks has its default, and the group's others stay") func missingNumber() throws {
    try store(
      RegisterVersionsTests.first.replacing("\"reserveDays\":3}", with: "\"reserveDays\":1}")
        .replacing("\"checksPerMonth\":2,", with: ""))
    let rules = try #require(try register.read { try $0.regulation(on: saturday) }).body
    #expect((rules.province.checksPerMonth, rules.province.reserveDays, rules.province.pointFloor) == (3, 1, 50))
  }

  @Test("today's rules come back as they were stored") func today() throws {
    var rules = RegulationRules()
    rules.ladder.serious.repeatEvery = nil
    rules.keySheet.cityDue = CivilTime(16, 0)
    rules.detectors.speedTolerance = Knots(1.25)
    let changed = rules
    try register.write { tx in
      _ = try tx.insertVersion(.regulation, body: changed, digest: "new", effectiveFrom: saturday, at: noon)
    }
    #expect(try register.read { try $0.regulation(on: saturday)?.body } == changed)
    #expect(try register.read { try $0.regulation(on: saturday - 1) } == nil)
  }

  private func store(_ body: String) throws {
    try register.write { tx in
      try tx.db.execute(
        sql:
          "INSERT INTO versions (kind, digest, effective_from, stored_at, body) VALUES ('regulation', 'old', ?, 0, ?)",
        arguments: [saturday.dayNumber, body])
    }
  }
}
