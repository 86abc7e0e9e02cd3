import Testing

@testable import Settings

/// The keys of regulation.yaml that say to whom, by lot, how late and from when; and sailings past midnight and of vessels (G3).
@Suite struct BrokenPolicyTests {
  @Test(arguments: policies) func refusesInRegulationYAML(_ broken: Broken) throws { try broken.check() }
  @Test(arguments: sailings) func refusesInOrganisation(_ broken: Broken) throws { try broken.check() }

  private static let file = "regulation.yaml"
  static let policies: [Broken] = [
    Broken(
      "recipient that there is not", file, "P11: [provincial-bureau]", "P11: [provincial-buro]",
      line: "provincial-buro",
      key: "recipients.P11[0]",
      "\"provincial-buro\" is none of: superior-centre, own-authority, provincial-bureau, department, province-centre; did you mean \"provincial-bureau\"?"
    ),
    Broken(
      "nobody", file, "P11: [provincial-bureau]", "P11: []", line: "P11: []", key: "recipients.P11", "names nobody"),
    Broken(
      "the same twice", file, "P11: [provincial-bureau]", "P11: [department, department]", line: "P11: [dep",
      key: "recipients.P11[1]", "department is named twice"),
    Broken(
      "no list", file, "P11: [provincial-bureau]", "P11: provincial-bureau", line: "P11: prov", key: "recipients.P11",
      "must be a list, and is a single value"),
    Broken(
      "a clause that sends nothing", file, "  P11: [", "  P12: [", line: "P12: [", key: "recipients.P12",
      "is not a key here; did you mean \"P11\"?"),
    Broken(
      "a policy that there is not", file, "  broadcast: record-as-missed", "  broadcast: do-later", line: "do-later",
      key: "misfire.broadcast",
      "\"do-later\" is none of: do-late, record-as-missed, not-judged; did you mean \"do-late\"?"),
    Broken(
      "a broadcast that nobody judges", file, "  broadcast: record-as-missed", "  broadcast: not-judged",
      line: "broadcast: not-judged", key: "misfire.broadcast",
      "not-judged is for watches: what is done by an act or by mail is late or missed"),
    Broken(
      "a kind that there is not", file, "  broadcast: record-as-missed", "  broadcasts: record-as-missed",
      line: "broadcasts: record", key: "misfire.broadcasts", "is not a key here; did you mean \"broadcast\"?"),
    Broken(
      "told for ever", file, "tell_within: 1 d ", "tell_within: 60 d ", line: "tell_within: 60 d",
      key: "misfire.tell_within", "60 d is out of range: 1 min to 31 d"),
    Broken(
      "more than all by lot", file, "lot_percent: 10 ", "lot_percent: 101 ", line: "lot_percent: 101",
      key: "draw.lot_percent", "101 is out of range: 0 to 100"),
    Broken(
      "a share with its sign", file, "lot_percent: 10 ", "lot_percent: 10% ", line: "lot_percent: 10%",
      key: "draw.lot_percent", "\"10%\" is not a whole number"),
    Broken(
      "the draw's keys", file, "lot_percent: 10 ", "lots_percent: 10 ", line: "lots_percent", key: "draw.lots_percent",
      "is not a key here; did you mean \"lot_percent\"?"),
    Broken(
      "extended over night", file, "extend_at_most: 4 h ", "extend_at_most: 13 h ", line: "extend_at_most: 13 h",
      key: "watch.extend_at_most", "13 h is out of range: 0 s to 12 h"),
    Broken(
      "extended by a number", file, "extend_at_most: 4 h ", "extend_at_most: 4 ", line: "extend_at_most: 4 ",
      key: "watch.extend_at_most", "\"4\" is not a time span such as 30 s, 5 min, 8 h or 7 d"),
    Broken(
      "a day that there is not", file, "version: 2026-01", "version: 2026-01\neffective_from: 2026-02-30",
      line: "effective_from", key: "effective_from", "\"2026-02-30\" is not a date such as 2026-11-22"),
    Broken(
      "a day in other words", "organisation/centres.yaml", "time_zone: Asia",
      "effective_from: tomorrow\ntime_zone: Asia",
      line: "effective_from", key: "effective_from", "\"tomorrow\" is not a date such as 2026-11-22"),
  ]

  private static let points = "organisation/points.csv"
  private static let vessels = "organisation/vessels.csv"
  private static let times = "organisation/timetables.yaml"
  private static let own = "  - vessel: V-026 "
  static let sailings: [Broken] = [
    Broken(
      "after midnight, written as a morning", points, "cctv ais gps vhf,06:30,19:00", "cctv ais gps vhf,06:30,00:30",
      line: "06:30,00:30", key: "last_berthing",
      "00:30 is not after first_sailing, 06:30; in the night after it is written 24:30"),
    Broken(
      "a day or more", points, "cctv ais gps vhf,06:30,19:00", "cctv ais gps vhf,06:30,30:30", line: "06:30,30:30",
      key: "last_berthing", "30:30 is a day or more after first_sailing, 06:30"),
    Broken(
      "a first sailing at the end of the day", points, "cctv ais gps vhf,06:30,19:00", "cctv ais gps vhf,24:00,24:30",
      line: "24:00,24:30", key: "first_sailing",
      "24:00 is the end of the day: a first sailing at midnight is 00:00 of the day after"),
    Broken(
      "a first sailing past midnight", points, "cctv ais gps vhf,06:30,19:00", "cctv ais gps vhf,24:10,24:30",
      line: "24:10,24:30", key: "first_sailing", "\"24:10\" is not a time of day such as \"19:00\""),
    Broken(
      "no time at all", points, "cctv ais gps vhf,06:30,19:00", "cctv ais gps vhf,06:30,24:70", line: "06:30,24:70",
      key: "last_berthing",
      "\"24:70\" is not a time of day such as \"19:00\", or \"24:30\" for 00:30 of the day after"),
    Broken(
      "a vessel's service past midnight, written as a morning", vessels, "430681,,07:00,17:00", "430681,,07:00,01:00",
      line: "07:00,01:00", key: "service_to",
      "01:00 is not after service_from, 07:00; in the night after it is written 25:00"),
    Broken(
      "a vessel with the id of a point", vessels, "V-027,413900127,湘长沙货0136,cargo",
      "PT-430681-01,413900127,湘长沙客0136,passenger",
      line: "PT-430681-01,4139",
      key: "id", "PT-430681-01 is the id of a point already"),
    Broken(
      "a vessel that is not there", times, own, "  - vessel: V-996 ", line: "V-996", key: "timetables[6].vessel",
      "there is no vessel \"V-996\" in organisation/vessels.csv"),
    Broken(
      "a cargo vessel's timetable", times, own, "  - vessel: V-027 ", line: "V-027", key: "timetables[6].vessel",
      "V-027 is a cargo: only passenger vessels and ferries have a timetable (G3)"),
    Broken(
      "a vessel that serves a point", times, own, "  - vessel: V-025 ", line: "V-025", key: "timetables[6].vessel",
      "V-025 serves PT-430602-03, and sails by that point's timetable"),
    Broken(
      "a vessel and a point", times, own, "  - point: PT-430681-01\n    vessel: V-026 ", line: "vessel: V-026",
      key: "timetables[6].vessel", "stands beside point: one that serves a point sails by its timetable"),
  ]
}
