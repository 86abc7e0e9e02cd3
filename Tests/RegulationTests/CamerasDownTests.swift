import Organisation
import Testing
import Units

@testable import Regulation

/// G15, R1: a point whose camera is down is out of service for the draws of superiors, and for nothing else.
@Suite("G15, R1: cameras that are down, and the quotas") struct CamerasDownTests {
  private let organisation = Province.sized(cities: 1, counties: 2, points: 200)
  private var points: [PointID] { organisation.points.map(\.id).sorted() }

  private func duties(_ day: String, _ down: CamerasDown, checks: CheckRecord = CheckRecord()) -> [Duty] {
    var record = checks
    record.camerasDown = down
    return Province.planner(organisation).duties(on: date(day), record: record, key: drawKey())
  }

  @Test("G15: it is not drawn by province or city; its own centre's round still has it, and windows are as they were")
  func leftOut() throws {
    let point = try #require(points.first)
    let down = CamerasDown([date("2026-11-02"): [point]])
    let before = duties("2026-11-02", CamerasDown())
    let after = duties("2026-11-02", down)
    for kind in [DutyKind.pointSpotCheck, .countyPointCheck] {
      #expect(after.of(kind).allSatisfy { !$0.targets.contains(.point(point)) })
      #expect(after.of(kind).first?.quota?.objects == 199 && before.of(kind).first?.quota?.objects == 200)
    }
    #expect(after.of(.pointRound).contains { $0.targets.contains(.point(point)) })
    func rest(_ duties: [Duty]) -> [Duty] {
      duties.filter { ![.pointSpotCheck, .countyPointCheck].contains($0.kind) }
    }
    #expect(rest(before) == rest(after))
  }

  @Test("R1: one day down still leaves three checks to be made up for; with two days left it owes two")
  func madeUp() throws {
    let point = try #require(points.first)
    let one = CamerasDown([date("2026-11-01"): [point]])
    #expect(duties("2026-11-02", one).of(.pointSpotCheck).first?.quota?.owed == 600)
    // Down from the 1st to the 28th: of November two days are left.
    var long = CamerasDown()
    for day in 0..<28 { long.add([point], on: date("2026-11-01") + day) }
    #expect(duties("2026-11-29", long).of(.pointSpotCheck).first?.quota?.owed == 599)
    // A check that was made by other means while it was down counts.
    var record = CheckRecord()
    record.add(.point(point), by: CentreID("430000"))
    #expect(duties("2026-11-29", long, checks: record).of(.pointSpotCheck).first?.quota?.owed == 598)
  }

  @Test("R22: the draw of a day with cameras down is explained from the same record") func explained() throws {
    let down = CamerasDown([date("2026-11-02"): Set(points.prefix(20))])
    var record = CheckRecord()
    record.camerasDown = down
    let planner = Province.planner(organisation)
    let duty = try #require(duties("2026-11-02", down).of(.pointSpotCheck).first)
    let told = try #require(
      planner.explanation(
        of: .pointSpotCheck, centre: duty.centre, on: date("2026-11-02"), record: record, key: drawKey()))
    #expect(told.quota == duty.quota && Set(told.items.map(\.target)) == Set(duty.targets))
  }
}
