import Organisation
import Regulation
import Testing
import Units

@testable import Settings

/// The rules of bulletins (P5, G9) and broadcasts (C7), and the address of the broadcast desk.
@Suite struct BrokenSafetyTests {
  @Test(arguments: rules) func refusesInRegulationYAML(_ broken: Broken) throws { try broken.check() }
  @Test(arguments: centres) func refusesInCentresYAML(_ broken: Broken) throws { try broken.check() }

  private static let file = "regulation.yaml"
  static let rules: [Broken] = [
    Broken(
      "tolerance over the grace", file, "tolerance: 15 min", "tolerance: 90 min", line: "tolerance: 90 min",
      key: "broadcast.tolerance", "90 min is longer than the grace, 1 h"),
    Broken(
      "read too fast", file, "characters_per_minute: 180", "characters_per_minute: 1800", line: "1800",
      key: "broadcast.characters_per_minute", "1800 is out of range: 30 to 600"),
    Broken(
      "severity that there is not", file, "urgent_from: serious", "urgent_from: high", line: "urgent_from",
      key: "bulletin.urgent_from", "\"high\" is none of: info, ordinary, serious, emergency"),
    Broken(
      "climbs before the reminder", file, "  climb_after: 120 min", "  climb_after: 30 min", line: "climb_after: 30",
      key: "bulletin.climb_after", "30 min is not after the reminder, 1 h"),
    Broken(
      "urgent ones climb with the reminder", file, "urgent_climb_after: 20 min", "urgent_climb_after: 10 min",
      line: "urgent_climb_after: 10", key: "bulletin.urgent_climb_after", "10 min is not after the reminder, 10 min"),
    Broken(
      "a flood", file, "heard_at_most: 20", "heard_at_most: 20000", line: "20000", key: "bulletin.heard_at_most",
      "20000 is out of range: 0 to 1000"),
    Broken(
      "wind that there is not", file, "heard_wind: 6", "heard_wind: 13", line: "heard_wind: 13",
      key: "bulletin.heard_wind",
      "13 is out of range: 1 to 12"),
    Broken(
      "visibility below nothing", file, "heard_visibility: 1000", "heard_visibility: -1", line: "heard_visibility: -1",
      key: "bulletin.heard_visibility", "-1 is out of range: 0 to 20000"),
    Broken(
      "stale for a week", file, "heard_fresh: 2 h", "heard_fresh: 7 d", line: "heard_fresh: 7 d",
      key: "bulletin.heard_fresh",
      "7 d is out of range: 1 min to 1 d"),
    Broken(
      "townships that are neither", file, "townships: true", "townships: yes", line: "townships: yes",
      key: "bulletin.townships", "\"yes\" is neither true nor false"),
    Broken(
      "unknown rule", file, "heard_within: 24 h", "heard_inside: 24 h", line: "heard_inside",
      key: "bulletin.heard_inside", "is not a key here"),
  ]

  private static let centresFile = "organisation/centres.yaml"
  private static let phone = "    phone: 000-4301000\n"
  static let centres: [Broken] = [
    Broken(
      "no address of the desk", centresFile, phone,
      phone + "    broadcast: { address: a@b.invalid, adress: c@d.invalid }\n",
      line: "adress", key: "centres[1].broadcast.adress", "is not a key here; did you mean \"address\"?"),
    Broken(
      "an address that is none", centresFile, phone, phone + "    broadcast: { address: desk }\n",
      line: "address: desk",
      key: "centres[1].broadcast.address", "\"desk\" is not a mail address"),
  ]
}
