import Casework
package import ControlSocket
import Organisation
import Regulation
import Reporting
import Store
import Units
package import Wire

/// Equipment day (P6, C8, X6) and the state of the equipment (G11).
extension ControlRoom {
  package func equipment(_ filter: EquipmentFilter, page: PageRequest, caller: Caller) async throws
    -> Page<EquipmentItemRow>
  {
    try await read(caller) { rows in
      let all = try rows.context.hosted.sorted().filter { rows.isMeant(filter.centre, $0) }.flatMap { centre in
        try rows.equipment(of: centre)
      }.filter { !filter.faultsOnly || $0.state == "fault" || $0.number != nil }
      let from = Int(page.cursor ?? 0)
      let shown = all.dropFirst(from).prefix(page.limit)
      let end = from + shown.count
      return Page(items: Array(shown), next: end < all.count ? Int64(end) : nil)
    }
  }

  package func equipmentSheet(_ no: Int64, caller: Caller) async throws -> EquipmentSheetDetail {
    try await read(caller) { rows in
      guard let record = try rows.read.duty(no: no), record.duty.kind == .equipmentCheck else {
        throw ActRefusal.noSuchThing("equipment:\(no)")
      }
      return try rows.equipmentSheet(record)
    }
  }

  package func checkEquipment(_ no: Int64, _ request: EquipmentCheckRequest, act: ControlSocket.Act) async throws
    -> EquipmentCheckAnswer
  {
    try await self.act(act) { desk, viewer in
      let inputs = request.results ?? []
      let named = inputs.map { input in
        EquipmentSheet.Line(item: input.item, outcome: input.outcome == .fault ? .fault : .ok, note: input.note ?? "")
      }
      let codes = inputs.compactMap { input in input.code.map { (input.item, FindingCode($0)) } }
      let done = try desk.checkEquipment(
        duty: no, named: named, codes: Dictionary(codes, uniquingKeysWith: { $1 }),
        othersOK: request.othersOK ?? false, carrier: request.carrier.flatMap { $0.isEmpty ? nil : $0 },
        at: request.checkedAt?.instant ?? desk.now)
      let rows = self.rows(desk, viewer)
      return EquipmentCheckAnswer(
        sheet: try rows.equipmentSheet(try desk.equipmentDuty(no)), recorded: done.results.count,
        madeUp: done.results.count { $0.placement == .makeup }, opened: try done.opened.map { try rows.caseRow($0) })
    }
  }
}

extension Rows {
  fileprivate var equipmentReader: EquipmentReader { EquipmentReader(context: context, read: read) }

  func equipmentSheet(_ record: DutyRecord) throws -> EquipmentSheetDetail {
    let sheet = try equipmentReader.sheet(record)
    return EquipmentSheetDetail(
      summary: try duty(record), items: try sheet.items.map { try item($0, sheet.results[$0.key], record.duty.centre) },
      checked: sheet.items.count - sheet.remaining.count, faults: sheet.faults.count)
  }

  /// Every item of a centre's checklist as it stands now, with what was found last.
  fileprivate func equipment(of centre: CentreID) throws -> [EquipmentItemRow] {
    let results = try read.lastEquipmentResults(centre: centre)
    return try equipmentReader.items(of: centre).map { try item($0, results[$0.key], centre) }
  }

  private func item(_ item: EquipmentItem, _ result: EquipmentResult?, _ centre: CentreID) throws -> EquipmentItemRow {
    let name =
      switch item.group {
      case .cameras: texts.words("equipment.camera", ["point": item.name ?? item.key])
      case .own: Words(item.name ?? item.key, item.name ?? item.key)
      case .room: item.name.map { Words($0, $0) } ?? texts.words("equipment.\(item.key)")
      }
    var row = EquipmentItemRow(
      key: item.key, group: item.group.rawValue, name: name, centre: centre.rawValue, centreName: centreName(centre),
      state: result?.outcome.rawValue ?? "open")
    if let result {
      row.note = result.note.isEmpty ? nil : result.note
      row.checkedAt = time(result.checkedAt)
      row.by = personName(result.by)
      row.carrier = result.carrier
      row.placement = result.placement.rawValue
    }
    // An open form 3 stays in sight, also where somebody found the item good again.
    if let fault = try read.openFault(centre: centre, item: item.key) {
      row.caseNo = fault.no
      row.number = fault.number
    }
    return row
  }
}
