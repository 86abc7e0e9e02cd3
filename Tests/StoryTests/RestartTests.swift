import Wire
import Daemon
import ControlSocket
import Casework
import Foundation
import Organisation
import Regulation
import Store
import Story
import TestSupport
import Testing
import Units

@Suite("Story: killed, stopped, down for days (D1, D3, D10, R12)") struct RestartTests {
  @Test("stopped at noon and started again it leaves what the unbroken day leaves") func restartAtNoon() async throws {
    let morning = try await Book.tell(until: Book.at(11, 6))
    try morning.story.rig.register.close()
    let day = try await Book.tell(on: morning)
    let (whole, broken) = (try await Book.whole().outcome(), try await day.outcome())
    #expect(broken == whole)
    #expect(try await Set(day.mails().map(\.messageID)) == Set(try await Post.all().map(\.messageID)))
  }

  @Test("a daemon that restarts in the middle of an episode opens no second finding, and its ladder goes on (D1)")
  func resumedEpisode() async throws {
    let before = try await Book.tell(until: Book.at(9, 44, 30), scripted: false, more: [Book.arming])
    try before.story.rig.register.close()
    let after = try await Book.tell(on: before, until: Book.at(10, 14), replaysTraffic: false, scripted: false)
    let findings = try await after.read { try $0.findings(before: .max, onlyOpen: false, limit: 10) }
      .filter { $0.finding.object == "Z-SCJ" }
    #expect(findings.count == 1)
    #expect(findings.first?.isActive == false, "the episode ended after the restart")
    let no = try #require(findings.first?.no)
    let calls = try await after.read { try $0.calls(finding: no).map(\.at) }
    let opened = try #require(calls.first)
    #expect(opened < Book.at(9, 44, 30))
    #expect(calls.map { ($0 - opened).wholeMinutes } == [0, 5, 15, 30])
  }

  /// Kill points through the real executable, around the filing of form 8 and before: each `step`th.
  @Test("killed at a kill point and started again: ledgers, numbers and mails are equal (D3, D10)")
  func killPoints() async throws {
    let scratch = try ScratchFolder("wr-kill")
    let program = try Self.program()
    func tell(_ name: String, _ more: [String] = []) async throws -> Int32 {
      let arguments = ["--config", Book.configuration, "--state", scratch.file(name), "--quiet"]
      return try await run(program, arguments + ["--until", "2026-11-24T05:40:00+08:00"] + more).status
    }
    #expect(try await tell("whole", ["--points", scratch.file("points.txt")]) == 0)
    let outcome = scratch.read("whole/outcome.txt")
    #expect(outcome.contains("paper 湘水监违〔2026〕430100-0001号"))
    let labels = scratch.read("points.txt").split(separator: "\n")
    #expect(labels.count >= 60)
    let mails = try FileManager.default.contentsOfDirectory(atPath: scratch.file("whole/mail")).sorted()
    for point in stride(from: 2, through: labels.count, by: labels.count / 8) {
      let name = "killed-\(point)"
      #expect(try await tell(name, ["--kill-at", "\(point)"]) == 128 + 9, "point \(point)")
      #expect(try await tell(name) == 0, "point \(point)")
      #expect(scratch.read("\(name)/outcome.txt") == outcome, "point \(point), \(labels[point - 1])")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: scratch.file("\(name)/mail")).sorted() == mails,
        "point \(point), \(labels[point - 1])")
    }
  }

  private static func program() throws -> String {
    let path = Book.root + "/.build/debug/watchroom-story"
    guard FileManager.default.isExecutableFile(atPath: path) else { throw Trouble("\(path) is not built") }
    return path
  }

  @Test("R12: down over 19:00 the report goes when it is back, marked late; rounds are missed; nothing twice")
  func downOverTheReport() async throws {
    let before = try await Book.tell(until: Book.at(4, 0), scripted: false, more: [Book.arming])
    try before.story.rig.register.close()
    let back = try await Book.tell(on: before, until: Book.at(21, 10), resumesAt: Book.at(21, 0), scripted: false)
    let first = try await back.outcome()
    let duty = "X2/430112/2026-11-24/daily-report/1"
    let (report, told) = try await back.read { read in
      let record = try read.duty(id: duty)
      return (record, try record.map { try read.told(duty: $0.no) } ?? [])
    }
    #expect(report?.finished == Book.at(21, 0))
    #expect(report?.state(at: Book.at(21, 5)) == .doneLate)
    #expect(told == ["late"])
    let mail = try #require(
      try await back.mails().first { $0.mark("Kind") == "report" && $0.mark("Centre") == "430112" })
    #expect(mail.subject.hasPrefix("【迟报】"))
    #expect(mail.text().contains("迟报：应在 2026年11月24日 19:00 前报出，2026年11月24日 21:00 报出"))
    let rounds = try await back.read { try $0.duties(day: Book.usual.day) }.filter(\.duty.kind.isRound)
    let states = rounds.map { $0.state(at: Book.at(21, 0)) }
    #expect(states.contains(.missed) && states.contains(.late) && !states.contains(.open))
    // Once more: what was done stays done, once.
    try back.story.rig.register.close()
    let again = try await Book.tell(on: back, until: Book.at(21, 10), scripted: false)
    #expect(try await again.outcome() == first)
    let causes = try await again.read { try $0.messages(before: .max, limit: 500).map(\.cause) }
    #expect(Set(causes).count == causes.count)
  }

  @Test("D1: after an outage of three days the days are opened in order, and nobody is mailed about old rounds")
  func threeDays() async throws {
    let before = try await Book.tell(until: Book.at(4, 0), scripted: false, more: [Book.arming])
    try before.story.rig.register.close()
    let noon = Book.at(12, 0, days: 3)
    let back = try await Book.tell(on: before, until: noon + .minutes(5), resumesAt: noon, scripted: false)
    let opened = try await back.read { read in
      try read.journal(after: nil).filter { $0.act == "day.opened" }.map { ($0.subject, $0.recordedAt) }
    }
    #expect(opened.map(\.0) == ["day:2026-11-24", "day:2026-11-25", "day:2026-11-26", "day:2026-11-27"])
    #expect(opened.dropFirst().allSatisfy { $0.1 == noon })
    let mails = try await back.mails()
    // Twelve reports a day for 24 to 26 November; of the 27th only the province's, which was due at 09:00.
    let reports = mails.filter { $0.mark("Kind") == "report" }
    let messages = Set(reports.map(\.messageID))
    #expect(messages.count == 37)
    #expect(reports.allSatisfy { $0.date.hasPrefix("2026-11-27T12:00") || $0.date.hasPrefix("2026-11-24T") })
    // Missed the day before yesterday: recorded, not mailed. Late today, and missed within a day: told.
    let told = mails.filter { $0.mark("Kind") == "roundMissed" }.map(\.subject)
    #expect(!told.contains { $0.contains("11-24") || $0.contains("11月24日") })
    let old = try await back.read { read in
      try read.duties(day: Book.usual.day).filter(\.duty.kind.isRound).map { try read.told(duty: $0.no) }
    }
    #expect(old.allSatisfy { $0.contains("missed") })
  }
}

extension RegisterReader {
  fileprivate func journal(after seq: Int64?) throws -> [JournalEntry] {
    var entries: [JournalEntry] = []
    while true {
      let page = try journal(after: entries.last?.seq ?? seq ?? 0, limit: 500)
      entries += page
      if page.count < 500 { return entries }
    }
  }
}
