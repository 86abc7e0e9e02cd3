import AIS
import Geometry
import Organisation
import Traffic
import Units

/// The made-up province for a running daemon: its zones, its registered vessels, and what is received from 09:00 on.
extension WatchBench {
  private static let start = ProvinceWater.midnight + .hours(9)

  private var water: ProvinceWater {
    ProvinceWater(reaches: numbers["reaches"] ?? 122, rulesEach: numbers["rules"] ?? 82)
  }

  /// `zones.geojson`, a zone a line; no more rules than a configuration may have.
  func zones() {
    print(#"{"type":"FeatureCollection","datum":"wgs84","features":["#)
    var rules = 0
    let zones = water.organisation.zones.prefix { zone in
      rules += zone.rules.count
      return rules <= 10_000
    }
    for (index, zone) in zones.enumerated() {
      print(Self.feature(zone) + (index + 1 < zones.count ? "," : ""))
    }
    print("]}")
  }

  /// Rows for `organisation/vessels.csv`: the ferries.
  func vessels() {
    for vessel in water.organisation.vessels {
      print("\(vessel.id),\(vessel.mmsi),\(vessel.name),ferry,430100,,,,28,,,")
    }
  }

  /// Lines of milliseconds since the first, the vessel that gives a reason with it (0: nobody), and the sentence.
  ///
  /// After four minutes, when everyone has been heard, `breaches` vessels go into closed water: outside, inside, and inside again, which is
  /// when *closed-water* has to speak. They begin one after another in all but the last 40 of the `seconds`, all within one where there
  /// are no more.
  func traffic() {
    let water = water
    let seconds = Int64(240 + (numbers["seconds"] ?? 120))
    let breaches = Breaches(water, count: numbers["breaches"] ?? 300, from: 240_000, through: seconds * 1000)
    var waiting = breaches.sentences[...]
    for sentence in Reach.traffic(
      water.reaches, from: Self.start, through: Self.start + .seconds(seconds), tagBlocks: false)
    {
      let after = (sentence.at - Self.start).milliseconds
      while let next = waiting.first, next.after <= after {
        Self.tell(next.after, next.breaks, next.bytes)
        waiting = waiting.dropFirst()
      }
      Self.tell(after, 0, sentence.bytes)
    }
  }

  private static func tell(_ after: Int64, _ mmsi: UInt32, _ bytes: [UInt8]) {
    print("\(after) \(mmsi) \(String(decoding: bytes.filter { $0 > 0x20 }, as: UTF8.self))")
  }

  private static func feature(_ zone: Zone) -> String {
    let places = (zone.spine?.points ?? []).map { "[\($0.longitude),\($0.latitude)]" }
    let wide = zone.spine?.halfWidth ?? 0
    let isPoint = places.count == 1
    let shape =
      isPoint
      ? "Point\",\"coordinates\":\(places[0])" : "LineString\",\"coordinates\":[\(places.joined(separator: ","))]"
    var properties = ["\"name\":\"\(zone.name)\""]
    if wide > 0 { properties.append(isPoint ? "\"radius\":\(wide)" : "\"half_width\":\(wide)") }
    if let use = zone.use { properties.append("\"use\":\"\(use.rawValue)\"") }
    if !zone.rules.isEmpty { properties.append("\"rules\":[\(zone.rules.map(text).joined(separator: ","))]") }
    return
      #"{"type":"Feature","id":"\#(zone.id)","geometry":{"type":"\#(shape)},"properties":{\#(properties.joined(separator: ","))}}"#
  }

  private static func text(_ rule: ZoneRule) -> String {
    var parts: [String]
    switch rule.kind {
    case .closedWater: parts = [#""kind":"closed-water""#]
    case .speedLimit(let limit): parts = [#""kind":"speed-limit""#, "\"knots\":\(limit.value)"]
    case .noAnchoring: parts = [#""kind":"no-anchoring""#]
    default: parts = [#""kind":"one-way""#]
    }
    parts += ["\"code\":\"\(rule.code.rawValue)\"", #""severity":"ordinary""#]
    if !rule.hours.isEmpty { parts.append(#""hours":["00:00-06:00","22:00-24:00"]"#) }
    return "{\(parts.joined(separator: ","))}"
  }
}

/// Vessels that go into closed water, one after another.
private struct Breaches {
  struct Sentence {
    let after: Int64
    let breaks: UInt32
    let bytes: [UInt8]
  }
  let sentences: [Sentence]

  init(_ water: ProvinceWater, count: Int, from: Int64, through: Int64) {
    // Circles that are closed day and night, away from where everybody sails.
    let targets = water.organisation.zones.filter { zone in
      zone.spine?.points.count == 1 && zone.rules.contains { $0.kind == .closedWater && $0.hours.isEmpty }
    }
    var encoder = SentenceEncoder()
    var made: [Sentence] = []
    let room = max(1, through - from - 40_000)
    for number in 0..<(targets.isEmpty ? 0 : count) {
      guard let middle = targets[number * targets.count / count].spine?.points.first else { continue }
      let mmsi = 412_000_001 + UInt32(number)
      let begins = from + 1000 + Int64(number) * room / Int64(max(1, count))
      for (step, metres) in [300.0, 140, 50].enumerated() {
        var report = PositionReport(type: 1, mmsi: mmsi)
        let place = middle.moved(bearing: 0, metres: metres)
        report.longitude = Longitude(raw: Int32((place.longitude * 600_000).rounded()))
        report.latitude = Latitude(raw: Int32((place.latitude * 600_000).rounded()))
        (report.speed, report.course) = (Speed(raw: 100), Course(raw: 1800))
        var bytes: [UInt8] = []
        encoder.append(.position(report), to: &bytes)
        // A step each of eighteen seconds, and not all in step with the second.
        made.append(
          Sentence(
            after: begins + Int64(step) * 18_000 + Int64(number * 37 % 1000), breaks: step == 2 ? mmsi : 0, bytes: bytes
          ))
      }
    }
    sentences = made.sorted { $0.after < $1.after }
  }
}
