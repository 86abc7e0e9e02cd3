import Casework
import ControlSocket
import Foundation
import Geometry
import Organisation
import Settings
import Store
import Testing
import Units
import Wire

@testable import Daemon

/// D3, D8: the evidence of a finding is kept with it, sealed in the journal, and shows any later change.
@Suite("Evidence in the register") struct EvidenceTests {
  private static let png = Data(
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + [1, 2, 3])

  private func act(_ bench: Bench, _ key: String = UUID().uuidString) throws -> ControlSocket.Act {
    ControlSocket.Act(caller: try caller("games"), idempotencyKey: key, fingerprint: key)
  }

  /// The example with a console for an account of this machine, and a person who has it as their own.
  private func bench() async throws -> Bench {
    try await Bench { organisation in
      for index in organisation.people.indices where organisation.people[index].id == "P-430100-01" {
        organisation.people[index].account = "games"
      }
    }
  }

  private func seen(_ bench: Bench, version: String? = nil, evidence: Int = 2) throws -> Finding {
    var finding = finding(413_900_001, evidence: evidence)
    finding.ruleVersion = try version ?? #require(bench.context.directory.zone("Z-SCJ")).version
    return finding
  }

  private func record(_ bench: Bench, _ events: FindingEvent...) async throws {
    let (taken, error) = await bench.watch.record(events, at: bench.now)
    #expect(taken == events.count && error == nil)
  }

