package import Units

/// The whole organisation as one checked value, with look-ups. Settings builds it; Watch stores it whole as a version (D1).
package struct Organisation: Hashable, Sendable, Codable {
  package var name: String
  package var zone: CivilZone
  package var centres: [Centre]
  package var units: [ResponsibleUnit]
  package var people: [Person]
  package var consoles: [Console]
  package var roster: [WatchAssignment]
  package var points: [MonitoringPoint]
  package var vessels: [RegisteredVessel]
  package var zones: [Zone]
  package var holidays: HolidayCalendar
  /// The day from which this version holds (D1); nil: the next opening.
  package var effectiveFrom: CivilDate?
  /// In order of id.
  package var keyPeriods: [KeyPeriod]
  /// In order of id.
  package var stations: [MeasuringStation] = []
  package var lines: [FerryLine] = []

  package init(
    name: String, zone: CivilZone, centres: [Centre], units: [ResponsibleUnit], people: [Person], consoles: [Console],
    roster: [WatchAssignment], points: [MonitoringPoint], vessels: [RegisteredVessel], zones: [Zone],
    holidays: HolidayCalendar = HolidayCalendar(), keyPeriods: [KeyPeriod] = []
  ) {
    self.name = name
    self.zone = zone
    self.centres = centres
    self.units = units
    self.people = people
    self.consoles = consoles
    self.roster = roster
    self.points = points
    self.vessels = vessels
    self.zones = zones
    self.holidays = holidays
    self.keyPeriods = keyPeriods
  }

  /// Reads organisations that were stored before they had holidays and key periods.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    name = try values.decode(String.self, forKey: .name)
    zone = try values.decode(CivilZone.self, forKey: .zone)
    centres = try values.decode([Centre].self, forKey: .centres)
    units = try values.decode([ResponsibleUnit].self, forKey: .units)
    people = try values.decode([Person].self, forKey: .people)
    consoles = try values.decode([Console].self, forKey: .consoles)
    roster = try values.decode([WatchAssignment].self, forKey: .roster)
    points = try values.decode([MonitoringPoint].self, forKey: .points)
    vessels = try values.decode([RegisteredVessel].self, forKey: .vessels)
    zones = try values.decode([Zone].self, forKey: .zones)
    holidays = try values.decodeIfPresent(HolidayCalendar.self, forKey: .holidays) ?? HolidayCalendar()
    keyPeriods = try values.decodeIfPresent([KeyPeriod].self, forKey: .keyPeriods) ?? []
    effectiveFrom = try values.decodeIfPresent(CivilDate.self, forKey: .effectiveFrom)
    stations = try values.decodeIfPresent([MeasuringStation].self, forKey: .stations) ?? []
    lines = try values.decodeIfPresent([FerryLine].self, forKey: .lines) ?? []
  }
}

