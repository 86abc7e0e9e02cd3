extension SensorReport {
  /// Where the sensor is.
  @frozen
  public struct SiteLocation: FieldGroup {
    /// Sent in 1/1,000 minute; 181° = not available.
    public var longitude: Longitude
    /// Sent in 1/1,000 minute; 91° = not available.
    public var latitude: Latitude
    /// Metres over mean sea level; 2001 = 200.1 or more.
    public var altitude: Tenths<2002>
    /// 1 = hydrographic office, 2 = inland waterways, 3 = coastal directorate, 4 = weather service, 5 = port, 6 = coast guard.
    public var owner: UInt8
    /// Data is good for: 1 = 10 min, 2 = 1 h, 3 = 6 h, 4 = 12 h, 5 = 24 h; 0 = not said.
    public var timeout: UInt8

    /// Bits of it, without what may follow.
    public static let bitCount = 85

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      longitude = .notAvailable
      latitude = .notAvailable
      altitude = .init()
      owner = 0
      timeout = 0
    }

    /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
    @inlinable
    public mutating func fields<P: FieldPass>(_ pass: inout P) {
      pass.longitude("lon", &longitude)  // 0
      pass.latitude("lat", &latitude)  // 28
      pass.quantity("alt", &altitude, 11)  // 55
      pass.number("owner", &owner, 4)  // 66
      pass.number("timeout", &timeout, 3)  // 70
      pass.spare(12)  // 73
    }
  }

  /// Name of the station.
  @frozen
  public struct StationName14: FieldGroup {
    /// Of the site, at most 14 characters.
    public var name: NameText

    /// Bits of it, without what may follow.
    public static let bitCount = 85

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      name = NameText()
    }

    /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
    @inlinable
    public mutating func fields<P: FieldPass>(_ pass: inout P) {
      pass.text("name", &name, 14)  // 0
      pass.spare(1)  // 84
    }
  }

  /// Wind and its forecast.
  @frozen
  public struct Wind: FieldGroup {
    /// Mean of 10 minutes in knots; 121 = that or more.
    public var speed: Whole<122>
    /// Knots; 121 = that or more.
    public var gust: Whole<122>
    /// Degrees from true north, 0–359.
    public var direction: Whole<360>
    /// Degrees from true north, 0–359.
    public var gustDirection: Whole<360>
    /// 1 = raw, 2 = real time with quality control, 3 = predicted, 4 = forecast, 5 = nowcast, 7 = sensor not available; 0 = no data.
    public var sensor: UInt8
    /// Knots; 121 = that or more.
    public var forecastSpeed: Whole<122>
    /// Knots; 121 = that or more.
    public var forecastGust: Whole<122>
    /// Degrees from true north, 0–359.
    public var forecastDirection: Whole<360>
    /// Of the forecast, UTC.
    public var forecastTime: DayTime
    /// Of the forecast in minutes; 0 = cancelled.
    public var duration: Whole<255>

    /// Bits of it, without what may follow.
    public static let bitCount = 85

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      speed = .init()
      gust = .init()
      direction = .init()
      gustDirection = .init()
      sensor = 0
      forecastSpeed = .init()
      forecastGust = .init()
      forecastDirection = .init()
      forecastTime = .notAvailable
      duration = .init()
    }

    /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
    @inlinable
    public mutating func fields<P: FieldPass>(_ pass: inout P) {
      pass.quantity("wspeed", &speed, 7)  // 0
      pass.quantity("wgust", &gust, 7)  // 7
      pass.quantity("wdir", &direction, 9)  // 14
      pass.quantity("wgustdir", &gustDirection, 9)  // 23
      pass.number("sensortype", &sensor, 3)  // 32
      pass.quantity("fwspeed", &forecastSpeed, 7)  // 35
      pass.quantity("fwgust", &forecastGust, 7)  // 42
      pass.quantity("fwdir", &forecastDirection, 9)  // 49
      pass.dayTime("ftime", &forecastTime)  // 58
      pass.quantity("duration", &duration, 8)  // 74
      pass.spare(3)  // 82
    }
  }

  /// Weather.
  @frozen
  public struct Weather: FieldGroup {
    /// Degrees Celsius.
    public var airTemperature: Tenths<-1024>
    /// Kind of data, as in `Wind.sensor`.
    public var temperatureSensor: UInt8
    /// 1 = rain, 2 = thunderstorm, 3 = freezing rain, 4 = mixed, 5 = snow, 7 = not available.
    public var precipitation: UInt8
    /// Nautical miles; 241 = 24.1 or more, 242 = no data.
    public var visibility: Tenths<243>
    /// Degrees Celsius.
    public var dewPoint: Tenths<501>
    /// Kind of data, as in `Wind.sensor`.
    public var dewPointSensor: UInt8
    /// Hectopascal.
    public var pressure: Quantity<403, 1, 799, 0>
    /// 0 = steady, 1 = decreasing, 2 = increasing, 3 = not available.
    public var pressureTendency: UInt8
    /// Kind of data, as in `Wind.sensor`.
    public var pressureSensor: UInt8
    /// Per mille.
    public var salinity: Tenths<502>

    /// Bits of it, without what may follow.
    public static let bitCount = 85

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      airTemperature = .init()
      temperatureSensor = 0
      precipitation = 0
      visibility = .init()
      dewPoint = .init()
      dewPointSensor = 0
      pressure = .init()
      pressureTendency = 3
      pressureSensor = 0
      salinity = .init()
    }

    /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
    @inlinable
    public mutating func fields<P: FieldPass>(_ pass: inout P) {
      pass.signed("temperature", &airTemperature, 11)  // 0
      pass.number("sensortype", &temperatureSensor, 3)  // 11
      pass.number("preciptype", &precipitation, 2)  // 14
      pass.quantity("visibility", &visibility, 8)  // 16
      pass.signed("dewpoint", &dewPoint, 10)  // 24
      pass.number("dewtype", &dewPointSensor, 3)  // 34
      pass.quantity("pressure", &pressure, 9)  // 37
      pass.number("pressuretend", &pressureTendency, 2)  // 46
      pass.number("pressuretype", &pressureSensor, 3)  // 48
      pass.quantity("salinity", &salinity, 9)  // 51
      pass.spare(25)  // 60
    }
  }

  /// Room under a bridge.
  @frozen
  public struct AirGap: FieldGroup {
    /// Metres; 8191 = 81.91 or more.
    public var airDraught: Hundredths<0>
    /// Metres.
    public var airGap: Hundredths<0>
    /// 0 = steady, 1 = rising, 2 = falling, 3 = not available.
    public var trend: UInt8
    /// Metres.
    public var forecastGap: Hundredths<0>
    /// Of the forecast, UTC.
    public var forecastTime: DayTime

    /// Bits of it, without what may follow.
    public static let bitCount = 85

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      airDraught = .init()
      airGap = .init()
      trend = 3
      forecastGap = .init()
      forecastTime = .notAvailable
    }

    /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
    @inlinable
    public mutating func fields<P: FieldPass>(_ pass: inout P) {
      pass.quantity("airdraught", &airDraught, 13)  // 0
      pass.quantity("airgap", &airGap, 13)  // 13
      pass.number("gaptrend", &trend, 2)  // 26
      pass.quantity("fairgap", &forecastGap, 13)  // 28
      pass.dayTime("ftime", &forecastTime)  // 41
      pass.spare(28)  // 57
    }
  }
}
