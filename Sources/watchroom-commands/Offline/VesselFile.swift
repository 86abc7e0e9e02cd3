import Reporting
import Wire

/// The picture as a file for other programs.
enum VesselFile {
  /// GeoJSON (RFC 7946), WGS 84: a point a vessel, in order; those without a position are left out. `freshness` is `current` or `grey`: a
  /// chart greys the symbol.
  static func geoJSON(_ rows: [VesselRow]) -> String {
    let features = rows.compactMap { row -> String? in
      guard let latitude = row.latitude, let longitude = row.longitude else { return nil }
      var properties = ["\"mmsi\":\(row.mmsi)", "\"name\":\(JSONWords.quoted(row.name))"]
      func add(_ name: String, _ value: String?) {
        if let value { properties.append("\"\(name)\":\(value)") }
      }
      add("id", row.id.map(JSONWords.quoted))
      add("registered", row.registered ? "true" : "false")
      add("kind", row.kind.map(JSONWords.quoted))
      add("freshness", row.freshness.map(JSONWords.quoted))
      add("lastSeen", row.lastSeen.map { JSONWords.quoted($0.iso8601) })
      add("knots", row.speed.map(Facts.one))
      add("course", row.course.map(Facts.one))
      add("heading", row.heading.map { "\($0)" })
      add("status", row.status.map { "\($0)" })
      add("station", row.station.map(JSONWords.quoted))
      add("source", row.source.map(JSONWords.quoted))
      let place = "[\(TrackFile.degrees(longitude)),\(TrackFile.degrees(latitude))]"
      return """
        {"type":"Feature","geometry":{"type":"Point","coordinates":\(place)},"properties":{\(properties.joined(separator: ","))}}
        """
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[" + features.joined(separator: ",") + "]}"
  }
}
