import Geometry
import Organisation
import Units

/// The conditions of a zone's rule: days as in key periods, and `level`, `wind`, `visibility`.
struct ConditionsSection {
  let stations: Roll<MeasuringStation>

  /// nil: none. Dates go to the rule itself.
  func read(_ record: Record, into rule: inout ZoneRule) {
    let days = record.dayRule()
    (rule.from, rule.through) = (days.from, days.through)
    var conditions = RuleConditions(days: days)
    (conditions.days.from, conditions.days.through) = (nil, nil)
    let stale = record.optional("stale_after")?.span(.minutes(5) ... .days(7))
    for (name, read) in [("level", level), ("wind", wind), ("visibility", visibility)] {
      guard var condition = record.optional(name)?.record(read) else { continue }
      if let stale { condition.staleAfter = stale }
      conditions.measured.append(condition)
    }
    conditions.whenUnknown = record.optional("when_unknown")?.choice(RuleConditions.WhenUnknown.self)
    if !record.has("level"), !record.has("wind"), !record.has("visibility") {
      for name in ["stale_after", "when_unknown"] where record.has(name) {
        record.refuse(name, "is about readings, and the rule asks for none: level, wind or visibility")
      }
    }
    if conditions != RuleConditions() { rule.conditions = conditions }
  }

  private func level(_ record: Record) -> MeasuredCondition? {
    let station = record.required("station").flatMap(station)
    guard let (isAbove, limit) = limit(record, "above", "below", .level), let station else { return nil }
    return MeasuredCondition(.level, isAbove: isAbove, limit: limit, stations: [station])
  }

  private func wind(_ record: Record) -> MeasuredCondition? {
    record.ignore("station", "within_km")
    var limit = record.optional("at_least")?.number(1...60)
    if let force = record.optional("beaufort")?.integer(1...12) {
      if record.has("at_least") { record.refuse("beaufort", "at_least says it in m/s already") }
      limit = Self.beaufort[force - 1]
    } else if !record.has("at_least"), !record.has("beaufort") {
      record.refuse("at_least", "is missing: the wind in m/s, or beaufort")
    }
    return limit.flatMap { near(record, MeasuredCondition(.wind, isAbove: true, limit: $0)) }
  }

  private func visibility(_ record: Record) -> MeasuredCondition? {
    record.ignore("station", "within_km")
    let limit = record.required("below")?.number(10...20_000)
    return limit.flatMap { near(record, MeasuredCondition(.visibility, isAbove: false, limit: $0)) }
  }

  /// Lower bounds of forces 1 to 12 in m/s (GB/T 28591).
  private static let beaufort = [0.3, 1.6, 3.4, 5.5, 8.0, 10.8, 13.9, 17.2, 20.8, 24.5, 28.5, 32.7]

  private func limit(_ record: Record, _ above: String, _ below: String, _ quantity: MeasuredQuantity) -> (
    Bool, Double
  )? {
    let (high, low) = (record.optional(above)?.number(quantity.range), record.optional(below)?.number(quantity.range))
    switch (record.has(above), record.has(below)) {
    case (true, true): record.refuse(below, "\(above) is said already: two rules make two limits")
    case (false, false): record.refuse(above, "is missing: \(above) or \(below), in metres")
    default: break
    }
    return high.map { (true, $0) } ?? low.map { (false, $0) }
  }

  /// At a named station, or at any within `within_km` of the zone.
  private func near(_ record: Record, _ condition: MeasuredCondition) -> MeasuredCondition? {
    var condition = condition
    if let field = record.optional("station") {
      if record.has("within_km") { record.refuse("within_km", "station is named already") }
      guard let id = station(field) else { return nil }
      condition.stations = [id]
    } else if let kilometres = record.optional("within_km")?.number(1...200) {
      condition.near = Metres(kilometres * 1000)
    }
    if condition.stations.isEmpty, stations.isComplete || stations.entries.isEmpty,
      !stations.values.contains(where: { $0.place != nil })
    {
      record.refuse("station", "is missing, and no station in \(StationsFile.name) has a place to be near by")
    }
    return condition
  }

  private func station(_ field: Field) -> StationID? {
    guard let id = field.identifier() else { return nil }
    let missing =
      stations.entries.isEmpty && !stations.isComplete ? "there is no \(StationsFile.name)" : stations.missing(id)
    if let missing { field.refuse(missing) }
    return id
  }
}
