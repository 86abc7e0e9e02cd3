package import Units

/// The track of a finding's evidence, ready to be written: legs with their sentences, the zone as it was, the moments that count.
package struct TrackSheet: Sendable, Hashable {
  package struct Point: Sendable, Hashable {
    package var at: Instant
    package var place: Position
    /// Knots over ground.
    package var speed: Double?
    /// Degrees true.
    package var course: Double?
    /// As received: one sentence or several, a line each.
    package var raw: String
    package var source: String
    package init(at: Instant, place: Position, speed: Double?, course: Double?, raw: String, source: String) {
      self.at = at
      self.place = place
      self.speed = speed
      self.course = course
      self.raw = raw
      self.source = source
    }
  }
  package struct Area: Sendable, Hashable {
    package var id: String
    package var name: String
    package var version: String
    /// Of each polygon the outline, then its holes.
    package var polygons: [[[Position]]]
    package init(id: String, name: String, version: String, polygons: [[[Position]]]) {
      self.id = id
      self.name = name
      self.version = version
      self.polygons = polygons
    }

    /// Of a bare line, whose outline goes there and back, the line.
    var line: [Position]? {
      guard polygons.count == 1, polygons[0].count == 1, let ring = polygons[0].first, ring.count % 2 == 1,
        ring.elementsEqual(ring.reversed())
      else { return nil }
      return Array(ring.prefix(ring.count / 2 + 1))
    }
  }

  /// Its number in the register.
  package var finding: Int64
  package var id: String
  package var code: String
  package var mmsi: UInt32?
  package var vessel: String
  /// Oldest first.
  package var points: [Point]
  package var area: Area?
  package var place: Position?
  package var onset: Instant
  package var opened: Instant
  package var ended: Instant?
  /// In which times are written.
  package var zone: CivilZone

  package init(
    finding: Int64, id: String, code: String, mmsi: UInt32?, vessel: String, points: [Point], area: Area?,
    place: Position?, onset: Instant, opened: Instant, ended: Instant?, zone: CivilZone
  ) {
    self.finding = finding
    self.id = id
    self.code = code
    self.mmsi = mmsi
    self.vessel = vessel
    self.points = points.filter(\.place.isValid)
    self.area = area
    self.place = place.flatMap { $0.isValid ? $0 : nil }
    self.onset = onset
    self.opened = opened
    self.ended = ended
    self.zone = zone
  }

  // MARK: As text for other programs

  /// The sentences as received, in order, each ended by CRLF.
  package var nmea: String {
    points.flatMap { $0.raw.split(whereSeparator: \.isNewline) }.map { $0 + "\r\n" }.joined()
  }

  /// A row a position, as office programs open it.
  package var csv: [UInt8] {
    CSV.file(
      columns: ["time", "mmsi", "name", "latitude", "longitude", "knots", "course", "source", "sentence"],
      rows: points.map { point in
        [
          zone.iso8601(point.at), mmsi.map { "\($0)" } ?? "", vessel, decimal(point.place.latitude, 7),
          decimal(point.place.longitude, 7), point.speed.map { decimal($0, 1) } ?? "",
          point.course.map { decimal($0, 1) } ?? "", point.source, point.raw,
        ]
      })
  }

  /// RFC 7946: the track (a line, or a point where there is one position only), the zone, and the place of the finding; what is not known
  /// has no feature. Each says in `kind` what it is.
  package var geoJSON: String {
    var features: [String] = []
    func add(_ kind: String, _ geometry: String, _ properties: [String]) {
      let all = [#""kind":\#(JSONWords.quoted(kind))"#] + properties
      features.append(
        #"{"type":"Feature","geometry":\#(geometry),"properties":{\#(all.joined(separator: ","))}}"#)
    }
    if !points.isEmpty {
      let places = points.map { Self.coordinates($0.place) }
      var properties = [#""finding":\#(finding)"#, #""vessel":\#(JSONWords.quoted(vessel))"#]
      if let mmsi { properties.append(#""mmsi":\#(mmsi)"#) }
      func list(_ name: String, _ value: (Point) -> String?) {
        properties.append("\"\(name)\":[\(points.map { value($0) ?? "null" }.joined(separator: ","))]")
      }
      list("times") { JSONWords.quoted(zone.iso8601($0.at)) }
      list("knots") { $0.speed.map { decimal($0, 1) } }
      list("courses") { $0.course.map { decimal($0, 1) } }
      list("sources") { JSONWords.quoted($0.source) }
      let geometry =
        places.count == 1
        ? #"{"type":"Point","coordinates":\#(places[0])}"#
        : #"{"type":"LineString","coordinates":[\#(places.joined(separator: ","))]}"#
      add("track", geometry, properties)
    }
    if let area {
      func list(_ places: [Position]) -> String { "[\(places.map(Self.coordinates).joined(separator: ","))]" }
      let polygons = area.polygons.map { rings in "[\(rings.map(list).joined(separator: ","))]" }
      add(
        "zone",
        area.line.map { #"{"type":"LineString","coordinates":\#(list($0))}"# }
          ?? #"{"type":"MultiPolygon","coordinates":[\#(polygons.joined(separator: ","))]}"#,
        [
          #""id":\#(JSONWords.quoted(area.id))"#, #""name":\#(JSONWords.quoted(area.name))"#,
          #""version":\#(JSONWords.quoted(area.version))"#,
        ])
    }
    if let place {
      var properties = [
        #""finding":\#(finding)"#, #""id":\#(JSONWords.quoted(id))"#, #""code":\#(JSONWords.quoted(code))"#,
        #""onset":\#(JSONWords.quoted(zone.iso8601(onset)))"#, #""opened":\#(JSONWords.quoted(zone.iso8601(opened)))"#,
      ]
      if let ended { properties.append(#""ended":\#(JSONWords.quoted(zone.iso8601(ended)))"#) }
      add("finding", #"{"type":"Point","coordinates":\#(Self.coordinates(place))}"#, properties)
    }
    return #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}\n"
  }

  private static func coordinates(_ place: Position) -> String {
    "[\(decimal(place.longitude, 7)),\(decimal(place.latitude, 7))]"
  }
}

/// Strings as JSON and XML have them.
package enum JSONWords {
  package static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

package enum XMLWords {
  /// Characters that XML 1.0 does not have are left out.
  package static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case _ where scalar.value < 0x20 && ![9, 10, 13].contains(scalar.value): continue
      case _ where scalar.value & 0xFFFE == 0xFFFE: continue
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