  private func states(_ bench: Bench) async throws -> [String: String] {
    let check = try await bench.room().verifyEvidence(1, caller: try caller("games"))
    #expect(
      check.whole == check.items.allSatisfy { ["intact", "pending"].contains($0.state) } || check.journal.fault != nil)
    return Dictionary(uniqueKeysWithValues: check.items.map { ($0.item, $0.state) })
  }

  private func leg(_ bench: Bench, _ count: Int) -> [EvidenceFix] {
    (0..<count).map { step in
      EvidenceFix(
        at: bench.now + .seconds(Int64(step)), position: Position(latitude: 28.2652, longitude: 112.951), speed: nil,
        course: nil, raw: "!AIVDM,\(step)", source: "udp")
    }
  }

  @Test("statement, leg, zone and rules are sealed with the opening; legs and the end with the end")
  func sealed() async throws {
    let bench = try await bench()
    let finding = try seen(bench)
    try await record(bench, .opened(finding))
    let opening = ["leg/1", "rules", "statement", "zone"]
    #expect(try await states(bench) == Dictionary(uniqueKeysWithValues: opening.map { ($0, "intact") }))
    bench.pass(.minutes(10))
    try await record(bench, .leg(id: finding.id, fixes: leg(bench, 45), isLast: false))
    #expect(try await states(bench)["leg/2"] == "pending")
    bench.pass(.minutes(1))
    try await record(
      bench, .leg(id: finding.id, fixes: leg(bench, 5), isLast: true), .ended(id: finding.id, at: bench.now))
    let all = try await states(bench)
    #expect(all.keys.sorted() == ["closing", "leg/1", "leg/2", "leg/3", "rules", "statement", "zone"])
    #expect(all.values.allSatisfy { $0 == "intact" })
    let sheet = try await bench.room().evidence(1, caller: try caller("games"))
    #expect(sheet.fixes.count == 52 && sheet.finding.evidence.isEmpty)
    #expect(sheet.seals.map(\.why) == ["opened", "ended"])
    #expect(sheet.zone?.version == finding.ruleVersion && sheet.zone?.name == "三汊矶禁航区")
    // What is served has the digest that the journal names.
    for item in sheet.items {
      let served = try await bench.room().evidenceItem(1, digest: item.digest, caller: try caller("games"))
      #expect(Digest.hex(served.bytes) == sheet.seals.compactMap { $0.digests[item.item] }.first)
    }
    // Heard again after the end: nothing is added.
    try await record(bench, .leg(id: finding.id, fixes: leg(bench, 5), isLast: false))
    #expect(try await states(bench).count == 7)
  }

  @Test("the zone is kept as it was when it judged, though it was changed before the finding was recorded and after")
  func zoneAsItWas() async throws {
    let bench = try await bench()
    let old = try #require(bench.context.directory.zone("Z-SCJ"))
    var organisation = bench.context.directory.organisation
    let index = try #require(organisation.zones.firstIndex { $0.id == "Z-SCJ" })
    organisation.zones[index].area = MultiPolygon(polygons: [])
    organisation.zones[index].version = "changed"
    guard var loaded = Bench.example else { return }
    loaded.configuration.organisation = organisation
    try await bench.watch.reload(loaded.context(drawKey: bench.context.drawKey), at: bench.now)
    // Judged by the traffic side before the reload reached it.
    try await record(bench, .opened(try seen(bench, version: old.version)))
    let zone = try #require(try await bench.room().evidence(1, caller: try caller("games")).zone)
    #expect(zone.version == old.version)
    #expect(zone.polygons.first?.first?.count == old.area.polygons.first?.first?.count)
    // One that nobody has is not made up.
    var other = try seen(bench, version: "nobody's")
    (other.id, other.mmsi) = ("closed-water/413900002/Z-SCJ/1", 413_900_002)
    try await record(bench, .opened(other))
    #expect(try await bench.room().evidence(2, caller: try caller("games")).zone == nil)
  }

  @Test("a person's file is kept under its digest and sealed; the same again, a stranger, another type are refused")
  func attached() async throws {
    let bench = try await bench()
    try await record(bench, .opened(try seen(bench)))
    let room = bench.room()
    let request = AttachRequest(name: "现场.gif", content: Base64Text(Self.png.base64EncodedString()), note: "北侧")
    let once = try act(bench, "k1")
    let row = try await room.attach(finding: 1, request, act: once)
    #expect(row.item == "file/1" && row.name == "现场.gif.png" && row.type == "image/png" && row.state == "intact")
    #expect(try await room.attach(finding: 1, request, act: once) == row, "the same key: the same answer")
    #expect(try await states(bench)["file/1"] == "intact")
    #expect(try bench.acts().filter { $0 == "finding.attached" }.count == 1)
    func refusal(_ request: AttachRequest, _ act: ControlSocket.Act, _ no: Int64 = 1) async -> ControlError.Code? {
      do {
        _ = try await room.attach(finding: no, request, act: act)
        return nil
      } catch { return (error as? ControlError)?.code }
    }
    #expect(await refusal(request, try act(bench)) == .invalid, "twice")
    let program = AttachRequest(
      name: "a.png", content: Base64Text(Data([0x7F, 0x45, 0x4C, 0x46]).base64EncodedString()))
    #expect(await refusal(program, try act(bench)) == .invalid)
    #expect(await refusal(AttachRequest(name: "a", content: Base64Text("§")), try act(bench)) == .invalid)
    #expect(await refusal(request, try act(bench), 9) == .notFound)
    let stranger = ControlSocket.Act(caller: try caller("uucp"), idempotencyKey: "s", fingerprint: "s")
    #expect(await refusal(request, stranger) == .signOnNeeded)
    for number in 2...EvidenceFile.most {
      let more = AttachRequest(name: "\(number).txt", content: Base64Text(Data("\(number)".utf8).base64EncodedString()))
      _ = try await room.attach(finding: 1, more, act: try act(bench))
    }
    let last = AttachRequest(name: "x.txt", content: Base64Text(Data("x".utf8).base64EncodedString()))
    #expect(await refusal(last, try act(bench)) == .conflict, "no more than \(EvidenceFile.most)")
  }

  @Test(
    "whatever is changed behind the daemon's back shows",
    arguments: [
      ("UPDATE evidence SET body = '[]'", "leg/1", "altered"),
      ("UPDATE evidence SET body = '[]', digest = '\(Digest.hex("[]"))'", "leg/1", "altered"),
      ("DELETE FROM evidence", "leg/1", "missing"),
      (
        "UPDATE blobs SET bytes = x'00' WHERE digest = (SELECT digest FROM evidence_items WHERE name = 'zone')", "zone",
        "altered"
      ),
      ("DELETE FROM evidence_items WHERE name = 'rules'", "rules", "missing"),
      (
        "UPDATE evidence_items SET digest = (SELECT digest FROM evidence_items WHERE name = 'rules') WHERE name = 'zone'",
        "zone", "altered"
      ),
      (
        "INSERT INTO evidence_items SELECT finding, 'file/1', digest, replace(replace(body, '\"rules\"', '\"file/1\"'), '\"kind\":\"file/1\"', '\"kind\":\"file\"') FROM evidence_items WHERE name = 'rules'",
        "file/1", "unsealed"
      ),
    ])
  func tampered(_ change: String, _ item: String, _ state: String) async throws {
    let bench = try await bench()
    try await record(bench, .opened(try seen(bench)))
    try await bench.sql(change)
    let check = try await bench.room().verifyEvidence(1, caller: try caller("games"))
    #expect(!check.whole && check.journal.fault == nil)
    #expect(check.items.first { $0.item == item }?.state == state, "\(check.items)")
  }

  @Test("who alters the seal itself breaks the journal's chain")
  func sealAltered() async throws {
    let bench = try await bench()
    try await record(bench, .opened(try seen(bench)))
    try await bench.sql(
      "UPDATE evidence SET body = '[]', digest = '\(Digest.hex("[]"))'; "
        + "UPDATE journal SET detail = json_set(detail, '$.leg/1', '\(Digest.hex("[]"))') WHERE act = 'evidence.sealed'"
    )
    let check = try await bench.room().verifyEvidence(1, caller: try caller("games"))
    #expect(!check.whole && check.journal.fault == .altered)
  }

  @Test("a finding of an older release has its leg, unsealed, and is told apart; nothing fails")
  func older() async throws {
    let bench = try await bench()
    try await record(bench, .opened(try seen(bench)))
    try await bench.sql("DELETE FROM evidence_items; DELETE FROM journal WHERE act = 'evidence.sealed'")
    #expect(try await states(bench) == ["leg/1": "unsealed"])
    #expect(try await bench.room().evidence(1, caller: try caller("games")).zone == nil)
  }
}
