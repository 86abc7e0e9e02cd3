import Foundation
import TestSupport
import Testing

/// Who asks, as the kernel says (D6), through the real socket.
@Suite(
  "The real daemon: who asks (D6)", .serialized, .enabled(if: Account.isRoot, "\(Account.needsRoot)"),
  .enabled(if: MailServer.isAvailable, "\(MailServer.needs)"))
struct CallerTests {
  @Test("a person, a console, root and a stranger: what the daemon takes them for, and what they may")
  func callers() async throws {
    try await Room.with { room async throws in
      let daemon = room.daemon
      let finding = try await room.intrude(413_900_101)
      let path = "/v1/findings/\(finding["no"].int ?? 0)"
      for (account, kind) in [
        (Account.own, "root"), (Room.province, "console"), (Room.leader, "person"), (Room.stranger, "stranger"),
      ] {
        let who = try await daemon.ask("GET", "/v1/whoami", as: account)
        #expect(who.status == 200 && who.body["kind"].text == kind, "\(who.body)")
        #expect(try await daemon.ask("GET", path, as: account).status == 200, "\(kind) reads")
      }
      // Root administers and never signs; a stranger and a console without a person are told to sign on.
      for act in ["acknowledge", "silence", "file"] {
        let root = try await daemon.ask("POST", "\(path)/\(act)", body: "{}")
        #expect(root.status == 403, "\(act): \(root.body)")
        #expect(root.headers["content-type"] == "application/problem+json")
        for account in [Room.stranger, Room.province] {
          let refused = try await daemon.ask("POST", "\(path)/\(act)", as: account, body: "{}")
          #expect([401, 403].contains(refused.status), "\(act): \(refused.body)")
          let english = try await daemon.ask(
            "POST", "\(path)/\(act)", as: account, headers: ["Accept-Language": "en"], body: "{}")
          #expect(refused.body["detail"].text != "" && refused.body["detail"].text != english.body["detail"].text)
        }
      }
      let stranger = try await daemon.ask(
        "POST", "/v1/sign-on", as: Room.stranger,
        body: #"{"person": "P-430000-01", "pin": "\#(daemon.pin(of: "P-430000-01"))"}"#)
      #expect(stranger.status == 403, "only a console takes sign-ons: \(stranger.body)")
      // A person of another centre can't sign on here.
      let foreign = try await daemon.ask(
        "POST", "/v1/sign-on", as: Room.city,
        body: #"{"person": "P-430000-01", "pin": "\#(daemon.pin(of: "P-430000-01"))"}"#)
      #expect(foreign.status == 403)
      let shelved = try await daemon.ask(
        "POST", "\(path)/shelve", as: Room.leader, body: #"{"reason": "测试", "minutes": 30, "scope": "vessel"}"#)
      #expect(shelved.status == 200, "an account's own person acts without sign-on: \(shelved.body)")

      // A token is bound to the account that signed on.
      let token = try await daemon.ask(
        "POST", "/v1/sign-on", as: Room.province,
        body: #"{"person": "P-430000-01", "pin": "\#(daemon.pin(of: "P-430000-01"))"}"#
      ).body["token"].text
      let bearer = ["Authorization": "Bearer \(token)"]
      let mine = try await daemon.ask("GET", "/v1/whoami", as: Room.province, headers: bearer)
      #expect(mine.body["person"].text == "P-430000-01")
      let stolen = try await daemon.ask("GET", "/v1/whoami", as: Room.city, headers: bearer)
      #expect(stolen.body["person"].text == "")
    }
  }

  @Test("five wrong PINs lock the person for five minutes, for the right PIN as well")
  func lock() async throws {
    try await Room.with { room async throws in
      let right = room.daemon.pin(of: "P-430000-02")
      func signOn(_ pin: String) async throws -> (status: Int, body: JSON, headers: [String: String]) {
        try await room.daemon.ask(
          "POST", "/v1/sign-on", as: Room.province, body: #"{"person": "P-430000-02", "pin": "\#(pin)"}"#)
      }
      for _ in 1...5 { #expect(try await signOn("000000").status == 403) }
      let locked = try await signOn(right)
      #expect(locked.status == 429, "\(locked.body)")
      let seconds = Int(locked.headers["retry-after"] ?? "") ?? 0
      #expect((200...301).contains(seconds))
      // Nobody else is locked with them.
      try await room.signOn("P-430000-01", as: Room.province)
      #expect(try await room.daemon.journal().count { $0["kind"].text == "person.wrong-pin" } == 5)
    }
  }

  @Test(
    "the same idempotency key gives the same answer and acts once; with another body it is refused; a stale revision too"
  )
  func idempotency() async throws {
    try await Room.with { room async throws in
      let daemon = room.daemon
      let finding = try await room.intrude(413_900_101)
      let path = "/v1/findings/\(finding["no"].int ?? 0)"
      let revision = finding["revision"].int ?? 0
      let stale = try await daemon.ask(
        "POST", "\(path)/dismiss", as: Room.leader, body: #"{"reason": "误报", "revision": \#(revision + 7)}"#)
      #expect(stale.status == 409)
      #expect(stale.body["revision"].int != nil && stale.body["type"].text.hasSuffix("conflict"))
      let tag = try await daemon.ask(
        "POST", "\(path)/dismiss", as: Room.leader, headers: ["If-Match": "\"\(revision + 7)\""],
        body: #"{"reason": "误报"}"#)
      #expect(tag.status == 409)

      let key = ["Idempotency-Key": "key-1"]
      let body = #"{"reason": "误报"}"#
      let first = try await daemon.ask("POST", "\(path)/dismiss", as: Room.leader, headers: key, body: body)
      let again = try await daemon.ask("POST", "\(path)/dismiss", as: Room.leader, headers: key, body: body)
      #expect(first.status == 200 && again.status == 200)
      #expect(first.body.canonical == again.body.canonical)
      let other = try await daemon.ask(
        "POST", "\(path)/dismiss", as: Room.leader, headers: key, body: #"{"reason": "另一个理由"}"#)
      #expect(other.status == 409 && other.body["type"].text.hasSuffix("key-reused"))
      let without = try await daemon.ask("POST", "\(path)/dismiss", as: Room.leader, body: body)
      #expect(without.status == 409, "without the key it is a second act")
      #expect(try await daemon.journal().count { $0["kind"].text == "finding.dismissed" } == 1)

      // Kept in the act's transaction: a restart forgets nothing.
      try await daemon.kill()
      try await daemon.start()
      let later = try await daemon.ask("POST", "\(path)/dismiss", as: Room.leader, headers: key, body: body)
      #expect(later.status == 200 && later.body.canonical == first.body.canonical)
    }
  }
}
