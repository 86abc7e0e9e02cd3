import Casework
import ControlSocket
import Foundation
import Mail
import Organisation
import Regulation
import Store
import TestSupport
import Testing
import Units
import Wire

@testable import Daemon

/// Reports as the socket's callers see them: what went out, and each attempt of its delivery (D10).
@Suite("The control room: reports previewed, their history") struct ReportRoomTests {
  private static func at(_ clock: String) -> Instant { Instant(iso8601: "2026-11-21T\(clock)+08:00") ?? .distantPast }

  /// The account `daemon` of this machine is the county's duty leader.
  private func bench() async throws -> (bench: Bench, report: Int64, caller: Caller) {
    let bench = try await Bench(at: Self.at("18:30:00")) { organisation in
      for index in organisation.people.indices {
        organisation.people[index].account = organisation.people[index].id == "P-430105-11" ? "daemon" : nil
      }
    }
    _ = try await bench.watch.tick(at: bench.now)
    let report = try bench.register.read { read in
      try read.duty(id: "X2/430105/2026-11-21/daily-report/1")
    }
    return (bench, try #require(report).no, try caller("daemon"))
  }

  @Test("D10: before it is sent a preview says so and follows the record; after it, it is what was sent, to the byte")
  func preview() async throws {
    let (bench, no, caller) = try await bench()
    let room = bench.room()
    func preview(_ format: PreviewFormat) async throws -> String {
      try await room.reportPreview(no, format: format, caller: caller)
    }
    let draft = try await preview(.text)
    #expect(draft.hasPrefix("〔预览：尚未报出，按 2026年11月21日 18:30 的记录生成"))
    let page = try await preview(.html)
    #expect(page.contains("〔预览：尚未报出") && page.hasPrefix("<!DOCTYPE html>"))
    bench.pass(.minutes(25))
    _ = try await bench.watch.tick(at: bench.now)
    let sent = try await preview(.text)
    #expect(sent.hasPrefix("〔已于 2026年11月21日 18:55 报出，以下为报出的原件〕\n\n"))
    let kept = try bench.register.read { read -> [UInt8] in
      let message = try #require(try read.report(duty: no).messageNo.flatMap { try read.message(no: $0) })
      return try #require(try read.blob(message.blob))
    }
    #expect(sent.hasSuffix("\n\n" + (try #require(MIMEMessage.body(.plain, of: kept)))))
    // What happens afterwards changes nothing of it: an alarm within the county's waters would be in a report made anew.
    bench.pass(.hours(3))
    try bench.register.write { tx in
      for record in try tx.read.duties(day: bench.context.zone.civil(bench.now).date)
      where record.duty.centre.rawValue == "430105" && record.duty.kind.isRound {
        for target in record.duty.targets {
          let entry = CheckEntry(
            centre: record.duty.centre, target: target, checkedAt: Self.at("10:00:00"),
            recordedAt: bench.now, by: "P-430105-01", leader: nil, dutyID: record.duty.id, placement: .counts,
            means: .cctv, pictureUsable: true)
          _ = try tx.insert(check: entry, duty: record.no)
        }
      }
    }
    #expect(try await preview(.text) == sent)
    #expect(try await preview(.html) == MIMEMessage.body(.html, of: kept))
  }

  @Test("D10: the history has each attempt with its time, code, stage and the server's words, of older attempts too")
  func history() async throws {
    let (bench, no, caller) = try await bench()
    bench.pass(.minutes(26))
    _ = try await bench.watch.tick(at: bench.now)
    let mine = try bench.register.read { read -> Int64 in
      let message = try #require(try read.report(duty: no).messageNo)
      return try #require(try read.deliveries(message: message).first).no
    }
    // Nothing else is in the way of the three attempts.
    for delivery in try bench.deliveries() where delivery.no != mine {
      var done = delivery
      done.state = .sent
      try bench.register.write { [done] in try $0.update(done) }
    }
    let courier = ScriptedCourier([
      .deferred(Receipt(code: 451, text: "4.7.1 greylisted", stage: "rcpt")),
      .deferred(Receipt(code: 0, text: "connection refused", stage: "connect")),
    ]) { _ in bench.pass(.seconds(3)) }
    for _ in 0..<3 {
      _ = await bench.carrier(courier).carryAll { bench.now }
      bench.pass(.minutes(40))
    }
    let history = try await bench.room().reportHistory(no, caller: caller)
    let life = try #require(history.messages.first?.deliveries.first).life
    #expect(life.map(\.state) == ["retry", "retry", "sent"])
    #expect(life.map(\.words) == ["4.7.1 greylisted", "connection refused", "OK"])
    #expect(life.map(\.code) == [451, 0, 250] && life.map(\.stage) == ["rcpt", "connect", "dot"])
    #expect(life.allSatisfy { $0.took == 3 })
    #expect(try bench.register.read { try $0.attempts(delivery: mine).map(\.ordinal) } == [1, 2, 3])
  }

  @Test("D10: an attempt that the daemon's end cut short is closed at the next start, without words") func crash()
    async throws
  {
    let (bench, no, caller) = try await bench()
    bench.pass(.minutes(26))
    _ = try await bench.watch.tick(at: bench.now)
    _ = try await bench.watch.claim(limit: 500, at: bench.now)
    let next = try await Bench(in: bench.folder, at: bench.now + .minutes(1))
    let history = try await next.room().reportHistory(no, caller: caller)
    let step = try #require(history.messages.first?.deliveries.first?.life.last)
    #expect(step.state == "unclear" && step.words == nil && step.took == 60)
  }
}
