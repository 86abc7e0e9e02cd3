import Casework
import Foundation
import Synchronization
import TestSupport
import Testing
import Units

@testable import Mail

/// The courier against a real SMTP server on loopback (Tests/Support/smtpd.py). One after another: the machine is
/// small, and some of these measure waits.
@Suite("Mail by SMTP (D10)", .serialized, .enabled(if: MailServer.isAvailable, "\(MailServer.needs)"))
struct SMTPCourierTests {
  private func relay(_ server: MailServer, _ security: Relay.Security = .plain) -> Relay {
    Relay(
      host: "localhost", port: server.port, security: security, caFile: server.certificate,
      timeouts: MailTimeouts(connect: .seconds(10), reply: .seconds(8), stall: .seconds(4), total: .seconds(30)))
  }

  private func passwordFile(_ password: String, _ server: MailServer) throws -> String {
    let file = server.folder.appendingPathComponent("password-\(password.count)")
    try Data("\(password)\n".utf8).write(to: file)
    return file.path
  }

  @Test("plain: accepted, with the server's words as receipt; the bytes arrive as they were")
  func plain() async throws {
    try await MailServer.with { server async throws in
      let courier = SMTPCourier(relay: relay(server))
      let envelope = try envelope()
      let outcome = await courier.deliver(envelope)
      #expect(outcome == .accepted(Receipt(code: 250, text: "250 stored as 0001", stage: "dot")))
      let event = try #require(try server.events("message").first)
      #expect(event.from == envelope.sender)
      #expect(event.message_id == envelope.messageID)
      #expect(event.tls == false)
      #expect(try [UInt8](Data(contentsOf: server.stored()[0])) == envelope.body)
      await courier.rest()
      #expect(try server.events("quit").count == 1)
    }
  }

  @Test("STARTTLS, with the relay's certificate checked")
  func startTLS() async throws {
    try await MailServer.with(.init(tls: "starttls")) { server async throws in
      #expect(try await SMTPCourier(relay: relay(server, .starttls)).deliver(envelope()).summary == "accepted 250 dot")
      #expect(try server.events("message").map(\.tls) == [true])
    }
  }

  @Test("TLS from the first byte")
  func implicitTLS() async throws {
    try await MailServer.with(.init(tls: "implicit")) { server async throws in
      #expect(try await SMTPCourier(relay: relay(server, .tls)).deliver(envelope()).summary == "accepted 250 dot")
      #expect(try server.events("message").map(\.tls) == [true])
    }
  }

  @Test("a relay without STARTTLS gets nothing when STARTTLS is required")
  func startTLSRequired() async throws {
    try await MailServer.with { server async throws in
      let outcome = try await SMTPCourier(relay: relay(server, .starttls)).deliver(envelope())
      #expect(outcome.summary == "deferred 0 tls")
      #expect(try server.events("mail").isEmpty)
    }
  }

  @Test(
    "AUTH over STARTTLS and over TLS",
    arguments: [("starttls", Relay.Security.starttls), ("implicit", .tls), ("none", .plain)])
  func auth(tls: String, security: Relay.Security) async throws {
    try await MailServer.with(.init(tls: tls, auth: "watchroom@example.invalid:s3cret 湘")) { server async throws in
      var relay = relay(server, security)
      relay.user = "watchroom@example.invalid"
      relay.passwordFile = try passwordFile("s3cret 湘", server)
      #expect(try await SMTPCourier(relay: relay).deliver(envelope()).summary == "accepted 250 dot")
      #expect(try server.events("message").map(\.auth) == ["watchroom@example.invalid"])
    }
  }

