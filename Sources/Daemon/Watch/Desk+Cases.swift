import Reporting
import Casework
import Organisation
import Regulation
import Store
import Units

/// Filing a finding: case, number, paper, ledger rows and mails in one transaction (D3; P7, C10, X8, P9, C13, X9).
extension Desk {
  struct Filed {
    var finding: FindingRecord
    var record: CaseRecord
    var paper: Paper?
  }

  func file(finding no: Int64, note: String, point: PointID?, demand: String?, drill: Bool, revision: Int?) throws
    -> Filed
  {
    var finding = try finding(no)
    let person = try allow(.file, centre: finding.centre)
    try expect(revision, finding.revision)
    guard !finding.isDisposed else { throw ActRefusal.alreadyDisposed }
    guard let filer = directory.centre(person.centre), let waters = directory.centre(finding.centre) else {
      throw ActRefusal.noSuchThing("centre:\(person.centre)")
    }
    if let point, directory.point(point) == nil { throw ActRefusal.noSuchThing("point:\(point)") }
    if (context.rules.code(finding.finding.code)?.kind ?? finding.finding.detector.matter) == .fault {
      let opened = try fileFault(finding, note: note, drill: drill, by: person)
      finding.disposition = .filed(caseNo: opened.fault.no)
      finding.revision += 1
      endObserved(&finding)
      try tx.update(finding)
      return Filed(finding: finding, record: opened.record, paper: opened.paper)
    }
    var record = newCase(finding, filer: filer, person: person, note: note, point: point, drill: drill)
    record.no = try tx.insert(record)
    finding.disposition = .filed(caseNo: record.no)
    finding.revision += 1
    endObserved(&finding)
    try tx.update(finding)
    try journal(
      "case.filed", "case:\(record.no)", centre: record.centre, occurred: record.occurredAt,
      ["code": record.code.rawValue, "drill": "\(drill)", "finding": "\(no)", "kind": record.kind.rawValue])
    let paper: Paper?
    switch record.kind {
    case .violation: paper = try fileViolation(&record, filer: filer, waters: waters, demand: demand)
    case .incident: paper = try fileIncident(&record, filer: filer, waters: waters)
    case .breach, .fault:
      paper = nil
      try enter(record, ledger: 9, centre: filer.id, .own, counterpart: nil, paper: nil)
    }
    return Filed(finding: finding, record: record, paper: paper)
  }

  func dismiss(finding no: Int64, reason: String, revision: Int?) throws -> FindingRecord {
    var record = try finding(no)
    let person = try allow(.dismiss, centre: observer(of: record))
    try expect(revision, record.revision)
    guard !record.isDisposed else { throw ActRefusal.alreadyDisposed }
    guard !reason.allSatisfy(\.isWhitespace) else { throw CaseRefusal.emptyText }
    record.disposition = .dismissed(by: person.id, reason: reason)
    record.revision += 1
    endObserved(&record, dismissed: true)
    try tx.update(record)
    try journal("finding.dismissed", "finding:\(no)", centre: record.centre, ["reason": reason])
    return record
  }

  /// 结案 of what no reply is awaited for: an incident, or what has only a row in a ledger (R20). By someone other than the handler.
  func close(case no: Int64, note: String, revision: Int?) throws -> CaseRecord {
    guard let record = try tx.read.caseRecord(no: no) else { throw ActRefusal.noSuchThing("case:\(no)") }
    let person = try allow(.closeCase, centre: record.centre)
    try expect(revision, record.revision)
    if record.kind == .fault { throw FaultRefusal.acceptanceDecides }
    let verification = Paper.Verification(accepted: true, note: note, at: now, by: person.id)
    let next = try CaseMachine.after(.concluded(verification), record, paper: try tx.read.papers(case: no).first)
    try tx.update(next.record)
    if let paper = next.paper { try tx.update(paper) }
    try journal("case.closed", "case:\(no)", centre: record.centre, ["note": note])
    return next.record
  }

  private func newCase(
    _ finding: FindingRecord, filer: Centre, person: Person, note: String, point: PointID?, drill: Bool
  ) -> CaseRecord {
    let seen = finding.finding
    let code = context.rules.code(seen.code)
    let isPlace = seen.place.isValid
    let near = isPlace ? context.jurisdiction.nearestPoint(to: seen.place, within: Metres(3000)) : nil
    let vessel = directory.vessel(mmsi: seen.mmsi)
    let observed = observedPlace(seen)
    let pointID = point ?? observed.point ?? vessel?.point ?? near?.id
    let placeName =
      directory.zone(seen.object)?.name ?? observed.name ?? pointID.flatMap { directory.point($0)?.name } ?? ""
    let name = seen.vesselName.isEmpty && seen.mmsi != 0 ? "MMSI \(seen.mmsi)" : seen.vesselName
    return CaseRecord(
      kind: code?.kind ?? seen.detector.matter, code: seen.code, severity: finding.severity, centre: filer.id,
      waters: observed.waters ?? finding.centre, state: .filed, findingNo: finding.no, occurredAt: seen.onset,
      filedAt: now,
      filedBy: person.id, vesselName: name, mmsi: seen.mmsi == 0 ? nil : seen.mmsi, point: pointID,
      place: isPlace ? seen.place : nil,
      placeName: placeName,
      reason: seen.reason, note: note, ruleVersion: seen.ruleVersion, regulationVersion: context.regulationVersion,
      drill: drill)
  }

