import Foundation
import Organisation
import Regulation
import Testing
import Units

private let day = date("2026-11-21")

@Suite("R22: the agenda") struct AgendaTests {
  private let plan = Province.planner(Province.sized(cities: 2, counties: 8, points: 300, direct: 1))

  @Test("an entry is one JSON line with the promised fields") func json() throws {
    for duty in plan.duties(on: day, record: CheckRecord(), key: drawKey()) {
      let line = AgendaEntry(duty, zone: .shanghai).json
      #expect(!line.contains("\n"))
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(
        Set(object.keys) == [
          "id", "clause", "kind", "centre", "day", "ordinal", "targets", "count", "opens", "due", "missedAfter",
          "period", "to", "quota",
        ])
      #expect(object["id"] as? String == duty.id)
      #expect(object["targets"] as? [String] == duty.targets.map(\.code))
      #expect((object["period"] is NSNull) == (duty.period == nil))
    }
    let report = try #require(plan.duties(on: day, record: CheckRecord(), key: nil).of(.dailyReport, "430101").first)
    #expect(
      AgendaEntry(report, zone: .shanghai).json
        == #"{"id":"X2/430101/2026-11-21/daily-report/1","clause":"X2","kind":"daily-report","centre":"430101","#
        + #""day":"2026-11-21","ordinal":1,"targets":[],"count":0,"opens":"2026-11-21T18:30:00+08:00","#
        + #""due":"2026-11-21T19:00:00+08:00","missedAfter":null,"period":{"from":"2026-11-20T18:50:00+08:00","#
        + #""to":"2026-11-21T18:50:00+08:00"},"to":["430100"],"quota":null}"#)
  }

  @Test("odd names stay JSON") func escapes() throws {
    let odd = "渡\"口\\\n\u{1}😀"
    let organisation = Province.organisation(
      [Province.centre("430102", .county, parent: nil)], [Province.point(odd, "430102")])
    let duties = Province.planner(organisation).duties(on: day, record: CheckRecord(), key: nil)
    let line = AgendaEntry(try #require(duties.first), zone: .shanghai).json
    let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(object["targets"] as? [String] == [odd])
  }

  @Test(
    "R1, R22: a forecast without the key does not make up how many are urgent; the quota it says is the one with the key"
  )
  func urgent() throws {
    let (from, through) = (date("2026-11-01"), date("2026-11-30"))
    let blind = Agenda.forecast(from: from, through: through, planner: plan, key: nil).of(.pointSpotCheck)
    let keyed = Agenda.forecast(from: from, through: through, planner: plan, key: drawKey()).of(.pointSpotCheck)
    #expect(
      blind.map(\.quota?.quota) == keyed.map(\.quota?.quota) && blind.map(\.quota?.owed) == keyed.map(\.quota?.owed))
    #expect(blind.first?.quota?.urgent == keyed.first?.quota?.urgent, "the month's first day is the same for every key")
    for (duty, with) in zip(blind, keyed).dropFirst() {
      #expect(with.quota?.urgent != nil)
      #expect(duty.quota?.urgent == (duty.quota?.owed == 0 ? 0 : nil), "\(duty.id)")
    }
    #expect(AgendaEntry(try #require(blind.dropFirst().first), zone: .shanghai).json.contains(#""urgent":null,"#))
    let later = Agenda.forecast(from: day, through: day, planner: plan, key: nil).of(.pointSpotCheck)
    #expect(later == blind.filter { $0.day == day }, "whatever day was asked for first")
  }

  @Test("R22: days ahead assume that what is planned is made; every object has its three by the month's end")
  func month() {
    let duties = Agenda.forecast(from: date("2026-11-01"), through: date("2026-12-01"), planner: plan, key: drawKey())
    var counts: [Target: Int] = [:]
    for duty in duties.of(.pointSpotCheck) where duty.day < date("2026-12-01") {
      for target in duty.targets { counts[target, default: 0] += 1 }
    }
    #expect(counts.count == 302)
    #expect(counts.values.allSatisfy { $0 >= 3 })
    #expect(Set(duties.map(\.id)).count == duties.count)
    // A new month begins with nothing done.
    #expect(duties.of(.countySpotCheck).last?.quota?.owed == 24)
    // Whoever starts in the middle of the month sees the same days.
    let part = Agenda.forecast(from: day, through: day + 2, planner: plan, key: drawKey())
    #expect(part == duties.filter { $0.day >= day && $0.day <= day + 2 })
  }

  @Test("R22: without the key the same quotas, and no names of what is drawn") func counts() {
    let open = Agenda.forecast(from: date("2026-11-01"), through: date("2026-11-30"), planner: plan, key: nil)
    let keyed = Agenda.forecast(from: date("2026-11-01"), through: date("2026-11-30"), planner: plan, key: drawKey())
    #expect(open.map(\.id) == keyed.map(\.id))
    #expect(open.map(\.quota?.quota) == keyed.map(\.quota?.quota))
    for duty in open where duty.kind.isDrawn { #expect(duty.targets.isEmpty == !(duty.quota?.isEverything ?? false)) }
    let entry = open.of(.pointSpotCheck).first.map { AgendaEntry($0, zone: .shanghai) }
    #expect(entry?.count == 80)
  }

  @Test("R22: from a known day on, with what was done by then") func known() {
    let lazy = Agenda.forecast(
      from: day, through: day, planner: plan, key: drawKey(), known: (day: day, record: CheckRecord()))
    #expect(lazy.of(.countySpotCheck).first?.quota?.owed == 24)
    #expect(lazy == plan.duties(on: day, record: CheckRecord(), key: drawKey()))
    let diligent = Agenda.forecast(from: day, through: day, planner: plan, key: drawKey())
    #expect(diligent.of(.countySpotCheck).first?.quota?.owed ?? 24 < 24)
  }
}
