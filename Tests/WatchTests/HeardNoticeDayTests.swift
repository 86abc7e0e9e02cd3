import AIS
import Casework
import Detection
import Organisation
import Regulation
import Reporting
import Store
import Testing
import Units

@testable import Daemon

/// P5, G9, C7: notices in binary messages as the register keeps them, and what a broadcast reads of them.
@Suite("Watch: weather, water and areas heard on AIS") struct HeardNoticeDayTests {
  static let day = "2026-11-24"

  private func at(_ clock: String) -> Instant { WatchTests.at(clock, Self.day) }

  private func room() async throws -> Room {
    let room = try Room()
    try await room.watch.start(at: at("00:00"))
    _ = try await room.watch.tick(at: at("00:00"))
    return room
  }

  private func hear(
    _ room: Room, _ payload: ApplicationPayload, in centre: String = "430112", name: String = "", _ now: Instant
  ) async throws {
    let place = room.directory.points(of: CentreID(centre)).first?.place
    var heard = HeardText(text: "", mmsi: 4_131_234, place: place, at: now, source: 0)
    let notice = try #require(HeardNotice(payload, at: now, limits: HeardLimits()))
    heard.notice = notice
    heard.name = name
    #expect(try await room.watch.hear(heard, feed: "ais", at: now))
  }

  private static func warning(from hour: UInt8, to end: UInt8) -> WeatherWarning {
    var warning = WeatherWarning()
    (warning.startYear, warning.startMonth, warning.startDay) = (26, 11, 24)
    (warning.startHour, warning.startMinute) = (hour, 0)
    (warning.endYear, warning.endMonth, warning.endDay) = (26, 11, 24)
    (warning.endHour, warning.endMinute) = (end, 0)
    warning.kind = 1
    warning.classification = 2
    warning.rawMinimum = 10
    warning.rawMaximum = 17
    warning.wind = 8
    return warning
  }

  @Test("P5, G9: an EMMA warning is one candidate of the county's, in words with its numbers and its validity")
  func warning() async throws {
    let room = try await room()
    let now = at("09:00")
    try await hear(room, .weatherWarning(Self.warning(from: 2, to: 9)), now)
    try await hear(room, .weatherWarning(Self.warning(from: 2, to: 9)), now + .hours(1))
    let live = try room.register.read { try $0.liveBulletins() }
    #expect(live.map(\.centre.rawValue) == ["430112"])
    let bulletin = try #require(live.first)
    #expect(bulletin.text == "大风预警，中度，10～17 米每秒，西北风")
    #expect(bulletin.kind == .weather && bulletin.state(at: now) == .candidate && bulletin.heard?.times == 2)
    #expect(bulletin.from == at("10:00") && bulletin.until == at("17:00"))
    #expect(bulletin.area.words.contains("附近") && bulletin.area.words.contains("北纬"))
    #expect(try room.messages(.bulletin).isEmpty)
    let adopted = try await room.act("P-430112-01", at: now + .hours(2)) { desk in
      try desk.adoptBulletin(
        bulletin.no, Desk.BulletinEntry(kind: .weather, text: "", until: desk.now + .hours(4)), revision: 1)
    }
    #expect(adopted.text == bulletin.text)
  }

  @Test("G9: measured values: one candidate that follows them until somebody takes it up; below the limit none")
  func measured() async throws {
    let room = try await room()
    var report = Meteorology()
    report.windSpeed = Whole(raw: 15)
    try await hear(room, .meteorology(report), name: "BRIDGE 3", at("09:00"))
    #expect(try room.register.read { try $0.liveBulletins().isEmpty })
    report.windSpeed = Whole(raw: 30)
    report.windDirection = Whole(raw: 350)
    try await hear(room, .meteorology(report), name: "BRIDGE 3", at("09:10"))
    report.gustSpeed = Whole(raw: 41)
    try await hear(room, .meteorology(report), name: "BRIDGE 3", at("09:20"))
    let live = try room.register.read { try $0.liveBulletins() }
    #expect(live.map(\.text) == ["BRIDGE 3实测北风 9 级（21.1 米每秒）"])
    let no = try #require(live.first?.no)
    _ = try await room.act("P-430112-01", at: at("09:30")) { desk in
      try desk.adoptBulletin(no, Desk.BulletinEntry(kind: .weather, text: "大风，注意安全"), revision: nil)
    }
    report.gustSpeed = Whole(raw: 50)
    try await hear(room, .meteorology(report), name: "BRIDGE 3", at("09:40"))
    let all = try room.register.read { try $0.liveBulletins() }
    #expect(all.map(\.text) == ["大风，注意安全"], "what a person adopted nobody changes")
  }

