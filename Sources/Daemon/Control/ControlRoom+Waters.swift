import Casework
package import ControlSocket
package import Organisation
import Store
import Units
package import Wire

/// Sailing bans (P7) and readings: lists of one snapshot, acts of one transaction; the traffic engine follows at once.
extension ControlRoom {
  package func bans(
    state: String?, centre: String?, page: PageRequest, caller: Caller
  ) async throws -> Page<BanRow> {
    try await read(caller) { rows in
      let records = try rows.read.bans(before: page.cursor ?? .max, limit: PageRequest.most)
      let wanted = records.filter { ban in
        // Those of centres above hold in one's own waters too.
        let isMeant = rows.isMeant(centre, ban.centre) || rows.isMeant(ban.centre.rawValue, CentreID(centre ?? ""))
        let now = ban.state(at: rows.now)
        switch state {
        case nil, "all": return isMeant
        case "live": return isMeant && (now == .planned || now == .inForce)
        case let state?: return isMeant && now.rawValue == state
        }
      }
      return Page(
        items: try wanted.prefix(page.limit).map { try rows.ban($0) },
        next: Self.next(records, wanted, page) { $0.no })
    }
  }

  package func declareBan(_ request: BanRequest, act: ControlSocket.Act) async throws -> BanRow {
    let row = try await self.act(act) { desk, viewer in
      let entry = Desk.BanEntry(
        waters: request.waters, cause: SailingBan.Cause(rawValue: request.cause.rawValue) ?? .other,
        from: request.from?.instant, until: request.until?.instant, reason: request.reason, except: request.except,
        isPassedOn: request.quiet != true)
      return try self.rows(desk, viewer).ban(try desk.declareBan(entry))
    }
    try await tellBans()
    return row
  }

  package func lift(ban no: Int64, _ request: BanLiftRequest, act: ControlSocket.Act) async throws -> BanRow {
    let row = try await self.act(act) { desk, viewer in
      let ban = try desk.liftBan(no, reason: request.reason, revision: act.revision ?? request.revision)
      return try self.rows(desk, viewer).ban(ban)
    }
    try await tellBans()
    return row
  }

  private func tellBans() async throws {
    let now = clock()
    await traffic.follow(try await register.reading { try $0.liveBans(at: now) })
  }

  package func readings(centre: String?, caller: Caller) async throws -> Page<ReadingRow> {
    try await read(caller) { rows in
      let environment = Environment(try rows.read.readings())
      let stations = rows.directory.organisation.stations.filter { rows.isMeant(centre, $0.centre) }
      return Page(items: stations.flatMap { rows.readings($0, environment) })
    }
  }

  package func enterReading(_ request: ReadingRequest, act: ControlSocket.Act) async throws -> Page<ReadingRow> {
    var values: [MeasuredQuantity: Double] = [:]
    values[.level] = request.level
    values[.wind] = request.wind
    values[.visibility] = request.visibility
    let entered = values
    let rows = try await self.act(act) { desk, viewer in
      let readings = try desk.enterReadings(entered, of: request.station, at: request.at?.instant ?? desk.now)
      let station = readings.first.flatMap { desk.directory.station($0.station) }
      let rows = self.rows(desk, viewer)
      let environment = Environment(try rows.read.readings())
      return Page(items: station.map { rows.readings($0, environment) } ?? [])
    }
    await traffic.note(
      try await register.reading { try $0.readings() }.filter { $0.station == rows.items.first?.station })
    return rows
  }
}

/// Without feeds nobody is watched.
extension TrafficView {
  package func follow(_ bans: [SailingBan]) async {}
  package func note(_ readings: [Reading]) async {}
}

