import Casework
package import ControlSocket
import Foundation
import Organisation
import Regulation
import Store
package import Units
package import Wire

/// The life of cases and notices: each act one transaction of Watch.
extension ControlRoom {
  package func urge(case no: Int64, _ request: UrgeRequest, act: ControlSocket.Act) async throws -> CaseRow {
    try await caseAct(act, request.revision) { try $0.urge(case: no, words: request.words, revision: $1) }
  }

  package func tell(case no: Int64, _ request: TellRequest, act: ControlSocket.Act) async throws -> CaseRow {
    let whom: Telling.Whom =
      switch request.whom {
      case .vessel: .vessel
      case .township: .township
      case .shipManager: .shipManager
      case .supervisor: .supervisor
      }
    let means: Telling.Means =
      switch request.means {
      case .broadcast: .broadcast
      case .gpsVoice: .gpsVoice
      case .vhf: .vhf
      case .phone: .phone
      }
    let telling = Telling(whom: whom, means: means, obeyed: request.obeyed)
    return try await caseAct(act, request.revision) {
      try $0.told(case: no, telling, words: request.words, revision: $1)
    }
  }

  package func supervise(case no: Int64, _ request: SuperviseRequest, act: ControlSocket.Act) async throws -> CaseRow {
    try await caseAct(act, request.revision) {
      try $0.supervise(
        case: no, level: request.level == .urgent ? .urgent : .ordinary, deadline: request.deadline.instant,
        words: request.words, revision: $1)
    }
  }

  package func answer(case no: Int64, _ request: ResultRequest, act: ControlSocket.Act) async throws -> CaseRow {
    let outcome: Supervision.Outcome =
      switch request.outcome {
      case .processing: .processing
      case .done: .done
      case .notHandled: .notHandled
      case .later: .later
      }
    return try await caseAct(act, request.revision) {
      try $0.answer(case: no, outcome, words: request.words, revision: $1)
    }
  }

  package func raise(case no: Int64, _ request: RaiseRequest, act: ControlSocket.Act) async throws -> CaseRow {
    try await caseAct(act, request.revision) { try $0.raise(case: no, reason: request.reason, revision: $1) }
  }

  package func hand(case no: Int64, _ request: HandRequest, act: ControlSocket.Act) async throws -> CaseRow {
    try await self.act(act) { desk, viewer in
      let rows = self.rows(desk, viewer)
      let centre = try desk.caseRecord(no).centre
      let named = desk.directory.organisation.people.filter { $0.centre == centre && $0.name == request.to }
      let id = desk.directory.person(request.to)?.id ?? (named.count == 1 ? named[0].id : request.to)
      return try rows.caseRow(
        desk.hand(case: no, to: id, words: request.words ?? "", revision: act.revision ?? request.revision))
    }
  }

  package func accept(case no: Int64, _ request: CaseAcceptRequest, act: ControlSocket.Act) async throws -> CaseRow {
    try await caseAct(act, request.revision) { try $0.accept(case: no, revision: $1) }
  }

  package func dismiss(case no: Int64, _ request: CaseDismissRequest, act: ControlSocket.Act) async throws -> CaseRow {
    try await caseAct(act, request.revision) { try $0.dismiss(case: no, reason: request.reason, revision: $1) }
  }

  package func reopen(case no: Int64, _ request: ReopenRequest, act: ControlSocket.Act) async throws -> CaseRow {
    try await caseAct(act, request.revision) { desk, revision in
      let due = request.due.map { desk.zone.instant($0, CivilTime(23, 59, 59)) }
      return try desk.reopen(case: no, reason: request.reason, due: due, revision: revision)
    }
  }

  package func issueNotice(case no: Int64, _ request: IssueRequest, act: ControlSocket.Act) async throws -> NoticeRow {
    try await noticeAct(act, request.revision) { try $0.issueAgain(case: no, demand: request.demand, revision: $1) }
  }

  package func cancel(
    notice no: Int64, _ request: NoticeCancelRequest, act: ControlSocket.Act
  ) async throws -> NoticeRow {
    try await noticeAct(act, request.revision) { try $0.cancel(notice: no, reason: request.reason, revision: $1) }
  }

