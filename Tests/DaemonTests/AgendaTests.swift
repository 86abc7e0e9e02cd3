import Casework
import ControlSocket
import Foundation
import Organisation
import Regulation
import Reporting
import Settings
import Store
import Testing
import Units
import Wire

@testable import Daemon

/// `GET /v1/agenda` behind the socket: the register for what was opened, a forecast for what lies ahead.
@Suite("R22: the agenda, past and ahead") struct AgendaTests {
  private let caller = Caller(uid: 0, gid: 0, pid: 1)

  private func room(_ room: WatchRoom, at now: String, account: String = "root", watch: Watch? = nil) throws
    -> ControlRoom
  {
    let folder = room.configuration.appending(path: "texts").path(percentEncoded: false)
    let texts = Texts(
      zh: try CatalogueLoader.load(directory: folder, language: .zh),
      en: try CatalogueLoader.load(directory: folder, language: .en))
    return ControlRoom(
      watch: watch ?? room.watch, register: room.register, texts: texts, traffic: NoTraffic(), pins: PINVerifier(),
      bell: JournalBell(), clock: { at(now) }, version: "9.9", warnings: { [] }, poke: {}, accounts: { _ in account })
  }

  private func all(_ room: ControlRoom, _ filter: AgendaFilter, limit: Int = 500) async throws -> [AgendaRow] {
    var rows: [AgendaRow] = []
    var cursor: Int64?
    repeat {
      let page = try await room.agenda(filter, page: PageRequest(limit: limit, cursor: cursor), caller: caller)
      #expect(page.items.count <= limit)
      rows += page.items
      cursor = page.next
    } while cursor != nil
    return rows
  }

  private func date(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

  @Test("R22: an opened day is what was recorded, however the configuration has changed since") func past() async throws
  {
    let watchRoom = try WatchRoom()
    try await watchRoom.watch.start(at: at("2026-11-24 00:00:03"))
    _ = try await watchRoom.watch.tick(at: at("2026-11-24 00:00:03"))
    try watchRoom.edit("regulation.yaml", "county_share_percent: 10", "county_share_percent: 50")
    try await watchRoom.watch.reload(try WatchRoom.context(watchRoom.configuration), at: at("2026-11-24 09:00"))
    let desk = try room(watchRoom, at: "2026-11-24 13:00")
    let day = try date("2026-11-24")
    let rows = try await all(desk, AgendaFilter(from: day - 3, to: day + 1))
    // Days before the first opening have nothing that was recorded.
    #expect(rows.first?.day == day)
    let recorded = rows.filter { $0.day == day }
    let duties = try await watchRoom.duties("2026-11-24")
    #expect(recorded.map(\.id) == duties.map(\.duty.id) && recorded.allSatisfy { $0.recorded && $0.state != nil })
    func floor(_ day: CivilDate) -> Int? {
      rows.first { $0.day == day && $0.kind == "county-spot-check" }?.quota?.floor
    }
    #expect(floor(day) == 1 && floor(day + 1) == 4)
    let ahead = rows.filter { $0.day == day + 1 }
    #expect(!ahead.isEmpty && ahead.allSatisfy { !$0.recorded && $0.state == nil })
  }

  @Test("R22: days ahead count what is done so far, and take today's plan as made") func ahead() async throws {
    let watchRoom = try WatchRoom()
    try await watchRoom.watch.start(at: at("2026-11-24 00:00:03"))
    _ = try await watchRoom.watch.tick(at: at("2026-11-24 00:00:03"))
    let day = try date("2026-11-24")
    let duty = try await watchRoom.duty("P3/430000/2026-11-24/point-spot-check/1")
    let desk = try room(watchRoom, at: "2026-11-24 13:00")
    let next = try await all(desk, AgendaFilter(from: day + 1, to: day + 1, centres: ["430000"], clauses: ["P3"]))
    let quota = try #require(next.first { $0.kind == "point-spot-check" }?.quota)
    #expect(next.allSatisfy { $0.centre == "430000" && $0.clause == "P3" })
    #expect(quota.owed == 3 * quota.objects - duty.duty.targets.count)
  }

  @Test("R2: draws of an opened day are shown in the drawing centre, those ahead to nobody") func draws() async throws {
    let watchRoom = try WatchRoom()
    try watchRoom.edit("regulation.yaml", "county_share_percent: 10", "county_share_percent: 20")
    let watch = try watchRoom.restarted()
    try await watch.start(at: at("2026-11-02 00:00:03"))
    _ = try await watch.tick(at: at("2026-11-02 00:00:03"))
    let day = try date("2026-11-02")
    func counties(_ account: String) async throws -> [AgendaRow] {
      try await all(
        try room(watchRoom, at: "2026-11-02 13:00", account: account, watch: watch),
        AgendaFilter(from: day, to: day + 1)
      ).filter { $0.kind == "county-spot-check" }
    }
    let stranger = try await counties("nobody")
    #expect(stranger.map(\.targets) == [[], []] && stranger.allSatisfy { $0.count > 0 && $0.count < 8 })
    let own = try await counties("wr-430000")
    #expect(own[0].targets.count == own[0].count && own[0].targetNames.count == own[0].count && own[1].targets.isEmpty)
  }

  @Test("R22: small pages give the same days as one large one, and 400 days are the most") func pages() async throws {
    let watchRoom = try WatchRoom()
    try await watchRoom.watch.start(at: at("2026-11-24 00:00:03"))
    _ = try await watchRoom.watch.tick(at: at("2026-11-24 00:00:03"))
    let desk = try room(watchRoom, at: "2026-11-24 13:00")
    let day = try date("2026-11-24")
    let filter = AgendaFilter(from: day, to: day + 2)
    let large = try await all(desk, filter)
    #expect(large == (try await all(desk, filter, limit: 37)) && Set(large.map(\.id)).count == large.count)
    // Nothing of X9 is planned: pages without rows go on to the end.
    #expect(try await all(desk, AgendaFilter(from: day, to: day + 70, clauses: ["X9"])).isEmpty)
    let year = try await all(desk, AgendaFilter(from: day, to: day + 399, clauses: ["P11"]))
    #expect(year.count == 13 && year.map(\.day) == year.map(\.day).sorted())
    await #expect(throws: ControlError.self) {
      _ = try await desk.agenda(AgendaFilter(from: day, to: day + 400), page: PageRequest(), caller: caller)
    }
  }
}
