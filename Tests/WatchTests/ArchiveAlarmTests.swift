import Casework
import Organisation
import Regulation
import Store
import Testing
import Units

@testable import Daemon

/// A full disk stops the archive of tracks, and an alarm says so (D2, D9).
@Suite("D2, D9: an archive that stands still is one alarm, and ends when it goes on") struct ArchiveAlarmTests {
  private let full = TrackFailure(.lowSpace, file: "", message: "1000 bytes left, 268435456 are reserved")

  private func room() async throws -> Room {
    let room = try Room()
    try await room.watch.start(at: at("09:30"))
    return room
  }

  private func alarms(_ room: Room) throws -> [FindingRecord] {
    try room.register.read { try $0.findings(before: .max, onlyOpen: false, limit: 100) }
      .filter { $0.finding.detector == .archiveStopped }
  }

  @Test("raised once, serious, to the uppermost centre, with its reason; its condition ends when there is room again")
  func raisedAndEnded() async throws {
    let room = try await room()
    #expect(try await room.watch.note(archive: nil, at: at("09:59")) == false)
    #expect(try await room.watch.note(archive: full, at: at("10:00")))
    #expect(try await room.watch.note(archive: full, at: at("10:01")) == false, "no news")
    let alarm = try #require(try alarms(room).first)
    #expect(try alarms(room).count == 1 && alarm.isActive && alarm.centre.rawValue == "430000")
    #expect(alarm.severity == .serious && alarm.finding.code.rawValue == "F04")
    #expect(alarm.finding.reason.key == "archive-stopped.full")
    #expect(alarm.finding.reason.values["detail"]?.contains("1000 bytes left") == true)
    #expect(try await room.watch.note(archive: nil, at: at("10:20")))
    let ended = try #require(try alarms(room).first)
    #expect(!ended.isActive && ended.no == alarm.no)
    #expect(try room.journal("finding.ended").count == 1)
  }

  @Test("a disk that fills again before anybody decided is the same alarm; after it was dismissed it is another")
  func again() async throws {
    let room = try await room()
    for minute in 0..<6 {
      try await room.watch.note(
        archive: minute % 2 == 0 ? full : nil, at: at("10:00") + .minutes(Int64(minute)))
    }
    let alarm = try #require(try alarms(room).first)
    #expect(try alarms(room).count == 1)
    try await room.watch.note(
      archive: TrackFailure(.inputOutput, file: "x", message: "disk I/O error"), at: at("10:10"))
    _ = try await room.act("P-430000-03", at: at("10:11")) { desk in
      try desk.dismiss(finding: alarm.no, reason: "disk exchanged", revision: nil)
    }
    try await room.watch.note(archive: nil, at: at("10:12"))
    try await room.watch.note(
      archive: TrackFailure(.inputOutput, file: "x", message: "disk I/O error"), at: at("10:20"))
    let all = try alarms(room)
    #expect(all.count == 2 && all.contains { $0.finding.reason.key == "archive-stopped.failed" && $0.isActive })
  }
}
