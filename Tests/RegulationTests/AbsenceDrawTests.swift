import Organisation
import Testing
import Units

@testable import Regulation

/// R1, R2: what is away for a time is drawn in time, and no sooner than that asks for.
@Suite("R1, R2: draws of objects that are away for a time") struct AbsenceDrawTests {
  private func drawn(
    _ day: String, key: UInt64, _ change: (inout [MonitoringPoint]) -> Void
  ) -> Set<Target> {
    let plain = Province.sized(cities: 1, counties: 2, points: 1000)
    var points = plain.points
    change(&points)
    let planner = Province.planner(Province.organisation(plain.centres, points))
    let duties = planner.duties(on: date(day), record: CheckRecord(), key: drawKey(key))
    return Set(duties.of(.pointSpotCheck).first?.targets ?? [])
  }

  @Test("a point that was closed long ago, or will be, is drawn on the 1st no more often than others")
  func longAgo() {
    var times = 0
    for key in 0..<40 as Range<UInt64> {
      let targets = drawn("2026-11-01", key: key) { points in
        points[5].closures = [Closure(from: date("2024-06-08"), through: date("2024-06-26"), reason: .repair)]
      }
      if targets.contains(.point("PT-430102-0005")) { times += 1 }
    }
    // Some 112 of 1,000 are drawn: 4 or 5 of 40 times, and not 40.
    #expect(times >= 1 && times <= 14, "\(times) of 40")
  }

  @Test("those with no day to spare are all drawn, though a crowd of others is away at another time")
  func noDayToSpare() {
    let brief = Set((0..<14).map { Target.point("PT-43010\($0 % 2 + 1)-00\($0 < 10 ? "0" : "")\($0)") })
    for key in 0..<10 as Range<UInt64> {
      let targets = drawn("2026-11-01", key: key) { points in
        for index in points.indices {
          points[index].closures =
            index < 14
            ? [Closure(from: date("2026-11-03"), through: nil, reason: .repair)]
            : [Closure(from: date("2026-12-05"), through: date("2026-12-06"), reason: .repair)]
        }
      }
      #expect(targets.isSuperset(of: brief), "key \(key)")
    }
  }

  @Test("one that goes in the middle of the month has days of reserve of its own before it goes") func reserve() {
    // In service from the 1st to the 6th: three checks, three days kept free.
    for key in 0..<10 as Range<UInt64> {
      let targets = drawn("2026-11-01", key: key) { points in
        points[5].closures = [Closure(from: date("2026-11-07"), through: nil, reason: .repair)]
      }
      #expect(targets.contains(.point("PT-430102-0005")), "key \(key)")
    }
  }
}
