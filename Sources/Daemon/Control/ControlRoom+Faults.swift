import Casework
package import ControlSocket
import Organisation
import Regulation
import Reporting
import Store
import Units
package import Wire

/// Faults and outages (P12, C14, X10, G11, S5): lists of one snapshot, acts of one transaction.
extension ControlRoom {
  package func faults(_ filter: FaultFilter, page: PageRequest, caller: Caller) async throws -> Page<FaultRow> {
    try await read(caller) { rows in
      let records = try rows.read.faults(before: page.cursor ?? .max, limit: PageRequest.most)
      let wanted = records.filter { record in
        guard rows.isMeant(filter.centre, record.centre) else { return false }
        switch filter.state {
        case nil, "all": return true
        case "open": return !record.state.isOver
        case "overdue": return rows.fault(record).overdue
        case let state?: return record.state.rawValue == state
        }
      }
      return Page(
        items: wanted.prefix(page.limit).map { rows.fault($0) }, next: Self.next(records, wanted, page) { $0.no })
    }
  }

  package func fault(_ no: Int64, caller: Caller) async throws -> FaultDetail {
    try await read(caller) { rows in
      guard let record = try rows.read.fault(no: no) else { throw ActRefusal.noSuchThing("fault:\(no)") }
      return try rows.faultDetail(record)
    }
  }

  package func addFault(_ request: FaultRequest, act: ControlSocket.Act) async throws -> FaultDetail {
    try await self.act(act) { desk, viewer in
      let opened = try desk.addFault(
        centre: request.centre.map { CentreID($0) }, point: request.point, item: request.item, name: request.name,
        code: request.code.map { FindingCode($0) }, symptom: request.symptom,
        at: request.foundAt?.instant ?? desk.now, drill: request.drill ?? false)
      return try self.rows(desk, viewer).faultDetail(opened.fault)
    }
  }

  package func step(fault no: Int64, _ request: FaultStepRequest, act: ControlSocket.Act) async throws -> FaultDetail {
    try await self.act(act) { desk, viewer in
      let (text, at) = (request.text ?? "", request.at?.instant ?? desk.now)
      let revision = act.revision ?? request.revision
      let record =
        switch request.act {
        case .report: try desk.reportFault(no, to: request.to, at: at, revision: revision)
        case .diagnose: try desk.diagnoseFault(no, text, at: at, revision: revision)
        case .repair: try desk.beginRepair(no, text, at: at, revision: revision)
        case .done: try desk.endRepair(no, text, at: at, revision: revision)
        case .accept: try desk.judgeRepair(no, accepted: true, note: text, revision: revision)
        case .sendBack: try desk.judgeRepair(no, accepted: false, note: text, revision: revision)
        case .cancel: try desk.cancelFault(no, reason: text, revision: revision)
        }
      return try self.rows(desk, viewer).faultDetail(record)
    }
  }

  package func outages(
    _ state: String?, centre: String?, page: PageRequest, caller: Caller
  ) async throws -> Page<OutageRow> {
    try await read(caller) { rows in
      let records = try rows.read.outages(before: page.cursor ?? .max, limit: PageRequest.most)
      let wanted = records.filter { record in
        rows.isMeant(centre, record.centre)
          && (state == nil || state == "all" || record.state(at: rows.now).rawValue == state)
      }
      return Page(
        items: wanted.prefix(page.limit).map { rows.outage($0) }, next: Self.next(records, wanted, page) { $0.no })
    }
  }

  package func announce(_ request: OutageRequest, act: ControlSocket.Act) async throws -> OutageRow {
    try await self.act(act) { desk, viewer in
      let entry = Desk.OutageEntry(
        from: request.from.instant, until: request.until.instant, what: request.what, points: request.points ?? [],
        to: (request.to ?? []).compactMap { Outage.Party(rawValue: $0.rawValue) },
        isEmergency: request.emergency ?? false, fault: request.fault, drill: request.drill ?? false)
      return self.rows(desk, viewer).outage(try desk.announce(entry))
    }
  }

  package func cancel(
    outage no: Int64, _ request: OutageCancelRequest, act: ControlSocket.Act
  ) async throws -> OutageRow {
    try await self.act(act) { desk, viewer in
      let record = try desk.cancelOutage(no, reason: request.reason, revision: act.revision ?? request.revision)
      return self.rows(desk, viewer).outage(record)
    }
  }
}

