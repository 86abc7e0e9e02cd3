extension SensorReport {
  /// Water level and its forecast.
  @frozen
  public struct WaterLevel: FieldGroup {
    /// False: relative to the datum.
    public var isAbsolute: Bool
    /// Metres.
    public var level: Hundredths<-32768>
    /// 0 = steady, 1 = decreasing, 2 = increasing, 3 = not available.
    public var trend: UInt8
    /// Vertical datum; 2 = local river, 6 = mean sea level, 13 = gauge, 14 = not known.
    public var datum: UInt8
    /// Kind of data, as in `Wind.sensor`.
    public var sensor: UInt8
    /// As `isAbsolute`, of the forecast.
    public var isForecastAbsolute: Bool
    /// Metres.
    public var forecastLevel: Hundredths<-32768>
    /// Of the forecast, UTC.
    public var forecastTime: DayTime
    /// Of the forecast in minutes; 0 = cancelled.
    public var duration: Whole<255>

    /// Bits of it, without what may follow.
    public static let bitCount = 85

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      isAbsolute = false
      level = .init()
      trend = 3
      datum = 14
      sensor = 0
      isForecastAbsolute = false
      forecastLevel = .init()
      forecastTime = .notAvailable
      duration = .init()
    }

    /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
    @inlinable
    public mutating func fields<P: FieldPass>(_ pass: inout P) {
      pass.flag("absolute", &isAbsolute)  // 0
      pass.signed("level", &level, 16)  // 1
      pass.number("leveltrend", &trend, 2)  // 17
      pass.number("datum", &datum, 5)  // 19
      pass.number("sensortype", &sensor, 3)  // 24
      pass.flag("fabsolute", &isForecastAbsolute)  // 27
      pass.signed("flevel", &forecastLevel, 16)  // 28
      pass.dayTime("ftime", &forecastTime)  // 44
      pass.quantity("duration", &duration, 8)  // 60
      pass.spare(17)  // 68
    }
  }

  /// Waves and water.
  @frozen
  public struct SeaState: FieldGroup {
    /// Metres; 246 = 24.6 or more.
    public var swellHeight: Tenths<247>
    /// Seconds.
    public var swellPeriod: Whole<61>
    /// Degrees from true north, 0–359.
    public var swellDirection: Whole<360>
    /// 0–12.
    public var beaufort: Whole<13>
    /// Kind of data, as in `Wind.sensor`.
    public var swellSensor: UInt8
    /// Degrees Celsius.
    public var waterTemperature: Quantity<601, 1, -100, 1>
    /// Metres.
    public var temperatureDepth: Tenths<122>
    /// Kind of data, as in `Wind.sensor`.
    public var temperatureSensor: UInt8
    /// Metres.
    public var waveHeight: Tenths<247>
    /// Seconds.
    public var wavePeriod: Whole<61>
    /// Degrees from true north, 0–359.
    public var waveDirection: Whole<360>
    /// Kind of data, as in `Wind.sensor`.
    public var waveSensor: UInt8
    /// Per mille.
    public var salinity: Tenths<502>

    /// Bits of it, without what may follow.
    public static let bitCount = 85

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      swellHeight = .init()
      swellPeriod = .init()
      swellDirection = .init()
      beaufort = .init()
      swellSensor = 0
      waterTemperature = .init()
      temperatureDepth = .init()
      temperatureSensor = 0
      waveHeight = .init()
      wavePeriod = .init()
      waveDirection = .init()
      waveSensor = 0
      salinity = .init()
    }

    /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
    @inlinable
    public mutating func fields<P: FieldPass>(_ pass: inout P) {
      pass.quantity("swheight", &swellHeight, 8)  // 0
      pass.quantity("swperiod", &swellPeriod, 6)  // 8
      pass.quantity("swelldir", &swellDirection, 9)  // 14
      pass.quantity("seastate", &beaufort, 4)  // 23
      pass.number("swelltype", &swellSensor, 3)  // 27
      pass.quantity("watertemp", &waterTemperature, 10)  // 30
      pass.quantity("distance1", &temperatureDepth, 7)  // 40
      pass.number("depthtype", &temperatureSensor, 3)  // 47
      pass.quantity("waveheight", &waveHeight, 8)  // 50
      pass.quantity("waveperiod", &wavePeriod, 6)  // 58
      pass.quantity("wavedir", &waveDirection, 9)  // 64
      pass.number("wavetype", &waveSensor, 3)  // 73
      pass.quantity("salinity", &salinity, 9)  // 76
    }
  }

  /// Salt and pressure of the water.
  @frozen
  public struct Salinity: FieldGroup {
    /// Degrees Celsius.
    public var waterTemperature: Quantity<601, 1, -100, 1>
    /// Siemens a metre; 701 = 7.01 or more.
    public var conductivity: Hundredths<703>
    /// Decibar.
    public var pressure: Tenths<60003>
    /// Per mille.
    public var salinity: Tenths<502>
    /// 0 = measured, 1 = computed (PSS-78), 2 = computed otherwise.
    public var kind: UInt8
    /// Kind of data, as in `Wind.sensor`.
    public var sensor: UInt8

    /// Bits of it, without what may follow.
    public static let bitCount = 85

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      waterTemperature = .init()
      conductivity = .init()
      pressure = .init()
      salinity = .init()
      kind = 0
      sensor = 0
    }

    /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
    @inlinable
    public mutating func fields<P: FieldPass>(_ pass: inout P) {
      pass.quantity("watertemp", &waterTemperature, 10)  // 0
      pass.quantity("conductivity", &conductivity, 10)  // 10
      pass.quantity("pressure", &pressure, 16)  // 20
      pass.quantity("salinity", &salinity, 9)  // 36
      pass.number("salinitytype", &kind, 2)  // 45
      pass.number("sensortype", &sensor, 3)  // 47
      pass.spare(35)  // 50
    }
  }
}
