import Reporting
import Casework
import Organisation
import Regulation
import Store
import Units

/// Equipment day (P6, C8, X6, G11): results of the checklist, faults that open form 3, and who is told.
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
        let name = context.letters.equipmentName(item)
        let opened = try openFault(
          FaultFound(
            centre: record.duty.centre, item: item.key, name: name, point: item.point,
            code: codes[line.item] ?? item.code, symptom: line.note, at: checked,
            reason: Reason("equipment.fault", ["item": name, "symptom": line.note]), carrier: carrier), by: person)
        result.caseNo = opened.fault.no
        if opened.isNew { done.opened.append(opened.record) }
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
