package import Organisation
package import Units

/// What form 6 says of one handover (G6, S2). What is not known yet is nil or empty and stays blank.
package struct HandoverSheet: Hashable, Sendable {
  package struct Matter: Hashable, Sendable {
    package var what: String
    package var state: String
    package var next: String
    package init(what: String, state: String, next: String) {
      self.what = what
      self.state = state
      self.next = next
    }
  }

  package struct Item: Hashable, Sendable {
    package var equipment: String
    package var state: String
    package init(equipment: String, state: String) {
      self.equipment = equipment
      self.state = state
    }
  }

  package var centre: CentreID?
  /// `2026年11月21日 14:00—20:00`
  package var watch: String?
  package var nextWatch: String?
  package var offGoing: [String] = []
  package var onComing: [String] = []
  package var leaderOff: String?
  package var leaderOn: String?
  package var arrivedAt: Instant?
  package var signedOn: Instant?
  package var signedOff: Instant?
  package var equipment: [Item] = []
  package var matters: [Matter] = []
  /// What stands where there is none; nil: rows to write in.
  package var noMatters: String?
  package var instructions: String?
  /// 替班, a line each.
  package var substitutes: [String] = []
  /// 逾期, and by how much (G6).
  package var late: String?
  /// Who signed when: those who go, those who come, their duty leaders. Empty: lines to sign on.
  package var signatures: [String?] = []
  package init() {}
}

/// Form 6, 监控中心交接班登记表: of one handover as a paper, of many as a register.
extension LetterWriter {
  package func handoverForm(_ sheet: HandoverSheet, issuer: String? = nil) -> FormPage {
    var form = blank(6, issuer: sheet.centre.map { wording.centre($0) } ?? issuer ?? text("paper.blank.centre"))
    form.fields = [
      field("field.centre", form.issuer), field("paper.field.watch", sheet.watch),
      field("paper.field.next-watch", sheet.nextWatch),
      field("paper.field.off-going", wording.joined(sheet.offGoing)),
      field("paper.field.on-coming", wording.joined(sheet.onComing)),
      field("paper.field.leader-off", sheet.leaderOff), field("paper.field.leader-on", sheet.leaderOn),
      field("paper.field.arrived", sheet.arrivedAt), field("paper.field.signed-on", sheet.signedOn),
      field("paper.field.signed-off", sheet.signedOff),
    ]
    if !sheet.substitutes.isEmpty {
      form.fields.append(field("paper.field.substitutes", sheet.substitutes.joined(separator: "\n")))
    }
    if let late = sheet.late { form.fields.append(field("paper.field.late", late)) }
    form.grids = [
      FormPage.Grid(
        heading: text("paper.equipment"),
        columns: [
          column("column.no", 9, centred: true), column("field.equipment", 30), column("paper.column.condition", 50),
        ],
        rows: sheet.equipment.enumerated().map {
          [.integer($0.offset + 1), .text($0.element.equipment), .text($0.element.state)]
        },
        blanks: sheet.watch == nil ? 3 : 0),
      FormPage.Grid(
        heading: text("paper.matters"),
        columns: [
          column("column.no", 9, centred: true), column("paper.column.matter", 40), column("column.state", 16),
          column("paper.column.next", 30),
        ],
        rows: sheet.matters.enumerated().map {
          [
            .integer($0.offset + 1), .text($0.element.what), FormPage.Value($0.element.state),
            FormPage.Value($0.element.next),
          ]
        } + (sheet.noMatters.map { [[.empty, .text($0), .empty, .empty]] } ?? []), blanks: sheet.watch == nil ? 4 : 0),
    ]
    form.sections = [
      FormPage.Section(
        heading: text("paper.instructions"), fields: [field("paper.field.instructions", sheet.instructions, room: 3)])
    ]
    form.signatures = ["off-going", "on-coming", "leader-off", "leader-on"].enumerated().map { index, name in
      field("paper.sign.\(name)", sheet.signatures.indices.contains(index) ? sheet.signatures[index] : nil)
    }
    return form
  }

  /// A watch's day over its hours: the column of a register is narrow.
  private static func stacked(_ watch: String?) -> String? {
    guard let watch, let blank = watch.lastIndex(of: " ") else { return watch }
    return watch[..<blank] + "\n" + watch[watch.index(after: blank)...]
  }

  package func handoverRegister(_ sheets: [HandoverSheet], centre: CentreID?) -> FormPage {
    var form = blank(6, issuer: centre.map { wording.centre($0) } ?? directory.organisation.name)
    let columns = [
      column("column.no", 8, centred: true, total: .count), column("column.centre", 19),
      column("paper.field.watch", 23), column("paper.field.off-going", 14), column("paper.field.on-coming", 14),
      column("paper.field.leader-off", 12), column("paper.field.leader-on", 12), column("paper.field.arrived", 17),
      column("paper.field.signed-on", 17), column("paper.field.signed-off", 17), column("paper.equipment", 24),
      column("paper.matters", 36), column("paper.field.instructions", 24), column("paper.field.late", 12),
    ]
    let rows = sheets.enumerated().map { index, sheet -> [FormPage.Value] in
      let equipment = sheet.equipment.map { $0.equipment + wording.text("mark.colon") + $0.state }
      let matters = sheet.matters.map {
        [$0.what, $0.state, $0.next].filter { !$0.isEmpty }.joined(separator: wording.text("mark.semicolon"))
      }
      return [
        .integer(index + 1), FormPage.Value(sheet.centre.map { wording.centre($0) }),
        FormPage.Value(Self.stacked(sheet.watch)),
        FormPage.Value(sheet.offGoing.joined(separator: "\n")), FormPage.Value(sheet.onComing.joined(separator: "\n")),
        FormPage.Value(sheet.leaderOff), FormPage.Value(sheet.leaderOn), value(sheet.arrivedAt),
        value(sheet.signedOn), value(sheet.signedOff), FormPage.Value(equipment.joined(separator: "\n")),
        FormPage.Value(matters.isEmpty ? sheet.noMatters : matters.joined(separator: "\n")),
        FormPage.Value(sheet.instructions), FormPage.Value(sheet.late),
      ]
    }
    form.grids = [FormPage.Grid(columns: columns, rows: rows)]
    return form
  }
}
