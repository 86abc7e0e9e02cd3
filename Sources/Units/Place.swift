/// A place on the WGS 84 ellipsoid (CGCS2000 is the same here, D13), in degrees; north and east are positive.
public struct Position: Hashable, Sendable, Codable {
  public var latitude: Double
  public var longitude: Double

  @inlinable public init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }

  /// No place: as AIS says that a position is not available.
  public static let unknown = Position(latitude: 91, longitude: 181)

  /// False for what is no place on earth, NaN among it.
  @inlinable public var isValid: Bool {
    latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180
  }
}

/// In which datum a source states its positions (D13); converted to WGS 84 at the edge.
public enum Datum: String, Sendable, Codable, CaseIterable {
  case wgs84, cgcs2000, gcj02, bd09
}

/// Speed in knots (nautical miles an hour).
public struct Knots: Hashable, Comparable, Sendable, Codable {
  public var value: Double
  @inlinable public init(_ value: Double) { self.value = value }
  @inlinable public var metresPerSecond: Double { value * 1852 / 3600 }
  @inlinable public static func < (a: Knots, b: Knots) -> Bool { a.value < b.value }
  public init(from decoder: any Decoder) throws { value = try decoder.singleValueContainer().decode(Double.self) }
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}

/// Length in metres.
public struct Metres: Hashable, Comparable, Sendable, Codable {
  public var value: Double
  @inlinable public init(_ value: Double) { self.value = value }
  @inlinable public static func < (a: Metres, b: Metres) -> Bool { a.value < b.value }
  public init(from decoder: any Decoder) throws { value = try decoder.singleValueContainer().decode(Double.self) }
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}

/// `value` with a fixed number of decimals, as people read it: `decimal(6.14, 1)` is `6.1`.
public func decimal(_ value: Double, _ places: Int) -> String {
  guard value.isFinite, value < 1e15, value > -1e15 else { return "—" }
  var scale = 1.0
  for _ in 0..<places { scale *= 10 }
  let scaled = Int64((value * scale).rounded())
  let negative = scaled < 0
  let magnitude = negative ? -scaled : scaled
  let whole = magnitude / Int64(scale)
  guard places > 0 else { return (negative ? "-" : "") + "\(whole)" }
  return (negative ? "-" : "") + "\(whole)." + padded(Int(magnitude % Int64(scale)), places)
}
