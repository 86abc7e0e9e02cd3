package import Casework
package import Organisation
package import Regulation
import Units

/// Form 2's lines in people's words, in one language: what letters, the file and the socket show.
package struct KeySheetWords: Sendable {
  let wording: Wording

  init(_ wording: Wording) { self.wording = wording }

  package init(catalogue: Catalogue, directory: Directory, rules: RegulationRules) {
    wording = Wording(catalogue: catalogue, directory: directory, rules: rules)
  }

  /// `鸭子铺渡口`; of a centre `开福区全部渡口、码头`.
  package func object(_ row: KeyRow) -> String {
    switch row.object {
    case .point: wording.target(row.object)
    case .centre(let id):
      wording.text("sheet.everywhere", ["area": wording.directory.centre(id)?.area ?? id.rawValue])
    }
  }

  /// `12-01（周二）、12-05（周六）至 12-06（周日） 06:00–12:00`
  package func period(_ row: KeyRow) -> String {
    var stretches: [(CivilDate, CivilDate)] = []
    for day in row.days {
      if let last = stretches.last, last.1 + 1 == day {
        stretches[stretches.count - 1].1 = day
      } else {
        stretches.append((day, day))
      }
    }
    let days = stretches.map { first, last in
      first == last
        ? named(first) : wording.text("sheet.stretch", ["from": named(first), "through": named(last)])
    }
    return wording.joined(days) + (row.hours.map { " " + $0.text } ?? "")
  }

  private func named(_ day: CivilDate) -> String {
    wording.text("sheet.day", ["day": day.monthDay, "weekday": wording.text("sheet.weekday.\(day.weekday)")])
  }

  package func why(_ row: KeyRow) -> String { wording.text("sheet.why.\(row.why.rawValue)") }

  /// Why in words, with its numbers.
  package func because(_ row: KeyRow) -> String {
    var values = row.because.values
    if let codes = values["codes"] {
      values["codes"] = wording.joined(codes.split(separator: " ").map { wording.code(FindingCode(String($0))) })
    }
    if row.because.key == "bulletin" { values = bulletin(values) }
    return wording.text("sheet.because.\(row.because.key)", values)
  }

  /// `气象 湘气〔2026〕12号：大风（11-30 06:00 至 12-02 18:00）`
  private func bulletin(_ values: [String: String]) -> [String: String] {
    var said = values
    said["kind"] = wording.text("bulletin.kind.\(values["kind"] ?? "")")
    if values["number"]?.isEmpty ?? true { said["number"] = wording.text("bulletin.no", ["no": values["no"] ?? ""]) }
    said["valid"] = wording.text(values["until"] == nil ? "bulletin.valid.open" : "bulletin.valid", values)
    return said
  }

  /// `赶集（墟日）：靖港赶集`
  package func reason(_ row: KeyRow) -> String {
    wording.text("sheet.why-because", ["because": because(row), "why": why(row)])
  }

  package var separator: String { wording.text("mark.semicolon") }

  package func watch(_ row: KeyRow) -> String { row.watch ?? wording.text("sheet.watch.\(row.why.rawValue)") }

  /// `系统提出：节假日`, `唐思远增加`
  package func source(_ row: KeyRow) -> String {
    let edited = row.editedBy.map { wording.text("sheet.source.edited", ["person": wording.person($0)]) } ?? ""
    switch row.source {
    case .proposed: return wording.text("sheet.source.proposed") + edited
    case .added(let by, _): return wording.text("sheet.source.added", ["person": wording.person(by)])
    }
  }

  /// `2026年11月30日至12月6日`
  package func week(_ sheet: KeySheet) -> String {
    wording.text("sheet.week", ["from": wording.day(sheet.monday), "through": wording.day(sheet.sunday)])
  }

  /// Who compiled it; the system where nobody changed its proposal.
  package func compiledBy(_ sheet: KeySheet) -> String {
    (sheet.editors.last ?? sheet.compiledBy).map { wording.person($0) } ?? wording.text("sheet.by-system")
  }

  package func approvedBy(_ sheet: KeySheet) -> String {
    sheet.approvedBy.map { wording.person($0) } ?? wording.text("sheet.unapproved")
  }
}

/// Form 2 (重点监控任务表) as a table with the regulation's columns.
package struct KeySheetTable: Sendable {
  package let title: String
  package let columns: [String]
  package let rows: [[String]]

  private static let keys = [
    "centre", "week", "object", "period", "why-key", "because", "what-to-watch", "compiled-by", "approved-by",
  ]

  package init(_ compiled: CompiledSheet, words: KeySheetWords) {
    let wording = words.wording
    title = wording.text("form.2")
    columns = Self.keys.map { wording.text("column.\($0)") }
    let week = "\(compiled.sheet.monday.iso)—\(compiled.sheet.sunday.iso)"
    rows = compiled.rows.map { row in
      [
        wording.centre(row.centre), week, words.object(row), words.period(row), words.why(row), words.because(row),
        words.watch(row), words.compiledBy(compiled.sheet), words.approvedBy(compiled.sheet),
      ]
    }
  }
}
