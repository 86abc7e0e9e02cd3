import Organisation
import Regulation
import Testing
import Units

/// Recipients, misfire and the lot are the regulation's to say.
@Suite struct PolicyTests {
  private static let organisation = Province.organisation(
    [
      Province.centre("430000", .province, parent: nil, isFirstLine: false),
      Province.centre("430100", .city, parent: "430000"), Province.centre("430101", .county, parent: "430100"),
    ], (1...40).map { Province.point("PT-\($0)", "430101") })

  private static func duties(_ day: String, _ change: (inout RegulationRules) -> Void = { _ in }) -> [Duty] {
    var rules = RegulationRules()
    change(&rules)
    return Province.planner(organisation, rules: rules).duties(on: date(day), record: CheckRecord(), key: drawKey())
  }

  private static func to(_ clause: String, _ duties: [Duty]) -> [[String]] {
    duties.filter { $0.clause == clause && !$0.to.isEmpty }.map { $0.to.map(\.code) }
  }

  @Test("P4, P11, C3, C6, C9, C14, X2, X5, X7, X10: to whom the source sends them") func source() {
    #expect(Self.to("P4", Self.duties("2026-11-06")) == [["U-430000", "U-DEPT"]])
    #expect(Self.to("P11", Self.duties("2026-11-06")) == [["U-430000"]])
    #expect(Self.to("C6", Self.duties("2026-11-06")) == [["430000"]])
    #expect(Self.to("X5", Self.duties("2026-11-06")) == [["430100"]])
    let fourth = Self.duties("2026-11-04")
    #expect(Self.to("C3", fourth) == [["430000"], ["430000"]])
    #expect((Self.to("C9", fourth), Self.to("C14", fourth)) == ([["U-430100", "430000"]], [["U-430100"]]))
    let second = Self.duties("2026-11-02")
    #expect(Self.to("X2", second) == [["430100"], ["430100"]])
    #expect((Self.to("X7", second), Self.to("X10", second)) == ([["430100"]], [["U-430101"]]))
  }

  @Test("P4, X2: another province sends them elsewhere, each recipient once") func elsewhere() {
    let duties = Self.duties("2026-11-05") {
      $0.recipients.byClause["P4"] = [.department, .ownAuthority, .provincialBureau]
      $0.recipients.byClause["X2"] = [.superiorCentre, .provinceCentre, .ownAuthority]
    }
    #expect(Self.to("P4", duties) == [["U-DEPT", "U-430000"]])
    #expect(Self.to("X2", duties) == [["430100", "430000", "U-430101"]])
    #expect(Self.to("C3", duties) == [["430000"]])
  }

  @Test("R12, D1: what is missed and what is done late is the regulation's to say") func misfire() {
    func ends(_ kind: DutyKind, _ duties: [Duty]) -> [Instant?] { duties.of(kind).map(\.missedAfter) }
    let source = Self.duties("2026-11-05")
    #expect(ends(.broadcast, source) == [at(date("2026-11-05"), "11:00"), at(date("2026-11-05"), "18:00")])
    #expect(ends(.dailyReport, source).allSatisfy { $0 == nil })
    let other = Self.duties("2026-11-05") {
      $0.misfire.byKind = ["broadcast": .doLate, "daily-report": .recordAsMissed]
    }
    #expect(ends(.broadcast, other) == [nil, nil])
    #expect(ends(.dailyReport, other).allSatisfy { $0 == at(date("2026-11-06"), "00:00") })
    #expect(ends(.watch, other).allSatisfy { $0 == nil })
  }

  @Test(
    "R2: how much of a draw is by lot is the regulation's to say", arguments: [(0, 0), (10, 1), (50, 5), (100, 10)])
  func lot(_ percent: Int, _ lots: Int) {
    let candidates = (0..<40).map { Draw.Candidate(target: .point("PT-\($0 + 10)"), checks: 0, debt: 3) }
    var generator = drawKey().generator(centre: CentreID("430000"), day: date("2026-11-05"), kind: .pointSpotCheck)
    let picks = Draw.picks(
      10, from: candidates, daysLeft: 20, keyTasks: [], lotPercent: percent, generator: &generator)
    #expect(picks.count { $0.why == .lot } == lots)
    #expect(picks.count == 10)
  }

  @Test("R2: and the planner draws by it") func planned() {
    func drawn(_ percent: Int) -> [[Target]] {
      var rules = RegulationRules()
      rules.province.pointFloor = 6
      rules.draw.lotPercent = percent
      var record = CheckRecord()
      for number in 1...20 { record.add(.point("PT-\(number)"), by: CentreID("430000")) }
      return Province.planner(Self.organisation, rules: rules)
        .duties(on: date("2026-11-05"), record: record, key: drawKey()).of(.pointSpotCheck).map(\.targets)
    }
    #expect(drawn(0) != drawn(100))
    let fewest = Set((21...40).map { Target.point("PT-\($0)") })
    #expect(drawn(0).allSatisfy { fewest.isSuperset(of: $0) })
    #expect(drawn(100).contains { !fewest.isSuperset(of: $0) })
  }
}
