import Organisation
import Regulation
import Testing
import Units

@Suite("R2: the draw") struct DrawTests {
  @Test("xoshiro256** gives its authors' numbers") func vectors() {
    var generator = DrawGenerator(words: (1, 2, 3, 4))
    let expected: [UInt64] = [
      11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360, 607_988_272_756_665_600,
      16_172_922_978_634_559_625, 8_476_171_486_693_032_832, 10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
    var mixer = SplitMix64(seed: 1_477_776_061_723_855_037)
    #expect(mixer.next() == 1_985_237_415_132_408_290)
    #expect(mixer.next() == 2_979_275_885_539_914_483)
  }

  @Test("a draw never changes with the toolchain: this one is written down") func pinned() {
    var generator = DrawGenerator(digest: (0..<32).map { UInt8($0) }, stream: "point-spot-check")
    #expect(generator.order(12) == pinnedOrder)
  }

  @Test("bounded numbers and orders are even") func even() {
    var generator = drawKey().generator(centre: Province.code, day: date("2026-11-21"), kind: .pointSpotCheck)
    var hits = [Int](repeating: 0, count: 6)
    for _ in 0..<60_000 { hits[generator.below(6)] += 1 }
    #expect(hits.allSatisfy { abs($0 - 10_000) < 500 })
    var firsts = [Int](repeating: 0, count: 5)
    for _ in 0..<20_000 { firsts[generator.order(5)[0]] += 1 }
    #expect(firsts.allSatisfy { abs($0 - 4_000) < 300 })
    #expect(generator.order(50).sorted() == Array(0..<50))
    #expect(generator.order(0).isEmpty)
    #expect(generator.below(1) == 0)
  }

  private func candidates(_ groups: [(count: Int, checks: Int, debt: Int)]) -> [Draw.Candidate] {
    var all: [Draw.Candidate] = []
    for group in groups {
      for _ in 0..<group.count {
        all.append(Draw.Candidate(target: .point("P\(padded(all.count, 4))"), checks: group.checks, debt: group.debt))
      }
    }
    return all
  }

  private func draw(
    _ count: Int, _ candidates: [Draw.Candidate], left: Int = 20, keyTasks: Set<Target> = [], key: UInt64 = 7,
    day: String = "2026-11-21"
  ) -> [Draw.Pick] {
    var generator = drawKey(key).generator(centre: Province.code, day: date(day), kind: .pointSpotCheck)
    return Draw.picks(count, from: candidates, daysLeft: left, keyTasks: keyTasks, generator: &generator)
  }

  @Test("R2: key tasks, then debts as large as the days left, then a tenth by lot, then fewest checks") func order() {
    let all = candidates([(30, 0, 3), (30, 1, 2), (30, 2, 1), (10, 3, 0)])
    let tasks: Set<Target> = [.point("P0095"), .point("P0031")]
    let picks = draw(72, all, left: 3, keyTasks: tasks)
    #expect(Set(picks.prefix(2).map(\.target)) == tasks)
    #expect(picks.prefix(2).allSatisfy { $0.why == .keyTask })
    #expect(Set(picks[2..<32].map(\.target)) == Set(all[0..<30].map(\.target)))
    #expect(picks[2..<32].allSatisfy { $0.why == .urgent })
    #expect(picks[32..<36].allSatisfy { $0.why == .lot })
    #expect(picks[36...].allSatisfy { $0.why == .fewest })
    // Of the 29 with one check, all are in; nobody who owes nothing but the key task.
    #expect(Set(all[30..<60].map(\.target)).isSubset(of: picks.map(\.target)))
    #expect(Set(picks.map(\.target)).intersection(all[90...].map(\.target)) == [.point("P0095")])
    #expect(Set(picks.map(\.target)).count == 72)
  }

  @Test("R2: more urgent ones than places: the largest debt first") func urgentFirst() {
    let picks = draw(10, candidates([(20, 2, 1), (10, 0, 3)]), left: 1)
    #expect(picks.allSatisfy { $0.target >= .point("P0020") && $0.why == .urgent })
  }

  @Test("R2: a tenth is drawn from all that still owe alike, so the least-checked are not all there is") func tenth() {
    let all = candidates([(100, 0, 3), (100, 2, 1), (100, 3, 0)])
    var fromSecond = 0
    for day in 1...28 {
      for key in 0..<8 {
        let picks = draw(50, all, key: UInt64(key), day: "2026-02-\(padded(day, 2))")
        #expect(picks.count { $0.why == .lot } == 5)
        #expect(picks.allSatisfy { $0.target < .point("P0200") })
        fromSecond += picks.count { $0.target >= .point("P0100") }
      }
    }
    // 224 draws of 5, half of them from the second hundred: 560, give or take.
    #expect((480...640).contains(fromSecond))
  }

  @Test("R2: the tenth is rounded up, so that a draw of one is not to be foreseen either") func tenthOfFew() {
    let all = candidates([(4, 0, 3), (4, 1, 2)])
    #expect(
      [1, 10, 11, 25].map { count in draw(count, candidates([(40, 0, 3)])).count { $0.why == .lot } } == [1, 1, 2, 3])
    let drawn = Set((0..<200).flatMap { draw(1, all, key: UInt64($0)).map(\.target) })
    #expect(drawn.count == 8)
  }