extension Rows {
  func ban(_ record: SailingBan) throws -> BanRow {
    BanRow(
      no: record.no, revision: record.revision, state: record.state(at: now).rawValue,
      centre: record.centre.rawValue, centreName: centreName(record.centre), waters: directory.names(of: record),
      cause: record.cause.rawValue, except: record.except.map(\.rawValue), from: time(record.from),
      until: time(record.until), reason: record.reason,
      declaredAt: time(record.declaredAt), declaredBy: personName(record.declaredBy),
      liftedAt: time(record.lifting?.at), liftedBy: personName(record.lifting?.by),
      liftReason: record.lifting?.reason, bulletin: record.bulletin,
      findings: try read.findings(object: record.subject))
  }

  /// A line a quantity; one at least.
  func readings(_ station: MeasuringStation, _ environment: Environment) -> [ReadingRow] {
    let rules = rules(asking: station.id, environment)
    let lines = MeasuredQuantity.allCases.compactMap { quantity -> ReadingRow? in
      let asked = rules.filter { $0.condition.quantity == quantity }
      let last = environment.latest(station.id, quantity, at: now)
      // Who stands near a zone and measures something else is not waited for.
      guard last != nil || asked.contains(where: \.isNamed) else { return nil }
      var row = empty(station)
      row.quantity = quantity.rawValue
      row.rules = asked.map(\.row)
      row.stale = asked.contains { rule in last.map { now - $0.at > rule.condition.staleAfter } ?? true }
      guard let last else { return row }
      (row.value, row.at) = (last.value, time(last.at))
      switch last.source {
      case .heard: row.source = "ais"
      case .entered(let person): (row.source, row.by) = ("entered", personName(person))
      }
      return row
    }
    return lines.isEmpty ? [empty(station)] : lines
  }

  private func empty(_ station: MeasuringStation) -> ReadingRow {
    ReadingRow(
      station: station.id, name: station.name, centre: station.centre.rawValue,
      centreName: centreName(station.centre), mmsi: station.mmsi)
  }

  private func rules(
    asking station: StationID, _ environment: Environment
  ) -> [(condition: MeasuredCondition, isNamed: Bool, row: ReadingRule)] {
    let circumstances = Circumstances(now, context.zone, directory.organisation.holidays, environment)
    let stations = directory.organisation.stations
    var found: [(condition: MeasuredCondition, isNamed: Bool, row: ReadingRule)] = []
    for zone in directory.organisation.zones {
      for (written, rule) in zip(zone.rules, zone.resolvedRules(stations)) {
        let isNamed = written.conditions?.measured.contains { $0.stations.contains(station) } ?? false
        for condition in rule.conditions?.measured ?? [] where condition.stations.contains(station) {
          let check = condition.explanation(circumstances, stations)
          let detail = texts.words(check.detail.key, check.detail.values)
          found.append((condition, isNamed, ReadingRule(zone: zone.name, met: check.isMet, detail: detail)))
        }
      }
    }
    return found
  }
}

extension Refusals {
  static func waters(_ refusal: WatersRefusal, _ texts: Texts) -> ControlError {
    func said(_ key: String, _ what: String = "") -> Words { texts.words("refusal.waters.\(key)", ["what": what]) }
    return switch refusal {
    case .noWaters: ControlError(.invalid, said("noWaters"), field: "waters")
    case .noSuchWaters(let what): ControlError(.invalid, said("noSuchWaters", what), field: "waters")
    case .noPolygon(let what): ControlError(.invalid, said("noPolygon", what), field: "waters")
    case .endsBeforeItBegins: ControlError(.invalid, said("endsBeforeItBegins"), field: "until")
    case .over: ControlError(.conflict, said("over"))
    case .noSuchStation(let what): ControlError(.invalid, said("noSuchStation", what), field: "station")
    case .noSuchKind(let what): ControlError(.invalid, said("noSuchKind", what), field: "except")
    case .nothingRead: ControlError(.invalid, said("nothingRead"), field: "level")
    case .outOfRange(let quantity):
      ControlError(
        .invalid,
        said(
          "outOfRange",
          "\(decimal(quantity.range.lowerBound, 0)) – \(decimal(quantity.range.upperBound, 0))"),
        field: quantity.rawValue)
    }
  }
}
