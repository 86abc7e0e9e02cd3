import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units
import Wire

extension Rows {
  private var zh: LetterWriter { writer(texts.zh) }
  private var en: LetterWriter { writer(texts.en) }
  private func writer(_ catalogue: Catalogue) -> LetterWriter {
    LetterWriter(catalogue: catalogue, directory: directory, rules: context.rules)
  }

  func incident(_ file: IncidentFile) throws -> IncidentRow {
    guard let record = try read.caseRecord(no: file.caseNo) else {
      throw ActRefusal.noSuchThing("incident:\(file.caseNo)")
    }
    let paper = try read.papers(case: file.caseNo).first
    return IncidentRow(
      no: file.caseNo, revision: file.revision, number: paper?.number, state: record.state.rawValue,
      centre: file.centre.rawValue, centreName: centreName(file.centre), waters: centreName(file.waters),
      kind: file.effectiveKind.rawValue, code: file.code.rawValue, codeName: codeName(file.code),
      severity: (file.isEmergency ? Severity.emergency : record.severity).rawValue,
      grade: file.isGraded ? Words(zh.grade(file), en.grade(file)) : nil, occurredAt: time(file.occurredAt),
      place: file.place.isEmpty ? centreName(file.waters) : file.place,
      vesselName: file.vessels.first?.name ?? (record.vesselName.isEmpty ? nil : record.vesselName),
      next: next(file).first ?? texts.words("incident.next.none"), waiting: file.submissions.count { $0.isOpen },
      toCall: file.calls.count { $0.reachedAt == nil }, drill: file.drill)
  }

  func incidentDetail(_ file: IncidentFile) throws -> IncidentDetail {
    guard let record = try read.caseRecord(no: file.caseNo),
      let paper = try read.papers(case: file.caseNo).first(where: { $0.form == .incidentReport })
    else { throw ActRefusal.noSuchThing("incident:\(file.caseNo)") }
    let fields = zip(
      zh.formFive(paper, of: record, file, at: now), en.formFive(paper, of: record, file, at: now)
    ).map { FieldRow(label: Words($0.label, $1.label), value: $0.value) }
    var figures: [String: Double] = [:]
    for name in FigureName.allCases { figures[name.rawValue] = file.figures[name] }
    let deliveries = try read.messages(paper: paper.no).flatMap { message in
      try read.deliveries(message: message.no).map { delivery($0, of: message, armed: true) }
    }
    return IncidentDetail(
      summary: try incident(file), fields: fields, figures: figures, next: next(file),
      submissions: file.submissions.map { submission($0) }, calls: calls(file), told: told(file),
      receipts: file.receipts.map { receipt in
        IncidentReceiptRow(
          centre: receipt.centre.rawValue, centreName: centreName(receipt.centre), fromName: centreName(receipt.from),
          up: receipt.isUp, at: time(receipt.at), confirmedAt: time(receipt.confirmed?.at),
          by: personName(receipt.confirmed?.by))
      },
      instructions: file.instructions.map {
        word($0.no, $0.centre, $0.text, $0.at, $0.by, nil)
      }, helps: file.helps.map { word($0.no, $0.centre, $0.text, $0.at, $0.by, $0.answeredAt) },
      log: file.log.map { line in
        IncidentLineRow(
          happenedAt: time(line.happenedAt), recordedAt: time(line.recordedAt), kind: line.kind.rawValue,
          by: personName(line.by), text: line.text)
      },
      changes: file.changes.map { change in
        IncidentChangeRow(
          field: change.field, before: change.before, after: change.after, asOf: time(change.asOf), at: time(change.at),
          by: personName(change.by) ?? change.by, reason: change.reason)
      }, deliveries: deliveries)
  }

  private func word(
    _ no: Int, _ centre: CentreID, _ text: String, _ at: Instant, _ by: PersonID, _ answered: Instant?
  ) -> IncidentWordRow {
    IncidentWordRow(
      no: no, centre: centre.rawValue, centreName: centreName(centre), text: text, at: time(at),
      by: personName(by) ?? by, answeredAt: time(answered))
  }

