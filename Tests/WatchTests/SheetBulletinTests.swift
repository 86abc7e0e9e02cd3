import Casework
import Organisation
import Regulation
import Reporting
import Settings
import Store
import Testing
import Units

@testable import Daemon

/// Bulletins of the week to come in form 2 (C6, X5), on a real register.
@Suite("Watch: bulletins make lines of form 2") struct SheetBulletinTests {
  private static let friday = "2026-11-27"
  private static let monday = CivilDate(iso: "2026-11-30") ?? CivilDate(dayNumber: 0)
  private static let county = CentreID("430105")

  private func rows(_ room: Room, _ centre: CentreID = county) throws -> [KeyRow] {
    let stored = try #require(try room.register.read { try $0.sheet(centre: centre, monday: Self.monday) })
    return stored.sheet.current.filter { $0.because.key == "bulletin" }
  }

  private func add(
    _ room: Room, _ kind: BulletinKind = .weather, at now: Instant, text: String = "北风6级", supersedes: Int64? = nil
  ) async throws -> Bulletin {
    try await room.act("P-430100-01", at: now) { desk in
      try desk.addBulletin(
        Desk.BulletinEntry(
          kind: kind, text: text, from: now, until: WatchTests.at("18:00", "2026-12-01"), supersedes: supersedes))
    }
  }

  @Test(
    "X5, C6: proposed on Friday with its reason; entered later it is taken in; cancelled it is gone; replaced its successor stands"
  )
  func life() async throws {
    let room = try Room()
    try await room.watch.start(at: at("08:00", Self.friday))
    _ = try await room.watch.tick(at: at("08:00", Self.friday))
    let first = try await add(room, at: at("08:10", Self.friday))
    _ = try await room.watch.tick(at: at("08:30", Self.friday))
    var lines = try rows(room)
    #expect(lines.map(\.object) == [.centre(Self.county)] && lines.map(\.why) == [.weather])
    #expect(lines.map(\.days) == [[Self.monday, Self.monday + 1]])
    let (configuration, catalogue) = try Room.configuration.get()
    let words = KeySheetWords(catalogue: catalogue, directory: room.directory, rules: configuration.regulation)
    #expect(words.because(lines[0]) == "气象 安全信息 \(first.no) 号：北风6级（11-27 08:10 至 12-01 18:00）")
    #expect(try rows(room, CentreID("430602")).isEmpty, "another city's county")

    let second = try await add(room, .trafficControl, at: at("09:00", Self.friday), text: "三汊矶大桥施工")
    #expect(try rows(room).map(\.why).sorted { $0.rawValue < $1.rawValue } == [.other, .weather])
    let third = try await add(
      room, at: at("09:10", Self.friday), text: "北风7级", supersedes: first.no)
    lines = try rows(room)
    #expect(
      Set(lines.compactMap(\.key)) == ["bulletin/\(second.no)/centre:430105", "bulletin/\(third.no)/centre:430105"])
    for no in [second.no, third.no] {
      _ = try await room.act("P-430100-11", at: at("09:20", Self.friday)) { desk in
        try desk.cancelBulletin(no, reason: "解除", revision: nil).no
      }
    }
    #expect(try rows(room).isEmpty)
  }

  @Test("C6: cancelled after the approval it is an amendment that waits for a leader; what stands stays until then")
  func afterApproval() async throws {
    let room = try Room()
    try await room.watch.start(at: at("08:00", Self.friday))
    let bulletin = try await add(room, .sailingBan, at: at("08:10", Self.friday))
    _ = try await room.watch.tick(at: at("08:30", Self.friday))
    func stored() throws -> StoredSheet {
      try #require(try room.register.read { try $0.sheet(centre: Self.county, monday: Self.monday) })
    }
    let no = try stored().no
    _ = try await room.act("P-430105-11", at: at("09:00", Self.friday)) { try $0.approve(sheet: no, revision: nil).no }
    _ = try await room.act("P-430100-11", at: at("10:00", Self.friday)) { desk in
      try desk.cancelBulletin(bulletin.no, reason: "解除", revision: nil).no
    }
    let sheet = try stored().sheet
    #expect(sheet.state == .edited && sheet.inForce.contains { $0.because.key == "bulletin" })
    #expect(sheet.current.allSatisfy { $0.because.key != "bulletin" })
  }
}
