import Organisation
import Units

/// Objects with the day since when they are in service, in order of their keys.
struct WatchedList: Sendable {
  struct Item: Sendable {
    var target: Target
    var since: CivilDate
    var sailings: Hours?
  }
  private let items: [Item]
  private let all: [Target]
  /// From this day on all are in service.
  private let settled: CivilDate

  init(_ items: [Item]) {
    self.items = items.map { (key: $0.target.key, item: $0) }.sorted { $0.key < $1.key }.map(\.item)
    all = self.items.map(\.target)
    settled = items.map(\.since).max() ?? WatchedList.always
  }

  init(centres: [Centre]) {
    self.init(centres.map { Item(target: .centre($0.id), since: $0.dutyStarts, sailings: nil) })
  }

  init(points: [MonitoringPoint]) {
    self.init(
      points.map {
        Item(target: .point($0.id), since: $0.inServiceSince ?? WatchedList.always, sailings: $0.sailings)
      })
  }

  private static let always = CivilDate(dayNumber: Int.min / 2)

  func targets(on day: CivilDate) -> [Target] { day >= settled ? all : inService(on: day).map(\.target) }

  func sailings(on day: CivilDate) -> [Hours] { inService(on: day).compactMap(\.sailings) }

  /// How many are in service.
  func objects(on day: CivilDate) -> Int { day >= settled ? all.count : inService(on: day).count }

  func inService(on day: CivilDate) -> [Item] { day >= settled ? items : items.filter { $0.since <= day } }

  /// Those in service with what each has had and is still owed (R1). An object, or a drawing centre, that came into service during
  /// the month owes at most one check for each of its days.
  func candidates(
    on day: CivilDate, owes perMonth: Int, counts: [Target: Int], ownerStarts: CivilDate
  ) -> [Draw.Candidate] {
    let first = max(day.firstOfMonth, ownerStarts)
    let next = day.firstOfMonth + day.daysInMonth
    return inService(on: day).map { item in
      let checks = counts[item.target] ?? 0
      let owes = min(perMonth, next - max(first, item.since))
      return Draw.Candidate(target: item.target, checks: checks, debt: max(0, owes - checks))
    }
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
}

/// The organisation grouped once, so that planning a year does not search it every day.
struct OrganisationLists {
  private let centres: [Centre]
  private let points: [MonitoringPoint]
  private let pointsByCentre: [CentreID: [MonitoringPoint]]
  private let countiesByCity: [CentreID: [Centre]]

  init(_ organisation: Organisation) {
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
    let own = WatchedList(points: pointsByCentre[centre.id] ?? [])
    switch centre.tier {
    case .province:
      return CentreLists(
        centre: centre, cities: WatchedList(centres: centres.filter { $0.tier == .city }),
        counties: WatchedList(centres: centres.filter { $0.tier == .county }),
        checkedPoints: WatchedList(points: points), ownPoints: own)
    case .city:
      let counties = countiesByCity[centre.id] ?? []
      let checked = counties.flatMap { pointsByCentre[$0.id] ?? [] }
      return CentreLists(
        centre: centre, cities: WatchedList([]), counties: WatchedList(centres: counties),
        checkedPoints: WatchedList(points: checked), ownPoints: own)
    case .county:
      return CentreLists(
        centre: centre, cities: WatchedList([]), counties: WatchedList([]), checkedPoints: WatchedList([]),
        ownPoints: own)
    }
  }
}
