package import Casework
import Organisation
import Regulation
package import Units

/// Form 5 from what the register keeps of an incident.
extension LetterWriter {
  /// - Parameter file: nil: filed by a release that kept none; what is not known stays blank.
  package func incidentSheet(
    _ paper: Paper, of record: CaseRecord, _ file: IncidentFile?, at now: Instant
  ) -> IncidentSheet {
    var sheet = IncidentSheet()
    sheet.number = paper.number
    sheet.centre = paper.issuedBy
    sheet.kind = text("incident.kind.\((file?.effectiveKind ?? IncidentKind(record.code)).rawValue)")
    sheet.code = words.code(record.code)
    sheet.severity = words.severity(file?.isEmergency == true ? .emergency : record.severity)
    sheet.occurredAt = file?.occurredAt ?? record.occurredAt
    sheet.position = record.place
    sheet.waters = record.waters
    sheet.unapproved = text("incident.approvals")
    sheet.signedBy = wording.person(paper.signedBy)
    sheet.issuedAt = paper.issuedAt
    sheet.isDrill = paper.drill
    sheet.voided = paper.cancelled?.reason
    guard let file else {
      sheet.place = wording.place(record)
      sheet.vessels = wording.vessel(record)
      sheet.course = words.reason(record.reason)
      return sheet
    }
    sheet.grade = grade(file)
    sheet.place = place(file, record)
    sheet.vessels = vessels(file, record)
    count(file, &sheet)
    tell(file, record, &sheet)
    return sheet
  }

  private func count(_ file: IncidentFile, _ sheet: inout IncidentSheet) {
    sheet.aboard = file.figures.aboard
    sheet.injured = file.figures.injured
    sheet.missing = file.figures.missing
    sheet.dead = file.figures.dead
    sheet.isMarketOrPupils = !file.transport.isEmpty
    sheet.isHoliday = file.holiday != nil
    sheet.unknown = text("incident.unknown")
    sheet.cargo = cargo(file, text("value.follows"))
    sheet.pollution = pollution(file.figures)
  }

  private func tell(_ file: IncidentFile, _ record: CaseRecord, _ sheet: inout IncidentSheet) {
    sheet.course = course(file, record)
    sheet.measures =
      file.measures.isEmpty
      ? text("incident.measures", ["time": wording.moment(record.filedAt)])
      : Page.lines(file.measures).joined(separator: "\n")
    sheet.told = file.told.filter { $0.report.timing == .atOnce }
      .map { IncidentSheet.Told(who: wording.addressee($0.report.to), when: $0.at) }
    sheet.log = file.log.map { line in
      IncidentSheet.Step(
        at: line.happenedAt, what: line.kind == .told ? Wording.withoutClause(line.text) : line.text,
        by: line.by.map { wording.person($0) } ?? "")
    }
    if let last = file.submissions.last(where: { $0.what == .report && $0.state != .withdrawn }) {
      sheet.dutyLeader = last.dutyLeader.map { approval($0) }
      sheet.centreLeader = last.centreLeader.map { approval($0) }
    }
    sheet.evidence = ([evidence(record)] + file.evidence).joined(separator: "\n")
  }

  private func approval(_ approval: Submission.Approval) -> IncidentSheet.Approval {
    IncidentSheet.Approval(by: wording.person(approval.by), at: approval.at, opinion: text("paper.agreed"))
  }
}
