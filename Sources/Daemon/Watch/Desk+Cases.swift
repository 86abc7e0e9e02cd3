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

  /// - Parameter stopped: P8: the breach was stopped at once; a row of ledger 9 and no form 7.
  func file(
    finding no: Int64, note: String, point: PointID?, demand: String?, drill: Bool, revision: Int?,
    stopped: Bool = false
  ) throws -> Filed {
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
      (finding.disposedAt, finding.disposedBy) = (now, person.id)
      finding.revision += 1
      endObserved(&finding)
      try tx.update(finding)
      return Filed(finding: finding, record: opened.record, paper: opened.paper)
    }
    var record = newCase(finding, filer: filer, person: person, note: note, point: point, drill: drill)
    record.firstContact = try firstContact(finding, filer: filer.id)
    if stopped, record.kind == .breach { record.stopped = true }
    record.no = try tx.insert(record)
    finding.disposition = .filed(caseNo: record.no)
    (finding.disposedAt, finding.disposedBy) = (now, person.id)
    finding.revision += 1
    endObserved(&finding)
    try tx.update(finding)
    try journal(
      "case.filed", "case:\(record.no)", centre: record.centre, occurred: record.occurredAt,
      ["code": record.code.rawValue, "drill": "\(drill)", "finding": "\(no)", "kind": record.kind.rawValue])
    try begin(record)
    let paper: Paper?
    switch record.kind {
    case .violation, .breach: paper = try fileNotice(&record, person: person, demand: demand)
    case .incident: paper = try fileIncident(&record, filer: filer, waters: waters)
    // Opened above, with its form 3.
    case .fault: paper = nil
    }
    try endDraft(finding: no, by: person, paper: paper)
    try putRecurring(record)
    return Filed(finding: finding, record: record, paper: paper)
  }

  /// S6: who took it down follows it; of what a detector found, who filed it.
  private func firstContact(_ finding: FindingRecord, filer: CentreID) throws -> PersonID? {
    guard finding.finding.detector == .observed else { return nil }
    let first = try tx.read.observations(finding: finding.no).first?.person
    return first.flatMap { directory.person($0)?.centre == filer ? $0 : nil }
  }

  func dismiss(finding no: Int64, reason: String, revision: Int?) throws -> FindingRecord {
    var record = try finding(no)
    let person = try allow(.dismiss, centre: observer(of: record))
    try expect(revision, record.revision)
    guard !record.isDisposed else { throw ActRefusal.alreadyDisposed }
    guard !reason.allSatisfy(\.isWhitespace) else { throw CaseRefusal.emptyText }
    record.disposition = .dismissed(by: person.id, reason: reason)
    (record.disposedAt, record.disposedBy) = (now, person.id)
    record.revision += 1
    endObserved(&record, dismissed: true)
    try tx.update(record)
    try journal("finding.dismissed", "finding:\(no)", centre: record.centre, ["reason": reason])
    try endDraft(finding: no, by: person, reason: reason)
    return record
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
      waters: observed.waters ?? accused(seen) ?? finding.centre, state: .filed, findingNo: finding.no,
      occurredAt: seen.onset,
      filedAt: now,
      filedBy: person.id, vesselName: name, mmsi: seen.mmsi == 0 ? nil : seen.mmsi, point: pointID,
      place: isPlace ? seen.place : nil,
      placeName: placeName,
      reason: seen.reason, note: note, ruleVersion: seen.ruleVersion, regulationVersion: context.regulationVersion,
      drill: drill)
  }

  /// Of a breach that a presence check found, the centre that it is about.
  private func accused(_ finding: Finding) -> CentreID? {
    guard context.rules.code(finding.code)?.kind == .breach else { return nil }
    if case .centre(let id)? = Target(key: finding.object) { return id }
    return directory.centre(CentreID(finding.object))?.id
  }

  /// R15: what is 立即 is told to the duty leader and the unit's safety-responsible leader in this transaction: whatever is serious,
  /// every violation that the province finds (P7), and every breach that leads to form 7 (P8, C11).
  func tell(_ record: CaseRecord, clause: String, unit: UnitID?) throws {
    let always = unit != nil && ["P7", "P8", "C11"].contains(clause)
    guard record.severity >= .serious || always else { return }
    let leaders = RungResolver(directory).people(.dutyLeader, centre: record.centre, at: now)
    try post(context.letters.told(record, clause: clause, to: leaders, unit: unit.flatMap { directory.unit($0) }))
  }

  func dispatch(_ record: inout CaseRecord, paper: Paper) throws {
    let next = try CaseMachine.after(CaseEvent(.dispatched, by: paper.signedBy, at: now), record, paper: paper)
    record = next.record
    try tx.update(record)
    try tx.insert(next.step)
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
