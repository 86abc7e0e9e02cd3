public import Units

/// Rings of positions as GeoJSON has them (RFC 7946): of each polygon the first ring is the outline, the others are holes;
/// rings are closed (first position = last), four positions at least.
public struct MultiPolygon: Hashable, Sendable, Codable {
  public var polygons: [[[Position]]]
  public init(polygons: [[[Position]]]) { self.polygons = polygons }
}
