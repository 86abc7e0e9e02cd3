package import Organisation
package import Units

extension KeyCause {
  /// The organisation's key periods that stand in a centre's form 2 of a week (C6, R10), each with the days on which it holds and the
  /// points in service on one of them; a city's own and, for a county, what its city keeps for the county's points.
  package static func periods(of centre: CentreID, monday: CivilDate, directory: Directory) -> [KeyCause] {
    let holidays = directory.organisation.holidays
    let week = (0..<7).map { monday + $0 }
    let own = Set(directory.points(of: centre).map(\.id))
    return directory.organisation.keyPeriods.compactMap { period in
      let isMine = period.centre == centre || directory.isWithin(centre, of: period.centre)
      guard isMine else { return nil }
      let days = week.filter { period.holds(on: $0, holidays: holidays) }
      let points = Set(days.flatMap { directory.objects(of: period, on: $0) }.map(\.id)).intersection(own)
      if points.isEmpty { return nil }
      return KeyCause(
        key: "period/\(period.id)", why: KeyWhy(period.kind), because: Reason("period", ["name": period.name]),
        days: days, hours: period.hours, scope: .points(points.sorted()))
    }
  }
}

extension KeyWhy {
  init(_ kind: KeyPeriod.Kind) {
    self =
      switch kind {
      case .market: .market
      case .templeFair: .templeFair
      case .pupils: .pupils
      case .tourism: .tourism
      case .holiday: .holiday
      case .portCargo: .portCargoPlan
      case .dangerousGoods: .dangerousGoods
      case .weather: .weather
      case .other: .other
      }
  }
}
