import Casework
import Organisation
import Regulation
import Store
import Testing
import Units

@testable import Daemon

@Suite("R12, D1: three days down over a month's end, with another regulation in between") struct OutageTests {
  @Test("R12: opened in order with the versions in force, rounds missed, reports late, nothing twice") func outage()
    async throws
  {
    let room = try WatchRoom()
    let start = "2026-11-28 00:00:03"
    try await room.watch.start(at: at(start))
    _ = try await room.watch.tick(at: at(start))
    _ = try await room.watch.tick(at: at("2026-11-28 23:00"))
    // A regulation that holds from 1 December was stored before the daemon went down.
    try room.edit("regulation.yaml", "version: 2026-01", "version: 2026-02\neffective_from: 2026-12-01")
    try room.edit("regulation.yaml", "county_share_percent: 10", "county_share_percent: 50")
    try await room.watch.reload(try WatchRoom.context(room.configuration), at: at("2026-11-28 23:10"))
    let back = try room.restarted()
    for _ in 0..<2 {
      try await back.start(at: at("2026-12-02 08:00"))
      _ = try await back.tick(at: at("2026-12-02 08:00"))
    }
    let days = ["2026-11-28", "2026-11-29", "2026-11-30", "2026-12-01", "2026-12-02"]
    let entries = try await room.journal()
    #expect(entries.filter { $0.act == "day.opened" }.map(\.subject) == days.map { "day:\($0)" })
    var floors: [Int?] = []
    for day in days { floors.append(try await room.quota(.countySpotCheck, day)?.floor) }
    #expect(floors == [1, 1, 1, 4, 4])
    #expect(try await room.quota(.countySpotCheck, "2026-12-01")?.owed == 24, "December begins anew")
    for day in days.dropLast() {
      for record in try await room.duties(day) where record.duty.due < at("2026-12-02 00:00") {
        switch record.duty.kind.misfire {
        case .recordAsMissed:
          #expect(record.state(at: at("2026-12-02 08:00")) == .missed, "\(record.duty.id)")
          #expect(entries.count { $0.act == "duty.missed" && $0.subject == "duty:\(record.no)" } == 1)
        case .doLate where record.duty.kind == .dailyReport:
          #expect(entries.count { $0.act == "report.committed" && $0.subject == "report:\(record.no)" } == 1)
        case .doLate: break
        case .notJudged: #expect(!entries.contains { $0.subject == "duty:\(record.no)" })
        }
      }
    }
    // Nobody is mailed about what was missed more than a day ago.
    let told = try await room.register.reading { try $0.messages(before: .max, limit: 500) }
      .filter { $0.kind == LetterKind.roundMissed.rawValue }
    #expect(told.allSatisfy { !$0.cause.contains("/2026-11-29/") && !$0.cause.contains("/2026-11-30/") })
  }
}