  @Test("R2: where nobody owes there is no lot: fewest checks first, and the keyed draw among those alike")
  func nobodyOwes() {
    let all = candidates([(40, 3, 0), (40, 4, 0)])
    let picks = draw(20, all)
    #expect(picks.count == 20 && picks.allSatisfy { $0.why == .fewest && $0.target < .point("P0040") })
    #expect(Set(picks.map(\.target)) != Set(draw(20, all, key: 8).map(\.target)), "which of them, the key says")
    let most = draw(60, all)
    #expect(Set(all[0..<40].map(\.target)).isSubset(of: most.map(\.target)) && most.count == 60)
    // One that owes is the whole lot.
    let one = draw(20, candidates([(79, 3, 0), (1, 4, 1)]))
    #expect(one.filter { $0.why == .lot }.map(\.target) == [.point("P0079")])
  }

  @Test("R2: the same day drawn twice is the same; another day, key, centre or kind is another draw") func separate() {
    let all = candidates([(1000, 0, 3)])
    let first = Set(draw(80, all).map(\.target))
    #expect(first == Set(draw(80, all).map(\.target)))
    // Two draws of 80 from 1,000 share 6.4 on average.
    #expect(first.intersection(draw(80, all, day: "2026-11-22").map(\.target)).count < 25)
    #expect(first.intersection(draw(80, all, key: 8).map(\.target)).count < 25)

    let key = drawKey()
    var orders: Set<[Int]> = []
    for kind in DutyKind.allCases {
      for centre in ["430000", "430100"] {
        var generator = key.generator(centre: CentreID(centre), day: date("2026-11-21"), kind: kind)
        orders.insert(generator.order(20))
      }
    }
    #expect(orders.count == DutyKind.allCases.count * 2)
  }

  @Test("D1: one digest a draw, over centre|date") func digestText() {
    let day = date("2026-11-21")
    let key = DrawKey { text in text == "430000|2026-11-21" ? [UInt8](repeating: 5, count: 32) : [] }
    var generator = key.generator(centre: Province.code, day: day, kind: .pointSpotCheck)
    var same = DrawGenerator(digest: [UInt8](repeating: 5, count: 32), stream: "point-spot-check")
    #expect(generator.next() == same.next())
  }

  @Test("a short digest and an all-zero state still draw") func degenerate() {
    var zero = DrawGenerator(words: (0, 0, 0, 0))
    #expect((0..<4).contains { _ in zero.next() != 0 })
    var short = DrawGenerator(digest: [1, 2, 3], stream: "x")
    #expect(short.order(9).sorted() == Array(0..<9))
  }

  /// As an implementation in another language, from the words of `DrawGenerator`, gives it too.
  private let pinnedOrder = [4, 6, 7, 2, 0, 11, 8, 5, 10, 9, 1, 3]
}
