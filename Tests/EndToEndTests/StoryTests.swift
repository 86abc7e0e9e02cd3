import Foundation
import TestSupport
import Testing

/// From a sentence to a closed notice, through the real programs and a real mail server with STARTTLS and AUTH.
@Suite(
  "The real daemon: a sentence becomes a closed notice", .serialized,
  .enabled(if: Account.isRoot, "\(Account.needsRoot)"), .enabled(if: MailServer.isAvailable, "\(MailServer.needs)"))
struct StoryTests {
  @Test("held until armed; alarm mail, act, notice with number, reply, second person (P7, R5, D3, D6, D10)")
  func story() async throws {
    try await Room.with { room async throws in
      let daemon = room.daemon
      let finding = try await room.intrude(413_900_101)
      let no = "\(finding["no"].int ?? 0)"
      #expect(finding["centre"].text == "430100")

      // A new installation holds all mail (D10).
      try await eventually("the alarm is queued") { try await room.outbox().contains { $0["kind"].text == "alarm" } }
      #expect(try await room.outbox().allSatisfy { $0["state"].text == "held" || $0["state"].text == "pending" })
      #expect(try await daemon.json("status")["mail"]["armed"].flag == false)
      #expect(try room.mail.events("connect").isEmpty)
      let armed = try await daemon.watchroom(["mail", "arm"])
      #expect(armed.status == 0, "root administers: \(armed.errors)")

      // Whatever the hour, rounds that are late at it have mails of their own.
      func alarmed() async throws -> [(mail: ParsedMail, recipient: String)] {
        try await room.arrived().filter { $0.mail.subject.contains("湘长沙渡01") }
      }
      try await eventually("the alarm mails") { try await alarmed().count >= 2 }
      let alarms = try await alarmed()
      #expect(alarms.allSatisfy { $0.recipient.hasPrefix("p-430100-0") }, "first the watchkeepers on watch")
      for (mail, _) in alarms {
        #expect(mail.defects == [])
        #expect(mail.fromName == "湖南省水上交通监控中心")
        #expect(mail.text().contains("三汊矶") && mail.text("text/html").contains("三汊矶"))
        #expect(mail.messageID.hasSuffix("@watchroom.example.invalid"))
      }
      let message = try #require(try room.mail.events("message").first)
      #expect(message.tls == true && message.auth == "watchroom")

      // A console where nobody signed on reads and acts not.
      let refused = try await daemon.watchroom(["finding", "file", no], as: Room.province)
      #expect(refused.status != 0 && refused.errors.contains("签到"))
      try await room.signOn("P-430000-01", as: Room.province)
      #expect(try await daemon.watchroom(["finding", "ack", no], as: Room.province).status == 0)
      #expect(try await daemon.json("finding", "show", no)["summary"]["attention"].text == "acknowledged")
      let acknowledged = try await daemon.journal().filter { $0["kind"].text == "finding.acknowledged" }
      #expect(acknowledged.map { $0["person"].text } == ["P-430000-01"] && acknowledged[0]["account"].text == "games")

      let filed = try await daemon.json("finding", "file", no, as: Room.province)
      let year = String(filed["notice"]["issuedAt"].text.prefix(4))
      let number = "湘水监违〔\(year)〕430000-0001号"
      #expect(filed["notice"]["number"].text == number)
      try await eventually("the notice by mail") {
        try await room.arrived().contains {
          $0.recipient == "office-430100@haishi.example.invalid" && $0.mail.subject.contains(number)
        }
      }
      let notice = "\(filed["notice"]["no"].int ?? 0)"
      try await eventually("delivered, so its 7 days run (R5)") {
        try await daemon.json("notice", "show", notice)["summary"]["receivedAt"].text != ""
      }

      // The city answers; nobody of another centre can.
      let foreign = try await daemon.watchroom(["notice", "reply", notice, "--measures", "x"], as: Room.province)
      #expect(foreign.status != 0)
      try await room.signOn("P-430100-01", as: Room.city)
      let replied = try await daemon.watchroom(["notice", "reply", notice, "--measures", "已责令停航整改"], as: Room.city)
      #expect(replied.status == 0, "\(replied.errors)")

      // Four eyes (D6): the handler can't verify, another person with a PIN can.
      func verify(_ person: String) async throws -> (status: Int32, output: String, errors: String) {
        try await daemon.watchroom(
          ["notice", "verify", notice, "accepted", "--second", person, "--pin-stdin"], as: Room.province,
          input: daemon.pin(of: person) + "\n")
      }
      #expect(try await verify("P-430000-01").status != 0)
      let verified = try await verify("P-430000-02")
      #expect(verified.status == 0, "\(verified.errors)")
      let closed = try await daemon.json("notice", "show", notice)
      #expect(closed["summary"]["state"].text == "closed" || closed["summary"]["closedAt"].text != "")
      #expect(try await daemon.json("finding", "show", no)["summary"]["disposition"].text == "filed")
      let ledger = try await daemon.watchroom(["ledger", "show", "10", "--csv"], as: Room.province)
      #expect(ledger.output.contains(number))

      try await eventually("all is sent") { try await room.outbox().allSatisfy { $0["state"].text == "sent" } }
      let all = try await room.arrived().map { "\($0.mail.messageID) \($0.recipient)" }
      #expect(Set(all).count == all.count, "each message once to each recipient")
      #expect(Set(all) == Set(try await room.outbox().map { "\($0["messageID"].text) \($0["recipient"].text)" }))
      let kinds = try await daemon.journal().map { $0["kind"].text }
      for kind in ["finding.acknowledged", "case.filed", "notice.issued", "notice.replied", "notice.closed"] {
        #expect(kinds.count { $0 == kind } == 1, "\(kind)")
      }
    }
  }

