import Casework
import Feeds
import Organisation
import Regulation
import Reporting
import Store
import Testing
import Units

@testable import Daemon

/// A feed that is silent against expectation, in the register.
@Suite("G11, D5: a silent feed is one fault, and its vessels' lost signals call nobody") struct FeedSilenceTests {
  private func room(rules: (inout RegulationRules) -> Void = { _ in }) async throws -> Room {
    let room = try Room(rules: rules)
    try await room.watch.start(at: at("09:30"))
    return room
  }

  private func silences(_ room: Room) throws -> [FindingRecord] {
    try room.register.read { try $0.findings(before: .max, onlyOpen: false, limit: 100) }
      .filter { $0.finding.detector == .feedSilent }
  }

  private func lost(_ mmsi: UInt32, _ room: Room, at now: Instant) async {
    let place = room.directory.points(of: CentreID("430105")).first?.place ?? .unknown
    let finding = Finding(
      id: "lost-signal/\(mmsi)", detector: .lostSignal, code: FindingCode("F06"), severity: .serious, mmsi: mmsi,
      vessel: nil, vesselName: "船\(mmsi)", object: "ais", onset: now, opened: now, place: place,
      reason: Reason("speed.over", [:]), ruleVersion: "v", evidence: [])
    _ = await room.watch.record([.opened(finding)], at: now)
  }

  @Test("proposed once, to the uppermost centre; filed it is form 3, ledger 12, and is not proposed again") func fault()
    async throws
  {
    let room = try await room()
    try await room.watch.note(silentFeeds: ["ais"], at: at("10:00"))
    try await room.watch.note(silentFeeds: ["ais"], at: at("10:01"))
    let finding = try #require(try silences(room).first)
    #expect(try silences(room).count == 1)
    #expect(finding.centre.rawValue == "430000" && finding.finding.object == "ais" && finding.isActive)
    #expect(finding.finding.code.rawValue == "F03" && finding.finding.reason.values["feed"] == "ais")
    let no = try await room.act("P-430000-03", at: at("10:05")) { desk in
      try desk.file(finding: finding.no, note: "", point: nil, demand: nil, drill: false, revision: nil).record.no
    }
    let fault = try #require(try room.register.read { try $0.fault(no: no) })
    #expect(fault.item == "ais" && fault.centre.rawValue == "430000" && fault.symptom.contains("ais"))
    #expect(try room.register.read { try $0.ledger(12).map(\.caseNo) } == [no])
    try await room.watch.note(silentFeeds: [], at: at("10:30"))
    try await room.watch.note(silentFeeds: ["ais"], at: at("10:40"))
    #expect(try silences(room).count == 1, "the fault is known")
    #expect(try room.journal("feed.known").count == 1)
  }

  @Test("the finding says why, with the judge's numbers") func numbers() async throws {
    let room = try await room()
    let gap = SilenceReason(
      ground: .gap, gap: .seconds(421), usualGap: .seconds(3), limit: .seconds(60), count: 0, usualCount: 100,
      window: .minutes(5), hour: 2)
    var rate = gap
    (rate.ground, rate.count, rate.usualCount) = (.rate, 12, 1503.6)
    try await room.watch.note(silentFeeds: ["ais", "gps"], reasons: ["ais": gap, "gps": rate], at: at("10:00"))
    let reasons = try silences(room).map(\.finding.reason)
    let catalogue = try Room.configuration.get().1
    let texts = reasons.map { catalogue.text("reason.\($0.key)", $0.values) }
    #expect(Set(texts) == ["数据源“ais”中断：421 秒无数据，该时段超过 60 秒即为中断", "数据源“gps”中断：5 分钟内 12 条，该时段平时 1504 条"])
  }

  @Test("a feed that comes and goes, or a restart, makes one finding until somebody decides; then another")
  func flapping()
    async throws
  {
    let room = try await room()
    for minute in 0..<10 {
      try await room.watch.note(silentFeeds: minute % 2 == 0 ? ["ais"] : [], at: at("10:00") + .minutes(Int64(minute)))
    }
    #expect(try silences(room).map(\.isActive) == [false])
    let again = try room.restarted()
    try await again.start(at: at("10:20"))
    try await again.note(silentFeeds: ["ais"], at: at("10:21"))
    let finding = try #require(try silences(room).first)
    #expect(try silences(room).count == 1 && finding.isActive)
    _ = try await room.act("P-430000-11", at: at("10:30")) {
      try $0.dismiss(finding: finding.no, reason: "天线检修", revision: nil).no
    }
    try await room.watch.note(silentFeeds: [], at: at("10:40"))
    try await room.watch.note(silentFeeds: ["ais", "gps"], at: at("11:00"))
    #expect(try Set(silences(room).filter(\.isActive).map(\.finding.object)) == ["ais", "gps"])
    #expect(try silences(room).count == 3)
  }

  @Test("one cause, one call: the feed's fault rings, its thirty vessels do not") func oneCall() async throws {
    let room = try await room { rules in
      for index in rules.codes.indices where rules.codes[index].code.rawValue == "F03" {
        rules.codes[index].severity = .serious
      }
    }
    try await room.watch.note(silentFeeds: ["ais"], at: at("10:00"))
    for vessel in 0..<30 { await lost(413_900_200 + UInt32(vessel), room, at: at("10:04")) }
    _ = try await room.watch.tick(at: at("10:04"))
    let calls = try room.messages(.alarm)
    #expect(calls.count == 1)
    #expect(try room.text(of: try #require(calls.first).message).contains("ais"))
    // D12: a daemon of one city keeps its own receivers.
    let city = try Room(hosted: Set(["430100", "430105"].map { CentreID($0) }))
    try await city.watch.start(at: at("09:30"))
    try await city.watch.note(silentFeeds: ["ais"], at: at("10:00"))
    #expect(try silences(city).map(\.centre.rawValue) == ["430100"])
  }
}
