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

  @Test(
    "R3, R12: a paper line earlier than a recorded late look makes the round in time, as an amendment, and it stays so")
  func improves() async throws {
    let room = try await Callers(at: "2026-11-21 10:30", "P-430100-01")
    let id = "C2/430100/2026-11-21/county-round/1"
    // Everything but one county in time; that one at 10:30, a quarter of an hour late.
    let targets = try room.duty(id).duty.targets
    for (index, target) in targets.enumerated() {
      let made = index == 0 ? "2026-11-21 10:30" : "2026-11-21 10:00"
      _ = try await room.check(id, CheckRequest(checks: [line(target, room.stamp(made))]), by: "P-430100-01")
    }
    // Another look goes to the second round, whose window is on, and leaves the first as it is.
    room.bench.pass(.minutes(1))
    _ = try await room.check(
      id, CheckRequest(checks: [line(targets[0], room.stamp("2026-11-21 10:31"))]), by: "P-430100-01")
    #expect(try room.duty(id).finished.map { $0 > at("2026-11-21 10:15") } == true)
    room.bench.pass(.minutes(10))
    let answer = try await room.check(
      id, CheckRequest(checks: [line(targets[0], room.stamp("2026-11-21 09:50"))]), by: "P-430100-01")
    #expect(answer.enteredLate == 1 && answer.extra == 0)
    let record = try room.duty(id)
    #expect(record.done[targets[0]] == at("2026-11-21 09:50") && record.finished == at("2026-11-21 10:00"))
    #expect(record.state(at: room.bench.now) == .done)
    let lines = try room.bench.register.read { try $0.checks(duty: record.no) }
    #expect(
      lines.filter { $0.target == targets[0] }.map(\.placement).contains(.late), "what was recorded stays in form 4")
    #expect(lines.filter { $0.lateEntry == .afterRound }.map(\.checkedAt) == [at("2026-11-21 09:50")])
    let again = try await room.check(
      id, CheckRequest(checks: [line(targets[0], room.stamp("2026-11-21 09:40"))]), by: "P-430100-01")
    #expect(again.extra == 1 && again.enteredLate == 0)
    #expect(try room.duty(id).done[targets[0]] == at("2026-11-21 09:50"))
  }
}
