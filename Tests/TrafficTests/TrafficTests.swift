import AIS
import Geometry
import Testing
import Units

@testable import Traffic

/// Generated traffic: the same each time, real sentences, and bad ones that are bad.
@Suite struct TrafficTests {
  static let from = Instant(iso8601: "2026-11-22T10:00:00+08:00") ?? .distantPast
  static let here = Position(latitude: 28.2, longitude: 112.95)

  private func scene(_ events: [SceneEvent] = [], noise: Noise = Noise(), seed: UInt64 = 1, minutes: Int64 = 30)
    -> Scene
  {
    Scene(
      ferries: [
        FerryRun(
          mmsi: 413_900_101, name: "XIANG DU 0101", from: Self.here, to: Self.here.moved(bearing: 70, metres: 700))
      ], events: events, background: [Fleet(vessels: 30)], from: Self.from, through: Self.from + .minutes(minutes),
      seed: seed,
      noise: noise)
  }

  private func decoded(_ traffic: Traffic) -> DecoderCounters {
    var decoder = Decoder()
    var sink = Nobody()
    var bytes = Array(traffic).flatMap(\.bytes)
    let count = bytes.count
    bytes += [UInt8](repeating: 0x0A, count: Decoder.slack)
    decoder.consume(bytes.span.bytes, count: count, receivedAt: 0, source: 0, into: &sink)
    return decoder.counters
  }

  @Test(arguments: [Noise(), .rough, Noise(broken: 0.2)])
  func `the same scene and seed give the same bytes, in order of time`(
    _ noise: Noise
  ) {
    let one = Array(scene(noise: noise).traffic(tagBlocks: true))
    #expect(one == Array(scene(noise: noise).traffic(tagBlocks: true)))
    #expect(one != Array(scene(noise: noise, seed: 2).traffic(tagBlocks: true)))
    #expect(zip(one, one.dropFirst()).allSatisfy { $0.at <= $1.at })
    #expect(one.allSatisfy { $0.bytes.last == 0x0A && $0.bytes.count { $0 == 0x0A } == 1 })
  }

  @Test func `every line decodes where nothing is broken`() {
    #expect(decoded(scene().traffic()).rejected == 0)
    #expect(
      decoded(scene(noise: .rough).traffic(tagBlocks: true)).rejected
        <= decoded(scene(noise: .rough).traffic()).rejected)
  }

  @Test func `bad lines are bad, are of every kind, and cost no good one`() {
    let good = decoded(scene().traffic())
    let broken = decoded(scene(noise: Noise(broken: 0.3)).traffic())
    #expect(broken.otherSentences > 0, "words of another protocol")
    let lines = Array(scene(noise: Noise(broken: 0.3)).traffic()).count
    #expect(broken.rejected > UInt64(lines / 8))
    #expect(good.rejected == 0)
    for reason in [RejectReason.badChecksum, .missingChecksum, .notASentence] {
      #expect(broken.rejected(reason) > 0, "\(reason)")
    }
  }

  @Test func `those who lie report every three minutes where they lie, stations every ten seconds`() {
    let events: [SceneEvent] = [
      .lying(mmsi: 413_900_105, name: "XIANG DU 0105", place: Self.here, length: 18),
      .baseStation(mmsi: 4_131_501, place: Self.here), .aid(mmsi: 994_131_501, name: "BUOY", place: Self.here),
    ]
    let still = Scene(ferries: [], events: events, from: Self.from, through: Self.from + .minutes(30)).traffic()
    let counters = decoded(still)
    #expect((9...12).contains(counters.delivered(type: 1) + counters.delivered(type: 3)))
    #expect((160...200).contains(counters.delivered(type: 4)))
    #expect((9...12).contains(counters.delivered(type: 21)))
  }
}

/// Takes messages and forgets them.
private struct Nobody: MessageSink {
  mutating func receive(_ message: Message, _ envelope: Envelope, raw: RawSpan) {}
}
