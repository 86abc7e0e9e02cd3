import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units
import Wire

/// Form 2 as the API shows it.
extension Rows {
  var sheets: SheetReader { SheetReader(read: read, directory: directory, rules: context.rules) }

  private var sheetWords: (zh: KeySheetWords, en: KeySheetWords) {
    (
      KeySheetWords(catalogue: texts.zh, directory: directory, rules: context.rules),
      KeySheetWords(catalogue: texts.en, directory: directory, rules: context.rules)
    )
  }

  func sheet(_ stored: StoredSheet) throws -> SheetRow {
    let sheet = stored.sheet
    let duty = try sheets.duty(sheet)
    let compiled = try sheets.compiled(sheet)
    return SheetRow(
      no: stored.no, revision: stored.revision, centre: sheet.centre.rawValue, centreName: centreName(sheet.centre),
      from: sheet.monday, through: sheet.sunday, state: sheet.state.rawValue, rows: sheet.current.count,
      edition: sheet.edition, due: time(duty?.duty.due), compiledBy: personName(sheet.editors.last ?? sheet.compiledBy),
      approvedBy: personName(sheet.approvedBy), approvedAt: time(sheet.approvedAt), sentAt: time(sheet.sentAt),
      deliveredAt: time(duty?.finished), late: duty.map { ($0.finished ?? now) > $0.duty.due } ?? false,
      missing: compiled.missing.map { centreName($0) })
  }

  func sheetDetail(_ stored: StoredSheet) throws -> SheetDetail {
    let sheet = stored.sheet
    let words = sheetWords
    let standing = Set(sheet.inForce)
    let lines = try sheets.compiled(sheet, draft: true).rows.map { row in
      SheetLine(
        row: row.no, centre: row.centre.rawValue, centreName: centreName(row.centre), key: row.object.key,
        object: Words(words.zh.object(row), words.en.object(row)), days: row.days, hours: row.hours?.text,
        period: Words(words.zh.period(row), words.en.period(row)), why: row.why.rawValue,
        whyName: Words(words.zh.why(row), words.en.why(row)),
        because: Words(words.zh.because(row), words.en.because(row)),
        watch: Words(words.zh.watch(row), words.en.watch(row)),
        source: Words(words.zh.source(row), words.en.source(row)),
        pending: sheet.rows.contains(row) && !standing.contains(row))
    }
    return SheetDetail(summary: try self.sheet(stored), lines: lines)
  }

  func cargo(_ plan: CargoPlan) -> CargoRow {
    CargoRow(
      no: plan.no, point: plan.point, pointName: directory.point(plan.point)?.name ?? plan.point,
      centre: plan.centre.rawValue, centreName: centreName(plan.centre), vessel: plan.vessel, cargo: plan.cargo,
      dangerous: plan.isDangerous, from: time(plan.from), through: time(plan.through),
      enteredBy: personName(plan.enteredBy) ?? plan.enteredBy, enteredAt: time(plan.enteredAt),
      cancelled: plan.isCancelled)
  }

  /// Why an object is key on the day of `tasks`: its lines together; nil: it is not.
  func keyTask(_ target: Target, _ tasks: KeyTasks) -> KeyTaskShape? {
    let lines = tasks.lines(target)
    guard let first = lines.first else { return nil }
    let words = sheetWords
    func all(_ words: KeySheetWords, _ part: (KeySheetWords, KeyRow) -> String) -> String {
      var said: [String] = []
      for line in lines.map({ part(words, $0) }) where !said.contains(line) { said.append(line) }
      return said.joined(separator: words.separator)
    }
    let why: (KeySheetWords, KeyRow) -> String = { words, row in
      words.reason(row) + (lines.count > 1 ? row.hours.map { " " + $0.text } ?? "" : "")
    }
    return KeyTaskShape(
      why: Words(all(words.zh, why), all(words.en, why)),
      watch: Words(all(words.zh) { $0.watch($1) }, all(words.en) { $0.watch($1) }),
      hours: lines.count == 1 ? first.hours?.text : nil)
  }

  /// What is key today in the waters of a centre and those below it; nil: of all.
  func keyTasksToday(_ centre: CentreID?) throws -> [KeyTaskRow] {
    let tasks = try sheets.keyTasks(on: context.zone.civil(now).date)
    var objects: [Target: CentreID] = [:]
    for target in tasks.targets {
      // A line for a centre is shown once, not with each of its points.
      for line in tasks.lines(target) where isMeant(centre?.rawValue, line.centre) {
        objects[line.object] = line.centre
      }
    }
    let words = sheetWords
    return objects.keys.sorted().compactMap { object in
      guard let owner = objects[object], let task = keyTask(object, tasks),
        let line = tasks.lines(object).first(where: { $0.object == object })
      else { return nil }
      return KeyTaskRow(
        object: Words(words.zh.object(line), words.en.object(line)), centreName: centreName(owner), task: task)
    }
  }
}
