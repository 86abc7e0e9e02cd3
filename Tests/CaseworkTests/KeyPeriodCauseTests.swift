import Foundation
import Organisation
import Regulation
import Settings
import Testing
import Units

@testable import Casework

@Suite("C6, R10: key periods of the organisation become lines of form 2") struct KeyPeriodCauseTests {
  private func directory() throws -> Directory {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Config").path()
    let now = Instant(iso8601: "2026-11-21T10:00:00+08:00") ?? .distantPast
    return Directory(try ConfigurationLoader.load(directory: folder, now: now).get().configuration.organisation)
  }

  @Test("R10, X5: a market by lunar days stands in the county's form 2 on those days, at its point, and nowhere else")
  func market() throws {
    let directory = try directory()
    let monday = date("2026-11-30")
    let causes = KeyCause.periods(of: CentreID("430112"), monday: monday, directory: directory)
    let market = try #require(causes.first { $0.key == "period/K-430112-1" })
    #expect(market.why == .market && market.scope == .points(["PT-430112-02"]))
    // 逢五十: 30 November 2026 is 十月廿二, so 十月廿五 is 3 December.
    #expect(market.days == [date("2026-12-03")])
    #expect(
      KeyCause.periods(of: CentreID("430602"), monday: monday, directory: directory).allSatisfy { $0.key != market.key }
    )
    let drafts = KeyProposer(directory, rules: KeySheetRules())
      .drafts(CentreID("430112"), monday: monday, from: KeySources(causes: causes))
    let line = try #require(drafts.first { $0.object == .point("PT-430112-02") && $0.why == .market })
    #expect(line.days == [date("2026-12-03")])
  }

  @Test("R10: over a year each week's causes hold on days of that week only, and each period that holds is there")
  func year() throws {
    let directory = try directory()
    for week in 0..<52 {
      let monday = date("2026-01-05") + 7 * week
      for centre in directory.organisation.centres {
        let causes = KeyCause.periods(of: centre.id, monday: monday, directory: directory)
        #expect(Set(causes.map(\.key)).count == causes.count)
        #expect(causes.allSatisfy { !$0.days.isEmpty && $0.days.allSatisfy { (monday...(monday + 6)).contains($0) } })
        let own = Set(directory.points(of: centre.id).map(\.id))
        let owed = directory.organisation.keyPeriods.filter { period in
          period.centre == centre.id
            && (0..<7).contains { day in
              period.holds(on: monday + day, holidays: directory.organisation.holidays)
                && directory.objects(of: period, on: monday + day).contains { own.contains($0.id) }
            }
        }
        #expect(Set(owed.map { "period/\($0.id)" }).isSubset(of: Set(causes.map(\.key))))
      }
    }
  }
}
