import Casework
import Organisation
import Regulation
import Store
import Testing
import Units

@testable import Daemon

/// Equipment day through Watch and its register: results, faults, who is told.
@Suite("Equipment day: Mondays, every centre") struct EquipmentDayTests {
  static let monday = "2026-11-23"
  private func duty(_ room: Room, _ id: String) throws -> DutyRecord {
    try #require(try room.register.read { try $0.duty(id: id) })
  }

  /// The example on Monday morning.
  private func opened() async throws -> Room {
    let room = try Room()
    try await room.watch.start(at: at("08:00", Self.monday))
    _ = try await room.watch.tick(at: at("08:00", Self.monday))
    return room
  }

  private func check(
    _ room: Room, _ no: Int64, by person: PersonID, at now: Instant, faults: [String: String] = [:], ok: [String] = [],
    othersOK: Bool = false, carrier: String? = nil, looked: Instant? = nil, codes: [String: FindingCode] = [:]
  ) async throws -> [Int64] {
    let named =
      ok.map { EquipmentSheet.Line(item: $0, outcome: .ok) }
      + faults.sorted { $0.key < $1.key }.map { EquipmentSheet.Line(item: $0.key, outcome: .fault, note: $0.value) }
    return try await room.act(person, at: now) { desk in
      try desk.checkEquipment(
        duty: no, named: named, codes: codes, othersOK: othersOK, carrier: carrier, at: looked ?? now
      ).opened.map(\.no)
    }
  }

