import Organisation
import Regulation
import Testing
import Units

@testable import Casework

@Suite("C6, X5, P5: bulletins in force in the week to come make waters key") struct BulletinCauseTests {
  private static let monday = date("2026-11-30")
  private static let county = CentreID("430105")

  private func bulletin(
    _ no: Int64 = 1, _ kind: BulletinKind = .weather, by centre: String = "430000", area: BulletinArea = BulletinArea(),
    from: Instant = at("2026-12-01", "18:00"), until: Instant? = at("2026-12-03", "00:00"), number: String = "",
    text: String = "北风6级\n请注意", change: (inout Bulletin) -> Void = { _ in }
  ) -> Bulletin {
    var bulletin = Bulletin(
      no: no, centre: CentreID(centre), kind: kind, number: number, text: text, area: area, from: from, until: until,
      severity: .ordinary, enteredAt: noon, enteredBy: "P-430000-01")
    change(&bulletin)
    return bulletin
  }

  private func causes(_ bulletins: [Bulletin], of centre: CentreID = county) throws -> [KeyCause] {
    let directory = try Example.directory()
    let relay = BulletinRelay(
      directory: directory, jurisdiction: Jurisdiction(directory.organisation), rules: BulletinRules())
    return KeyCause.bulletins(bulletins, of: centre, monday: Self.monday, relay: relay)
  }

  @Test("C6: each with its reason, on the days on which it is in force: its end at midnight is no day more") func days()
    throws
  {
    let cause = try #require(try causes([bulletin()]).first)
    #expect(cause.key == "bulletin/1" && cause.why == .weather && cause.scope == .everywhere)
    #expect(cause.days == [date("2026-12-01"), date("2026-12-02")])
    #expect(cause.because.key == "bulletin" && cause.because.values["text"] == "北风6级")
    #expect(try causes([bulletin(until: nil)]).first?.days.last == Self.monday + 6, "until further notice")
    let before = bulletin(from: noon, until: at("2026-11-30", "00:00"))
    let after = bulletin(from: at("2026-12-07", "00:00"), until: nil)
    #expect(try causes([before, after]).isEmpty)
  }

  @Test("C6: weather, traffic control and bans; no candidate, no drill, nothing taken back or replaced") func kinds()
    throws
  {
    for kind in BulletinKind.allCases {
      let isKey = [.weather, .trafficControl, .sailingBan].contains(kind)
      #expect(try causes([bulletin(1, kind)]).isEmpty == !isKey, "\(kind)")
    }
    #expect(try causes([bulletin(1, .sailingBan)]).first?.why == .other)
    for change: (inout Bulletin) -> Void in [
      { $0.enteredBy = nil }, { $0.drill = true }, { $0.supersededBy = 2 },
      { $0.ending = Bulletin.Ending(at: noon, by: "P", reason: "x") },
    ] { #expect(try causes([bulletin(change: change)]).isEmpty) }
  }

  @Test("C6, P5: the points it names, in whose waters they lie; a zone makes all that sail there key") func areas()
    throws
  {
    let named = bulletin(area: BulletinArea(points: ["PT-430105-02", "PT-430112-01"]))
    #expect(try causes([named]).first?.scope == .points(["PT-430105-02"]))
    #expect(try causes([named], of: CentreID("430112")).first?.scope == .points(["PT-430112-01"]))
    #expect(try causes([named], of: CentreID("430181")).isEmpty)
    let below = bulletin(by: "430112")
    #expect(try causes([below]).isEmpty && causes([below], of: CentreID("430112")).count == 1, "another county's")
    #expect(
      try causes([below], of: CentreID("430100")).isEmpty, "the city takes over its county's lines, not its bulletins")
  }

  @Test("C6: none twice: the province's, entered once more by the city as it was received, is one line") func twice()
    throws
  {
    let number = "湘气〔2026〕12号"
    let both = [bulletin(3, by: "430100", number: number), bulletin(2, number: number)]
    #expect(try causes(both).map(\.key) == ["bulletin/2"])
    #expect(
      try causes([bulletin(1), bulletin(2)]).count == 1 && causes([bulletin(1), bulletin(2, text: "雾")]).count == 2)
    let drafts = KeyProposer(try Example.directory(), rules: KeySheetRules())
      .drafts(Self.county, monday: Self.monday, from: KeySources(causes: try causes(both)))
    #expect(drafts.map(\.key) == ["bulletin/2/centre:430105"])
  }
}
