import Casework
package import ControlSocket
import Organisation
import Regulation
import Reporting
import Store
import Units
package import Wire

/// Form 2 and cargo plans: reads of one snapshot, acts of one transaction each.
extension ControlRoom {
  package func sheets(_ filter: SheetFilter, page: PageRequest, caller: Caller) async throws -> Page<SheetRow> {
    try await read(caller) { rows in
      let records =
        try filter.week.map { try rows.read.sheets(monday: Week.monday(of: $0)).reversed() }
        ?? rows.read.sheets(before: page.cursor ?? .max, limit: PageRequest.most)
      let wanted = records.filter { rows.isMeant(filter.centre, $0.sheet.centre) && $0.no < page.cursor ?? .max }
      let shown = wanted.prefix(page.limit)
      let more =
        wanted.count > shown.count ? shown.last?.no : records.count == PageRequest.most ? records.last?.no : nil
      return Page(items: try shown.map { try rows.sheet($0) }, next: more)
    }
  }

  package func sheet(_ no: Int64, caller: Caller) async throws -> SheetDetail {
    try await read(caller) { rows in try rows.sheetDetail(try Self.stored(no, rows)) }
  }

  package func sheetForm(_ no: Int64, format: PreviewFormat, caller: Caller) async throws -> String {
    try await read(caller) { rows in
      let sheet = try Self.stored(no, rows).sheet
      let draft = sheet.isChanged
      let page = rows.context.letters.keySheetPage(try rows.sheets.compiled(sheet, draft: draft), draft: draft)
      return format == .html ? page.html : page.text
    }
  }

  package func sheetFile(_ no: Int64, caller: Caller) async throws -> [UInt8] {
    try await read(caller) { rows in
      let sheet = try Self.stored(no, rows).sheet
      return rows.context.letters.keySheetFile(try rows.sheets.compiled(sheet, draft: sheet.isChanged))
    }
  }

  private static func stored(_ no: Int64, _ rows: Rows) throws -> StoredSheet {
    guard let stored = try rows.read.sheet(no: no) else { throw ActRefusal.noSuchThing("sheet:\(no)") }
    return stored
  }

  package func proposeSheet(_ request: SheetProposeRequest, act: ControlSocket.Act) async throws -> SheetDetail {
    try await self.act(act) { desk, viewer in
      let monday = request.week.map { Week.monday(of: $0) } ?? Week.after(desk.today)
      return try self.rows(desk, viewer).sheetDetail(try desk.propose(week: monday))
    }
  }

  package func add(sheet no: Int64, _ request: SheetAddRequest, act: ControlSocket.Act) async throws -> SheetDetail {
    try await self.act(act) { desk, viewer in
      guard let object = Target(key: request.object) else { throw ActRefusal.noSuchTarget(request.object) }
      guard request.because.contains(where: { !$0.isWhitespace }) else { throw SheetRefusal.emptyText }
      let row = KeyRow(
        no: 0, centre: CentreID(""), object: object, days: request.days, hours: try Self.hours(request.hours),
        why: Self.why(request.why), because: Reason("typed", ["text": request.because]), watch: request.watch,
        source: .added(by: "", at: desk.now))
      return try self.rows(desk, viewer).sheetDetail(
        try desk.add(sheet: no, row, revision: act.revision ?? request.revision))
    }
  }

  package func edit(sheet no: Int64, _ request: SheetEditRequest, act: ControlSocket.Act) async throws -> SheetDetail {
    try await self.act(act) { desk, viewer in
      var change = Desk.RowChange(
        days: request.days, why: request.why.map(Self.why), because: request.because, watch: request.watch)
      if let hours = request.hours { change.hours = .some(hours == "all" ? nil : try Self.hours(hours)) }
      return try self.rows(desk, viewer).sheetDetail(
        try desk.edit(sheet: no, row: request.row, change, revision: act.revision ?? request.revision))
    }
  }

  package func remove(sheet no: Int64, _ request: SheetRemoveRequest, act: ControlSocket.Act) async throws
    -> SheetDetail
  {
    try await self.act(act) { desk, viewer in
      try self.rows(desk, viewer).sheetDetail(
        try desk.remove(
          sheet: no, row: request.row, reason: request.reason, revision: act.revision ?? request.revision))
    }
  }

  package func approve(sheet no: Int64, _ request: ApproveRequest, act: ControlSocket.Act) async throws -> SheetDetail {
    try await self.act(act) { desk, viewer in
      try self.rows(desk, viewer).sheetDetail(
        try desk.approve(sheet: no, revision: act.revision ?? request.revision))
    }
  }

  package func send(sheet no: Int64, _ request: ApproveRequest, act: ControlSocket.Act) async throws -> SheetDetail {
    try await self.act(act) { desk, viewer in
      try self.rows(desk, viewer).sheetDetail(try desk.send(sheet: no, revision: act.revision ?? request.revision))
    }
  }

  private static func why(_ name: KeyWhyName) -> KeyWhy { KeyWhy(rawValue: name.rawValue) ?? .other }

  /// `06:00-12:00`, with either dash.
  private static func hours(_ text: String?) throws -> Hours? {
    guard let text else { return nil }
    let parts = text.split(whereSeparator: { $0 == "-" || $0 == "–" })
    guard parts.count == 2, let opens = CivilTime(parts[0]), let closes = CivilTime(parts[1]), opens < closes else {
      throw ControlError.invalid("hours", "时段写作 06:00-12:00", "hours are written 06:00-12:00")
    }
    return Hours(opens, closes)
  }

  // MARK: Cargo plans

  package func cargoPlans(centre: String?, page: PageRequest, caller: Caller) async throws -> Page<CargoRow> {
    try await read(caller) { rows in
      let plans = try rows.read.cargoPlans(from: rows.now, before: .distantFuture)
        .filter { rows.isMeant(centre, $0.centre) }
      let from = Int(page.cursor ?? 0)
      let shown = plans.dropFirst(from).prefix(page.limit)
      let more = from + shown.count < plans.count
      return Page(items: shown.map { rows.cargo($0) }, next: more ? Int64(from + shown.count) : nil)
    }
  }

  package func plan(cargo request: CargoRequest, act: ControlSocket.Act) async throws -> CargoRow {
    try await self.act(act) { desk, viewer in
      let plan = CargoPlan(
        point: request.point, centre: CentreID(""), vessel: request.vessel, cargo: request.cargo,
        isDangerous: request.dangerous ?? false, from: request.from.instant, through: request.through.instant,
        enteredBy: "", enteredAt: desk.now)
      return self.rows(desk, viewer).cargo(try desk.plan(cargo: plan))
    }
  }

  package func cancel(cargo no: Int64, act: ControlSocket.Act) async throws -> CargoRow {
    try await self.act(act) { desk, viewer in self.rows(desk, viewer).cargo(try desk.cancel(cargo: no)) }
  }
}
