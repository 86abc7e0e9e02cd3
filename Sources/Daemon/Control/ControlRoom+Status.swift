import Casework
package import ControlSocket
import Organisation
import Regulation
import Store
import Units
package import Wire

/// What the daemon says of itself: one screen for people, a health line for systemd, samples for Prometheus.
extension ControlRoom {
  package func status(centre: String?, caller: Caller) async throws -> StatusReport {
    let hold = await watch.held
    let armed = try await watch.isArmed()
    let engine = await traffic.engine()
    let vessels = await traffic.vesselCount()
    let context = await watch.current
    let feeds = await traffic.feeds(zone: context.zone)
    let warnings = warnings(at: clock(), context)
    let (version, startedAt, audit) = (version, startedAt, audit.last)
    return try await read(caller) { rows in
      let facts = try StatusFacts(rows, centre: centre.map { CentreID($0) })
      var report = StatusReport(
        version: version, organisation: rows.directory.organisation.name, at: rows.time(rows.now),
        startedAt: rows.time(startedAt), zone: ZoneShape(rows.context.zone), centres: facts.centres,
        hold: hold.map {
          HoldStatus(reason: rows.texts.words("hold.\($0.reason.rawValue)"), since: rows.time($0.since))
        }, engine: engine, mail: try rows.mail(armed: armed), feeds: Self.summary(feeds), owed: facts.owed,
        due: facts.due, alarms: facts.alarms, findings: facts.findings, notices: facts.notices, vessels: vessels,
        warnings: warnings + (try rows.silenceWarnings()) + (try rows.loadWarnings(centre.map { CentreID($0) })),
        journal: try rows.read.lastJournal()?.seq ?? 0,
        register: try rows.registerStatus(centre.map { CentreID($0) }),
        keyTasks: Array(try rows.keyTasksToday(centre.map { CentreID($0) }).prefix(20)),
        safety: try rows.safetyCounts(centre.map { CentreID($0) }),
        faults: try rows.faultCounts(centre.map { CentreID($0) }),
        presence: try rows.presenceCounts(centre.map { CentreID($0) }),
        matters: try rows.matterCounts(centre.map { CentreID($0) }))
      report.audit = audit.map { rows.audit($0) }
      return report
    }
  }

  /// What the configuration warned about when it was read, and what has become doubtful since: next year's holidays (R10).
  private func warnings(at now: Instant, _ context: WatchContext) -> [Words] {
    let today = context.zone.civil(now).date
    let missing = context.directory.organisation.holidays.missingYears(on: today).map {
      texts.words("warning.noHolidays", ["year": "\($0)"])
    }
    var found = warnings().filter { !$0.zh.hasPrefix("holidays/") } + missing
    if let report = audit.last, let first = report.faults.first {
      found.append(
        texts.words("warning.audit", ["count": "\(report.faults.count)", "subject": first.matter.subject]))
    }
    return found
  }

  package func health() async -> Health {
    let engine = await traffic.engine()
    guard engine.healthy else { return Health(ok: false, cycleAge: engine.cycleAge, detail: "the engine has stalled") }
    let trouble = audit.trouble
    return Health(ok: trouble == nil, cycleAge: engine.cycleAge, detail: trouble)
  }

  package func metrics() async -> [Metric] {
    var metrics = await traffic.metrics()
    let counts = try? await register.reading { (try $0.deliveryCounts(), try $0.lastJournal()?.seq ?? 0) }
    if let (deliveries, seq) = counts {
      metrics.append(
        Metric(
          "watchroom_deliveries", .gauge, help: "Mail deliveries by state",
          samples: DeliveryState.allCases.map { Metric.Sample(Double(deliveries[$0] ?? 0), ["state": $0.rawValue]) }))
      metrics.append(
        Metric("watchroom_journal_entries", .counter, help: "Entries of the journal", samples: [.init(Double(seq))]))
    }
    metrics += await alarmMetrics()
    let held = await watch.held
    metrics.append(
      Metric("watchroom_hold", .gauge, help: "1 while the clock is in doubt", samples: [.init(held == nil ? 0 : 1)]))
    return metrics
  }

  package func vessels(_ filter: VesselFilter, page: PageRequest, caller: Caller) async throws -> Page<VesselRow> {
    await traffic.vessels(filter, page: page, zone: await watch.current.zone)
  }

  package func vessel(mmsi: UInt32, caller: Caller) async throws -> VesselDetail {
    let context = await watch.current
    guard var detail = await traffic.vessel(mmsi: mmsi, zone: context.zone) else {
      throw Refusals.noSuchThing("vessel:\(mmsi)", texts)
    }
    detail.findings = try await read(caller) { rows in
      try rows.read.unfinishedFindings().filter { $0.finding.mmsi == mmsi }.map { try rows.finding($0) }
    }
    return detail
  }

  package func feeds(caller: Caller) async throws -> Page<FeedRow> {
    Page(items: await traffic.feeds(zone: await watch.current.zone))
  }

  package func outputs(caller: Caller) async throws -> Page<OutputRow> { Page(items: traffic.outputs()) }

