import Testing

@testable import Feeds

@Suite struct ReplayScheduleTests {
  func stamp(_ text: String) -> Int64? {
    Array(text.utf8).withUnsafeBytes { ReplaySchedule.stamp(of: $0) }
  }

  @Test("tag-block times in seconds and milliseconds, wherever they stand; nothing else")
  func stamps() {
    #expect(stamp("\\c:1565218798*53\\!BSVDM,1") == 1_565_218_798_000)
    #expect(stamp("\\s:2573345,c:1565218798*06\\!BSVDM,1") == 1_565_218_798_000)
    #expect(stamp("\\g:1-2-73874,n:157036,s:r003669945,c:1241544035123*4A\\!AIVDM") == 1_241_544_035_123)
    #expect(stamp("!AIVDM,c:1565218798") == nil)
    #expect(stamp("\\s:abc*06\\!AIVDM,c:1") == nil)
    #expect(stamp("\\c:*06\\") == nil)
    #expect(stamp("\\c:99999999999999999999*06\\") == nil)
    #expect(stamp("\\c:") == nil)
    #expect(stamp("\\sc:5*06\\") == nil)
    #expect(stamp("") == nil)
  }

  func dues(_ pace: FeedPace, _ lines: [String], stamped: Bool = false) -> [Int64] {
    var schedule = ReplaySchedule(pace: pace, size: lines.reduce(0) { $0 + $1.utf8.count }, stamped: stamped)
    return lines.map { line in Array(line.utf8).withUnsafeBytes { schedule.due($0) } }
  }

  @Test("each pace gives each line its time")
  func paces() {
    let lines = ["aaa\n", "bbb\n", "ccc\n", "ddd\n"]
    #expect(dues(.asFast, lines) == [0, 0, 0, 0])
    #expect(dues(.rate(perSecond: 10), lines) == [0, 100_000_000, 200_000_000, 300_000_000])
    #expect(dues(.over(seconds: 4), lines) == [0, 1_000_000_000, 2_000_000_000, 3_000_000_000])
    #expect(dues(.recorded, lines) == [0, 10_000_000, 20_000_000, 30_000_000])
  }

  @Test("recorded speed never goes back, and shortens a wrong leap")
  func recorded() {
    let lines = ["!x\n", "\\c:100*0\\\n", "\\c:102*0\\\n", "!y\n", "\\c:90*0\\\n", "\\c:91*0\\\n", "\\c:99999*0\\\n"]
    let second: Int64 = 1_000_000_000
    #expect(
      dues(.recorded, lines, stamped: true)
        == [0, 0, 2 * second, 2 * second, 2 * second, 3 * second, 303 * second])
  }

  @Test("a walk gives runs that are due together, and all lines in the end")
  func walk() throws {
    var cutter = ChunkCutter()
    Array("a\nb\nc\nd\n".utf8).withUnsafeBytes { cutter.stream($0) }
    let whole = cutter.take()
    let chunk = try #require(whole)
    var walk = LineWalk(chunk)
    var schedule = ReplaySchedule(pace: .rate(perSecond: 1), size: 8, stamped: false)
    let first = walk.run(until: 1_000_000_000, &schedule)
    #expect(first.range == 0..<4 && first.lines == 2 && first.next == 2_000_000_000)
    let none = walk.run(until: 1_500_000_000, &schedule)
    #expect(none.range.isEmpty && none.next == 2_000_000_000)
    #expect(walk.chunk(of: none) == nil)
    let rest = walk.run(until: 9_000_000_000, &schedule)
    #expect(rest.range == 4..<8 && rest.lines == 2 && rest.next == nil)
    let own = try #require(walk.chunk(of: rest))
    #expect(Array(own.bytes) == Array("c\nd\n".utf8) + [UInt8](repeating: 0, count: 16))
  }

  @Test("back-off doubles from the first pause to the longest, with jitter, and starts over after a reset")
  func backoff() {
    var random = SplitMix(state: 1)
    var backoff = Backoff(first: .seconds(1), longest: .seconds(60))
    var pauses: [Duration] = []
    for _ in 0..<12 { pauses.append(backoff.next(using: &random)) }
    #expect(pauses.allSatisfy { $0 >= .seconds(1) && $0 <= .seconds(60) })
    #expect(pauses[0] <= .milliseconds(1500))
    #expect(pauses[3] >= .seconds(8) && pauses[3] <= .seconds(12))
    #expect(pauses.suffix(4).allSatisfy { $0 == .seconds(60) })
    backoff.reset()
    #expect(backoff.next(using: &random) <= .milliseconds(1500))
  }
}
