import Casework
import Organisation
import Regulation
import Store
import Units

/// Reads what key-monitoring sheets are made from and how they stand, in one snapshot (C6, X5, P2).
struct SheetReader {
  let read: RegisterReader
  let directory: Directory
  let rules: RegulationRules

  var zone: CivilZone { directory.zone }

  /// The day on which the sheet of a week is owed.
  func dutyDay(_ monday: CivilDate) -> CivilDate { monday - (8 - rules.keySheet.weekday) }

  /// The duty that a sheet fulfils; nil: there was none, or its day has not been opened.
  func duty(_ sheet: KeySheet) throws -> DutyRecord? {
    try read.sheetDuties(day: dutyDay(sheet.monday)).first { $0.duty.centre == sheet.centre }
  }

  /// The centres below that owe a sheet for the week, with theirs.
  func below(_ centre: CentreID, monday: CivilDate) throws -> [(centre: CentreID, sheet: KeySheet?)] {
    let sheets = Dictionary(
      try read.sheets(monday: monday).map { ($0.sheet.centre, $0.sheet) }, uniquingKeysWith: { first, _ in first })
    return directory.children(of: centre).filter { $0.dutyStarts <= dutyDay(monday) }.map { ($0.id, sheets[$0.id]) }
  }

  /// - Parameter draft: the lines being worked on instead of those that stand.
  func compiled(_ sheet: KeySheet, draft: Bool = false) throws -> CompiledSheet {
    CompiledSheet(sheet, below: try below(sheet.centre, monday: sheet.monday), draft: draft)
  }

  func step(_ record: DutyRecord, at now: Instant) throws -> SheetStep {
    let schedule = SheetSchedule(record.duty, rules: rules.keySheet, zone: zone)
    let stored = try read.sheet(centre: record.duty.centre, monday: Week.after(record.duty.day))
    return SheetStep.next(schedule, try stored.map { try compiled($0.sheet) }, at: now)
  }

  func keyTasks(on day: CivilDate) throws -> KeyTasks {
    KeyTasks(try read.sheets(monday: Week.monday(of: day)).map(\.sheet), on: day, directory: directory)
  }

  // MARK: What proposals are drawn from

  /// - Parameter lastYear: as `lastYear(of:by:monday:)` gave it for more than this centre; nil: read here.
  func drafts(
    _ centre: CentreID, monday: CivilDate, lastYear: [PointID: LastYearCount]? = nil
  ) throws -> [KeyDraft] {
    let points = Set(directory.points(of: centre).map(\.id))
    let sources = KeySources(
      causes: KeyCause.periods(of: centre, monday: monday, directory: directory)
        + (try bulletins(centre, monday: monday)),
      cargo: try read.cargoPlans(from: zone.instant(monday, .midnight), before: zone.instant(monday + 7, .midnight)),
      lastYear: try lastYear
        ?? self.lastYear(of: points, by: directory.chain(from: centre).map(\.id), monday: monday))
    return KeyProposer(directory, rules: rules.keySheet).drafts(centre, monday: monday, from: sources)
  }

  private func bulletins(_ centre: CentreID, monday: CivilDate) throws -> [KeyCause] {
    let found = try read.bulletins(
      validFrom: zone.instant(monday, .midnight), before: zone.instant(monday + 7, .midnight))
    if found.isEmpty { return [] }
    let relay = BulletinRelay(
      directory: directory, jurisdiction: Jurisdiction(directory.organisation), rules: rules.bulletin)
    return KeyCause.bulletins(found, of: centre, monday: monday, relay: relay)
  }

  /// The same for all points at once: on a Friday many sheets are proposed one after another.
  func lastYear(monday: CivilDate) throws -> [PointID: LastYearCount] {
    let organisation = directory.organisation
    return try lastYear(
      of: Set(organisation.points.map(\.id)), by: organisation.centres.map(\.id), monday: monday)
  }

  /// What was found at points in the same week of last year: cases at the point, lines of form 4 with codes, and findings near it
  /// that were not dismissed and of which no case was made. Drills are left out (D14).
  /// - Parameter centres: whose checks may be of these points.
  private func lastYear(of points: Set<PointID>, by centres: [CentreID], monday: CivilDate) throws
    -> [PointID: LastYearCount]
  {
    if points.isEmpty { return [:] }
    let from = zone.instant(monday - KeyProposer.yearBack, .midnight)
    let before = zone.instant(monday - KeyProposer.yearBack + 7, .midnight)
    var found: [PointID: [FindingCode]] = [:]
    // A case is filed at most a month after what it is about.
    for record in try read.cases(filedFrom: from, before: before + .days(31))
    where !record.drill && from <= record.occurredAt && record.occurredAt < before {
      if let point = record.point, points.contains(point) { found[point, default: []].append(record.code) }
    }
    for entry in try centres.flatMap({ try read.checksWithFindings(centre: $0, from: from, before: before) }) {
      if case .point(let point) = entry.target, points.contains(point) { found[point, default: []] += entry.findings }
    }
    let jurisdiction = Jurisdiction(directory.organisation)
    for record in try read.findings(recordedFrom: from, before: before) where record.disposition == .candidate {
      if let point = jurisdiction.nearestPoint(to: record.finding.place, within: Metres(1000)),
        points.contains(point.id)
      {
        // What a line of form 4 opened was counted with that line.
        if record.finding.detector == .observed, found[point.id]?.contains(record.finding.code) ?? false { continue }
        found[point.id, default: []].append(record.finding.code)
      }
    }
    return found.mapValues { codes in
      LastYearCount(count: codes.count, codes: Set(codes.map(\.rawValue)).sorted().map { FindingCode($0) })
    }
  }
}

extension Desk {
  var sheetReader: SheetReader { SheetReader(read: tx.read, directory: directory, rules: context.rules) }
}
