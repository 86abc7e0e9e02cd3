/// DAC 1, FI 21, second form: weather observed by a ship in WMO's codes (IMO SN.1/Circ.289). Checked only against the standard.
@frozen
public struct ShipWeatherWMO: ApplicationFields {
  /// True in this form.
  public var isWMO: Bool
  /// Degrees in 1/100.
  public var longitude: Quantity<65535, 1, -18000, 2>
  /// Degrees in 1/100.
  public var latitude: Quantity<32767, 1, -9000, 2>
  /// UTC.
  public var month: Whole<15>
  /// UTC, 1–31.
  public var day: Whole<63>
  /// UTC, 0–23.
  public var hour: Whole<31>
  /// End of the 10 minutes observed.
  public var minute: Quantity<7, 10, 0, 0>
  /// Degrees; 0 = not moving.
  public var course: Quantity<127, 5, 0, 0>
  /// m/s; 30 = 15 or more.
  public var speed: Quantity<31, 5, 0, 1>
  /// Degrees.
  public var heading: Quantity<127, 5, 0, 0>
  /// Hectopascal at sea level.
  public var pressure: Quantity<2047, 1, 9000, 1>
  /// Hectopascal in 3 hours.
  public var pressureChange: Quantity<1023, 1, -500, 1>
  /// BUFR 010063.
  public var pressureTendency: Whole<15>
  /// Degrees; 0 = calm.
  public var trueWindDirection: Quantity<127, 5, 0, 0>
  /// m/s.
  public var trueWindSpeed: Quantity<255, 5, 0, 1>
  /// Degrees; 0 = calm.
  public var relativeWindDirection: Quantity<127, 5, 0, 0>
  /// m/s.
  public var relativeWindSpeed: Quantity<255, 5, 0, 1>
  /// m/s.
  public var gustSpeed: Quantity<255, 5, 0, 1>
  /// Degrees; 0 = calm.
  public var gustDirection: Quantity<127, 5, 0, 0>
  /// Kelvin.
  public var airTemperature: Quantity<1023, 1, 2230, 1>
  /// Percent.
  public var humidity: Whole<127>
  /// Kelvin.
  public var seaTemperature: Quantity<511, 1, 2680, 1>
  /// Square root of the metres / 13.073.
  public var visibilityRoot: Whole<63>
  /// BUFR 020003.
  public var weather: Whole<511>
  /// BUFR 020004.
  public var pastWeather1: Whole<31>
  /// BUFR 020005.
  public var pastWeather2: Whole<31>
  /// Percent.
  public var cloudCover: Quantity<15, 10, 0, 0>
  /// BUFR 020011.
  public var lowCloudAmount: Whole<15>
  /// BUFR 020012.
  public var lowCloud: Whole<63>
  /// WMO code of middle clouds.
  public var middleCloud: Whole<63>
  /// WMO code of high clouds.
  public var highCloud: Whole<63>
  /// Square root of the metres / 0.16; 126 = over 2,500 m.
  public var cloudBaseRoot: Whole<127>
  /// Of wind waves in seconds.
  public var wavePeriod: Whole<31>
  /// Of wind waves in metres.
  public var waveHeight: Quantity<63, 5, 0, 1>
  /// Where it comes from in degrees; 0 = calm.
  public var swellDirection1: Quantity<63, 10, 0, 0>
  /// Seconds.
  public var swellPeriod1: Whole<31>
  /// Metres.
  public var swellHeight1: Quantity<63, 5, 0, 1>
  /// Of the second swell, tens of degrees.
  public var swellDirection2: Quantity<63, 10, 0, 0>
  /// Of the second swell, seconds.
  public var swellPeriod2: Whole<31>
  /// Of the second swell, metres in steps of 0.5.
  public var swellHeight2: Quantity<63, 5, 0, 1>
  /// Centimetres on the ship.
  public var iceThickness: Whole<127>
  /// BUFR 020032.
  public var iceRate: Whole<7>
  /// BUFR 020033.
  public var iceCause: Whole<7>
  /// BUFR 020034.
  public var seaIce: Whole<31>
  /// BUFR 020035.
  public var iceKind: Whole<15>
  /// BUFR 020036.
  public var iceSituation: Whole<31>
  /// BUFR 020037.
  public var iceDevelopment: Whole<31>
  /// Of the ice edge in degrees; 0 = on shore.
  public var iceBearing: Quantity<15, 45, 0, 0>

