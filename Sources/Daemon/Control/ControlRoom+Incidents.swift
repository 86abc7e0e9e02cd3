import Casework
package import ControlSocket
import Organisation
import Regulation
import Reporting
import Store
import Units
package import Wire

/// Incidents, form 5 (P9, P10, C12, C13, X9): lists of one snapshot, acts of one transaction.
extension ControlRoom {
  package func incidents(_ filter: IncidentFilter, page: PageRequest, caller: Caller) async throws -> Page<IncidentRow>
  {
    try await read(caller) { rows in
      let files = try rows.read.incidents(before: page.cursor ?? .max, limit: PageRequest.most)
      let wanted = files.filter { file in
        let mine = filter.centre.map { centre in
          rows.isMeant(centre, file.centre) || file.receipts.contains { $0.centre.rawValue == centre }
        }
        guard mine ?? true else { return false }
        switch filter.state {
        case "all": return true
        case "closed": return file.closedAt != nil
        case "waiting": return file.submissions.contains { $0.isOpen }
        default: return file.closedAt == nil || file.submissions.contains { $0.isOpen }
        }
      }
      return Page(
        items: try wanted.prefix(page.limit).map { try rows.incident($0) },
        next: Self.next(files, wanted, page) { $0.caseNo })
    }
  }

  package func incident(_ no: Int64, caller: Caller) async throws -> IncidentDetail {
    try await read(caller) { rows in
      guard let file = try rows.read.incident(case: no) else { throw ActRefusal.noSuchThing("incident:\(no)") }
      return try rows.incidentDetail(file)
    }
  }

  package func set(incident no: Int64, _ request: IncidentSetRequest, act: ControlSocket.Act) async throws
    -> IncidentDetail
  {
    try await work(act, no) { desk in
      try desk.setIncident(
        no, Self.entry(request, desk), asOf: request.asOf?.instant, reason: request.reason,
        revision: act.revision ?? request.revision)
    }
  }

  package func log(incident no: Int64, _ request: IncidentLogRequest, act: ControlSocket.Act) async throws
    -> IncidentDetail
  {
    try await work(act, no) { desk in
      try desk.logIncident(
        no, request.text, happened: request.happenedAt?.instant, help: request.help ?? false)
    }
  }

  package func call(incident no: Int64, _ request: IncidentCallRequest, act: ControlSocket.Act) async throws
    -> IncidentDetail
  {
    try await work(act, no) { desk in
      try desk.callIncident(
        no, party: request.party, reached: request.reached, note: request.note ?? "", at: request.at?.instant)
    }
  }

  package func receive(incident no: Int64, act: ControlSocket.Act) async throws -> IncidentDetail {
    try await work(act, no) { try $0.receiveIncident(no) }
  }

  package func approve(incident no: Int64, _ request: IncidentApproveRequest, act: ControlSocket.Act) async throws
    -> IncidentDetail
  {
    try await work(act, no) { desk in
      try desk.approveIncident(no, submission: request.submission, revision: act.revision ?? request.revision)
    }
  }

  package func sendBack(incident no: Int64, _ request: IncidentSendBackRequest, act: ControlSocket.Act) async throws
    -> IncidentDetail
  {
    try await work(act, no) { desk in
      try desk.sendBackIncident(
        no, submission: request.submission, words: request.words, revision: act.revision ?? request.revision)
    }
  }

  package func followUp(incident no: Int64, _ request: IncidentTextRequest, act: ControlSocket.Act) async throws
    -> IncidentDetail
  {
    try await work(act, no) { try $0.followUpIncident(no, request.text, revision: act.revision ?? request.revision) }
  }

  package func instruct(incident no: Int64, _ request: IncidentTextRequest, act: ControlSocket.Act) async throws
    -> IncidentDetail
  {
    try await work(act, no) { try $0.instructIncident(no, request.text) }
  }

