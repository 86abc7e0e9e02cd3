import Foundation
import Geometry
import Organisation
import Testing
import Units

@testable import Settings

/// Circles, corridors and lines in `zones.geojson`, as they stand in the file.
@Suite("zones of every shape: what is read, what is refused and why") struct ZoneShapeTests {
  private func read(_ geometry: String, _ properties: String) throws -> (zone: Zone?, problems: [String]) {
    let feature = """
        {"type": "Feature", "id": "Z-NEW", "properties": {"name": "新区", \(properties)},
        "geometry": \(geometry)},
      """
    let copy = try TemporaryConfiguration()
    let text = try copy.text(ZonesFile.name)
    let at = try #require(text.range(of: "\"features\": ["))
    try copy.write(
      text.replacingCharacters(in: at.upperBound..<at.upperBound, with: "\n" + feature), to: ZonesFile.name)
    switch copy.load() {
    case .success(let configuration):
      return (configuration.configuration.organisation.zones.first { $0.id == "Z-NEW" }, [])
    case .failure(let failure): return (nil, failure.problems.map { "\($0.file) \($0.key): \($0.reason)" })
    }
  }

  static let closed = #""rules": [{"kind": "closed-water", "code": "V06", "severity": "serious"}]"#
  static let line =
    #"{"type": "LineString", "coordinates": [[112.95, 28.20], [112.95, 28.21], [112.95, 28.21], [112.96, 28.22]]}"#
  static let point = #"{"type": "Point", "coordinates": [112.95, 28.20]}"#

  @Test func `a point with a radius is a circle`() throws {
    let zone = try #require(try read(Self.point, #""radius": 350, "# + Self.closed).zone)
    #expect(zone.spine == Spine(points: [Position(latitude: 28.2, longitude: 112.95)], halfWidth: 350))
    #expect(zone.area.polygons.first?.first?.count == 49 && !zone.isLine && !zone.version.isEmpty)
  }

  @Test func `a line with a half width is a corridor, places told twice count once`() throws {
    let zone = try #require(try read(Self.line, #""half_width": 80, "# + Self.closed).zone)
    #expect(zone.spine?.points.count == 3 && zone.spine?.halfWidth == 80)
    #expect(zone.water?.contains(Position(latitude: 28.205, longitude: 112.9507)) == true)
  }

  @Test func `a bare line is one that may not be crossed, one way`() throws {
    let rules = #""rules": [{"kind": "closed-water", "crossing": "to-left", "code": "V06", "severity": "serious"}]"#
    let zone = try #require(try read(Self.line, rules).zone)
    #expect(zone.isLine && zone.water == nil && zone.rules.first?.crossing == .toLeft)
  }

  @Test func `a one-way corridor runs as its line does`() throws {
    let rules = #""half_width": 80, "rules": [{"kind": "one-way", "code": "V12", "severity": "ordinary"}]"#
    let zone = try #require(try read(Self.line, rules).zone)
    #expect(zone.rules.first?.kind == .oneWay(nil))
  }

  @Test("drawn on a Chinese map: line and point are converted") func datum() throws {
    let copy = try TemporaryConfiguration()
    let text = try copy.text(ZonesFile.name)
      .replacingOccurrences(of: #""datum": "wgs84""#, with: #""datum": "gcj02""#)
    let at = try #require(text.range(of: "\"features\": ["))
    let feature =
      #"{"type": "Feature", "id": "Z-NEW", "properties": {"name": "新区", "radius": 350, "#
      + Self.closed + #"}, "geometry": "# + Self.point + "},"
    try copy.write(text.replacingCharacters(in: at.upperBound..<at.upperBound, with: feature), to: ZonesFile.name)
    let zones = try copy.load().get().configuration.organisation.zones
    let centre = try #require(zones.first { $0.id == "Z-NEW" }?.spine?.points.first)
    let drawn = Position(latitude: 28.2, longitude: 112.95)
    #expect((200...900).contains(centre.distance(to: drawn)))
    #expect(centre.distance(to: drawn.wgs84(from: .gcj02)) < 0.01)
  }

  static let wrong: [(String, String, String)] = [
    (point, closed, "features[0].properties.radius: is missing"),
    (point, #""radius": 0, "# + closed, "features[0].properties.radius: "),
    (
      point, #""radius": 350, "half_width": 3, "# + closed, "features[0].properties.half_width: belongs to a LineString"
    ),
    (line, #""radius": 350, "# + closed, "features[0].properties.radius: belongs to a Point"),
    (line, #""half_width": 80000, "# + closed, "features[0].properties.half_width: "),
    (
      line, #""rules": [{"kind": "speed-limit", "knots": 8, "code": "V11", "severity": "ordinary"}]"#,
      "features[0].properties.rules[0].kind: a bare line can only be closed-water: give it a half_width to make it a corridor"
    ),
    (line, #""use": "fairway""#, "features[0].properties.use: is for waters: a bare line has none inside"),
    (
      line,
      #""half_width": 80, "rules": [{"kind": "closed-water", "crossing": "to-left", "code": "V06", "severity": "serious"}]"#,
      "features[0].properties.rules[0].crossing: belongs to a bare line: a LineString without half_width"
    ),
    (
      point, #""radius": 80, "rules": [{"kind": "one-way", "code": "V12", "severity": "ordinary"}]"#,
      "features[0].properties.rules[0].direction: is missing: only a corridor has a direction of its own, that of its line"
    ),
    (
      #"{"type": "LineString", "coordinates": [[112.95, 28.20], [112.95, 28.20]]}"#, closed,
      "features[0].geometry.coordinates: the line has 1 places; two at least make one"
    ),
    (
      #"{"type": "LineString", "coordinates": [[112.95, 28.20], [28.20, 112.95]]}"#, closed,
      "features[0].geometry.coordinates[1]: latitude 112.95, longitude 28.2: longitude comes first, the two seem to be swapped"
    ),
    (
      #"{"type": "MultiLineString", "coordinates": []}"#, closed,
      #"features[0].geometry.type: must be "Polygon", "MultiPolygon", "LineString" or "Point", and is "MultiLineString""#
    ),
  ]

  @Test(arguments: wrong.indices) func refused(_ index: Int) throws {
    let (geometry, properties, reason) = Self.wrong[index]
    let problems = try read(geometry, properties).problems
    #expect(problems.contains { $0.hasPrefix("zones.geojson " + reason) }, "\(problems)")
  }
}