  @Test("redirect_all_to sends everything to the trial's address, taken by SIGHUP (D10)")
  func redirect() async throws {
    try await Room.with(armed: true) { room async throws in
      try room.overlay(armed: true, redirect: "trial@example.invalid")
      room.daemon.program?.signal(SIGHUP)
      try await eventually("taken") {
        try await room.daemon.json("status")["mail"]["redirectedTo"].text == "trial@example.invalid"
      }
      try await room.intrude(413_900_102)
      func alarms() async throws -> [(mail: ParsedMail, recipient: String)] {
        try await room.arrived().filter { $0.mail.headers["X-Watchroom-Kind"] == ["alarm"] }
      }
      try await eventually("two mails") { try await alarms().count >= 2 }
      let mails = try await alarms()
      #expect(mails.allSatisfy { $0.recipient == "trial@example.invalid" })
      #expect(mails.contains { $0.mail.to.contains { $0.hasPrefix("p-430100-") } }, "its To says for whom it was")
    }
  }

  @Test(
    "an active AIS-SART tells watchkeepers, duty leader and superior at once, and a console may acknowledge it (C13, D6)"
  )
  func emergency() async throws {
    try await Room.with(armed: true) { room async throws in
      try await eventually("the emergency") {
        room.hear(Sentences.distress())
        return try await room.findings().contains { $0["severity"].text == "emergency" }
      }
      let finding = try #require(try await room.findings().first { $0["severity"].text == "emergency" })
      let no = "\(finding["no"].int ?? 0)"
      try await eventually("all three rungs are told") {
        let told = Set(try await room.arrived().map(\.recipient))
        return told.contains { $0.hasPrefix("p-430100-0") } && told.contains { $0.hasPrefix("p-430100-1") }
          && told.contains { $0.hasPrefix("p-430000-1") }
      }
      for act in [["silence", no], ["shelve", no, "--reason", "x", "--minutes", "30"]] {
        #expect(try await room.daemon.watchroom(["finding"] + act, as: Room.leader).status != 0, "\(act)")
      }
      let acked = try await room.daemon.watchroom(["finding", "ack", no], as: Room.city)
      #expect(acked.status == 0, "\(acked.errors)")
      let by = try await room.daemon.json("finding", "show", no)["summary"]["acknowledgedBy"].text
      #expect(by.contains("man"), "recorded as the console's: \(by)")
      try await room.signOn("P-430100-01", as: Room.city)
      let filed = try await room.daemon.json("finding", "file", no, as: Room.city)
      #expect(filed["filed"]["number"].text.hasPrefix("湘水监事〔"), "\(filed)")
    }
  }
}
