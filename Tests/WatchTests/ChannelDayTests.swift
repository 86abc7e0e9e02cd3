import Casework
import Foundation
import Organisation
import Regulation
import Settings
import Store
import Testing
import Units

@testable import Daemon

/// Deliveries over gateways in the register: routes, fall-back, limits, quiet hours (R7, R17, D10). Time is handed in, the courier is the test.
@Suite("R7, D10: deliveries over gateways") struct ChannelDayTests {
  private let county = "430105"
  private static let all: [ChannelBook.Entry] = [
    .init(name: "rings", kind: .call), .init(name: "sms", kind: .sms), .init(name: "fax", kind: .fax),
  ]

  private func room(
    _ gateways: [ChannelBook.Entry] = all, rules: (inout RegulationRules) -> Void = { _ in }
  ) async throws -> Room {
    let room = try Room(
      gateways: gateways,
      change: { organisation in
        for index in organisation.people.indices {
          organisation.people[index].channels = ChannelAddresses([.sms: ["139\(index)"]])
        }
        for index in organisation.units.indices {
          organisation.units[index].channels = ChannelAddresses([.fax: ["0731\(index)"], .sms: ["138\(index)"]])
        }
      }, rules: rules)
    try await room.watch.start(at: at("09:30"))
    return room
  }

  /// Takes all that is owed and answers it; returns `channel>recipient`.
  @discardableResult
  private func carry(
    _ room: Room, at now: Instant, _ answer: (Envelope) -> DeliveryOutcome = { _ in Self.ok }
  ) async throws -> [Envelope] {
    var carried: [Envelope] = []
    while true {
      let envelopes = try await room.watch.claim(["mail": 50, "rings": 50, "sms": 50, "fax": 50], at: now)
      if envelopes.isEmpty { return carried }
      for envelope in envelopes {
        carried.append(envelope)
        try await room.watch.record(answer(envelope), delivery: envelope.deliveryID, at: now)
      }
    }
  }

  /// Another vessel's finding than the one of `Room.open`.
  private func open(_ room: Room, _ code: String, mmsi: UInt32, at now: Instant) async throws -> Int64 {
    let point = try #require(room.directory.points(of: CentreID(county)).first)
    let finding = Finding(
      id: "\(code)/\(mmsi)", detector: .speed, code: FindingCode(code), severity: .serious, mmsi: mmsi, vessel: nil,
      vesselName: "船\(mmsi)", object: "Z-\(mmsi)", onset: now, opened: now, place: point.place,
      reason: Reason("speed.over", [:]), ruleVersion: "v", evidence: [])
    let (taken, error) = await room.watch.record([.opened(finding)], at: now)
    #expect(taken == 1 && error == nil)
    return try #require(try room.register.read { try $0.finding(id: finding.id)?.no })
  }

  private static let ok = DeliveryOutcome.accepted(Receipt(code: 200, text: "{}", stage: "http"))
  private static let no = DeliveryOutcome.refused(Receipt(code: 400, text: "no such number", stage: "http"))
  private static let later = DeliveryOutcome.deferred(Receipt(code: 503, text: "busy", stage: "http"))
  private static let lost = DeliveryOutcome.unclear(Receipt(code: 0, text: "no answer", stage: "http"))

  @Test("an emergency goes by mail, call-out and SMS at once; the text says what, where, when and what to do")
  func emergency() async throws {
    let room = try await room()
    _ = try await room.open(.emergency, code: "D03", in: county, at: at("10:00"))
    let carried = try await carry(room, at: at("10:00"))
    #expect(Set(carried.map(\.channel)) == ["mail", "rings", "sms"])
    let text = try #require(carried.first { $0.channel == "sms" }?.page?.text)
    #expect(text.hasPrefix("【紧急】收到遇险信号") && text.contains("10:00") && text.contains("请立即核实"))
    #expect(text.utf16.count <= 70, "\(text)")
    // Every gateway is given the id that the mail has.
    #expect(Set(carried.map(\.messageID)).count == 1)
    let receipts = try room.register.read { try $0.deliveries(before: .max, states: [.sent], limit: 500) }
    #expect(receipts.count == carried.count && receipts.allSatisfy { $0.receipt?.code == 200 })
  }

