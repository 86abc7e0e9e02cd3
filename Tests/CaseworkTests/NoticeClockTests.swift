import Casework
import Regulation
import Testing
import Units

/// R5: seven days from receipt, reminders at three days and one day, then overdue.
@Suite("R5: the clock of a notice") struct NoticeClockTests {
  private let rules = NoticeRules()
  private let zone = CivilZone.shanghai

  @Test("received on the 1st, at any hour, it is due at the end of the 8th", arguments: ["00:00", "09:30", "23:59:59"])
  func due(clock: String) {
    let due = NoticeClock.due(received: at("2026-12-01", clock), rules: rules, zone: zone)
    #expect(due == at("2026-12-08", "23:59:59"))
  }

  @Test("over the ends of months, years and a leap day") func calendar() {
    func due(_ day: String) -> Instant { NoticeClock.due(received: at(day, "10:00"), rules: rules, zone: zone) }
    #expect(due("2026-12-28") == at("2027-01-04", "23:59:59"))
    #expect(due("2028-02-25") == at("2028-03-03", "23:59:59"))
  }

  @Test("a zone that changes its clock between keeps the civil day") func summerTime() {
    // Shanghai of 1991: summer time from 14 April 02:00 to 15 September.
    let zone = CivilZone(
      identifier: "summer", firstOffset: 8 * 3600,
      transitions: [.init(from: Instant(seconds: 671_565_600), offset: 9 * 3600)])
    let received = zone.instant(date("1991-04-12"), CivilTime(10, 0))
    let due = NoticeClock.due(received: received, rules: rules, zone: zone)
    #expect(zone.full(due) == "1991-04-19 23:59:59")
  }

  private func paper(reminded: [Int] = []) -> Paper {
    let received = at("2026-12-01", "10:00")
    var paper = notice(
      received: received, due: NoticeClock.due(received: received, rules: rules, zone: zone))
    paper.reminded = reminded
    return paper
  }

  private func reminder(_ paper: Paper, _ day: String, _ clock: String = "08:00") -> Int? {
    NoticeClock.reminder(paper, rules: rules, zone: zone, now: at(day, clock))
  }

  @Test("reminders at three days and at one day left, then overdue, each once") func reminders() {
    #expect(reminder(paper(), "2026-12-04", "23:59:59") == nil)
    #expect(reminder(paper(), "2026-12-05", "00:00") == 3)
    #expect(reminder(paper(reminded: [3]), "2026-12-06") == nil)
    #expect(reminder(paper(reminded: [3]), "2026-12-07", "00:00") == 1)
    #expect(reminder(paper(reminded: [3, 1]), "2026-12-08", "23:59:59") == nil)
    #expect(reminder(paper(reminded: [3, 1]), "2026-12-09", "00:00") == 0)
    #expect(reminder(paper(reminded: [3, 1, 0]), "2026-12-20") == nil)
  }

  @Test("after a gap only the most urgent one") func gap() {
    #expect(reminder(paper(), "2026-12-07") == 1)
    #expect(reminder(paper(), "2026-12-30") == 0)
    #expect(reminder(paper(reminded: [0]), "2026-12-30") == nil)
  }

  @Test("until it is received the clock has not begun: no reminder, not overdue") func notReceived() {
    var waiting = paper()
    waiting.receivedAt = nil
    for day in ["2026-12-05", "2026-12-08", "2026-12-30"] { #expect(reminder(waiting, day) == nil) }
    #expect(!waiting.isOverdue(at: at("2026-12-30", "08:00")))
    #expect(NoticeClock.next(waiting, rules: rules, zone: zone, now: at("2026-12-02", "08:00")) == nil)
  }

  @Test("answered it waits for us, not for them; sent back they owe again; closed is closed") func answers() {
    let late = at("2026-12-09", "08:00")
    var answered = paper()
    answered.replies = [Paper.Reply(measures: "已整改", repliedAt: at("2026-12-06", "09:00"), by: "P-1")]
    #expect(NoticeClock.reminder(answered, rules: rules, zone: zone, now: late) == nil)
    #expect(!answered.isOverdue(at: late))
    var back = answered
    back.verifications = [Paper.Verification(accepted: false, note: "不符", at: at("2026-12-06", "12:00"), by: "P-2")]
    #expect(NoticeClock.reminder(back, rules: rules, zone: zone, now: late) == 0)
    #expect(back.isOverdue(at: late))
    var closed = answered
    closed.verifications = [Paper.Verification(accepted: true, note: "", at: at("2026-12-06", "12:00"), by: "P-2")]
    #expect(NoticeClock.reminder(closed, rules: rules, zone: zone, now: late) == nil)
    #expect(NoticeClock.next(closed, rules: rules, zone: zone, now: at("2026-12-02", "08:00")) == nil)
  }

  @Test(
    "R5: a notice passed down falls due before the one above it, whenever it is received",
    arguments: [
      ("2026-12-01", "2026-12-07 23:59:59"), ("2026-11-25", "2026-12-02 23:59:59"),
      ("2026-12-07", "2026-12-07 23:59:59"),
      ("2026-12-08", "2026-12-08 23:59:58"),
    ]) func passedDown(received: String, due: String) throws
  {
    let above = paper()
    #expect(above.due == at("2026-12-08", "23:59:59"))
    let limit = NoticeClock.limit(below: above, rules: rules, zone: zone)
    let below = NoticeClock.due(received: at(received, "10:00"), rules: rules, zone: zone, notAfter: limit)
    #expect(zone.full(below) == due)
    #expect(below < (try #require(above.due)))
  }

  @Test("cancelled it is neither owed nor overdue") func cancelled() {
    var gone = paper()
    gone.cancelled = Cancellation(by: "P-1", at: at("2026-12-02", "08:00"), reason: "写错")
    #expect(reminder(gone, "2026-12-30") == nil && !gone.isOverdue(at: at("2026-12-30", "08:00")) && gone.isSettled)
  }

  @Test("an incident report has no such clock") func otherForms() {
    let report = notice(.incidentReport, received: noon, due: noon)
    #expect(NoticeClock.reminder(report, rules: rules, zone: zone, now: noon + .days(30)) == nil)
    #expect(!report.isOverdue(at: noon + .days(30)))
  }

  @Test("woken only when something falls due, nothing is missed") func next() throws {
    var paper = paper()
    var now = at("2026-12-01", "10:00")
    var log: [String] = []
    while let look = NoticeClock.next(paper, rules: rules, zone: zone, now: now) {
      #expect(look > now)
      now = look
      if let days = NoticeClock.reminder(paper, rules: rules, zone: zone, now: now) {
        paper.reminded.append(days)
        log.append("\(zone.full(now)) \(days)")
      }
    }
    // The second of 23:59:59 belongs to the eighth day; the look comes a millisecond later.
    #expect(log == ["2026-12-05 00:00:00 3", "2026-12-07 00:00:00 1", "2026-12-08 23:59:59 0"])
  }
}
