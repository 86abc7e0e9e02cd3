import Casework
import ControlSocket
import Organisation
import Regulation
import Store
import Testing
import Units
import Wire

@testable import Daemon

/// `watchroom watch` through the control room: the hint from AIS where a last vessel is awaited (G3), and vessels that serve no point.
@Suite("G3: the watch through the control room") struct WatchRowTests {
  /// The picture shows these vessels, heard of so long ago, at so many knots.
  private struct Seen: TrafficView {
    var vessels: [UInt32: (ago: TimeSpan, knots: Double?)]
    var now: Instant

    func vesselCount() async -> Int { vessels.count }
    func vessels(_ filter: VesselFilter, page: PageRequest, zone: CivilZone) async -> Page<VesselRow> {
      Page(items: [])
    }
    func vessel(mmsi: UInt32, zone: CivilZone) async -> VesselDetail? {
      vessels[mmsi].map { seen in
        VesselDetail(
          summary: VesselRow(
            mmsi: mmsi, name: "", registered: true, lastSeen: Timestamp(now - seen.ago, zone: zone), speed: seen.knots),
          track: [], findings: [])
      }
    }
    func feeds(zone: CivilZone) async -> [FeedRow] { [] }
    func engine() async -> EngineStatus { EngineStatus(healthy: true, cycleAge: 0) }
    func metrics() async -> [Metric] { [] }
  }

  private func rows(
    _ centre: String, at text: String, _ seen: [UInt32: (ago: TimeSpan, knots: Double?)],
    _ change: (inout Organisation) -> Void = { _ in }
  ) async throws -> (row: WatchRow, bench: Bench) {
    let bench = try await Bench(at: at(text), change)
    let room = ControlRoom(
      watch: bench.watch, register: bench.register, texts: bench.texts, traffic: Seen(vessels: seen, now: bench.now),
      pins: PINVerifier(), bell: JournalBell(), clock: { bench.now }, version: "9.9", warnings: { [] }, poke: {})
    return (try #require(try await room.watches(centre: centre, caller: try caller("daemon")).items.first), bench)
  }

  @Test("G3: where a last vessel is awaited, the registered ones that AIS shows under way are named, and no others")
  func hint() async throws {
    // PT-430112-01 has V-003 and V-004, PT-430112-02 V-005, PT-430112-03 V-006; all should have berthed at 21:00.
    let (row, _) = try await rows(
      "430112", at: "2026-11-21 21:00",
      [
        413_900_103: (.minutes(2), 6.1), 413_900_104: (.minutes(2), 0.2), 413_900_105: (.minutes(11), 6.0),
        413_900_106: (.minutes(9), nil), 413_900_101: (.minutes(1), 8),
      ])
    let awaited = row.points.filter { $0.state == "unrecorded" }
    #expect(awaited.map(\.point).contains("PT-430112-01") && row.isExtended)
    #expect(awaited.first { $0.point == "PT-430112-01" }?.underWay == ["湘望城渡01"], "one lies at its berth")
    #expect(
      awaited.filter { $0.point != "PT-430112-01" }.allSatisfy { $0.underWay.isEmpty }, "too long ago, or no speed")
    let (noon, _) = try await rows("430112", at: "2026-11-21 12:00", [413_900_103: (.minutes(2), 6.1)])
    #expect(noon.points.allSatisfy { $0.underWay.isEmpty }, "nobody is awaited at noon")
  }

  @Test("G3: a vessel that serves no point stands beside the points, is awaited, hinted at and recorded as they are")
  func ownTimetable() async throws {
    let person = "P-430681-01"
    let (row, bench) = try await rows("430681", at: "2026-11-21 21:30", [413_900_126: (.minutes(1), 7)]) {
      organisation in
      for index in organisation.vessels.indices where organisation.vessels[index].id == "V-026" {
        organisation.vessels[index].service = Hours(CivilTime(5, 0), CivilTime(21, 0))
      }
    }
    let vessel = try #require(row.points.first { $0.point == "V-026" })
    #expect((vessel.name, vessel.state, vessel.underWay) == ("湘汨客0006", "unrecorded", ["湘汨客0006"]))
    #expect(vessel.first?.instant == at("2026-11-21 05:00") && vessel.last?.instant == at("2026-11-21 21:00"))
    let signer = Signer.person(try #require(bench.context.directory.person(person)), account: "test")
    let berthed = try await bench.watch.perform(signer, idempotency: nil, at: bench.now, inHold: { _ in false }) {
      desk in
      try desk.berthed("V-026", at: desk.now, note: nil).id
    }
    #expect(berthed == "V-026")
    let records = try bench.register.read { try $0.lastVessels(from: CivilDate(dayNumber: 0)) }
    #expect(records.keys.map(\.point) == ["V-026"])
    // A vessel that serves a point is recorded at its point.
    await #expect(throws: ActRefusal.noSuchThing("point:V-020")) {
      try await bench.watch.perform(signer, idempotency: nil, at: bench.now, inHold: { _ in false }) { desk in
        try desk.berthed("V-020", at: desk.now, note: nil).id
      }
    }
  }

  @Test(
    "R10: the running daemon misses next year's holidays from 1 November on, and goes on when the year has turned; no restart"
  )
  func holidays() async throws {
    let room = try await Callers(at: "2026-10-31 23:59", "P-430000-01")
    func warnings() async throws -> [String] {
      try await room.room.status(centre: nil, caller: room.act("P-430000-01").caller).warnings.map(\.en)
    }
    #expect(try await warnings() == [])
    room.bench.pass(.minutes(1))
    #expect(try await warnings().filter { $0.contains("2027") }.count == 1)
    room.bench.pass(at("2027-01-02 09:00") - room.bench.now)
    let turned = try await warnings()
    #expect(turned.count == 1 && turned[0].contains("holidays/2027.yaml"), "\(turned)")
    room.bench.pass(at("2027-11-01 00:00") - room.bench.now)
    #expect(try await warnings().count == 2, "this year's, and the next")
  }
}