  @Test("P6, C8, X6: every centre has one on a Monday, from the office's opening to its end, and none on another day")
  func owed() async throws {
    let room = try await opened()
    let duties = try room.register.read { try $0.duties(day: CivilDate(iso: Self.monday) ?? CivilDate(dayNumber: 0)) }
      .filter { $0.duty.kind == .equipmentCheck }
    #expect(Set(duties.map(\.duty.centre)) == Set(room.directory.organisation.centres.map(\.id)))
    #expect(Set(duties.map(\.duty.id)).contains("X6/430105/2026-11-23/equipment-check/1"))
    #expect(duties.allSatisfy { $0.duty.opens == at("08:30", Self.monday) && $0.duty.due == at("17:30", Self.monday) })
    for record in duties { #expect(try room.register.read { try $0.equipmentList(duty: record.no) } != nil) }
    _ = try await room.watch.tick(at: at("08:00", "2026-11-24"))
    let tuesday = try room.register.read { try $0.duties(day: CivilDate(iso: "2026-11-24") ?? CivilDate(dayNumber: 0)) }
    #expect(!tuesday.isEmpty && !tuesday.contains { $0.duty.kind == .equipmentCheck })
  }

  @Test("X6: several people fill in parts; with the last item the duty is done, in time") func parts() async throws {
    let room = try await opened()
    let no = try duty(room, "X6/430105/2026-11-23/equipment-check/1").no
    _ = try await check(room, no, by: "P-430105-01", at: at("09:00", Self.monday), ok: ["power", "vhf"], carrier: "王工")
    #expect(try duty(room, "X6/430105/2026-11-23/equipment-check/1").finished == nil)
    _ = try await check(room, no, by: "P-430105-02", at: at("10:00", Self.monday), othersOK: true)
    let done = try duty(room, "X6/430105/2026-11-23/equipment-check/1")
    #expect(done.finished == at("10:00", Self.monday) && done.state(at: at("11:00", Self.monday)) == .done)
    let results = try room.register.read { try $0.equipmentResults(duty: no) }
    #expect(Set(results.map(\.by)) == ["P-430105-01", "P-430105-02"])
    #expect(results.filter { $0.carrier == "王工" }.map(\.item) == ["power", "vhf"])
    #expect(try room.register.read { try $0.ledger(12) }.isEmpty)
    await #expect(throws: EquipmentRefusal.nothingLeft) {
      try await check(room, no, by: "P-430105-02", at: at("11:00", Self.monday), othersOK: true)
    }
    // Another centre's people may not, and nobody but for today or before.
    await #expect(throws: AuthorityRefusal.self) {
      try await check(room, no, by: "P-430112-01", at: at("11:00", Self.monday), ok: ["vhf"])
    }
    await #expect(throws: ActRefusal.inTheFuture) {
      try await check(
        room, no, by: "P-430105-01", at: at("11:00", Self.monday), ok: ["vhf"], looked: at("11:01", Self.monday))
    }
  }

  @Test("P12, X10, G11: a fault opens form 3 with its number, ledger 12 and a mail to the duty leader, once")
  func fault() async throws {
    let room = try await opened()
    let no = try duty(room, "X6/430105/2026-11-23/equipment-check/1").no
    let point = try #require(room.directory.points(of: CentreID("430105")).first { $0.means.contains(.cctv) })
    let now = at("09:10", Self.monday)
    let cases = try await check(
      room, no, by: "P-430105-01", at: now, faults: ["vhf": "8 频道不能发射", point.id: "画面黑屏"], othersOK: true,
      carrier: "王工", looked: at("09:00", Self.monday))
    #expect(cases.count == 2)
    let records = try room.register.read { read in try cases.compactMap { try read.caseRecord(no: $0) } }
    let camera = try #require(records.first { $0.point == point.id })
    #expect(records.map(\.kind) == [.fault, .fault] && Set(records.map(\.code.rawValue)) == ["F01", "F02"])
    #expect(camera.occurredAt == at("09:00", Self.monday) && camera.filedAt == now && camera.place == point.place)
    #expect(camera.reason.values["symptom"] == "画面黑屏" && camera.filedBy == "P-430105-01")
    let papers = try room.register.read { read in try cases.flatMap { try read.papers(case: $0) } }
    #expect(papers.map(\.number) == ["湘水监障〔2026〕430105-0001号", "湘水监障〔2026〕430105-0002号"])
    #expect(papers.allSatisfy { $0.form == .faultReport })
    #expect(try room.register.read { try $0.ledger(12).map(\.caseNo) } == cases)
    let mails = try room.messages(.fault)
    let leader = try #require(room.directory.onWatch(CentreID("430105"), at: now)?.leader)
    #expect(mails.count == 2)
    #expect(mails.allSatisfy { $0.recipients == [room.directory.person(leader)?.address ?? ""] })
    #expect(mails.contains { $0.message.subject.contains("8 频道不能发射") && $0.message.createdAt == now })
    #expect(try room.journal("fault.reported").count == 2)
    // The day is done, faults or not.
    #expect(try duty(room, "X6/430105/2026-11-23/equipment-check/1").finished == at("09:00", Self.monday))

    // Looked at again, the same fault is the same matter.
    let again = try await check(room, no, by: "P-430105-02", at: at("15:00", Self.monday), faults: ["vhf": "仍不能发射"])
    #expect(again.isEmpty)
    let vhf = try #require(records.first { $0.point == nil }).no
    #expect(try room.register.read { try $0.openFault(centre: CentreID("430105"), item: "vhf")?.no } == vhf)
    #expect(try room.messages(.fault).count == 2)
    // Accepted, the next time opens another; nothing but its acceptance closes it.
    await #expect(throws: FaultRefusal.acceptanceDecides) {
      try await room.act("P-430105-02", at: at("16:00", Self.monday)) {
        try $0.close(case: vhf, note: "已修复", revision: nil).no
      }
    }
    _ = try await room.act("P-430105-01", at: at("16:00", Self.monday)) { desk in
      _ = try desk.reportFault(vhf, to: "王工", at: desk.now, revision: nil)
      return try desk.endRepair(vhf, "已修复", at: desk.now, revision: nil).no
    }
    _ = try await room.act("P-430105-02", at: at("16:10", Self.monday)) {
      try $0.judgeRepair(vhf, accepted: true, note: "", revision: nil).no
    }
    let next = try await check(room, no, by: "P-430105-02", at: at("16:30", Self.monday), faults: ["vhf": "又坏了"])
    #expect(next.count == 1 && next != [vhf])
    #expect(
      try room.register.read { try $0.papers(case: next[0]).map(\.number) } == ["湘水监障〔2026〕430105-0003号"])
  }

  @Test("the code of a fault may be another one of the faults; a violation's is refused and nothing is written")
  func codes() async throws {
    let room = try await opened()
    let no = try duty(room, "X6/430105/2026-11-23/equipment-check/1").no
    await #expect(throws: ActRefusal.self) {
      try await check(
        room, no, by: "P-430105-01", at: at("09:00", Self.monday), faults: ["vhf": "坏"], ok: ["power"],
        codes: ["vhf": FindingCode("V01")])
    }
    #expect(try room.register.read { try $0.equipmentResults(duty: no) }.isEmpty)
    let opened = try await check(
      room, no, by: "P-430105-01", at: at("09:00", Self.monday), faults: ["vhf": "坏"],
      codes: ["vhf": FindingCode("F03")])
    #expect(try room.register.read { try $0.caseRecord(no: opened[0])?.code } == FindingCode("F03"))
  }

  @Test("R3: late and missed are told to the duty leader, each once; what is made up after the day fills nothing")
  func lateThenMissed() async throws {
    let room = try await opened()
    let id = "X6/430105/2026-11-23/equipment-check/1"
    let no = try duty(room, id).no
    let leader = { (now: Instant) in
      room.directory.onWatch(CentreID("430105"), at: now).flatMap { room.directory.person($0.leader)?.address }
    }
    func told(_ kind: LetterKind) throws -> [(message: StoredMessage, recipients: [String])] {
      try room.messages(kind).filter { $0.message.cause.contains(id) }
    }
    _ = try await check(room, no, by: "P-430105-01", at: at("17:00", Self.monday), ok: ["power"])
    for minute in [31, 32] { _ = try await room.watch.tick(at: at("17:\(minute)", Self.monday)) }
    let late = try told(.roundLate)
    #expect(late.count == 1 && late[0].recipients.first == leader(at("17:31", Self.monday)))
    #expect(late[0].message.subject.contains("设备检查日"))
    let after = at("00:00", "2026-11-24") + .milliseconds(1)
    _ = try await room.watch.tick(at: after)
    _ = try await room.watch.tick(at: after + .minutes(5))
    #expect(try told(.roundMissed).count == 1)
    _ = try await check(room, no, by: "P-430105-01", at: at("09:00", "2026-11-24"), othersOK: true)
    let record = try duty(room, id)
    #expect(record.finished == nil && record.state(at: at("10:00", "2026-11-24")) == .missed)
    let results = try room.register.read { try $0.equipmentResults(duty: no) }
    #expect(results.count { $0.placement == .makeup } == results.count - 1)
    // What was looked at on Monday evening and entered on Tuesday was late, not made up.
    let city = try duty(room, "C8/430100/2026-11-23/equipment-check/1")
    _ = try await check(
      room, city.no, by: "P-430100-01", at: at("08:30", "2026-11-24"), othersOK: true, looked: at("20:00", Self.monday))
    #expect(try duty(room, city.duty.id).state(at: at("09:00", "2026-11-24")) == .doneLate)
  }

  @Test("R22: the checklist of a day is that of its opening, whatever the configuration says later") func fixed()
    async throws
  {
    let room = try await opened()
    let no = try duty(room, "X6/430105/2026-11-23/equipment-check/1").no
    let before = try #require(try room.register.read { try $0.equipmentList(duty: no) })
    var next = await room.watch.current
    next.rules.equipment.checklist = ["power"]
    next.regulationVersion = "r2"
    try await room.watch.reload(next, at: at("09:00", Self.monday))
    _ = try await check(room, no, by: "P-430105-01", at: at("10:00", Self.monday), othersOK: true)
    #expect(try room.register.read { try $0.equipmentResults(duty: no).map(\.item) } == before.map(\.key))
    _ = try await room.watch.tick(at: at("08:00", "2026-11-30"))
    let then = try duty(room, "X6/430105/2026-11-30/equipment-check/1").no
    #expect(try room.register.read { try $0.equipmentList(duty: then) }?.first?.key == "power")
    #expect(try room.register.read { try $0.equipmentList(duty: then) }?.contains { $0.key == "vhf" } == false)
  }
}
