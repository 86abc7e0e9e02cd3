import Casework
import Organisation
import Regulation
import Store
import Testing
import Units

@testable import Daemon

/// Faults through Watch and its register.
@Suite("Form 3: faults from the finding to the acceptance") struct FaultDayTests {
  private let county = CentreID("430105")
  private let tuesday = "2026-11-24"

  private func point(_ room: Room) throws -> MonitoringPoint {
    try #require(room.directory.points(of: county).first { $0.means.contains(.cctv) })
  }

  private func add(
    _ room: Room, by person: PersonID = "P-430105-01", point: PointID? = nil, item: String? = nil, name: String? = nil,
    symptom: String = "黑屏", at now: Instant, drill: Bool = false
  ) async throws -> Int64 {
    try await room.act(person, at: now) {
      try $0.addFault(
        centre: nil, point: point, item: item, name: name, code: nil, symptom: symptom, at: now, drill: drill
      ).fault.no
    }
  }

  private func fault(_ room: Room, _ no: Int64) throws -> FaultRecord {
    try #require(try room.register.read { try $0.fault(no: no) })
  }

  @Test(
    "P12, X10: reported by a person at any time: number, ledger 12, a mail; found again it joins; accepted by another")
  func life() async throws {
    let room = try Room()
    let now = at("09:00", tuesday)
    try await room.watch.start(at: now)
    let camera = try point(room).id
    let no = try await add(room, point: camera, at: now)
    #expect(try await add(room, by: "P-430105-02", point: camera, symptom: "仍黑屏", at: now + .minutes(5)) == no)
    let open = try fault(room, no)
    #expect(open.item == camera && open.isCamera && open.again.map(\.text) == ["仍黑屏"])
    #expect(try room.register.read { try $0.ledger(12).map(\.caseNo) } == [no])
    #expect(try room.messages(.fault).count == 1)
    #expect(open.number == "湘水监障〔2026〕430105-0001号")
    await #expect(throws: FaultRefusal.emptyText) {
      try await room.act("P-430105-01", at: now + .hours(1)) {
        try $0.reportFault(no, to: nil, at: $0.now, revision: nil).no
      }
    }
    _ = try await room.act("P-430105-01", at: now + .hours(1)) { desk in
      _ = try desk.reportFault(no, to: "移动公司 王工", at: desk.now, revision: nil)
      _ = try desk.diagnoseFault(no, "电源板", at: desk.now, revision: nil)
      _ = try desk.beginRepair(no, "送修", at: desk.now, revision: nil)
      return try desk.endRepair(no, "换电源板", at: desk.now, revision: nil).no
    }
    #expect(try room.register.read { try $0.caseRecord(no: no)?.state } == .answered)
    await #expect(throws: FaultRefusal.samePerson) {
      try await room.act("P-430105-01", at: now + .hours(2)) {
        try $0.judgeRepair(no, accepted: true, note: "", revision: nil).no
      }
    }
    await #expect(throws: AuthorityRefusal.self) {
      try await room.act("P-430112-01", at: now + .hours(2)) {
        try $0.judgeRepair(no, accepted: true, note: "", revision: nil).no
      }
    }
    _ = try await room.act("P-430105-02", at: now + .hours(2)) {
      try $0.judgeRepair(no, accepted: true, note: "正常", revision: nil).no
    }
    let record = try #require(try room.register.read { try $0.caseRecord(no: no) })
    #expect(record.state == .closed && record.closedAt == now + .hours(2))
    let paper = try #require(try room.register.read { try $0.papers(case: no).first })
    #expect(paper.replies.map(\.measures) == ["换电源板"] && paper.verifications.map(\.accepted) == [true])
    #expect(try await add(room, point: camera, at: now + .hours(3)) != no)
    let acts = ["fault.reported", "fault.found-again", "fault.told", "fault.repaired", "fault.accepted"]
    for act in acts { #expect(try !room.journal(act).isEmpty, "\(act)") }
  }

  @Test("P12: of a point the maintainer is the one that form 1 names, unless another is said") func maintainer()
    async throws
  {
    let room = try Room()
    let now = at("09:00", tuesday)
    try await room.watch.start(at: now)
    let camera = try point(room).id
    let no = try await add(room, point: camera, at: now)
    let entry = try #require(try room.register.read { try $0.objects(id: camera).first })
    _ = try await room.act("P-430105-01", at: now) { desk in
      var next = entry
      next.contacts = [.maintainer: "移动公司", .maintainerPhone: "13800138000"]
      try desk.tx.update(next)
      return try desk.reportFault(no, to: nil, at: desk.now, revision: nil).no
    }
    #expect(try fault(room, no).reports.map(\.to) == ["移动公司 13800138000"])
  }

  @Test("G15, X10: a camera's finding that is filed opens form 3 of the centre that runs the point, whoever saw it")
  func filed() async throws {
    let room = try Room()
    let now = at("09:00", tuesday)
    try await room.watch.start(at: now)
    let camera = try point(room).id
    let finding = try await room.act("P-430000-01", at: now) { desk in
      let person = try desk.allow(.observe, centre: CentreID("430105"))
      return try desk.observe(
        Desk.Sight(
          code: .pictureUnusable, thing: .target(.point(camera)), seenAt: now, observer: CentreID("430000"), check: nil,
          note: "", key: "observed.entered"), by: person)
    }
    let record = try await room.file(finding, by: "P-430105-01", at: now + .minutes(10))
    #expect(record.kind == .fault && record.centre == county && record.findingNo == finding)
    let filed = try fault(room, record.no)
    #expect(filed.isCamera && filed.code == .pictureUnusable)
    #expect(try room.register.read { try $0.papers(case: record.no).map(\.form) } == [.faultReport])
    // Reported by hand as well: the same matter.
    #expect(try await add(room, point: camera, at: now + .minutes(20)) == record.no)
    // Accepted, the picture is back and the finding ends.
    _ = try await room.act("P-430105-01", at: now + .hours(1)) { desk in
      _ = try desk.reportFault(record.no, to: "王工", at: desk.now, revision: nil)
      return try desk.endRepair(record.no, "好", at: desk.now, revision: nil).no
    }
    _ = try await room.act("P-430105-02", at: now + .hours(2)) {
      try $0.judgeRepair(record.no, accepted: true, note: "", revision: nil).no
    }
    #expect(try room.register.read { try $0.finding(no: finding)?.isActive } == false)
  }

  @Test("S5: nobody told: the duty leader hears of it after a watch, the centre leader a day later, each once")
  func climbs() async throws {
    let room = try Room()
    let now = at("09:00", tuesday)
    try await room.watch.start(at: now)
    _ = try await add(room, item: "vhf", at: now)
    _ = try await room.watch.tick(at: now + .hours(5))
    #expect(try room.messages(.faultOverdue).isEmpty && room.messages(.faultDue).isEmpty)
    let overdue = now + .hours(6) + .seconds(1)
    for _ in 0..<3 { _ = try await room.watch.tick(at: overdue) }
    let told = try #require(try room.messages(.faultOverdue).first)
    #expect(try room.messages(.faultOverdue).count == 1)
    let leaders = room.addresses(of: "430105", .dutyLeader, overdue)
    #expect(Set(told.recipients).isSuperset(of: leaders))
    let later = try room.restarted()
    _ = try await later.tick(at: now + .hours(31))
    _ = try await later.tick(at: now + .hours(32))
    let climbed = try room.messages(.faultOverdue)
    #expect(climbed.count == 2)
    let centreLeaders = room.addresses(of: "430105", .centreLeader, now)
    let reached = Set(climbed.flatMap(\.recipients))
    #expect(reached.isSuperset(of: centreLeaders))
  }

  @Test(
    "G15, R1, R22: the point of an open camera fault is not drawn from the next opening; its own round has it; repaired it is back"
  )
  func quotas() async throws {
    let room = try Room()
    try await room.watch.start(at: at("09:00", tuesday))
    _ = try await room.watch.tick(at: at("09:00", tuesday))
    let camera = try point(room).id
    let no = try await add(room, point: camera, at: at("09:30", tuesday))
    // One that nobody told the maintainer of is overdue by midnight, and would excuse nobody.
    _ = try await room.act("P-430105-01", at: at("10:00", tuesday)) {
      try $0.reportFault(no, to: "王工", at: $0.now, revision: nil).no
    }
    func targets(_ day: String, _ kinds: Set<DutyKind>) throws -> Set<Target> {
      let date = try #require(CivilDate(iso: day))
      return try room.register.read { read in
        try read.duties(day: date).filter { kinds.contains($0.duty.kind) }
          .reduce(into: Set<Target>()) { $0.formUnion($1.duty.targets) }
      }
    }
    let draws: Set<DutyKind> = [.pointSpotCheck, .countyPointCheck]
    #expect(try targets(tuesday, draws).contains(.point(camera)), "the plan of the day stays")
    _ = try await room.watch.tick(at: at("00:00", "2026-11-25"))
    #expect(try !targets("2026-11-25", draws).contains(.point(camera)))
    #expect(try targets("2026-11-25", [.pointRound]).contains(.point(camera)))
    _ = try await room.act("P-430105-01", at: at("10:00", "2026-11-25")) { desk in
      try desk.endRepair(no, "好", at: desk.now, revision: nil).no
    }
    _ = try await room.watch.tick(at: at("00:00", "2026-11-26"))
    #expect(try targets("2026-11-26", draws).contains(.point(camera)))
    let tomorrow = try #require(CivilDate(iso: "2026-11-25"))
    let down = try room.register.read { try $0.camerasDown(from: tomorrow - 20, through: tomorrow + 5) }
    #expect(down == CamerasDown([tomorrow: [camera]]))
  }

  @Test(
    "S5: an outage goes to the own people, the superior and the points' units; late ones are marked, taken back is told"
  )
  func outages() async throws {
    let room = try Room()
    let now = at("09:00", tuesday)
    try await room.watch.start(at: now)
    let camera = try point(room)
    func announce(_ hours: Int64, emergency: Bool = false) async throws -> Int64 {
      try await room.act("P-430105-01", at: now) {
        try $0.announce(
          Desk.OutageEntry(
            from: now + .hours(hours), until: now + .hours(hours + 2), what: "专网割接", points: [camera.id], to: [],
            isEmergency: emergency, fault: nil, drill: false)
        ).no
      }
    }
    let planned = try await announce(49)
    let late = try await announce(20)
    let emergency = try await announce(-1, emergency: true)
    let outages = try room.register.read { read in
      try [planned, late, emergency].map { try read.outage(no: $0)?.isLate }
    }
    #expect(outages == [false, true, false])
    let mail = try #require(try room.messages(.outage).first)
    let parent = try #require(room.directory.centre(county)?.parent.flatMap { room.directory.centre($0) })
    let township = try #require(camera.township.flatMap { room.directory.unit($0) })
    let own = room.directory.centre(county)?.addresses ?? []
    #expect(Set(mail.recipients).isSuperset(of: own + parent.addresses + township.addresses))
    await #expect(throws: FaultRefusal.outageOver) { try await announce(-3, emergency: true) }
    _ = try await room.act("P-430105-01", at: now) { try $0.cancelOutage(planned, reason: "改期", revision: nil).no }
    #expect(try room.messages(.outageCancelled).count == 1)
    await #expect(throws: FaultRefusal.outageOver) {
      try await room.act("P-430105-01", at: now) { try $0.cancelOutage(planned, reason: "又", revision: nil).no }
    }
  }

  @Test("D14: a drill's fault has its own number, joins no real one, and excuses no point") func drill() async throws {
    let room = try Room()
    let now = at("09:00", tuesday)
    try await room.watch.start(at: now)
    let camera = try point(room).id
    let drill = try await add(room, point: camera, at: now, drill: true)
    let real = try await add(room, point: camera, at: now)
    #expect(drill != real)
    #expect(try fault(room, drill).number.hasPrefix("演练") && fault(room, real).number.hasSuffix("0001号"))
    #expect(try !fault(room, drill).isCamera)
  }

  @Test("P12: what is not on the checklist has a name of its own, and a typing error is refused with what there is")
  func items() async throws {
    let room = try Room()
    let now = at("09:00", tuesday)
    try await room.watch.start(at: now)
    await #expect(throws: FaultRefusal.self) { try await add(room, item: "vfh", at: now) }
    let no = try await add(room, name: "二楼 UPS", at: now)
    #expect(try fault(room, no).itemName == "二楼 UPS")
    #expect(try await add(room, name: "二楼 UPS", at: now) == no)
  }
}
