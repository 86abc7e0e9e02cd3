import Organisation
import Regulation
import Testing
import Units

@testable import Settings

/// The rules of cases and notices: `triage` (S7), `matters` (S5), `recurring` (S1), and who signs (R5, R8).
@Suite struct BrokenCaseTests {
  @Test(arguments: rules) func refusesInRegulationYAML(_ broken: Broken) throws { try broken.check() }

  private static let file = "regulation.yaml"
  static let rules: [Broken] = [
    Broken(
      "a meal limit under the limit", file, "meal_limit: 30 min", "meal_limit: 10 min", line: "meal_limit: 10",
      key: "triage.meal_limit", "10 min is shorter than the limit, 15 min"),
    Broken(
      "a mean over the limit", file, "  mean: 5 min", "  mean: 20 min", line: "mean: 20", key: "triage.mean",
      "20 min is longer than the limit, 15 min"),
    Broken(
      "meals that overlap", file, "\"17:00-18:00\"]", "\"13:00-18:00\"]", line: "13:00-18:00", key: "triage.meals[1]",
      "overlaps 11:30-14:00"),
    Broken(
      "a severity that there is not", file, "  from: ordinary", "  from: usual", line: "from: usual",
      key: "triage.from", "\"usual\" is none of: info, ordinary, serious, emergency"),
    Broken(
      "once is not recurring", file, "  times: 3 ", "  times: 1 ", line: "times: 1", key: "recurring.times",
      "1 is out of range: 2 to 1000"),
    Broken(
      "nothing left of what is passed down", file, "pass_margin_days: 1", "pass_margin_days: 7",
      line: "pass_margin_days",
      key: "notice.pass_margin_days", "leaves nothing of the 7 days to whom a notice is passed down"),
    Broken(
      "nobody signs", file, "breach_notice: [watchkeeper, duty-leader, centre-leader]", "breach_notice: []",
      line: "breach_notice: []", key: "notice.signers.breach_notice", "leaves nobody to sign"),
    Broken(
      "who signs nothing", file, "violation_notice: [watchkeeper, duty-leader, centre-leader]",
      "violation_notice: [superior]", line: "violation_notice: [superior]", key: "notice.signers.violation_notice[0]",
      "\"superior\" signs nothing here"),
    Broken(
      "unknown rule", file, "  look_from: 24 h", "  look_form: 24 h", line: "look_form", key: "matters.look_form",
      "is not a key here; did you mean \"look_from\"?"),
  ]
}
