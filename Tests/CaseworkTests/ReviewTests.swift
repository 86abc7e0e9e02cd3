import Casework
import Organisation
import Regulation
import Testing
import Units

private func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(dayNumber: 0) }

/// Looks at how matters were dealt with: when they are owed, and what follows from them.
@Suite("Looks at how matters were dealt with (S6, G13)") struct ReviewTests {
  private let holidays = HolidayCalendar([
    HolidayYear(
      year: 2026,
      off: [
        .init(name: "春节", from: day("2026-02-15"), through: day("2026-02-23")),
        .init(name: "清明节", from: day("2026-04-04"), through: day("2026-04-06")),
        .init(name: "国庆节、中秋节", from: day("2026-10-01"), through: day("2026-10-08")),
      ], worked: [])
  ])
  private let moment = CivilZone.shanghai.instant(day("2026-11-27"), CivilTime(10, 0))

  private func keys(_ iso: String) -> [String] {
    ReviewCalendar.occasions(on: day(iso), rules: ReviewRules(), holidays: holidays).map(\.key)
  }

  @Test("S6: the head's each week from Monday, the others' each month, the leadership's before holidays besides")
  func occasions() {
    #expect(keys("2026-11-27") == ["head/2026-11-23", "department/2026-11-01", "leadership/2026-11-01"])
    #expect(keys("2026-11-29")[0] == "head/2026-11-23" && keys("2026-11-30")[0] == "head/2026-11-30")
    // Seven days ahead of a holiday until the day before; a name that holds two counts; other holidays don't.
    #expect(!keys("2026-09-23").contains { $0.hasSuffix("国庆节") })
    #expect(keys("2026-09-24").last == "leadership/2026-09-24/国庆节")
    #expect(keys("2026-09-30").last == "leadership/2026-09-24/国庆节")
    #expect(keys("2026-10-01").count == 3 && keys("2026-04-03").count == 3)
    #expect(keys("2026-02-08").last == "leadership/2026-02-08/春节")
  }

  private func review(_ cases: [Int64]) -> HandlingReview {
    HandlingReview(
      no: 1, centre: CentreID("430100"), level: .head, occasion: "head/2026-11-23", begunAt: moment, by: "A",
      cases: cases)
  }

  private func judgement(
    _ timely: Bool = true, _ appropriate: Bool = true, _ effective: Bool = true, note: String = "x"
  )
    -> HandlingReview.Judgement
  {
    .init(timely: timely, appropriate: appropriate, effective: effective, note: note, at: moment)
  }

  @Test(
    "S6, G13: judged one by one by who began it, once each; what is wanting says why and is followed until put right")
  func life() throws {
    var now = review([9, 3])
    #expect(now.items.map(\.caseNo) == [3, 9] && now.state == .judging)
    #expect(throws: HandlingReviewRefusal.notYours) { try now.judged(3, judgement(), by: "B") }
    #expect(throws: HandlingReviewRefusal.notDrawn(caseNo: 4)) { try now.judged(4, judgement(), by: "A") }
    #expect(throws: HandlingReviewRefusal.emptyText) { try now.judged(3, judgement(false, note: " "), by: "A") }
    now = try now.judged(3, judgement(note: ""), by: "A")
    #expect(throws: HandlingReviewRefusal.judgedAlready(caseNo: 3)) { try now.judged(3, judgement(), by: "A") }
    let mend = HandlingReview.Mend(text: "已重新督促", at: moment, by: "C")
    #expect(throws: HandlingReviewRefusal.nothingToMend(caseNo: 3)) { try now.mended(3, mend) }
    #expect(throws: HandlingReviewRefusal.nothingToMend(caseNo: 9)) { try now.mended(9, mend) }
    for wanting in [judgement(false), judgement(true, false), judgement(true, true, false)] {
      let judged = try now.judged(9, wanting, by: "A")
      #expect(judged.state == .following && judged.revision == now.revision + 1)
      let done = try judged.mended(9, mend)
      #expect(done.state == .done)
      #expect(throws: HandlingReviewRefusal.nothingToMend(caseNo: 9)) { try done.mended(9, mend) }
    }
    now = try now.judged(9, judgement(), by: "A")
    #expect(now.state == .done)
  }

  @Test("S6: what is wanting is put right within working days, holidays left out")
  func mendDue() {
    let rules = ReviewRules()
    func due(_ iso: String) -> CivilDate {
      let at = CivilZone.shanghai.instant(day(iso), CivilTime(10, 0))
      let judgement = HandlingReview.Judgement(timely: false, appropriate: true, effective: true, note: "x", at: at)
      return CivilZone.shanghai.civil(
        HandlingReview.mendDue(judgement, rules: rules, zone: .shanghai, holidays: holidays)
      ).date
    }
    #expect(due("2026-11-27") == day("2026-12-02"))
    #expect(due("2026-09-29") == day("2026-10-12"))
  }

  @Test("G13: the month in figures") func figures() throws {
    var facts = HandlingFacts()
    var now = review([3, 9, 11])
    now = try now.judged(3, judgement(), by: "A")
    now = try now.judged(9, judgement(false, true, false), by: "A")
    facts.take(try now.mended(9, .init(text: "已改", at: moment, by: "C")))
    #expect(facts.judged == 2 && facts.wanting == 1 && facts.mended == 1)
    #expect(facts.untimely == 1 && facts.inappropriate == 0 && facts.ineffective == 1)
    let occasion = ReviewOccasion(level: .head, from: day("2026-11-23"), through: day("2026-11-29"))
    for standing in ReviewCalendar.Standing.allCases {
      facts.take(ReviewCalendar.Kept(centre: CentreID("430100"), occasion: occasion, standing: standing))
    }
    #expect(facts.looksOwed == 3 && facts.looksTaken == 1 && facts.looksMissed == 1 && facts.mean == nil)
  }
}
