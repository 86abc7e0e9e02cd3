import Geometry
import Organisation
import Testing
import Units

@testable import Settings

/// Every broken form of a ferry line (P7, C5).
@Suite struct BrokenLinesTests {
  @Test(arguments: lines) func refusesInLines(_ broken: Broken) throws { try broken.check() }

  static let file = "organisation/lines.yaml"
  private static let east = "id: E, name: 三汊矶东岸, lon: 112.95562, lat: 28.26310, radius_m: 60"

  static let lines: [Broken] = [
    Broken(
      "point that is not there", file, "point: PT-430112-02", "point: PT-430112-20", line: "PT-430112-20",
      key: "lines[2].point",
      "there is no point \"PT-430112-20\" in organisation/points.csv; did you mean \"PT-430112-02\"?"),
    Broken(
      "a reach", file, "point: PT-430112-02", "point: PT-430112-06", line: "PT-430112-06", key: "lines[2].point",
      "PT-430112-06 is a reach: nothing berths there"),
    Broken(
      "one berth", file, "      - { \(east) }\n", "", line: "    berths:", key: "lines[0].berths",
      "has 1: a line has two at least"),
    Broken(
      "berths on one another", file, east, "id: E, name: 三汊矶东岸, lon: 112.94900, lat: 28.26090, radius_m: 60",
      line: "lon: 112.94900", key: "lines[0].berths[1]",
      "E lies 61 m from W: within both radii nobody could tell them apart"),
    Broken(
      "one id twice", file, east, "id: W, name: 三汊矶东岸, lon: 112.95562, lat: 28.26310, radius_m: 60",
      line: "三汊矶东岸", key: "lines[0].berths[1]", "W is the id of an earlier berth"),
    Broken(
      "axes swapped", file, "lon: 112.95562, lat: 28.26310", "lon: 28.26310, lat: 112.95562", line: "三汊矶东岸",
      key: "lines[0].berths[1].lat",
      "latitude 112.95562, longitude 28.2631: longitude comes first, the two seem to be swapped"),
    Broken(
      "no corridor", file, "    corridor_m: 200\n\n", "\n", line: "id: L-430100-01", key: "lines[0].corridor_m",
      "is missing"),
    Broken(
      "corridor too narrow", file, "corridor_m: 200", "corridor_m: 2", line: "corridor_m: 2",
      key: "lines[0].corridor_m",
      "2.0 is out of range: 10.0 to 5000.0"),
    Broken(
      "grace without a unit", file, "grace: 20 min", "grace: 20", line: "grace: 20", key: "lines[1].grace",
      "\"20\" is not a time span such as 30 s, 5 min, 8 h or 7 d"),
    Broken(
      "a grace after that is no grace", file, "after: 2 min", "after: 2 h", line: "after: 2 h",
      key: "lines[3].sign_offs.after", "2 h is out of range: 0 s to 1 h"),
    Broken(
      "a key that is none", file, "before: 30 min", "befor: 30 min", line: "befor:", key: "lines[3].sign_offs.befor",
      "is not a key here; did you mean \"before\"?"),
    Broken(
      "way to the first berth", file, "lat: 28.25000, radius_m: 50",
      "lat: 28.25000, radius_m: 50, via: [[113.0260, 28.2501]]",
      line: "113.0260", key: "lines[3].berths[0].via", "no way leads to a line's first berth"),
    Broken(
      "a place of three numbers", file, "[113.02750, 28.25060]", "[113.02750, 28.25060, 3]", line: "28.25060, 3",
      key: "lines[3].berths[1].via[0]", "has 3 items; 2 are allowed"),
    Broken(
      "neither point nor vessels", file, "    point: PT-430112-02\n", "", line: "id: L-430112-02",
      key: "lines[2].point",
      "is missing: a line has a point, vessels, or both"),
    Broken(
      "vessel that is not there", file, "[V-007]", "[V-777]", line: "V-777", key: "lines[3].vessels[0]",
      "there is no vessel \"V-777\" in organisation/vessels.csv"),
    Broken(
      "a cargo vessel", file, "[V-007]", "[V-007, V-027]", line: "V-027", key: "lines[3].vessels[1]",
      "V-027 is a cargo, no passenger vessel or ferry"),
    Broken(
      "vessel of another point", file, "[V-007]", "[V-007, V-008]", line: "V-008", key: "lines[3].vessels[1]",
      "V-008 serves PT-430105-03, not PT-430105-01"),
    Broken(
      "vessel twice", file, "[V-007]", "[V-007, V-007]", line: "V-007, V-007", key: "lines[3].vessels[1]",
      "V-007 is named twice"),
  ]

  @Test("the example's lines, with the ferries of their points; places in another datum are converted") func reads()
    throws
  {
    let copy = try TemporaryConfiguration()
    let organisation = try copy.load().get().configuration.organisation
    #expect(organisation.lines.map(\.id) == ["L-430100-01", "L-430105-01", "L-430112-01", "L-430112-02"])
    let signed = try #require(organisation.lines.first { $0.signOffs != nil })
    #expect(signed.signOffs == .init(before: .minutes(30), after: .minutes(2)) && signed.grace == .minutes(10))
    #expect(signed.way.count == 3 && signed.berths.map(\.radius.value) == [50, 50])
    #expect(organisation.vessels(of: organisation.lines[0]).map(\.id) == ["V-001", "V-002"])
    try copy.replace("lines:\n  - id", with: "datum: gcj02\nlines:\n  - id", in: Self.file)
    let moved = try copy.load().get().configuration.organisation.lines[0].berths[0].place
    #expect((200...900).contains(moved.distance(to: organisation.lines[0].berths[0].place)))
    try copy.remove(Self.file)
    #expect(try copy.load().get().configuration.organisation.lines.isEmpty)
  }

  @Test("a vessel sails on one line") func once() throws {
    let copy = try TemporaryConfiguration()
    try copy.replace("point: PT-430112-02", with: "point: PT-430112-01", in: Self.file)
    #expect(copy.problems().map(\.reason).contains { $0.hasPrefix("V-003 sails on the line of line ") })
  }

  @Test("certificates in vessels.csv") func certificates() throws {
    let copy = try TemporaryConfiguration()
    let vessels = try copy.load().get().configuration.organisation.vessels
    let ferry = try #require(vessels.first { $0.id == "V-001" })
    #expect(ferry.certifiedPersons == 55 && ferry.certifiedDraught?.value == 1.4 && ferry.crewLimit == 3)
    #expect(vessels.first { $0.id == "V-027" }?.certifiedPersons == nil)
    try copy.replace(",55,1.4,3", with: ",many,1.4,3", in: "organisation/vessels.csv")
    #expect(copy.problems().map(\.key) == ["certified_persons"])
  }
}
