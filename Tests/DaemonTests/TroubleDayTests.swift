import Casework
import Foundation
import Organisation
import Store
import TestSupport
import Testing
import Units

@testable import Daemon

/// D10, R7: trouble at every step of the way out, one after another, while reports, alarms and tellings are owed.
@Suite(
  "D10, R7: three virtual days of trouble with the mail server and the gateways", .serialized,
  .enabled(if: MailServer.isAvailable, "\(MailServer.needs)"))
struct TroubleDayTests {
  /// What stalls costs a real half second each time, and so is met a few times; the rest holds through its stretch.
  private static let mail: [String?] = [
    nil, #"{"connect": "refuse-connect"}"#, #"{"all": "stallx4"}"#, #"{"connect": "greet-421"}"#,
    #"{"connect": "greet-554"}"#, #"{"mail": "mail-451"}"#, #"{"all": "450"}"#, #"{"all": "550"}"#,
    #"{"all": "drop-after-datax9"}"#, #"{"all": "data-451"}"#, #"{"all": "data-554"}"#, #"{"all": "stall-bodyx2"}"#,
    #"{"all": "stall-after-datax4"}"#, #"{"all": "drop-before"}"#, nil, #"{"all": "drop-body"}"#,
    #"{"all": "close-after"}"#, #"{"mail": "mail-550"}"#,
  ]
  /// At 08:00 of each day (the 3rd, 9th, 15th) trouble that passes: P4's report goes then. Nothing refuses for good while the mail server
  /// does as well: then nobody could be told of it at all.
  private static let gateways: [(script: [String], all: String)?] = [
    ([], "400"), ([], "ok"), (["slowx3"], "503"), ([], "403"), ([], "drop-before"), ([], "429"), ([], "500"),
    (["cutx2"], "ok"), (["drop-afterx4"], "ok"), nil, (["slowx3"], "ok"), ([], "says-no"), ([], "huge"),
    ([], "says-{\"errcode\":40001}"),
    nil,
    (["cutx4"], "ok"), ([], "503"), (["drop-afterx2"], "ok"),
  ]

  @Test("each message is delivered or parked with a human told elsewhere; twice only after a lost reply") func days()
    async throws
  {
    try await MailServer.with { mail in
      try await GatewayServer.with { sms in
        try await GatewayServer.with { fax in
          let days = try await TroubleDays(mail: mail, sms: sms, fax: fax)
          try await days.tell(zip(Self.mail, Self.gateways).map { TroubleDays.Stretch($0, $1) })
          try lives(days)
          try copies(days)
          try order(days)
          try reports(days)
        }
      }
    }
  }

  private func messages(_ days: TroubleDays) throws -> [Int64: StoredMessage] {
    var all: [Int64: StoredMessage] = [:]
    var before = Int64.max
    while true {
      let page = try days.bench.register.read { try $0.messages(before: before, limit: 500) }
      for message in page { all[message.no] = message }
      guard page.count == 500, let last = page.map(\.no).min() else { return all }
      before = last
    }
  }

  /// All of it: a page has 500 entries at most.
  private func journal(_ days: TroubleDays) throws -> [JournalEntry] {
    var all: [JournalEntry] = []
    while true {
      let after = all.last?.seq ?? 0
      let page = try days.bench.register.read { try $0.journal(after: after, limit: 500) }
      all += page
      if page.count < 500 { return all }
    }
  }

  private func deliveries(_ days: TroubleDays) throws -> [Delivery] {
    let messages = try messages(days).keys.sorted()
    return try days.bench.register.read { read in try messages.flatMap { try read.deliveries(message: $0) } }
  }

  /// D10: nothing is left over; of what was parked a human has heard by another way.
  private func lives(_ days: TroubleDays) throws {
    let (all, messages) = (try deliveries(days), try messages(days))
    #expect(all.count > 100)
    #expect(all.allSatisfy { !$0.state.isOwed && $0.state != .sending })
    #expect(Set(all.map(\.state)).isSuperset(of: [.sent, .parked, .diverted]))
    for parked in all where parked.state == .parked || parked.state == .stale {
      let message = try #require(messages[parked.messageNo])
      let standIn = all.first { $0.standsFor == parked.no && $0.state == .sent }
      let telling = messages.values.first { $0.cause == "parked/\(parked.no)" }
      let told = all.contains { $0.messageNo == telling?.no && $0.state == .sent && $0.channel != parked.channel }
      let besides = all.contains { $0.messageNo == message.no && $0.state == .sent && $0.party == parked.party }
      // A refused letter about a refusal writes no further one: it went over its other channel.
      let isHeard = told || standIn != nil || (message.kind == "parked" && besides)
      #expect(isHeard, "\(message.kind) \(parked.channel) to \(parked.recipient): \(parked.receipt?.text ?? "")")
    }
    for diverted in all where diverted.state == .diverted {
      #expect(all.contains { $0.standsFor == diverted.no }, "\(diverted.channel) to \(diverted.recipient)")
    }
  }