  @Test("a failed sign-on is ours to mend: deferred at auth, and the password is in no receipt and no step")
  func authFails() async throws {
    try await MailServer.with(.init(tls: "starttls", auth: "watchroom:right")) { server async throws in
      let steps = Steps()
      var relay = relay(server, .starttls)
      relay.user = "watchroom"
      relay.passwordFile = try passwordFile("wrong-password", server)
      let outcome = try await SMTPCourier(relay: relay, observer: steps.observer).deliver(envelope())
      #expect(outcome.summary == "deferred 535 auth")
      #expect(try server.events("auth").map(\.ok) == [false])
      let secret = Data("\0watchroom\0wrong-password".utf8).base64EncodedString()
      #expect(!steps.all.joined().contains(secret.prefix(12)) && !outcome.receipt.text.contains("wrong"))
      #expect(steps.all.contains("sent AUTH …"))
    }
  }

  @Test("a relay that offers no AUTH gets nothing when a user is set")
  func authNotOffered() async throws {
    try await MailServer.with(.init(tls: "starttls")) { server async throws in
      var relay = relay(server, .starttls)
      relay.user = "watchroom"
      relay.passwordFile = try passwordFile("right", server)
      let outcome = try await SMTPCourier(relay: relay).deliver(envelope())
      #expect(outcome.summary == "deferred 0 auth")
      #expect(outcome.receipt.text == "the relay offers no AUTH, and a user is set")
      #expect(try server.events("auth").isEmpty)
      #expect(try server.events("mail").isEmpty)
    }
  }

  @Test("no password file, an empty one, or a password over a bare connection to another machine: deferred at auth")
  func passwordTrouble() async throws {
    var relay = Relay(host: "127.0.0.1", port: 1, security: .tls, user: "u", passwordFile: "/nonexistent/password")
    #expect(try await SMTPCourier(relay: relay).deliver(envelope()).summary == "deferred 0 auth")
    relay.passwordFile = "/dev/null"
    #expect(try await SMTPCourier(relay: relay).deliver(envelope()).summary == "deferred 0 auth")
    relay.security = .plain
    relay.host = "relay.example.invalid"
    let outcome = try await SMTPCourier(relay: relay).deliver(envelope())
    #expect(outcome.receipt.text == "a password may not cross an unencrypted connection")
  }

  @Test(
    "a certificate that is not trusted, or is another's, gets nothing: deferred at tls",
    arguments: ["starttls", "implicit"])
  func wrongCertificate(tls: String) async throws {
    let security: Relay.Security = tls == "implicit" ? .tls : .starttls
    try await MailServer.with(.init(tls: tls, certificateName: "other.example.invalid")) { server async throws in
      var relay = relay(server, security)
      let another = try await SMTPCourier(relay: relay).deliver(envelope())
      #expect(another.summary == "deferred 0 tls")
      relay.caFile = nil
      let untrusted = try await SMTPCourier(relay: relay).deliver(envelope())
      #expect(untrusted.summary == "deferred 0 tls")
      #expect(untrusted.receipt.text.contains("certificate"))
      relay.caFile = "/nonexistent/ca.pem"
      #expect(try await SMTPCourier(relay: relay).deliver(envelope()).summary == "deferred 0 tls")
      #expect(try server.events("mail").isEmpty)
      relay.verifyCertificate = false
      relay.caFile = nil
      #expect(try await SMTPCourier(relay: relay).deliver(envelope()).summary == "accepted 250 dot")
    }
  }

  @Test(
    "each trouble leads to its named end",
    arguments: [
      ("a+451", "deferred 451 rcpt"), ("a+550", "refused 550 rcpt"), ("a+data-452", "deferred 452 dot"),
      ("a+data-554", "refused 554 dot"), ("a+drop-before", "deferred 0 rcpt"), ("a+drop-after-data", "unclear 0 dot"),
      ("a+stall", "deferred 0 rcpt"), ("a+stall-after-data", "unclear 0 dot"), ("a+close-after", "accepted 250 dot"),
    ])
  func trouble(local: String, expected: String) async throws {
    try await MailServer.with { server async throws in
      let recipient = "\(local)@example.invalid"
      var relay = relay(server)
      // What is waited for in vain is not waited for long.
      if recipient.contains("stall") { relay.timeouts.reply = .seconds(2) }
      let outcome = try await SMTPCourier(relay: relay).deliver(envelope(to: recipient))
      #expect(outcome.summary == expected, "\(outcome)")
      let isStored = expected.hasPrefix("accepted") || expected.hasPrefix("unclear")
      #expect(try server.stored().count == (isStored ? 1 : 0))
    }
  }

