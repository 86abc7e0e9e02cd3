import Casework
import ControlSocket
import Foundation
import Glibc
import Organisation
import Regulation
import Reporting
import Store
import Terminals
import TestSupport
import Testing
import Units
import Wire

@testable import Daemon

/// The kernel's word for an account of this machine.
func caller(_ account: String, token: String? = nil) throws -> Caller {
  guard let entry = getpwnam(account) else { throw Trouble("there is no account \(account) on this machine") }
  return Caller(uid: entry.pointee.pw_uid, gid: 0, pid: 1, token: token)
}

/// D6: what a role may do, in which scope: one table.
@Suite("D6: who may do what") struct AuthorityTests {
  /// The table once more, by role: what the clauses and D5, D6 say.
  static let may: [Role: Set<Casework.Act>] = [
    .watchkeeper: [
      .issueNotice, .enterReply, .passNotice, .urgeCase, .answerSupervision, .handCase, .acceptCase, .tellOffender,
      .acknowledge, .silence, .file, .dismiss, .check, .receiveNotice, .replyNotice, .verifyNotice, .closeCase,
      .observe, .editSheet, .planCargo, .checkEquipment, .keepRegister, .confirmContacts, .recordBerthing,
      .enterBulletin, .cancelBulletin, .receiveBulletin, .editBroadcast, .confirmBroadcast,
      .editIncident, .receiveIncident,
      .reportFault, .workFault, .acceptFault, .announceOutage, .askPresence, .answerPresence, .confirmPresence,
      .takeReport, .mendReview,
      .signHandover, .askSwap, .textTerminal, .attachEvidence, .enterReading, .signDeparture,
    ],
    .dutyLeader: [
      .issueNotice, .enterReply, .passNotice, .urgeCase, .answerSupervision, .handCase, .acceptCase, .tellOffender,
      .cancelNotice, .discardDraft, .dismissCase, .reopenCase, .superviseCase, .raiseCase,
      .acknowledge, .silence, .shelve, .file, .dismiss, .check, .receiveNotice, .replyNotice, .verifyNotice, .closeCase,
      .approveReport, .confirmClock, .checkEquipment, .keepRegister, .confirmContacts, .recordBerthing,
      .enterBulletin, .cancelBulletin, .receiveBulletin, .editBroadcast, .approveBroadcast, .confirmBroadcast,
      .reportFault, .workFault, .acceptFault, .cancelFault, .announceOutage, .askPresence, .answerPresence,
      .confirmPresence, .takeReport, .review, .mendReview, .signHandover, .askSwap,
      .observe, .addDuty, .waiveDuty, .editSheet, .approveSheet, .planCargo,
      .editIncident, .approveIncident, .receiveIncident, .instructIncident,
      .raiseFinding, .testGateway, .textTerminal, .editZone, .attachEvidence, .declareBan, .enterReading,
      .signDeparture,
    ],
    .centreLeader: [
      .issueNotice, .enterReply, .passNotice, .urgeCase, .answerSupervision, .handCase, .acceptCase, .tellOffender,
      .cancelNotice, .discardDraft, .dismissCase, .reopenCase, .superviseCase, .raiseCase,
      .acknowledge, .silence, .shelve, .file, .dismiss, .receiveNotice, .replyNotice, .verifyNotice, .closeCase,
      .approveReport,
      .armMail, .confirmClock, .keepRegister, .confirmContacts, .recordBerthing,
      .enterBulletin, .cancelBulletin, .receiveBulletin, .editBroadcast, .approveBroadcast, .confirmBroadcast,
      .takeReport, .review, .mendReview, .reportFault, .workFault, .acceptFault, .cancelFault, .announceOutage,
      .observe, .addDuty, .waiveDuty, .applyConfiguration, .editSheet, .approveSheet, .planCargo,
      .editIncident, .approveIncident, .receiveIncident, .instructIncident, .raiseFinding, .testGateway,
      .textTerminal, .editZone, .attachEvidence, .declareBan, .enterReading, .signDeparture,
    ],
    .leaderInCharge: [
      .approveSwap, .armMail, .confirmClock, .waiveDuty, .applyConfiguration, .approveIncident, .instructIncident,
      .testGateway, .takeReport, .review,
    ],
    .superior: [], .clerk: [.signDeparture],
  ]
  /// Acts on the own centre's matters only; the others reach down the tree.
  static let own: Set<Casework.Act> = [
    .check, .receiveNotice, .replyNotice, .verifyNotice, .closeCase, .approveReport, .armMail, .confirmClock,
    .checkEquipment, .confirmContacts,
    .enterBulletin, .cancelBulletin, .receiveBulletin, .editBroadcast, .approveBroadcast, .confirmBroadcast,
    .workFault, .acceptFault, .cancelFault, .announceOutage, .answerPresence, .confirmPresence,
    .takeReport, .review, .mendReview, .signHandover, .askSwap, .approveSwap,
    .addDuty, .waiveDuty, .editSheet, .approveSheet,
    .editIncident, .approveIncident, .receiveIncident, .instructIncident, .testGateway,
    .issueNotice, .enterReply, .cancelNotice, .passNotice, .discardDraft, .dismissCase, .answerSupervision, .raiseCase,
    .handCase, .acceptCase, .tellOffender, .declareBan,
  ]
  /// What a superior does to matters below, and not to its own.
  private static let superior: Set<Casework.Act> = [.superviseCase]