  @Test("refused: another channel stands in, recorded; nobody need be told") func fallBack() async throws {
    let room = try await room()
    _ = try await room.open(.emergency, code: "D03", in: county, at: at("10:00"))
    let carried = try await carry(room, at: at("10:00")) { $0.channel == "rings" ? Self.no : Self.ok }
    let rung = carried.filter { $0.channel == "rings" }
    let entries = try room.journal("delivery.fallback")
    // SMS went besides already: where it did, the next is e-mail, which went besides too, so nothing is left but to tell.
    #expect(!rung.isEmpty)
    #expect(entries.count + (try room.messages(.parked).count) > 0)
    let places = carried.map { "\($0.messageID) \($0.channel) \($0.recipient)" }
    #expect(Set(places).count == places.count, "no place twice")
  }

  @Test("failed three times: given to another channel; unclear goes again with the same id") func diverted()
    async throws
  {
    let room = try await room([.init(name: "rings", kind: .call), .init(name: "sms", kind: .sms)]) {
      $0.channels.emergency = [.callOut]
    }
    _ = try await room.open(.serious, code: "V16", in: county, at: at("10:00"))
    try await carry(room, at: at("10:00"))
    _ = try await room.watch.tick(at: at("10:05"))
    var ids: [String] = []
    for minute in [5, 6, 8, 13] {
      let carried = try await carry(room, at: at("10:\(minute < 10 ? "0" : "")\(minute)")) {
        $0.channel == "rings" ? Self.lost : Self.ok
      }
      ids += carried.filter { $0.channel == "rings" }.map(\.messageID)
    }
    #expect(ids.count == 3 && Set(ids).count == 1)
    let all = try room.register.read { try $0.deliveries(before: .max, states: [], limit: 500) }
    let given = try #require(all.first { $0.state == .diverted })
    let standIn = try #require(all.first { $0.standsFor == given.no })
    #expect(given.channel == "rings" && standIn.channel == "sms" && standIn.state == .sent)
    #expect(try room.journal("delivery.fallback").count == 1)
  }

  @Test("P4, R7: done when fax and SMS have gone to both addressees, each; e-mail besides") func dailyReport()
    async throws
  {
    let room = try await room()
    _ = try await room.watch.tick(at: at("09:30"))
    _ = try await room.watch.tick(at: at("00:01", "2026-11-22"))
    for clock in ["08:31", "08:56"] { _ = try await room.watch.tick(at: at(clock, "2026-11-22")) }
    let now = at("08:57", "2026-11-22")
    let report = try #require(try room.messages(.report).first { $0.message.centre.rawValue == "430000" }).message
    #expect(try room.text(of: report).contains("本报告同时以传真、短信报送"))
    let duty = try #require(report.dutyNo)
    func finished() throws -> Bool { try room.register.read { try $0.duty(no: duty)?.finished != nil } }
    // Mail is down, one SMS fails.
    let carried = try await carry(room, at: now) { envelope in
      envelope.channel == "mail" || envelope.channel == "sms" && envelope.recipient == "1381" ? Self.later : Self.ok
    }.filter { $0.messageID == report.messageID }
    #expect(carried.filter { $0.channel == "fax" }.count == 2 && carried.filter { $0.channel == "sms" }.count == 2)
    #expect(carried.filter { $0.channel == "mail" }.count == 2)
    let fax = try #require(carried.first { $0.channel == "fax" }?.page?.attachment)
    #expect(fax.mimeType == "text/html" && String(decoding: fax.bytes, as: UTF8.self).contains("<html"))
    #expect(try !finished())
    try await carry(room, at: at("08:58", "2026-11-22")) { $0.channel == "mail" ? Self.later : Self.ok }
    #expect(try finished(), "both ways to both: e-mail goes besides, not instead")
  }

  @Test("R7: without gateways e-mail stands in, and the report says so") func standsIn() async throws {
    let room = try await room([])
    _ = try await room.watch.tick(at: at("09:30"))
    for clock in ["00:01", "08:31", "08:56"] { _ = try await room.watch.tick(at: at(clock, "2026-11-22")) }
    let report = try #require(try room.messages(.report).first { $0.message.centre.rawValue == "430000" })
    #expect(report.recipients.allSatisfy { $0.contains("@") })
    #expect(try room.text(of: report.message).contains("未配置传真、短信网关，以电子邮件代报"))
    try await carry(room, at: at("08:57", "2026-11-22"))
    let duty = try #require(report.message.dutyNo)
    #expect(try room.register.read { try $0.duty(no: duty)?.finished } != nil)
  }

