import Casework
package import ControlSocket
import Organisation
import Regulation
import Store
import Units
package import Wire

/// What the public told a centre (S6, S8): lists of one snapshot, acts of one transaction.
extension ControlRoom {
  package func callers(
    _ state: String?, centre: String?, page: PageRequest, caller: Caller
  ) async throws -> Page<CallerRow> {
    try await read(caller) { rows in
      let records = try rows.read.publicReports(before: page.cursor ?? .max, limit: PageRequest.most)
      let wanted = records.filter { record in
        guard rows.isMeant(centre, record.centre) else { return false }
        switch state {
        case nil, "all": return true
        case "waiting": return record.state != .done
        case "overdue": return rows.publicReport(record).overdue
        case let state?: return record.state.rawValue == state
        }
      }
      return Page(
        items: wanted.prefix(page.limit).map { rows.publicReport($0) }, next: Self.next(records, wanted, page) { $0.no }
      )
    }
  }

  package func publicReport(_ no: Int64, caller: Caller) async throws -> CallerRow {
    try await read(caller) { rows in
      guard let record = try rows.read.publicReport(no: no) else { throw ActRefusal.noSuchThing("caller:\(no)") }
      return rows.publicReport(record)
    }
  }

  package func take(_ request: CallerRequest, act: ControlSocket.Act) async throws -> CallerRow {
    try await self.act(act) { desk, viewer in
      let at = request.at?.instant ?? desk.now
      let draft = PublicReport(
        centre: CentreID(""), means: PublicReport.Means(rawValue: request.means?.rawValue ?? "") ?? .telephone,
        grade: PublicReport.Grade(rawValue: request.grade?.rawValue ?? "") ?? .report, takenAt: at, takenBy: "",
        text: request.text, place: request.place ?? "", name: request.name ?? "", phone: request.phone ?? "",
        isConfidential: request.confidential ?? false, needsScene: request.scene ?? false, drill: request.drill ?? false
      )
      let sight: (() throws -> Int64)? = request.code.map { code in
        {
          try desk.enter(
            ObserveRequest(
              code: code, point: request.point, centre: desk.signer.person?.centre.rawValue, vessel: request.vessel,
              note: request.text, seenAt: request.at))
        }
      }
      return self.rows(desk, viewer).publicReport(try desk.take(draft, seen: sight))
    }
  }

  package func step(
    publicReport no: Int64, _ request: CallerStepRequest, act: ControlSocket.Act
  ) async throws -> CallerRow {
    try await self.act(act) { desk, viewer in
      let (name, event): (String, (PublicReport.Step) -> PublicReportEvent) =
        switch request.act {
        case .scene: ("on-scene", { .onScene($0) })
        case .opinion: ("opinion", { .opinion($0) })
        case .close: ("closed", { .closed($0) })
        case .back: ("called-back", { .calledBack($0) })
        case .missed: ("not-reached", { .notReached($0) })
        }
      let record = try desk.step(
        publicReport: no, name, text: request.text ?? "", at: request.at?.instant ?? desk.now,
        revision: act.revision ?? request.revision, event)
      return self.rows(desk, viewer).publicReport(record)
    }
  }
}

extension Rows {
  func publicReport(_ record: PublicReport) -> CallerRow {
    let owed = PublicReportClock.owed(
      record, rules: context.rules.publicReports, zone: context.zone, holidays: directory.organisation.holidays
    ).first
    func step(_ step: PublicReport.Step?) -> CallerStep? {
      step.map { CallerStep(text: $0.text, at: time($0.at), by: personName($0.by)) }
    }
    // S8: who it was stays in the centre that was told.
    let isOurs = viewer.person?.centre == record.centre
    func own(_ text: String) -> String? { isOurs && !text.isEmpty ? text : nil }
    return CallerRow(
      no: record.no, revision: record.revision, state: record.state.rawValue, centre: record.centre.rawValue,
      centreName: centreName(record.centre), means: record.means.rawValue, grade: record.grade.rawValue,
      takenAt: time(record.takenAt), takenBy: personName(record.takenBy), text: record.text,
      place: record.place.isEmpty ? nil : record.place, name: own(record.name), phone: own(record.phone),
      confidential: record.isConfidential, finding: record.finding, scene: step(record.scene),
      opinion: step(record.opinion), closed: step(record.closed), missedCalls: record.missedCalls.compactMap(step),
      calledBack: step(record.calledBack), awaits: owed?.stage.rawValue, due: time(owed?.due),
      overdue: owed.map { $0.due < now } ?? false, drill: record.drill)
  }
}

extension Refusals {
  static func publicReport(_ refusal: PublicReportRefusal, _ texts: Texts) -> ControlError {
    func said(_ key: String, _ values: [String: String] = [:]) -> Words { texts.words("refusal.caller.\(key)", values) }
    return switch refusal {
    case .wrongState(let state): ControlError(.conflict, said("wrongState.\(state.rawValue)"))
    case .emptyText: ControlError(.invalid, said("emptyText"), field: "text")
    case .beforeTaken: ControlError(.invalid, said("beforeTaken"), field: "at")
    case .noOpinion: ControlError(.conflict, said("noOpinion"))
    case .matterOpen(let finding): ControlError(.conflict, said("matterOpen", ["finding": "\(finding)"]))
    case .noNumber: ControlError(.conflict, said("noNumber"))
    case .decider(let grade): ControlError(.forbidden, said("decider.\(grade.rawValue)"))
    }
  }
}
