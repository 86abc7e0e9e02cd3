import Detection
import Organisation
import Regulation
import Testing
import Traffic
import Units

/// Recordings through picture and detectors, offline: `watchroom replay`.
@Suite("replay: the same recording gives the same findings") struct ReplayTests {
  private static let directory = Directory(Harness.organisation(SceneTests.zones, SceneTests.vessels))

  /// An hour with a straying ferry and a speeding vessel, as sentences; with the time of each in a tag block, or without.
  private func recording(stamped: Bool) -> [[UInt8]] {
    let scene = Scene(
      ferries: SceneTests.ferries, events: [SceneTests.speeding, SceneTests.straying], from: SceneTests.from,
      through: SceneTests.from + .minutes(40), seed: 1, noise: .rough)
    return scene.traffic().flatMap { sentence -> [[UInt8]] in
      let lines = sentence.bytes.split(separator: 0x0A).map { Array($0.drop { $0 == 0x0D }) }
      return lines.map { line in
        let bare =
          line.first == UInt8(ascii: "\\")
          ? Array(line.dropFirst().drop { $0 != UInt8(ascii: "\\") }.dropFirst()) : line
        return stamped ? Self.stamp(sentence.at) + bare : bare
      }
    }
  }

  private static func stamp(_ at: Instant) -> [UInt8] {
    let body = Array("c:\(at.milliseconds / 1000)".utf8)
    let sum = String(body.reduce(UInt8(0), ^), radix: 16, uppercase: true)
    return Array("\\".utf8) + body + Array("*\(sum.count == 1 ? "0" + sum : sum)\\".utf8)
  }

  private func run(_ lines: [[UInt8]], _ pace: Replay.Pace) -> (events: [FindingEvent], replay: Replay) {
    var replay = Replay(directory: Self.directory, rules: DetectorRules(), rulesVersion: "2026-01", pace: pace)
    var events: [FindingEvent] = []
    for line in lines { events += replay.take(line) }
    events += replay.finish()
    return (events, replay)
  }

  private func ids(_ events: [FindingEvent]) -> [String] {
    events.compactMap { if case .opened(let finding) = $0 { finding.id } else { nil } }
  }

  @Test func `by the times in its tag blocks: what strays and what speeds, with evidence, each time the same`() throws {
    let lines = recording(stamped: true)
    let (events, replay) = run(lines, .recorded(from: nil))
    let opened = ids(events)
    #expect(
      opened.map { $0.split(separator: "/").prefix(3).joined(separator: " ") } == [
        "speed 413800001 reach", "closed-water 413900123 closed",
      ])
    #expect(replay.totals.opened == [.closedWater: 1, .speed: 1] && replay.totals.lines == lines.count)
    #expect(replay.elapsed == replay.totals.span, "what paces it is the recording's own time")
    #expect(replay.totals.span > .minutes(39) && replay.totals.span <= .minutes(40) && replay.totals.vessels == 3)
    #expect(replay.totals.vesselHours > 1.4 && replay.totals.vesselHours < 2)
    for case .opened(let finding) in events {
      #expect(
        !finding.evidence.isEmpty && finding.onset >= SceneTests.from
          && finding.opened <= SceneTests.from + .minutes(40))
    }
    let again = run(lines.map { $0 + [0x0D, 0x0A] }, .recorded(from: nil))
    #expect(ids(again.events) == opened && again.events.count == events.count)
  }

  @Test func `spread evenly from a moment on it needs no times`() {
    let lines = recording(stamped: false)
    let (events, replay) = run(lines, .even(from: SceneTests.from, milliseconds: 2_400_000 / Double(lines.count)))
    #expect(Set(ids(events).map { $0.split(separator: "/").first }) == ["speed", "closed-water"])
    #expect(replay.totals.span >= .seconds(2380) && replay.totals.span <= .seconds(2400))
  }

  @Test func `without any time nobody is judged, and it says so`() {
    let (events, replay) = run(recording(stamped: false), .recorded(from: nil))
    #expect(events.isEmpty && !replay.hasTime && replay.totals.undated > 100 && replay.totals.vessels == 0)
  }

  @Test func `a time that is years off moves nothing`() {
    var lines = recording(stamped: true)
    for (place, wrong) in [
      (lines.count / 3, SceneTests.from + .days(4000)), (lines.count / 2, Instant(seconds: 86_400)),
    ] {
      lines.insert(Self.stamp(wrong) + lines[place].drop { $0 != UInt8(ascii: "!") }, at: place)
    }
    let (events, replay) = run(lines, .recorded(from: nil))
    #expect(ids(events).count == 2 && replay.totals.span <= .minutes(40), "\(ids(events)) \(replay.totals)")
  }
}
