import Geometry
import Units

/// `zones.geojson` and `waters.geojson` (RFC 7946): features of polygons, with `datum` as a member of our own (D13). Zones may be lines
/// and points as well: corridors, lines that may not be crossed, circles.
struct GeoJSONFile {
  /// What a feature's geometry is, in WGS 84.
  enum Shape {
    case polygons(MultiPolygon)
    case line([Position])
    case point(Position)
  }

  static let featureLimit = 20_000

  static let pointLimit = 5000

  let log: ProblemLog

  /// Calls `feature` with each feature's record and its area; a feature with a bad area is still read.
  func read(_ root: Record, _ feature: (_ feature: Record, _ area: MultiPolygon) -> Void) {
    readShapes(root, onlyPolygons: true) { record, shape in
      if case .polygons(let area) = shape { feature(record, area) }
    }
  }

  /// The same for features that may be lines and points.
  func readShapes(_ root: Record, onlyPolygons: Bool = false, _ feature: (_ feature: Record, _ shape: Shape) -> Void) {
    root.ignore("name", "bbox", "xy_coordinate_resolution")
    expect(root, "type", "FeatureCollection")
    root.group("crs", checkReferenceSystem)
    let datum = root.optional("datum")?.choice(Datum.self) ?? .wgs84
    for field in root.required("features")?.items(atMost: GeoJSONFile.featureLimit) ?? [] {
      field.record { record -> Void? in
        expect(record, "type", "Feature")
        record.ignore("bbox")
        let shape = record.required("geometry")?.record { self.shape($0, datum, onlyPolygons) }
        feature(record, shape ?? .polygons(MultiPolygon(polygons: [])))
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

  private func shape(_ geometry: Record, _ datum: Datum, _ onlyPolygons: Bool) -> Shape? {
    geometry.ignore("bbox")
    let (typeField, coordinatesField) = (geometry.required("type"), geometry.required("coordinates"))
    guard let type = typeField?.text(), let coordinates = coordinatesField else { return nil }
    switch type {
    case "Polygon": return .polygons(MultiPolygon(polygons: [polygon(coordinates, datum)].compactMap { $0 }))
    case "MultiPolygon":
      let fields = coordinates.items(atMost: 1000) ?? []
      if fields.isEmpty { coordinates.refuse("has no polygon") }
      return .polygons(MultiPolygon(polygons: fields.compactMap { polygon($0, datum) }))
    case "LineString" where !onlyPolygons: return line(coordinates, datum).map { .line($0) }
    case "Point" where !onlyPolygons: return RingReader.position(coordinates).map { .point($0.wgs84(from: datum)) }
    default:
      let allowed =
        onlyPolygons ? "\"Polygon\" or \"MultiPolygon\"" : "\"Polygon\", \"MultiPolygon\", \"LineString\" or \"Point\""
      geometry.refuse("type", "must be \(allowed), and is \"\(type)\"")
      return nil
    }
  }

  /// Two places at least; what stands twice in a row counts once.
  private func line(_ field: Field, _ datum: Datum) -> [Position]? {
    guard let fields = field.items(atMost: GeoJSONFile.pointLimit) else { return nil }
    var points: [Position] = []
    for one in fields {
      guard let position = RingReader.position(one) else { return nil }
      if points.last != position { points.append(position) }
    }
    guard points.count >= 2 else {
      field.refuse("the line has \(points.count) places; two at least make one")
      return nil
    }
    return points.map { $0.wgs84(from: datum) }
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
