import Organisation
import Testing
import Units

@testable import Detection

/// C13: the hysteresis of two vessels near each other, report by report.
@Suite struct EncounterTests {
  private static let start = Instant(seconds: 1_795_300_000)
  /// As the detector has it by default, milliseconds.
  private static let dwell: Int64 = 15_000

  /// Who reports (`l`, `h`: the lower, the higher number), what it says (`!` risk, `.` clear, `?` unclear), and after how many seconds.
  private static func play(_ encounter: inout Encounter, _ reports: [(String, Int64)]) -> [Conduct.Step] {
    reports.map { report, second in
      let verdict: Verdict = report.hasSuffix("!") ? .breaks : report.hasSuffix(".") ? .keeps : .unclear
      return encounter.take(
        verdict, start + .seconds(second), mono: second * 1000, isLower: report.hasPrefix("l"), dwell: dwell)
    }
  }

  private static func began() -> Encounter {
    var encounter = Encounter()
    let steps = play(&encounter, [("l!", 0), ("h!", 5), ("l!", 10), ("h!", 15)])
    #expect(steps == [.nothing, .nothing, .nothing, .begins])
    encounter.episode = Episode(id: "x", onset: start, lastUpdate: 15_000, peak: 0)
    return encounter
  }

  @Test("both have said so, for the dwell: not one of them ever so often, nor both for less") func both() {
    var alone = Encounter()
    let reports = (0..<30).map { ("l!", Int64($0) * 5) }
    #expect(Self.play(&alone, reports).allSatisfy { $0 == .nothing })
    #expect(Self.play(&alone, [("h!", 150)]) == [.begins])
    var brief = Encounter()
    #expect(Self.play(&brief, [("l!", 0), ("h!", 14)]) == [.nothing, .nothing])
    #expect(Self.play(&brief, [("l!", 15)]) == [.begins])
  }

  @Test("one report that says otherwise is an error of a fix; two in a row, and it begins anew") func otherwise() {
    var once = Encounter()
    #expect(
      Self.play(&once, [("l!", 0), ("h.", 5), ("l!", 10), ("h!", 15)]) == [.nothing, .nothing, .nothing, .begins])
    var between = Encounter()
    #expect(
      Self.play(&between, [("l!", 0), ("h.", 4), ("l!", 8), ("h.", 12), ("h!", 16)]).last == .begins, "not in a row")
    var twice = Encounter()
    let steps = Self.play(&twice, [("l!", 0), ("h!", 4), ("l.", 8), ("h.", 12), ("l!", 16), ("h!", 20), ("l!", 31)])
    #expect(steps == [.nothing, .nothing, .nothing, .nothing, .nothing, .nothing, .begins])
    #expect(twice.run?.onset == Self.start + .seconds(16))
    var unclear = Encounter()
    #expect(Self.play(&unclear, [("l!", 0), ("h?", 5), ("l?", 10), ("h!", 15)]).last == .begins)
  }

  @Test("a hundred seconds without a word are another run") func pause() {
    var encounter = Encounter()
    #expect(Self.play(&encounter, [("l!", 0), ("h!", 101), ("l!", 110)]).allSatisfy { $0 == .nothing })
    #expect(encounter.run?.onset == Self.start + .seconds(101))
  }

  @Test("it ends when two reports say so over fifteen seconds; a risk in between, and they count anew") func ends() {
    var soon = Self.began()
    #expect(Self.play(&soon, [("l.", 20), ("h.", 25), ("l.", 34)]) == [.nothing, .nothing, .nothing])
    #expect(Self.play(&soon, [("h.", 35)]) == [.ends])
    var one = Self.began()
    #expect(
      Self.play(&one, [("l.", 20), ("h!", 30), ("l.", 40)]) == [.nothing, .goesOn, .nothing], "one report each time")
    #expect(Self.play(&one, [("l.", 60)]) == [.ends])
  }

  @Test("for a minute after its end the same two make no other finding") func quiet() {
    var encounter = Self.began()
    var events: [FindingEvent] = []
    encounter.stop(Self.start + .seconds(40), mono: 40_000, &events)
    #expect(events.count == 1 && !encounter.isIdle(99_000) && encounter.isIdle(100_001))
    let again = [("l!", 45), ("h!", 50), ("l!", 60), ("h!", 70), ("l!", 99)].map { ($0.0, Int64($0.1)) }
    #expect(Self.play(&encounter, again).allSatisfy { $0 == .nothing })
    #expect(Self.play(&encounter, [("h!", 100)]) == [.begins])
  }

  @Test("a minute side by side: they belong together, and for five minutes after") func companions() {
    var encounter = Encounter()
    for second in stride(from: Int64(0), through: 59, by: 1) {
      let isOne = encounter.keep(together: true, second * 1000)
      #expect(!isOne)
    }
    let later = [(true, 60_000), (false, 360_000), (false, 360_001), (true, 400_000)].map {
      encounter.keep(together: $0.0, Int64($0.1))
    }
    #expect(later == [true, true, false, false])
  }
}
