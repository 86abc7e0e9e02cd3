import Casework
import Foundation
import Organisation
import Regulation
import Testing
import Units

/// P5, G9: whose a bulletin is, when it holds, whom it goes to, when a receipt is asked for.
@Suite("Bulletins: notices, warnings, safety information") struct BulletinTests {
  private static let noon = Instant(iso8601: "2026-11-24T12:00:00+08:00") ?? .distantPast

  private func bulletin(
    _ centre: String, _ area: BulletinArea = BulletinArea(), severity: Severity = .ordinary,
    until: TimeSpan? = .hours(6),
    from: TimeSpan = .zero, drill: Bool = false
  ) -> Bulletin {
    Bulletin(
      no: 7, centre: CentreID(centre), kind: .weather, text: "大风", area: area, from: Self.noon + from,
      until: until.map { Self.noon + $0 }, severity: severity, enteredAt: Self.noon, enteredBy: "P-1", drill: drill)
  }

  private func parties(_ bulletin: Bulletin, from via: String, townships: Bool = true) throws -> [String] {
    let directory = try Example.directory()
    var rules = BulletinRules()
    rules.townships = townships
    let relay = BulletinRelay(
      directory: directory, jurisdiction: Jurisdiction(directory.organisation), rules: rules)
    return relay.hops(bulletin, from: CentreID(via)).map { "\($0.via)>\($0.party.key)" }
  }

  @Test("G9: entered, in force, expired by the hour alone; cancelled and superseded by people") func states() {
    var record = bulletin("430100", from: .hours(1))
    #expect(record.state(at: Self.noon) == .entered)
    #expect(record.state(at: Self.noon + .hours(1)) == .inForce)
    #expect(record.state(at: Self.noon + .hours(6) - .milliseconds(1)) == .inForce)
    #expect(record.state(at: Self.noon + .hours(6)) == .expired)
    #expect(bulletin("430100", until: nil).state(at: Self.noon + .days(400)) == .inForce)
    record.ending = Bulletin.Ending(at: Self.noon, by: "P-1", reason: "解除")
    #expect(record.state(at: Self.noon + .hours(2)) == .cancelled)
    record.supersededBy = 8
    #expect(record.state(at: Self.noon + .hours(2)) == .superseded)
    record = bulletin("430100")
    record.enteredBy = nil
    #expect(record.state(at: Self.noon) == .candidate)
    record.ending = Bulletin.Ending(at: Self.noon, by: "P-1", reason: "无关")
    #expect(record.state(at: Self.noon) == .dismissed)
  }

