import Casework
package import ControlSocket
import Organisation
import Regulation
import Reporting
import Store
import Units
package import Wire

/// Bulletins (P5, G9) and broadcasts (C7): lists of one snapshot, acts of one transaction.
extension ControlRoom {
  package func bulletins(_ filter: BulletinFilter, page: PageRequest, caller: Caller) async throws -> Page<BulletinRow>
  {
    try await read(caller) { rows in
      let records = try rows.read.bulletins(before: page.cursor ?? .max, limit: PageRequest.most)
      let came = try filter.centre.map { try rows.read.bulletinsRelayed(to: CentreID($0), all: true) } ?? []
      let wanted = try records.filter { record in
        if let kind = filter.kind, kind.rawValue != record.kind.rawValue { return false }
        guard rows.isMeant(filter.centre, record.centre) || came.contains(record.no) else { return false }
        switch filter.state {
        case nil, "all": return true
        case "live": return record.isLive(at: rows.now)
        case "unconfirmed":
          return try record.isLive(at: rows.now)
            && rows.read.receipts(bulletin: record.no).contains { $0.receivedAt == nil }
        case let state?: return record.state(at: rows.now).rawValue == state
        }
      }
      return Page(
        items: try wanted.prefix(page.limit).map { try rows.bulletin($0) },
        next: Self.next(records, wanted, page) { $0.no })
    }
  }

  package func bulletin(_ no: Int64, caller: Caller) async throws -> BulletinDetail {
    try await read(caller) { rows in
      guard let record = try rows.read.bulletin(no: no) else { throw ActRefusal.noSuchThing("bulletin:\(no)") }
      return try rows.bulletinDetail(record)
    }
  }

  package func addBulletin(_ request: BulletinRequest, act: ControlSocket.Act) async throws -> BulletinRow {
    try await self.act(act) { desk, viewer in
      try self.rows(desk, viewer).bulletin(try desk.addBulletin(Self.entry(request)))
    }
  }

  package func adopt(bulletin no: Int64, _ request: BulletinRequest, act: ControlSocket.Act) async throws -> BulletinRow
  {
    try await self.act(act) { desk, viewer in
      let record = try desk.adoptBulletin(no, Self.entry(request), revision: act.revision ?? request.revision)
      return try self.rows(desk, viewer).bulletin(record)
    }
  }

  package func cancel(
    bulletin no: Int64, _ request: BulletinCancelRequest, act: ControlSocket.Act
  ) async throws -> BulletinRow {
    try await self.act(act) { desk, viewer in
      let record = try desk.cancelBulletin(no, reason: request.reason, revision: act.revision ?? request.revision)
      return try self.rows(desk, viewer).bulletin(record)
    }
  }

  package func receive(
    bulletin no: Int64, _ request: BulletinReceiveRequest, act: ControlSocket.Act
  ) async throws -> BulletinDetail {
    try await self.act(act) { desk, viewer in
      let party = request.party.map { code in
        desk.directory.unit(code) == nil ? BulletinReceipt.Party.centre(CentreID(code)) : .unit(code)
      }
      let record = try desk.receiveBulletin(
        no, for: party, givenBy: request.givenBy ?? "", at: request.receivedAt?.instant ?? desk.now)
      return try self.rows(desk, viewer).bulletinDetail(record)
    }
  }

  package func broadcasts(
    _ filter: BroadcastFilter, page: PageRequest, caller: Caller
  ) async throws -> Page<BroadcastRow> {
    try await read(caller) { rows in
      let records = try rows.read.broadcasts(before: page.cursor ?? .max, limit: PageRequest.most)
      let wanted = records.filter { record in
        if let day = filter.day, rows.context.zone.civil(record.planned).date != day { return false }
        guard rows.isMeant(filter.centre, record.centre) else { return false }
        guard let state = filter.state, state != "all" else { return true }
        return state == "open" ? record.isOpen : record.state.rawValue == state
      }
      return Page(
        items: wanted.prefix(page.limit).map { rows.broadcast($0) }, next: Self.next(records, wanted, page) { $0.no })
    }
  }

