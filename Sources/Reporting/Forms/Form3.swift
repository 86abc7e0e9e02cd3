package import Casework
package import Organisation
package import Units

/// What form 3 says of one fault, from its finding to its acceptance (P12, C14, X10). A field that is not known yet is nil and stays blank.
package struct FaultSheet: Hashable, Sendable {
  package var number = ""
  package var centre: CentreID?
  package var equipment: String?
  /// 故障种类: `F01 监控点设备`
  package var code: String?
  package var foundAt: Instant?
  package var foundBy: String?
  package var symptom: String?
  package var reportedTo: String?
  package var reportedAt: Instant?
  package var repairDue: Instant?
  package var repairBegan: Instant?
  package var repairedAt: Instant?
  package var done: String?
  package var acceptedBy: String?
  package var acceptedAt: Instant?
  package var issuedAt: Instant?
  package var isDrill = false
  /// Why it was cancelled (作废).
  package var voided: String?
  package init() {}
}

/// Form 3, 设备(系统)运行故障申报修复登记表: of one fault as a paper, of many as a register.
extension LetterWriter {
  /// - Parameter issuer: whose form, where the sheet says no centre.
  package func faultForm(_ sheet: FaultSheet, issuer: String? = nil) -> FormPage {
    let owner = sheet.centre.map { wording.centre($0) } ?? issuer ?? text("paper.blank.centre")
    var form = blank(3, issuer: owner, number: sheet.number)
    if sheet.isDrill { form.marks.append(.drill) }
    if let reason = sheet.voided { form.marks.append(.void(reason: reason)) }
    form.fields = [
      field("paper.field.fault-no", sheet.number), field("field.centre", owner),
      field("field.equipment", sheet.equipment), field("paper.field.fault-kind", sheet.code),
      field("field.found", sheet.foundAt), field("field.finder", sheet.foundBy),
      field("field.symptom", sheet.symptom, room: 3), field("paper.field.reported-to", sheet.reportedTo),
      field("paper.field.reported-at", sheet.reportedAt), field("paper.field.repair-due", sheet.repairDue),
    ]
    form.sections = [
      FormPage.Section(
        heading: text("paper.repair"),
        fields: [
          field("paper.field.repair-began", sheet.repairBegan), field("paper.field.repaired-at", sheet.repairedAt),
          field("paper.field.done", sheet.done, room: 4), field("paper.field.accepted-by", sheet.acceptedBy),
          field("paper.field.accepted-at", sheet.acceptedAt),
        ])
    ]
    form.signatures = [
      field("paper.sign.reporter", nil as String?), field("paper.sign.repairer", nil as String?),
      field("paper.sign.acceptor", nil as String?),
    ]
    form.signOff = [
      owner, sheet.issuedAt.map { wording.day(directory.zone.civil($0).date) } ?? text("paper.blank.day"),
    ]
    return form
  }

  package func faultRegister(_ sheets: [FaultSheet], centre: CentreID?) -> FormPage {
    var form = blank(3, issuer: centre.map { wording.centre($0) } ?? directory.organisation.name)
    let columns = [
      column("column.no", 8, centred: true, total: .count), column("paper.field.fault-no", 26),
      column("column.centre", 22), column("field.equipment", 20), column("field.found", 17),
      column("field.finder", 10), column("field.symptom", 26), column("paper.field.reported-to", 18),
      column("paper.field.reported-at", 17), column("paper.field.repair-began", 17),
      column("paper.field.repaired-at", 17), column("paper.field.done", 24), column("paper.field.accepted-by", 10),
    ]
    let rows = sheets.enumerated().map { index, sheet -> [FormPage.Value] in
      [
        .integer(index + 1), FormPage.Value(sheet.number), FormPage.Value(sheet.centre.map { wording.centre($0) }),
        FormPage.Value(sheet.equipment), value(sheet.foundAt), FormPage.Value(sheet.foundBy),
        FormPage.Value(sheet.symptom), FormPage.Value(sheet.reportedTo), value(sheet.reportedAt),
        value(sheet.repairBegan), value(sheet.repairedAt), FormPage.Value(sheet.done),
        FormPage.Value(sheet.acceptedBy),
      ]
    }
    form.grids = [FormPage.Grid(columns: columns, rows: rows)]
    return form
  }

  /// What the register knows of a fault as it is opened.
  package func faultSheet(_ record: CaseRecord, paper: Paper?, symptom: String, carrier: String?) -> FaultSheet {
    var sheet = FaultSheet()
    sheet.number = paper?.number ?? ""
    sheet.centre = record.centre
    sheet.equipment = record.placeName.isEmpty ? wording.place(record) : record.placeName
    sheet.code = words.code(record.code)
    sheet.foundAt = record.occurredAt
    sheet.foundBy = wording.person(record.filedBy)
    sheet.symptom = symptom
    sheet.reportedTo = carrier
    sheet.reportedAt = carrier == nil ? nil : paper?.issuedAt
    sheet.issuedAt = paper?.issuedAt
    sheet.isDrill = record.drill
    return sheet
  }
}
