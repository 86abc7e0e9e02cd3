import Casework
import Foundation
import TestSupport
import Testing
import Units

@testable import Mail

/// Several connections to a distant relay, with a real SMTP server that answers late.
@Suite(
  "D10: many mails to a relay at a distance", .enabled(if: MailServer.isAvailable, Comment(rawValue: MailServer.needs)))
struct SMTPPoolTests {
  private func relay(_ server: MailServer, connections: Int) -> Relay {
    Relay(host: "127.0.0.1", port: server.port, security: .plain, connections: connections)
  }

  private func envelope(_ number: Int) throws -> Envelope {
    let draft = MailDraft(
      from: .init("watch@example.invalid"), to: [.init("a\(number)@example.invalid")], subject: "\(number)",
      date: Instant(seconds: 1_795_345_205), utcOffset: 28_800, messageID: "m\(number)@example.invalid", text: "日报")
    return Envelope(
      deliveryID: Int64(number), messageID: draft.messageID, sender: "watch@example.invalid",
      recipient: "a\(number)@example.invalid", body: try MIMEMessage(draft).bytes)
  }

  @Test("four connections carry mails side by side, each mail once (how fast is for docs/figures.md)") func parallel()
    async throws
  {
    let count = 24
    let delay = 0.1
    try await MailServer.with(.init(delay: delay)) { server in
      let pool = SMTPPool(relay: relay(server, connections: 4), connections: 4)
      #expect(pool.lanes == 4)
      let outcomes = try await withThrowingTaskGroup(of: DeliveryOutcome.self) { group in
        for number in 1...count {
          let envelope = try envelope(number)
          group.addTask { await pool.deliver(envelope) }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      await pool.rest()
      #expect(outcomes.allSatisfy { if case .accepted = $0 { true } else { false } })
      let messages = try server.events("message")
      #expect(messages.count == count && Set(messages.compactMap(\.message_id)).count == count)
      #expect(Set(messages.compactMap(\.session)).count == 4)
      #expect(try server.events("quit").count == 4, "rest takes leave of each")
    }
  }

  @Test("one mail opens one connection, and the next takes the same") func single() async throws {
    try await MailServer.with { server in
      let pool = SMTPPool(relay: relay(server, connections: 4), connections: 4)
      for number in 1...3 { _ = await pool.deliver(try envelope(number)) }
      await pool.rest()
      #expect(Set(try server.events("message").compactMap(\.session)) == [1])
    }
  }

  @Test("D10: a message again as a new one: its content byte for byte, another id, date and subject, and a reference")
  func resent() throws {
    let original = try MIMEMessage(
      MailDraft(
        from: .init("watch@example.invalid", name: "监控中心"),
        to: [.init("a@example.invalid"), .init("b@example.invalid")],
        subject: String(repeating: "长沙市水上交通监控中心值班日报", count: 4), date: Instant(seconds: 1_795_345_205),
        utcOffset: 28_800,
        messageID: "first@example.invalid", references: ["before@example.invalid"], text: "全部完成", html: "<p>全部完成</p>",
        attachments: [.init(filename: "记录.csv", mimeType: "text/csv", bytes: [1, 2, 3])], importance: .high,
        marks: [.init("Kind", "report")]))
    let again = try MIMEMessage(
      resending: original.bytes, of: original.messageID, as: "second@example.invalid", to: [.init("a@example.invalid")],
      subject: "【重发】日报", date: Instant(seconds: 1_795_348_805), utcOffset: 28_800)
    let (old, new) = (String(decoding: original.bytes, as: UTF8.self), String(decoding: again.bytes, as: UTF8.self))
    func parts(_ text: String) -> (header: String, body: String) {
      let parts = text.components(separatedBy: "\r\n\r\n")
      return (parts[0], parts.dropFirst().joined(separator: "\r\n\r\n"))
    }
    #expect(parts(old).body == parts(new).body && !parts(new).body.isEmpty)
    let header = parts(new).header.components(separatedBy: "\r\n")
    for name in [
      "From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "MIME-Version", "Content-Type",
    ] {
      #expect(header.count { $0.hasPrefix("\(name):") } == 1, "\(name)")
    }
    #expect(header.contains("Message-ID: <second@example.invalid>"))
    #expect(header.contains("References: <first@example.invalid>"))
    #expect(header.contains("To: a@example.invalid") && header.contains("X-Watchroom-Kind: report"))
    #expect(header.contains { $0.hasPrefix("Importance: high") })
    #expect(throws: MailDraftError.noRecipients) {
      try MIMEMessage(
        resending: original.bytes, of: original.messageID, as: "x@example.invalid", to: [], subject: "",
        date: .distantPast,
        utcOffset: 0)
    }
  }
}
