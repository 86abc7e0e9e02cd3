import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units
import Wire

extension Rows {
  func fault(_ record: FaultRecord) -> FaultRow {
    let form = FaultForm(record)
    let owed = FaultClock.owed(
      record, rules: context.rules.faults, zone: context.zone, holidays: directory.organisation.holidays)
    return FaultRow(
      no: record.no, revision: record.revision, number: form.number, state: form.state.rawValue,
      centre: form.centre.rawValue, centreName: centreName(form.centre), item: record.item, itemName: form.equipment,
      point: record.point, code: record.code.rawValue, codeName: codeName(record.code), symptom: form.symptom,
      foundAt: time(form.foundAt), foundBy: personName(form.foundBy), reportedTo: form.reportedTo,
      reportedAt: time(form.reportedAt), repairBegan: time(form.repairBegan), repairedAt: time(form.repairedAt),
      done: form.done, acceptedBy: personName(form.acceptedBy), acceptedAt: time(form.acceptedAt),
      awaits: owed?.stage.rawValue, due: time(owed?.due), overdue: owed.map { $0.due < now } ?? false,
      drill: form.drill)
  }

  func faultDetail(_ record: FaultRecord) throws -> FaultDetail {
    let today = context.zone.instant(context.zone.civil(now).date + 1, .midnight)
    let excuses = FaultClock.excuses(
      record, rules: context.rules.faults, zone: context.zone, holidays: directory.organisation.holidays, at: today)
    return FaultDetail(
      summary: fault(record), steps: steps(record), excusesDraws: excuses,
      history: try read.journal(about: ["case:\(record.no)"]).map { try journal($0) })
  }

  private func steps(_ record: FaultRecord) -> [FaultStepRow] {
    func row(_ name: String, _ step: FaultRecord.Step) -> FaultStepRow {
      FaultStepRow(step: name, at: time(step.at), by: personName(step.by), text: step.text)
    }
    var rows = [
      row("found", FaultRecord.Step(text: record.symptom, at: record.foundAt, by: record.foundBy))
    ]
    rows += record.again.map { row("again", $0) }
    rows += record.reports.map { row("reported", FaultRecord.Step(text: $0.to, at: $0.at, by: $0.by)) }
    if let step = record.diagnosis { rows.append(row("diagnosed", step)) }
    if let step = record.began { rows.append(row("repairing", step)) }
    rows += record.repairs.map { row("repaired", $0) }
    rows += record.verdicts.map {
      row($0.accepted ? "accepted" : "sent-back", FaultRecord.Step(text: $0.note, at: $0.at, by: $0.by))
    }
    if let step = record.ending { rows.append(row("cancelled", step)) }
    return rows.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }

  func outage(_ record: Outage) -> OutageRow {
    OutageRow(
      no: record.no, revision: record.revision, state: record.state(at: now).rawValue, centre: record.centre.rawValue,
      centreName: centreName(record.centre), from: time(record.from), until: time(record.until), what: record.what,
      points: record.points.map { directory.point($0)?.name ?? $0 }, to: record.to.map(\.rawValue),
      emergency: record.isEmergency, fault: record.fault, announcedAt: time(record.announcedAt),
      announcedBy: personName(record.announcedBy), late: record.isLate, cancelReason: record.cancelled?.text,
      drill: record.drill)
  }

  func presence(_ check: PresenceCheck) -> PresenceRow {
    let given = check.answer.map { answer in answer.enteredBy == nil ? personName(answer.by) ?? answer.by : answer.by }
    return PresenceRow(
      no: check.no, revision: check.revision, outcome: check.outcome.rawValue, mode: check.mode.rawValue,
      centre: check.centre.rawValue, centreName: centreName(check.centre), asked: check.asked.rawValue,
      askedName: centreName(check.asked),
      phone: check.mode == .telephone ? directory.centre(check.asked)?.phone : nil, clause: check.clause,
      question: check.question, askedAt: time(check.askedAt), askedBy: personName(check.askedBy),
      repeatedAt: time(check.repeatedAt), answerBy: time(check.askedAt + context.rules.presence.absentAfter),
      calls: check.calls.map { time($0.at) }, answeredAt: time(check.answer?.at), answeredBy: given,
      answer: check.answer.flatMap { $0.text.isEmpty ? nil : $0.text }, why: check.why, finding: check.finding)
  }

  /// nil centre: all that is hosted.
  func faultCounts(_ centre: CentreID?) throws -> FaultCounts {
    var counts = FaultCounts()
    for record in try read.openFaults() where isMeant(centre?.rawValue, record.centre) {
      counts.open += 1
      if record.state == .found { counts.toReport += 1 }
      if record.state == .repaired { counts.toAccept += 1 }
      if fault(record).overdue { counts.overdue += 1 }
    }
    let month = context.zone.civil(now).date.firstOfMonth
    let recent = try read.outages(
      announcedFrom: context.zone.instant(month, .midnight) - .days(62), before: .distantFuture)
    for record in recent where isMeant(centre?.rawValue, record.centre) {
      if [.ahead, .running].contains(record.state(at: now)) { counts.outages += 1 }
      if record.isLate, !record.drill, record.announcedAt >= context.zone.instant(month, .midnight) {
        counts.lateOutages += 1
      }
    }
    return counts
  }

  func presenceCounts(_ centre: CentreID?) throws -> PresenceCounts {
    var counts = PresenceCounts()
    for check in try read.openPresenceChecks() {
      if check.centre == centre || centre == nil { counts.asked += 1 }
      if check.asked == centre, check.mode == .room { counts.toAnswer.append(check.no) }
    }
    guard context.rules.presence.confirmsRoom, let centre, let room = directory.centre(centre), room.isFirstLine,
      context.hosted.contains(centre), let state = try PresenceRoom(context).state(centre, at: now, read: read),
      state.mode == .staffed
    else { return counts }
    let prompt = PresenceRoom(context).prompt(room, state, sign: try read.presenceSign(centre), at: now)
    if prompt.shows <= now { counts.prompts = [centre.rawValue] }
    return counts
  }
}