  package func pass(notice no: Int64, _ request: IssueRequest, act: ControlSocket.Act) async throws -> NoticeRow {
    try await noticeAct(act, nil) { desk, _ in try desk.pass(notice: no, demand: request.demand).paper }
  }

  package func sign(draft no: Int64, _ request: DraftSignRequest, act: ControlSocket.Act) async throws -> NoticeRow {
    try await noticeAct(act, request.revision) { try $0.sign(draft: no, demand: request.demand, revision: $1) }
  }

  package func discard(
    draft no: Int64, _ request: DraftDiscardRequest, act: ControlSocket.Act
  ) async throws -> NoticeDraftRow {
    try await self.act(act) { desk, viewer in
      let draft = try desk.discard(draft: no, reason: request.reason, revision: act.revision ?? request.revision)
      return try self.rows(desk, viewer).draft(draft)
    }
  }

  // MARK: Reading

  package func recurrences(centre: String?, caller: Caller) async throws -> Page<RecurrenceRow> {
    try await read(caller) { rows in
      Page(
        items: try rows.recurrences { found in
          try found.cases.contains { no in
            try rows.read.caseRecord(no: no).map { rows.isMeant(centre, $0.centre, copy: $0.waters) } ?? false
          }
        })
    }
  }

  package func triage(centre: String?, day: CivilDate?, caller: Caller) async throws -> Page<TriageRow> {
    try await read(caller) { rows in
      let ids = centre.map { [CentreID($0)] } ?? rows.context.hosted.sorted()
      let day = day ?? rows.context.zone.civil(rows.now).date
      return Page(items: try ids.compactMap { rows.directory.centre($0) }.flatMap { try rows.triage($0, on: day) })
    }
  }

  package func noticeDrafts(
    centre: String?, all: Bool, page: PageRequest, caller: Caller
  ) async throws -> Page<NoticeDraftRow> {
    try await read(caller) { rows in
      let read = try rows.read.drafts(openOnly: !all, before: page.cursor ?? .max, limit: PageRequest.most)
      let wanted = read.filter { rows.isMeant(centre, $0.centre) }
      return Page(
        items: try wanted.prefix(page.limit).map { try rows.draft($0) }, next: Self.next(read, wanted, page) { $0.no })
    }
  }

  package func file(
    of notice: Int64, digest: String, caller: Caller
  ) async throws -> (row: FileRow, bytes: [UInt8]) {
    try await read(caller) { rows in
      guard let paper = try rows.read.paper(no: notice), try rows.read.isFile(digest, of: notice),
        let file = paper.replies.flatMap({ $0.files ?? [] }).first(where: { $0.digest == digest }),
        let bytes = try rows.read.blob(digest)
      else { throw ActRefusal.noSuchThing("file:\(digest.prefix(12))") }
      return (rows.file(file), bytes)
    }
  }

  /// A file of a request: base64 without white space.
  static func file(_ input: FileInput, index: Int) throws -> (name: String, bytes: [UInt8]) {
    guard let data = Data(base64Encoded: input.content.text) else {
      throw ControlError.invalid(
        "files[\(index)].content", "文件内容应为 base64", "the content of a file is base64")
    }
    return (input.name.precomposedStringWithCanonicalMapping, Array(data))
  }

  private func caseAct(
    _ act: ControlSocket.Act, _ revision: Int?, _ body: @escaping @Sendable (Desk, Int?) throws -> CaseRecord
  ) async throws -> CaseRow {
    try await self.act(act) { desk, viewer in
      try self.rows(desk, viewer).caseRow(body(desk, act.revision ?? revision))
    }
  }

  private func noticeAct(
    _ act: ControlSocket.Act, _ revision: Int?, _ body: @escaping @Sendable (Desk, Int?) throws -> Paper
  ) async throws -> NoticeRow {
    try await self.act(act) { desk, viewer in
      try self.rows(desk, viewer).notice(body(desk, act.revision ?? revision))
    }
  }
}
