/// DAC 1, FI 31: weather and water at a station (IMO SN.1/Circ.289). Checked against live data.
@frozen
public struct Meteorology: ApplicationFields {
  /// Sent in 1/1,000 minute.
  public var longitude: Longitude
  /// Sent in 1/1,000 minute; 91° = not available.
  public var latitude: Latitude
  /// True: 10 m or better.
  public var isAccurate: Bool
  /// Of the measurement, UTC.
  public var time: DayTime
  /// Mean of 10 minutes in knots; 126 = that or more.
  public var windSpeed: Whole<127>
  /// Highest of 10 minutes in knots; 126 = that or more.
  public var gustSpeed: Whole<127>
  /// Degrees from true north, 0–359.
  public var windDirection: Whole<360>
  /// Degrees from true north, 0–359.
  public var gustDirection: Whole<360>
  /// Degrees Celsius, −60.0 to 60.0.
  public var airTemperature: Tenths<-1024>
  /// Percent.
  public var humidity: Whole<101>
  /// Degrees Celsius, −20.0 to 50.0.
  public var dewPoint: Tenths<501>
  /// Hectopascal: 0 = 799 or less, 402 = 1,201 or more.
  public var pressure: Quantity<511, 1, 799, 0>
  /// 0 = steady, 1 = decreasing, 2 = increasing, 3 = not available.
  public var pressureTendency: UInt8
  /// True: the visibility is more than the equipment can see.
  public var isVisibilityBeyond: Bool
  /// Nautical miles, 0.0–12.6.
  public var visibility: Tenths<127>
  /// Metres over the local chart datum, −10.00 to 30.00, tide included.
  public var waterLevel: Quantity<4001, 1, -1000, 2>
  /// As the tendency of the pressure.
  public var levelTrend: UInt8
  /// Of the surface current in knots; 251 = 25.1 or more.
  public var currentSpeed: Tenths<255>
  /// Degrees from true north.
  public var currentDirection: Whole<360>
  /// At the second level in knots; 251 = 25.1 or more.
  public var currentSpeed2: Tenths<255>
  /// Degrees from true north.
  public var currentDirection2: Whole<360>
  /// Metres below the surface.
  public var currentDepth2: Whole<31>
  /// At the third level in knots; 251 = 25.1 or more.
  public var currentSpeed3: Tenths<255>
  /// Degrees from true north.
  public var currentDirection3: Whole<360>
  /// Metres under the surface, 0–30.
  public var currentDepth3: Whole<31>
  /// Significant height in metres; 251 = 25.1 or more.
  public var waveHeight: Tenths<255>
  /// Seconds.
  public var wavePeriod: Whole<63>
  /// Degrees from true north.
  public var waveDirection: Whole<360>
  /// Metres.
  public var swellHeight: Tenths<255>
  /// Seconds.
  public var swellPeriod: Whole<63>
  /// Degrees from true north.
  public var swellDirection: Whole<360>
  /// Beaufort, 0–12.
  public var seaState: Whole<13>
  /// Degrees Celsius, −10.0 to 50.0.
  public var waterTemperature: Tenths<501>
  /// 1 = rain, 2 = thunderstorm, 3 = freezing rain, 4 = mixed, 5 = snow, 7 = not available.
  public var precipitation: UInt8
  /// Per mille, 0.0–50.0; 501 = 50.1 or more, 511 = no sensor.
  public var salinity: Tenths<510>
  /// 0 = no, 1 = yes, 3 = not available.
  public var ice: UInt8

  /// Bits of it, without what may follow.
  public static let bitCount = 294
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 328

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    longitude = .notAvailable
    latitude = .notAvailable
    isAccurate = false
    time = .notAvailable
    windSpeed = .init()
    gustSpeed = .init()
    windDirection = .init()
    gustDirection = .init()
    airTemperature = .init()
    humidity = .init()
    dewPoint = .init()
    pressure = .init()
    pressureTendency = 3
    isVisibilityBeyond = false
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
    pass.longitude3("lon", &longitude)  // 56
    pass.latitude3("lat", &latitude)  // 81
    pass.flag("accuracy", &isAccurate)  // 105
    pass.dayTime("timestamp", &time)  // 106
    pass.quantity("wspeed", &windSpeed, 7)  // 122
    pass.quantity("wgust", &gustSpeed, 7)  // 129
    pass.quantity("wdir", &windDirection, 9)  // 136
    pass.quantity("wgustdir", &gustDirection, 9)  // 145
    pass.signed("airtemp", &airTemperature, 11)  // 154
    pass.quantity("humidity", &humidity, 7)  // 165
    pass.signed("dewpoint", &dewPoint, 10)  // 172
    pass.quantity("pressure", &pressure, 9)  // 182
    pass.number("pressuretend", &pressureTendency, 2)  // 191
    pass.label("pressuretend_text", Trend.label(pressureTendency))
    pass.flag("visgreater", &isVisibilityBeyond)  // 193
    pass.quantity("visibility", &visibility, 7)  // 194
    pass.quantity("waterlevel", &waterLevel, 12)  // 201
    pass.number("leveltrend", &levelTrend, 2)  // 213
    pass.label("leveltrend_text", Trend.label(levelTrend))
    pass.quantity("cspeed", &currentSpeed, 8)  // 215
    pass.quantity("cdir", &currentDirection, 9)  // 223
    pass.quantity("cspeed2", &currentSpeed2, 8)  // 232
    pass.quantity("cdir2", &currentDirection2, 9)  // 240
    pass.quantity("cdepth2", &currentDepth2, 5)  // 249
    pass.quantity("cspeed3", &currentSpeed3, 8)  // 254
    pass.quantity("cdir3", &currentDirection3, 9)  // 262
    pass.quantity("cdepth3", &currentDepth3, 5)  // 271
    pass.quantity("waveheight", &waveHeight, 8)  // 276
    pass.quantity("waveperiod", &wavePeriod, 6)  // 284
    pass.quantity("wavedir", &waveDirection, 9)  // 290
    pass.quantity("swellheight", &swellHeight, 8)  // 299
    pass.quantity("swellperiod", &swellPeriod, 6)  // 307
    pass.quantity("swelldir", &swellDirection, 9)  // 313
    pass.quantity("seastate", &seaState, 4)  // 322
    pass.signed("watertemp", &waterTemperature, 10)  // 326
    pass.number("preciptype", &precipitation, 3)  // 336
    pass.label("preciptype_text", Precipitation.label(precipitation))
    pass.quantity("salinity", &salinity, 9)  // 339
    pass.number("ice", &ice, 2)  // 348
    pass.label("ice_text", Ice.label(ice))
    pass.spare(10)  // 350
  }
}
