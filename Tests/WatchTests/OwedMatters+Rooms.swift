import Casework
import Organisation
import Regulation
import Store
import Testing
import Units

@testable import Daemon

extension OwedMatter {
  /// Callers, looks at how matters were dealt with, the rooms' own confirmation.
  static let ofRooms: [OwedMatter] = [
    OwedMatter("S8: nobody is on the scene, and nobody is told") { room in
      let now = at("09:00", "2026-11-24")
      try await room.begin("09:00", "2026-11-24")
      let no = try await take(room, .report, scene: true, at: now)
      return ("caller:\(no)", now + .minutes(30) + .milliseconds(1))
    },
    OwedMatter("S6: an opinion that is overdue, and nobody is told") { room in
      let now = at("09:00", "2026-11-24")
      try await room.begin("09:00", "2026-11-24")
      let no = try await take(room, .complaint, scene: false, at: now)
      var day = at("12:00", "2026-11-24")
      while day < at("00:00", "2026-11-28") {
        _ = try await room.watch.tick(at: day)
        day = day + .hours(12)
      }
      return ("caller:\(no)", at("23:59", "2026-11-27") + .seconds(59) + .milliseconds(1))
    },
    OwedMatter("S6: a look at handling that was missed and is not recorded as missed") { room in
      try await room.begin("08:30", "2026-11-24")
      for day in 25...29 { _ = try await room.watch.tick(at: at("08:30", "2026-11-\(day)")) }
      return ("review:430100/head/2026-11-23", at("08:30", "2026-11-30"))
    },
    OwedMatter("S6, G13: what was found wanting is not put right, and nobody is told") { room in
      try await room.begin("08:30", "2026-11-24")
      let now = at("10:00", "2026-11-24")
      try await room.force(at: now) { desk in
        var review = HandlingReview(
          centre: CentreID("430100"), level: .head, occasion: nil, begunAt: now, by: "P-430100-11", cases: [1])
        review.items[0].judgement = .init(timely: false, appropriate: true, effective: true, note: "迟", at: now)
        _ = try desk.tx.insert(review)
      }
      for day in 25...27 { _ = try await room.watch.tick(at: at("08:30", "2026-11-\(day)")) }
      return ("review:1", at("08:30", "2026-11-28"))
    },
  ]

  private static func take(
    _ room: Room, _ grade: PublicReport.Grade, scene: Bool, at now: Instant
  ) async throws -> Int64 {
    try await room.act("P-430105-01", at: now) { desk in
      let draft = PublicReport(
        centre: CentreID(""), means: .telephone, grade: grade, takenAt: now, takenBy: "", text: "渡船超载",
        phone: "13900000000", needsScene: scene)
      return try desk.take(draft, seen: nil).no
    }
  }
}

/// R8: the room's own confirmation is off in the example, so it has a test of its own.
@Suite("The auditor: a room that gives no sign") struct SilentRoomAuditTests {
  @Test(
    "R8: a staffed room that nobody confirms is found when the prompt is passed over, not before, and not after a sign")
  func silent() async throws {
    let room = try Room(hosted: OwedMatter.hosted, rules: { $0.presence.confirmsRoom = true })
    try await room.begin("09:00", "2026-11-24")
    let now = at("09:00", "2026-11-24")
    let known = try #require(try room.matters(at: now).first { $0.subject == "room:430105" })
    let calls = try #require(known.next)
    let bound = Auditor().bound
    func isFound(_ at: Instant) throws -> Bool {
      try room.audit(at: at).contains { $0.matter.subject == "room:430105" }
    }
    #expect(try !isFound(calls + bound - .milliseconds(1)) && isFound(calls + bound + .milliseconds(1)))
    // A sign of anybody puts the prompt off.
    try await room.force(at: calls) { try $0.tx.setPresenceSign(CentreID("430105"), at: calls, by: "P-430105-01") }
    #expect(try !isFound(calls + bound + .milliseconds(1)))
    let next = try #require(try room.matters(at: calls).first { $0.subject == "room:430105" }?.next)
    _ = try await room.watch.tick(at: next + .milliseconds(1))
    #expect(try !isFound(next + bound + .minutes(1)), "the finding has its ladder")
  }
}
