package import Units

package typealias StationID = String

/// A gauge or a weather station (水位站、气象站), whose readings decide whether a rule holds.
package struct MeasuringStation: Hashable, Sendable, Codable, Identifiable {
  package var id: StationID
  package var name: String
  /// Who enters what it reads.
  package var centre: CentreID
  package var place: Position?
  /// The AIS station that sends its readings; nil: people enter them.
  package var mmsi: UInt32?
  /// Its number in inland FI 24 (`WaterLevels`), where one station sends for several gauges.
  package var gauge: Int?
  /// Metres added to a level that is heard: what is sent counts from the gauge's own zero.
  package var zero: Double

  package init(
    id: StationID, name: String, centre: CentreID, place: Position? = nil, mmsi: UInt32? = nil, gauge: Int? = nil,
    zero: Double = 0
  ) {
    self.id = id
    self.name = name
    self.centre = centre
    self.place = place
    self.mmsi = mmsi
    self.gauge = gauge
    self.zero = zero
  }
}

/// What a station measures.
package enum MeasuredQuantity: String, Hashable, Sendable, Codable, CaseIterable {
  /// Water level in metres.
  case level
  /// Wind in metres a second, the stronger of mean and gust.
  case wind
  /// Visibility in metres.
  case visibility

  /// Back across the limit by so much before a condition lets go: a reading that trembles at it opens and closes nothing.
  package var margin: Double {
    switch self {
    case .level: 0.05
    case .wind: 0.5
    case .visibility: 50
    }
  }

  /// What a reading can be; anything else is a slip of the pen or of the sender.
  package var range: ClosedRange<Double> {
    switch self {
    case .level: -50...5000
    case .wind: 0...80
    case .visibility: 0...100_000
    }
  }

  /// Decimal places that people read.
  package var places: Int {
    switch self {
    case .level: 2
    case .wind: 1
    case .visibility: 0
    }
  }
}

/// A rule that holds at a level, a wind, a visibility.
package struct MeasuredCondition: Hashable, Sendable, Codable {
  package var quantity: MeasuredQuantity
  /// True: at the limit and above. False: below it.
  package var isAbove: Bool
  package var limit: Double
  /// Any of these that says so will do; empty: every station within `near` of the zone.
  package var stations: [StationID]
  package var near: Metres
  /// An older reading counts as unknown.
  package var staleAfter: TimeSpan

  package init(
    _ quantity: MeasuredQuantity, isAbove: Bool, limit: Double, stations: [StationID] = [],
    near: Metres = Metres(20_000),
    staleAfter: TimeSpan? = nil
  ) {
    self.quantity = quantity
    self.isAbove = isAbove
    self.limit = limit
    self.stations = stations
    self.near = near
    self.staleAfter = staleAfter ?? (quantity == .level ? .hours(12) : .hours(3))
  }

  /// The same for the other way round: true is met, false is not, nil lies between limit and margin.
  func verdict(_ value: Double) -> Bool? {
    if isAbove ? value >= limit : value < limit { return true }
    return (isAbove ? value < limit - quantity.margin : value >= limit + quantity.margin) ? false : nil
  }
}

/// When a rule of a zone holds, beyond its hours and dates: all of it must be met.
package struct RuleConditions: Hashable, Sendable, Codable {
  package enum WhenUnknown: String, Hashable, Sendable, Codable, CaseIterable { case hold, lift }

  /// Weekdays, season, lunar days, holidays and working days. Its dates are the rule's own `from` and `through`.
  package var days: DayRule
  package var measured: [MeasuredCondition]
  /// What becomes of the rule while no reading says; nil: as its kind has it (`ZoneRule.whenUnknown`).
  package var whenUnknown: WhenUnknown?

  package init(days: DayRule = .always, measured: [MeasuredCondition] = [], whenUnknown: WhenUnknown? = nil) {
    self.days = days
    self.measured = measured
    self.whenUnknown = whenUnknown
  }
}

