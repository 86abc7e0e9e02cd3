import Foundation
import TestSupport
import Testing

/// Mail trouble through the daemon (D10): each leads to its named life, and what went twice went so only after a lost reply.
@Suite(
  "The real daemon: mail trouble (D10)", .serialized, .enabled(if: Account.isRoot, "\(Account.needsRoot)"),
  .enabled(if: MailServer.isAvailable, "\(MailServer.needs)"))
struct MailTroubleTests {
  @Test(
    "5xx on one of two, 4xx, a stall, a drop after DATA, a server that is down: named lives, nothing lost, nothing doubled"
  )
  func lives() async throws {
    try await Room.with(armed: true) { room async throws in
      let server = room.mail
      var vessel: UInt32 = 413_900_100
      /// A vessel's alarm goes to two watchkeepers; returns its two deliveries when they have settled.
      func alarm(until settled: @escaping ([JSON]) -> Bool) async throws -> [JSON] {
        vessel += 1
        let known = Set(try await room.outbox().compactMap { $0["no"].int })
        try await room.intrude(vessel)
        var mine: [JSON] = []
        try await eventually("the deliveries settle") {
          mine = try await room.outbox().filter {
            $0["kind"].text == "alarm" && !known.contains($0["no"].int ?? 0)
          }.sorted { $0["no"].int ?? 0 < $1["no"].int ?? 0 }
          return mine.count == 2 && settled(mine)
        }
        return mine
      }
      func states(_ deliveries: [JSON]) async throws -> [[String]] {
        let entries = try await room.daemon.journal()
        return deliveries.map { delivery in
          entries.filter {
            $0["kind"].text.hasPrefix("delivery.") && $0["no"].int == delivery["no"].int
          }.map { String($0["kind"].text.dropFirst("delivery.".count)) }
        }
      }
      func arrivals(_ delivery: JSON) async throws -> Int {
        try await room.arrived().count {
          $0.mail.messageID == delivery["messageID"].text && $0.recipient == delivery["recipient"].text
        }
      }
      let isSent: ([JSON]) -> Bool = { $0.allSatisfy { $0["state"].text == "sent" } }

      let plain = try await alarm(until: isSent)
      #expect(try await states(plain) == [["sent"], ["sent"]])
      let victim = plain[0]["recipient"].text

      try server.control(#"{"to": {"\#(victim)": "550"}}"#)
      let refused = try await alarm {
        $0.contains { $0["state"].text == "parked" } && $0.contains { $0["state"].text == "sent" }
      }
      let parked = try #require(refused.first { $0["recipient"].text == victim })
      #expect(parked["state"].text == "parked" && parked["code"].int == 550 && parked["reply"].text.contains("550"))
      #expect(try await arrivals(parked) == 0)
      try await eventually("a human is told") {
        try await room.outbox().contains { $0["kind"].text == "parked" && $0["state"].text == "sent" }
      }
      #expect(try await room.daemon.json("status")["mail"]["parked"].int == 1)

      for (trouble, life, copies) in [
        ("451x2", ["retry", "retry", "sent"], 1), ("data-451x1", ["retry", "sent"], 1),
        ("stallx1", ["retry", "sent"], 1),
        // The whole message was on its way when nothing was read any more: nobody can know.
        ("stall-bodyx1", ["unclear", "sent"], 1),
        ("drop-beforex1", ["retry", "sent"], 1), ("drop-after-datax1", ["unclear", "sent"], 2),
        ("stall-after-datax1", ["unclear", "sent"], 2),
      ] {
        try server.control(#"{"to": {"\#(victim)": "\#(trouble)"}}"#)
        let deliveries = try await alarm(until: isSent)
        let mine = try #require(deliveries.first { $0["recipient"].text == victim })
        let other = try #require(deliveries.first { $0["recipient"].text != victim })
        #expect(try await states([mine])[0] == life, "\(trouble)")
        #expect(try await arrivals(mine) == copies, "\(trouble): a second copy only after a lost reply")
        #expect(try await states([other])[0] == ["sent"], "\(trouble) of one is not the other's")
        #expect(try await arrivals(other) == 1)
      }

      try server.control("{}")
      await server.kill()
      let down = try await alarm { $0.allSatisfy { $0["state"].text == "retry" } }
      try await server.comeBack()
      try await eventually("delivered afterwards") {
        let now = try await room.outbox()
        return down.allSatisfy { one in now.contains { $0["no"].int == one["no"].int && $0["state"].text == "sent" } }
      }
      for delivery in down { #expect(try await arrivals(delivery) == 1) }
    }
  }

  @Test(
    "SIGKILL in the middle, again and again: no finding, number or mail lost, none doubled but after a lost reply (D1, D3)"
  )
  func killed() async throws {
    try await Room.with(armed: true) { room async throws in
      let daemon = room.daemon
      let vessels = (1...16).map { UInt32(413_900_100 + $0) }
      for round in 0..<4 {
        for (index, vessel) in vessels.enumerated() {
          room.hear(Sentences.intrusion(vessel))
          // Killed at another place each time, while findings and mails are on their way.
          guard index == 3 + round * 4 else { continue }
          for _ in 0...round { try await Task.sleep(for: .milliseconds(12)) }
          break
        }
        try await daemon.kill()
        try await daemon.start()
      }
      try await eventually("a finding of each vessel") {
        for vessel in vessels { room.hear(Sentences.intrusion(vessel)) }
        return Set(try await room.findings().compactMap { $0["mmsi"].int }).count == vessels.count
      }
      #expect(try await room.findings().count == vessels.count, "one finding a vessel, however often it is seen again")
      try await eventually("all mail is sent") {
        let outbox = try await room.outbox()
        return outbox.count { $0["kind"].text == "alarm" } == vessels.count * 2
          && outbox.allSatisfy { $0["state"].text == "sent" }
      }
      let owed = try await room.outbox()
      let arrived = try await room.arrived().map { "\($0.mail.messageID) \($0.recipient)" }
      #expect(Set(arrived) == Set(owed.map { "\($0["messageID"].text) \($0["recipient"].text)" }))
      let entries = try await daemon.journal()
      #expect(entries.compactMap { $0["seq"].int } == Array(1...entries.count), "the journal has no gap")
      let unclear = Set(entries.filter { $0["kind"].text == "delivery.unclear" }.compactMap { $0["no"].int })
      for delivery in owed {
        let copies = arrived.count { $0 == "\(delivery["messageID"].text) \(delivery["recipient"].text)" }
        #expect(copies == 1 || unclear.contains(delivery["no"].int ?? 0), "\(copies) copies of \(delivery)")
      }
    }
  }
}