  private func submission(_ record: Submission) -> SubmissionRow {
    var to: [String] = []
    for item in record.items where !to.contains(zh.names([item.to])) { to.append(zh.names([item.to])) }
    return SubmissionRow(
      no: record.no, centre: record.centre.rawValue, centreName: centreName(record.centre), what: record.what.rawValue,
      state: record.state.rawValue, to: to, clause: Set(record.items.map(\.clause)).sorted().joined(separator: " "),
      why: causes(record.items), text: record.text.isEmpty ? nil : record.text, since: time(record.askedAt),
      dutyLeader: personName(record.dutyLeader?.by), dutyLeaderAt: time(record.dutyLeader?.at),
      centreLeader: personName(record.centreLeader?.by), centreLeaderAt: time(record.centreLeader?.at),
      returned: record.returns.last?.words, sentAt: time(record.sentAt))
  }

  private func causes(_ reports: [OwedReport]) -> Words {
    let causes = OwedReport.Cause.allCases.filter { cause in reports.contains { $0.cause == cause } }
    let words = causes.map { texts.words("incident.cause.\($0.rawValue)") }
    return Words(words.map(\.zh).joined(separator: "、"), words.map(\.en).joined(separator: ", "))
  }

  private func calls(_ file: IncidentFile) -> [PlanCallRow] {
    let next = file.nextCall?.party
    return file.calls.map { call in
      let unit = directory.unit(call.party)
      return PlanCallRow(
        party: call.party, name: Words(zh.party(call.party), en.party(call.party)), phone: unit?.phone,
        addresses: unit?.addresses ?? [], since: time(call.since),
        waited: call.reachedAt == nil ? Int((now - call.since).milliseconds / 60_000) : 0,
        reachedAt: time(call.reachedAt), attempts: call.attempts.count,
        note: call.attempts.last.flatMap { $0.note.isEmpty ? nil : $0.note },
        by: personName(call.attempts.last?.by), isNext: call.party == next)
    }
  }

  private func told(_ file: IncidentFile) -> [ToldRow] {
    file.told.map { entry in
      ToldRow(
        at: time(entry.at), to: zh.names([entry.report.to]), clause: entry.report.clause,
        timing: entry.report.timing.rawValue, why: causes([entry.report]))
    }
  }

  /// What is owed next, the most urgent first: calls, receipts, approvals, help, figures, the final report.
  private func next(_ file: IncidentFile) -> [Words] {
    var next: [Words] = []
    if let call = file.nextCall {
      let unit = directory.unit(call.party)
      let values = { (writer: LetterWriter) in
        ["party": writer.party(call.party), "phone": unit?.phone ?? "—", "no": "\(file.caseNo)", "id": call.party]
      }
      next.append(
        Words(texts.zh.text("incident.next.call", values(zh)), texts.en.text("incident.next.call", values(en))))
    }
    for receipt in file.receipts where receipt.confirmed == nil {
      next.append(texts.words("incident.next.receive", ["centre": centreName(receipt.centre), "no": "\(file.caseNo)"]))
    }
    for help in file.helps where help.answeredAt == nil {
      next.append(
        texts.words(
          "incident.next.help", ["centre": help.of.map { centreName($0) } ?? "", "no": "\(file.caseNo)"]))
    }
    for submission in file.submissions where submission.isOpen {
      next.append(
        texts.words(
          "incident.next.\(submission.state.rawValue)",
          ["centre": centreName(submission.centre), "no": "\(file.caseNo)", "submission": "\(submission.no)"]))
    }
    if file.closedAt == nil, file.effectiveKind == .accident {
      let open = [FigureName.aboard, .injured, .missing, .dead].filter { file.figures[$0] == nil }
      if !open.isEmpty { next.append(texts.words("incident.next.figures", ["no": "\(file.caseNo)"])) }
    }
    if file.closedAt == nil, !file.submissions.contains(where: { $0.isOpen }) {
      next.append(texts.words("incident.next.final", ["no": "\(file.caseNo)"]))
    }
    return next
  }
}
