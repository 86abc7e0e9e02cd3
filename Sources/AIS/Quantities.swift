// Quantities as ITU-R M.1371-5 sends them: the integer, and what it means. Not available is nil.

/// Speed over ground in 1/10 knot: 0–1021, 1022 = 102.2 kn or more, 1023 = not available.
@frozen
public struct Speed: Sendable, Equatable {
  /// The number sent.
  public let raw: UInt16
  /// From the number sent.
  public init(raw: UInt16) { self.raw = raw }
  /// Knots; 102.2 means that or more; nil where not available.
  @inlinable public var knots: Double? { raw >= 1_023 ? nil : Double(raw) / 10 }
  /// Tenths of a knot; nil where not available.
  @inlinable public var tenths: Int? { raw >= 1_023 ? nil : Int(raw) }
  /// −128.
  public static let notAvailable = Speed(raw: 1_023)
}

/// Course over ground in 1/10 degree: 0–3599; 3600 = not available; above that must not be used.
@frozen
public struct Course: Sendable, Equatable {
  /// The number sent.
  public let raw: UInt16
  /// From the number sent.
  public init(raw: UInt16) { self.raw = raw }
  /// Degrees from true north, 0–359.9; nil where not available or not a direction.
  @inlinable public var degrees: Double? { raw >= 3_600 ? nil : Double(raw) / 10 }
  /// Tenths of a degree as sent; nil where not available. Values above 3600 are shown as they are.
  @inlinable public var tenths: Int? { raw == 3_600 ? nil : Int(raw) }
  /// −128.
  public static let notAvailable = Course(raw: 3_600)
}

/// True heading in degrees: 0–359; 511 = not available.
@frozen
public struct Heading: Sendable, Equatable {
  /// The number sent.
  public let raw: UInt16
  /// From the number sent.
  public init(raw: UInt16) { self.raw = raw }
  /// Degrees from true north, 0–359; nil where not available or not a direction.
  @inlinable public var degrees: Int? { raw >= 360 ? nil : Int(raw) }
  /// The number sent; nil where not available.
  @inlinable public var sent: Int? { raw == 511 ? nil : Int(raw) }
  /// −128.
  public static let notAvailable = Heading(raw: 511)
}

/// Longitude, WGS 84, in 1/10,000 minute, east positive: ±180°; 181° (6791AC0h) = not available.
@frozen
public struct Longitude: Sendable, Equatable {
  /// The number sent.
  public let raw: Int32
  /// From the number sent.
  public init(raw: Int32) { self.raw = raw }
  /// Degrees, −180…180; nil where not available or impossible.
  @inlinable public var degrees: Double? { isValid ? Double(raw) / 600_000 : nil }
  /// False where not available or beyond the range.
  @inlinable public var isValid: Bool { raw >= -108_000_000 && raw <= 108_000_000 }
  /// 1e-7 degrees as sent, rounded; nil where not available. Impossible values are shown as they are.
  @inlinable public var sent: Int? { raw == 108_600_000 ? nil : tenMillionths(raw) }
  /// −128.
  public static let notAvailable = Longitude(raw: 108_600_000)
}

/// Latitude, WGS 84, in 1/10,000 minute, north positive: ±90°; 91° (3412140h) = not available.
@frozen
public struct Latitude: Sendable, Equatable {
  /// The number sent.
  public let raw: Int32
  /// From the number sent.
  public init(raw: Int32) { self.raw = raw }
  /// Degrees, −90…90; nil where not available or impossible.
  @inlinable public var degrees: Double? { isValid ? Double(raw) / 600_000 : nil }
  /// False where not available or beyond the range.
  @inlinable public var isValid: Bool { raw >= -54_000_000 && raw <= 54_000_000 }
  /// 1e-7 degrees as sent, rounded; nil where not available. Impossible values are shown as they are.
  @inlinable public var sent: Int? { raw == 54_600_000 ? nil : tenMillionths(raw) }
  /// −128.
  public static let notAvailable = Latitude(raw: 54_600_000)
}

/// 1/600,000 degree in 1e-7 degree, rounded to the nearest.
@inlinable @inline(__always)
func tenMillionths(_ raw: Int32) -> Int {
  let scaled = Int(raw) &* 50
  return (scaled &+ (scaled < 0 ? -1 : 1)) / 3
}