  @Test("every act, role and scope", arguments: Casework.Act.allCases)
  func table(act: Casework.Act) async throws {
    let bench = try await Bench()
    let directory = bench.context.directory
    // Province, a city, its county; and a city and county of another branch.
    for (centre, own, below, foreign) in [
      ("430000", "430000", ["430100", "430105", "430602"], [String]()),
      ("430100", "430100", ["430105", "430112"], ["430000", "430600", "430602"]),
      ("430105", "430105", [], ["430100", "430000", "430112", "430602"]),
    ] {
      for role in Role.allCases {
        let person = Person(id: "P", name: "某", centre: CentreID(centre), role: role)
        func refusal(_ matter: String) -> AuthorityRefusal? {
          do {
            try Authority.check(act, by: person, centre: CentreID(matter), directory: directory)
            return nil
          } catch { return error }
        }
        let isRole = Self.may[role]?.contains(act) == true
        let expected: (String, Bool) -> AuthorityRefusal? = { matter, within in
          if !isRole { return .role(role, needs: Authority.table[act]?.roles ?? []) }
          return within ? nil : .scope(CentreID(matter))
        }
        #expect(refusal(own) == expected(own, !Self.superior.contains(act)), "\(role) \(centre)")
        for matter in below {
          #expect(refusal(matter) == expected(matter, !Self.own.contains(act)), "\(role) \(matter)")
        }
        for matter in foreign { #expect(refusal(matter) == expected(matter, false), "\(role) \(matter)") }
      }
    }
  }

  @Test("a refusal says why in Chinese and in English: role with what is needed, scope, nobody signed on, root")
  func words() async throws {
    let bench = try await Bench()
    func told(_ refusal: any Error) async -> ControlError? {
      do {
        try await Refusals.told(bench.texts, bench.context.directory) { throw refusal }
        return nil
      } catch { return error as? ControlError }
    }
    let refusals: [any Error] =
      Role.allCases.map { AuthorityRefusal.role($0, needs: [.dutyLeader, .centreLeader]) } + [
        AuthorityRefusal.scope(CentreID("430105")), AuthorityRefusal.notSignedOn,
        AuthorityRefusal.administratorNeverSigns, CaseRefusal.samePerson, CaseRefusal.emptyText,
        CaseRefusal.noPaper, CaseRefusal.noticeDecides,
        CaseRefusal.beforeIssue, ActRefusal.noSuchThing("finding:9"), ActRefusal.staleRevision(3),
        ActRefusal.emergencyNotShelved, ActRefusal.emergencyNotSilenced, ActRefusal.shelveTooLong,
        ActRefusal.noZoneToShelve, ActRefusal.shelfOver, ActRefusal.tooManyFiles, FileRefusal.unknownType("x"),
        ActRefusal.alreadyDisposed, ActRefusal.noTownship, ActRefusal.notARound, ActRefusal.noSuchTarget("x"),
        ActRefusal.noSuchCode("V99", known: []),
        ActRefusal.inTheFuture, ActRefusal.notAhead, ActRefusal.noSailings("PT"), ActRefusal.notAReport,
        ActRefusal.alreadySent, ActRefusal.notANotice,
        ActRefusal.secondPersonNeeded, ActRefusal.wrongPIN, ActRefusal.locked(99), ActRefusal.noConsole,
        ActRefusal.held, EquipmentRefusal.noSuchItem("x", known: ["vhf"]), EquipmentRefusal.symptomMissing("vhf"),
        EquipmentRefusal.beforeTheDay, EquipmentRefusal.nothingLeft, EquipmentRefusal.twice("vhf"),
        ObjectRefusal.tooLong(.clerk), ObjectRefusal.notPhone(.clerkPhone, "x"), ObjectRefusal.notOneLine(.clerk),
        ObjectRefusal.nothingToChange, ObjectRefusal.tooMany(9), ObjectRefusal.ambiguous("x"), ObjectRefusal.twice("x"),
        ActRefusal.beforeOpening, ActRefusal.duty(.notWaivable), ActRefusal.duty(.mixedTargets),
        ActRefusal.duty(.dueTooEarly), ActRefusal.duty(.dayNotOpen),
        TerminalTextRefusal.noSuchVessel("x"), TerminalTextRefusal.ambiguous("x", ["V-1"]),
        TerminalTextRefusal.noTerminal("x"), TerminalTextRefusal.notConnected("x"), TerminalTextRefusal.noSuchFeed("x"),
        TerminalTextRefusal.tooLong(bytes: 2000), TerminalTextRefusal.notGBK("x"), TerminalTextRefusal.nowhere,
        TerminalTextRefusal.busy, TerminalTextRefusal.refused(.failed), TerminalTextRefusal.refused(.wrong),
        TerminalTextRefusal.refused(.unsupported), TerminalTextRefusal.refused(.init(rawValue: 9)),
        TerminalTextRefusal.unanswered(sendings: 2), TerminalTextRefusal.lost, TerminalTextRefusal.open,
      ]
    for refusal in refusals {
      let error = try #require(await told(refusal), "\(refusal)")
      #expect(error.reason.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(refusal)")
      #expect(error.reason.en.unicodeScalars.contains { (0x61...0x7A).contains($0.value) }, "\(refusal)")
      // But for the name of a centre.
      if refusal as? AuthorityRefusal != .scope(CentreID("430105")) {
        #expect(!error.reason.en.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(error.reason.en)")
      }
      #expect(!error.reason.zh.contains("refusal.") && !error.reason.en.contains("refusal."), "\(refusal)")
      #expect((400...423).contains(error.status) || error.status == 429)
    }
    let role = try #require(await told(AuthorityRefusal.role(.watchkeeper, needs: [.dutyLeader])))
    #expect(role.reason.zh.contains("值班") && role.reason.zh.contains("带班领导") && role.code == .forbidden)
    let scope = try #require(await told(AuthorityRefusal.scope(CentreID("430105"))))
    #expect(scope.reason.zh.contains("430105") || scope.reason.zh.contains("开福"))
  }

  @Test("root administers and never signs: every act on a matter is refused, mail and clock are not")
  func root() async throws {
    let bench = try await Bench()
    let room = bench.room()
    _ = await bench.watch.record(
      [.opened(finding(413_900_101)), .opened(finding(970_123_456, .emergency))], at: bench.now)
    _ = try await bench.watch.tick(at: bench.now)
    let act = ControlSocket.Act(caller: Caller(uid: 0, gid: 0, pid: 1), idempotencyKey: nil, fingerprint: "x")
    let numbers = try bench.findings().map(\.no)
    func expectNever(_ body: () async throws -> Void) async {
      do {
        try await body()
        Issue.record("root signed")
      } catch {
        let refusal = error as? ControlError
        #expect(
          refusal?.code == .forbidden && refusal?.reason.zh == bench.texts.zh.text("refusal.administratorNeverSigns"))
      }
    }
    let round = try #require(
      try bench.register.read { try $0.duties(day: bench.context.zone.civil(bench.now).date) }.first {
        $0.duty.kind.isRound
      })
    for no in numbers {
      await expectNever { _ = try await room.acknowledge(finding: no, .init(note: nil), act: act) }
      await expectNever { _ = try await room.file(finding: no, FileRequest(), act: act) }
      await expectNever { _ = try await room.dismiss(finding: no, DismissRequest(reason: "x"), act: act) }
      await expectNever { _ = try await room.silence(finding: no, SilenceRequest(), act: act) }
      await expectNever {
        _ = try await room.shelve(finding: no, ShelveRequest(minutes: 5, reason: "x", scope: .zone), act: act)
      }
    }
    await expectNever { _ = try await room.recordChecks(round: round.no, CheckRequest(all: true), act: act) }
    #expect(try bench.findings().allSatisfy { $0.revision == 1 || $0.attention == .unacknowledged })
    #expect(try await room.armMail(.init(armed: false), act: act).armed == false)
    _ = try await room.confirmClock(.init(reason: "checked"), act: act)
  }
}

