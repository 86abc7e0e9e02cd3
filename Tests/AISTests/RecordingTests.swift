import AIS
import AISReport
import Testing

@Suite("Recordings of live feeds", .enabled(if: SharedData.isThere, SharedData.hint))
struct RecordingTests {
  private func run(_ name: String, _ format: DecodeRun.Format, piece: Int = .max) throws -> DecodeTotals {
    var run = DecodeRun(format: format)
    let bytes = try SharedData.bytes(name)
    var p = 0
    while p < bytes.count {
      let end = p + min(piece, bytes.count - p)
      let part = Array(bytes[p..<end])
      run.feed(part.span.bytes)
      run.drain { _ in }
      p = end
    }
    run.finish()
    return run.totals
  }

  /// Of 82,753 possible ones, one is a first and a last part that carry different sequence numbers.
  @Test("AISHub: 82,752 messages of 18 types, the same in JSON, torn and whole")
  func aishub() throws {
    let totals = try run("ais/aishub-3min.nmea", .none)
    #expect(totals.counters.lines == 85_187)
    #expect(totals.counters.sentences == 85_182)
    #expect(totals.counters.messages == 82_752)
    #expect((1...27).filter { totals.counters.delivered(type: $0) > 0 }.count == 18)
    #expect(totals.counters.delivered(type: 9) == 27)
    #expect(totals.counters.shortMessages == 0)
    #expect(totals.counters.rejected == 2)
    #expect(totals.counters.rejected(.supersededMessage) == 1)
    #expect(totals.counters.rejected(.expiredMessage) == 1)
    #expect(try run("ais/aishub-3min.nmea", .json, piece: 65_536) == totals)
    #expect(try run("ais/aishub-3min.nmea", .none, piece: 1_009) == totals)
  }

  /// The 246 tag blocks with a group carry the checksum they had without it: counted, and their sentences used.
  @Test("Kystverket: 877 messages of 877, one byte at a time too")
  func kystverket() throws {
    let totals = try run("ais/kystverket-1000.nm4", .none)
    #expect(totals.counters.messages == 877)
    #expect(totals.counters.sentences == 1_000)
    #expect(totals.counters.rejected == 246)
    #expect(totals.counters.rejected(.badTagBlock) == 246)
    #expect(try run("ais/kystverket-1000.nm4", .none, piece: 1) == totals)
  }

  @Test("gpsd's sample one byte at a time")
  func sample() throws {
    #expect(try run("ais/gpsd-sample.aivdm", .json, piece: 1) == run("ais/gpsd-sample.aivdm", .json))
  }
}
