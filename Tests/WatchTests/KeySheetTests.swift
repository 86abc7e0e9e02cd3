import Casework
import Organisation
import Regulation
import Reporting
import Settings
import Store
import Testing
import Units

@testable import Daemon

/// Fridays (C6, X5), and the week that follows them (P2, R2), on a real register.
@Suite("Watch: key-monitoring sheets") struct KeySheetTests {
  static let friday = "2026-11-27"
  static let monday = CivilDate(iso: "2026-11-30") ?? CivilDate(dayNumber: 0)
  static let point = "PT-430105-01"

  /// A room on Friday: the day is opened, no sheet yet.
  private func room(change: (inout Organisation) -> Void = { _ in }) async throws -> Room {
    let room = try Room(change: change)
    try await room.watch.start(at: at("00:00", Self.friday))
    _ = try await room.watch.tick(at: at("00:00", Self.friday))
    return room
  }

  private func sheet(_ room: Room, _ centre: String) throws -> StoredSheet {
    try #require(try room.register.read { try $0.sheet(centre: CentreID(centre), monday: Self.monday) })
  }

  private func duty(_ room: Room, _ id: String) throws -> DutyRecord {
    try #require(try room.register.read { try $0.duty(id: id) })
  }

  private func line(_ point: String = point, days: [Int] = [1], text: String = "鸭子铺赶集") -> KeyRow {
    KeyRow(
      no: 0, centre: CentreID(""), object: .point(point), days: days.map { Self.monday + $0 }, why: .market,
      because: Reason("typed", ["text": text]), source: .added(by: "", at: at("09:00", Self.friday)))
  }

  private func add(_ room: Room, _ centre: String, _ row: KeyRow, at clock: String = "09:00", day: String = friday)
    async throws
  {
    let no = try sheet(room, centre).no
    _ = try await room.act("P-\(centre)-01", at: at(clock, day)) { try $0.add(sheet: no, row, revision: nil).no }
  }

  private func approve(_ room: Room, _ centre: String, at clock: String, day: String = friday) async throws {
    let no = try sheet(room, centre).no
    _ = try await room.act("P-\(centre)-11", at: at(clock, day)) { try $0.approve(sheet: no, revision: nil).no }
  }

  private func accept(_ room: Room, from centre: String, at clock: String, day: String = friday) async throws {
    for (message, recipients) in try room.messages(.keySheet) where message.centre.rawValue == centre {
      for recipient in recipients { try await room.accept(message, recipient, at: at(clock, day)) }
    }
  }

