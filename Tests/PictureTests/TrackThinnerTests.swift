import Testing
import Units

@testable import Picture

/// What the archive leaves out when it is told to.
@Suite("D2: the archive thins by distance and time as configured") struct TrackThinnerTests {
  private let start = Instant(seconds: 1_795_287_600)

  /// A fix so many seconds and metres (northward) from the beginning.
  private func fix(_ seconds: Int64, metres: Double = 0, status: UInt8 = 0, alarm: Bool = false) -> Fix {
    var motion = Motion(status: status)
    motion.isAlarm = alarm
    return Fix(
      at: start + .seconds(seconds), position: Position(latitude: 28 + metres / 111_195, longitude: 113),
      motion: motion, source: 0)
  }

  private func kept(_ thinner: inout TrackThinner, _ fixes: [Fix], mmsi: UInt32 = 413_900_101) -> [Bool] {
    fixes.map { thinner.keeps($0, of: mmsi) }
  }

  private func make(_ metres: Double?, _ seconds: Int64?, capacity: Int = 100) throws -> TrackThinner {
    TrackThinner(try #require(TrackThinning(metres: metres, span: seconds.map { .seconds($0) })), capacity: capacity)
  }

  @Test("neither set is no rule at all") func none() {
    #expect(TrackThinning(metres: nil, span: nil) == nil)
  }

  @Test("left out while near and young; kept at the distance, or at the age, counted from the last that was kept")
  func both() throws {
    var thinner = try make(50, 60)
    let fixes = [
      fix(0), fix(10, metres: 20), fix(20, metres: 49), fix(30, metres: 51), fix(40, metres: 90), fix(89, metres: 60),
      fix(90, metres: 60),
    ]
    #expect(kept(&thinner, fixes) == [true, false, false, true, false, false, true])
    #expect(thinner.leftOut == 4)
  }

  @Test("distance alone keeps a vessel at rest once; time alone keeps one an interval, however fast it goes")
  func alone() throws {
    var byDistance = try make(50, nil)
    #expect(kept(&byDistance, [fix(0), fix(86_400), fix(86_410, metres: 60)]) == [true, false, true])
    var byTime = try make(nil, 60)
    #expect(kept(&byTime, [fix(0), fix(59, metres: 900), fix(60, metres: 910)]) == [true, false, true])
  }

  @Test(
    "kept whatever the rule: another status, distress, an alarm and its end, what comes late; each vessel by itself")
  func always() throws {
    var thinner = try make(50, 60)
    #expect(
      kept(&thinner, [fix(0), fix(1, status: 5), fix(2, status: 5), fix(3, status: 0)]) == [true, true, false, true])
    #expect(kept(&thinner, [fix(4, status: 14), fix(5, status: 14), fix(6, status: 14)]) == [true, true, true])
    #expect(
      kept(&thinner, [fix(0), fix(1, alarm: true), fix(2, alarm: true), fix(3), fix(4)], mmsi: 2) == [
        true, true, true, true, false,
      ])
    #expect(kept(&thinner, [fix(0), fix(1), fix(2)], mmsi: 970_123_456) == [true, true, true])
    #expect(kept(&thinner, [fix(100), fix(40), fix(41), fix(101)], mmsi: 3) == [true, true, true, false])
    #expect(kept(&thinner, [fix(0)], mmsi: 4) == [true])
  }

  @Test("bounded: beyond its capacity it forgets, and keeps each vessel once more") func bounded() throws {
    var thinner = try make(50, 60, capacity: 10)
    let first = (UInt32(1)...1000).map { thinner.keeps(fix(0), of: $0) }
    #expect(first.allSatisfy { $0 })
    let again = [thinner.keeps(fix(1), of: 1), thinner.keeps(fix(2), of: 1)]
    #expect(again == [true, false])
  }
}
