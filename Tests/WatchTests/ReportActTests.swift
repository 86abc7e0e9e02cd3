import Casework
import Organisation
import Regulation
import Reporting
import Store
import Testing
import Units

@testable import Daemon

/// Approving, sending and sending again (R6, R16, D10).
@Suite("Watch: reports approved, sent and sent again") struct ReportActTests {
  private let leader = "P-430105-11"

  private func room() async throws -> (Room, DutyRecord) {
    let room = try Room()
    try await room.watch.start(at: at("00:00"))
    _ = try await room.watch.tick(at: at("00:00"))
    let report = try room.register.read { reader in
      try reader.duties(day: CivilDate(iso: "2026-11-21") ?? CivilDate(dayNumber: 0)).first {
        $0.duty.kind == .dailyReport && $0.duty.centre.rawValue == "430105"
      }
    }
    return (room, try #require(report))
  }

  @Test("R6: a report is approved when there is a draft to look at, not before") func draft() async throws {
    let (room, report) = try await room()
    await #expect(throws: ReportRefusal.noDraftYet(at: at("18:30"))) {
      try await room.act(leader, at: at("12:00")) { try $0.approve(report: report.no, revision: nil).no }
    }
    _ = try await room.watch.tick(at: at("18:50"))
    #expect(
      try room.messages(.report).filter { $0.message.centre.rawValue == "430105" }.isEmpty, "not approved by that")
    _ = try await room.act(leader, at: at("18:51")) { try $0.approve(report: report.no, revision: nil).no }
    #expect(try room.messages(.report).contains { $0.message.centre.rawValue == "430105" })
  }

  @Test("R16: send says when it goes where it may not go yet; the cut-off holds") func send() async throws {
    let (room, report) = try await room()
    _ = try await room.watch.tick(at: at("18:30"))
    func send(_ clock: String) async throws {
      _ = try await room.act(leader, at: at(clock)) { try $0.send(report: report.no).no }
    }
    await #expect(throws: ReportRefusal.beforeCutOff(at("18:50"))) { try await send("18:40") }
    await #expect(throws: ReportRefusal.notApproved(latest: at("18:55"))) { try await send("18:51") }
    await #expect(throws: AuthorityRefusal.self) {
      try await room.act("P-430105-01", at: at("18:56")) { try $0.send(report: report.no).no }
    }
    try await send("18:55")
    await #expect(throws: ActRefusal.alreadySent) { try await send("18:56") }
  }

  @Test("D10: resent: who was refused gets the same message; who has it a new one marked 重发; nobody else gets anything")
  func resend() async throws {
    let (room, report) = try await room()
    func resend(_ clock: String, to: String? = nil) async throws -> (same: [String], anew: [String]) {
      let parts = try await room.act(leader, at: at(clock)) { desk in
        let resent = try desk.resend(report: report.no, to: to)
        return [resent.same, resent.anew]
      }
      return (parts[0], parts[1])
    }
    let city = "centre-430100@watchroom.example.invalid"
    await #expect(throws: ReportRefusal.notSentYet) { _ = try await resend("12:00") }
    _ = try await room.watch.tick(at: at("18:55"))
    let sent = try #require(try room.messages(.report).first { $0.message.centre.rawValue == "430105" })
    func delivery() throws -> Delivery {
      try #require(try room.register.read { try $0.deliveries(message: sent.message.no).first })
    }
    let refused = Receipt(code: 550, text: "no such user", stage: "rcpt")
    try await room.watch.record(.refused(refused), delivery: try delivery().no, at: at("18:56"))
    #expect(try delivery().state == .parked)
    await #expect(throws: ReportRefusal.notARecipient(known: [city])) {
      _ = try await resend("19:00", to: "somebody@example.invalid")
    }
    #expect(try await resend("19:05") == ([city], []))
    #expect(try delivery().state == .pending && delivery().nextAt == at("19:05"))
    #expect(try room.messages(.report).count { $0.message.centre.rawValue == "430105" } == 1, "the same message")
    try await room.accept(sent.message, city, at: at("19:06"))
    let after = try #require(try room.register.read { try $0.duty(no: report.no) })
    #expect(after.finished == at("19:06") && after.state(at: at("20:00")) == .doneLate)

    #expect(try await resend("19:30", to: city.uppercased()) == ([], [city]))
    let again = try #require(try room.messages(.report).last { $0.message.centre.rawValue == "430105" })
    #expect(again.message.subject == "【重发】" + sent.message.subject)
    #expect(again.message.messageID != sent.message.messageID && again.recipients == [city])
    let bytes = try #require(try room.register.read { try $0.blob(again.message.blob) })
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("References: <\(sent.message.messageID)>"))
    let original = try #require(try room.register.read { try $0.blob(sent.message.blob) })
    let body = String(decoding: original, as: UTF8.self).split(separator: "\r\n\r\n", maxSplits: 1)[1]
    #expect(text.hasSuffix(body), "its content byte for byte")
    try await room.accept(again.message, city, at: at("19:31"))
    #expect(try room.register.read { try $0.duty(no: report.no)?.finished } == at("19:06"), "no second finish")
  }

  @Test("D10: a corrected address gets the same message; what the old one did not take holds the report no longer")
  func corrected() async throws {
    let (room, report) = try await room()
    _ = try await room.watch.tick(at: at("18:55"))
    let sent = try #require(try room.messages(.report).first { $0.message.centre.rawValue == "430105" })
    let old = try #require(try room.register.read { try $0.deliveries(message: sent.message.no).first })
    try await room.watch.record(
      .refused(Receipt(code: 550, text: "gone", stage: "rcpt")), delivery: old.no, at: at("18:56"))
    var organisation = room.directory.organisation
    for index in organisation.centres.indices where organisation.centres[index].id.rawValue == "430100" {
      organisation.centres[index].addresses = ["new-430100@watchroom.example.invalid"]
    }
    try await room.reload(organisation, at: at("18:57"))
    let same = try await room.act(leader, at: at("18:58")) { try $0.resend(report: report.no, to: nil).same }
    #expect(same == ["new-430100@watchroom.example.invalid"])
    try await room.accept(sent.message, same[0], at: at("18:59"))
    #expect(try room.register.read { try $0.duty(no: report.no)?.finished } == at("18:59"))
  }
}