  private func text(_ room: Room, _ message: StoredMessage) throws -> String {
    String(decoding: try #require(try room.register.read { try $0.blob(message.blob) }), as: UTF8.self)
  }

  @Test(
    "X5: on Friday morning the proposal is there, and the duty leader is told; approved it goes; accepted it is done")
  func county() async throws {
    let room = try await room()
    let id = "X5/430105/2026-11-27/key-sheet/1"
    #expect(try room.register.read { try $0.sheet(centre: CentreID("430105"), monday: Self.monday) } == nil)
    let next = try await room.watch.tick(at: at("08:00", Self.friday))
    #expect(next <= at("08:30", Self.friday), "the opening wakes the watch")
    _ = try await room.watch.tick(at: at("08:30", Self.friday))
    #expect(try sheet(room, "430105").sheet.state == .proposed)
    let draft = try #require(try room.messages(.draft).first { $0.message.centre.rawValue == "430105" })
    #expect(draft.recipients == ["p-430105-11@watchroom.example.invalid"])
    try await add(room, "430105", line())
    try await approve(room, "430105", at: "10:00")
    let sent = try #require(try room.messages(.keySheet).first)
    #expect(sent.recipients == ["centre-430100@watchroom.example.invalid"] && sent.message.dutyNo != nil)
    #expect(try sheet(room, "430105").sheet.state == .sent)
    #expect(try duty(room, id).state(at: at("10:01", Self.friday)) == .open, "not before it is accepted")
    try await accept(room, from: "430105", at: "10:02")
    #expect(try duty(room, id).finished == at("10:02", Self.friday))
    #expect(try duty(room, id).state(at: at("16:00", Self.friday)) == .done)
    let rows = try sheet(room, "430105").sheet.inForce
    #expect(rows.map(\.object) == [.point(Self.point)] && rows[0].centre.rawValue == "430105")
  }

  @Test("C6: four eyes: the watchkeeper does not approve, and who compiled it does not either") func fourEyes()
    async throws
  {
    let room = try await room()
    _ = try await room.watch.tick(at: at("08:30", Self.friday))
    let no = try sheet(room, "430105").no
    let now = at("10:00", Self.friday)
    await #expect(throws: AuthorityRefusal.self) {
      try await room.act("P-430105-01", at: now) { try $0.approve(sheet: no, revision: nil).no }
    }
    await #expect(throws: AuthorityRefusal.scope(CentreID("430105"))) {
      try await room.act("P-430112-11", at: now) { try $0.approve(sheet: no, revision: nil).no }
    }
    let row = line()
    _ = try await room.act("P-430105-11", at: now) { try $0.add(sheet: no, row, revision: nil).no }
    await #expect(throws: SheetRefusal.samePerson) {
      try await room.act("P-430105-11", at: now) { try $0.approve(sheet: no, revision: nil).no }
    }
    #expect(try room.messages(.keySheet).isEmpty)
  }

  @Test("R13: not approved an hour before it is due, the duty leader is reminded, once") func reminder() async throws {
    let room = try await room()
    for clock in ["08:30", "13:59"] { _ = try await room.watch.tick(at: at(clock, Self.friday)) }
    try await approve(room, "430112", at: "13:59")
    #expect(try await room.watch.tick(at: at("13:59", Self.friday)) <= at("14:00", Self.friday))
    #expect(try room.messages(.reminder).isEmpty)
    for clock in ["14:00", "14:01", "14:59"] { _ = try await room.watch.tick(at: at(clock, Self.friday)) }
    let told = try room.messages(.reminder).map(\.message.centre.rawValue)
    #expect(told.count { $0 == "430105" } == 1 && !told.contains("430112") && !told.contains("430100"))
    _ = try await room.watch.tick(at: at("15:01", Self.friday))
    try await approve(room, "430105", at: "15:10")
    try await accept(room, from: "430105", at: "15:11")
    let duty = try duty(room, "X5/430105/2026-11-27/key-sheet/1")
    #expect(duty.state(at: at("15:12", Self.friday)) == .doneLate, "R12: do late")
  }

  @Test("C6: a city's goes with its counties' when all are there; at 17:20 without, naming who has sent none")
  func city() async throws {
    let room = try await room()
    _ = try await room.watch.tick(at: at("08:30", Self.friday))
    try await add(room, "430105", line())
    try await approve(room, "430100", at: "09:30")
    #expect(try sheet(room, "430100").sheet.state == .approved, "it waits for its counties")
    for county in ["430105", "430112"] { try await approve(room, county, at: "10:00") }
    _ = try await room.watch.tick(at: at("10:01", Self.friday))
    #expect(try room.messages(.keySheet).map(\.message.centre.rawValue) == ["430105", "430112"])
    _ = try await room.watch.tick(at: at("17:20", Self.friday))
    let mine = try #require(try room.messages(.keySheet).last)
    #expect(mine.recipients == ["centre-430000@watchroom.example.invalid"])
    #expect(try room.journal("sheet.sent").last?.detail.contains(#""missing":"430181""#) == true)
    // What a county sends later goes after it, by itself.
    try await approve(room, "430181", at: "17:25")
    let all = try room.messages(.keySheet).map { "\($0.message.centre) \($0.message.subject.hasPrefix("【补报】"))" }
    #expect(all.suffix(2) == ["430181 false", "430100 true"])
    let compiled = try room.register.read { read in
      try SheetReader(
        read: read, directory: room.directory, rules: try Room.configuration.get().0.regulation
      ).compiled(try #require(try read.sheet(centre: CentreID("430100"), monday: Self.monday)).sheet)
    }
    #expect(compiled.missing.isEmpty)
    #expect(compiled.rows.contains { $0.object == .point(Self.point) && $0.centre == CentreID("430105") })
  }

  @Test("C6: all counties there, a city's approved sheet goes at once; sent by hand it does not wait") func atOnce()
    async throws
  {
    let room = try await room()
    _ = try await room.watch.tick(at: at("08:30", Self.friday))
    for county in ["430105", "430112", "430181"] { try await approve(room, county, at: "10:00") }
    try await approve(room, "430100", at: "10:05")
    #expect(try room.messages(.keySheet).count == 4 && sheet(room, "430100").sheet.state == .sent)
    try await approve(room, "430200", at: "10:06")
    let no = try sheet(room, "430200").no
    #expect(try sheet(room, "430200").sheet.state == .approved)
    let watchkeeper = "P-430200-01"
    await #expect(throws: AuthorityRefusal.self) {
      try await room.act(watchkeeper, at: at("10:07", Self.friday)) { try $0.send(sheet: no, revision: nil).no }
    }
    _ = try await room.act("P-430200-11", at: at("10:08", Self.friday)) { try $0.send(sheet: no, revision: nil).no }
    #expect(try sheet(room, "430200").sheet.state == .sent)
  }

  @Test("P2, C6, R2: a market day becomes a key task, and a key task a drawn check") func drawn() async throws {
    // 300 points of one county: 80 of 300 are drawn by the city.
    let room = try await room { organisation in
      let model = organisation.points.first { $0.id == Self.point }
      for number in 100..<400 {
        guard var copy = model else { return }
        copy.id = "PT-430105-\(number)"
        organisation.points.append(copy)
      }
    }
    _ = try await room.watch.tick(at: at("08:30", Self.friday))
    let keys = [107, 211, 305, 333, 399].map { "PT-430105-\($0)" }
    for key in keys { try await add(room, "430105", line(key, days: [2])) }
    try await approve(room, "430105", at: "10:00")
    func targets(_ kind: DutyKind, _ centre: String, _ day: CivilDate) throws -> Set<Target> {
      let duties = try room.register.read { try $0.duties(day: day) }
      return Set(duties.filter { $0.duty.kind == kind && $0.duty.centre.rawValue == centre }.flatMap(\.duty.targets))
    }
    _ = try await room.watch.tick(at: at("00:00:01", "2026-12-02"))
    let wanted = Set(keys.map { Target.point($0) })
    let wednesday = Self.monday + 2
    let city = try targets(.countyPointCheck, "430100", wednesday)
    #expect(city.count == 80 && wanted.isSubset(of: city))
    #expect(wanted.isSubset(of: try targets(.pointSpotCheck, "430000", wednesday)))
    #expect(
      !wanted.isSubset(of: try targets(.countyPointCheck, "430100", wednesday - 1)), "the day before it is a draw")
    let stars = try room.register.read { read in
      try SheetReader(
        read: read, directory: room.directory, rules: try Room.configuration.get().0.regulation
      ).keyTasks(on: wednesday).targets
    }
    #expect(stars == wanted)
  }

  @Test("C6: a cargo plan entered after approval is an amendment; it counts and goes when it is approved") func cargo()
    async throws
  {
    let room = try await room()
    _ = try await room.watch.tick(at: at("08:30", Self.friday))
    try await approve(room, "430105", at: "10:00")
    let tuesday = "2026-12-01"
    _ = try await room.watch.tick(at: at("00:01", tuesday))
    let plan = CargoPlan(
      point: "PT-430105-07", centre: CentreID(""), vessel: "湘货油06", cargo: "汽油", isDangerous: true,
      from: at("08:00", "2026-12-03"), through: at("17:00", "2026-12-03"), enteredBy: "", enteredAt: .distantPast)
    let no = try await room.act("P-430105-01", at: at("09:00", tuesday)) { try $0.plan(cargo: plan).no }
    #expect(try sheet(room, "430105").sheet.state == .edited)
    func keys() throws -> Set<Target> {
      try room.register.read { read in
        try SheetReader(
          read: read, directory: room.directory, rules: try Room.configuration.get().0.regulation
        ).keyTasks(on: Self.monday + 3).targets
      }
    }
    #expect(try keys().isEmpty)
    try await approve(room, "430105", at: "09:10", day: tuesday)
    #expect(try keys() == [.point("PT-430105-07")])
    let mail = try #require(try room.messages(.keySheet).last)
    #expect(mail.message.subject.hasPrefix("【补报】"))
    _ = try await room.act("P-430105-01", at: at("09:20", tuesday)) { try $0.cancel(cargo: no).no }
    #expect(try sheet(room, "430105").sheet.current.isEmpty)
    await #expect(throws: CargoRefusal.cancelled) {
      try await room.act("P-430105-01", at: at("09:21", tuesday)) { try $0.cancel(cargo: no).no }
    }
    var past = plan
    (past.from, past.through) = (at("08:00", friday), at("09:00", friday))
    let over = past
    await #expect(throws: CargoRefusal.period) {
      try await room.act("P-430105-01", at: at("09:22", tuesday)) { try $0.plan(cargo: over).no }
    }
  }
  private var friday: String { Self.friday }

  @Test("X5: last year's week: what was found at a point then is proposed, with its codes") func lastYear() async throws
  {
    let room = try Room { organisation in
      for index in organisation.centres.indices {
        organisation.centres[index].dutyStarts = CivilDate(iso: "2025-01-01") ?? Self.monday
      }
    }
    let then = at("10:00", "2025-12-02")
    try await room.watch.start(at: then)
    _ = try await room.watch.tick(at: then)
    let round = try #require(
      try room.register.read { read in
        try read.duties(day: CivilZone.shanghai.civil(then).date).first {
          $0.duty.kind == .pointRound && $0.duty.centre.rawValue == "430105"
        }
      })
    for codes in [["V05", "V01"], ["V01"]] {
      let target = Target.point(Self.point)
      _ = try await room.act("P-430105-01", at: then + .minutes(1)) { desk in
        try desk.check(
          round: round.no,
          lines: [
            Desk.CheckLine(
              target: target, at: then, means: .cctv, pictureUsable: true, findings: codes.map { FindingCode($0) })
          ]
        ).entries.count
      }
    }
    let drafts = try room.register.read { read in
      try SheetReader(
        read: read, directory: room.directory, rules: try Room.configuration.get().0.regulation
      ).drafts(CentreID("430105"), monday: Self.monday)
    }
    #expect(drafts.map(\.object) == [.point(Self.point)])
    #expect(drafts.first?.because.values["codes"] == "V01 V05" && drafts.first?.because.values["count"] == "3")
  }

  @Test(
    "what is not the centre's, or of a week that is over, is refused; before Friday it may be compiled, not approved")
  func refusals() async throws {
    let room = try await room()
    let thursday = at("10:00", "2026-12-03")
    let next = Self.monday + 7
    let no = try await room.act("P-430105-01", at: thursday) { try $0.propose(week: next).no }
    await #expect(throws: SheetRefusal.notOpen(Self.monday + 4)) {
      try await room.act("P-430105-11", at: thursday) { desk in
        let row = KeyRow(
          no: 0, centre: CentreID(""), object: .point(Self.point), days: [next], why: .other,
          because: Reason("typed", ["text": "x"]), source: .added(by: "", at: thursday))
        _ = try desk.add(sheet: no, row, revision: nil)
        return try desk.approve(sheet: no, revision: nil).no
      }
    }
    let foreign = KeyRow(
      no: 0, centre: CentreID(""), object: .point("PT-430112-01"), days: [next], why: .other,
      because: Reason("typed", ["text": "x"]), source: .added(by: "", at: thursday))
    await #expect(throws: SheetRefusal.self) {
      try await room.act("P-430105-01", at: thursday) { try $0.add(sheet: no, foreign, revision: nil).no }
    }
    await #expect(throws: SheetRefusal.over) {
      try await room.act("P-430105-01", at: at("00:00", "2026-12-14")) { desk in
        try desk.remove(sheet: no, row: 1, reason: "x", revision: nil).no
      }
    }
  }

  @Test("R12, D1: down on Friday, the sheet is proposed when the daemon is back, and goes late") func down()
    async throws
  {
    let room = try Room()
    try await room.watch.start(at: at("12:00", "2026-11-26"))
    _ = try await room.watch.tick(at: at("12:00", "2026-11-26"))
    _ = try await room.watch.tick(at: at("09:00", "2026-11-28"))
    #expect(try sheet(room, "430105").sheet.state == .proposed)
    #expect(try room.messages(.reminder).isEmpty, "it is late already; that is told otherwise")
    try await approve(room, "430105", at: "09:30", day: "2026-11-28")
    #expect(try room.journal("sheet.sent").last?.detail.contains(#""late":"true""#) == true)
    // The week over, nothing is made of it any more.
    let other = try Room()
    try await other.watch.start(at: at("12:00", "2026-11-26"))
    _ = try await other.watch.tick(at: at("12:00", "2026-11-26"))
    _ = try await other.watch.tick(at: at("00:00:01", "2026-12-07"))
    #expect(try other.register.read { try $0.sheets(monday: Self.monday) }.isEmpty)
  }

  @Test("the look at the clock does nothing with sheets that nothing is to be done with") func quiet() async throws {
    let room = try await room()
    _ = try await room.watch.tick(at: at("08:30", Self.friday))
    let looked = try room.register.read { try $0.sheetDutiesToLookAt(at: at("09:00", Self.friday), remind: .hours(1)) }
    #expect(looked.isEmpty)
    try await approve(room, "430100", at: "09:30")
    let waiting = try room.register.read { try $0.sheetDutiesToLookAt(at: at("09:40", Self.friday), remind: .hours(1)) }
    #expect(waiting.map(\.duty.centre.rawValue) == ["430100"])
  }
}
