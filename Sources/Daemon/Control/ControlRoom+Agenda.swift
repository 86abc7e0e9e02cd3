import Casework
package import ControlSocket
import Organisation
import Regulation
import Store
import Units
package import Wire

/// The agenda (R22): opened days are what was recorded and never computed again, days ahead a forecast from what is done so far.
extension ControlRoom {
  package func agenda(_ filter: AgendaFilter, page: PageRequest, caller: Caller) async throws -> Page<AgendaRow> {
    try await read(caller) { rows in
      let today = rows.context.zone.civil(rows.now).date
      let from = filter.from ?? today
      let to = filter.to ?? from
      guard from <= to, to - from < AgendaFilter.mostDays else {
        throw ControlError.invalid("to", "最多 \(AgendaFilter.mostDays) 日", "at most \(AgendaFilter.mostDays) days")
      }
      var reader = AgendaReader(rows: rows, filter: filter, today: today, through: to, limit: page.limit)
      return try reader.page(from: from, after: page.cursor)
    }
  }
}

/// Reads one page of the agenda. A cursor is a day and a place in it.
private struct AgendaReader {
  let rows: Rows
  let filter: AgendaFilter
  let today: CivilDate
  let through: CivilDate
  let limit: Int
  private var items: [AgendaRow] = []

  /// Days that one page looks through, whatever it finds in them.
  private static let daysAPage = 31
  private static let placesADay: Int64 = 1_000_000

  /// The page is full, or has looked long enough.
  private struct Full: Error { var next: Int64 }

  init(rows: Rows, filter: AgendaFilter, today: CivilDate, through: CivilDate, limit: Int) {
    self.rows = rows
    self.filter = filter
    self.today = today
    self.through = through
    self.limit = limit
  }

  mutating func page(from: CivilDate, after cursor: Int64?) throws -> Page<AgendaRow> {
    let start = cursor.map { CivilDate(dayNumber: Int($0 / Self.placesADay)) } ?? from
    let place = cursor.map { Int($0 % Self.placesADay) } ?? 0
    guard from <= start, start <= through else { return Page(items: []) }
    let last = min(through, start + (Self.daysAPage - 1))
    do {
      let opened = try rows.read.lastOpenedDay() ?? today - 1
      var day = start
      while day <= min(last, max(opened, today - 1)) {
        try add(try recorded(day), of: day, from: day == start ? place : 0)
        day = day + 1
      }
      if day <= last { try forecast(from: day, through: last, start: start, place: place, opened: opened) }
    } catch let full as Full {
      return Page(items: items, next: full.next)
    }
    return Page(items: items, next: last < through ? Int64((last + 1).dayNumber) * Self.placesADay : nil)
  }

  private mutating func add(_ found: [AgendaRow], of day: CivilDate, from place: Int) throws {
    for (index, row) in found.enumerated().dropFirst(place) {
      if items.count == limit { throw Full(next: Int64(day.dayNumber) * Self.placesADay + Int64(index)) }
      items.append(row)
    }
  }

  private func recorded(_ day: CivilDate) throws -> [AgendaRow] {
    try rows.read.agenda(due: day, centres: filter.centres, clauses: filter.clauses).map { record in
      let shows = rows.viewer.sees(drawOf: record.duty.centre)
      var row = rows.agenda(record.duty, showsDraw: shows)
      row.recorded = true
      row.state = record.state(at: rows.now).rawValue
      row.doneAt = rows.time(record.finished)
      return row
    }
  }

  private mutating func forecast(
    from: CivilDate, through: CivilDate, start: CivilDate, place: Int, opened: CivilDate
  ) throws {
    let context = rows.context
    let planner = Planner(directory: context.directory, rules: context.rules, hosted: context.hosted)
    let known = (day: opened + 1, record: try rows.read.forecastRecord(opened: opened, zone: context.zone))
    try Agenda.forecast(from: from, through: through, planner: planner, key: context.drawKey, known: known) {
      day, duties in
      let wanted = duties.filter { duty in
        (filter.centres.isEmpty || filter.centres.contains(duty.centre.rawValue))
          && (filter.clauses.isEmpty || filter.clauses.contains(duty.clause))
      }
      // What is owed over several days may have been opened, and done, before it is due.
      let known = Dictionary(try recorded(day).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      // Nobody is shown the draws of days ahead (R2).
      let found = wanted.map { known[$0.id] ?? rows.agenda($0, showsDraw: false) }
      try add(found, of: day, from: day == start ? place : 0)
    }
  }
}

extension RegisterReader {
  /// The record with which the days after `opened` are forecast: what was checked in the month, and what is drawn for `opened` as if
  /// it were made (R22).
  fileprivate func forecastRecord(opened: CivilDate, zone: CivilZone) throws -> CheckRecord {
    let next = opened + 1
    let (first, end) = (zone.instant(next.firstOfMonth, .midnight), zone.instant(next, .midnight))
    let made = try checks(from: first, before: end).filter(\.pictureUsable)
      .map { CheckMade(centre: $0.centre, target: $0.target, at: $0.checkedAt) }
    let planned = try agenda(due: opened, centres: [], clauses: []).map(\.duty).filter(\.kind.isDrawn)
      .flatMap { duty in
        duty.targets.map { CheckMade(centre: duty.centre, target: $0, at: duty.opens) }
      }
    var record = CheckRecord(made + planned, before: next, zone: zone)
    record.camerasDown = try camerasDown(from: next.firstOfMonth, through: opened)
    return record
  }
}

extension Rows {
  /// A draw of everything hides nothing and is shown in any case.
  func agenda(_ duty: Duty, showsDraw: Bool) -> AgendaRow {
    let isShown = showsDraw || !duty.kind.isDrawn || duty.quota?.isEverything ?? false
    let targets = isShown ? duty.targets : []
    return AgendaRow(
      id: duty.id, clause: duty.clause, kind: duty.kind.rawValue, centre: duty.centre.rawValue,
      centreName: centreName(duty.centre), day: duty.day, ordinal: duty.ordinal, targets: targets.map(\.code),
      targetNames: targets.map { targetName($0) }, count: duty.quota?.quota ?? duty.targets.count,
      opens: time(duty.opens), due: time(duty.due), missedAfter: time(duty.missedAfter),
      period: duty.period.map { PeriodShape(from: time($0.from), to: time($0.to)) }, to: duty.to.map(\.code),
      toNames: duty.to.map { recipientName($0) },
      quota: duty.quota.map {
        QuotaShape(
          objects: $0.objects, floor: $0.floor, owed: $0.owed, daysLeft: $0.daysLeft, urgent: $0.urgent,
          quota: $0.quota)
      })
  }

  private func recipientName(_ recipient: Recipient) -> String {
    switch recipient {
    case .centre(let id): centreName(id)
    case .unit(let id): directory.unit(id)?.name ?? id
    }
  }
}
