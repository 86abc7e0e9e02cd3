import Casework
import Organisation
import Regulation
import Store
import Testing
import Units

@testable import Daemon

@Suite("D1, R22: a day is opened once, with what holds and what was done as of its 00:00") struct DayOpeningTests {
  @Test("D1: opened at the first look after 00:00, and never again") func once() async throws {
    let room = try WatchRoom()
    try await room.watch.start(at: at("2026-11-24 00:00:03"))
    let next = try await room.watch.tick(at: at("2026-11-24 00:00:03"))
    #expect(next > at("2026-11-24 00:00:03") && next <= at("2026-11-25 00:00"))
    let duties = try await room.duties("2026-11-24")
    #expect(duties.count == 85)
    _ = try await room.watch.tick(at: at("2026-11-24 12:00"))
    let again = try room.restarted()
    try await again.start(at: at("2026-11-24 13:00"))
    _ = try await again.tick(at: at("2026-11-24 13:00"))
    #expect(try await room.duties("2026-11-24").map(\.duty) == duties.map(\.duty))
    #expect(try await room.duties("2026-11-23").isEmpty)
    #expect(try await room.duties("2026-11-25").isEmpty)
  }

  @Test("D1: days missed are opened in order, each with the versions in force on that day") func missed() async throws {
    let room = try WatchRoom()
    try await room.watch.start(at: at("2026-11-24 00:00:03"))
    _ = try await room.watch.tick(at: at("2026-11-24 00:00:03"))
    // Down until the 27th; meanwhile somebody changed the province's numbers.
    try room.edit("regulation.yaml", "county_share_percent: 10", "county_share_percent: 50")
    let back = try room.restarted()
    try await back.start(at: at("2026-11-27 08:00"))
    _ = try await back.tick(at: at("2026-11-27 08:00"))
    var versions: [String?] = []
    var floors: [Int?] = []
    for day in ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"] {
      // The 27th is a Friday: 11 centres owe a form 2.
      #expect(try await room.duties(day).count == (day == "2026-11-27" ? 96 : 85))
      floors.append(try await room.quota(.countySpotCheck, day)?.floor)
      let date = try #require(CivilDate(iso: day))
      versions.append(try await room.register.reading { try $0.versions(day: date)?.regulation })
    }
    #expect(floors == [1, 1, 1, 4])
    #expect(Set(versions[..<3]).count == 1 && versions[3] != versions[0])
    // R12: what was owed meanwhile and not done is missed, each once; the reports are sent now.
    let entries = try await room.journal()
    #expect(entries.filter { $0.act == "day.opened" }.map(\.subject) == (24...27).map { "day:2026-11-\($0)" })
    let lost = entries.filter { $0.act == "duty.missed" }.map { $0.subject }
    var gone = 0
    for day in ["2026-11-24", "2026-11-25", "2026-11-26"] {
      gone += try await room.duties(day).count { $0.duty.kind.misfire == .recordAsMissed }
    }
    #expect(lost.count == Set(lost).count && lost.count == gone && gone > 3 * 28, "rounds, and broadcasts (C7)")
    #expect(entries.count { $0.act == "report.committed" } == 3 * 12)
  }

  @Test("R22: changes during a day count from the next") func changes() async throws {
    let room = try WatchRoom()
    try await room.watch.start(at: at("2026-11-24 00:00:03"))
    _ = try await room.watch.tick(at: at("2026-11-24 00:00:03"))
    let before = try await room.duties("2026-11-24").map(\.duty)
    try room.edit("regulation.yaml", "report_due: \"19:00\"", "report_due: \"18:00\"")
    try room.edit(
      "organisation/points.csv",
      "PT-430105-07,广济桥码头,wharf,430105,113.02000,28.23850,cctv ais vhf,07:00,18:00,U-430105-T2,,,\n", "")
    try await room.watch.reload(try WatchRoom.context(room.configuration), at: at("2026-11-24 10:00"))
    _ = try await room.watch.tick(at: at("2026-11-24 10:00"))
    #expect(try await room.duties("2026-11-24").map(\.duty) == before)
    _ = try await room.watch.tick(at: at("2026-11-25 00:00"))
    let next = try await room.duty("X2/430105/2026-11-25/point-round/1").duty
    #expect(next.targets.count == 6 && next.due == at("2026-11-25 18:00"))
    #expect(try await room.duty("X2/430105/2026-11-25/daily-report/1").duty.due == at("2026-11-25 18:00"))
    // R16: from the last cut-off as the rules of the day have it.
    #expect(try await room.duty("X2/430105/2026-11-24/point-round/1").duty.targets.count == 7)
  }

  @Test("R1, R22: the counts are of checks made before 00:00 and recorded before the opening") func counts()
    async throws
  {
    let room = try WatchRoom()
    try await room.watch.start(at: at("2026-11-24 00:00:03"))
    _ = try await room.watch.tick(at: at("2026-11-24 00:00:03"))
    // On the 24th with nothing done: 24 checks in 4 days.
    #expect(try await room.quota(.countySpotCheck, "2026-11-24")?.owed == 24)
    let round = try await room.duty("P3/430000/2026-11-24/county-spot-check/1")
    #expect(round.duty.targets.count == 6)
    let id = round.duty.id
    let targets = round.duty.targets
    try await room.check(id, [targets[0]], made: "2026-11-24 09:00", now: "2026-11-24 09:01", by: "P-430000-01")
    try await room.check(id, [targets[1]], made: "2026-11-24 23:59:59", now: "2026-11-24 23:59:59", by: "P-430000-01")
    // G15: the camera did not show its object.
    try await room.check(
      id, [targets[2]], made: "2026-11-24 10:00", now: "2026-11-24 10:01", by: "P-430000-01", usable: false)
    // Made on the 24th and recorded while the 25th is not yet open: counts, for it is opened late.
    try await room.check(id, [targets[3]], made: "2026-11-24 15:00", now: "2026-11-25 06:00", by: "P-430000-01")
    // Made on the 25th before its opening: counts for the 26th.
    try await room.check(id, [targets[4]], made: "2026-11-25 00:00", now: "2026-11-25 06:00", by: "P-430000-01")
    _ = try await room.watch.tick(at: at("2026-11-25 07:00"))
    #expect(try await room.quota(.countySpotCheck, "2026-11-25")?.owed == 21)
    // Made on the 24th, recorded after the 25th was opened: the 25th stays as it is, the 26th knows it.
    try await room.check(id, [targets[5]], made: "2026-11-24 16:00", now: "2026-11-25 08:00", by: "P-430000-01")
    #expect(try await room.quota(.countySpotCheck, "2026-11-25")?.owed == 21)
    _ = try await room.watch.tick(at: at("2026-11-26 00:00"))
    #expect(try await room.quota(.countySpotCheck, "2026-11-26")?.owed == 19)
    // December begins anew.
    _ = try await room.watch.tick(at: at("2026-12-01 00:00"))
    #expect(try await room.quota(.countySpotCheck, "2026-12-01")?.owed == 24)
  }

  @Test("R3: placed by when a check was made, however late it is written down") func placements() async throws {
    let room = try WatchRoom()
    try await room.watch.start(at: at("2026-11-24 00:00:03"))
    _ = try await room.watch.tick(at: at("2026-11-24 00:00:03"))
    let round = "C2/430200/2026-11-24/county-round/"
    func placed(_ ordinal: Int, made: String) async throws -> [CheckEntry.Placement] {
      let entries = try await room.check(
        round + "\(ordinal)", made: "2026-11-24 " + made, now: "2026-11-24 18:00", by: "P-430200-01")
      return entries.map(\.placement)
    }
    #expect(try await placed(1, made: "10:15") == [.counts, .counts])
    #expect(try await placed(2, made: "12:00:01") == [.late, .late])
    #expect(try await placed(3, made: "17:59") == [.late, .late])
    await #expect(throws: ActRefusal.beforeOpening) { try await placed(4, made: "08:00") }
    #expect(try await room.duty(round + "1").finished == at("2026-11-24 10:15"))
    #expect(try await room.duty(round + "4").finished == nil)
    // 补查 on the next day, and nothing of that day is filled by it.
    _ = try await room.watch.tick(at: at("2026-11-25 09:00"))
    let made = try await room.check(
      round + "4", made: "2026-11-25 09:00", now: "2026-11-25 09:01", by: "P-430200-01")
    #expect(made.map(\.placement) == [.makeup, .makeup])
    #expect(try await room.duty(round + "4").finished == nil)
    #expect(try await room.duty("C2/430200/2026-11-25/county-round/1").done.isEmpty)
  }
}
