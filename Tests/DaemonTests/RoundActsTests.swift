import Casework
import ControlSocket
import Organisation
import Regulation
import Reporting
import Store
import TestSupport
import Testing
import Units
import Wire

@testable import Daemon

/// A control room that knows people by the uid they call with.
struct Callers {
  let bench: Bench
  let room: ControlRoom
  private let uids: [PersonID: UInt32]

  init(at start: String, _ people: PersonID...) async throws {
    let uids = Dictionary(uniqueKeysWithValues: zip(people, (7001 as UInt32)...))
    bench = try await Bench(at: at(start)) { organisation in
      for index in organisation.people.indices where uids[organisation.people[index].id] != nil {
        organisation.people[index].account = organisation.people[index].id
      }
    }
    let bench = bench
    let names = Dictionary(uniqueKeysWithValues: uids.map { ($1, $0) })
    room = ControlRoom(
      watch: bench.watch, register: bench.register, texts: bench.texts, traffic: NoTraffic(), pins: PINVerifier(),
      bell: JournalBell(), clock: { bench.now }, version: "9.9", warnings: { [] }, poke: {}, accounts: { names[$0] })
    self.uids = uids
    _ = try await bench.watch.tick(at: bench.now)
  }

  func act(_ person: PersonID) throws -> ControlSocket.Act {
    let uid = try #require(uids[person])
    return ControlSocket.Act(caller: Caller(uid: uid, gid: 0, pid: 1), idempotencyKey: nil, fingerprint: "")
  }

  func wait(until text: String) async throws {
    bench.pass(at(text) - bench.now)
    _ = try await bench.watch.tick(at: bench.now)
  }

  func duty(_ id: String) throws -> DutyRecord {
    try #require(try bench.register.read { try $0.duty(id: id) }, "\(id)")
  }

  func check(_ id: String, _ request: CheckRequest, by person: PersonID) async throws -> CheckAnswer {
    try await room.recordChecks(round: try duty(id).no, request, act: try act(person))
  }

  func finding(_ no: Int64) throws -> FindingRecord {
    try #require(try bench.register.read { try $0.finding(no: no) })
  }

  func stamp(_ text: String) -> Timestamp { Timestamp(at(text), zone: bench.context.zone) }
}

private let round = "X2/430105/2026-11-21/point-round/1"

