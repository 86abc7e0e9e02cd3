import Casework
import Organisation
import Regulation
import Reporting
import Store
import Testing
import Units

@testable import Daemon

/// A long story of an incident, once in one go and once with a new daemon before every step: the same files, ledgers and Message-IDs.
@Suite("D1, D3: a restart at every step of an incident changes nothing") struct IncidentRestartTests {
  private struct Step: Sendable {
    var minutes: Int64
    var person: PersonID?
    var act: @Sendable (Desk) throws -> IncidentFile?
  }

  private static func figures(_ figures: [IncidentEntry.Figure], reason: String? = nil)
    -> @Sendable (Desk) throws ->
    IncidentFile?
  {
    { desk in
      var entry = IncidentEntry()
      entry.figures = figures
      return try desk.setIncident(1, entry, asOf: nil, reason: reason, revision: nil).file
    }
  }
  private static let approve: @Sendable (Desk) throws -> IncidentFile? = { desk in
    try desk.approveIncident(1, submission: nil, revision: nil).file
  }

  private static let steps: [Step] = [
    Step(minutes: 1, person: "P-430105-01") {
      try $0.callIncident(1, party: "U-430100-E", reached: false, note: "", at: nil).file
    },
    Step(minutes: 3, person: "P-430105-01", act: figures([.init(.dead, 1), .init(.aboard, 12)])),
    Step(minutes: 9, person: "P-430105-02", act: figures([.init(.missing, 2)])),
    Step(minutes: 16, person: nil) { _ in nil },
    Step(minutes: 20, person: "P-430105-11", act: approve),
    Step(minutes: 22, person: "P-430105-21") {
      try $0.sendBackIncident(1, submission: nil, words: "再核", revision: nil).file
    },
    Step(minutes: 25, person: "P-430105-01", act: figures([.init(.injured, 4)])),
    Step(minutes: 26, person: "P-430105-12", act: approve),
    Step(minutes: 28, person: "P-430105-21", act: approve),
    Step(minutes: 30, person: "P-430100-01") { try $0.receiveIncident(1).file },
    Step(minutes: 35, person: "P-430100-11", act: approve), Step(minutes: 36, person: "P-430100-21", act: approve),
    Step(minutes: 40, person: "P-430105-01") { try $0.logIncident(1, "请求支援", happened: nil, help: true).file },
    Step(minutes: 70, person: nil) { _ in nil },
    Step(minutes: 75, person: "P-430100-11") { try $0.instructIncident(1, "封航").file },
    Step(minutes: 80, person: "P-430105-01", act: figures([.init(.dead, 10)])),
    Step(minutes: 90, person: "P-430105-11", act: approve), Step(minutes: 91, person: "P-430105-21", act: approve),
    Step(minutes: 100, person: "P-430105-01", act: figures([.init(.dead, 2)], reason: "重复统计")),
    Step(minutes: 110, person: "P-430105-02") { try $0.followUpIncident(1, "搜救结束", revision: nil).file },
  ]

  private struct Outcome: Equatable {
    var file: IncidentFile?
    var ledger: [LedgerEntry]
    var messages: [String]
    var numbers: [String]
  }

  private func run(restarting: Bool) async throws -> Outcome {
    let room = try Room()
    let noon = at("12:00")
    try await room.watch.start(at: noon)
    let finding = try await room.open(.emergency, code: "A02", in: "430105", at: noon)
    #expect(try await room.file(finding, by: "P-430105-01", at: noon).no == 1)
    for step in Self.steps {
      let now = noon + .minutes(step.minutes)
      let watch = restarting ? try room.restarted() : room.watch
      if restarting { try await watch.start(at: now) }
      _ = try await watch.tick(at: now)
      guard let person = step.person else { continue }
      let signer = Signer.person(try #require(room.directory.person(person)), account: "test")
      _ = try await watch.perform(signer, idempotency: nil, at: now, inHold: { _ in false }) { desk in
        try step.act(desk)?.revision ?? 0
      }
    }
    return try room.register.read { read in
      let messages = try read.messages(before: .max, limit: 500)
      let mine = messages.filter { $0.kind.hasPrefix("incident") || $0.kind == "told" }
      return Outcome(
        file: try read.incident(case: 1), ledger: try read.ledger(11), messages: mine.map(\.messageID),
        numbers: try read.papers(case: 1).map(\.number))
    }
  }

  @Test("X9, R6, R9: files, ledger 11, numbers and Message-IDs are the same with a restart before every step")
  func same() async throws {
    let once = try await run(restarting: false)
    let often = try await run(restarting: true)
    #expect(once.file == often.file && once.ledger == often.ledger && once.numbers == often.numbers)
    #expect(once.messages == often.messages)
    #expect(once.messages.count >= 25 && Set(once.messages).count == once.messages.count, "\(once.messages.count)")
    #expect(once.file?.lowered?.from == .major)
    #expect(once.numbers == ["湘水监事〔2026〕430105-0001号"])
  }
}