/// The moment and all around it by which rules are judged.
package struct Circumstances: Sendable {
  package let instant: Instant
  package let date: CivilDate
  package let time: CivilTime
  package let zone: CivilZone
  package let holidays: HolidayCalendar
  package let environment: Environment

  package init(_ instant: Instant, _ zone: CivilZone, _ holidays: HolidayCalendar, _ environment: Environment) {
    self.instant = instant
    (date, time) = zone.civil(instant)
    self.zone = zone
    self.holidays = holidays
    self.environment = environment
  }

  package func at(_ other: Instant) -> Circumstances { Circumstances(other, zone, holidays, environment) }
}

extension ZoneRule {
  /// Closed water stays closed while nobody knows better: it was closed for people's lives. A ban and every other rule want a reason
  /// to hold (decision 0032).
  package var whenUnknown: RuleConditions.WhenUnknown {
    conditions?.whenUnknown ?? (kind == .closedWater ? .hold : .lift)
  }

  /// Whether it holds now.
  package func holds(_ now: Circumstances) -> Bool {
    guard holdsByCalendar(now) else { return false }
    var isUnknown = false
    for condition in conditions?.measured ?? [] {
      switch now.environment.meets(condition, at: now.instant) {
      case true?: break
      case false?: return false
      case nil: isUnknown = true
      }
    }
    return !isUnknown || whenUnknown == .hold
  }

  /// Its hours and days; a period that runs past midnight belongs to the day on which it opened.
  private func holdsByCalendar(_ now: Circumstances) -> Bool {
    if hours.isEmpty { return holds(on: now.date, now.holidays) }
    return hours.contains { period in
      if period.opens <= now.time, now.time < period.closes { return holds(on: now.date, now.holidays) }
      return period.contains(now.time) && holds(on: now.date - 1, now.holidays)
    }
  }

  private func holds(on day: CivilDate, _ holidays: HolidayCalendar) -> Bool {
    if let from, day < from { return false }
    if let through, day > through { return false }
    return conditions.map { $0.days == .always || $0.days.holds(on: day, holidays: holidays) } ?? true
  }

  /// Since when a rule that holds now has held without a break, no further back than `limit`.
  package func start(_ now: Circumstances, notBefore limit: Instant) -> Instant {
    guard limit < now.instant else { return limit }
    for edge in edges(now, notBefore: limit) where !holds(now.at(edge - .milliseconds(1))) { return edge }
    return limit
  }

  /// The instants after `limit` at which it may have begun, the latest first.
  private func edges(_ now: Circumstances, notBefore limit: Instant) -> [Instant] {
    var edges: Set<Instant> = []
    let first = max(now.zone.civil(limit).date, now.date - 400)
    var day = first
    while day <= now.date {
      edges.insert(now.zone.instant(day, .midnight))
      for period in hours {
        edges.insert(now.zone.instant(day, period.opens))
        if period.closes <= .endOfDay { edges.insert(now.zone.instant(day, period.closes)) }
      }
      day = day + 1
    }
    for condition in conditions?.measured ?? [] {
      edges.formUnion(now.environment.changes(condition, after: limit, until: now.instant))
    }
    return edges.filter { $0 > limit && $0 <= now.instant }.sorted(by: >)
  }

  /// With the stations near `zone` filled in where its conditions name none.
  package func resolved(
    _ stations: [MeasuringStation], _ box: (_ metres: Double) -> (Position) -> Bool
  ) -> ZoneRule {
    guard var conditions, conditions.measured.contains(where: \.stations.isEmpty) else { return self }
    for index in conditions.measured.indices where conditions.measured[index].stations.isEmpty {
      let isNear = box(conditions.measured[index].near.value)
      let found = stations.filter { $0.place.map(isNear) ?? false }.map(\.id)
      // None near: a name that no station has, so that the reading stays unknown.
      conditions.measured[index].stations = found.isEmpty ? [""] : found
    }
    var rule = self
    rule.conditions = conditions
    return rule
  }
}