  @Test(
    "trouble in the middle of a long message is deferred: the dot was never sent",
    arguments: ["a+stall-body@example.invalid", "a+drop-body@example.invalid"])
  func troubleInBody(recipient: String) async throws {
    try await MailServer.with { server async throws in
      var envelope = try envelope(to: recipient)
      for _ in 0..<200_000 {
        envelope.body += Array("0123456789012345678901234567890123456789012345678901234567890123\r\n".utf8)
      }
      var relay = relay(server)
      relay.timeouts.stall = .seconds(1)
      let outcome = await SMTPCourier(relay: relay).deliver(envelope)
      #expect(outcome.summary == "deferred 0 body", "\(outcome)")
      #expect(try server.stored().isEmpty)
    }
  }

  @Test(
    "trouble with ourselves is deferred, at its stage",
    arguments: [
      (#"{"connect": "refuse-connect"}"#, "deferred 0 greeting"),
      (#"{"connect": "greet-554"}"#, "deferred 554 greeting"),
      (#"{"connect": "greet-421"}"#, "deferred 421 greeting"), (#"{"mail": "mail-550"}"#, "deferred 550 mail"),
      (#"{"mail": "mail-451"}"#, "deferred 451 mail"),
    ])
  func relayTrouble(control: String, expected: String) async throws {
    try await MailServer.with(.init(control: control)) { server async throws in
      let outcome = try await SMTPCourier(relay: relay(server)).deliver(envelope())
      #expect(outcome.summary == expected, "\(outcome)")
    }
  }

  @Test("a message over the relay's announced size is refused at MAIL, since its size is announced")
  func tooLarge() async throws {
    try await MailServer.with(.init(maxSize: 1000)) { server async throws in
      var draft = draft()
      draft.text = String(repeating: "x", count: 2000)
      #expect(try await SMTPCourier(relay: relay(server)).deliver(envelope(draft: draft)).summary == "refused 552 mail")
    }
  }

  @Test("the server down, and the name unknown: deferred; up again: accepted by the same courier")
  func serverDown() async throws {
    let courier = SMTPCourier(relay: Relay(host: "nowhere.invalid", port: 25, security: .plain))
    #expect(try await courier.deliver(envelope()).summary == "deferred 0 dns")
    try await MailServer.with { server async throws in
      let courier = SMTPCourier(relay: relay(server))
      #expect(try await courier.deliver(envelope()).summary == "accepted 250 dot")
      await server.kill()
      #expect(try await courier.deliver(envelope()).summary == "deferred 0 connect")
    }
  }

  @Test("a stalled relay holds an attempt no longer than its time, and stopping the task ends it at once")
  func bounded() async throws {
    try await MailServer.with { server async throws in
      var relay = relay(server)
      relay.timeouts.reply = .seconds(30)
      relay.timeouts.total = .milliseconds(700)
      let clock = ContinuousClock()
      let start = clock.now
      let slow = try await SMTPCourier(relay: relay).deliver(envelope(to: "a+stall@example.invalid"))
      #expect(slow.summary == "deferred 0 rcpt")
      #expect(clock.now - start < .seconds(25))
      relay.timeouts.total = .seconds(60)
      let courier = SMTPCourier(relay: relay)
      let envelope = try envelope(to: "b+stall-after-data@example.invalid")
      let task = Task { await courier.deliver(envelope) }
      for _ in 0..<500 {
        if try !server.stored().isEmpty { break }
        try await Task.sleep(for: .milliseconds(20))
      }
      let cancelled = clock.now
      task.cancel()
      #expect(await task.value.summary == "unclear 0 dot")
      #expect(clock.now - cancelled < .seconds(25))
    }
  }

  @Test("drop after DATA: unclear, then sent again with the same Message-ID, so the two are known for one")
  func dropAfterData() async throws {
    try await MailServer.with { server async throws in
      let courier = SMTPCourier(relay: relay(server))
      let envelope = try envelope(to: "anna+drop-after-datax1@example.invalid")
      #expect(await courier.deliver(envelope).kind == "unclear")
      #expect(await courier.deliver(envelope).kind == "accepted")
      #expect(try server.events("message").map(\.message_id) == [envelope.messageID, envelope.messageID])
    }
  }

  @Test("two recipients, one refused: the other gets it")
  func oneRefused() async throws {
    try await MailServer.with { server async throws in
      let courier = SMTPCourier(relay: relay(server))
      let people = ["wang+550@example.invalid", "li@example.invalid"]
      let shared = draft(to: people)
      var summaries: [String] = []
      for person in people {
        summaries.append(try await courier.deliver(envelope(to: person, draft: shared)).summary)
      }
      #expect(summaries == ["refused 550 rcpt", "accepted 250 dot"])
      let stored = try server.stored()
      #expect(stored.map(\.lastPathComponent) == ["0001-li@example.invalid.eml"])
      #expect(try await ParsedMail.read(stored[0]).to == people)
    }
  }

  @Test("the connection is kept for the next delivery, and made anew after it was closed meanwhile")
  func reuse() async throws {
    try await MailServer.with(.init(tls: "starttls", auth: "u:p")) { server async throws in
      var relay = relay(server, .starttls)
      relay.user = "u"
      relay.passwordFile = try passwordFile("p", server)
      let courier = SMTPCourier(relay: relay)
      for number in 0..<5 {
        #expect(try await courier.deliver(envelope(id: "d-\(number)@example.invalid")).kind == "accepted")
      }
      #expect(try server.events("connect").count == 1)
      #expect(try server.events("auth").count == 1)
      #expect(Set(try server.events("message").map(\.session)) == [1])
      #expect(try await courier.deliver(envelope(to: "a+close-after@example.invalid")).kind == "accepted")
      for _ in 0..<500 {
        if try !server.events("disconnect").isEmpty { break }
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(try await courier.deliver(envelope(id: "d-6@example.invalid")).kind == "accepted")
      #expect(try server.events("connect").count == 2)
      #expect(try server.events("message").count == 7)
      await courier.rest()
      #expect(try await courier.deliver(envelope(id: "d-7@example.invalid")).kind == "accepted")
      #expect(try server.events("connect").count == 3)
    }
  }

  @Test("a kept connection on which the relay says 421 costs a second try, a new connection that does is deferred")
  func shutMeanwhile() async throws {
    try await MailServer.with { server async throws in
      let courier = SMTPCourier(relay: relay(server))
      #expect(try await courier.deliver(envelope(id: "d-1@example.invalid")).kind == "accepted")
      try server.control(#"{"mail": "mail-421x1"}"#)
      #expect(try await courier.deliver(envelope(id: "d-2@example.invalid")).kind == "accepted")
      #expect(try server.events("connect").count == 2)
      #expect(try server.events("mail").map(\.reply) == ["250 OK", "421 scripted mail-421", "250 OK"])
      try server.control(#"{"mail": "mail-421"}"#)
      #expect(try await courier.deliver(envelope(id: "d-3@example.invalid")).summary == "deferred 421 mail")
      #expect(try server.events("message").count == 2)
    }
  }

  @Test("1 MiB of every byte, Chinese subject and file name arrive intact", arguments: ["none", "starttls"])
  func large(tls: String) async throws {
    try await MailServer.with(.init(tls: tls)) { server async throws in
      var draft = draft(subject: "湘江长沙段日报")
      let bytes = (0..<1_048_576).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 / 255) }
      draft.attachments = [.init(filename: "监控台账 2026-11.bin", mimeType: "application/octet-stream", bytes: bytes)]
      let envelope = try envelope(draft: draft)
      let security: Relay.Security = tls == "none" ? .plain : .starttls
      #expect(await SMTPCourier(relay: relay(server, security)).deliver(envelope).kind == "accepted")
      let file = try #require(try server.stored().first)
      #expect(try [UInt8](Data(contentsOf: file)) == envelope.body)
      let parsed = try await ParsedMail.read(file)
      #expect(parsed.headers["Subject"] == ["湘江长沙段日报"])
      #expect(parsed.parts.last?.filename == "监控台账 2026-11.bin")
      #expect(parsed.parts.last?.size == bytes.count)
      let sum = server.folder.appendingPathComponent("attachment")
      try Data(bytes).write(to: sum)
      let digest = try await run("/usr/bin/sha256sum", [sum.path]).output
      #expect(parsed.parts.last.map { digest.hasPrefix($0.sha256) } == true)
    }
  }

  @Test("lines that begin with a dot survive, at any place in the message", arguments: [10, 65_530, 65_536, 200_000])
  func dots(size: Int) async throws {
    try await MailServer.with { server async throws in
      let courier = SMTPCourier(relay: relay(server))
      var body = Array("Message-ID: <dots@example.invalid>\r\n\r\n.\r\n..\r\n".utf8)
      while body.count < size { body += Array(".x.\r\n".utf8) }
      body += Array(".\r\n.end\r\n".utf8)
      let envelope = Envelope(
        deliveryID: 1, messageID: "dots@example.invalid", sender: "a@example.invalid", recipient: "b@example.invalid",
        body: body)
      #expect(await courier.deliver(envelope).kind == "accepted")
      #expect(try [UInt8](Data(contentsOf: server.stored()[0])) == body)
    }
  }

  @Test("what can't be sent is known before anything is said")
  func unfit() async throws {
    let courier = SMTPCourier(relay: Relay(host: "127.0.0.1", port: 1, security: .plain))
    var bad = try envelope()
    bad.recipient = "a@b.c>\r\nRCPT TO:<eve@example.invalid"
    #expect(await courier.deliver(bad).summary == "refused 0 rcpt")
    bad = try envelope()
    bad.sender = "张@example.invalid"
    #expect(await courier.deliver(bad).summary == "deferred 0 mail")
    for line in ["a\nb\r\n", "a\rb\r\n", "a\r\n.\n", "a\r", "a\n"] {
      bad = try envelope()
      bad.body += Array(line.utf8)
      #expect(await courier.deliver(bad).summary == "refused 0 body")
    }
    bad.body = []
    #expect(await courier.deliver(bad).summary == "refused 0 body")
  }

  @Test("each verb is told as it happens, for whoever wants to end the process there")
  func steps() async throws {
    try await MailServer.with { server async throws in
      let steps = Steps()
      let courier = SMTPCourier(relay: relay(server), observer: steps.observer)
      _ = try await courier.deliver(envelope())
      #expect(
        steps.all == [
          "connecting", "reply 220 smtpd.example.invalid scripted", "sent EHLO",
          "reply 250-smtpd.example.invalid / 250-SIZE 52428800 / 250-8BITMIME / 250 HELP", "sent MAIL FROM",
          "reply 250 OK", "sent RCPT TO", "reply 250 OK", "sent DATA", "reply 354 End data with <CR><LF>.<CR><LF>",
          "sending body", "sent body", "sent dot", "reply 250 stored as 0001",
        ])
    }
  }
}

/// Collects what an observer is told.
final class Steps: Sendable {
  private let list = Mutex<[String]>([])
  var all: [String] { list.withLock { $0 } }
  var observer: VerbObserver { { step in self.list.withLock { $0.append(step) } } }
}