/// Look-ups by key over an organisation, made once a version.
package struct Directory: Sendable {
  package let organisation: Organisation
  private let centresByID: [CentreID: Centre]
  private let unitsByID: [UnitID: ResponsibleUnit]
  private let peopleByID: [PersonID: Person]
  private let pointsByID: [PointID: MonitoringPoint]
  private let vesselsByMMSI: [UInt32: RegisteredVessel]
  private let vesselsByID: [VesselID: RegisteredVessel]
  private let vesselsByDevice: [String: RegisteredVessel]
  private let zonesByID: [ZoneID: Zone]
  private let linesByID: [LineID: FerryLine]
  private let linesByVessel: [VesselID: LineID]
  private let sailersByCentre: [CentreID: [Sailer]]
  private let vesselsThatSail: [VesselID: Sailer]

  package init(_ organisation: Organisation) {
    self.organisation = organisation
    centresByID = Dictionary(organisation.centres.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    unitsByID = Dictionary(organisation.units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    peopleByID = Dictionary(organisation.people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    pointsByID = Dictionary(organisation.points.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    vesselsByMMSI = Dictionary(organisation.vessels.map { ($0.mmsi, $0) }, uniquingKeysWith: { first, _ in first })
    vesselsByID = Dictionary(organisation.vessels.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    vesselsByDevice = Dictionary(
      organisation.vessels.flatMap { vessel in vessel.terminals.map { ($0, vessel) } },
      uniquingKeysWith: { first, _ in first })
    zonesByID = Dictionary(organisation.zones.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    linesByID = Dictionary(organisation.lines.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    linesByVessel = Dictionary(
      organisation.lines.flatMap { line in organisation.vessels(of: line).map { ($0.id, line.id) } },
      uniquingKeysWith: { first, _ in first })
    sailersByCentre = organisation.sailers
    vesselsThatSail = Dictionary(
      sailersByCentre.values.joined().filter { $0.point == nil }.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  package var zone: CivilZone { organisation.zone }
  package func centre(_ id: CentreID) -> Centre? { centresByID[id] }
  package func unit(_ id: UnitID) -> ResponsibleUnit? { unitsByID[id] }
  package func person(_ id: PersonID) -> Person? { peopleByID[id] }
  package func point(_ id: PointID) -> MonitoringPoint? { pointsByID[id] }
  package func vessel(mmsi: UInt32) -> RegisteredVessel? { vesselsByMMSI[mmsi] }
  package func vessel(id: VesselID) -> RegisteredVessel? { vesselsByID[id] }
  /// By the number of one of its devices, as `DeviceNumber` writes it.
  package func vessel(device: String) -> RegisteredVessel? { vesselsByDevice[device] }
  package func zone(_ id: ZoneID) -> Zone? { zonesByID[id] }
  package func station(_ id: StationID) -> MeasuringStation? { organisation.stations.first { $0.id == id } }
  package func line(_ id: LineID) -> FerryLine? { linesByID[id] }
  /// The line that a vessel sails on.
  package func line(of vessel: VesselID) -> FerryLine? { linesByVessel[vessel].flatMap { linesByID[$0] } }

  package var province: Centre? { organisation.centres.first { $0.tier == .province } }

  /// Centres that report to `id`, in order of code.
  package func children(of id: CentreID) -> [Centre] {
    organisation.centres.filter { $0.parent == id }.sorted { $0.id < $1.id }
  }

  /// `id` and the centres above it, nearest first.
  package func chain(from id: CentreID) -> [Centre] {
    var chain: [Centre] = []
    var next = centre(id)
    while let centre = next, chain.count < Tier.allCases.count {
      chain.append(centre)
      next = centre.parent.flatMap { self.centre($0) }
    }
    return chain
  }

  /// True when `id` is `top` or lies below it.
  package func isWithin(_ id: CentreID, of top: CentreID) -> Bool { chain(from: id).contains { $0.id == top } }

  /// Points that a centre runs itself, in order of id.
  package func points(of id: CentreID) -> [MonitoringPoint] {
    organisation.points.filter { $0.centre == id }.sorted { $0.id < $1.id }
  }

  /// Whose sailings open a centre's staffed window (G3): its points, then its vessels that serve none, each in order of id.
  package func sailers(of id: CentreID) -> [Sailer] { sailersByCentre[id] ?? [] }

  /// By whose timetable a vessel sails: the point it serves or its line belongs to, else its own; nil: it has none.
  package func sailer(of vessel: RegisteredVessel) -> Sailer? {
    if let point = (vessel.point ?? line(of: vessel.id)?.point).flatMap({ point($0) }) { return Sailer(point) }
    return Sailer(vessel)
  }

  /// The centre that watches a line: its point's, else its first vessel's home.
  package func centre(of line: FerryLine) -> CentreID? {
    line.point.flatMap { point($0)?.centre } ?? line.vessels.first.flatMap { vessel(id: $0)?.homeCentre }
  }

  /// A point, or a vessel that sails by its own timetable.
  package func sailer(_ id: String) -> Sailer? { point(id).map { Sailer($0) } ?? vesselsThatSail[id] }

  /// Who is on watch in a centre at `now` by the plain roster; nil is a gap.
  package func onWatch(_ id: CentreID, at now: Instant) -> WatchOnDuty? {
    let (today, _) = zone.civil(now)
    for date in [today, today - 1] {
      for line in organisation.roster where line.centre == id && line.holds(on: date) {
        let starts = zone.instant(date, line.starts)
        let overnight = line.ends <= line.starts
        let ends = zone.instant(overnight ? date + 1 : date, line.ends)
        if starts <= now && now < ends {
          return WatchOnDuty(watchkeepers: line.watchkeepers, leader: line.leader, starts: starts, ends: ends)
        }
      }
    }
    return nil
  }

  /// The first watch that starts at `instant` or after it, within the next week; nil: none is rostered.
  package func nextWatch(_ id: CentreID, after instant: Instant) -> WatchOnDuty? {
    let today = zone.civil(instant).date
    let lines = organisation.roster.filter { $0.centre == id }
    for date in (0...7).map({ today + $0 }) {
      let starts = lines.filter { $0.holds(on: date) }.map { zone.instant(date, $0.starts) }
      if let next = starts.filter({ $0 >= instant }).min() { return onWatch(id, at: next) }
    }
    return nil
  }

  /// The last watch that was over by `instant`, within the last week; nil: none was rostered.
  package func lastWatch(_ id: CentreID, endedBy instant: Instant) -> WatchOnDuty? {
    let today = zone.civil(instant).date
    let lines = organisation.roster.filter { $0.centre == id }
    var last: WatchOnDuty?
    for date in (0...8).map({ today - $0 }) {
      for line in lines where line.holds(on: date) {
        let ends = zone.instant(line.ends <= line.starts ? date + 1 : date, line.ends)
        guard ends <= instant, last.map({ ends > $0.ends }) ?? true else { continue }
        last = WatchOnDuty(
          watchkeepers: line.watchkeepers, leader: line.leader, starts: zone.instant(date, line.starts), ends: ends)
      }
    }
    return last
  }

  /// People of a centre in a role, in order of id.
  package func people(of id: CentreID, role: Role) -> [Person] {
    organisation.people.filter { $0.centre == id && $0.role == role }.sorted { $0.id < $1.id }
  }
}
