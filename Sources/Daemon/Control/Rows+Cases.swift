import Reporting
import Casework
import Organisation
import Regulation
import Store
import Units
import Wire

extension Rows {
  func caseRow(_ record: CaseRecord) throws -> CaseRow {
    let paper = try read.papers(case: record.no).last
    let next = CaseNext.of(
      record, paper: paper, drafted: try read.openDraft(case: record.no) != nil, now: now)
    var row = CaseRow(
      no: record.no, revision: record.revision, kind: record.kind.rawValue, state: record.state.rawValue,
      centre: record.centre.rawValue, centreName: centreName(record.centre), code: record.code.rawValue,
      codeName: codeName(record.code), severity: record.severity.rawValue, number: paper?.number,
      filedAt: time(record.filedAt), filedBy: personName(record.filedBy), closedAt: time(record.closedAt),
      dueAt: record.isOpen && paper?.isCancelled != true ? time(paper?.due) : nil, finding: record.findingNo,
      notice: paper.flatMap { $0.form.isNotice ? $0.no : nil },
      vesselName: record.vesselName.isEmpty ? nil : record.vesselName,
      mmsi: record.mmsi, point: record.point,
      pointName: record.vesselName.isEmpty ? record.placeName : record.point.flatMap { directory.point($0)?.name },
      drill: record.drill)
    row.owner = personName(record.owner)
    row.handler = record.handler == record.owner ? nil : personName(record.handler)
    row.handedTo = personName(record.handing?.to)
    row.next = next.map { texts.words("next.\($0.rawValue)") }
    row.urged = record.urged
    row.supervisedUntil = record.isOpen ? time(record.openSupervision?.deadline) : nil
    row.passedFrom = record.passedFrom
    return row
  }

  func caseDetail(_ record: CaseRecord) throws -> CaseDetail {
    let papers = try read.papers(case: record.no)
    var deliveries: [DeliveryRow] = []
    for paper in papers { deliveries += try paperDeliveries(paper) }
    let last = papers.last
    var detail = CaseDetail(
      summary: try caseRow(record),
      finding: try record.findingNo.flatMap { try read.finding(no: $0) }.map { try finding($0) },
      notices: try papers.filter(\.form.isNotice).map { try notice($0) }, fields: fields(record, last),
      deliveries: deliveries, history: try read.journal(about: subjects(record, papers)).map { try journal($0) })
    detail.steps = try steps(record)
    detail.supervisions = record.supervisions.map { $0.map { supervision($0) } }
    let found = try recurrences(of: record)
    detail.recurring = found.isEmpty ? nil : found
    detail.draft = try read.openDraft(case: record.no).map { try draft($0) }
    return detail
  }

  func notice(_ paper: Paper) throws -> NoticeRow {
    let record = try read.caseRecord(no: paper.caseNo)
    let settled = paper.isAccepted
    let state =
      if paper.isCancelled {
        "cancelled"
      } else if settled {
        "closed"
      } else if paper.replies.count > paper.verifications.count {
        "answered"
      } else if paper.rounds > 0 {
        "sent-back"
      } else if paper.receivedAt != nil {
        "received"
      } else {
        "issued"
      }
    var row = NoticeRow(
      no: paper.no, revision: paper.revision, number: paper.number, form: paper.form.rawValue, state: state,
      centre: paper.issuedBy.rawValue, centreName: centreName(paper.issuedBy), unit: paper.to,
      unitName: directory.unit(paper.to)?.name ?? paper.to, answeredBy: paper.answeredBy.rawValue,
      caseNo: paper.caseNo, code: record?.code.rawValue ?? "",
      codeName: record.map { codeName($0.code) } ?? Words("", ""), vesselName: record?.vesselName,
      pointName: record?.point.flatMap { directory.point($0)?.name }, issuedAt: time(paper.issuedAt),
      receivedAt: time(paper.receivedAt), dueAt: time(paper.due), repliedAt: time(paper.replies.last?.repliedAt),
      closedAt: settled ? time(paper.verifications.last?.at) : nil,
      overdue: paper.isOverdue(at: now), drill: paper.drill)
    row.corrects = paper.corrects
    row.passedFrom = paper.passedFrom
    row.cancelledReason = paper.cancelled?.reason
    return row
  }

  func noticeDetail(_ paper: Paper) throws -> NoticeDetail {
    let record = try read.caseRecord(no: paper.caseNo)
    return NoticeDetail(
      summary: try notice(paper), fields: record.map { fields($0, paper) } ?? [],
      replies: paper.replies.map {
        ReplyRow(
          measures: $0.measures, repliedAt: time($0.repliedAt), recordedAt: time($0.repliedAt),
          recordedBy: personName($0.by) ?? $0.by, files: $0.files.map { $0.map { file($0) } },
          mailedBy: $0.byMail?.from, mailedAt: time($0.byMail?.receivedAt))
      },
      verifications: paper.verifications.map {
        VerificationRow(
          outcome: ($0.accepted ? VerifyOutcome.accepted : .sentBack).rawValue,
          note: $0.note.isEmpty ? nil : $0.note, at: time($0.at), by: personName($0.by) ?? $0.by, due: time($0.due))
      }, deliveries: try paperDeliveries(paper))
  }

  private func paperDeliveries(_ paper: Paper) throws -> [DeliveryRow] {
    try read.messages(paper: paper.no).flatMap { message in
      try read.deliveries(message: message.no).map { delivery($0, of: message, armed: true) }
    }
  }

  private func subjects(_ record: CaseRecord, _ papers: [Paper]) -> [String] {
    var subjects = ["case:\(record.no)"]
    if let finding = record.findingNo { subjects.append("finding:\(finding)") }
    for paper in papers { subjects += ["notice:\(paper.no)", "incident:\(paper.no)"] }
    return subjects
  }

  /// The form's columns with their headings.
  private func fields(_ record: CaseRecord, _ paper: Paper?) -> [FieldRow] {
    var fields: [FieldRow] = []
    func add(_ key: String, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      fields.append(FieldRow(label: texts.words("field.\(key)"), value: value))
    }
    add("number", paper?.number)
    add("to", paper.map { directory.unit($0.to)?.name ?? $0.to })
    add("code", "\(record.code.rawValue) \(codeName(record.code).zh)")
    add("occurred", context.zone.full(record.occurredAt))
    add("place", record.placeName)
    add("point", record.point.flatMap { directory.point($0)?.name })
    add("vessel", VesselNumber.mmsi(record.mmsi).map { "\(record.vesselName) (MMSI \($0))" } ?? record.vesselName)
    add("reason", reason(record.reason).zh)
    add("corrects", paper?.corrects)
    add("passed-from", try? paper?.passedFrom.flatMap { try read.paper(no: $0)?.number })
    add("demand", paper?.demand)
    add("due", paper?.due.map { context.zone.full($0) })
    add("signed", personName(paper?.signedBy))
    add("reason-cancelled", paper?.cancelled?.reason)
    add("owner", personName(record.owner))
    add("handler", record.handler == record.owner ? nil : personName(record.handler))
    add("handed-to", personName(record.handing?.to))
    add("note", record.note)
    add("rule", record.ruleVersion)
    return fields
  }
}
