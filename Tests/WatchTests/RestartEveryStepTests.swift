import Casework
import Foundation
import Organisation
import Regulation
import Store
import Testing
import Units

@testable import Daemon

/// A story of people and clocks that can be told with a new daemon before every step.
struct StepStory: Sendable, CustomTestStringConvertible {
  struct Step: Sendable {
    var at: Instant
    /// nil: nobody acts, the scheduler looks.
    var person: PersonID?
    var act: @Sendable (Desk) throws -> Void
    /// What detection offers at this step.
    var events: [FindingEvent] = []
  }
  /// How the courier fares at this step: by channel and recipient, or nil for a plain yes.
  typealias Trouble = @Sendable (_ step: Int, Envelope) -> DeliveryOutcome?

  var testDescription: String
  var steps: [Step]
  var trouble: Trouble = { _, _ in nil }
}

/// D1, D3, D10: nothing is known but what stands in the register. The other proof, with kills inside transactions, is `Scripts/kill`.
@Suite("D1, D3: a restart at every step of every story leaves the same ledgers and the same Message-IDs")
struct RestartEveryStepTests {
  /// Everything that was left, byte for byte: the rows of each book, and what went out.
  private struct Outcome: Equatable {
    var ledgers: [String]
    var papers: [String]
    var cases: [String]
    var steps: [String]
    var findings: [String]
    var messages: [String]
    var deliveries: [String]
    /// What the day owes: rounds told, reports sent.
    var duties: [String]
  }

  private func outcome(_ register: Register) throws -> Outcome {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    func line(_ value: some Encodable) throws -> String { String(decoding: try encoder.encode(value), as: UTF8.self) }
    return try register.read { read in
      let cases = try read.cases(before: .max, limit: 500)
      let findings = try read.findings(before: .max, onlyOpen: false, limit: 500)
      let messages = try read.messages(before: .max, limit: 500)
      let steps = try cases.flatMap { try read.steps(case: $0.no) }
      let calls = try findings.flatMap { finding in
        try read.calls(finding: finding.no).map { "\(finding.no) \($0.key) \($0.at.milliseconds) \($0.told)" }
      }
      let deliveries = try messages.flatMap { message in
        try read.deliveries(message: message.no).map {
          "\(message.messageID) \($0.channel) \($0.recipient) \($0.state) \($0.attempts)"
        }
      }
      let duties = try read.duties(day: CivilDate(iso: "2026-11-24") ?? CivilDate(dayNumber: 0)).map { record in
        "\(record.duty.id) \(record.finished?.milliseconds ?? 0) \(try read.told(duty: record.no).sorted())"
      }
      let papers = try cases.flatMap { try read.papers(case: $0.no) }
      return Outcome(
        ledgers: try read.ledger().map(line), papers: try papers.map(line), cases: try cases.map(line),
        steps: try steps.map(line), findings: try findings.map(line) + calls,
        // The bytes as well: their digest is their address.
        messages: messages.map { "\($0.messageID) \($0.kind) \($0.blob) \($0.createdAt.milliseconds)" },
        deliveries: deliveries, duties: duties)
    }
  }

  private func run(_ story: StepStory, restarting: Bool) async throws -> Outcome {
    let room = try Room(
      hosted: OwedMatter.hosted, gateways: [.init(name: "rings", kind: .call), .init(name: "sms", kind: .sms)],
      change: { organisation in
        for index in organisation.people.indices {
          organisation.people[index].channels = ChannelAddresses([.sms: ["139\(index)"], .call: ["138\(index)"]])
        }
      })
    var watch = room.watch
    let first = try #require(story.steps.first)
    try await watch.start(at: first.at)
    for (number, step) in story.steps.enumerated() {
      if restarting {
        watch = try room.restarted()
        try await watch.start(at: step.at)
      }
      _ = try await watch.tick(at: step.at)
      let (taken, error) = await watch.record(step.events, at: step.at)
      #expect(taken == step.events.count && error == nil)
      if let person = step.person {
        let signer = Signer.person(try #require(room.directory.person(person)), account: "test")
        _ = try await watch.perform(signer, idempotency: nil, at: step.at, inHold: { _ in false }) { desk in
          try step.act(desk)
          return 0
        }
      }
      try await carry(watch, story.trouble, step: number, at: step.at, restarting: restarting ? room : nil)
    }
    return try outcome(room.register)
  }

  /// Takes what is owed; told with restarts, the outcome of every delivery is recorded by another daemon than claimed it.
  private func carry(
    _ watch: Watch, _ trouble: StepStory.Trouble, step: Int, at now: Instant, restarting room: Room?
  ) async throws {
    while true {
      let envelopes = try await watch.claim(["mail": 50, "rings": 50, "sms": 50], at: now)
      if envelopes.isEmpty { return }
      let recorder = try room?.restarted() ?? watch
      for envelope in envelopes {
        let outcome =
          trouble(step, envelope) ?? .accepted(Receipt(code: 250, text: "ok", stage: "dot"))
        try await recorder.record(outcome, delivery: envelope.deliveryID, at: now)
      }
    }
  }

  @Test(arguments: StepStory.all) func same(_ story: StepStory) async throws {
    let whole = try await run(story, restarting: false)
    let broken = try await run(story, restarting: true)
    #expect(broken.ledgers == whole.ledgers)
    #expect(broken.papers == whole.papers)
    #expect(broken.cases == whole.cases && broken.steps == whole.steps)
    #expect(broken.findings == whole.findings)
    #expect(broken.messages == whole.messages)
    #expect(broken.deliveries == whole.deliveries)
    #expect(broken.duties == whole.duties)
    #expect(!whole.ledgers.isEmpty && whole.messages.count > 10)
    #expect(Set(whole.messages).count == whole.messages.count)
  }
}
