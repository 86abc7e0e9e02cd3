package import Organisation
package import Units

/// What form 5 says of a hazard, a danger or an accident (P9, C12, C13, X9). What is not known yet is nil and stays blank.
package struct IncidentSheet: Hashable, Sendable {
  package struct Told: Hashable, Sendable {
    package var who: String
    package var when: Instant
    package init(who: String, when: Instant) {
      self.who = who
      self.when = when
    }
  }

  package struct Step: Hashable, Sendable {
    package var at: Instant
    package var what: String
    package var by: String
    package init(at: Instant, what: String, by: String) {
      self.at = at
      self.what = what
      self.by = by
    }
  }

  package struct Approval: Hashable, Sendable {
    package var by: String
    package var at: Instant
    package var opinion: String
    package init(by: String, at: Instant, opinion: String) {
      self.by = by
      self.at = at
      self.opinion = opinion
    }
  }

  package var number = ""
  package var centre: CentreID?
  /// 隐患, 险情 or 事故
  package var kind: String?
  package var code: String?
  package var severity: String?
  /// Today's grade, printed (R9): `较大事故`
  package var grade: String?
  package var occurredAt: Instant?
  package var place: String?
  package var position: Position?
  package var waters: CentreID?
  package var vessels: String?
  package var aboard: Int?
  package var injured: Int?
  package var missing: Int?
  package var dead: Int?
  package var isMarketOrPupils: Bool?
  package var isHoliday: Bool?
  package var cargo: String?
  package var pollution: String?
  package var course: String?
  package var measures: String?
  package var told: [Told] = []
  package var log: [Step] = []
  package var dutyLeader: Approval?
  package var centreLeader: Approval?
  /// What stands where an approval is missing: immediate reports don't wait for one (R6).
  package var unapproved: String?
  /// What stands where a figure is not known; nil: room to write it in.
  package var unknown: String?
  package var evidence: String?
  package var signedBy: String?
  package var issuedAt: Instant?
  package var isDrill = false
  package var voided: String?
  package init() {}
}

/// Form 5, 监控事件报告单.
extension LetterWriter {
  package func incidentForm(_ sheet: IncidentSheet, issuer: String? = nil) -> FormPage {
    let owner = sheet.centre.map { wording.centre($0) } ?? issuer ?? text("paper.blank.centre")
    var form = blank(5, issuer: owner, number: sheet.number)
    if sheet.isDrill { form.marks.append(.drill) }
    if let reason = sheet.voided { form.marks.append(.void(reason: reason)) }
    form.fields = facts(sheet)
    if !sheet.log.isEmpty {
      form.grids = [
        FormPage.Grid(
          heading: text("paper.log"),
          columns: [column("paper.column.time", 24), column("paper.column.entry", 60), column("paper.column.by", 14)],
          rows: sheet.log.map { [value($0.at), .text($0.what), .text($0.by)] })
      ]
    }
    form.sections = [
      FormPage.Section(
        heading: text("field.approvals"),
        fields: [
          field("field.duty-leader", words(sheet.dutyLeader) ?? sheet.unapproved, room: 2),
          field("field.centre-leader", words(sheet.centreLeader) ?? sheet.unapproved, room: 2),
        ])
    ]
    form.signatures = [field("paper.sign.issuer", sheet.signedBy)]
    form.signOff = [owner, sheet.issuedAt.map { wording.moment($0) } ?? text("paper.blank.day")]
    return form
  }

  private func facts(_ sheet: IncidentSheet) -> [FormPage.Field] {
    let told = sheet.told.map { text("by.at", ["person": $0.who, "time": wording.moment($0.when)]) }
    return [
      field("field.number", sheet.number), field("field.incident-kind", sheet.kind),
      field("field.code-incident", sheet.code), field("field.severity", sheet.severity),
      field("field.grade", sheet.grade),
      field("field.occurred", sheet.occurredAt), field("field.place", sheet.place),
      field("field.position", sheet.position.map { wording.position($0) }),
      field("field.waters", sheet.waters.map { wording.centre($0) }), field("field.vessels", sheet.vessels),
      number("aboard", sheet.aboard, sheet), number("injured", sheet.injured, sheet),
      number("missing", sheet.missing, sheet), number("dead", sheet.dead, sheet),
      FormPage.Field(text("paper.field.market"), value(sheet.isMarketOrPupils)),
      FormPage.Field(text("paper.field.holiday"), value(sheet.isHoliday)), field("field.cargo", sheet.cargo),
      field("field.pollution", sheet.pollution), field("field.course", sheet.course, room: 5),
      field("field.measures-taken", sheet.measures, room: 4),
      field("field.told-at-once", told.joined(separator: "\n"), room: 3),
      field("field.evidence", sheet.evidence),
    ]
  }

  private func number(_ key: String, _ count: Int?, _ sheet: IncidentSheet) -> FormPage.Field {
    FormPage.Field(text("paper.field.\(key)"), count.map { .integer($0) } ?? FormPage.Value(sheet.unknown))
  }

  private func words(_ approval: IncidentSheet.Approval?) -> String? {
    approval.map { approval in
      let signed = text("by.at", ["person": approval.by, "time": wording.moment(approval.at)])
      return approval.opinion.isEmpty ? signed : approval.opinion + "\n" + signed
    }
  }
}