/// Rate of turn as sent: ±126 = 4.733·√(degrees a minute), ±127 = more than 5° in 30 s without an indicator,
/// −128 = not available; right is positive.
@frozen
public struct RateOfTurn: Sendable, Equatable {
  /// The number sent.
  public let raw: Int8
  /// From the number sent.
  public init(raw: Int8) { self.raw = raw }
  /// False where the number that says so was sent.
  @inlinable public var isAvailable: Bool { raw != -128 }
  /// Turning faster than 5° in 30 s, rate unknown: −1 to the left, +1 to the right, 0 where that was not sent.
  @inlinable public var fastTurn: Int { raw == 127 ? 1 : raw == -127 ? -1 : 0 }
  /// Degrees a minute; nil where not available or only the direction is known.
  @inlinable public var degreesPerMinute: Double? {
    guard raw > -127, raw < 127 else { return nil }
    let root = Double(raw) / 4.733
    return raw < 0 ? -root * root : root * root
  }
  /// Hundredths of a degree a minute, rounded; nil as above.
  @inlinable public var hundredths: Int? {
    guard raw > -127, raw < 127 else { return nil }
    let size = (Int(raw) &* Int(raw) &* 100_000_000 &+ 11_200_644) / 22_401_289
    return raw < 0 ? -size : size
  }
  /// −128.
  public static let notAvailable = RateOfTurn(raw: -128)
}

/// The second of the minute of a fix: 0–59; 60 = not available, 61 = manual input, 62 = dead reckoning,
/// 63 = positioning system inoperative.
@frozen
public struct FixSecond: Sendable, Equatable {
  /// The number sent.
  public let raw: UInt8
  /// From the number sent.
  public init(raw: UInt8) { self.raw = raw }
  /// 0–59; nil where there is no time.
  @inlinable public var second: Int? { raw < 60 ? Int(raw) : nil }
  /// The number sent; nil where not available.
  @inlinable public var sent: Int? { raw == 60 ? nil : Int(raw) }
  /// −128.
  public static let notAvailable = FixSecond(raw: 60)
}

/// Where the antenna is on the ship, in metres: the ship's size. All four zero = not available.
@frozen
public struct Dimensions: Sendable, Equatable {
  /// 0–511; 511 = 511 m or more.
  public let toBow: UInt16
  /// 0–511; 511 = 511 m or more.
  public let toStern: UInt16
  /// 0–63; 63 = 63 m or more.
  public let toPort: UInt8
  /// 0–63; 63 = 63 m or more.
  public let toStarboard: UInt8

  /// Metres as sent; not checked.
  public init(toBow: UInt16, toStern: UInt16, toPort: UInt8, toStarboard: UInt8) {
    self.toBow = toBow
    self.toStern = toStern
    self.toPort = toPort
    self.toStarboard = toStarboard
  }

  @inlinable @inline(__always)
  init(_ bits: borrowing PayloadBits, at offset: Int) {
    let all = bits.wide(offset, 30)
    toBow = UInt16(truncatingIfNeeded: all &>> 21)
    toStern = UInt16(truncatingIfNeeded: all &>> 12) & 511
    toPort = UInt8(truncatingIfNeeded: all &>> 6) & 63
    toStarboard = UInt8(truncatingIfNeeded: all) & 63
  }

  /// False where the number that says so was sent.
  @inlinable public var isAvailable: Bool { toBow | toStern != 0 || toPort | toStarboard != 0 }
  /// Metres; nil where not available.
  @inlinable public var length: Int? { toBow | toStern == 0 ? nil : Int(toBow) &+ Int(toStern) }
  /// Metres; nil where not available.
  @inlinable public var beam: Int? { toPort | toStarboard == 0 ? nil : Int(toPort) &+ Int(toStarboard) }
  /// −128.
  public static let notAvailable = Dimensions(toBow: 0, toStern: 0, toPort: 0, toStarboard: 0)

  func write(_ writer: inout BitWriter, to bits: inout PayloadBits) {
    writer.append(UInt64(toBow & 511), 9, to: &bits)
    writer.append(UInt64(toStern & 511), 9, to: &bits)
    writer.append(UInt64(toPort & 63), 6, to: &bits)
    writer.append(UInt64(toStarboard & 63), 6, to: &bits)
  }
}
