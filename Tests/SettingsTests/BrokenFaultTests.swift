import Organisation
import Regulation
import Testing
import Units

@testable import Settings

/// The rules of faults (P12, G11, G15, S5), of presence (P8, C11, R8) and of what the public tells (S6, S8).
@Suite struct BrokenFaultTests {
  @Test(arguments: rules) func refusesInRegulationYAML(_ broken: Broken) throws { try broken.check() }

  private static let file = "regulation.yaml"
  static let rules: [Broken] = [
    Broken(
      "repaired never", file, "repair_workdays: 10", "repair_workdays: 1000", line: "repair_workdays: 1000",
      key: "faults.repair_workdays", "1000 is out of range: 0 to 250"),
    Broken(
      "draws that are neither", file, "excuse_draws: true", "excuse_draws: yes", line: "excuse_draws: yes",
      key: "faults.excuse_draws", "\"yes\" is neither true nor false"),
    Broken(
      "unknown rule of faults", file, "return_days: 3", "returned_days: 3", line: "returned_days",
      key: "faults.returned_days", "is not a key here; did you mean \"return_days\"?"),
    Broken(
      "absent before it is repeated", file, "absent_after: 30 min", "absent_after: 15 min", line: "absent_after: 15",
      key: "presence.absent_after", "15 min is not after the repetition, 15 min"),
    Broken(
      "no time for a call", file, "call_within: 2 h", "call_within: 30 min", line: "call_within: 30",
      key: "presence.call_within", "30 min is not longer than absent_after, 30 min"),
    Broken(
      "prompts out of order", file, "prompt_at_most: 4 h", "prompt_at_most: 1 h", line: "prompt_at_most: 1 h",
      key: "presence.prompt_at_most", "1 h is shorter than prompt_at_least, 2 h"),
    Broken(
      "too many checks", file, "drawn_per_day: 0", "drawn_per_day: 100", line: "drawn_per_day: 100",
      key: "presence.drawn_per_day", "100 is out of range: 0 to 24"),
    Broken(
      "an opinion on the serious before that on others", file, "serious_workdays: 7", "serious_workdays: 2",
      line: "serious_workdays: 2", key: "public_reports.serious_workdays", "2 is fewer than opinion_workdays, 3"),
    Broken(
      "nobody decides", file, "complaint_deciders: [duty-leader, centre-leader]", "complaint_deciders: []",
      line: "complaint_deciders", key: "public_reports.complaint_deciders", "leaves nobody to decide"),
    Broken(
      "nobody looks", file, "department: [centre-leader]", "department: []", line: "department: []",
      key: "handling_reviews.department", "leaves nobody to look"),
    Broken(
      "the watch looks at itself", file, "head: [duty-leader]", "head: [watchkeeper]", line: "head: [watchkeeper]",
      key: "handling_reviews.head", "\"watchkeeper\" does not look at how others dealt with a matter"),
    Broken(
      "no sample", file, "sample: 5", "sample: 0", line: "sample: 0", key: "handling_reviews.sample",
      "0 is out of range: 1 to 100"),
    Broken(
      "a month ahead", file, "holiday_days: 7", "holiday_days: 32", line: "holiday_days: 32",
      key: "handling_reviews.holiday_days", "32 is out of range: 1 to 31"),
  ]
}
