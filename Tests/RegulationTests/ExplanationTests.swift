import Organisation
import Regulation
import Testing
import Units

@Suite("R2: a draw can be explained afterwards") struct ExplanationTests {
  private let plan = Province.planner(Province.sized(cities: 3, counties: 24, points: 900, direct: 2))

  /// What had been looked at by `day`, with many misses.
  private func record(_ seed: UInt64, before day: CivilDate) -> CheckRecord {
    var dice = Dice(seed)
    var record = CheckRecord()
    for past in 0..<(day.day - 1) {
      for duty in plan.duties(on: day.firstOfMonth + past, record: record, key: drawKey(seed)) where duty.kind.isDrawn {
        for target in duty.targets where dice.roll(1...100) > 40 { record.add(target, by: duty.centre) }
      }
    }
    return record
  }

  @Test("R2: drawn again it is the same, and each object's reason is true", arguments: [1, 5, 14, 23, 27, 30] as [Int])
  func again(_ number: Int) throws {
    let day = date("2026-11-01") + (number - 1)
    let record = record(UInt64(number), before: day)
    let tasks = Set((0..<20).map { Target.point("PT-430101-\(padded($0 * 24, 4))") })
    let duties = plan.duties(on: day, record: record, key: drawKey(3), keyTasks: tasks).filter(\.kind.isDrawn)
    #expect(duties.count == 5)
    for duty in duties {
      let found = plan.explanation(
        of: duty.kind, centre: duty.centre, on: day, record: record, key: drawKey(3), keyTasks: tasks)
      let explanation = try #require(found)
      #expect(explanation.quota == duty.quota)
      #expect(explanation.items.map(\.target).sorted() == duty.targets.sorted())
      #expect(Set(explanation.items.map(\.target)).count == explanation.items.count)
      let left = explanation.quota.daysLeft
      for item in explanation.items {
        #expect(item.checks == record.count(item.target, by: duty.centre))
        switch item.why {
        case .keyTask: #expect(tasks.contains(item.target))
        case .urgent: #expect(item.debt >= left && item.debt > 0)
        case .lot, .fewest: #expect(!tasks.contains(item.target))
        case nil: #expect(explanation.quota.isEverything)
        }
      }
      // Key tasks come first, then what has no day to spare, then a tenth by lot where anybody owes, then the fewest.
      let order = explanation.items.compactMap { item in Draw.Why.allCases.firstIndex { $0 == item.why } }
      #expect(order == order.sorted())
      let lots = explanation.items.count { $0.why == .lot }
      let tenth = (lots + explanation.items.count { $0.why == .fewest } + 9) / 10
      // With little owed at the month's end the lot may run out of those who owe.
      let owed = explanation.quota.owed
      #expect(owed > explanation.items.count ? lots == tenth : owed > 0 ? lots <= tenth : lots == 0)
    }
  }

  @Test("R2: another key, another draw; another record, another draw") func others() throws {
    let day = date("2026-11-10")
    let record = record(9, before: day)
    func drawn(_ record: CheckRecord, _ key: UInt64) -> [Target]? {
      plan.explanation(of: .pointSpotCheck, centre: Province.code, on: day, record: record, key: drawKey(key))?.items
        .map(\.target)
    }
    #expect(drawn(record, 3) == drawn(record, 3))
    #expect(drawn(record, 3) != drawn(record, 4))
    #expect(drawn(record, 3) != drawn(CheckRecord(), 3))
  }

  @Test("what is not drawn has no draw to explain") func undrawn() {
    let day = date("2026-11-10")
    for kind in DutyKind.allCases where !kind.isDrawn {
      #expect(plan.explanation(of: kind, centre: Province.code, on: day, record: CheckRecord(), key: drawKey()) == nil)
    }
    let county = CentreID("430101")
    #expect(
      plan.explanation(of: .pointSpotCheck, centre: county, on: day, record: CheckRecord(), key: drawKey()) == nil)
  }
}