  @Test("a recipient gets so many; what waits goes in one, counted, none lost; emergencies pass") func rate()
    async throws
  {
    var sms = ChannelBook.Entry(name: "sms", kind: .sms)
    sms.limits.recipient = RateLimit(2, per: .hours(1))
    let room = try await room([sms]) { $0.ladder.groupWithin = .zero }
    let leader = try #require(room.directory.addresses(of: .person("P-430105-11"), over: .sms).first)
    var carried: [Envelope] = []
    for index in 0..<5 {
      _ = try await open(room, "V16", mmsi: 413_900_200 + UInt32(index), at: at("10:0\(index)") + .seconds(1))
    }
    // Five findings climb to the duty leader, each by itself.
    for minute in 5...14 {
      let now = at("10:\(minute < 10 ? "0" : "")\(minute)") + .seconds(2)
      _ = try await room.watch.tick(at: now)
      carried += try await carry(room, at: now).filter { $0.channel == "sms" && $0.recipient == leader }
    }
    #expect(carried.count == 2)
    let held = try room.register.read { try $0.heldDeliveries(channel: "sms", to: leader) }
    #expect(held.count == 3)
    // An emergency is not held, and not counted.
    _ = try await room.open(.emergency, code: "D03", in: county, at: at("10:16"))
    let urgent = try await carry(room, at: at("10:16")).filter { $0.channel == "sms" }
    #expect(urgent.contains { $0.recipient == leader })
    let merged = try await carry(room, at: at("11:06") + .seconds(3)).filter {
      $0.channel == "sms" && $0.recipient == leader && $0.page?.importance != .emergency
    }
    #expect(merged.count == 1)
    let text = try #require(merged.first?.page?.text)
    #expect(text.hasPrefix("合并 3 条") && text.contains("1. ") && text.contains("3. "))
    let all = try room.register.read { try $0.deliveries(before: .max, states: [], limit: 500) }
    #expect(all.filter { $0.channel == "sms" && $0.recipient == leader }.allSatisfy { $0.state == .sent })
    #expect(try room.journal("delivery.merged").count >= 2)
  }

  @Test("quiet hours: held to their end, spared what was acknowledged meanwhile, and nothing of an emergency")
  func quiet() async throws {
    let room = try await room([.init(name: "sms", kind: .sms)]) { rules in
      rules.channels.quiet = [.init(from: CivilTime(22, 0), to: CivilTime(6, 0), channels: [.sms])]
      rules.ladder.groupWithin = .zero
    }
    let night = at("23:00")
    _ = try await room.watch.tick(at: night - .minutes(1))
    let first = try await open(room, "V16", mmsi: 413_900_301, at: night)
    _ = try await open(room, "V07", mmsi: 413_900_302, at: night + .seconds(1))
    _ = try await room.watch.tick(at: night + .minutes(6))
    #expect(try await carry(room, at: night + .minutes(6)).allSatisfy { $0.channel == "mail" })
    _ = try await room.act("P-430105-11", at: night + .minutes(7)) { desk in
      try desk.dismiss(finding: first, reason: "看错", revision: nil).no
    }
    _ = try await room.open(.emergency, code: "D03", in: county, at: night + .minutes(8))
    #expect(try await carry(room, at: night + .minutes(8)).contains { $0.channel == "sms" })
    let morning = try await carry(room, at: at("06:00", "2026-11-22")).filter {
      $0.channel == "sms" && $0.page?.kind == "alarm"
    }
    #expect(!morning.isEmpty && morning.allSatisfy { $0.page?.text.contains("未落实签单发航") == true })
    #expect(try room.journal("delivery.spared").count > 0)
  }

  @Test("a gateway that is configured no more: another stands in") func orphans() async throws {
    let room = try await room([.init(name: "sms", kind: .sms)])
    _ = try await room.open(.emergency, code: "D03", in: county, at: at("10:00"))
    _ = try await room.watch.claim(["mail": 50], at: at("10:00"))
    try await room.reload(room.directory.organisation, at: at("10:01"))
    _ = try await room.watch.claim(["mail": 50], at: at("10:02"))
    #expect(try room.register.read { try $0.owedByChannel() }.allSatisfy { $0.channel == "mail" })
  }
}
