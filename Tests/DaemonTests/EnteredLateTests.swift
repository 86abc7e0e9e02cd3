import Casework
import Organisation
import Regulation
import Reporting
import Store
import Testing
import Units
import Wire

@testable import Daemon

@Suite("R12, R3: what was written on paper during an outage is entered late and counts by when it was made")
struct EnteredLateTests {
  private let id = "X2/430105/2026-11-21/point-round/1"
  private let person = "P-430105-01"

  private func line(_ target: Target, _ made: Timestamp) -> CheckInput {
    CheckInput(target: target.key, checkedAt: made, means: .onsite, pictureUsable: true)
  }

  @Test("R12: marked with both times; the duty's state follows, the report stays, the next one lists the amendments")
  func afterTheEnd() async throws {
    let room = try await Callers(at: "2026-11-21 10:00", person)
    let targets = try room.duty(id).duty.targets
    let inTime = try await room.check(
      id, CheckRequest(checks: [line(targets[0], room.stamp("2026-11-21 09:30"))]), by: person)
    #expect(inTime.enteredLate == 0, "half an hour later is no amendment")
    try await room.wait(until: "2026-11-21 18:57")
    let report = try room.duty("X2/430105/2026-11-21/daily-report/1")
    #expect(try room.bench.register.read { try $0.report(duty: report.no).sentAt } != nil)
    let covered = try await room.check(
      id, CheckRequest(checks: [line(targets[1], room.stamp("2026-11-21 11:00"))]), by: person)
    #expect(
      covered.enteredLate == 1 && covered.round.checks.last { $0.enteredLate != nil }?.enteredLate == "after-report")
    try await room.wait(until: "2026-11-22 08:00")
    #expect(try room.duty(id).state(at: room.bench.now) == .missed)
    let late = try await room.check(
      id, CheckRequest(checks: targets.dropFirst(2).map { line($0, room.stamp("2026-11-21 12:00")) }), by: person)
    #expect(late.enteredLate == targets.count - 2 && late.extra == 0)
    let record = try room.duty(id)
    #expect(record.state(at: room.bench.now) == .done && record.finished == at("2026-11-21 12:00"))
    let row = try #require(late.round.checks.last)
    #expect(row.enteredLate == "after-round" && row.checkedAt.instant == at("2026-11-21 12:00"))
    #expect(row.recordedAt.instant == at("2026-11-22 08:00"))
    let entry = try #require(
      try room.bench.register.read {
        try $0.journal(about: ["duty:\(record.no)"]).last { $0.act == "check.entered-late" }
      })
    #expect(entry.occurredAt == at("2026-11-21 12:00") && entry.recordedAt == at("2026-11-22 08:00"))
    try await room.wait(until: "2026-11-22 18:52")
    let next = try room.duty("X2/430105/2026-11-22/daily-report/1")
    let directory = room.bench.context.directory
    let snapshot = try room.bench.register.read { read in
      try SnapshotReader(read: read, directory: directory).daily(next.duty, approvedBy: nil, at: room.bench.now)
    }
    #expect(snapshot.amendments.count == targets.count - 1)
    #expect(Set(snapshot.amendments.map(\.target)) == Set(targets.dropFirst()))
    let first = try room.bench.register.read { read in
      try SnapshotReader(read: read, directory: directory).daily(report.duty, approvedBy: nil, at: room.bench.now)
    }
    #expect(first.amendments.isEmpty)
  }

  @Test("R12: back-dating has limits: not before the round opened, not in the future, by somebody of that centre")
  func limits() async throws {
    let room = try await Callers(at: "2026-11-21 10:00", person, "P-430100-01")
    let record = try room.duty(id)
    let target = record.duty.targets[0]
    let before = Timestamp(record.duty.opens - .milliseconds(1), zone: room.bench.context.zone)
    for (made, by) in [
      (before, person), (room.stamp("2026-11-21 10:00:01"), person), (room.stamp("2026-11-21 09:59"), "P-430100-01"),
    ] {
      await #expect(throws: (any Error).self, "\(made.iso8601) \(by)") {
        try await room.check(id, CheckRequest(checks: [line(target, made)]), by: by)
      }
    }
    #expect(try room.duty(id).done.isEmpty)
    let opening = Timestamp(record.duty.opens, zone: room.bench.context.zone)
    #expect(try await room.check(id, CheckRequest(checks: [line(target, opening)]), by: person).recorded == 1)
  }

  @Test("R3: a look made now, after the round was missed, is 补查 and no amendment") func makeup() async throws {
    let room = try await Callers(at: "2026-11-21 10:00", person)
    try await room.wait(until: "2026-11-22 08:00")
    let answer = try await room.check(id, CheckRequest(all: true), by: person)
    #expect(answer.extra == answer.recorded && answer.enteredLate == 0)
    #expect(answer.round.checks.allSatisfy { $0.placement == "makeup" && $0.enteredLate == nil })
  }
}
