import Reporting
import Casework
import Organisation
import Regulation
import Store
import Units

/// Equipment day (P6, C8, X6): results of the checklist, faults that open form 3, and who is told.
extension Desk {
  /// What a look led to.
  struct EquipmentChecked {
    var results: [EquipmentResult]
    var opened: [CaseRecord]
  }

  /// The checklists of a day as it opens (R22).
  func writeEquipmentLists(_ duties: [Duty], directory: Directory, rules: EquipmentRules) throws {
    for duty in duties where duty.kind == .equipmentCheck {
      guard let no = try tx.read.duty(id: duty.id)?.no, let centre = directory.centre(duty.centre) else { continue }
      try tx.setEquipmentList(
        EquipmentChecklist.items(of: centre, rules: rules, directory: directory), duty: no)
    }
  }

  /// Records results; complete, the duty is done. The codes of faults may be others than the items' own.
  func checkEquipment(
    duty no: Int64, named: [EquipmentSheet.Line], codes: [String: FindingCode], othersOK: Bool, carrier: String?,
    at checked: Instant
  ) throws -> EquipmentChecked {
    let record = try equipmentDuty(no)
    let person = try allow(.checkEquipment, centre: record.duty.centre)
    guard checked <= now else { throw ActRefusal.inTheFuture }
    var sheet = try equipment.sheet(record)
    // A list that no opening wrote is fixed by the first look.
    try tx.setEquipmentList(sheet.items, duty: no)
    let placement = try sheet.placement(at: checked, zone: zone)
    var done = EquipmentChecked(results: [], opened: [])
    for line in try sheet.lines(named, othersOK: othersOK) {
      var result = EquipmentResult(
        centre: record.duty.centre, item: line.item, outcome: line.outcome, note: line.note, checkedAt: checked,
        recordedAt: now, by: person.id, carrier: carrier, placement: placement)
      if line.outcome == .fault, let item = sheet.item(line.item) {
        result.caseNo = try tx.read.openFault(centre: record.duty.centre, item: line.item)
        if result.caseNo == nil {
          let fault = try openFault(item, code: codes[line.item] ?? item.code, result: result, person: person)
          result.caseNo = fault.no
          done.opened.append(fault)
        }
      }
      result.no = try tx.insert(result, duty: no)
      sheet.take(result)
      done.results.append(result)
    }
    if let finished = sheet.finished { try tx.finish(duty: no, at: finished) }
    try journal(
      "equipment.checked", "duty:\(no)", centre: record.duty.centre, occurred: checked,
      [
        "carrier": carrier ?? "", "faults": "\(done.results.count { $0.outcome == .fault })",
        "items": done.results.map(\.item).joined(separator: " "), "left": "\(sheet.remaining.count)",
        "placed": placement.rawValue,
      ])
    return done
  }

  var equipment: EquipmentReader { EquipmentReader(context: context, read: tx.read) }

  func equipmentDuty(_ no: Int64) throws -> DutyRecord {
    guard let record = try tx.read.duty(no: no), record.duty.kind == .equipmentCheck else {
      throw ActRefusal.noSuchThing("equipment:\(no)")
    }
    return record
  }

  /// P12, C14, X10, G11: form 3 with its number and its row of ledger 12; the duty leader is told in this transaction. Whom it is
  /// reported to, its deadline and its acceptance are the case's further life.
  private func openFault(_ item: EquipmentItem, code: FindingCode, result: EquipmentResult, person: Person) throws
    -> CaseRecord
  {
    guard let rule = context.rules.code(code), rule.kind == .fault else {
      let known = context.rules.codes.filter { $0.kind == .fault }
      throw ActRefusal.noSuchCode(code.rawValue, known: known)
    }
    let point = item.point.flatMap { directory.point($0) }
    let name = context.letters.equipmentName(item)
    var record = CaseRecord(
      kind: .fault, code: code, severity: rule.severity, centre: result.centre, waters: result.centre, state: .filed,
      findingNo: nil, occurredAt: result.checkedAt, filedAt: now, filedBy: person.id, vesselName: "", mmsi: nil,
      point: item.point, place: point?.place, placeName: name,
      reason: Reason("equipment.fault", ["item": name, "symptom": result.note]), note: "",
      ruleVersion: context.regulationVersion, regulationVersion: context.regulationVersion, drill: false)
    record.no = try tx.insert(record)
    let number = try nextNumber(.faultReport, centre: result.centre, drill: false)
    var paper = Paper(
      form: .faultReport, number: number, caseNo: record.no, issuedBy: result.centre, issuedAt: now,
      signedBy: person.id, to: directory.centre(result.centre)?.authority ?? "", answeredBy: result.centre,
      demand: "", due: nil, drill: false)
    paper.no = try tx.insert(paper)
    try enter(record, ledger: 12, centre: result.centre, .own, counterpart: nil, paper: paper.no)
    try journal(
      "fault.reported", "case:\(record.no)", centre: result.centre, occurred: result.checkedAt,
      ["code": code.rawValue, "item": item.key, "number": number, "symptom": result.note])
    let leaders = RungResolver(directory).people(.dutyLeader, centre: result.centre, at: now)
    try post(
      context.letters.fault(paper, of: record, symptom: result.note, carrier: result.carrier, to: leaders),
      paper: paper.no)
    return record
  }
}

/// Reads checklists with their results, in a transaction or a snapshot.
struct EquipmentReader {
  let context: WatchContext
  let read: RegisterReader

  func sheet(_ record: DutyRecord) throws -> EquipmentSheet {
    let items = try read.equipmentList(duty: record.no) ?? items(of: record.duty.centre)
    return EquipmentSheet(duty: record.duty, items: items, results: try read.equipmentResults(duty: record.no))
  }

  /// The checklist of a centre by the configuration in force now.
  func items(of centre: CentreID) -> [EquipmentItem] {
    guard let centre = context.directory.centre(centre) else { return [] }
    return EquipmentChecklist.items(of: centre, rules: context.rules.equipment, directory: context.directory)
  }
}