  @Test(
    "P5: the province's goes to its cities, a city's to its counties, a county's to its townships, one hop at a time")
  func hops() throws {
    #expect(
      try parties(bulletin("430000"), from: "430000") == [
        "430000>centre:430100", "430000>centre:430200", "430000>centre:430600",
      ])
    #expect(
      try parties(bulletin("430000"), from: "430100") == [
        "430100>centre:430105", "430100>centre:430112", "430100>centre:430181", "430100>unit:U-430100-T1",
        "430100>unit:U-430100-T2",
      ])
    #expect(
      try parties(bulletin("430000"), from: "430112") == [
        "430112>unit:U-430112-T1", "430112>unit:U-430112-T2", "430112>unit:U-430112-T3",
      ])
    #expect(try parties(bulletin("430112"), from: "430112", townships: false) == [])
  }

  @Test("P5: an urgent one goes down all tiers at once; a drill stays with the centres (D14)") func urgent() throws {
    let all = try parties(bulletin("430000", severity: .serious), from: "430000")
    let directory = try Example.directory()
    let centres = directory.organisation.centres.count - 1
    let townships = directory.organisation.units.count { $0.kind == .township }
    #expect(all.count == centres + townships && Set(all).count == all.count)
    #expect(all.contains("430100>centre:430112") && all.contains("430112>unit:U-430112-T2"))
    let drill = try parties(bulletin("430000", severity: .serious, drill: true), from: "430000")
    #expect(drill.count == centres && !drill.contains { $0.contains("unit:") })
  }

  @Test("P5: only those whose waters it concerns; what can't be placed concerns everyone") func areas() throws {
    let directory = try Example.directory()
    let point = try #require(directory.points(of: CentreID("430112")).first)
    let named = BulletinArea(points: [point.id])
    #expect(try parties(bulletin("430000", named), from: "430000") == ["430000>centre:430100"])
    #expect(try parties(bulletin("430000", named), from: "430100") == ["430100>centre:430112"])
    #expect(
      try parties(bulletin("430000", named), from: "430112")
        == [point.township.map { "430112>unit:\($0)" }].compactMap { $0 })
    let zone = try #require(directory.organisation.zones.first)
    let touched = Jurisdiction(directory.organisation).centres(touching: zone, of: directory.organisation)
    let cities = Set(touched.compactMap { id in directory.chain(from: id).first { $0.tier == .city }?.id.rawValue })
    #expect(
      try parties(bulletin("430000", BulletinArea(zones: [zone.id])), from: "430000")
        == cities.sorted().map { "430000>centre:\($0)" })
    #expect(!cities.isEmpty && cities.count < 3)
    #expect(try parties(bulletin("430000", BulletinArea(zones: ["nowhere"])), from: "430000").count == 3)
    #expect(try parties(bulletin("430000", BulletinArea(words: "沅江口")), from: "430000").count == 3)
    // A centre's waters are those of all below it, and nobody else's.
    let city = BulletinArea(centres: [CentreID("430100")])
    #expect(try parties(bulletin("430000", city), from: "430000") == ["430000>centre:430100"])
    let below = directory.children(of: CentreID("430100")).map { "430100>centre:\($0.id.rawValue)" }
    #expect(try parties(bulletin("430000", city), from: "430100").filter { $0.contains("centre:") } == below)
    #expect(
      try parties(bulletin("430000", BulletinArea(centres: [CentreID("430112")])), from: "430100").first
        == "430100>centre:430112")
    // As it was kept before areas had centres.
    let kept = Data(#"{"zones":["Z"],"points":[],"words":"w"}"#.utf8)
    #expect(try JSONDecoder().decode(BulletinArea.self, from: kept) == BulletinArea(zones: ["Z"], words: "w"))
  }

  @Test("P5: unconfirmed it is asked for, then climbs, urgent ones sooner; never after its end or its receipt")
  func reminders() {
    let rules = BulletinRules()
    var receipt = BulletinReceipt(
      bulletin: 7, party: .centre(CentreID("430100")), via: CentreID("430000"), relayedAt: Self.noon)
    func owed(_ minutes: Int64, _ severity: Severity = .ordinary) -> BulletinReminder? {
      BulletinClock.owed(
        receipt, of: bulletin("430000", severity: severity), rules: rules, now: Self.noon + .minutes(minutes))
    }
    #expect(owed(59) == nil && owed(60) == .reminded && owed(119) == .reminded && owed(120) == .climbed)
    #expect(owed(9, .serious) == nil && owed(10, .serious) == .reminded && owed(20, .serious) == .climbed)
    #expect(owed(360) == nil, "it is over")
    let soon = BulletinClock.next(receipt, of: bulletin("430000"), rules: rules, now: Self.noon)
    #expect(soon == Self.noon + .minutes(60))
    receipt.taken = [.reminded]
    #expect(owed(60) == nil && owed(120) == .climbed)
    receipt.taken = [.climbed]
    #expect(owed(200) == nil, "a gap left out the reminder: it is not made up for")
    receipt.taken = []
    receipt.receivedAt = Self.noon
    #expect(owed(120) == nil)
    #expect(BulletinClock.next(receipt, of: bulletin("430000"), rules: rules, now: Self.noon) == nil)
  }
}
