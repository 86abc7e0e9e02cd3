import Organisation
import Regulation
import Testing
import Units

@testable import Casework

private let start = at("2026-11-23", "09:00")
private let holidays = HolidayCalendar()

private func fault(_ symptom: String = "黑屏") -> FaultRecord {
  FaultRecord(
    no: 7, number: "湘水监障〔2026〕430105-0001号", centre: CentreID("430105"), item: "PT-1", itemName: "三汊矶渡口 摄像机",
    point: "PT-1", code: FindingCode("F05"), foundAt: start, foundBy: "A", registeredAt: start, symptom: symptom)
}

private func step(_ text: String = "x", _ at: Instant = start, by: PersonID = "A") -> FaultRecord.Step {
  FaultRecord.Step(text: text, at: at, by: by)
}

private func verdict(_ accepted: Bool, by: PersonID = "B", note: String = "x", at: Instant = start) -> FaultEvent {
  .judged(FaultRecord.Verdict(accepted: accepted, note: note, at: at, by: by))
}

private let told = FaultEvent.reported(FaultRecord.Report(to: "移动公司", at: start, by: "A"))

@Suite("P12, C14, X10: the life of a fault (form 3)") struct FaultMachineTests {
  private func run(_ events: [FaultEvent]) throws -> FaultRecord {
    try events.reduce(fault()) { try FaultMachine.after($1, $0) }
  }

  @Test(
    "P12, G11: found, told to the maintainer, diagnosed, sent, repaired, accepted by someone else: every column of form 3"
  )
  func whole() throws {
    let done = try run([
      told, .diagnosed(step("电源板")), .began(step("送修", start + .days(1))),
      .repaired(step("换电源板", start + .days(2))), verdict(true, at: start + .days(3)),
    ])
    let form = FaultForm(done)
    #expect(done.state == .accepted && done.state.caseState == .closed)
    #expect(form.reportedTo == "移动公司" && form.reportedAt == start && form.repairBegan == start + .days(1))
    #expect(form.repairedAt == start + .days(2) && form.done == "换电源板" && form.acceptedBy == "B")
    #expect(form.number == "湘水监障〔2026〕430105-0001号" && form.symptom == "黑屏" && form.foundBy == "A")
    #expect(done.downUntil == start + .days(2))
    let empty = FaultForm(fault())
    #expect(empty.reportedTo == nil && empty.done == nil && empty.acceptedBy == nil && empty.state == .found)
  }

  @Test("P12: nothing is repaired before the maintainer was told; S5: whoever repaired does not accept")
  func refused() throws {
    #expect(throws: FaultRefusal.notReported) { try run([.repaired(step())]) }
    #expect(throws: FaultRefusal.notReported) { try run([.diagnosed(step())]) }
    #expect(throws: FaultRefusal.samePerson) { try run([told, .repaired(step()), verdict(true, by: "A")]) }
    #expect(throws: FaultRefusal.wrongState(.reported)) { try run([told, verdict(true)]) }
    #expect(throws: FaultRefusal.emptyText) { try run([told, .repaired(step(" "))]) }
    #expect(throws: FaultRefusal.emptyText) { try run([told, .repaired(step()), verdict(false, note: "")]) }
    #expect(throws: FaultRefusal.beforeFound) { try run([told, .repaired(step("x", start - .minutes(1)))]) }
    #expect(throws: FaultRefusal.beforeFound) {
      try run([told, .began(step("x", start + .hours(2))), .repaired(step("x", start + .hours(1)))])
    }
  }

  @Test("S5: sent back it is down again, and found again after the repair as well") func sentBack() throws {
    let back = try run([told, .began(step()), .repaired(step()), verdict(false)])
    #expect(back.state == .repairing && back.returns == 1 && back.downUntil == nil)
    let again = try run([told, .repaired(step()), .foundAgain(step("又黑屏"))])
    #expect(again.state == .repairing && again.returns == 1 && again.again.map(\.text) == ["又黑屏"])
  }

  @Test("P12: every order of events to depth 5 ends in a state that has a way on, or is over; nothing comes after that")
  func everyOrder() {
    let events: [FaultEvent] = [
      told, .foundAgain(step()), .diagnosed(step()), .began(step()), .repaired(step()), verdict(true), verdict(false),
      verdict(true, by: "A"), .cancelled(step()),
    ]
    var seen: Set<FaultState> = []
    func walk(_ fault: FaultRecord, _ depth: Int) {
      seen.insert(fault.state)
      let next = events.compactMap { try? FaultMachine.after($0, fault) }
      #expect(next.isEmpty == fault.state.isOver, "\(fault.state)")
      for record in next {
        #expect(record.revision == fault.revision + 1)
        if record.state == .accepted { #expect(record.verdicts.last?.by != record.repairs.last?.by) }
        if record.state != .found, record.state != .cancelled { #expect(!record.reports.isEmpty) }
        #expect((record.downUntil == nil) == record.state.isDown)
        if depth > 1 { walk(record, depth - 1) }
      }
    }
    walk(fault(), 5)
    #expect(seen == Set(FaultState.allCases))
  }
}

@Suite("S5: deadlines of faults") struct FaultClockTests {
  private let rules = FaultRules()
  private func owed(_ events: [FaultEvent], holidays: HolidayCalendar = holidays) throws -> FaultClock.Owed? {
    let record = try events.reduce(fault()) { try FaultMachine.after($1, $0) }
    return FaultClock.owed(record, rules: rules, zone: .shanghai, holidays: holidays)
  }
  private func end(_ day: String) -> Instant { CivilZone.shanghai.instant(date(day), CivilTime(23, 59, 59)) }

  @Test("S5: told within a watch, diagnosed in 3 days, sent in 3 more, repaired in 10 working days, returned in 3")
  func stages() throws {
    #expect(try owed([]) == .init(stage: .report, due: start + .hours(6)))
    #expect(try owed([told]) == .init(stage: .diagnose, due: end("2026-11-26")))
    #expect(try owed([told, .diagnosed(step("x", at("2026-11-25", "10:00")))])?.due == end("2026-11-28"))
    // Monday 23 November: the tenth working day after it is Monday 7 December.
    #expect(try owed([told, .began(step())]) == .init(stage: .repair, due: end("2026-12-07")))
    let year = HolidayYear(
      year: 2026, off: [.init(name: "假", from: date("2026-11-24"), through: date("2026-11-25"))],
      worked: [date("2026-11-28")])
    #expect(try owed([told, .began(step())], holidays: HolidayCalendar([year]))?.due == end("2026-12-08"))
    #expect(try owed([told, .repaired(step())]) == .init(stage: .accept, due: end("2026-11-26")))
    #expect(try owed([told, .repaired(step()), verdict(true)]) == nil)
    #expect(try owed([.cancelled(step())]) == nil)
  }

  @Test(
    "S5: the desk is reminded, then the duty leader, then the centre leader; after a gap only the gravest, each once")
  func tellings() throws {
    var record = try FaultMachine.after(told, fault())
    func telling(_ now: Instant) -> FaultClock.Telling? {
      FaultClock.telling(record, rules: rules, zone: .shanghai, holidays: holidays, now: now)
    }
    let due = end("2026-11-26")
    #expect(telling(due - .days(1) - .seconds(1)) == nil)
    #expect(telling(due - .days(1))?.level == .remind)
    #expect(telling(due)?.level == .remind)
    #expect(telling(due + .seconds(1))?.level == .overdue)
    #expect(telling(due + .days(2))?.level == .climb)
    #expect(FaultClock.next(record, rules: rules, zone: .shanghai, holidays: holidays, now: start) == due - .days(1))
    record.told = ["diagnose/0/climb"]
    #expect(telling(due + .days(9)) == nil)
    // The first stage is shorter than the reminder's lead: nobody is reminded of what has just begun.
    let fresh = FaultClock.telling(fault(), rules: rules, zone: .shanghai, holidays: holidays, now: start + .hours(1))
    #expect(fresh == nil)
  }

  @Test(
    "G15, R1: a camera that is down excuses its point from the day after, until it is repaired or the fault is overdue")
  func excuses() throws {
    func excused(_ record: FaultRecord, _ day: String) -> Bool {
      let opens = CivilZone.shanghai.instant(date(day), .midnight)
      return FaultClock.excuses(record, rules: rules, zone: .shanghai, holidays: holidays, at: opens)
    }
    var record = try FaultMachine.after(told, fault())
    #expect(!excused(record, "2026-11-23") && excused(record, "2026-11-24") && excused(record, "2026-11-26"))
    #expect(!excused(record, "2026-11-27"), "overdue since the end of the 26th")
    let sent = try FaultMachine.after(.began(step("送修", at("2026-11-26", "09:00"))), record)
    #expect(excused(sent, "2026-11-27"))
    let mended = try FaultMachine.after(.repaired(step("好", at("2026-11-25", "15:00"))), record)
    #expect(excused(mended, "2026-11-25") && !excused(mended, "2026-11-26"))
    #expect(!excused(try FaultMachine.after(.cancelled(step()), record), "2026-11-24"))
    record.item = "PT-1/喇叭"
    #expect(!excused(record, "2026-11-24"), "another thing of the point than its camera")
  }

  @Test("S5: planned outages 48 hours ahead, emergency ones within 24 hours of their beginning")
  func outages() {
    let from = at("2026-11-25", "08:00")
    func late(_ emergency: Bool, _ announced: Instant) -> Bool {
      Outage.isLate(from: from, isEmergency: emergency, announced: announced, rules: rules)
    }
    #expect(!late(false, from - .hours(48)) && late(false, from - .hours(48) + .seconds(1)))
    #expect(!late(true, from + .hours(24)) && late(true, from + .hours(24) + .seconds(1)))
  }
}
