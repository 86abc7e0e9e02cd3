/// DAC 1, FI 11: weather and water at a station, the older layout (IMO SN/Circ.236). Checked against live data.
///
/// The salinity's unit is per mille, as in FI 31, whatever the circular's text says.
@frozen
public struct Meteorology236: ApplicationFields {
  /// Sent in 1/1,000 minute.
  public var latitude: Latitude
  /// Sent in 1/1,000 minute; 181° = not available.
  public var longitude: Longitude
  /// Of the measurement, UTC; 31, 31 and 63 = not available.
  public var time: DayTime
  /// Mean of 10 minutes in knots.
  public var windSpeed: Whole<127>
  /// Highest of 10 minutes in knots.
  public var gustSpeed: Whole<127>
  /// Degrees from true north, 0–359.
  public var windDirection: Whole<511>
  /// Degrees from true north, 0–359.
  public var gustDirection: Whole<511>
  /// Degrees Celsius, −60.0 to 60.0.
  public var airTemperature: Quantity<2047, 1, -600, 1>
  /// Percent.
  public var humidity: Whole<127>
  /// Degrees Celsius, −20.0 to 50.0.
  public var dewPoint: Quantity<1023, 1, -200, 1>
  /// Hectopascal, 800–1,200.
  public var pressure: Quantity<511, 1, 800, 0>
  /// 0 = steady, 1 = decreasing, 2 = increasing, 3 = not available.
  public var pressureTendency: UInt8
  /// Nautical miles, 0.0–25.0.
  public var visibility: Tenths<255>
  /// Metres over the local chart datum, −10.0 to 30.0.
  public var waterLevel: Quantity<511, 1, -100, 1>
  /// As the tendency of the pressure.
  public var levelTrend: UInt8
  /// Of the surface current in knots; 251 = 25.1 or more.
  public var currentSpeed: Tenths<255>
  /// Degrees from true north.
  public var currentDirection: Whole<511>
  /// At the second level in knots; 251 = 25.1 or more.
  public var currentSpeed2: Tenths<255>
  /// Degrees from true north.
  public var currentDirection2: Whole<511>
  /// Metres below the surface.
  public var currentDepth2: Whole<31>
  /// At the third level in knots; 251 = 25.1 or more.
  public var currentSpeed3: Tenths<255>
  /// Degrees from true north.
  public var currentDirection3: Whole<511>
  /// Metres under the surface, 0–30.
  public var currentDepth3: Whole<31>
  /// Significant height in metres; 251 = 25.1 or more.
  public var waveHeight: Tenths<255>
  /// Seconds.
  public var wavePeriod: Whole<63>
  /// Degrees from true north.
  public var waveDirection: Whole<511>
  /// Metres.
  public var swellHeight: Tenths<255>
  /// Seconds.
  public var swellPeriod: Whole<63>
  /// Degrees from true north.
  public var swellDirection: Whole<511>
  /// Beaufort, 0–12.
  public var seaState: Whole<15>
  /// Degrees Celsius, −10.0 to 50.0.
  public var waterTemperature: Quantity<1023, 1, -100, 1>
  /// As in FI 31.
  public var precipitation: UInt8
  /// Per mille, 0.0–50.0.
  public var salinity: Tenths<511>
  /// 0 = no, 1 = yes, 3 = not available.
  public var ice: UInt8

  /// Bits of it, without what may follow.
  public static let bitCount = 290
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 320

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    latitude = .notAvailable
    longitude = .notAvailable
    time = DayTime(day: 31, hour: 31, minute: 63)
    windSpeed = .init()
    gustSpeed = .init()
    windDirection = .init()
    gustDirection = .init()
    airTemperature = .init()
    humidity = .init()
    dewPoint = .init()
    pressure = .init()
    pressureTendency = 3
    visibility = .init()
    waterLevel = .init()
    levelTrend = 3
    currentSpeed = .init()
    currentDirection = .init()
    currentSpeed2 = .init()
    currentDirection2 = .init()
    currentDepth2 = .init()
    currentSpeed3 = .init()
    currentDirection3 = .init()
    currentDepth3 = .init()
    waveHeight = .init()
    wavePeriod = .init()
    waveDirection = .init()
    swellHeight = .init()
    swellPeriod = .init()
    swellDirection = .init()
    seaState = .init()
    waterTemperature = .init()
    precipitation = 7
    salinity = .init()
    ice = 3
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.latitude("lat", &latitude, 24, step: 10, none: 0x7F_FFFF)  // 56
    pass.longitude("lon", &longitude, 25, step: 10, none: 0xFF_FFFF)  // 80
    pass.dayTime("timestamp", &time)  // 105
    pass.quantity("wspeed", &windSpeed, 7)  // 121
    pass.quantity("wgust", &gustSpeed, 7)  // 128
    pass.quantity("wdir", &windDirection, 9)  // 135
    pass.quantity("wgustdir", &gustDirection, 9)  // 144
    pass.quantity("airtemp", &airTemperature, 11)  // 153
    pass.quantity("humidity", &humidity, 7)  // 164
    pass.quantity("dewpoint", &dewPoint, 10)  // 171
    pass.quantity("pressure", &pressure, 9)  // 181
    pass.number("pressuretend", &pressureTendency, 2)  // 190
    pass.label("pressuretend_text", Trend.label(pressureTendency))
    pass.quantity("visibility", &visibility, 8)  // 192
    pass.quantity("waterlevel", &waterLevel, 9)  // 200
    pass.number("leveltrend", &levelTrend, 2)  // 209
    pass.label("leveltrend_text", Trend.label(levelTrend))
    pass.quantity("cspeed", &currentSpeed, 8)  // 211
    pass.quantity("cdir", &currentDirection, 9)  // 219
    pass.quantity("cspeed2", &currentSpeed2, 8)  // 228
    pass.quantity("cdir2", &currentDirection2, 9)  // 236
    pass.quantity("cdepth2", &currentDepth2, 5)  // 245
    pass.quantity("cspeed3", &currentSpeed3, 8)  // 250
    pass.quantity("cdir3", &currentDirection3, 9)  // 258
    pass.quantity("cdepth3", &currentDepth3, 5)  // 267
    pass.quantity("waveheight", &waveHeight, 8)  // 272
    pass.quantity("waveperiod", &wavePeriod, 6)  // 280
    pass.quantity("wavedir", &waveDirection, 9)  // 286
    pass.quantity("swellheight", &swellHeight, 8)  // 295
    pass.quantity("swellperiod", &swellPeriod, 6)  // 303
    pass.quantity("swelldir", &swellDirection, 9)  // 309
    pass.quantity("seastate", &seaState, 4)  // 318
    pass.quantity("watertemp", &waterTemperature, 10)  // 322
    pass.number("preciptype", &precipitation, 3)  // 332
    pass.label("preciptype_text", Precipitation.label(precipitation))
    pass.quantity("salinity", &salinity, 9)  // 335
    pass.number("ice", &ice, 2)  // 344
    pass.label("ice_text", Ice.label(ice))
    pass.spare(6)  // 346
  }
}
