import Organisation
import Regulation
import Settings
import Testing
import Units

@testable import Casework

/// What a week's form 2 is drawn from (C6, X5, R10).
@Suite("C6, X5: proposals") struct KeyProposerTests {
  private let county = CentreID("430105")

  private func proposer(_ change: (inout Organisation) -> Void = { _ in }) throws -> KeyProposer {
    var organisation = try Example.configuration().organisation
    change(&organisation)
    return KeyProposer(Directory(organisation), rules: KeySheetRules())
  }

  private func drafts(_ monday: String, _ sources: KeySources = KeySources()) throws -> [KeyDraft] {
    try proposer().drafts(county, monday: date(monday), from: sources)
  }

  @Test("R10: public holidays, the day before, and made-up days, for all ferries and wharves") func holidays() throws {
    // 2026: 5 to 7 April is after the week; 1 to 5 May, 9 May worked.
    let spring = try drafts("2026-04-27").filter { $0.why == .holiday }
    #expect(spring.map(\.because.key) == ["holiday", "eve"])
    #expect(spring.map(\.object) == [.centre(county), .centre(county)])
    #expect(spring[0].days == (1...3).map { date("2026-05-01") + ($0 - 1) } && spring[1].days == [date("2026-04-30")])
    let after = try drafts("2026-05-04")
    #expect(after.map(\.because.key) == ["holiday", "worked"])
    #expect(after.map(\.days) == [[date("2026-05-04"), date("2026-05-05")], [date("2026-05-09")]])
    #expect(try drafts("2026-11-30").isEmpty, "an ordinary week")
  }

  @Test("C6, C5: cargo plans whatever the cargo; dangerous goods as such; cancelled ones and others' are left out")
  func cargo() throws {
    func plan(_ no: Int64, _ point: String, _ from: Instant, _ through: Instant, dangerous: Bool = false) -> CargoPlan {
      CargoPlan(
        no: no, point: point, centre: county, vessel: "湘长沙货08", cargo: "砂石", isDangerous: dangerous, from: from,
        through: through, enteredBy: "W", enteredAt: noon)
    }
    var cancelled = plan(3, "PT-430105-07", at("2026-12-01", "08:00"), at("2026-12-01", "17:00"))
    cancelled.cancelledAt = noon
    let found = try drafts(
      "2026-11-30",
      KeySources(cargo: [
        plan(1, "PT-430105-07", at("2026-12-01", "08:00"), at("2026-12-01", "17:00")),
        plan(2, "PT-430105-07", at("2026-12-05", "20:00"), at("2026-12-08", "06:00"), dangerous: true), cancelled,
        plan(4, "PT-430112-05", at("2026-12-01", "08:00"), at("2026-12-01", "17:00")),
        plan(5, "PT-430105-07", at("2026-12-07", "08:00"), at("2026-12-07", "17:00")),
      ]))
    #expect(found.map(\.key) == ["cargo/1", "cargo/2"])
    #expect(found.map(\.why) == [.portCargoPlan, .dangerousGoods])
    #expect(found[0].hours == Hours(CivilTime(8, 0), CivilTime(17, 0)) && found[0].days == [date("2026-12-01")])
    #expect(found[1].hours == nil && found[1].days == [date("2026-12-05"), date("2026-12-06")])
  }

  @Test("X5: what was found in the same week of last year, from the number that the rules name") func lastYear() throws
  {
    let found = try drafts(
      "2026-11-30",
      KeySources(lastYear: [
        "PT-430105-01": LastYearCount(count: 2, codes: [FindingCode("V01"), FindingCode("V05")]),
        "PT-430105-02": LastYearCount(count: 1, codes: [FindingCode("V01")]),
        "PT-430112-01": LastYearCount(count: 9, codes: [FindingCode("V01")]),
      ]))
    #expect(found.map(\.object) == [.point("PT-430105-01")])
    #expect(found[0].because.values["codes"] == "V01 V05" && found[0].because.values["from"] == "2025-12-01")
    #expect(found[0].days.count == 7)
  }

  @Test("a point out of service in that week is proposed for nothing") func service() throws {
    let sources = KeySources(lastYear: ["PT-430105-01": LastYearCount(count: 5, codes: [])])
    for (day, count) in [("2026-12-06", 1), ("2026-12-07", 0)] {
      let lines = try proposer { organisation in
        for index in organisation.points.indices where organisation.points[index].id == "PT-430105-01" {
          organisation.points[index].inServiceSince = date(day)
        }
      }.drafts(county, monday: date("2026-11-30"), from: sources)
      #expect(lines.count == count, "\(day)")
    }
  }

  /// Random causes over random weeks: every cause that holds on a day of the week and touches a point of the centre gives a line for
  /// that point and day; no two lines say the same; nothing is proposed of points that are not the centre's.
  @Test("C6, R10: every key period that touches a point of the centre gives a line, none twice", arguments: 0..<200)
  func everyPeriod(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
    let proposer = try proposer()
    let monday = date("2026-01-05") + 7 * below(100)
    let week = Week.days(from: monday)
    let every = proposer.directory.organisation.points
    var causes: [KeyCause] = []
    for index in 0..<(1 + below(8)) {
      let scope: KeyCause.Scope =
        below(3) == 0 ? .everywhere : .points((0..<(1 + below(4))).map { _ in every[below(every.count)].id })
      let days = (0..<(1 + below(9))).map { _ in monday - 3 + below(13) }
      // Some of them under one name, some twice.
      causes.append(
        KeyCause(
          key: "period/\(index)", why: KeyWhy.allCases[below(3)], because: Reason("period", ["name": "期\(below(3))"]),
          days: Set(days).sorted(), hours: below(2) == 0 ? nil : Hours(CivilTime(6, 0), CivilTime(12, 0)), scope: scope)
      )
    }
    causes += causes.prefix(2)
    for centre in ["430105", "430100", "430112"].map({ CentreID($0) }) {
      let lines = proposer.drafts(centre, monday: monday, from: KeySources(causes: causes))
      let own = proposer.directory.points(of: centre)
      for cause in causes {
        let touched = own.filter { point in
          switch cause.scope {
          case .everywhere: point.sailings != nil
          case .points(let ids): ids.contains(point.id)
          }
        }
        for point in touched {
          for day in cause.days where week.contains(day) {
            let found = lines.contains { line in
              (line.object == .point(point.id) || line.object == .centre(centre)) && line.days.contains(day)
                && line.why == cause.why && line.because == cause.because && line.hours == cause.hours
            }
            #expect(found, "\(cause.key) \(point.id) \(day.iso)")
          }
        }
      }
      #expect(Set(lines.map(\.key)).count == lines.count)
      let said = lines.map { line in
        var line = line
        (line.key, line.days) = ("", [])
        return line
      }
      #expect(Set(said).count == said.count, "no line twice")
      let targets = Set(own.map { Target.point($0.id) } + [.centre(centre)])
      #expect(lines.allSatisfy { targets.contains($0.object) && !$0.days.isEmpty && Set($0.days).isSubset(of: week) })
      #expect(lines.allSatisfy { $0.days == $0.days.sorted() })
    }
  }
}