@Suite("P3, C2, X2: rounds carried out") struct RoundActsTests {
  @Test(
    "C2: several people tick off the same objects at once: the first stands, the second is a line, nobody is refused")
  func atOnce() async throws {
    let room = try await Callers(at: "2026-11-21 10:00", "P-430100-01", "P-430100-02")
    let id = "C2/430100/2026-11-21/county-point-check/1"
    let targets = try room.duty(id).duty.targets
    #expect(targets.count > 4)
    try await withThrowingTaskGroup(of: CheckAnswer.self) { group in
      for person in ["P-430100-01", "P-430100-02"] {
        for target in targets {
          group.addTask {
            let line = CheckInput(target: target.key, means: .cctv, pictureUsable: true)
            return try await room.check(id, CheckRequest(checks: [line]), by: person)
          }
        }
      }
      for try await answer in group { #expect(answer.recorded == 1) }
    }
    let checks = try room.bench.register.read {
      try $0.checks(centre: CentreID("430100"), from: at("2026-11-21 09:00"), before: at("2026-11-21 11:00"))
    }
    #expect(checks.count == 2 * targets.count)
    for target in targets {
      let placed = checks.filter { $0.target == target }.map(\.placement)
      #expect(placed.count { $0 == .counts } == 1 && placed.count { $0 == .extra } == 1, "\(target): \(placed)")
    }
    let record = try room.duty(id)
    #expect(record.state(at: room.bench.now) == .done && record.done.count == targets.count)
    let rest = try await room.check(id, CheckRequest(all: true), by: "P-430100-02")
    #expect(rest.recorded == 0, "all of nothing is no error")
  }

  @Test("X2: a whole round in one act, with its exceptions; a wrong line refuses all") func wholeRound() async throws {
    let room = try await Callers(at: "2026-11-21 10:00", "P-430105-01", "P-430105-11")
    let targets = try room.duty(round).duty.targets
    func lines(_ code: String) -> [CheckInput] {
      [
        CheckInput(target: targets[0].key, means: .cctv, pictureUsable: true, findings: ["V01", "V09"], action: "已劝导"),
        CheckInput(target: targets[1].key, means: .cctv, pictureUsable: true, findings: [code]),
      ]
    }
    await #expect(throws: ControlError.self) {
      try await room.check(round, CheckRequest(checks: lines("V99"), all: true), by: "P-430105-01")
    }
    #expect(try room.duty(round).done.isEmpty && room.bench.findings().isEmpty)
    let answer = try await room.check(round, CheckRequest(checks: lines("H01"), all: true), by: "P-430105-01")
    #expect(answer.recorded == targets.count && answer.findings.count == 3)
    #expect(answer.round.summary.state == "done")
    #expect(try room.bench.acts().count { $0 == "check.recorded" } == 1)
    let findings = try answer.findings.map { try room.finding($0) }
    #expect(findings.map(\.finding.code.rawValue) == ["V01", "V09", "H01"])
    for record in findings {
      #expect(record.finding.detector == .observed && record.finding.mmsi == 0)
      #expect(record.centre == CentreID("430105") && record.disposition == .candidate && record.isActive)
      #expect(
        record.finding.place
          == room.bench.context.directory.points(of: CentreID("430105"))[
            record.finding.code == FindingCode("H01") ? 1 : 0
          ].place)
    }
    let row = try await room.room.finding(answer.findings[0], caller: room.act("P-430105-01").caller)
    #expect(row.summary.reason.zh.hasPrefix("巡查发现：") && row.summary.reason.zh.contains("船员未穿(拿)救生衣"))
    #expect(row.summary.reason.zh.contains("，已劝导") && row.summary.reason.en.contains("Crew without life-jackets"))
    #expect(row.summary.mmsi == nil && row.summary.objectName != nil && row.observations.count == 1)
  }

  @Test("X8, D5: a code of form 4 is a finding with the same life: seen again, filed with its notice, then new")
  func life() async throws {
    let room = try await Callers(at: "2026-11-21 10:00", "P-430105-01", "P-430105-11", "P-430100-01", "P-430100-11")
    let target = try room.duty(round).duty.targets[0]
    func look(_ code: String) async throws -> Int64 {
      let line = CheckInput(target: target.key, means: .cctv, pictureUsable: true, findings: [code])
      return try #require(try await room.check(round, CheckRequest(checks: [line]), by: "P-430105-01").findings.first)
    }
    let first = try await look("V03")
    #expect(try room.bench.register.read { try $0.calls(finding: first).count } == 1, "a serious one calls at once")
    #expect(try await look("V03") == first)
    #expect(try await look("V04") != first)
    #expect(try room.bench.register.read { try $0.observations(finding: first).map(\.check) } == [1, 2])
    let act = try room.act("P-430105-01")
    let acknowledged = try await room.room.acknowledge(finding: first, AcknowledgeRequest(), act: act)
    #expect(acknowledged.attention == "acknowledged")
    let filed = try await room.room.file(finding: first, FileRequest(), act: act)
    #expect(filed.notice?.form == 8 && filed.filed.kind == "violation" && filed.filed.point != nil)
    #expect(filed.filed.mmsi == nil && filed.filed.vesselName?.isEmpty ?? true)
    #expect(try room.bench.register.read { try $0.ledger(10).count } == 1)
    #expect(filed.finding.condition == "ended")
    #expect(try room.finding(first).isOver)
    #expect(try await look("V03") != first, "what is seen afterwards is another matter")
  }

  @Test("P8, C11: a breach that a superior saw on a round is the superior's to file and to dismiss") func breach()
    async throws
  {
    let room = try await Callers(at: "2026-11-21 09:00", "P-430105-01", "P-430100-01")
    let line = CheckInput(target: "centre:430105", means: .cctv, pictureUsable: true, findings: ["B01"])
    let answer = try await room.check(
      "C2/430100/2026-11-21/county-round/1", CheckRequest(checks: [line]), by: "P-430100-01")
    let no = try #require(answer.findings.first)
    let record = try room.finding(no)
    #expect(record.centre == CentreID("430100") && !record.finding.place.isValid)
    await #expect(throws: ControlError.self) {
      try await room.room.dismiss(finding: no, DismissRequest(reason: "没有"), act: room.act("P-430105-01"))
    }
    let filed = try await room.room.file(finding: no, FileRequest(), act: room.act("P-430100-01"))
    #expect(filed.filed.kind == "breach")
    let matter = try #require(try room.bench.register.read { try $0.caseRecord(no: filed.filed.no) })
    #expect(matter.waters == CentreID("430105") && matter.place == nil && matter.placeName.contains("开福区"))
    // Form 7 to the county's office: a row on each side (C11, R18).
    let rows = try room.bench.register.read { try $0.ledger(9) }
    #expect(Set(rows.map { "\($0.centre) \($0.direction)" }) == ["430100 issued", "430105 received"])
    // What a superior sees at a county's point belongs to the county (D5), and is not the county's to dismiss.
    let point = try await room.room.observe(
      ObserveRequest(code: "V01", point: "PT-430105-01", note: "视频所见"), act: room.act("P-430100-01"))
    #expect(point.centre == "430105")
    await #expect(throws: ControlError.self) {
      try await room.room.dismiss(finding: point.no, DismissRequest(reason: "没有"), act: room.act("P-430105-01"))
    }
    let gone = try await room.room.dismiss(
      finding: point.no, DismissRequest(reason: "看错"), act: room.act("P-430100-01"))
    #expect(gone.disposition == "dismissed" && gone.condition == "ended")
  }

  @Test("S8, C5: what a camera shows or somebody telephones is entered with the same codes") func entered() async throws
  {
    let room = try await Callers(at: "2026-11-21 10:00", "P-430105-01", "P-430112-01")
    let act = try room.act("P-430105-01")
    let row = try await room.room.observe(
      ObserveRequest(code: "V05", point: "PT-430105-01", vessel: "413900101", note: "群众来电"), act: act)
    #expect(row.code == "V05" && row.severity == "serious" && row.mmsi == 413_900_101)
    #expect(row.reason.zh.hasPrefix("人工登记：") && row.reason.zh.contains("群众来电"))
    for wrong in [
      ObserveRequest(code: "V99", point: "PT-430105-01", note: "x"),
      ObserveRequest(code: "V01", point: "PT-0", note: "x"),
      ObserveRequest(code: "V01", point: "PT-430112-01", note: "x"),
      ObserveRequest(code: "V01", vessel: "无此船", note: "x"),
      ObserveRequest(code: "V01", point: "PT-430105-01", note: "x", seenAt: room.stamp("2026-11-21 10:01")),
    ] {
      await #expect(throws: ControlError.self, "\(wrong)") { try await room.room.observe(wrong, act: act) }
    }
    #expect(try room.bench.findings().count == 1)
    // The case says it as the finding does.
    let filed = try await room.room.file(finding: row.no, FileRequest(), act: act)
    let detail = try await room.room.caseDetail(filed.filed.no, caller: act.caller)
    #expect(detail.fields.contains { $0.value == row.reason.zh })
    #expect(detail.fields.allSatisfy { !$0.value.contains("{") })
  }

  @Test(
    "G15: looked is not seen: the round stays open, the object is counted apart, one fault is open until it is seen")
  func cameraDown() async throws {
    let room = try await Callers(at: "2026-11-21 10:00", "P-430105-01")
    let targets = try room.duty(round).duty.targets
    let down = CheckInput(target: targets[0].key, means: .cctv, pictureUsable: false)
    let first = try await room.check(round, CheckRequest(checks: [down], all: true), by: "P-430105-01")
    #expect(first.cameraDown == 1 && first.recorded == targets.count && first.findings.count == 1)
    let summary = first.round.summary
    #expect(summary.state == "open" && summary.done == targets.count - 1 && summary.cameraDown == 1)
    #expect(first.round.targets[0].cameraDownAt != nil && first.round.targets[0].doneAt == nil)
    #expect(first.round.checks.filter { $0.placement == "camera-down" }.count == 1)
    let fault = first.findings[0]
    #expect(try room.finding(fault).finding.code == .pictureUnusable)
    room.bench.pass(.minutes(10))
    let again = try await room.check(round, CheckRequest(checks: [down]), by: "P-430105-01")
    #expect(again.findings == [fault], "once an object while it is open")
    let status = try await room.room.status(centre: "430105", caller: room.act("P-430105-01").caller)
    #expect(status.owed.cameraDown == 1)
    // Filing the fault does not mend the camera.
    _ = try await room.room.file(finding: fault, FileRequest(), act: room.act("P-430105-01"))
    #expect(try room.bench.register.read { try $0.ledger(12).count } == 1)
    room.bench.pass(.minutes(10))
    #expect(try await room.check(round, CheckRequest(checks: [down]), by: "P-430105-01").findings == [fault])
    let report = try room.duty("X2/430105/2026-11-21/daily-report/1")
    let directory = room.bench.context.directory
    let seen = try room.bench.register.read { read in
      try SnapshotReader(read: read, directory: directory).daily(report.duty, approvedBy: nil, at: room.bench.now)
    }
    #expect(seen.duties.first { $0.duty.kind == .pointRound }?.cameraDown.count == 1)
    room.bench.pass(.minutes(10))
    let good = CheckInput(target: targets[0].key, means: .cctv, pictureUsable: true)
    let last = try await room.check(round, CheckRequest(checks: [good]), by: "P-430105-01")
    #expect(last.round.summary.state == "done" && last.round.summary.cameraDown == 0)
    #expect(try room.finding(fault).condition == .ended(at: room.bench.now))
    let next = try await room.check(round, CheckRequest(checks: [down]), by: "P-430105-01")
    #expect(next.findings.count == 1 && next.findings != [fault])
  }
}
