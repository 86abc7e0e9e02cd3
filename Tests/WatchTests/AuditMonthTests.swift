import Casework
import Foundation
import Organisation
import Regulation
import Store
import Testing
import Units

@testable import Daemon

/// A month under the scheduler's own wakes, with people who do their work, half of it, or nothing: the auditor has nothing to say.
@Suite("The auditor: no false alarm over a simulated month") struct AuditMonthTests {
  private static let people: [PersonID] = [
    "P-430000-03", "P-430000-11", "P-430100-01", "P-430100-02", "P-430100-11", "P-430100-21", "P-430105-01",
    "P-430105-02", "P-430105-11", "P-430105-21", "P-430112-01", "P-430112-11",
  ]

  /// From when, how long, and what is to be seen there besides what arises. `WATCHROOM_AUDIT_DAYS=32` tells a whole month, in some minutes.
  private static let stretches: [(day: String, days: Int64, kind: AuditMatter.Kind)] = [
    ("2026-11-26", 1, .sheet), ("2026-11-30", 2, .monthly),
  ]
  private static let days = ProcessInfo.processInfo.environment["WATCHROOM_AUDIT_DAYS"].flatMap { Int64($0) }

  private struct Draw {
    private var state: UInt64
    init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }
    mutating func callAsFunction(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    mutating func one<T>(of items: [T]) -> T? { items.isEmpty ? nil : items[self(items.count)] }
  }

  @Test("at every wake and between, whatever people do or leave", arguments: stretches)
  func stretch(day: String, days: Int64, kind: AuditMatter.Kind) async throws {
    let room = try Room(hosted: Set(["430100", "430105", "430112"].map { CentreID($0) }))
    var draw = Draw(Int(days))
    var now = at("20:00", day)
    let end = now + .days(Self.days ?? days)
    try await room.watch.start(at: now)
    try await oneOfEach(room, at: now)
    var (looks, kinds): (Int, Set<AuditMatter.Kind>) = (0, [])
    var act = now + .hours(1)
    while now < end {
      var wake = try await room.watch.tick(at: now)
      try await room.carry(at: now)
      try look(room, at: now)
      if act <= wake {
        now = max(act, now)
        act = act + .minutes(Int64(60 + draw(400)))
        try await tidy(room, at: now)
        for _ in 0...draw(3) { await doSomething(room, &draw, at: now) }
        continue
      }
      // Somewhere before the next wake, when nothing has fallen due since.
      if draw(4) == 0, wake > now {
        try look(room, at: now + .milliseconds(Int64(draw(Int((wake - now).milliseconds)))))
      }
      wake = max(wake, now + .milliseconds(1))
      now = wake
    }
    func look(_ room: Room, at moment: Instant) throws {
      looks += 1
      let matters = try room.matters(at: moment)
      kinds.formUnion(matters.map(\.kind))
      let faults = Auditor().faults(matters, at: moment)
      #expect(faults.isEmpty, "\(room.context.zone.iso8601(moment)): \(faults)")
    }
    #expect(looks > 100)
    #expect(kinds.isSuperset(of: [.finding, .triage, .case, .notice, .incident, .fault, .presence, .bulletin]))
    #expect(kinds.isSuperset(of: [.report, .broadcast, kind]))
  }

  /// So that every kind is open from the beginning.
  private func oneOfEach(_ room: Room, at now: Instant) async throws {
    let violation = try await room.open(.serious, code: "V06", in: "430112", at: now)
    _ = try await room.file(violation, by: "P-430100-01", at: now)
    let danger = try await room.open(.emergency, code: "A02", in: "430105", at: now, object: "Z-1")
    _ = try await room.file(danger, by: "P-430105-01", at: now)
    _ = try await room.open(.serious, code: "V07", in: "430105", at: now, object: "Z-2")
    _ = try await room.act("P-430105-01", at: now) {
      try $0.addFault(
        centre: nil, point: nil, item: nil, name: "录像机", code: nil, symptom: "不录像", at: now, drill: false
      ).fault.no
    }
    _ = try await room.act("P-430100-01", at: now) { try $0.askPresence(of: CentreID("430105"), question: nil).no }
    _ = try await room.act("P-430100-01", at: now) {
      try $0.addBulletin(Desk.BulletinEntry(kind: .weather, text: "有雾", severity: .ordinary)).no
    }
  }

