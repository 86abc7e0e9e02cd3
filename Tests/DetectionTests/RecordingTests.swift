import AIS
import Detection
import Foundation
import Organisation
import Picture
import Testing
import Units

/// The shared recordings, at recorded speed: three minutes of a public feed. Skipped where they are missing.
@Suite struct RecordingTests {
  static func data(_ name: String) -> [UInt8]? {
    let environment = ProcessInfo.processInfo.environment["WATCHROOM_SHARED_DATA"]
    let folder = environment ?? "../shared/data"
    return FileManager.default.contents(atPath: folder + "/ais/" + name).map { [UInt8]($0) }
  }

  private func play(_ bytes: [UInt8], seconds: Double, into h: inout Harness) -> Decoder {
    var decoder = Decoder()
    var builder = ObservationBuilder()
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    var chunk: [UInt8] = []
    for (number, line) in lines.enumerated() {
      chunk += line
      chunk.append(0x0A)
      guard number % 500 == 499 || number == lines.count - 1 else { continue }
      h.pass(to: seconds * Double(number + 1) / Double(lines.count))
      let count = chunk.count
      chunk += [UInt8](repeating: 0x0A, count: Decoder.slack)
      decoder.consume(
        chunk.span.bytes, count: count, receivedAt: h.now.milliseconds, source: 0, into: &builder)
      h.take(builder.batch)
      builder.batch.removeAll()
      chunk.removeAll(keepingCapacity: true)
    }
    return decoder
  }

  @Test(.enabled(if: RecordingTests.data("aishub-3min.nmea") != nil, "no ../shared/data/ais/aishub-3min.nmea"))
  func `the AISHub file: distress for those that send it, no test, no lost signal, no flood`() throws {
    let bytes = try #require(RecordingTests.data("aishub-3min.nmea"))
    // One of its vessels is registered, and is not lost when the recording ends with its feed.
    var h = Harness(zones: [Harness.zone()], vessels: [Harness.ferry(244_660_584)])
    let decoder = play(bytes, seconds: 180, into: &h)
    h.silentFeeds = [0]
    h.pass(3600)
    #expect(decoder.counters.messages >= 82_740)
    #expect(h.picture.count > 10_000)
    // Nine vessels send navigational status 14 throughout; no beacon is in the file.
    let distress = h.opened(.distress)
    #expect(distress.count == 9 && distress.allSatisfy { $0.reason.key == "distress.status" })
    // Of 11,074 vessels five say that they are not under command at 0.6 to 1.1 kn, and two that they are aground, and do not move. Six more
    // make way at 3 to 10 kn with a status that they have forgotten.
    #expect(h.opened(.adrift).allSatisfy { $0.reason.key == "adrift.status" })
    #expect(h.opened(.adrift).count == 5 && h.opened(.aground).count == 2)
    // Whose identity is in doubt: docs/detection.md has each. 88 of the vessels send a number that no vessel has, three numbers are in
    // several places at once. What a slow way brought late is nobody's conflict.
    let doubts = h.opened(.identity)
    #expect(doubts.count { $0.object == "mmsi" } == 88)
    #expect(
      Set(doubts.filter { $0.object != "mmsi" }.map { "\($0.mmsi) \($0.object)" })
        == ["244645890 places", "244711426 places", "412123456 places"])
    #expect(doubts.count == 91 && doubts.allSatisfy { $0.severity == ($0.object == "mmsi" ? .info : .ordinary) })
    // Most jumps are numbers that several vessels use.
    let held = Dictionary(h.picture.counters.withheld.map { ($0.reason, $0.count) }, uniquingKeysWith: +)
    #expect(held == [.jump: 598, .jammed: 26, .swapped: 0, .zero: 0])
    let others = h.opened.filter { $0.detector != .identity }
    #expect(others.count == 16, "\(others.map { ($0.id, $0.reason.values) })")
    #expect(h.opened(.lostSignal).isEmpty)
    #expect(h.events.count - doubts.count < 60)
  }

  @Test(
    .enabled(if: RecordingTests.data("gpsd-sample.aivdm") != nil, "no ../shared/data/ais/gpsd-sample.aivdm"),
    arguments: ["gpsd-sample.aivdm", "kystverket-1000.nm4"])
  func `samples with test messages and texts make no finding`(_ name: String) throws {
    let bytes = try #require(RecordingTests.data(name))
    var h = Harness()
    _ = play(bytes, seconds: 60, into: &h)
    #expect(h.opened.isEmpty, "\(h.opened.map(\.reason))")
  }
}