  package func broadcast(_ no: Int64, caller: Caller) async throws -> BroadcastDetail {
    try await read(caller) { rows in
      guard let record = try rows.read.broadcast(no: no) else { throw ActRefusal.noSuchThing("broadcast:\(no)") }
      return try rows.broadcastDetail(record)
    }
  }

  package func addBroadcast(_ request: BroadcastAddRequest, act: ControlSocket.Act) async throws -> BroadcastDetail {
    try await self.act(act) { desk, viewer in
      try self.rows(desk, viewer).broadcastDetail(try desk.addBroadcast(reason: request.reason, centre: nil))
    }
  }

  package func edit(
    broadcast no: Int64, _ request: BroadcastEditRequest, act: ControlSocket.Act
  ) async throws -> BroadcastDetail {
    try await self.act(act) { desk, viewer in
      let record = try desk.editBroadcast(
        no, paragraphs: request.paragraphs, revision: act.revision ?? request.revision)
      return try self.rows(desk, viewer).broadcastDetail(record)
    }
  }

  package func approve(
    broadcast no: Int64, _ request: BroadcastApproveRequest, act: ControlSocket.Act
  ) async throws -> BroadcastDetail {
    try await self.act(act) { desk, viewer in
      let record = try desk.approveBroadcast(no, revision: act.revision ?? request.revision)
      return try self.rows(desk, viewer).broadcastDetail(record)
    }
  }

  package func confirm(
    broadcast no: Int64, _ request: BroadcastConfirmRequest, act: ControlSocket.Act
  ) async throws -> BroadcastDetail {
    try await self.act(act) { desk, viewer in
      let channel: Broadcast.Channel = request.channel == .vhf ? .vhf : .publicAddress
      let record = try desk.confirmBroadcast(
        no, at: request.at?.instant ?? desk.now, channel: channel, detail: request.detail ?? "",
        note: request.note ?? "", revision: act.revision ?? request.revision)
      return try self.rows(desk, viewer).broadcastDetail(record)
    }
  }

  private static func entry(_ request: BulletinRequest) -> Desk.BulletinEntry {
    Desk.BulletinEntry(
      kind: BulletinKind(rawValue: request.kind.rawValue) ?? .other, text: request.text ?? "",
      number: request.number ?? "", issuer: request.issuer ?? "",
      area: BulletinArea(zones: request.zones ?? [], points: request.points ?? [], words: request.place ?? ""),
      from: request.from?.instant, until: request.until?.instant,
      severity: request.severity.flatMap { Severity(rawValue: $0.rawValue) },
      source: request.source.flatMap { BulletinSource(rawValue: $0.rawValue) } ?? .entered,
      supersedes: request.supersedes, drill: request.drill ?? false)
  }
}

extension Refusals {
  static func bulletin(_ refusal: BulletinRefusal, _ texts: Texts) -> ControlError {
    let key = "refusal.bulletin.\(refusal.key)"
    return switch refusal {
    case .notACandidate, .over: ControlError(.conflict, texts.words(key))
    case .notRelayed: ControlError(.invalid, texts.words(key), field: "party")
    case .noGiver: ControlError(.invalid, texts.words(key), field: "givenBy")
    case .beforeRelay: ControlError(.invalid, texts.words(key), field: "receivedAt")
    case .endsBeforeItBegins: ControlError(.invalid, texts.words(key), field: "until")
    case .noSuchZone(let zone): ControlError(.invalid, texts.words(key, ["what": zone]), field: "zones")
    }
  }

  static func broadcast(_ refusal: BroadcastRefusal, _ texts: Texts) -> ControlError {
    let words = texts.words("refusal.broadcast.\(refusal.rawValue)")
    return switch refusal {
    case .over, .tooLate: ControlError(.conflict, words)
    case .notApproved: ControlError(.forbidden, words)
    case .tooEarly, .beforeApproval: ControlError(.invalid, words, field: "at")
    case .emptyText: ControlError(.invalid, words, field: "paragraphs")
    case .noChannel: ControlError(.invalid, words, field: "detail")
    }
  }
}