  package func finish(incident no: Int64, _ request: IncidentFinalRequest, act: ControlSocket.Act) async throws
    -> IncidentDetail
  {
    try await work(act, no) { desk in
      var entry = IncidentEntry()
      entry.figures = try Self.figures(request.figures, [])
      entry.cause = request.cause
      entry.measures = request.measures
      return try desk.finishIncident(
        no, request.text, entry, reason: request.reason, revision: act.revision ?? request.revision)
    }
  }

  /// An act on an incident; of an emergency it may be done while the clock is in doubt (D4).
  private func work(
    _ act: ControlSocket.Act, _ no: Int64, _ body: @escaping @Sendable (Desk) throws -> Desk.IncidentWork
  ) async throws -> IncidentDetail {
    try await self.act(
      act, inHold: { desk in try desk.tx.read.incident(case: no)?.isEmergency ?? false },
      { desk, viewer in try self.rows(desk, viewer).incidentDetail(try body(desk).file) })
  }

  private static func entry(_ request: IncidentSetRequest, _ desk: Desk) throws -> IncidentEntry {
    var entry = IncidentEntry()
    entry.figures = try figures(request.figures, request.unknown ?? [])
    entry.kind = try named(request.kind, "kind")
    entry.hazard = try named(request.hazard, "hazard")
    entry.isEmergency = request.emergency
    entry.place = request.place
    entry.transport = try request.transport.map { try $0.compactMap { try named($0, "transport") } }
    entry.cargo = request.cargo
    entry.dangerousGoods = request.dangerousGoods
    entry.majorLeak = request.majorLeak
    entry.course = request.course
    entry.measures = request.measures
    entry.cause = request.cause
    entry.evidence = request.evidence
    entry.vessels = request.vessels.map { vessels in
      vessels.map { shape in
        let known =
          shape.mmsi.flatMap { desk.directory.vessel(mmsi: $0) }
          ?? desk.directory.organisation.vessels.first { $0.name == shape.name }
        return IncidentVessel(
          name: shape.name, mmsi: shape.mmsi ?? known?.mmsi, kind: known?.kind,
          tonnage: shape.tonnage ?? known?.tonnage,
          power: shape.power ?? known?.power)
      }
    }
    return entry
  }

  private static func figures(_ given: [String: Double]?, _ unknown: [String]) throws -> [IncidentEntry.Figure] {
    let known: [IncidentEntry.Figure] = try (given ?? [:]).sorted { $0.key < $1.key }.compactMap { name, value in
      try named(name, "figures").map { IncidentEntry.Figure($0, value) }
    }
    return try known + unknown.compactMap { try named($0, "unknown").map { IncidentEntry.Figure($0, nil) } }
  }

  /// One of an enumeration's names; nil stays nil.
  private static func named<T: RawRepresentable & CaseIterable>(_ name: String?, _ field: String) throws -> T?
  where T.RawValue == String {
    guard let name else { return nil }
    if let value = T(rawValue: name) { return value }
    let known = T.allCases.map(\.rawValue).joined(separator: ", ")
    throw ControlError.invalid(field, "\(field) 只能是 \(known)", "\(field) is one of \(known)")
  }
}

extension Refusals {
  static func incident(_ refusal: IncidentRefusal, _ texts: Texts) -> ControlError {
    let words = texts.words("refusal.incident.\(refusal.rawValue)")
    return switch refusal {
    case .samePerson, .leaderRaises, .dutyLeaderFirst, .centreLeaderNext: ControlError(.forbidden, words)
    case .emptyText: ControlError(.invalid, words, field: "text")
    case .notPlausible: ControlError(.invalid, words, field: "figures")
    case .reasonNeeded: ControlError(.invalid, words, field: "reason")
    case .notInPlan: ControlError(.invalid, words, field: "party")
    case .nothingToChange: ControlError(.invalid, words)
    case .onlyRaised, .nothingWaits, .stillWaiting, .finalWritten, .notReceived, .alreadyReceived, .nothingBelow,
      .nobodyAbove, .finalDecides:
      ControlError(.conflict, words)
    }
  }
}