  /// What rings is acknowledged, and what lies long is dismissed: a room in which nobody ever answers would ring all month.
  private func tidy(_ room: Room, at now: Instant) async throws {
    for finding in try room.register.read({ try $0.unfinishedFindings() }) where !finding.isDisposed {
      let leader = PersonID("P-\(finding.centre)-11")
      if now - finding.recordedAt > .hours(6) {
        await room.may(leader, now) { try $0.dismiss(finding: finding.no, reason: "查无", revision: nil).no }
      } else {
        await room.may(leader, now) { try $0.acknowledge(finding: finding.no).no }
      }
    }
  }

  /// What a person may do or not: a refusal commits nothing.
  private func doSomething(_ room: Room, _ draw: inout Draw, at now: Instant) async {
    let person = draw.one(of: Self.people) ?? ""
    let open = (try? room.register.read { try $0.unfinishedFindings().filter { !$0.isDisposed } }) ?? []
    let papers = (try? room.register.read { try $0.unsettledPapers() }) ?? []
    let cases = (try? room.register.read { try $0.openCases() }) ?? []
    let (finding, paper, record) = (draw.one(of: open), draw.one(of: papers), draw.one(of: cases))
    switch draw(17) {
    case 0:
      _ = try? await room.open(
        .serious, code: "V06", in: "430112", at: now, object: "Z-\(now.milliseconds)-\(draw(1_000_000))")
    case 1:
      _ = try? await room.open(
        .ordinary, code: "V11", in: "430105", at: now, object: "Z-\(now.milliseconds)-\(draw(1_000_000))")
    case 2:
      _ = try? await room.open(
        .emergency, code: "A02", in: "430105", at: now, object: "Z-\(now.milliseconds)-\(draw(1_000_000))")
    case 3, 4: if let finding { _ = try? await room.file(finding.no, by: person, at: now) }
    case 5: await room.may(person, now) { try $0.acknowledge(finding: finding?.no ?? 0).no }
    case 6: await room.may(person, now) { try $0.dismiss(finding: finding?.no ?? 0, reason: "看错", revision: nil).no }
    case 7: await room.may(person, now) { try $0.receive(notice: paper?.no ?? 0, at: now).no }
    case 8:
      await room.may(person, now) {
        try $0.reply(notice: paper?.no ?? 0, Desk.Answer(measures: "已整改", repliedAt: now), revision: nil).no
      }
    case 9:
      await room.may(person, now) {
        try $0.supervise(
          case: record?.no ?? 0, level: .urgent, deadline: now + .hours(5), words: "限期", revision: nil
        ).no
      }
    case 10:
      let until = draw(2) == 0 ? now + .hours(7) : nil
      await room.may(person, now) {
        try $0.addBulletin(Desk.BulletinEntry(kind: .weather, text: "有雾", until: until, severity: .ordinary)).no
      }
    case 11:
      let name = "设备\(draw(50))"
      await room.may(person, now) {
        try $0.addFault(
          centre: nil, point: nil, item: nil, name: name, code: nil, symptom: "不通", at: now, drill: false
        ).fault.no
      }
    case 12: await room.may(person, now) { try $0.askPresence(of: CentreID("430105"), question: nil).no }
    case 13:
      await room.may(person, now) { try $0.approveIncident(record?.no ?? 0, submission: nil, revision: nil).file }
    case 14:
      let sheet = (try? room.register.read { try $0.sheets(monday: Week.after(room.context.zone.civil(now).date)) })?
        .first
      await room.may(person, now) { try $0.approve(sheet: sheet?.no ?? 0, revision: nil).no }
    case 15:
      let summaries = (try? room.register.read { try $0.summaries(before: .max, limit: 10) }) ?? []
      let summary = draw.one(of: summaries)
      await room.may(person, now) { try $0.approve(summary: summary?.no ?? 0, revision: nil).no }
    default:
      let broadcast = (try? room.register.read { try $0.openBroadcasts() })?.first
      await room.may(person, now) { try $0.approveBroadcast(broadcast?.no ?? 0, revision: nil).no }
      await room.may(person, now) {
        try $0.confirmBroadcast(
          broadcast?.no ?? 0, at: now, channel: .publicAddress, detail: "", note: "", revision: nil
        ).no
      }
    }
  }
}

extension Room {
  /// An act that may be refused.
  fileprivate func may(
    _ person: PersonID, _ now: Instant, _ body: @escaping @Sendable (Desk) throws -> some Codable & Sendable
  ) async {
    _ = try? await act(person, at: now, body)
  }

  /// The courier takes all that is owed.
  fileprivate func carry(at now: Instant) async throws {
    while true {
      let envelopes = try await watch.claim(limit: 200, at: now)
      if envelopes.isEmpty { return }
      for envelope in envelopes {
        try await watch.record(
          .accepted(Receipt(code: 250, text: "ok", stage: "dot")), delivery: envelope.deliveryID, at: now)
      }
    }
  }
}