  private func fileViolation(_ record: inout CaseRecord, filer: Centre, waters: Centre, demand: String?) throws
    -> Paper?
  {
    let point = record.point.flatMap { directory.point($0) }
    let way = Addressees.violation(filer: filer, waters: waters, point: point, directory: directory)
    guard let way else { throw ActRefusal.noTownship }
    switch way {
    case .ledgerOnly(let clause):
      try enter(record, ledger: 10, centre: filer.id, .own, counterpart: nil, paper: nil)
      try tell(record, clause: clause, unit: nil)
      return nil
    case .notice(let unit, let answeredBy, let clause):
      let number = try nextNumber(.violationNotice, centre: filer.id, drill: record.drill)
      let text = demand.flatMap { $0.isEmpty ? nil : $0 } ?? context.letters.demand(record)
      var paper = Paper(
        form: .violationNotice, number: number, caseNo: record.no, issuedBy: filer.id, issuedAt: now,
        signedBy: record.filedBy, to: unit, answeredBy: answeredBy, demand: text,
        due: NoticeClock.due(received: now, rules: context.rules.notice, zone: zone), drill: record.drill)
      paper.no = try tx.insert(paper)
      try dispatch(&record, paper: paper)
      try enter(record, ledger: 10, centre: filer.id, .issued, counterpart: unit, paper: paper.no)
      if answeredBy != filer.id {
        try enter(record, ledger: 10, centre: answeredBy, .received, counterpart: filer.id.rawValue, paper: paper.no)
      }
      try journal(
        "notice.issued", "notice:\(paper.no)", centre: filer.id, ["clause": clause, "number": number, "to": unit])
      try post(context.letters.notice(paper, of: record, clause: clause), paper: paper.no)
      try tell(record, clause: clause, unit: unit)
      return paper
    }
  }

  /// R15: what is 立即 is told to the duty leader and the unit's safety-responsible leader in this transaction: whatever is serious,
  /// and every violation that the province finds (P7).
  private func tell(_ record: CaseRecord, clause: String, unit: UnitID?) throws {
    guard record.severity >= .serious || clause == "P7" else { return }
    let leaders = RungResolver(directory).people(.dutyLeader, centre: record.centre, at: now)
    try post(context.letters.told(record, clause: clause, to: leaders, unit: unit.flatMap { directory.unit($0) }))
  }

  /// Form 5 goes at once to whom the clause says (P9, C12, C13b, X9), without waiting for an approval (R6), and the responsible
  /// leaders are told in the same transaction (R15, R19).
  private func fileIncident(_ record: inout CaseRecord, filer: Centre, waters: Centre) throws -> Paper {
    let addressees = Addressees.incident(
      filer: filer, waters: waters, point: record.point.flatMap { directory.point($0) },
      isEmergency: record.severity == .emergency, directory: directory)
    let units = (addressees.authority.map { [$0] } ?? []) + addressees.alerted
    let number = try nextNumber(.incidentReport, centre: filer.id, drill: record.drill)
    var paper = Paper(
      form: .incidentReport, number: number, caseNo: record.no, issuedBy: filer.id, issuedAt: now,
      signedBy: record.filedBy, to: units.first ?? filer.authority,
      answeredBy: addressees.centres.first ?? filer.id, demand: "", due: nil, drill: record.drill)
    paper.no = try tx.insert(paper)
    try dispatch(&record, paper: paper)
    try enter(
      record, ledger: 11, centre: filer.id, .own, counterpart: addressees.centres.first?.rawValue, paper: paper.no)
    for centre in addressees.centres {
      try enter(record, ledger: 11, centre: centre, .received, counterpart: filer.id.rawValue, paper: paper.no)
    }
    try journal(
      "incident.reported", "incident:\(paper.no)", centre: filer.id, ["clause": addressees.clause, "number": number])
    try post(
      context.letters.incident(
        paper, of: record, clause: addressees.clause, centres: addressees.centres, units: units),
      paper: paper.no)
    try tell(record, clause: addressees.clause, unit: addressees.authority)
    return paper
  }

  private func dispatch(_ record: inout CaseRecord, paper: Paper) throws {
    record = try CaseMachine.after(.dispatched, record, paper: paper).record
    try tx.update(record)
  }

  func nextNumber(_ form: Paper.Form, centre: CentreID, drill: Bool) throws -> String {
    let year = today.year
    let serial = try tx.nextSerial(form: form, centre: centre, year: year, drill: drill)
    return PaperNumber.text(
      form, centre: centre, year: year, serial: serial, drill: drill, rules: context.rules.numbers)
  }

  func enter(
    _ record: CaseRecord, ledger: Int, centre: CentreID, _ direction: LedgerEntry.Direction, counterpart: String?,
    paper: Int64?
  ) throws {
    try tx.insert(
      LedgerEntry(
        ledger: ledger, centre: centre, direction: direction, counterpart: counterpart, caseNo: record.no,
        paperNo: paper, enteredAt: now, drill: record.drill))
  }

  /// The caller decided on a revision: another one since then is a conflict.
  func expect(_ asked: Int?, _ actual: Int) throws {
    if let asked, asked != actual { throw ActRefusal.staleRevision(actual) }
  }
}
