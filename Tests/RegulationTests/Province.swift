import Geometry
import Organisation
import Regulation
import Units

/// Organisations for these tests: plain ones of a given size, and random ones from a seed.
enum Province {
  static let code = CentreID("430000")
  static let always = date("2020-01-01")

  static func centre(
    _ code: String, _ tier: Tier, parent: String?, isFirstLine: Bool = true, starts: CivilDate = always
  ) -> Centre {
    Centre(
      id: CentreID(code), name: "中心\(code)", area: code, tier: tier, parent: parent.map { CentreID($0) },
      isFirstLine: isFirstLine, hasDirectWaters: isFirstLine && tier != .province, waters: nil, authority: "U-\(code)",
      dutyStarts: starts, addresses: [])
  }

  static func point(
    _ id: String, _ centre: String, sailings: Hours? = Hours(CivilTime(6, 30), CivilTime(18, 0)),
    since: CivilDate? = nil
  ) -> MonitoringPoint {
    MonitoringPoint(
      id: id, name: id, kind: .ferry, centre: CentreID(centre), place: Position(latitude: 28, longitude: 113),
      means: [.cctv], sailings: sailings, township: nil, inServiceSince: since)
  }

  static func unit(_ id: String, _ kind: ResponsibleUnit.Kind) -> ResponsibleUnit {
    ResponsibleUnit(id: id, name: id, kind: kind, centre: code, addresses: ["\(id)@example.invalid"])
  }

  static func organisation(_ centres: [Centre], _ points: [MonitoringPoint], zone: CivilZone = .shanghai)
    -> Organisation
  {
    Organisation(
      name: "省", zone: zone, centres: centres,
      units: [unit("U-DEPT", .department), unit("U-430000", .provincialBureau), unit("U-430100", .cityBureau)],
      people: [], consoles: [], roster: [], points: points, vessels: [], zones: [])
  }

  /// One province centre, `cities` of them, `counties` dealt out among them, `points` dealt out among the counties, `direct` points for
  /// each city.
  static func sized(
    cities: Int, counties: Int, points: Int, direct: Int = 0, since: (Int) -> CivilDate? = { _ in nil },
    countySince: (Int) -> CivilDate = { _ in always }, starts: CivilDate = always
  ) -> Organisation {
    var centres = [centre("430000", .province, parent: nil, isFirstLine: false, starts: starts)]
    let cityCodes = (0..<cities).map { "43" + padded($0 + 1, 2) + "00" }
    centres += cityCodes.map { centre($0, .city, parent: "430000", isFirstLine: direct > 0) }
    var countyCodes: [String] = []
    for index in 0..<counties {
      let city = cityCodes[index % cities]
      let code = String(city.prefix(4)) + padded(index / cities + 1, 2)
      countyCodes.append(code)
      centres.append(centre(code, .county, parent: city, starts: countySince(index)))
    }
    var all = cityCodes.flatMap { city in (0..<direct).map { point("PT-\(city)-\($0)", city) } }
    all += (0..<points).map { index in
      let county = countyCodes[index % counties]
      return point("PT-\(county)-\(padded(index, 4))", county, since: since(index))
    }
    return organisation(centres, all)
  }

  static func planner(
    _ organisation: Organisation, rules: RegulationRules = RegulationRules(), hosted: Set<CentreID>? = nil
  ) -> Planner {
    Planner(directory: Directory(organisation), rules: rules, hosted: hosted)
  }
}

func date(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(dayNumber: 0) }

/// `2026-11-21 10:15` in Shanghai.
func at(_ day: CivilDate, _ clock: String) -> Instant {
  CivilZone.shanghai.instant(day, CivilTime(clock) ?? .midnight)
}

/// No HMAC here: a digest good enough for tests, of a key and a text.
func drawKey(_ key: UInt64 = 7) -> DrawKey {
  DrawKey { text in
    var hash: UInt64 = 0x1234_5678_9ABC_DEF0 ^ key
    for byte in text.utf8 { hash = SplitMix64.mix(hash &+ UInt64(byte) &+ 0x9E37_79B9_7F4A_7C15) }
    var words = SplitMix64(seed: hash)
    return (0..<4).flatMap { _ in
      let word = words.next()
      return (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
    }
  }
}

extension [Duty] {
  func of(_ kind: DutyKind, _ centre: String? = nil) -> [Duty] {
    filter { $0.kind == kind && (centre == nil || $0.centre.rawValue == centre) }
  }
}

/// Seeded numbers for random organisations and people.
struct Dice {
  private var source: SplitMix64
  init(_ seed: UInt64) { source = SplitMix64(seed: seed) }
  mutating func roll(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(source.next() % UInt64(range.upperBound - range.lowerBound + 1))
  }
}
