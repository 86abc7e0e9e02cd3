import Casework
import Organisation
import Regulation
import Testing
import Units

/// R9: thresholds of the grades, from the regulation's text, each at the number, one below and one above it.
@Suite("R9: grades; 以上 includes the number itself") struct GradingTests {
  private let edition = GradeEdition()

  private func figures(_ set: (inout IncidentFigures) -> Void) -> IncidentFigures {
    var figures = IncidentFigures()
    set(&figures)
    return figures
  }

  @Test("today's grade by dead or missing, seriously injured, loss and oil") func printed() {
    let lines: [(Grade, Grade, Int, Int, Int, Double)] = [
      (.ordinary, .small, 1, 1, 1_000_000, 1), (.considerable, .ordinary, 3, 10, 10_000_000, 100),
      (.major, .considerable, 10, 50, 50_000_000, 500), (.extreme, .major, 30, 100, 100_000_000, 1000),
    ]
    for (grade, below, dead, injured, loss, oil) in lines {
      for (more, wanted) in [(-1, below), (0, grade), (1, grade)] {
        #expect(Grading.grade(figures { $0.dead = dead + more }, edition) == (dead + more == 0 ? .small : wanted))
        #expect(Grading.grade(figures { $0.missing = dead + more }, edition) == (dead + more == 0 ? .small : wanted))
        let split = figures {
          $0.dead = (dead + more) / 2
          $0.missing = dead + more - (dead + more) / 2
        }
        #expect(Grading.grade(split, edition) == (dead + more == 0 ? .small : wanted), "dead and missing together")
        #expect(
          Grading.grade(figures { $0.seriouslyInjured = injured + more }, edition)
            == (injured + more == 0 ? .small : wanted))
        #expect(Grading.grade(figures { $0.loss = loss + more }, edition) == wanted)
        #expect(Grading.grade(figures { $0.oil = oil + Double(more) * 0.5 }, edition) == wanted)
      }
    }
    #expect(Grading.grade(IncidentFigures(), edition) == .small, "what is unknown reaches no threshold")
    #expect(Grading.grade(figures { $0.injured = 500 }, edition) == .small, "injured is not seriously injured")
  }

  private func vessel(_ tonnage: Int?, _ power: Int? = nil) -> IncidentVessel {
    IncidentVessel(name: "某", mmsi: nil, kind: nil, tonnage: tonnage, power: power)
  }

  @Test("大 and 重大 of 2002: by dead or missing, and by direct loss for the vessel's size") func weights() {
    for (count, weight) in [(0, Weight.none), (1, .large), (2, .large), (3, .major), (4, .major)] {
      #expect(Grading.weight2002(figures { $0.dead = count }, vessels: [], edition) == weight)
      #expect(Grading.weight2002(figures { $0.missing = count }, vessels: [], edition) == weight)
    }
    let sizes: [([IncidentVessel], large: Int, major: Int)] = [
      ([vessel(499)], 200_000, 500_000), ([vessel(500)], 500_000, 3_000_000), ([vessel(2999)], 500_000, 3_000_000),
      ([vessel(3000)], 3_000_000, 5_000_000), ([vessel(nil, 1499)], 200_000, 500_000),
      ([vessel(nil, 1500)], 500_000, 3_000_000), ([vessel(800, 1000)], 200_000, 500_000),
      ([vessel(nil)], 200_000, 500_000), ([], 200_000, 500_000),
      ([vessel(5000), vessel(120)], 200_000, 500_000),
    ]
    for (vessels, large, major) in sizes {
      for (loss, weight) in [
        (large - 1, Weight.none), (large, .large), (major - 1, .large), (major, .major), (major + 1, .major),
      ] {
        let found = Grading.weight2002(figures { $0.loss = loss }, vessels: vessels, edition)
        #expect(found == weight, "\(vessels.map { [$0.tonnage, $0.power] }) \(loss)")
      }
    }
  }

  @Test("the more severe of the two triggers decides what is owed") func theMoreSevere() {
    #expect(Grading.weight(figures { $0.seriouslyInjured = 50 }, vessels: [], edition) == .major, "today's 重大")
    #expect(Grading.weight(figures { $0.seriouslyInjured = 10 }, vessels: [], edition) == .large)
    #expect(Grading.weight(figures { $0.dead = 3 }, vessels: [], edition) == .major, "today's 较大, 2002's 重大")
    #expect(Grading.weight(figures { $0.oil = 500 }, vessels: [], edition) == .major)
    #expect(Grading.weight(figures { $0.oil = 499 }, vessels: [], edition) == .large)
    #expect(Grading.weight(figures { $0.seriouslyInjured = 9 }, vessels: [], edition) == .none)
  }

  @Test("D8: the edition of the day of the accident judges it") func editions() {
    var rules = GradeRules()
    var later = GradeEdition()
    later.from = date("2027-01-01")
    later.majorDead = 5
    rules.editions.append(later)
    #expect(rules.edition(on: date("2026-12-31")).majorDead == 3)
    #expect(rules.edition(on: date("2027-01-01")).majorDead == 5)
    #expect(rules.edition(on: date("1999-01-01")).majorDead == 3)
  }

  @Test("deaths and missing count up to the end of the seventh day") func seventhDay() throws {
    let rules = GradeRules()
    var file = incidentFile()
    func add(_ dead: Double, asOf: Instant, at now: Instant) throws {
      var entry = IncidentEntry()
      entry.figures = [.init(.dead, dead)]
      _ = try file.change(
        entry, IncidentHand(by: "P-430105-01", role: .watchkeeper, at: now, asOf: asOf), rules: rules, zone: .shanghai)
    }
    try add(2, asOf: noon, at: noon)
    // 2026-11-21 and seven days: through the 28th.
    try add(3, asOf: at("2026-11-28", "23:59"), at: at("2026-11-29", "08:00"))
    #expect(file.judged(rules, .shanghai).weight == .major)
    var late = incidentFile()
    swap(&file, &late)
    try add(2, asOf: noon, at: noon)
    try add(3, asOf: at("2026-11-29", "00:00"), at: at("2026-11-29", "08:00"))
    #expect(file.figures.dead == 3 && file.judged(rules, .shanghai).weight == .large)
    #expect(file.counted(GradeEdition(), .shanghai).dead == 2)
  }

  @Test("a grade below what was reported needs a person's reason; both stay") func lowering() throws {
    let rules = GradeRules()
    var file = incidentFile()
    func set(_ dead: Double, reason: String? = nil) throws {
      var entry = IncidentEntry()
      entry.figures = [.init(.dead, dead), .init(.missing, 0)]
      _ = try file.change(
        entry, IncidentHand(by: "P", role: .dutyLeader, at: noon + .hours(2), reason: reason), rules: rules,
        zone: .shanghai)
    }
    try set(3)
    file.told.append(
      ToldReport(
        OwedReport(.centre(CentreID("430100")), "X9(c)", .approved, .major, level: 3), at: noon, grade: .considerable,
        weight: .major))
    let before = file
    #expect(throws: IncidentRefusal.reasonNeeded) { try set(1) }
    #expect(throws: IncidentRefusal.reasonNeeded) { try set(1, reason: "  ") }
    #expect(file == before, "refused as a whole")
    #expect(file.effective(rules, .shanghai).grade == .considerable)
    try set(1, reason: "两人生还")
    #expect(file.lowered?.from == .considerable && file.lowered?.reason == "两人生还")
    #expect(file.effective(rules, .shanghai) == .init(grade: .ordinary, weight: .large))
    try set(4)
    #expect(file.effective(rules, .shanghai).weight == .major)
  }

  @Test("numbers that can't be are refused, and nothing is changed") func plausible() {
    for (name, value) in [
      (FigureName.dead, -1.0), (.dead, 1.5), (.aboard, 1e9), (.oil, -0.1), (.loss, 1e13), (.leak, .infinity),
      (.oil, .nan),
    ] {
      var file = incidentFile()
      var entry = IncidentEntry()
      entry.figures = [.init(.aboard, 5), .init(name, value)]
      #expect(throws: IncidentRefusal.notPlausible, "\(name) \(value)") {
        try file.change(entry, hand, rules: GradeRules(), zone: .shanghai)
      }
      #expect(file == incidentFile())
    }
    var file = incidentFile()
    var entry = IncidentEntry()
    entry.figures = [.init(.injured, 1), .init(.seriouslyInjured, 2)]
    #expect(throws: IncidentRefusal.notPlausible) {
      try file.change(entry, hand, rules: GradeRules(), zone: .shanghai)
    }
    #expect(throws: IncidentRefusal.nothingToChange) {
      try file.change(IncidentEntry(), hand, rules: GradeRules(), zone: .shanghai)
    }
    entry = IncidentEntry()
    entry.hazard = .major
    #expect(throws: IncidentRefusal.leaderRaises, "R19") {
      try file.change(entry, hand, rules: GradeRules(), zone: .shanghai)
    }
  }

  private let hand = IncidentHand(by: "P-430105-01", role: .watchkeeper, at: noon)
}

/// An accident that the county 430105 filed in its own waters.
func incidentFile(
  code: String = "A01", severity: Severity = .emergency, filer: String = "430105", waters: String = "430105",
  by person: PersonID = "P-430105-01", holiday: String? = nil
) -> IncidentFile {
  let record = CaseRecord(
    no: 3, kind: .incident, code: FindingCode(code), severity: severity, centre: CentreID(filer),
    waters: CentreID(waters), state: .dispatched, findingNo: 7, occurredAt: noon - .minutes(2), filedAt: noon,
    filedBy: person, vesselName: "某船", mmsi: nil, point: nil, place: nil, placeName: "捞刀河口",
    reason: Reason("speed.over", [:]), note: "", ruleVersion: "v", regulationVersion: "r", drill: false)
  return IncidentFile(
    record, hazard: .correctable, place: "捞刀河口", holiday: holiday, vessels: [], course: "")
}
