import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units

/// What people do about a fault (P12, C14, X10, G11, S5), and who is told when nothing is done.
extension Desk {
  func fault(_ no: Int64) throws -> FaultRecord {
    if let fault = try tx.read.fault(no: no) { return fault }
    guard try tx.read.caseRecord(no: no) == nil else { throw FaultRefusal.notAFault }
    throw ActRefusal.noSuchThing("fault:\(no)")
  }

  /// P12: contractor or carrier is told; of a point the maintainer that form 1 names, unless another is said.
  func reportFault(_ no: Int64, to: String?, at told: Instant, revision: Int?) throws -> FaultRecord {
    let fault = try fault(no)
    let whom = try to.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 } ?? maintainer(fault)
    return try work(fault, .workFault, "fault.told", at: told, revision: revision, ["to": whom]) {
      .reported(FaultRecord.Report(to: whom, at: told, by: $0.id))
    }
  }

  func diagnoseFault(_ no: Int64, _ text: String, at found: Instant, revision: Int?) throws -> FaultRecord {
    try work(try fault(no), .workFault, "fault.diagnosed", at: found, revision: revision, ["text": text]) {
      .diagnosed(FaultRecord.Step(text: text, at: found, by: $0.id))
    }
  }

  func beginRepair(_ no: Int64, _ text: String, at began: Instant, revision: Int?) throws -> FaultRecord {
    try work(try fault(no), .workFault, "fault.repairing", at: began, revision: revision, ["text": text]) {
      .began(FaultRecord.Step(text: text, at: began, by: $0.id))
    }
  }

  func endRepair(_ no: Int64, _ text: String, at done: Instant, revision: Int?) throws -> FaultRecord {
    try work(try fault(no), .workFault, "fault.repaired", at: done, revision: revision, ["text": text]) {
      .repaired(FaultRecord.Step(text: text, at: done, by: $0.id))
    }
  }

  /// 验收 by someone other than who said that it is repaired. Accepted, the point's camera shows its object again (G15).
  func judgeRepair(_ no: Int64, accepted: Bool, note: String, revision: Int?) throws -> FaultRecord {
    let fault = try fault(no)
    let act = accepted ? "fault.accepted" : "fault.sent-back"
    let next = try work(fault, .acceptFault, act, at: now, revision: revision, ["note": note]) {
      .judged(FaultRecord.Verdict(accepted: accepted, note: note, at: self.now, by: $0.id))
    }
    if accepted { try endCamera(of: next) }
    return next
  }

  func cancelFault(_ no: Int64, reason: String, revision: Int?) throws -> FaultRecord {
    let next = try work(
      try fault(no), .cancelFault, "fault.cancelled", at: now, revision: revision, ["reason": reason]
    ) { .cancelled(FaultRecord.Step(text: reason, at: self.now, by: $0.id)) }
    try endCamera(of: next)
    return next
  }

  private func work(
    _ fault: FaultRecord, _ act: Casework.Act, _ entry: String, at done: Instant, revision: Int?,
    _ detail: [String: String], _ event: (Person) -> FaultEvent
  ) throws -> FaultRecord {
    let person = try allow(act, centre: fault.centre)
    try expect(revision, fault.revision)
    guard done <= now else { throw ActRefusal.inTheFuture }
    let next = try take(event(person), fault)
    try journal(entry, "case:\(fault.no)", centre: fault.centre, occurred: done, detail)
    return next
  }

  private func maintainer(_ fault: FaultRecord) throws -> String {
    let entry = try fault.point.flatMap { try tx.read.objects(id: $0).first { $0.facts.group == .point } }
    let words = [ContactField.maintainer, .maintainerPhone].compactMap { entry?.contacts[$0] }
    guard !words.isEmpty else { throw FaultRefusal.emptyText }
    return words.joined(separator: " ")
  }

  private func endCamera(of fault: FaultRecord) throws {
    if fault.isCamera, !fault.drill, let point = fault.point { try endCameraFault(.point(point), at: now) }
  }

  /// S5: reminds the desk, tells the duty leader, then the centre leader.
  func tell(fault: FaultRecord) throws {
    let holidays = directory.organisation.holidays
    guard
      let telling = FaultClock.telling(fault, rules: context.rules.faults, zone: zone, holidays: holidays, now: now)
    else { return }
    var next = fault
    next.told.append(telling.key)
    try tx.update(next)
    try journal(
      telling.level == .remind ? "fault.reminded" : "fault.overdue", "case:\(fault.no)", centre: fault.centre,
      ["level": telling.level.rawValue, "stage": telling.owed.stage.rawValue])
    let resolver = RungResolver(directory)
    let people =
      switch telling.level {
      case .remind: [Person]()
      case .overdue: resolver.people(.dutyLeader, centre: fault.centre, at: now)
      case .climb: resolver.people(.centreLeader, centre: fault.centre, at: now)
      }
    try post(context.letters.fault(next, telling: telling, to: people, at: now))
  }

  /// Faults that an older release opened get their lives: found, and nothing more is known.
  func takeInFaults() throws {
    for record in try tx.read.casesWithoutFault() {
      guard let paper = try tx.read.papers(case: record.no).first(where: { $0.form == .faultReport }) else { continue }
      let item = try tx.read.equipmentItem(ofCase: record.no) ?? "case:\(record.no)"
      guard try tx.read.openFault(centre: record.centre, item: item) == nil else { continue }
      try tx.insert(
        FaultRecord(
          no: record.no, number: paper.number, centre: record.centre, item: item, itemName: record.placeName,
          point: record.point, code: record.code, foundAt: record.occurredAt, foundBy: record.filedBy,
          registeredAt: record.filedAt, symptom: record.reason.values["symptom"] ?? record.note, drill: record.drill))
    }
  }

  /// G15, R22: faults that keep their points out of the draws of a day that is being opened.
  func camerasDown(on day: CivilDate, directory: Directory, rules: FaultRules) throws -> [FaultRecord] {
    let opens = directory.zone.instant(day, .midnight)
    let holidays = directory.organisation.holidays
    return try tx.read.pointFaults(at: opens).filter {
      FaultClock.excuses($0, rules: rules, zone: directory.zone, holidays: holidays, at: opens)
    }
  }
}
