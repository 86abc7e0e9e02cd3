import Casework
import Geometry
import Organisation
import Settings
import Store
import Testing
import Units

@testable import Daemon

/// D8: zones set at run time; who may, what is refused, and what the register and the journal keep of it.
@Suite("Zones set at run time: whose, versioned, journalled") struct ZoneEditTests {
  /// In the waters of 430105.
  private static func feature(
    _ id: String = "Z-NEW", name: String = "临时禁航区", lon: Double = 113.0270, lat: Double = 28.2536
  ) -> String {
    #"{"type": "Feature", "id": "\#(id)", "properties": {"name": "\#(name)", "radius": 150, "#
      + #""rules": [{"kind": "closed-water", "code": "V06", "severity": "serious"}]}, "#
      + #""geometry": {"type": "Point", "coordinates": [\#(lon), \#(lat)]}}"#
  }

  private static func zone(_ text: String) throws -> Zone { try ZoneText.read(text, codes: ["V06"]).get() }

  private func set(
    _ room: Room, _ text: String, by person: PersonID, reason: String = "桥梁施工", over: String? = nil
  ) async throws -> ZoneEdition {
    let zone = try Self.zone(text)
    return try await room.act(person, at: at("12:30")) { desk in
      try desk.set(zone, given: text, reason: reason, over: over)
    }
  }

  @Test func `a leader of the waters' centre sets it, or of one above; a watchkeeper or a neighbour does not`()
    async throws
  {
    let room = try Room()
    try await room.watch.start(at: at("12:00"))
    let own = try await set(room, Self.feature(), by: "P-430105-11")
    let above = try await set(room, Self.feature("Z-TWO"), by: "P-430100-11")
    #expect(own.no < above.no)
    await #expect(throws: AuthorityRefusal.role(.watchkeeper, needs: [.dutyLeader, .centreLeader])) {
      _ = try await set(room, Self.feature("Z-3"), by: "P-430105-03")
    }
    await #expect(throws: AuthorityRefusal.scope(CentreID("430105"))) {
      _ = try await set(room, Self.feature("Z-4"), by: "P-430112-11")
    }
    let editions = try room.register.read { try $0.zoneEditions() }
    #expect(editions.map(\.id) == ["Z-NEW", "Z-TWO"] && editions.allSatisfy { $0.reason == "桥梁施工" && $0.given != nil })
    let entries = try room.journal("zone.set")
    #expect(entries.count == 2 && entries.allSatisfy { $0.detail.contains("桥梁施工") && $0.subject.hasPrefix("zone:Z-") })
    #expect(entries.first?.person == "P-430105-11" && entries.first?.centre == CentreID("430105"))
  }

  @Test func `another version now, the same again, no reason, no such zone: refused, and nothing is kept`() async throws
  {
    let room = try Room()
    try await room.watch.start(at: at("12:00"))
    let there = try #require(await room.watch.current.directory.zone("Z-SCJ"))
    await #expect(throws: ZoneRefusal.changedMeanwhile(there.version)) {
      _ = try await set(room, Self.feature("Z-SCJ"), by: "P-430100-11", over: "000000000000")
    }
    await #expect(throws: CaseRefusal.emptyText) {
      _ = try await set(room, Self.feature(), by: "P-430105-11", reason: " ")
    }
    await #expect(throws: ZoneRefusal.noSuchZone("Z-NONE")) {
      _ = try await room.act("P-430105-11", at: at("12:31")) { try $0.withdraw(zone: "Z-NONE", reason: "x") }
    }
    await #expect(throws: ZoneRefusal.asTheFile("Z-SCJ")) {
      _ = try await room.act("P-430100-11", at: at("12:31")) { try $0.revert(zone: "Z-SCJ", reason: "x") }
    }
    #expect(try room.register.read { try $0.zoneEditions() }.isEmpty && room.journal("zone.set").isEmpty)
    _ = try await set(room, Self.feature("Z-SCJ"), by: "P-430100-11", over: there.version)
    _ = try await room.act("P-430100-11", at: at("12:32")) { try $0.revert(zone: "Z-SCJ", reason: "完工") }
    #expect(try room.register.read { try $0.zoneHistory("Z-SCJ") }.map(\.kind) == [.set, .reverted])
  }

  @Test func `the last edition of a zone holds over the file's`() throws {
    let file = [try Self.zone(Self.feature("A", name: "甲")), try Self.zone(Self.feature("B", name: "乙"))]
    let other = try Self.zone(Self.feature("A", name: "新甲"))
    let new = try Self.zone(Self.feature("C", name: "丙"))
    func edition(_ no: Int64, _ id: ZoneID, _ kind: ZoneEdition.Kind, _ zone: Zone? = nil) -> ZoneEdition {
      ZoneEdition(no: no, id: id, kind: kind, zone: zone, reason: "x", by: nil, at: at("12:00"))
    }
    #expect(file.edited([]) == file)
    #expect(file.edited([edition(2, "A", .set, other), edition(1, "C", .set, new)]).map(\.name) == ["新甲", "乙", "丙"])
    #expect(file.edited([edition(1, "A", .set, other), edition(2, "A", .reverted)]) == file)
    #expect(file.edited([edition(1, "B", .withdrawn)]).map(\.id) == ["A"])
    #expect(file.edited([edition(1, "C", .set, new), edition(2, "C", .reverted)]) == file)
    #expect(Set((file + [other, new]).map(\.version)).count == 4)
  }

  @Test func `GeoJSON that is wrong is told with line, key and reason; a collection of two is`() throws {
    for (text, part) in [
      (Self.feature().replacing("V06", with: "V99"), "there is no code \"V99\""),
      (Self.feature().replacing(#""radius": 150, "#, with: ""), "features[0].properties.radius: is missing"),
      (#"{"type": "FeatureCollection", "features": [\#(Self.feature()), \#(Self.feature("Z-2"))]}"#, "are several"),
      (#"{"type": "FeatureCollection", "features": []}"#, "have no zone"), ("nothing", "zone:1"), ("", "is empty"),
    ] {
      guard case .failure(let refused) = ZoneText.read(text, codes: ["V06"]) else {
        Issue.record("accepted: \(text)")
        continue
      }
      #expect(refused.description.contains(part), "\(refused)")
    }
    let drawn = try ZoneText.read(Self.feature(), datum: "gcj02", codes: ["V06"]).get()
    let centre = try #require(drawn.spine?.points.first)
    #expect((200...900).contains(centre.distance(to: Position(latitude: 28.2536, longitude: 113.0270))))
  }
}
