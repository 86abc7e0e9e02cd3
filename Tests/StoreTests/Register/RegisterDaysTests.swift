import Casework
import GRDB
import Organisation
import Regulation
import Testing
import Units

@testable import Store

/// Days, duties and checks: opened once, all or nothing.
@Suite("D1, R22: days and what was done on them") struct RegisterDaysTests {
  private let kept: RegisterFolder.Kept
  private var register: Register { kept.register }

  init() throws { kept = try RegisterFolder().openKept() }

  @Test("a day is opened once: a second opening is refused and adds nothing") func once() throws {
    try register.write { try $0.openSampleDay() }
    let again = code {
      try register.write { tx in
        try tx.openDay(
          saturday, at: noon + .hours(1), organisation: 1, regulation: 2, counts: "{}", duties: [Sample.duty(9)])
      }
    }
    #expect(again == .constraint)
    #expect(
      try register.read { try $0.duties(day: saturday).map(\.duty.id) } == [Sample.duty().id, Sample.report().id])
    #expect(try register.read { try $0.lastOpenedDay() } == saturday)
  }

  @Test("a duty's id is unique over all days: a day that repeats one is not opened at all") func uniqueDuty() throws {
    try register.write { try $0.openSampleDay() }
    #expect(
      code {
        try register.write { tx in
          try tx.openDay(
            saturday + 1, at: noon, organisation: 1, regulation: 2, counts: "{}",
            duties: [Sample.duty(5, day: saturday + 1), Sample.duty()])
        }
      } == .constraint)
    #expect(try register.read { try $0.lastOpenedDay() } == saturday)
    #expect(try register.read { try $0.duty(id: Sample.duty(5, day: saturday + 1).id) } == nil)
  }

  @Test("the version in force is the last stored of those that are effective") func versions() throws {
    try register.write { tx in
      for (digest, from) in [("a", saturday), ("b", saturday + 2), ("c", saturday + 2)] {
        _ = try tx.insertVersion(.organisation, body: digest, digest: digest, effectiveFrom: from, at: noon)
      }
    }
    func digest(_ day: CivilDate) throws -> String? {
      try register.read { try $0.version(.organisation, as: String.self, on: day)?.digest }
    }
    #expect(try digest(saturday - 1) == nil)
    #expect(try digest(saturday + 1) == "a")
    #expect(try digest(saturday + 2) == "c" && digest(saturday + 30) == "c")
    #expect(try register.read { try $0.latestVersion(.organisation)?.digest } == "c")
    #expect(try register.read { try $0.latestVersion(.regulation)?.digest } == nil)
    try register.write { tx in
      let regulation = try tx.insertVersion(.regulation, body: "r", digest: "r1", effectiveFrom: saturday, at: noon)
      try tx.openDay(saturday, at: noon, organisation: 1, regulation: regulation, counts: "{}", duties: [])
    }
    let known = try register.read { try $0.versions(day: saturday) }
    #expect(known?.organisation == "a" && known?.regulation == "r1")
  }

  @Test("a round is finished by its last target, at the latest of their times; 补查 and extra fill nothing") func checks()
    throws
  {
    try register.write { try $0.openSampleDay() }
    let no = try #require(try register.read { try $0.duty(id: Sample.duty().id)?.no })
    func record(_ check: CheckEntry) throws -> DutyRecord {
      try register.write { tx in _ = try tx.insert(check: check, duty: no) }
      return try #require(try register.read { try $0.duty(no: no) })
    }
    let first = try record(Sample.check(.point("PT-2"), at: noon + .minutes(30)))
    #expect(first.finished == nil && first.done == [.point("PT-2"): noon + .minutes(30)] && first.revision == 2)
    let second = try record(Sample.check(.point("PT-1"), at: noon + .hours(13), .makeup))
    #expect(second.finished == nil && second.done.count == 1 && second.revision == 2)
    let again = try record(Sample.check(.point("PT-2"), at: noon + .hours(1)))
    #expect(again.done[.point("PT-2")] == noon + .minutes(30), "the first of a target stands")
    let last = try record(Sample.check(.point("PT-1"), at: noon, .late))
    #expect(last.finished == noon + .minutes(30) && last.done.count == 2)
    #expect(last.state(at: noon + .days(1)) == .done)
    #expect(try register.read { try $0.checks(duty: no).map(\.placement) } == [.late, .counts, .counts, .makeup])
  }

  @Test("R22: checks made before midnight and recorded before the opening") func window() throws {
    try register.write { tx in
      try tx.openSampleDay()
      _ = try tx.insert(check: Sample.check(.point("PT-1"), at: noon), duty: nil)
      _ = try tx.insert(check: Sample.check(.point("PT-2"), at: noon + .hours(1)), duty: nil)
    }
    func targets(_ before: Instant, _ recorded: Instant) throws -> [Target] {
      try register.read { try $0.checks(from: noon, before: before, recordedBefore: recorded).map(\.target) }
    }
    #expect(try targets(noon + .hours(2), noon + .hours(2)) == [.point("PT-1"), .point("PT-2")])
    #expect(try targets(noon + .hours(1), noon + .hours(2)) == [.point("PT-1")], "before is excluded")
    #expect(try targets(noon + .hours(2), noon + .minutes(1)) == [], "recorded later")
    #expect(try register.read { try $0.checks(centre: CentreID("430112"), from: noon, before: noon + .days(1)) } == [])
  }

  @Test("R3: late is to be told at due, missed at its end, each once") func toTell() throws {
    try register.write { try $0.openSampleDay() }
    let duty = Sample.duty()
    func owed(_ instant: Instant) throws -> Int { try register.read { try $0.roundsToTell(at: instant).count } }
    #expect(try owed(duty.due) == 0 && owed(duty.due + .milliseconds(1)) == 1)
    let no = try #require(try register.read { try $0.duty(id: duty.id)?.no })
    try register.write { try $0.setTold(duty: no, "late", at: duty.due) }
    #expect(try owed(duty.due + .hours(1)) == 0)
    #expect(try owed(noon + .hours(12) + .milliseconds(1)) == 1)
    try register.write { try $0.setTold(duty: no, "missed", at: noon + .hours(13)) }
    #expect(try owed(noon + .days(2)) == 0)
    #expect(code { try register.write { try $0.setTold(duty: no, "late", at: noon) } } == .constraint)
  }

  @Test("a report is looked at from its draft on, until it is on its way and its lateness is said") func reports()
    throws
  {
    try register.write { try $0.openSampleDay() }
    let due = Sample.report().due
    func look(_ instant: Instant) throws -> [DutyRecord] {
      try register.read { try $0.reportsToLookAt(at: instant, lead: .minutes(30)) }
    }
    #expect(try look(due - .minutes(31)) == [])
    let no = try #require(try look(due - .minutes(30)).first?.no)
    var steps = StoredReport()
    steps.draftedAt = due - .minutes(30)
    steps.approvedBy = "P-11"
    steps.approvedAt = due - .minutes(20)
    steps.sentAt = due - .minutes(10)
    steps.messageNo = 3
    try register.write { try $0.setReport(duty: no, steps) }
    #expect(try register.read { try $0.report(duty: no) } == steps)
    #expect(try look(due) == [])
    #expect(try look(due + .milliseconds(1)).map(\.no) == [no], "not accepted by every relay")
    try register.write { try $0.finish(duty: no, at: due + .minutes(3)) }
    try register.write { try $0.finish(duty: no, at: due + .minutes(9)) }
    let record = try #require(try register.read { try $0.duty(no: no) })
    #expect(record.finished == due + .minutes(3) && record.state(at: due + .days(1)) == .doneLate)
    #expect(try look(due + .hours(1)) == [])
  }

  @Test("the next moment to look is the nearest of draft, cut-off, due and end") func nextMoment() throws {
    try register.write { try $0.openSampleDay() }
    let leads = [TimeSpan.minutes(30), .minutes(10), .minutes(5)]
    var now = noon
    var moments: [String] = []
    while let next = try register.read({ try $0.nextDutyMoment(after: now, leads: leads) }), moments.count < 10 {
      #expect(next > now)
      moments.append(CivilZone.shanghai.full(next))
      now = next
    }
    #expect(
      moments == [
        "2026-11-21 18:00:00", "2026-11-21 18:30:00", "2026-11-21 18:50:00", "2026-11-21 18:55:00",
        "2026-11-21 19:00:00", "2026-11-22 00:00:00",
      ])
  }
}