  private static func summary(_ feeds: [FeedRow]) -> FeedSummary {
    FeedSummary(
      total: feeds.count, live: feeds.count { $0.state == "live" || $0.state == "done" },
      silent: feeds.count { $0.state == "silent" }, down: feeds.count { $0.state == "down" },
      rate: feeds.map(\.rate).reduce(0, +), rejected: feeds.flatMap(\.rejected.values).reduce(0, +),
      kernelDrops: feeds.map(\.kernelDrops).reduce(0, +))
  }
}

/// Counts and short lists for the status screen.
private struct StatusFacts {
  var centres: [CentreStatus] = []
  var owed = OwedCounts()
  var due: [DutyRow] = []
  var alarms = AlarmCounts()
  var findings: [FindingRow] = []
  var notices = NoticeCounts()

  init(_ rows: Rows, centre: CentreID?) throws {
    let ids = centre.map { [$0] } ?? rows.context.hosted.sorted()
    let found = ids.compactMap { rows.directory.centre($0) }
    centres = zip(found, try rows.watchStates(found)).map { Self.status($0, $1, rows) }
    try countDuties(rows, centre)
    try countFindings(rows, centre)
    for paper in try rows.read.unsettledPapers() {
      guard rows.isMeant(centre?.rawValue, paper.issuedBy, copy: paper.answeredBy) else { continue }
      let row = try rows.notice(paper)
      notices.open += 1
      if row.overdue { notices.overdue += 1 }
      if row.state == "answered" { notices.toVerify += 1 }
    }
  }

  private static func status(_ centre: Centre, _ state: WatchState, _ rows: Rows) -> CentreStatus {
    let watch = rows.directory.onWatch(centre.id, at: rows.now)
    return CentreStatus(
      centre: centre.id.rawValue, name: centre.name, tier: centre.tier.rawValue,
      watchkeepers: watch?.watchkeepers.compactMap { rows.personName($0) } ?? [],
      leader: rows.personName(watch?.leader),
      watchEnds: rows.time(watch?.ends), mode: state.mode.rawValue, modeSince: rows.time(state.since),
      modeChanges: rows.time(state.changes),
      awaited: state.extendedFor.isEmpty ? nil : state.extendedFor.map { rows.targetName(.point($0.point)) })
  }

  private mutating func countDuties(_ rows: Rows, _ centre: CentreID?) throws {
    let today = rows.context.zone.civil(rows.now).date
    var records = try rows.read.duties(day: today)
    records += try rows.read.reportsToLookAt(at: rows.now, lead: .zero).filter { $0.duty.day < today }
    var urgent: [DutyRecord] = []
    for record in records where !record.duty.kind.isWindow && centre.map({ $0 == record.duty.centre }) ?? true {
      switch record.state(at: rows.now) {
      case .ahead: owed.ahead += 1
      case .open: owed.open += 1
      case .late: owed.late += 1
      case .done: owed.done += 1
      case .doneLate: owed.doneLate += 1
      case .missed: owed.missed += 1
      case .withdrawn: owed.withdrawn += 1
      case .over: break
      }
      if !record.withdrawn { owed.cameraDown += record.cameraDown.count }
      if [.open, .late].contains(record.state(at: rows.now)) { urgent.append(record) }
    }
    due = try urgent.sorted { ($0.duty.due, $0.no) < ($1.duty.due, $1.no) }.prefix(20).map { try rows.duty($0) }
  }

  private mutating func countFindings(_ rows: Rows, _ centre: CentreID?) throws {
    let records = try rows.read.unfinishedFindings().filter {
      rows.isMeant(centre?.rawValue, $0.centre, copy: $0.copy)
    }
    for record in records {
      switch record.severity {
      case .emergency: alarms.emergency += 1
      case .serious: alarms.serious += 1
      case .ordinary: alarms.ordinary += 1
      case .info: alarms.info += 1
      }
      if !record.isAcknowledged(at: rows.now) && !record.isDisposed { alarms.unacknowledged += 1 }
      if record.isShelved(at: rows.now) { alarms.shelved += 1 }
    }
    findings = try records.sorted { ($1.severity, $0.no) < ($0.severity, $1.no) }.prefix(20).map {
      try rows.finding($0)
    }
  }
}

extension Rows {
  func mail(armed: Bool) throws -> MailStatus {
    let counts = try read.deliveryCounts()
    let owed = (counts[.pending] ?? 0) + (counts[.retry] ?? 0) + (counts[.unclear] ?? 0)
    var status = MailStatus(
      armed: armed, held: armed ? 0 : owed, pending: counts[.pending] ?? 0, retry: counts[.retry] ?? 0,
      unclear: counts[.unclear] ?? 0, parked: counts[.parked] ?? 0, stale: counts[.stale] ?? 0,
      oldest: time(try read.oldestOwed()), redirectedTo: context.mail.redirectAllTo)
    if !context.channels.entries.isEmpty {
      status.channels = try read.owedByChannel().map { ChannelCount(channel: $0.channel, owed: $0.owed, held: $0.held) }
    }
    return status
  }
}