/// D6: consoles and sign-on, under a virtual clock.
@Suite("D6: at the console") struct ConsoleTests {
  private func bench() async throws -> Bench {
    try await Bench { $0.consoles.append(Console(account: "games", centre: CentreID("430000"))) }
  }

  private func pin(_ person: PersonID) throws -> String {
    // The example's PINs stand beside their digests in the people file.
    let file = ExampleFiles.people
    guard let start = file.range(of: "id: \(person)\n"), let end = file[start.upperBound...].range(of: "   # ") else {
      throw Trouble("no PIN of \(person)")
    }
    return String(file[end.upperBound...].prefix { $0 != "\n" })
  }

  @Test("idle for 30 minutes a sign-on falls back to read-only; an act before that keeps it")
  func idle() async throws {
    let bench = try await bench()
    let room = bench.room()
    _ = await bench.watch.record((1...3).map { .opened(finding(413_900_100 + $0)) }, at: bench.now)
    let numbers = try bench.findings().map(\.no).sorted()
    let signOn = ControlSocket.Act(caller: try caller("games"), idempotencyKey: nil, fingerprint: "s")
    let token = try await room.signOn(
      SignOnRequest(person: "P-430000-01", pin: try pin("P-430000-01")), act: signOn
    ).token
    let seat = try caller("games", token: token)
    func acknowledge(_ index: Int) async throws {
      let act = ControlSocket.Act(caller: seat, idempotencyKey: nil, fingerprint: "a\(index)")
      _ = try await room.acknowledge(finding: numbers[index], .init(note: nil), act: act)
    }
    bench.pass(.minutes(30) - .milliseconds(1))
    #expect(try await room.whoAmI(caller: seat).person == "P-430000-01")
    try await acknowledge(0)
    bench.pass(.minutes(29))
    try await acknowledge(1)
    bench.pass(.minutes(30))
    let who = try await room.whoAmI(caller: seat)
    #expect(who.person == nil && who.kind == "console" && who.may.isEmpty)
    await #expect { try await acknowledge(2) } throws: { ($0 as? ControlError)?.code == .signOnNeeded }
    #expect(try await room.findings(FindingFilter(openOnly: false), page: PageRequest(), caller: seat).items.count == 3)
    // Somebody else's token, or none, is nobody.
    #expect(try await room.whoAmI(caller: try caller("man", token: token)).person == nil)
  }

