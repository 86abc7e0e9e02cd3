import Casework
import Organisation
import Regulation
import Reporting
import Store
import Testing
import Units

@testable import Daemon

/// G8 from the look to the people who are told.
@Suite("Watch: patrol by CCTV, GPS and AIS (G8)") struct PatrolDayTests {
  private static let county = CentreID("430112")

  /// The county's round of its points that is open at the hour, with its targets.
  private func round(_ room: Room, at now: Instant) throws -> DutyRecord {
    try #require(
      try room.register.read { reader in
        try reader.duties(day: CivilDate(iso: "2026-11-21") ?? CivilDate(dayNumber: 0)).first {
          $0.duty.kind.isRound && $0.duty.centre == Self.county && $0.duty.opens <= now && $0.duty.due > now
            && $0.duty.targets.count >= 3
        }
      })
  }

  @Test(
    "G8: looked at by CCTV, GPS and AIS, each in form 4 as it was; what was seen is a finding in the same transaction, told at once where it is serious"
  )
  func means() async throws {
    let room = try Room()
    try await room.watch.start(at: at("07:00"))
    _ = try await room.watch.tick(at: at("07:00"))
    let now = at("09:30")
    let duty = try round(room, at: now)
    let targets = Array(duty.duty.targets.prefix(3))
    let lines = zip(targets, [CheckEntry.Means.cctv, .gps, .ais]).map { target, means in
      Desk.CheckLine(
        target: target, at: now, means: means, pictureUsable: true, findings: means == .cctv ? [FindingCode("V05")] : []
      )
    }
    let before = try room.messages(.alarm).count
    let found = try await room.act("P-430112-01", at: now + .minutes(1)) {
      try $0.check(round: duty.no, lines: lines).findings
    }
    let finding = try #require(try room.register.read { try $0.finding(no: found.first ?? 0) })
    #expect(found.count == 1 && finding.finding.code == FindingCode("V05") && finding.severity == .serious)
    let checks = try room.register.read {
      try $0.checks(centre: Self.county, from: at("00:00"), before: at("23:59"))
    }
    #expect(checks.map(\.means) == [.cctv, .gps, .ais] && checks.allSatisfy { $0.placement == .counts })
    let form = room.context.letters.patrolForm(
      checks, duties: [duty], centre: Self.county, day: CivilDate(iso: "2026-11-21"))
    let cells = try #require(form.grids.first).rows.map { $0.map(\.text) }
    for (row, word) in zip(cells, ["视频", "GPS", "AIS"]) { #expect(row.contains { $0.contains(word) }, "\(row)") }

    // At once: the ladder stands at minute 0, on the look that follows the act.
    _ = try await room.watch.tick(at: now + .minutes(1))
    let calls = try room.messages(.alarm).dropFirst(before)
    #expect(!calls.isEmpty && calls.allSatisfy { $0.message.createdAt == now + .minutes(1) })
    #expect(calls.contains { $0.message.centre == Self.county })
    // Promptly, whatever it is: not decided within its 15 minutes it is told as backlog.
    _ = try await room.watch.tick(at: now + .minutes(17))
    #expect(try room.messages(.backlog).contains { $0.message.centre == Self.county })
  }

  @Test("G8: a round that nobody made is told to the duty leader, and says what was not looked at")
  func notMade() async throws {
    let room = try Room()
    try await room.watch.start(at: at("07:00"))
    _ = try await room.watch.tick(at: at("07:00"))
    let duty = try round(room, at: at("09:30"))
    let over = (duty.duty.missedAfter ?? duty.duty.due) + .minutes(1)
    _ = try await room.watch.tick(at: over)
    let told = try (room.messages(.roundLate) + room.messages(.roundMissed)).filter {
      $0.message.centre == Self.county
    }
    let leaders = room.addresses(of: Self.county.rawValue, .dutyLeader, over)
    #expect(!told.isEmpty && told.allSatisfy { !Set($0.recipients).isDisjoint(with: leaders) })
  }
}
