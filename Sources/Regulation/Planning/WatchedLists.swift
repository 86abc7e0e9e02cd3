import Organisation
import Units

/// Objects with the days on which they are in service, in order of their keys.
struct WatchedList: Sendable {
  struct Item: Sendable {
    var target: Target
    var since: CivilDate
    /// For its timetable and its absences; nil for a centre.
    var point: MonitoringPoint?
  }
  private let items: [Item]
  private let all: [Target]
  private let holidays: HolidayCalendar
  /// From this day on all are in service; nil where one comes and goes.
  private let settled: CivilDate?

  init(_ items: [Item], holidays: HolidayCalendar) {
    self.items = items.map { (key: $0.target.key, item: $0) }.sorted { $0.key < $1.key }.map(\.item)
    self.holidays = holidays
    all = self.items.map(\.target)
    let comesAndGoes = items.contains { $0.point?.hasAbsences ?? false }
    settled = comesAndGoes ? nil : items.map(\.since).max() ?? WatchedList.always
  }

  init(centres: [Centre]) {
    self.init(
      centres.map { Item(target: .centre($0.id), since: $0.dutyStarts, point: nil) }, holidays: HolidayCalendar())
  }

  init(points: [MonitoringPoint], holidays: HolidayCalendar) {
    self.init(
      points.map { Item(target: .point($0.id), since: $0.inServiceSince ?? WatchedList.always, point: $0) },
      holidays: holidays)
  }

  private static let always = CivilDate(dayNumber: Int.min / 2)

  private func isSettled(_ day: CivilDate) -> Bool { settled.map { day >= $0 } ?? false }

  private func serves(_ item: Item, on day: CivilDate) -> Bool {
    guard item.since <= day else { return false }
    guard let point = item.point, point.hasAbsences else { return true }
    return point.isInService(on: day, holidays: holidays)
  }

  func targets(on day: CivilDate) -> [Target] { isSettled(day) ? all : inService(on: day).map(\.target) }

  /// How many are in service.
  func objects(on day: CivilDate) -> Int { isSettled(day) ? all.count : inService(on: day).count }

  func inService(on day: CivilDate) -> [Item] { isSettled(day) ? items : items.filter { serves($0, on: day) } }

  /// Those in service with what each has had and is still owed (R1). An object, or a drawing centre, that is in service only part of
  /// the month owes at most one check for each of its days.
  /// - Parameters:
  ///   - reserve: days at the end of what it has left that are kept free to make up for misses (R1), as at the month's end for all.
  ///   - down: a point whose camera is down is out of service that day (G15).
  func candidates(
    on day: CivilDate, owes perMonth: Int, reserve: Int, counts: [Target: Int], ownerStarts: CivilDate,
    down: CamerasDown
  ) -> [Draw.Candidate] {
    let first = max(day.firstOfMonth, ownerStarts)
    let next = day.firstOfMonth + day.daysInMonth
    return inService(on: day).filter { !down.isDown($0.target, on: day) }.map { item in
      let checks = counts[item.target] ?? 0
      let begins = max(first, item.since)
      guard item.point?.hasAbsences ?? false || down.touches(item.target) else {
        let owes = min(perMonth, next - begins)
        return Draw.Candidate(target: item.target, checks: checks, debt: max(0, owes - checks))
      }
      let owes = min(perMonth, days(of: item, from: begins, before: next, atMost: perMonth, down))
      // No debt is above `perMonth`: with one day more than that and the reserve it is as free as any.
      let left = days(of: item, from: day, before: next, atMost: perMonth + reserve + 1, down)
      return Draw.Candidate(
        target: item.target, checks: checks, debt: max(0, owes - checks), daysLeft: max(1, left - reserve))
    }
  }

  /// Days of service from `first` on, counted up to `most`.
  private func days(
    of item: Item, from first: CivilDate, before next: CivilDate, atMost most: Int, _ down: CamerasDown
  ) -> Int {
    var count = 0
    var day = first
    while day < next, count < most {
      if serves(item, on: day), !down.isDown(item.target, on: day) { count += 1 }
      day = day + 1
    }
    return count
  }
}

/// What one centre watches: each list is empty where its tier has none.
struct CentreLists: Sendable {
  var centre: Centre
  /// City centres, for the province.
  var cities: WatchedList
  /// County centres: all for the province, its own for a city.
  var counties: WatchedList
  /// Spot-checked points: all for the province, its counties' for a city.
  var checkedPoints: WatchedList
  /// Points it runs itself.
  var ownPoints: WatchedList
  /// Whose sailings open its staffed window (G3).
  var sailers: [Sailer]
  fileprivate var holidays: HolidayCalendar

  func sailings(on day: CivilDate) -> [Hours] { sailers.compactMap { $0.sailings(on: day, holidays: holidays) } }
}

/// The organisation grouped once, so that planning a year does not search it every day.
struct OrganisationLists {
  private let centres: [Centre]
  private let points: [MonitoringPoint]
  private let pointsByCentre: [CentreID: [MonitoringPoint]]
  private let countiesByCity: [CentreID: [Centre]]
  private let sailers: [CentreID: [Sailer]]
  private let holidays: HolidayCalendar

  init(_ organisation: Organisation) {
    holidays = organisation.holidays
    sailers = organisation.sailers
    centres = organisation.centres
    points = organisation.points
    pointsByCentre = Dictionary(grouping: organisation.points, by: \.centre)
    var counties: [CentreID: [Centre]] = [:]
    for county in organisation.centres where county.tier == .county {
      if let city = county.parent { counties[city, default: []].append(county) }
    }
    countiesByCity = counties
  }

  func lists(of centre: Centre) -> CentreLists {
    var lists = CentreLists(
      centre: centre, cities: WatchedList(centres: []), counties: WatchedList(centres: []),
      checkedPoints: WatchedList(centres: []),
      ownPoints: WatchedList(points: pointsByCentre[centre.id] ?? [], holidays: holidays),
      sailers: sailers[centre.id] ?? [], holidays: holidays)
    switch centre.tier {
    case .province:
      lists.cities = WatchedList(centres: centres.filter { $0.tier == .city })
      lists.counties = WatchedList(centres: centres.filter { $0.tier == .county })
      lists.checkedPoints = WatchedList(points: points, holidays: holidays)
    case .city:
      let counties = countiesByCity[centre.id] ?? []
      lists.counties = WatchedList(centres: counties)
      lists.checkedPoints = WatchedList(
        points: counties.flatMap { pointsByCentre[$0.id] ?? [] }, holidays: holidays)
    case .county: break
    }
    return lists
  }
}
