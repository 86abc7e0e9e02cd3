import Casework
import Foundation
import Organisation
import Regulation
import Store
import Testing
import Units

@testable import Daemon

/// G3 in the register: people record the last vessel, and the watch window follows.
@Suite("G3: the last vessel of the day") struct LastVesselTests {
  /// PT-430105-02 sails 06:30 to 19:00, PT-430105-04 06:00 to 19:30; others of the county end sooner.
  private static let county = CentreID("430105")

  private func state(_ room: Room, at now: Instant) async throws -> WatchState {
    try await room.watch.view { context, read in
      let windows = WatchWindows(directory: context.directory, rules: context.rules)
      let centre = try #require(context.directory.centre(Self.county))
      let today = context.zone.civil(now).date
      return windows.state(of: centre, at: now, records: try read.lastVessels(from: today - 1))
    }
  }

  private func berth(_ room: Room, _ point: PointID, at: Instant, by person: PersonID = "P-430105-05", now: Instant)
    async throws
  {
    _ = try await room.act(person, at: now) { desk in try desk.berthed(point, at: at, note: nil).id }
  }

  @Test("G3: the room stays open until the last is recorded berthed, across a restart, with a journal entry each")
  func berthed() async throws {
    let room = try Room()
    try await room.watch.start(at: at("12:00"))
    let ferries = room.directory.points(of: Self.county).filter { $0.sailings != nil }.map(\.id)
    #expect(ferries.count == 5)
    for point in ferries.dropLast(2) { try await berth(room, point, at: at("19:20"), now: at("19:40")) }
    let open = try await state(room, at: at("19:45"))
    #expect((open.mode, open.extendedFor.map(\.point)) == (.staffed, Array(ferries.suffix(2))))
    for point in ferries.suffix(2) { try await berth(room, point, at: at("19:50"), now: at("19:55")) }
    let closed = try await state(room, at: at("19:55"))
    #expect((closed.mode, closed.since, closed.changes) == (.standby, at("19:50"), at("05:45", "2026-11-22")))
    let entries = try room.journal("watch.berthed")
    #expect(entries.count == ferries.count)
    #expect(entries.last.map { ($0.person, $0.occurredAt) } ?? (nil, .distantPast) == ("P-430105-05", at("19:50")))
    let again = try Register(path: room.folder.appending(path: "register.sqlite").path())
    #expect(try again.read { try $0.lastVessels(from: CivilDate(dayNumber: 0)) }.count == ferries.count)
  }

  @Test(
    "G3: a last ferry that runs late extends the window; its berthing, after midnight, belongs to the day it was to sail"
  )
  func late() async throws {
    let room = try Room()
    try await room.watch.start(at: at("12:00"))
    for point in room.directory.points(of: Self.county) where point.sailings != nil && point.id != "PT-430105-04" {
      try await berth(room, point.id, at: at("19:00"), now: at("19:00"))
    }
    let until = at("00:20", "2026-11-22")
    let told = try await room.act("P-430105-05", at: at("19:10")) { desk in
      try desk.late("PT-430105-04", until: until, note: "大雾").id
    }
    #expect(told == "PT-430105-04")
    let waiting = try await state(room, at: at("23:00"))
    #expect((waiting.mode, waiting.changes) == (.staffed, until))
    let night = at("00:30", "2026-11-22")
    #expect(try await state(room, at: night).mode == .staffed)
    try await berth(room, "PT-430105-04", at: night, now: night)
    #expect(try await state(room, at: night + .minutes(1)).mode == .standby)
    #expect(try room.journal("watch.late").first?.detail.contains("大雾") == true)
    let keys = try room.register.read { try $0.lastVessels(from: CivilDate(dayNumber: 0)) }.keys
    #expect(Set(keys.map(\.day.iso)) == ["2026-11-21"])
  }

  @Test("G3: what can't be recorded: no sailings, a time to come, a time gone by, another's waters, nobody signed on")
  func refusals() async throws {
    let room = try Room()
    try await room.watch.start(at: at("12:00"))
    let now = at("18:00")
    func act(_ person: PersonID, _ body: @escaping @Sendable (Desk) throws -> String) async -> (any Error)? {
      do {
        _ = try await room.act(person, at: now, body)
        return nil
      } catch { return error }
    }
    let reach = await act("P-430105-03") { try $0.berthed("PT-430105-05", at: now, note: nil).id }
    #expect(reach as? ActRefusal == .noSailings("浏阳河口水域"))
    let ahead = await act("P-430105-03") { try $0.berthed("PT-430105-01", at: now + .minutes(1), note: nil).id }
    #expect(ahead as? ActRefusal == .inTheFuture)
    for until in [now, now - .minutes(1), now + .days(1) + .minutes(1)] {
      let gone = await act("P-430105-03") { try $0.late("PT-430105-01", until: until, note: nil).id }
      #expect(gone as? ActRefusal == .notAhead)
    }
    let unknown = await act("P-430105-03") { try $0.berthed("PT-9", at: now, note: nil).id }
    #expect(unknown as? ActRefusal == .noSuchThing("point:PT-9"))
    let other = await act("P-430112-03") { try $0.berthed("PT-430105-01", at: now, note: nil).id }
    #expect(other as? AuthorityRefusal == .scope(Self.county))
    #expect(await act("P-430100-03") { try $0.berthed("PT-430105-01", at: now, note: nil).id } == nil, "its city may")
    #expect(try room.journal("watch.berthed").count == 1)
  }

  @Test("G3: the last word holds: berthed by mistake, then late after all") func lastWord() async throws {
    let room = try Room()
    try await room.watch.start(at: at("12:00"))
    for point in room.directory.points(of: Self.county) where point.sailings != nil {
      try await berth(room, point.id, at: at("18:00"), now: at("18:00"))
    }
    #expect(try await state(room, at: at("18:01")).mode == .standby)
    _ = try await room.act("P-430105-05", at: at("18:05")) { desk in
      try desk.late("PT-430105-01", until: at("20:00"), note: nil).id
    }
    #expect(try await state(room, at: at("18:06")).mode == .staffed)
  }
}