  /// Bits of it, without what may follow.
  public static let bitCount = 304
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 328

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    isWMO = true
    longitude = .init()
    latitude = .init()
    month = .init()
    day = .init()
    hour = .init()
    minute = .init()
    course = .init()
    speed = .init()
    heading = .init()
    pressure = .init()
    pressureChange = .init()
    pressureTendency = .init()
    trueWindDirection = .init()
    trueWindSpeed = .init()
    relativeWindDirection = .init()
    relativeWindSpeed = .init()
    gustSpeed = .init()
    gustDirection = .init()
    airTemperature = .init()
    humidity = .init()
    seaTemperature = .init()
    visibilityRoot = .init()
    weather = .init()
    pastWeather1 = .init()
    pastWeather2 = .init()
    cloudCover = .init()
    lowCloudAmount = .init()
    lowCloud = .init()
    middleCloud = .init()
    highCloud = .init()
    cloudBaseRoot = .init()
    wavePeriod = .init()
    waveHeight = .init()
    swellDirection1 = .init()
    swellPeriod1 = .init()
    swellHeight1 = .init()
    swellDirection2 = .init()
    swellPeriod2 = .init()
    swellHeight2 = .init()
    iceThickness = .init()
    iceRate = .init()
    iceCause = .init()
    seaIce = .init()
    iceKind = .init()
    iceSituation = .init()
    iceDevelopment = .init()
    iceBearing = .init()
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.flag("wmo", &isWMO)  // 0
    pass.quantity("lon", &longitude, 16)  // 1
    pass.quantity("lat", &latitude, 15)  // 17
    pass.quantity("month", &month, 4)  // 32
    pass.quantity("day", &day, 6)  // 36
    pass.quantity("hour", &hour, 5)  // 42
    pass.quantity("minute", &minute, 3)  // 47
    pass.quantity("course", &course, 7)  // 50
    pass.quantity("speed", &speed, 5)  // 57
    pass.quantity("heading", &heading, 7)  // 62
    pass.quantity("pressure", &pressure, 11)  // 69
    pass.quantity("pdelta", &pressureChange, 10)  // 80
    pass.quantity("ptend", &pressureTendency, 4)  // 90
    pass.quantity("twinddir", &trueWindDirection, 7)  // 94
    pass.quantity("twindspeed", &trueWindSpeed, 8)  // 101
    pass.quantity("rwinddir", &relativeWindDirection, 7)  // 109
    pass.quantity("rwindspeed", &relativeWindSpeed, 8)  // 116
    pass.quantity("mgustspeed", &gustSpeed, 8)  // 124
    pass.quantity("mgustdir", &gustDirection, 7)  // 132
    pass.quantity("airtemp", &airTemperature, 10)  // 139
    pass.quantity("humidity", &humidity, 7)  // 149
    pass.quantity("surftemp", &seaTemperature, 9)  // 156
    pass.quantity("visibility", &visibilityRoot, 6)  // 165
    pass.quantity("weather", &weather, 9)  // 171
    pass.quantity("pweather1", &pastWeather1, 5)  // 180
    pass.quantity("pweather2", &pastWeather2, 5)  // 185
    pass.quantity("totalcloud", &cloudCover, 4)  // 190
    pass.quantity("lowclouda", &lowCloudAmount, 4)  // 194
    pass.quantity("lowcloudt", &lowCloud, 6)  // 198
    pass.quantity("midcloudt", &middleCloud, 6)  // 204
    pass.quantity("highcloudt", &highCloud, 6)  // 210
    pass.quantity("cloudbase", &cloudBaseRoot, 7)  // 216
    pass.quantity("wwperiod", &wavePeriod, 5)  // 223
    pass.quantity("wwheight", &waveHeight, 6)  // 228
    pass.quantity("swelldir1", &swellDirection1, 6)  // 234
    pass.quantity("swperiod1", &swellPeriod1, 5)  // 240
    pass.quantity("swheight1", &swellHeight1, 6)  // 245
    pass.quantity("swelldir2", &swellDirection2, 6)  // 251
    pass.quantity("swperiod2", &swellPeriod2, 5)  // 257
    pass.quantity("swheight2", &swellHeight2, 6)  // 262
    pass.quantity("icedeposit", &iceThickness, 7)  // 268
    pass.quantity("icerate", &iceRate, 3)  // 275
    pass.quantity("icecause", &iceCause, 3)  // 278
    pass.quantity("seaice", &seaIce, 5)  // 281
    pass.quantity("icetype", &iceKind, 4)  // 286
    pass.quantity("icestate", &iceSituation, 5)  // 290
    pass.quantity("icedevel", &iceDevelopment, 5)  // 295
    pass.quantity("icebearing", &iceBearing, 4)  // 300
  }

  /// Metres; nil where not available.
  @inlinable public var visibilityMetres: Int? { visibilityRoot.units.map { $0 &* $0 &* 13_073 / 1_000 } }
}