  /// At least once; a second copy only where the reply of the first was lost, with the same Message-ID.
  private func copies(_ days: TroubleDays) throws {
    let messages = try messages(days)
    let entries = try journal(days)
    let unclear = Dictionary(
      grouping: entries.filter { $0.act == "delivery.unclear" }, by: \.subject
    ).mapValues(\.count)
    var arrived: [String: Int] = [:]
    for event in try days.mail.events("message") {
      let recipient = (event.files ?? []).first.map { String($0.dropFirst(5).dropLast(4)) } ?? ""
      arrived["mail \(event.message_id ?? "") \(recipient)", default: 0] += 1
    }
    // Of a gateway's answers only a plain yes is an arrival that the daemon heard of.
    for (name, server) in zip(["sms", "fax"], days.gateways) {
      for request in try server.requests() where request.answered == "ok" {
        let body = try #require(try JSONSerialization.jsonObject(with: Data(request.bytes)) as? [String: String])
        // A long text goes in parts: the first stands for it.
        guard body["part"] == "1" else { continue }
        arrived["\(name) \(body["id"] ?? "") \(body["to"] ?? "")", default: 0] += 1
      }
    }
    var doubled = 0
    for delivery in try deliveries(days) {
      let id = try #require(messages[delivery.messageNo]).messageID
      let count = arrived.removeValue(forKey: "\(delivery.channel) \(id) \(delivery.recipient)") ?? 0
      let lost = unclear["delivery:\(delivery.no)"] ?? 0
      if delivery.state == .sent { #expect(count >= 1, "\(delivery.channel) to \(delivery.recipient) has not arrived") }
      #expect(
        count <= lost + (delivery.state == .sent ? 1 : 0),
        "\(delivery.channel) \(delivery.no): \(count) copies, \(lost) replies lost")
      if delivery.channel != "mail", delivery.state == .sent { #expect(count == 1, "accepted once") }
      if count > 1 { doubled += 1 }
    }
    #expect(arrived.isEmpty, "nothing came that is not owed: \(arrived.keys.sorted().prefix(3))")
    #expect(doubled > 3, "replies were lost, and what they answered came again")
  }

  /// What is urgent goes first, over each channel, however long the rest has waited.
  private func order(_ days: TroubleDays) throws {
    let importance = Dictionary(
      uniqueKeysWithValues: try messages(days).values.map { ($0.messageID, $0.importance) })
    var overtaken = 0
    for (_, carried) in Dictionary(grouping: days.attempts, by: { "\($0.carry) \($0.channel)" }) {
      let ranks = carried.compactMap { importance[$0.messageID] }
      guard let last = ranks.lastIndex(of: .emergency), let first = ranks.firstIndex(where: { $0 >= .report }) else {
        continue
      }
      #expect(last < first, "\(ranks)")
      overtaken += 1
    }
    #expect(overtaken > 0, "alarms and reports waited together")
  }

  /// P4, R7: fax and SMS have each gone to both addressees, of every day.
  private func reports(_ days: TroubleDays) throws {
    let reports = try messages(days).values.filter { $0.kind == "report" && $0.centre.rawValue == "430000" }
    #expect(reports.count >= 3)
    for report in reports {
      let deliveries = try days.bench.register.read { try $0.deliveries(message: report.no) }
      for channel in ["fax", "sms"] {
        let gone = deliveries.filter { $0.channel == channel && $0.state == .sent && $0.standsFor == nil }
        #expect(Set(gone.map(\.party)).count == 2, "\(channel) of \(report.subject)")
      }
      let duty = try #require(report.dutyNo)
      #expect(try days.bench.register.read { try $0.duty(no: duty)?.finished } != nil)
    }
  }
}
