import AIS
import Units

extension HeardNotice {
  /// Weather and water measured; false where there is none of it.
  mutating func read(weather payload: ApplicationPayload, _ limits: HeardLimits, near now: Instant) -> Bool {
    var weather = HeardWeather()
    switch payload {
    case .meteorology(let report):
      weather.windKnots = report.windSpeed.units
      weather.gustKnots = report.gustSpeed.units
      weather.windDirection = report.windDirection.units
      weather.visibilityMetres = report.isVisibilityBeyond ? nil : Self.metres(tenths: report.visibility.units)
      weather.levelCentimetres = report.waterLevel.units
      weather.levelTrend = report.levelTrend < 3 ? report.levelTrend : nil
      place = Self.place(report.latitude, report.longitude)
      measuredAt = Self.instant(report.time, near: now)
    case .meteorology236(let report):
      weather.windKnots = report.windSpeed.units
      weather.gustKnots = report.gustSpeed.units
      weather.windDirection = report.windDirection.units
      weather.visibilityMetres = Self.metres(tenths: report.visibility.units)
      weather.levelCentimetres = report.waterLevel.units.map { $0 * 10 }
      weather.levelTrend = report.levelTrend < 3 ? report.levelTrend : nil
      place = Self.place(report.latitude, report.longitude)
      measuredAt = Self.instant(report.time, near: now)
    case .shipWeather(let report):
      weather.windKnots = report.windSpeed.units
      weather.windDirection = report.windDirection.units
      weather.visibilityMetres = report.isVisibilityBeyond ? nil : Self.metres(tenths: report.visibility.units)
      place = Self.place(report.latitude, report.longitude)
      measuredAt = Self.instant(report.time, near: now)
    case .shipWeatherWMO(let report):
      weather.windKnots = report.trueWindSpeed.units.map(Self.knots)
      weather.gustKnots = report.gustSpeed.units.map(Self.knots)
      weather.windDirection = report.trueWindDirection.units
      weather.visibilityMetres = report.visibilityMetres
      place = report.latitude.value.flatMap { latitude in
        report.longitude.value.map { Position(latitude: latitude, longitude: $0) }
      }
      let (day, hour, minute) = (report.day.units ?? 0, report.hour.units ?? 24, report.minute.units ?? 60)
      measuredAt = Self.instant(DayTime(day: UInt8(day), hour: UInt8(hour), minute: UInt8(minute)), near: now)
    default: return false
    }
    if let direction = weather.windDirection, direction >= 360 { weather.windDirection = nil }
    weather.isWindy = (weather.force ?? 0) >= limits.windForce
    weather.isDim = weather.visibilityMetres.map { $0 < limits.visibilityMetres } ?? false
    subject = .observation(weather)
    isWorthy = weather.isWindy || weather.isDim
    return !weather.isEmpty
  }

  /// Tenths of a nautical mile.
  private static func metres(tenths: Int?) -> Int? { tenths.map { $0 * 1852 / 10 } }

  /// Tenths of a metre a second.
  private static func knots(_ tenths: Int) -> Int { (tenths * 3600 + 9260) / 18_520 }
}
