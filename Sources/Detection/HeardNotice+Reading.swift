package import AIS
package import Units

extension HeardNotice {
  /// What a payload says; nil where it says nothing that anybody would be told: a signal that lets pass, gauges without a level,
  /// a notice that is over.
  /// - Parameter now: when it was heard; years that were not sent are found near it.
  package init?(_ payload: ApplicationPayload, at now: Instant, limits: HeardLimits) {
    self.init(subject: .areaCancelled(linkage: 0), isWorthy: true)
    switch payload {
    case .weatherWarning(let warning): read(warning)
    case .waterLevels(let levels): guard read(levels) else { return nil }
    case .signalStatus(let signal):
      guard signal.isClosed else { return nil }
      subject = .signalClosed(name: "", direction: signal.direction)
      place = Self.place(signal.latitude, signal.longitude)
    case .trafficSignal(let signal):
      guard signal.isClosed, signal.status != 0 else { return nil }
      subject = .signalClosed(name: signal.station.string, direction: 0)
      place = Self.place(signal.latitude, signal.longitude)
    case .areaNotice(let notice): read(notice, near: now)
    case .fairwayClosed(let closed): read(closed, near: now)
    default: guard read(weather: payload, limits, near: now) else { return nil }
    }
    if let until, until <= now { return nil }
  }

  private init(subject: Subject, isWorthy: Bool) {
    self.subject = subject
    self.isWorthy = isWorthy
    from = nil
    until = nil
    place = nil
    end = nil
    measuredAt = nil
  }

  private mutating func read(_ warning: WeatherWarning) {
    subject = .weatherWarning(
      kind: warning.kind, classification: warning.classification, minimum: warning.minimum, maximum: warning.maximum,
      wind: warning.wind)
    place = Self.place(warning.startLatitude, warning.startLongitude)
    end = Self.place(warning.endLatitude, warning.endLongitude)
    if place == nil { swap(&place, &end) }
    from = Self.instant(
      2000 + Int(warning.startYear), warning.startMonth, warning.startDay, warning.startHour, warning.startMinute)
    until = Self.instant(
      2000 + Int(warning.endYear), warning.endMonth, warning.endDay, warning.endHour, warning.endMinute)
    if warning.startYear == 0 { from = nil }
    if warning.endYear == 0 { until = nil }
    isWorthy = warning.kind != 0
  }

  private mutating func read(_ levels: WaterLevels) -> Bool {
    let gauges = levels.gauges.indices.compactMap { place -> Gauge? in
      let gauge = levels.gauges[place]
      guard gauge.number != 0, let level = gauge.level.units else { return nil }
      return Gauge(number: gauge.number, centimetres: level)
    }
    subject = .waterLevels(country: levels.country.string, gauges)
    return !gauges.isEmpty
  }

  private mutating func read(_ notice: AreaNotice, near now: Instant) {
    from = Self.instant(notice.start, near: now)
    var radius: Int?
    var words = ""
    for index in notice.areas.indices {
      switch notice.areas[index] {
      case .circle(let circle):
        place = place ?? Self.place(circle.latitude, circle.longitude)
        radius = max(radius ?? 0, Self.scaled(Int(circle.radius), circle.scale))
      case .rectangle(let box):
        place = place ?? Self.place(box.latitude, box.longitude)
        radius = max(radius ?? 0, Self.scaled(Int(max(box.east, box.north)), box.scale))
      case .sector(let sector):
        place = place ?? Self.place(sector.latitude, sector.longitude)
        radius = max(radius ?? 0, Self.scaled(Int(sector.radius), sector.scale))
      case .words(let part): words += part.text.string
      case .polyline, .polygon, .reserved: break
      }
    }
    guard let minutes = notice.duration.units else {
      subject = .area(notice: notice.notice, radius: radius, words: words)
      return
    }
    until = (from ?? now) + .minutes(Int64(minutes))
    subject = .area(notice: notice.notice, radius: radius, words: words)
    if minutes == 0 || notice.notice == 126 {
      subject = .areaCancelled(linkage: notice.linkage)
      until = nil
    }
  }

  private mutating func read(_ closed: FairwayClosed, near now: Instant) {
    subject = .fairwayClosed(
      reason: closed.reason.string, from: closed.from.string, to: closed.to.string)
    from = Self.instant(
      ArrivalTime(month: closed.fromMonth, day: closed.fromDay, hour: closed.fromHour, minute: closed.fromMinute),
      near: now)
    until = Self.instant(
      ArrivalTime(month: closed.toMonth, day: closed.toDay, hour: closed.toHour, minute: closed.toMinute), near: now)
  }

  static func place(_ latitude: Latitude, _ longitude: Longitude) -> Position? {
    guard let latitude = latitude.degrees, let longitude = longitude.degrees else { return nil }
    return latitude == 0 && longitude == 0 ? nil : Position(latitude: latitude, longitude: longitude)
  }

  private static func scaled(_ metres: Int, _ power: UInt8) -> Int {
    (0..<min(power, 3)).reduce(metres) { product, _ in product * 10 }
  }

  /// A moment in UTC; nil where a part is missing or there is no such day.
  private static func instant(_ year: Int, _ month: UInt8, _ day: UInt8, _ hour: UInt8, _ minute: UInt8) -> Instant? {
    guard hour < 24, minute < 60, let date = CivilDate(year: year, month: Int(month), day: Int(day)) else { return nil }
    let minutes = Int64(date.dayNumber) * 1440 + Int64(hour) * 60 + Int64(minute)
    return Instant(milliseconds: minutes * 60_000)
  }

  /// A day without its month: of the months around `now` the one that comes nearest, and never later than now.
  static func instant(_ time: DayTime, near now: Instant) -> Instant? {
    guard time.isComplete else { return nil }
    let today = CivilDate(dayNumber: Int(now.milliseconds / 86_400_000))
    let first = today.firstOfMonth
    var nearest: Instant?
    for month in [(first - 1).firstOfMonth, first, first + today.daysInMonth] {
      guard let moment = instant(month.year, UInt8(month.month), time.day, time.hour, time.minute) else { continue }
      if let best = nearest, abs((best - now).milliseconds) <= abs((moment - now).milliseconds) { continue }
      nearest = moment
    }
    return nearest.map { min($0, now) }
  }

  /// Of the years around `now` the one that comes nearest.
  private static func instant(_ time: ArrivalTime, near now: Instant) -> Instant? {
    let year = CivilDate(dayNumber: Int(now.milliseconds / 86_400_000)).year
    var nearest: Instant?
    for year in [year, year - 1, year + 1] {
      guard let moment = instant(year, time.month, time.day, time.hour, time.minute) else { continue }
      if let best = nearest, abs((best - now).milliseconds) <= abs((moment - now).milliseconds) { continue }
      nearest = moment
    }
    return nearest
  }
}
