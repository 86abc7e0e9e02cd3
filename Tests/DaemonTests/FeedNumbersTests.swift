import Store
import Testing
import Units

@testable import Daemon

/// D2: a position of the archive names its source whatever became of the settings since.
@Suite("D2: the archive's number of a feed") struct FeedNumbersTests {
  @Test("given once: another order, a feed that is gone and one that is new change nothing about the others")
  func once() {
    let first = FeedNumbers(["a", "b"])
    #expect((first.number(0), first.number(1), first.name(1), first.name(2)) == (0, 1, "b", nil))
    let later = FeedNumbers(["c", "b"], known: first.names)
    #expect((later.number(0), later.number(1)) == (2, 1))
    #expect((0..<4).map { later.name($0) } == ["a", "b", "c", nil])
    #expect(FeedNumbers(["b", "a"], known: later.names).number(0) == 1)
  }

  @Test("kept in the register, read at the next start; what can't be read begins anew") func kept() async throws {
    let bench = try await Bench()
    #expect(try FeedNumbers.open(["ais-udp", "t808"], bench.register).names == ["ais-udp", "t808"])
    let next = try FeedNumbers.open(["gps", "t808"], bench.register)
    #expect((next.number(0), next.number(1), next.name(0)) == (2, 1, "ais-udp"))
    try bench.register.write { try $0.setMeta("feed.numbers", "?") }
    #expect(try FeedNumbers.open(["gps"], bench.register).names == ["gps"])
  }
}
