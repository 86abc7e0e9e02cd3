import Casework
package import ControlSocket
import Organisation
import Regulation
import Store
import Units
package import Wire

/// Acts of people: each is one transaction of Watch.
extension ControlRoom {
  package func acknowledge(finding no: Int64, _ request: AcknowledgeRequest, act: ControlSocket.Act) async throws
    -> FindingRow
  {
    try await self.act(act, inHold: { try $0.finding(no).severity == .emergency }) { desk, viewer in
      try self.rows(desk, viewer).finding(try desk.acknowledge(finding: no, note: request.note ?? ""))
    }
  }

  package func silence(finding no: Int64, _ request: SilenceRequest, act: ControlSocket.Act) async throws -> FindingRow
  {
    try await self.act(act) { desk, viewer in
      let record = try desk.silence(finding: no, console: viewer.account ?? "uid:\(viewer.uid)")
      return try self.rows(desk, viewer).finding(record)
    }
  }

  package func shelve(finding no: Int64, _ request: ShelveRequest, act: ControlSocket.Act) async throws -> FindingRow {
    try await self.act(act) { desk, viewer in
      let until = request.until?.instant ?? desk.now + .minutes(Int64(request.minutes ?? 60))
      let record = try desk.shelve(finding: no, until: until, reason: request.reason, zone: request.scope == .zone)
      return try self.rows(desk, viewer).finding(record)
    }
  }

  package func raise(finding no: Int64, _ request: FindingRaiseRequest, act: ControlSocket.Act) async throws
    -> FindingRow
  {
    try await self.act(act, inHold: { _ in request.severity == .emergency }) { desk, viewer in
      let record = try desk.raise(
        finding: no, to: Severity(rawValue: request.severity.rawValue) ?? .serious, reason: request.reason,
        revision: act.revision ?? request.revision)
      return try self.rows(desk, viewer).finding(record)
    }
  }

  package func file(finding no: Int64, _ request: FileRequest, act: ControlSocket.Act) async throws -> FileAnswer {
    try await self.act(act, inHold: { try $0.finding(no).severity == .emergency }) { desk, viewer in
      let filed = try desk.file(
        finding: no, note: request.note ?? "", point: request.point, demand: request.demand,
        drill: request.drill ?? false, revision: act.revision ?? request.revision, stopped: request.stopped ?? false)
      let rows = self.rows(desk, viewer)
      let recurring = try rows.recurrences(of: filed.record)
      let notice = try filed.paper.flatMap { $0.form.isNotice ? try rows.notice($0) : nil }
      return FileAnswer(
        finding: try rows.finding(filed.finding), filed: try rows.caseRow(filed.record), notice: notice,
        recurring: recurring.isEmpty ? nil : recurring,
        draft: try desk.tx.read.openDraft(case: filed.record.no).map { try rows.draft($0) })
    }
  }

  package func dismiss(finding no: Int64, _ request: DismissRequest, act: ControlSocket.Act) async throws -> FindingRow
  {
    try await self.act(act) { desk, viewer in
      let record = try desk.dismiss(finding: no, reason: request.reason, revision: act.revision ?? request.revision)
      return try self.rows(desk, viewer).finding(record)
    }
  }

  package func close(case no: Int64, _ request: CloseRequest, act: ControlSocket.Act) async throws -> CaseRow {
    try await self.act(act) { desk, viewer in
      let record = try desk.close(case: no, note: request.note, revision: act.revision ?? request.revision)
      return try self.rows(desk, viewer).caseRow(record)
    }
  }

  package func recordChecks(round no: Int64, _ request: CheckRequest, act: ControlSocket.Act) async throws
    -> CheckAnswer
  {
    try await self.act(act) { desk, viewer in
      let round = try desk.round(no)
      let recorded = try desk.check(round: no, lines: Self.lines(request, round: round, now: desk.now))
      let entries = recorded.entries
      let rows = self.rows(desk, viewer)
      return CheckAnswer(
        round: try rows.roundDetail(try desk.round(no)), recorded: entries.count,
        extra: entries.count { $0.placement == .makeup || $0.placement == .extra },
        cameraDown: entries.count { !$0.pictureUsable }, enteredLate: entries.count { $0.lateEntry != nil },
        findings: recorded.findings)
    }
  }

