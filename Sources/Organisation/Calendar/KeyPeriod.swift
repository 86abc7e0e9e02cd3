package import Units

/// A time at which objects are watched more closely (R10, C6): a market, a fair, pupils on their way, a tourist peak, a cargo plan.
package struct KeyPeriod: Hashable, Sendable, Codable, Identifiable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// 赶集, 墟日
    case market
    /// 庙会
    case templeFair
    /// 学生放假、返校
    case pupils
    /// 旅游旺季
    case tourism
    /// 节假日
    case holiday
    /// 港口企业报备的装卸计划
    case portCargo
    /// 危险品装卸
    case dangerousGoods
    case weather
    case other
  }
  package var id: String
  package var name: String
  package var kind: Kind
  /// The centre whose form 2 it stands in.
  package var centre: CentreID
  /// Its points, or its counties'; empty: all of the centre's own.
  package var points: [PointID]
  /// It holds on a day on which one of these does.
  package var days: [DayRule]
  /// nil: all day.
  package var hours: Hours?
  /// 监控要点
  package var watchFor: String

  package init(
    id: String, name: String, kind: Kind, centre: CentreID, points: [PointID] = [], days: [DayRule],
    hours: Hours? = nil, watchFor: String = ""
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.centre = centre
    self.points = points
    self.days = days
    self.hours = hours
    self.watchFor = watchFor
  }

  package func holds(on day: CivilDate, holidays: HolidayCalendar) -> Bool {
    days.contains { $0.holds(on: day, holidays: holidays) }
  }
}

extension Directory {
  /// The key periods of a centre that hold on a day, in order of id.
  package func keyPeriods(of centre: CentreID, on day: CivilDate) -> [KeyPeriod] {
    organisation.keyPeriods.filter {
      $0.centre == centre && $0.holds(on: day, holidays: organisation.holidays)
    }
  }

  /// What a key period is about, in order of id, without what is not in service on the day.
  package func objects(of period: KeyPeriod, on day: CivilDate) -> [MonitoringPoint] {
    let all =
      period.points.isEmpty
      ? points(of: period.centre) : period.points.compactMap { point($0) }.sorted { $0.id < $1.id }
    return all.filter { $0.isInService(on: day, holidays: organisation.holidays) }
  }
}
