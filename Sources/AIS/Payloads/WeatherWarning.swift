/// DAC 200, FI 23: EMMA warning of the weather (Inland AIS). Checked only against the standard.
///
/// Start and end: year since 2000 (0 = not available), month 0, day 0, hour 24, minute 60 = not available.
@frozen
public struct WeatherWarning: ApplicationFields {
  /// Since 2000; 0 = not available.
  public var startYear: UInt8
  /// 1–12; 0 = not available.
  public var startMonth: UInt8
  /// 1–31; 0 = not available.
  public var startDay: UInt8
  /// Since 2000; 0 = not available.
  public var endYear: UInt8
  /// 1–12; 0 = not available.
  public var endMonth: UInt8
  /// 1–31; 0 = not available.
  public var endDay: UInt8
  /// UTC, 0–23; 24 = not available.
  public var startHour: UInt8
  /// 0–59; 60 = not available.
  public var startMinute: UInt8
  /// UTC, 0–23; 24 = not available.
  public var endHour: UInt8
  /// 0–59; 60 = not available.
  public var endMinute: UInt8
  /// Where the stretch of water begins.
  public var startLongitude: Longitude
  /// 1/10,000 minute; 91° = not available.
  public var startLatitude: Latitude
  /// Where it ends.
  public var endLongitude: Longitude
  /// 1/10,000 minute; 91° = not available.
  public var endLatitude: Latitude
  /// 1 = wind, 2 = rain, 3 = snow and ice, 4 = thunderstorm, 5 = fog, 6 = low temperature, 7 = high temperature, 8 = flood,
  /// 9 = forest fire; 0 = not available.
  public var kind: UInt8
  /// Sign and magnitude: the top bit is the sign, 254 = beyond 253, 255 = not known.
  public var rawMinimum: UInt16
  /// As the minimum.
  public var rawMaximum: UInt16
  /// 1 = slight, 2 = medium, 3 = strong or heavy; 0 = not known.
  public var classification: UInt8
  /// Direction of the wind: 1 = north, 2 = north-east, … 8 = north-west; 0 = not known.
  public var wind: UInt8

  /// Bits of it, without what may follow.
  public static let bitCount = 194
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 224

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    startYear = 0
    startMonth = 0
    startDay = 0
    endYear = 0
    endMonth = 0
    endDay = 0
    startHour = 24
    startMinute = 60
    endHour = 24
    endMinute = 60
    startLongitude = .notAvailable
    startLatitude = .notAvailable
    endLongitude = .notAvailable
    endLatitude = .notAvailable
    kind = 0
    rawMinimum = 255
    rawMaximum = 255
    classification = 0
    wind = 0
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.number("start_year", &startYear, 8)  // 0
    pass.number("start_month", &startMonth, 4)  // 8
    pass.number("start_day", &startDay, 5)  // 12
    pass.number("end_year", &endYear, 8)  // 17
    pass.number("end_month", &endMonth, 4)  // 25
    pass.number("end_day", &endDay, 5)  // 29
    pass.number("start_hour", &startHour, 5)  // 34
    pass.number("start_minute", &startMinute, 6)  // 39
    pass.number("end_hour", &endHour, 5)  // 45
    pass.number("end_minute", &endMinute, 6)  // 50
    pass.longitude("start_lon", &startLongitude)  // 56
    pass.latitude("start_lat", &startLatitude)  // 84
    pass.longitude("end_lon", &endLongitude)  // 111
    pass.latitude("end_lat", &endLatitude)  // 139
    pass.number("warning", &kind, 4)  // 166
    pass.label("warning_text", Self.label(kind))
    pass.number("min", &rawMinimum, 9)  // 170
    pass.number("max", &rawMaximum, 9)  // 179
    pass.number("intensity", &classification, 2)  // 188
    pass.label("intensity_text", Self.label(classification: classification))
    pass.number("wind", &wind, 4)  // 190
    pass.spare(6)  // 194
  }

  /// −253…253 in the unit of the kind (m/s, mm, cm, °C); nil where not known.
  @inlinable public var minimum: Int? { Self.magnitude(rawMinimum) }
  /// As the minimum.
  @inlinable public var maximum: Int? { Self.magnitude(rawMaximum) }

  /// Sign and magnitude; nil for 255.
  @inlinable
  static func magnitude(_ raw: UInt16) -> Int? {
    let size = Int(raw & 0xFF)
    guard size != 255 else { return nil }
    return raw & 0x100 == 0 ? size : -size
  }

  /// What a kind means, in gpsd's words.
  public static func label(_ kind: UInt8) -> StaticString {
    switch kind {
    case 0: "Not Available"
    case 1: "Wind"
    case 2: "Rain"
    case 3: "Snow and ice"
    case 4: "Thunderstorm"
    case 5: "Fog"
    case 6: "Low temperature"
    case 7: "High temperature"
    case 8: "Flood"
    case 9: "Forest Fire"
    default: "Reserved"
    }
  }

  /// What a classification means, in gpsd's words.
  public static func label(classification: UInt8) -> StaticString {
    switch classification {
    case 1: "Slight"
    case 2: "Medium"
    case 3: "Strong"
    default: "Unknown"
    }
  }
}
