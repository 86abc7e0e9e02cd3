import Casework
package import ControlSocket
import Organisation
import Store
import Units
package import Wire

/// S1: the day's record, looked at and signed by a supervisor.
extension ControlRoom {
  package func dayRecords(centre: String?, caller: Caller) async throws -> Page<DayRecordRow> {
    try await read(caller) { rows in
      guard let centre = centre.map({ CentreID($0) }) ?? rows.viewer.centres.sorted().first,
        rows.directory.centre(centre) != nil
      else { throw ActRefusal.noSuchThing("centre:\(centre ?? "")") }
      let today = rows.context.zone.civil(rows.now).date
      let all = try (0..<31).map { try rows.dayRecord(centre, today - $0) }
      return Page(items: all.filter { $0.checks > 0 || !$0.signatures.isEmpty })
    }
  }

  package func sign(day request: DayRecordSignRequest, act: ControlSocket.Act) async throws -> DayRecordRow {
    try await self.act(act) { desk, viewer in
      let signature = try desk.signDay(request.day, note: request.note ?? "")
      return try self.rows(desk, viewer).dayRecord(signature.centre, signature.day)
    }
  }
}

extension Rows {
  func dayRecord(_ centre: CentreID, _ day: CivilDate) throws -> DayRecordRow {
    let zone = context.zone
    let checks = try read.checks(
      centre: centre, from: zone.instant(day, .midnight), before: zone.instant(day + 1, .midnight))
    let signatures = try read.daySignatures(centre: centre, day: day).map {
      DayRecordSignature(by: personName($0.by) ?? $0.by, at: time($0.at), note: $0.note)
    }
    return DayRecordRow(
      centre: centre.rawValue, centreName: centreName(centre), day: day, checks: checks.count, signatures: signatures)
  }
}
