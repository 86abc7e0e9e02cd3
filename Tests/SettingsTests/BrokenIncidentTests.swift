import Organisation
import Regulation
import Testing
import Units

@testable import Settings

/// The thresholds of the grades (R9), what waits (R6, P10), hazards of codes (R19), tonnage and power, the plan's order.
@Suite("R9, R6: the rules of incidents as configuration") struct BrokenIncidentTests {
  @Test(arguments: rules) func refuses(_ broken: Broken) throws { try broken.check() }

  private static let file = "regulation.yaml"
  static let rules: [Broken] = [
    Broken(
      "climbs before the reminder", file, "approval: { remind: 15 min, climb: 30 min",
      "approval: { remind: 15 min, climb: 15 min", line: "climb: 15 min", key: "incident.approval.climb",
      "15 min is not after the reminder, 15 min"),
    Broken(
      "a wait that there is not", file, "  help: { remind: 5 min", "  halp: { remind: 5 min", line: "halp",
      key: "incident.halp", "is not a key here; did you mean \"help\"?"),
    Broken(
      "重大 not above 大", file, "major_dead: 3", "major_dead: 1", line: "major_dead: 1", key: "grades[0].major_dead",
      "1 is not more than large_dead, 1"),
    Broken(
      "a grade not below the one above", file, "considerable: { dead_or_missing: 3",
      "considerable: { dead_or_missing: 10", line: "dead_or_missing: 10, seriously_injured: 10",
      key: "grades[0].considerable.dead_or_missing", "is not below the grade above"),
    Broken(
      "a band whose 重大 is not above its 大", file, "large: 500000, major: 3000000", "large: 500000, major: 500000",
      line: "large: 500000, major: 500000", key: "grades[0].losses[1].major", "500000 is not more than large, 500000"),
    Broken(
      "the last band ends", file, "      - { large: 3000000, major: 5000000 }",
      "      - { below_gt: 9000, large: 3000000, major: 5000000 }", line: "below_gt: 9000",
      key: "grades[0].losses[2].below_gt", "the last band has none: it is for all that are larger"),
    Broken(
      "an edition without its day", file, "  - from: 2002-10-01\n    count_days: 7", "  - count_days: 7",
      line: "count_days: 7", key: "grades[0].from", "is missing"),
    Broken(
      "a hazard that there is not", file, "hazard: lasting", "hazard: grave", line: "hazard: grave",
      key: "codes[24].hazard", "\"grave\" is none of: correctable, lasting, major"),
  ]

  @Test("R9, R19: the example has the regulation's numbers and the hazards' classes") func example() throws {
    let rules = try ConfigurationLoader.load(directory: exampleFolder, now: testNow).get().configuration.regulation
    #expect(rules.grades == GradeRules(), "the defaults are the file's")
    #expect(rules.incident == IncidentRules())
    #expect(["H01", "H02", "H03"].map { rules.code(FindingCode($0))?.hazard } == [nil, .lasting, .major])
  }
}
