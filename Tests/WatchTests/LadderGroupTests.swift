import Casework
import Foundation
import Logging
import Organisation
import Regulation
import Store
import Testing
import Units

@testable import Daemon

/// The ladder in the register: one cause, one call; a silent feed; raised by a leader; and the auditor beside it.
@Suite("D5, R19: the ladder as it is stored") struct LadderGroupTests {
  private let county = "430105"

  @Test("findings of one kind at one place are told in one call, each listed and each recorded") func grouped()
    async throws
  {
    let room = try Room()
    try await room.watch.start(at: at("09:30"))
    var numbers: [Int64] = []
    for second in 0..<4 {
      numbers.append(
        try await open(room, mmsi: 413_900_100 + UInt32(second), at: at("10:00") + .seconds(Int64(second))))
    }
    #expect(try room.messages(.alarm).count == 1)
    _ = try await room.watch.tick(at: at("10:05") + .seconds(1))
    let toWatch = room.addresses(of: county, .watchkeepers, at("10:05"))
    let second = try #require(try room.messages(.alarm).first { $0.recipients == toWatch && $0.message.no > 1 })
    let text = try room.text(of: second.message)
    #expect(text.contains("同类报警一并通知 2 起"))
    for number in numbers[2...3] { #expect(text.contains("编号 \(number)")) }
    for number in numbers {
      let calls = try room.register.read { try $0.calls(finding: number) }
      #expect(calls.contains { $0.told.hasPrefix("watchkeepers=") }, "\(number)")
      #expect(try room.register.read { try $0.finding(no: number)?.isOver } == false)
    }
    // A restart makes none of them again.
    let before = try room.messages(.alarm).count
    _ = try await room.restarted().tick(at: at("10:05") + .seconds(2))
    #expect(try room.messages(.alarm).count == before)
  }

  @Test("a silent feed holds back lost signals, a restart keeps it; back again they climb from the start")
  func silentFeed() async throws {
    let room = try Room()
    try await room.watch.start(at: at("09:30"))
    try await room.watch.note(silentFeeds: ["ais"], at: at("09:59"))
    let no = try await open(room, .lostSignal, code: "F06", mmsi: 413_900_101, object: "ais", at: at("10:00"))
    _ = try await room.restarted().tick(at: at("10:30"))
    #expect(try room.messages(.alarm).isEmpty)
    try await room.watch.note(silentFeeds: [], at: at("10:40"))
    _ = try await room.watch.tick(at: at("10:40"))
    let calls = try room.register.read { try $0.calls(finding: no) }
    #expect(calls.map { $0.told.split(separator: "=").first.map(String.init) } == ["watchkeepers"])
    #expect(try room.journal("feed.silent").count == 1 && room.journal("feed.back").count == 1)
  }

  @Test("R19: a leader raises a dismissed finding; its new ladder begins at once") func raised() async throws {
    let room = try Room()
    try await room.watch.start(at: at("09:30"))
    let no = try await open(room, mmsi: 413_900_101, at: at("10:00"))
    _ = try await room.act("P-430105-01", at: at("10:01")) {
      try $0.dismiss(finding: no, reason: "x", revision: nil).no
    }
    await #expect(throws: AuthorityRefusal.self) {
      try await room.act("P-430105-01", at: at("10:02")) {
        try $0.raise(finding: no, to: .emergency, reason: "落水", revision: nil).no
      }
    }
    _ = try await room.act("P-430105-11", at: at("10:02")) {
      try $0.raise(finding: no, to: .emergency, reason: "落水", revision: nil).no
    }
    _ = try await room.watch.tick(at: at("10:02") + .seconds(1))
    let alarms = try room.messages(.alarm)
    #expect(alarms.last?.message.importance == .emergency)
    #expect(try room.register.read { try $0.unfinishedFindings() }.map(\.no) == [no])
  }

  @Test("a scheduler that is stuck is found, told once, and the supervisor is told") func stuck() async throws {
    let room = try Room()
    try await room.watch.start(at: at("09:30"))
    _ = try await room.watch.tick(at: at("09:30"))
    // What the morning's duties wrote goes out.
    for envelope in try await room.watch.claim(limit: 500, at: at("09:31")) {
      try await room.watch.record(
        .accepted(Receipt(code: 250, text: "", stage: "dot")), delivery: envelope.deliveryID, at: at("09:31"))
    }
    let span = Span()
    let audit = AuditWatch { span.now }
    audit.begin()
    let rounds = AuditRounds(
      watch: room.watch, register: room.register, audit: audit,
      logger: Logger(label: "t") { _ in SwiftLogNoOpLogHandler() })
    _ = try await open(room, mmsi: 413_900_101, at: at("10:00"))
    await rounds.look(at: at("10:01"))
    #expect(audit.last?.faults.isEmpty == true && audit.trouble == nil)
    // Nobody looks any more: the calls of 10:05 and later are not made, nothing is carried.
    span.pass(.minutes(25))
    await rounds.look(at: at("10:25"))
    let kinds = Set(audit.last?.faults.map(\.matter.kind) ?? [])
    #expect(kinds.isSuperset(of: [.finding, .delivery, .scheduler]))
    #expect(audit.trouble == "the scheduler is stuck")
    #expect(try room.messages(.audit).count == 1)
    await rounds.look(at: at("10:26"))
    #expect(try room.messages(.audit).count == 1)
    // It lives again.
    _ = try await room.watch.tick(at: at("10:27"))
    audit.beat()
    for envelope in try await room.watch.claim(limit: 500, at: at("10:27")) {
      try await room.watch.record(
        .accepted(Receipt(code: 250, text: "", stage: "dot")), delivery: envelope.deliveryID, at: at("10:27"))
    }
    await rounds.look(at: at("10:28"))
    #expect(audit.last?.faults.isEmpty == true && audit.trouble == nil)
    #expect(try room.journal("audit.clear").count == 1)
  }

  private final class Span: @unchecked Sendable {
    // Changed by the one task of the test.
    private(set) var now = TimeSpan.zero
    func pass(_ span: TimeSpan) { now = TimeSpan(milliseconds: now.milliseconds + span.milliseconds) }
  }

  private func open(
    _ room: Room, _ detector: DetectorKind = .speed, code: String = "V16", mmsi: UInt32, object: String = "Z-1",
    at now: Instant
  ) async throws -> Int64 {
    let point = try #require(room.directory.points(of: CentreID(county)).first)
    let finding = Finding(
      id: "\(detector.rawValue)/\(mmsi)/\(object)/\(now.milliseconds)", detector: detector, code: FindingCode(code),
      severity: .serious, mmsi: mmsi, vessel: nil, vesselName: "船\(mmsi)", object: object, onset: now, opened: now,
      place: point.place, reason: Reason("speed.over", [:]), ruleVersion: "v", evidence: [])
    let (taken, error) = await room.watch.record([.opened(finding)], at: now)
    #expect(taken == 1 && error == nil)
    return try #require(try room.register.read { try $0.finding(id: finding.id)?.no })
  }
}
