import Geometry
import Units

/// `zones.geojson` and `waters.geojson` (RFC 7946): features of polygons, with `datum` as a member of our own (D13).
struct GeoJSONFile {
  static let featureLimit = 20_000

  let log: ProblemLog

  /// Calls `feature` with each feature's record and its area; a feature with a bad area is still read.
  func read(_ root: Record, _ feature: (_ feature: Record, _ area: MultiPolygon) -> Void) {
    root.ignore("name", "bbox", "xy_coordinate_resolution")
    expect(root, "type", "FeatureCollection")
    root.group("crs", checkReferenceSystem)
    let datum = root.optional("datum")?.choice(Datum.self) ?? .wgs84
    for field in root.required("features")?.items(atMost: GeoJSONFile.featureLimit) ?? [] {
      field.record { record -> Void? in
        expect(record, "type", "Feature")
        record.ignore("bbox")
        let area = record.required("geometry")?.record { polygons($0, datum) }
        feature(record, area ?? MultiPolygon(polygons: []))
        return ()
      }
    }
  }

  private func expect(_ record: Record, _ key: String, _ wanted: String) {
    guard let field = record.required(key), let text = field.text(), text != wanted else { return }
    field.refuse("must be \"\(wanted)\", and is \"\(text)\"")
  }

  /// QGIS and others still write the member that RFC 7946 dropped: accepted when it says WGS 84 or CGCS2000 in degrees.
  private func checkReferenceSystem(_ record: Record) {
    record.ignore("type")
    record.group("properties") { properties in
      guard let field = properties.required("name"), let text = field.text() else { return }
      if !["CRS84", ":4326", ":4490"].contains(where: text.hasSuffix) {
        field.refuse("\"\(text)\" is neither WGS 84 (CRS84) nor CGCS2000 (EPSG 4490) in degrees")
      }
    }
  }

  private func polygons(_ geometry: Record, _ datum: Datum) -> MultiPolygon? {
    geometry.ignore("bbox")
    let (typeField, coordinatesField) = (geometry.required("type"), geometry.required("coordinates"))
    guard let type = typeField?.text(), let coordinates = coordinatesField else { return nil }
    let fields: [Field]
    switch type {
    case "Polygon": fields = [coordinates]
    case "MultiPolygon": fields = coordinates.items(atMost: 1000) ?? []
    default:
      geometry.refuse("type", "must be \"Polygon\" or \"MultiPolygon\", and is \"\(type)\"")
      return nil
    }
    if fields.isEmpty { coordinates.refuse("has no polygon") }
    return MultiPolygon(polygons: fields.compactMap { polygon($0, datum) })
  }

  private func polygon(_ field: Field, _ datum: Datum) -> [[Position]]? {
    guard let fields = field.items(atMost: 1000) else { return nil }
    if fields.isEmpty { field.refuse("has no ring") }
    let rings = fields.map { RingReader.read($0, datum) }
    guard !rings.contains(where: { $0 == nil }) else { return nil }
    let complete = rings.compactMap { $0 }
    for (index, hole) in complete.enumerated().dropFirst()
    where !hole.allSatisfy({ RingReader.holds(complete[0], $0) }) {
      fields[index].refuse("the hole does not lie within the polygon's first ring")
    }
    let longitudes = complete.joined().map(\.longitude)
    if let west = longitudes.min(), let east = longitudes.max(), east - west >= 180 {
      field.refuse("the polygon is wider than 180°")
      return nil
    }
    return complete
  }
}
