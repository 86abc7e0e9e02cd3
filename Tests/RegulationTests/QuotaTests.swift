import Organisation
import Regulation
import Testing
import Units

@Suite("R1: P3's two quotas together") struct QuotaTests {
  private func monthly(_ debts: [Int], floor: Int, _ day: String) -> Quota {
    Quota.monthly(debts: debts, floor: floor, day: date(day), reserveDays: 3)
  }

  @Test("R1: in February 1,000 points need 120 a day at first, not 100") func february() {
    let quota = monthly([Int](repeating: 3, count: 1000), floor: 100, "2026-02-01")
    #expect(quota == Quota(objects: 1000, floor: 100, owed: 3000, daysLeft: 25, urgent: 0, quota: 120))
    let plan = Province.planner(Province.sized(cities: 2, counties: 10, points: 1000))
    let check = plan.duties(on: date("2026-02-01"), record: CheckRecord(), key: drawKey()).of(.pointSpotCheck)
    #expect(check.first?.quota == quota)
    #expect(check.first?.targets.count == 120)
  }

  @Test("R1: three days' reserve, then every day is the last") func daysLeft() {
    let left = { Quota.daysLeft(on: date($0), reserveDays: 3) }
    #expect(left("2026-02-01") == 25)
    #expect(left("2028-02-01") == 26)
    #expect(left("2026-11-01") == 27)
    #expect(left("2026-12-01") == 28)
    #expect(left("2026-11-26") == 2)
    #expect(["27", "28", "29", "30"].map { left("2026-11-\($0)") } == [1, 1, 1, 1])
  }

  @Test("R1: ten percent is rounded up, 80 is the points' floor, and no quota exceeds what there is") func floors() {
    #expect(Quota.share(10, of: 122) == 13)
    #expect(Quota.share(10, of: 120) == 12)
    #expect(Quota.share(10, of: 1) == 1)
    #expect(Quota.share(10, of: 0) == 0)
    func points(_ count: Int) -> Quota? {
      let plan = Province.planner(Province.sized(cities: 1, counties: 2, points: count))
      return plan.duties(on: date("2026-11-01"), record: CheckRecord(), key: nil).of(.pointSpotCheck).first?.quota
    }
    #expect(points(60)?.quota == 60)
    #expect(points(60)?.floor == 80)
    #expect(points(500)?.quota == 80)
    #expect(points(799)?.quota == 89)  // ⌈2397 / 27⌉
    #expect(points(3000)?.floor == 300)
    #expect(points(3000)?.quota == 334)  // ⌈9000 / 27⌉
  }

  @Test("R1: as many as have a debt as large as the days left") func urgent() {
    // On the 26th two days are left: 40 objects with two checks to come, 100 with one.
    let debts = [Int](repeating: 2, count: 40) + [Int](repeating: 1, count: 100)
    #expect(monthly(debts, floor: 10, "2026-11-26").quota == 90)
    #expect(monthly(debts, floor: 10, "2026-11-26").urgent == 40)
    let last = monthly(debts, floor: 10, "2026-11-28")
    #expect(last.urgent == 140)
    #expect(last.quota == 140)
    #expect(monthly([0, 0, 0], floor: 1, "2026-11-30").quota == 1)
    #expect(monthly([], floor: 80, "2026-11-30").quota == 0)
  }

  @Test("R1: a check that was not made raises the next days' quota; two on one day count once") func misses() {
    let plan = Province.planner(Province.sized(cities: 1, counties: 4, points: 1000))
    func quota(_ record: CheckRecord) -> Int? {
      plan.duties(on: date("2026-02-02"), record: record, key: nil).of(.pointSpotCheck).first?.quota?.quota
    }
    let drawn = plan.duties(on: date("2026-02-01"), record: CheckRecord(), key: drawKey()).of(.pointSpotCheck)
    let targets = drawn.first?.targets ?? []
    #expect(targets.count == 120)
    func record(_ targets: some Sequence<Target>, _ clocks: [String]) -> CheckRecord {
      let checks = targets.flatMap { target in
        clocks.map { CheckMade(centre: Province.code, target: target, at: at(date("2026-02-01"), $0)) }
      }
      return CheckRecord(checks, before: date("2026-02-02"), zone: .shanghai)
    }
    #expect(quota(record(targets, ["09:00"])) == 120)  // 2880 / 24
    #expect(quota(record(targets, ["09:00", "10:00"])) == 120)
    #expect(quota(record(targets.prefix(100), ["09:00"])) == 121)  // ⌈2900 / 24⌉
    #expect(quota(CheckRecord()) == 125)
  }

  @Test("R1: only checks of this month, before the day's 00:00, by the drawing centre") func recordBounds() {
    let point = Target.point("P")
    func made(_ day: String, _ clock: String, _ centre: String = "430000") -> CheckMade {
      CheckMade(centre: CentreID(centre), target: point, at: at(date(day), clock))
    }
    let record = CheckRecord(
      [
        made("2026-01-31", "23:59:59"), made("2026-02-01", "00:00"), made("2026-02-03", "23:59:59"),
        made("2026-02-04", "00:00"), made("2026-02-02", "12:00", "430100"),
      ], before: date("2026-02-04"), zone: .shanghai)
    #expect(record.count(point, by: Province.code) == 2)
    #expect(record.count(point, by: CentreID("430100")) == 1)
    #expect(record.count(.point("Q"), by: Province.code) == 0)
  }

  @Test("R1, D1: an object or a centre in service only part of the month owes at most one check for each of its days")
  func proRata() {
    func owed(_ day: String, since: String?, starts: CivilDate = Province.always) -> Int? {
      let organisation = Province.sized(
        cities: 1, counties: 1, points: 1, since: { _ in since.map { date($0) } }, starts: starts)
      let duties = Province.planner(organisation).duties(on: date(day), record: CheckRecord(), key: nil)
      return duties.of(.pointSpotCheck).first?.quota?.owed
    }
    #expect(owed("2026-11-01", since: nil) == 3)
    #expect(owed("2026-11-29", since: "2026-11-28") == 3)
    #expect(owed("2026-11-29", since: "2026-11-29") == 2)
    #expect(owed("2026-11-30", since: "2026-11-30") == 1)
    #expect(owed("2026-11-29", since: "2026-11-30") == nil)
    #expect(owed("2026-12-01", since: "2026-11-30") == 3)
    #expect(owed("2026-11-30", since: nil, starts: date("2026-11-30")) == 1)
    #expect(owed("2026-11-29", since: nil, starts: date("2026-11-30")) == nil)
  }
}
