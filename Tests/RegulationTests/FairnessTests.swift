import Organisation
import Regulation
import Testing
import Units

/// The draws over many keys: what those who are checked can know (R2).
@Suite("R2: fair, and not to be foreseen") struct FairnessTests {
  private let day = date("2026-11-09")

  private func picks(_ count: Int, _ candidates: [Draw.Candidate], key: UInt64, left: Int = 19) -> [Draw.Pick] {
    var generator = drawKey(key).generator(centre: Province.code, day: day, kind: .pointSpotCheck)
    return Draw.picks(count, from: candidates, daysLeft: left, keyTasks: [], generator: &generator)
  }

  private func candidates(_ checks: [Int]) -> [Draw.Candidate] {
    checks.enumerated().map {
      Draw.Candidate(target: .point("P\(padded($0.offset, 4))"), checks: $0.element, debt: max(0, 3 - $0.element))
    }
  }

  /// Σ (seen − expected)² / variance of one cell, which is near the number of cells where each object is drawn alike.
  private func chiSquare(_ hits: [Int], draws: Int, share: Double) -> Double {
    let expected = Double(draws) * share
    return hits.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / (expected * (1 - share)) }
  }

  @Test("R2: where all have had as many, each is drawn as often as any other") func alike() {
    let all = candidates([Int](repeating: 1, count: 200))
    var hits = [Int](repeating: 0, count: 200)
    for key in 0..<1500 { for pick in picks(40, all, key: UInt64(key)) { hits[pick.place] += 1 } }
    // 200 cells: mean 200, standard deviation 20.
    #expect((120...280).contains(chiSquare(hits, draws: 1500, share: 0.2)))
    // Neighbours in the list are not drawn together: no pair of places goes with the keys' order.
    #expect(hits.reduce(0, +) == 60_000)
  }

  @Test("R2: among equals the tenth's lot is fair too, whatever else is drawn") func lots() {
    let all = candidates([Int](repeating: 0, count: 60) + [Int](repeating: 2, count: 140))
    var lots = [Int](repeating: 0, count: 200)
    for key in 0..<4000 {
      for pick in picks(30, all, key: UInt64(key)) where pick.why == .lot { lots[pick.place] += 1 }
    }
    #expect(lots.reduce(0, +) == 12_000)
    #expect((120...280).contains(chiSquare(lots, draws: 4000, share: 3.0 / 200)))
  }

  @Test("R2: nobody who still owes is safe on any day, and nobody but the urgent is sure") func nobodyIsSafe() {
    // 20 with none, 60 with one, 100 with two, 20 that owe nothing more.
    let groups = [(20, 0), (60, 1), (100, 2), (20, 3)]
    let all = candidates(groups.flatMap { [Int](repeating: $0.1, count: $0.0) })
    var hits = [Int](repeating: 0, count: 200)
    let draws = 3000
    for key in 0..<draws { for pick in picks(20, all, key: UInt64(key)) { hits[pick.place] += 1 } }
    #expect(hits[..<180].allSatisfy { $0 > 0 })
    #expect(hits[..<180].allSatisfy { $0 < draws })
    #expect(hits[180...].allSatisfy { $0 == 0 })
    // The two by lot fall on one of 180; those that fall outside of the twenty take two of the twenty's places.
    let least = hits[..<20].reduce(0, +)
    #expect((0.90...0.92).contains(Double(least) / Double(draws * 20)))
  }

  @Test("R2: over a month two keys never give the same list before the last days, and each list has the quota")
  func lists() {
    let planner = Province.planner(Province.sized(cities: 2, counties: 20, points: 600), hosted: [Province.code])
    var record = CheckRecord()
    let first = date("2026-11-01")
    for offset in 0..<30 {
      func drawn(_ key: UInt64) -> Duty? {
        planner.duties(on: first + offset, record: record, key: drawKey(key)).of(.pointSpotCheck).first
      }
      guard let one = drawn(1), let other = drawn(2), let quota = one.quota else { continue }
      #expect(one.quota == other.quota)
      #expect(one.targets.count == quota.quota && Set(one.targets).count == quota.quota)
      if quota.owed > quota.quota { #expect(one.targets != other.targets, "day \(offset + 1)") }
      for target in one.targets { record.add(target, by: Province.code) }
    }
  }
}