  @Test("five wrong PINs lock for five minutes to the second, and count anew afterwards")
  func lock() async throws {
    let bench = try await bench()
    let room = bench.room()
    func wrong() async throws {
      let person = "P-430000-02"
      _ = try await bench.watch.perform(.daemon, idempotency: nil, at: bench.now, inHold: { _ in true }) { desk in
        try desk.notePIN(person, good: false)
        return true
      }
    }
    func signOn(_ pin: String) async -> ControlError? {
      do {
        let act = ControlSocket.Act(caller: try caller("games"), idempotencyKey: nil, fingerprint: "s")
        _ = try await room.signOn(SignOnRequest(person: "P-430000-02", pin: pin), act: act)
        return nil
      } catch { return error as? ControlError ?? ControlError.malformed("\(error)", "\(error)") }
    }
    let right = try pin("P-430000-02")
    for _ in 1...4 { try await wrong() }
    #expect(await signOn(right) == nil, "four are not five, and a good one clears them")
    for _ in 1...5 { try await wrong() }
    let locked = await signOn(right)
    #expect(locked?.code == .tooMany && locked?.retryAfter == 301)
    bench.pass(.minutes(5) - .milliseconds(1))
    #expect(await signOn(right)?.code == .tooMany)
    bench.pass(.milliseconds(1))
    #expect(await signOn(right) == nil)
  }
}
