import Casework
import Organisation
import Regulation
import Reporting
import Store
import Testing
import Units

@testable import Daemon

/// Reports that one mail does not hold, and what a city's takes along from below.
@Suite("Watch: reports of several mails, and with the forms of those below") struct ReportPartsTests {
  private static let city = "centre-430100@watchroom.example.invalid"
  private static let county = CentreID("430105")

  /// Each workbook is 60 bytes, a mail holds one of them.
  private static let press = PaperPress(limit: 100, alsoCSV: false) { forms, kind, _ in
    guard case .workbook = kind else { return nil }
    return [UInt8](repeating: UInt8(forms.count), count: 60)
  }

  private func report(_ room: Room, _ centre: CentreID) throws -> DutyRecord {
    try #require(
      try room.register.read { reader in
        try reader.duties(day: CivilDate(iso: "2026-11-21") ?? CivilDate(dayNumber: 0)).first {
          $0.duty.kind == .dailyReport && $0.duty.centre == centre
        }
      })
  }

  private func refuse(_ message: StoredMessage, _ room: Room, at now: Instant) async throws {
    let delivery = try #require(try room.register.read { try $0.deliveries(message: message.no).first })
    try await room.watch.record(
      .refused(Receipt(code: 552, text: "too large", stage: "dot")), delivery: delivery.no, at: now)
  }

  /// A county's report in two mails, on their way.
  private func split() async throws -> (Room, DutyRecord, [StoredMessage]) {
    let room = try Room(press: Self.press)
    try await room.watch.start(at: at("00:00"))
    _ = try await room.watch.tick(at: at("00:00"))
    let finding = try await room.open(.serious, code: "V06", in: Self.county.rawValue, at: at("09:00"))
    _ = try await room.file(finding, by: "P-430105-01", at: at("09:05"))
    _ = try await room.watch.tick(at: at("18:55"))
    let duty = try report(room, Self.county)
    return (room, duty, try #require(try room.register.read { try $0.reportMails(duty: duty.no) }))
  }

  private func state(_ room: Room, _ duty: DutyRecord) throws -> String {
    try room.register.read { read in
      let deliveries = try read.reportMails(duty: duty.no)?.flatMap { try read.deliveries(message: $0.no) } ?? []
      return Rows.state(try read.report(duty: duty.no), finished: try read.duty(no: duty.no)?.finished, deliveries)
    }
  }

  private func finished(_ room: Room, _ duty: DutyRecord) throws -> Instant? {
    try room.register.read { try $0.duty(no: duty.no)?.finished }
  }

  @Test(
    "X2, D10: a report in several mails is delivered with the last of them, whichever comes last", arguments: [0, 1])
  func delivered(first: Int) async throws {
    let (room, duty, mails) = try await split()
    #expect(mails.map(\.cause) == ["report/\(duty.duty.id)", "report/\(duty.duty.id)/part/2"])
    #expect(mails.map(\.subject).allSatisfy { $0.hasPrefix("（") })
    try await room.accept(mails[first], Self.city, at: at("18:56"))
    #expect(try finished(room, duty) == nil)
    #expect(try state(room, duty) == "queued")
    _ = try await room.watch.tick(at: at("19:00:01"))
    #expect(try room.messages(.reportLate).contains { $0.message.centre == Self.county }, "half a report is none")
    try await room.accept(mails[1 - first], Self.city, at: at("19:02"))
    #expect(try finished(room, duty) == at("19:02"))
    #expect(try state(room, duty) == "sent")
    #expect(try room.journal("report.delivered").count { $0.subject == "report:\(duty.no)" } == 1)
  }

  @Test("D10: one part that is refused parks the report; sent again only that part goes, and it is then delivered")
  func parked() async throws {
    let (room, duty, mails) = try await split()
    try await room.accept(mails[0], Self.city, at: at("18:56"))
    try await refuse(mails[1], room, at: at("18:57"))
    #expect(try finished(room, duty) == nil)
    #expect(try state(room, duty) == "undelivered")
    #expect(try room.messages(.parked).count == 1, "a person is told")
    let same = try await room.act("P-430105-11", at: at("18:58")) { try $0.resend(report: duty.no, to: nil).same }
    #expect(same == [Self.city])
    #expect(try state(room, duty) == "queued")
    let states = try room.register.read { read in
      try mails.flatMap { try read.deliveries(message: $0.no) }.map(\.state)
    }
    #expect(states == [.sent, .pending], "who has the first part does not get it twice")
    try await room.accept(mails[1], Self.city, at: at("18:59"))
    #expect(try finished(room, duty) == at("18:59"))
    // Once more for who has it all: all of it, as new messages that change nothing.
    let anew = try await room.act("P-430105-11", at: at("19:10")) { try $0.resend(report: duty.no, to: nil).anew }
    #expect(anew == [Self.city])
    #expect(try room.messages(.report).count { $0.message.cause.contains("/resend/1") } == 2)
  }

  @Test("X2, C3: a month's ledgers in several mails are in when all are, and the city waits for that") func ledgers()
    async throws
  {
    let press = PaperPress(limit: 100, alsoCSV: true) { _, _, _ in [UInt8](repeating: 1, count: 60) }
    let room = try Room(press: press)
    let first = "2026-12-01"
    try await room.watch.start(at: at("08:00", "2026-11-30"))
    for clock in [at("08:00", "2026-11-30"), at("00:00", first)] { _ = try await room.watch.tick(at: clock) }
    let duty = try #require(
      try room.register.read { try $0.monthlyDuties(.monthlyLedgers, centre: Self.county, opens: at("00:00", first)) }
        .first)
    let mails = try #require(try room.register.read { try $0.reportMails(duty: duty.no) })
    #expect(mails.count > 2)
    for (index, mail) in mails.enumerated() {
      #expect(try finished(room, duty) == nil)
      try await room.accept(mail, Self.city, at: at("00:01", first) + .minutes(Int64(index)))
    }
    #expect(try finished(room, duty) == at("00:01", first) + .minutes(Int64(mails.count - 1)))
  }

  @Test("C3: the city's record goes up with its counties' form 4; of who is not heard from there is none")
  func below() async throws {
    let room = try Room(press: Self.press)
    try await room.watch.start(at: at("00:00"))
    _ = try await room.watch.tick(at: at("00:00"))
    for centre in ["430105", "430112"] {
      let round = try #require(
        try room.register.read { reader in
          try reader.duties(day: CivilDate(iso: "2026-11-21") ?? CivilDate(dayNumber: 0)).first {
            $0.duty.kind.isRound && $0.duty.centre.rawValue == centre && $0.duty.opens <= at("08:50")
          }
        })
      let target = try #require(round.duty.targets.first)
      let line = Desk.CheckLine(target: target, at: at("08:50"), means: .cctv, pictureUsable: true, findings: [])
      _ = try await room.act("P-\(centre)-01", at: at("09:00")) { desk in
        try desk.check(round: round.no, lines: [line]).entries
      }
    }
    _ = try await room.watch.tick(at: at("18:55"))
    let own = try report(room, Self.county)
    let mails = try #require(try room.register.read { try $0.reportMails(duty: own.no) })
    for mail in mails { try await room.accept(mail, Self.city, at: at("18:56")) }
    let duty = try report(room, CentreID("430100"))
    let snapshot = try room.register.read { read in
      try SnapshotReader(read: read, directory: room.directory, rules: room.context.rules)
        .daily(duty.duty, approvedBy: nil, at: at("19:50"))
    }
    let carried = snapshot.below.filter { !$0.checks.isEmpty }
    #expect(carried.map(\.centre) == [Self.county], "望城 has not reported")
    #expect(carried[0].checks.map(\.checkedAt) == [at("08:50")])
    let forms = room.context.letters.dailyForms(snapshot)
    #expect(forms.below.map(\.sheetName) == ["开福区"] && forms.below[0].grids[0].rows.count == 1)
    let letter = room.context.letters.report(snapshot)
    #expect(letter.attachments.map(\.name).contains("下级监控情况记录表_长沙市_2026-11-21.xlsx"))
    #expect(letter.text.contains("下级监控情况记录表"))
    // P4 compiles what the cities say and takes no forms along.
    let province = try report(room, CentreID("430000"))
    let above = try room.register.read { read in
      try SnapshotReader(read: read, directory: room.directory, rules: room.context.rules)
        .daily(province.duty, approvedBy: nil, at: at("09:00"))
    }
    #expect(above.below.allSatisfy { $0.checks.isEmpty })
  }
}