  @Test(
    "C7, G9: the broadcast reads what was measured within two hours, the latest of each station; older ones are gone")
  func facts() async throws {
    let room = try await room()
    var report = Meteorology()
    report.waterLevel = Quantity(raw: 3_000)
    report.levelTrend = 2
    try await hear(room, .meteorology(report), name: "TONGGUAN", at("07:00"))
    report.waterLevel = Quantity(raw: 3_860)
    try await hear(room, .meteorology(report), name: "TONGGUAN", at("08:30"))
    var stale = report
    stale.waterLevel = Quantity(raw: 4_100)
    stale.time = DayTime(day: 23, hour: 22, minute: 0)
    try await hear(room, .meteorology(stale), in: "430105", name: "OLD", at("08:50"))
    var dim = Meteorology236()
    dim.visibility = Tenths(raw: 20)
    try await hear(room, .meteorology236(dim), in: "430602", name: "YUEYANG", at("09:00"))
    _ = try await room.watch.tick(at: at("09:30"))
    let duty = try #require(try room.register.read { try $0.duty(id: "C7/430100/\(Self.day)/broadcast/1") })
    let text = try #require(try room.register.read { try $0.broadcast(duty: duty.no) }).paragraphs
    #expect(text.contains("水位实况：TONGGUAN，11月24日8时30分，水位 28.60 米，上涨（AIS 收到，仅供参考）。"), "\(text)")
    #expect(!text.contains { $0.contains("YUEYANG") || $0.contains("20.00") }, "another city's, and the older value")
    #expect(!text.contains { $0.contains("31.00") }, "measured three hours before it was said")
    #expect(!text.contains { $0.hasPrefix("目前无") && $0.contains("水位") })
    _ = try await room.watch.tick(at: at("16:30"))
    let second = try #require(try room.register.read { try $0.duty(id: "C7/430100/\(Self.day)/broadcast/2") })
    let later = try #require(try room.register.read { try $0.broadcast(duty: second.no) }).paragraphs
    #expect(!later.contains { $0.contains("实况") }, "eight hours old")
  }

  @Test("P5: areas and closed fairways say what and where; a flood of them is bounded as texts are") func areas()
    async throws
  {
    let room = try await room()
    var circle = Subarea.Circle()
    circle.radius = 300
    let point = try #require(room.directory.points(of: CentreID("430112")).first?.place)
    circle.longitude = Longitude(raw: Int32((point.longitude * 60_000).rounded()) * 10)
    circle.latitude = Latitude(raw: Int32((point.latitude * 60_000).rounded()) * 10)
    var notice = AreaNotice()
    notice.notice = 18
    notice.areas = Listed([.circle(circle)])
    try await hear(room, .areaNotice(notice), at("09:00"))
    let first = try #require(try room.register.read { try $0.liveBulletins() }.first)
    #expect(first.text == "航道封闭" && first.kind == .fairway && first.area.words.contains("周围 300 米"))
    for number in 0..<40 {
      notice.start = ArrivalTime(month: 11, day: 24, hour: 3, minute: UInt8(number))
      try await hear(room, .areaNotice(notice), at("09:00") + .seconds(Int64(number)))
    }
    #expect(try room.register.read { try $0.liveBulletins().count } == 20)
    #expect(try room.journal("bulletin.flood").count == 1)
  }

  @Test("P5: every kind has words in both languages, numbers and all", arguments: 0...127)
  func words(code: Int) async throws {
    let room = try await room()
    let words = HeardWords(context: await room.watch.current, now: at("09:00"))
    var notice = AreaNotice()
    notice.notice = UInt8(code)
    let heard = HeardText(text: "", mmsi: 1, place: nil, at: at("09:00"), source: 0)
    let area = try #require(HeardNotice(.areaNotice(notice), at: at("09:00"), limits: HeardLimits()))
    let text = words.text(area, heard)
    #expect(!text.isEmpty && !text.contains("heard.") && !text.contains("{"))
    var warning = WeatherWarning()
    warning.kind = UInt8(code % 16)
    warning.wind = UInt8(code / 8)
    warning.classification = UInt8(code % 4)
    warning.rawMinimum = UInt16(code)
    let emma = try #require(HeardNotice(.weatherWarning(warning), at: at("09:00"), limits: HeardLimits()))
    let said = words.text(emma, heard)
    #expect(said.contains("\(code)") && !said.contains("heard.") && !said.contains("{"))
  }
}
