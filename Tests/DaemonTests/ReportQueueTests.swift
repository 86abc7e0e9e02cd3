import Casework
import Foundation
import Mail
import Organisation
import Regulation
import Store
import Synchronization
import TestSupport
import Testing
import Units

@testable import Daemon

/// D10: a report goes earlier than the rules say if queue and rate need it, under virtual time, a whole province at one cut-off.
@Suite("D10: reports leave early enough for the queue", .serialized) struct ReportQueueTests {
  /// A courier of one connection that takes its time; the scheduler looks meanwhile, as it does in the daemon.
  private final class Slow: Courier {
    let channel = "slow"
    let lanes: Int
    private let bench: Bench
    private let takes: TimeSpan
    private let looked: Mutex<Instant>
    init(_ bench: Bench, _ takes: TimeSpan, lanes: Int = 1) {
      (self.bench, self.takes, self.lanes) = (bench, takes, lanes)
      looked = Mutex(bench.now)
    }

    func deliver(_ envelope: Envelope) async -> DeliveryOutcome {
      bench.pass(takes)
      let isTime = looked.withLock { last in
        guard bench.now - last >= .seconds(30) else { return false }
        last = bench.now
        return true
      }
      if isTime { _ = try? await bench.watch.tick(at: bench.now) }
      return .accepted(Receipt(code: 250, text: "OK", stage: "dot"))
    }
  }

  private struct Evening {
    /// When the reports were committed, and when each was accepted.
    var committed: [Instant]
    var accepted: [Instant]
  }

  private static func at(_ clock: String) -> Instant {
    Instant(iso8601: "2026-11-21T\(clock)+08:00") ?? .distantPast
  }

  /// From 18:45 on; an alarm's mails before the cut-off show what a delivery takes.
  private func evening(takes: TimeSpan, until end: Instant = at("19:02:00")) async throws -> Evening {
    let bench = try await Bench(at: Self.at("18:45:00")) { FullProvince.grow(&$0, pointsOfACounty: 2) }
    let carrier = bench.carrier(Slow(bench, takes))
    _ = await bench.watch.record([.opened(finding(413_900_101, at: bench.now))], at: bench.now)
    while bench.now < end {
      let next = try await bench.watch.tick(at: bench.now)
      _ = await carrier.carryAll { bench.now }
      if bench.now < next { bench.pass(min(next - bench.now, .seconds(30))) } else { bench.pass(.seconds(1)) }
    }
    let due = Self.at("19:00:00")
    return try bench.register.read { read in
      var evening = Evening(committed: [], accepted: [])
      for record in try read.duties(day: bench.context.zone.civil(due).date)
      where record.duty.kind == .dailyReport && record.duty.due == due {
        evening.committed += [try read.report(duty: record.no).sentAt].compactMap { $0 }
        evening.accepted += [record.finished].compactMap { $0 }
      }
      return evening
    }
  }

  @Test("D10: 122 county reports over one connection are all accepted before 19:00, at 2 s a delivery and at 4 s")
  func slow() async throws {
    let two = try await evening(takes: .seconds(2))
    #expect(two.accepted.count == 122 && two.accepted.allSatisfy { $0 < Self.at("19:00:00") })
    let four = try await evening(takes: .seconds(4))
    #expect(four.accepted.count == 122 && four.accepted.allSatisfy { $0 < Self.at("19:00:00") })
    let first = try #require(four.committed.min())
    #expect(first > Self.at("18:50:00") && first < Self.at("18:51:10"), "488 s and a minute ahead, not at 18:55")
    #expect(two.committed.allSatisfy { $0 > Self.at("18:54:00") }, "no earlier than the queue needs it")
  }

  @Test("R16: never before the cut-off, whatever the queue needs: what came until then belongs to the report")
  func cutOff() async throws {
    let slow = try await evening(takes: .seconds(10), until: Self.at("18:53:00"))
    #expect(slow.committed.count == 122 && slow.committed.allSatisfy { $0 >= Self.at("18:50:00") })
    #expect(slow.committed.contains { $0 < Self.at("18:50:31") })
  }

  /// `WATCHROOM_FIGURES=1` prints the figures of docs/figures.md.
  @Test(
    "D10: the reports of a full province at their cut-offs are written in time",
    .enabled(if: ProcessInfo.processInfo.environment["WATCHROOM_FIGURES"] != nil))
  func written() async throws {
    let bench = try await Bench(at: Self.at("00:00:00")) { FullProvince.grow(&$0) }
    _ = try await bench.watch.tick(at: bench.now)
    try fill(bench)
    for (what, clock) in [("122 county reports", "18:55:00"), ("14 city reports", "19:55:00")] {
      _ = try await bench.watch.tick(at: Self.at(clock) - .minutes(3))
      let before = try bench.register.read { try $0.messages(before: .max, limit: 500).count { $0.kind == "report" } }
      let start = ContinuousClock.now
      _ = try await bench.watch.tick(at: Self.at(clock))
      let took = ContinuousClock.now - start
      let after = try bench.register.read { try $0.messages(before: .max, limit: 500).count { $0.kind == "report" } }
      print("\(what): \(after - before) written in \(took)")
      #expect(took < .seconds(5))
    }
  }

  /// Form 4 of the day: every second point of each county was looked at.
  private func fill(_ bench: Bench) throws {
    try bench.register.write { tx in
      let day = bench.context.zone.civil(Self.at("12:00:00")).date
      for record in try tx.read.duties(day: day) where record.duty.kind == .pointRound {
        for (index, target) in record.duty.targets.enumerated() where index % 2 == 0 {
          let entry = CheckEntry(
            centre: record.duty.centre, target: target, checkedAt: Self.at("10:00:00"),
            recordedAt: Self.at("10:00:00"), by: "P-430105-01", leader: nil, dutyID: record.duty.id,
            placement: .counts, means: .cctv, pictureUsable: true, weather: "晴", managerPresent: true,
            clerkPresent: true)
          _ = try tx.insert(check: entry, duty: record.no)
        }
      }
    }
  }
}