  /// The lines a request asks for: those it names, and with `all` every other target that is still open.
  private static func lines(_ request: CheckRequest, round: DutyRecord, now: Instant) throws -> [Desk.CheckLine] {
    let named = try (request.checks ?? []).map { input in
      guard let target = Target(key: input.target) else { throw ActRefusal.noSuchTarget(input.target) }
      return Desk.CheckLine(
        target: target, at: input.checkedAt?.instant ?? now, means: means(input.means),
        pictureUsable: input.pictureUsable, weather: input.weather, managerPresent: input.managerPresent,
        clerkPresent: input.clerkPresent, lifeJackets: input.lifeJackets, load: input.load, order: input.order,
        findings: (input.findings ?? []).map { FindingCode($0) }, action: input.action, note: input.note)
    }
    guard request.all == true else { return named }
    let except = Set(named.map(\.target))
    let at = request.checkedAt?.instant ?? now
    return named
      + round.duty.targets.filter { round.done[$0] == nil && !except.contains($0) }.map { target in
        Desk.CheckLine(
          target: target, at: at, means: means(request.means ?? .cctv), pictureUsable: true, weather: request.weather,
          findings: [])
      }
  }

  private static func means(_ means: CheckMeans) -> CheckEntry.Means {
    CheckEntry.Means(rawValue: means.rawValue) ?? .cctv
  }

  package func receive(notice no: Int64, _ request: ReceiveRequest, act: ControlSocket.Act) async throws -> NoticeRow {
    try await self.act(act) { desk, viewer in
      let paper = try desk.receive(notice: no, at: request.receivedAt?.instant ?? desk.now)
      return try self.rows(desk, viewer).notice(paper)
    }
  }

  package func reply(notice no: Int64, _ request: ReplyRequest, act: ControlSocket.Act) async throws -> NoticeRow {
    let files = try (request.files ?? []).enumerated().map { try Self.file($1, index: $0) }
    return try await self.act(act) { desk, viewer in
      let answer = Desk.Answer(
        measures: request.measures, repliedAt: request.repliedAt?.instant ?? desk.now, files: files,
        mailedBy: request.mailedBy)
      let paper = try desk.reply(notice: no, answer, revision: act.revision ?? request.revision)
      return try self.rows(desk, viewer).notice(paper)
    }
  }

  /// Four eyes: on a console the second person signs with a PIN of their own (D6).
  package func verify(notice no: Int64, _ request: VerifyRequest, act: ControlSocket.Act) async throws -> NoticeRow {
    let viewer = try await read(act.caller) { $0.viewer }
    var second: Person?
    if viewer.kind == .console {
      guard let id = request.secondPerson, let pin = request.secondPin else {
        throw ControlError(.invalid, texts.words("refusal.secondPersonNeeded"), field: "secondPerson")
      }
      second = try await checkPIN(id, pin: pin, caller: act.caller)
    }
    let verifier = second
    return try await self.act(act) { desk, viewer in
      guard let person = verifier ?? viewer.person else { throw AuthorityRefusal.notSignedOn }
      let paper = try desk.verify(
        notice: no, accepted: request.outcome == .accepted, note: request.note ?? "",
        due: request.due.map { desk.zone.instant($0, CivilTime(23, 59, 59)) }, verifier: person,
        revision: act.revision ?? request.revision)
      return try self.rows(desk, viewer).notice(paper)
    }
  }

  package func approve(report no: Int64, _ request: ApproveRequest, act: ControlSocket.Act) async throws -> ReportRow {
    try await self.act(act) { desk, viewer in
      let record = try desk.approve(report: no, revision: act.revision ?? request.revision)
      return try self.rows(desk, viewer).report(record)
    }
  }

  package func armMail(_ request: MailArmRequest, act: ControlSocket.Act) async throws -> MailStatus {
    let status = try await self.act(act) { desk, viewer in
      try desk.arm(request.armed)
      return try self.rows(desk, viewer).mail(armed: request.armed)
    }
    return status
  }

  package func confirmClock(_ request: ClockConfirmRequest, act: ControlSocket.Act) async throws -> ClockAnswer {
    let reason = request.reason
    _ = try await self.act(act, inHold: { _ in true }) { desk, _ in
      try desk.confirmClock(reason: reason)
      return true
    }
    await believeClock()
    poke()
    return ClockAnswer(hold: nil)
  }
}

extension Desk {
  /// Root administers: it may arm mail and confirm the clock, and signs nothing else.
  func allowAdministration(_ act: Casework.Act) throws {
    if signer == .root { return }
    guard let centre = signer.person?.centre else { throw AuthorityRefusal.notSignedOn }
    try allow(act, centre: centre)
  }

  func arm(_ armed: Bool) throws {
    try allowAdministration(.armMail)
    try tx.setMeta("mail.armed", armed ? "yes" : "no")
    try journal(armed ? "mail.armed" : "mail.disarmed", "mail", centre: signer.person?.centre)
  }

  func confirmClock(reason: String) throws {
    try allowAdministration(.confirmClock)
    guard !reason.allSatisfy(\.isWhitespace) else { throw CaseRefusal.emptyText }
    try journal("clock.confirmed", "clock", centre: signer.person?.centre, ["reason": reason])
  }
}
