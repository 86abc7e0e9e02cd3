import Casework
package import ControlSocket
import Organisation
import Regulation
import Store
import Units
package import Wire

/// `duty explain`: the draw is made again from what counted at the opening, and must give what was recorded (R2).
extension ControlRoom {
  package func explain(duty no: Int64, caller: Caller) async throws -> DutyExplanation {
    let hosted = await watch.current.hosted
    return try await read(caller) { rows in
      guard let record = try rows.read.duty(no: no), let opening = try rows.read.opening(ofDuty: no) else {
        throw ActRefusal.noSuchThing("duty:\(no)")
      }
      var explanation = DutyExplanation(detail: try rows.dutyDetail(record), openedAt: rows.time(opening.at))
      guard record.duty.kind.isDrawn else { return explanation }
      explanation.inputs = rows.inputs(record.duty, opening)
      guard rows.viewer.sees(drawOf: record.duty.centre) else { return explanation }
      let drawn = try rows.draw(record.duty, opening, hosted: hosted)
      explanation.drawn = (drawn?.items ?? []).map { rows.drawn($0) }
      if let drawn {
        explanation.reproduced =
          drawn.quota == record.duty.quota
          && Set(drawn.items.map(\.target)) == Set(record.duty.targets)
      }
      return explanation
    }
  }
}

extension Rows {
  fileprivate func inputs(_ duty: Duty, _ opening: Opening) -> QuotaInputs {
    let (province, city) = (opening.regulation.province, opening.regulation.city)
    let (share, atLeast, perMonth) =
      switch duty.kind {
      case .countySpotCheck: (province.countySharePercent, 0, province.checksPerMonth)
      case .pointSpotCheck: (province.pointSharePercent, province.pointFloor, province.checksPerMonth)
      default: (0, city.countyPointFloor, 0)
      }
    return QuotaInputs(
      dayOfMonth: duty.day.day, daysInMonth: duty.day.daysInMonth, reserveDays: province.reserveDays,
      sharePercent: share, atLeast: atLeast, checksPerMonth: perMonth,
      keyTasks: opening.keyTasks.intersection(duty.targets).count)
  }

  fileprivate func draw(_ duty: Duty, _ opening: Opening, hosted: Set<CentreID>) throws -> DrawExplanation? {
    let checks = try read.checksForPlanning(
      of: opening.day, recordedBefore: opening.at, zone: opening.organisation.zone)
    var record = CheckRecord(checks, before: opening.day, zone: opening.organisation.zone)
    record.camerasDown = try read.camerasDown(from: opening.day.firstOfMonth, through: opening.day)
    return Planner(directory: Directory(opening.organisation), rules: opening.regulation, hosted: hosted)
      .explanation(
        of: duty.kind, centre: duty.centre, on: opening.day,
        record: record, key: context.drawKey,
        keyTasks: opening.keyTasks)
  }

  fileprivate func drawn(_ item: DrawExplanation.Item) -> DrawnRow {
    DrawnRow(
      key: item.target.key, name: targetName(item.target), why: item.why?.rawValue, checks: item.checks,
      debt: item.debt)
  }
}
