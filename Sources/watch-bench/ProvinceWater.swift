import Geometry
import Organisation
import Regulation
import Traffic
import Units

/// The waters of a made-up province: a reach a county, each with its rules.
struct ProvinceWater {
  static let midnight = Instant(iso8601: "2026-11-24T00:00:00+08:00") ?? .distantPast
  /// So many plans of a day are made; the others are the same elsewhere.
  private static let plans = 8

  let reaches: [Reach]
  private(set) var organisation: Organisation
  var rules = DetectorRules()

  /// - Parameter rulesEach: rules of a reach: 82 make 10,000 of 122 reaches.
  init(reaches count: Int, rulesEach: Int = 82, counts: Reach.Counts = .county) {
    reaches = (0..<count).map { index in
      let middle = Position(
        latitude: 24.8 + Double(index / 12) * 0.45, longitude: 108.8 + Double(index % 12) * 0.45)
      return Reach(
        middle: middle, counts: counts, firstMMSI: 413_000_001 + UInt32(index) * 500, day: Self.midnight,
        seed: UInt64(index % Self.plans + 1))
    }
    let zones = reaches.enumerated().flatMap { Self.zones($1, $0, rulesEach) }
    let vessels = reaches.flatMap { reach in
      reach.ferryLines.map {
        RegisteredVessel(
          id: "V-\($0.mmsi)", mmsi: $0.mmsi, name: $0.name, kind: .ferry, homeCentre: CentreID("430100"), point: nil,
          service: Hours(CivilTime(6, 30), CivilTime(18, 0)), length: Metres(28))
      }
    }
    organisation = Organisation(
      name: "bench", zone: .shanghai, centres: [], units: [], people: [], consoles: [], roster: [], points: [],
      vessels: vessels, zones: zones)
    organisation.lines = reaches.flatMap { reach in
      reach.ferryLines.map { line in
        FerryLine(
          id: "L-\(line.mmsi)", name: line.name, vessels: ["V-\(line.mmsi)"],
          berths: [
            .init(id: "S", name: "south", place: line.south, radius: Metres(40)),
            .init(id: "N", name: "north", place: line.north, radius: Metres(40)),
          ], halfWidth: Metres(150))
      }
    }
  }

  private static func rule(_ kind: ZoneRule.Kind, _ code: String, _ hours: [Hours] = []) -> ZoneRule {
    ZoneRule(kind: kind, hours: hours, severity: .ordinary, code: FindingCode(code))
  }

  /// Fairway with a limit, two lanes, an anchorage; closed water, cables and wharves with limits of their own beside them.
  private static func zones(_ reach: Reach, _ index: Int, _ rules: Int) -> [Zone] {
    var zones: [Zone] = []
    func add(_ id: String, _ spine: Spine, _ rules: [ZoneRule], use: Zone.Use? = nil) {
      zones.append(
        Zone(
          id: "Z-\(index)-\(id)", name: id, area: spine.outline, spine: spine, rules: rules, use: use,
          version: "0123456789ab"))
    }
    func side(_ left: Double) -> [Position] { stride(from: -9000, through: 9000, by: 500).map { reach.at($0, left) } }
    add(
      "fairway", Spine(points: side(0), halfWidth: Reach.fairway), [rule(.speedLimit(Knots(14)), "V11")], use: .fairway)
    add("east", Spine(points: side(-190), halfWidth: 130), [rule(.oneWay(nil), "V12")])
    add("west", Spine(points: side(190).reversed(), halfWidth: 130), [rule(.oneWay(nil), "V12")])
    add("anchorage", reach.anchorage, [], use: .anchorage)
    let night = [Hours(CivilTime(22, 0), CivilTime(30, 0))].compactMap { $0 }
    for number in 0..<max(0, rules - 3) {
      let along = -9500 + Double(number) * 19_000 / Double(max(1, rules - 3))
      let id = "r\(number)"
      switch number % 8 {
      case 0: add(id, Spine(points: [reach.at(along, 1700)], halfWidth: 150), [rule(.closedWater, "V06")])
      case 1:
        add(
          id, Spine(points: [reach.at(along, -300), reach.at(along, 300)], halfWidth: 40), [rule(.noAnchoring, "V14")])
      case 2: add(id, Spine(points: [reach.at(along, 1500)], halfWidth: 120), [rule(.closedWater, "V06", night)])
      case 3:
        add(
          id, Spine(points: [reach.at(along, -1400), reach.at(along, -1000)], halfWidth: 0), [rule(.closedWater, "V06")]
        )
      default:
        add(
          id, Spine(points: [reach.at(along, -520), reach.at(along + 180, -520)], halfWidth: 160),
          [rule(.speedLimit(Knots(12)), "V11")])
      }
    }
    return zones
  }
}