/// Presence checks (P8, C11, R8, D7).
extension ControlRoom {
  package func presenceChecks(
    _ filter: PresenceFilter, page: PageRequest, caller: Caller
  ) async throws -> Page<PresenceRow> {
    try await read(caller) { rows in
      let records = try rows.read.presenceChecks(before: page.cursor ?? .max, limit: PageRequest.most)
      let wanted = records.filter { check in
        guard rows.isMeant(filter.centre, check.centre, copy: check.asked) else { return false }
        return filter.outcome == nil || filter.outcome == "all" || check.outcome.rawValue == filter.outcome
      }
      return Page(
        items: wanted.prefix(page.limit).map { rows.presence($0) }, next: Self.next(records, wanted, page) { $0.no })
    }
  }

  package func ask(_ request: PresenceAskRequest, act: ControlSocket.Act) async throws -> PresenceRow {
    try await self.act(act) { desk, viewer in
      let check = try desk.askPresence(of: CentreID(request.centre), question: request.question)
      return self.rows(desk, viewer).presence(check)
    }
  }

  package func answer(_ request: PresenceAnswerRequest, act: ControlSocket.Act) async throws -> PresenceRow {
    try await self.act(act) { desk, viewer in
      let check = try desk.answerPresence(
        request.no, text: request.text ?? "", who: request.who, at: request.at?.instant ?? desk.now)
      return self.rows(desk, viewer).presence(check)
    }
  }

  package func notReached(
    presence no: Int64, _ request: PresenceCallRequest, act: ControlSocket.Act
  ) async throws -> PresenceRow {
    try await self.act(act) { desk, viewer in
      let check = try desk.callNotTaken(no, note: request.note ?? "", at: request.at?.instant ?? desk.now)
      return self.rows(desk, viewer).presence(check)
    }
  }

  package func confirmHere(act: ControlSocket.Act) async throws -> WatchRow {
    try await self.act(act) { desk, viewer in
      let centre = try desk.confirmPresence()
      let rows = self.rows(desk, viewer)
      guard let found = rows.directory.centre(centre), let row = try rows.watches([found]).first else {
        throw ActRefusal.noSuchThing("centre:\(centre)")
      }
      return row
    }
  }
}

extension Refusals {
  static func fault(_ refusal: FaultRefusal, _ texts: Texts) -> ControlError {
    func said(_ key: String, _ values: [String: String] = [:]) -> Words { texts.words("refusal.fault.\(key)", values) }
    return switch refusal {
    case .wrongState(let state):
      ControlError(
        .conflict,
        Words(
          texts.zh.text("refusal.fault.wrongState", ["state": texts.zh.text("fault.state.\(state.rawValue)")]),
          texts.en.text("refusal.fault.wrongState", ["state": texts.en.text("fault.state.\(state.rawValue)")])))
    case .notReported: ControlError(.conflict, said("notReported"))
    case .samePerson: ControlError(.forbidden, said("samePerson"))
    case .emptyText: ControlError(.invalid, said("emptyText"), field: "text")
    case .beforeFound: ControlError(.invalid, said("beforeFound"), field: "at")
    case .acceptanceDecides: ControlError(.conflict, said("acceptanceDecides"))
    case .noSuchItem(let item, let known):
      ControlError(.invalid, said("noSuchItem", ["item": item, "known": known.joined(separator: " ")]), field: "item")
    case .notAFault: ControlError(.invalid, said("notAFault"))
    case .outageEnds: ControlError(.invalid, said("outageEnds"), field: "until")
    case .outageOver: ControlError(.conflict, said("outageOver"))
    }
  }

  static func presence(_ refusal: PresenceRefusal, _ texts: Texts) -> ControlError {
    let words = texts.words("refusal.presence.\(refusal.rawValue)")
    return switch refusal {
    case .over, .alreadyAsked, .nothingAsked: ControlError(.conflict, words)
    case .notByTelephone, .onlyByTelephone: ControlError(.conflict, words)
    case .beforeAsked: ControlError(.invalid, words, field: "at")
    case .emptyText: ControlError(.invalid, words, field: "who")
    case .notSubordinate: ControlError(.forbidden, words)
    }
  }
}
