/// DAC 1, FI 21, first form: weather observed by a ship (IMO SN.1/Circ.289). Checked only against the standard.
@frozen
public struct ShipWeather: ApplicationFields {
  /// False in this form.
  public var isWMO: Bool
  /// Of the observation, at most 20 characters.
  public var place: NameText
  /// Sent in 1/1,000 minute.
  public var longitude: Longitude
  /// Sent in 1/1,000 minute; 91° = not available.
  public var latitude: Latitude
  /// UTC.
  public var time: DayTime
  /// 0 = clear, 1 = cloudy, 2 = rain, 3 = fog, 4 = snow, 5 = typhoon, 6 = monsoon, 7 = thunderstorm.
  public var weather: Whole<8>
  /// True: more than can be seen.
  public var isVisibilityBeyond: Bool
  /// Nautical miles.
  public var visibility: Tenths<127>
  /// Percent.
  public var humidity: Whole<127>
  /// Mean of 10 minutes in knots.
  public var windSpeed: Whole<127>
  /// Degrees from true north.
  public var windDirection: Whole<360>
  /// Hectopascal: 0 = 799 or less, 402 = 1,201 or more.
  public var pressure: Quantity<403, 1, 799, 0>
  /// WMO FM 13.
  public var pressureTendency: UInt8
  /// Degrees Celsius.
  public var airTemperature: Tenths<-1024>
  /// Degrees Celsius.
  public var waterTemperature: Quantity<601, 1, -100, 1>
  /// Seconds.
  public var wavePeriod: Whole<63>
  /// Metres.
  public var waveHeight: Tenths<255>
  /// Degrees from true north, 0–359.
  public var waveDirection: Whole<360>
  /// Metres.
  public var swellHeight: Tenths<255>
  /// Degrees from true north, 0–359.
  public var swellDirection: Whole<360>
  /// Seconds.
  public var swellPeriod: Whole<63>

  /// Bits of it, without what may follow.
  public static let bitCount = 301
  /// The most bits of it, spare ones included; more is not interpreted.
  public static let longest = 328

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() {
    isWMO = false
    place = NameText()
    longitude = .notAvailable
    latitude = .notAvailable
    time = .notAvailable
    weather = .init()
    isVisibilityBeyond = false
    visibility = .init()
    humidity = .init()
    windSpeed = .init()
    windDirection = .init()
    pressure = .init()
    pressureTendency = 0
    airTemperature = .init()
    waterTemperature = .init()
    wavePeriod = .init()
    waveHeight = .init()
    waveDirection = .init()
    swellHeight = .init()
    swellDirection = .init()
    swellPeriod = .init()
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    pass.flag("wmo", &isWMO)  // 0
    pass.text("location", &place, 20)  // 1
    pass.longitude3("lon", &longitude)  // 121
    pass.latitude3("lat", &latitude)  // 146
    pass.dayTime("timestamp", &time)  // 170
    pass.quantity("weather", &weather, 4)  // 186
    pass.flag("vislimit", &isVisibilityBeyond)  // 190
    pass.quantity("visibility", &visibility, 7)  // 191
    pass.quantity("humidity", &humidity, 7)  // 198
    pass.quantity("wspeed", &windSpeed, 7)  // 205
    pass.quantity("wdir", &windDirection, 9)  // 212
    pass.quantity("pressure", &pressure, 9)  // 221
    pass.number("pressuretend", &pressureTendency, 4)  // 230
    pass.signed("airtemp", &airTemperature, 11)  // 234
    pass.quantity("watertemp", &waterTemperature, 10)  // 245
    pass.quantity("waveperiod", &wavePeriod, 6)  // 255
    pass.quantity("waveheight", &waveHeight, 8)  // 261
    pass.quantity("wavedir", &waveDirection, 9)  // 269
    pass.quantity("swellheight", &swellHeight, 8)  // 278
    pass.quantity("swelldir", &swellDirection, 9)  // 286
    pass.quantity("swellperiod", &swellPeriod, 6)  // 295
    pass.spare(3)  // 301
  }
}
