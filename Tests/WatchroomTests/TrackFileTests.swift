import AIS
import Foundation
import TestSupport
import Testing
import Units
import Wire

@testable import watchroom_commands

/// A track as a file, read by programs that are not ours: Python's json, XML and csv; and what the sentences say when they are decoded.
@Suite struct TrackFileTests {
  private static let python = "/usr/bin/python3"

  private func read(_ format: String, _ data: Data) async throws -> [[String: Any]] {
    let ended = try await TestSupport.run(
      Self.python, [supportFile("read_track.py"), format], input: String(decoding: data, as: UTF8.self))
    guard ended.status == 0 else { throw Trouble("\(format): \(ended.errors)") }
    return try #require(try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [[String: Any]])
  }

  private func tracks() -> [VesselTrack] {
    [Samples.track(), Samples.track(PageRequest(limit: 1)), Samples.track(empty: true)]
  }

  @Test(arguments: ["geojson", "gpx", "csv"])
  func `three positions, one, none: another reader finds each place to seven digits and each time to a millisecond`(
    _ format: String
  ) async throws {
    for track in tracks() {
      let data =
        format == "geojson" ? TrackFile.geoJSON(track) : format == "gpx" ? TrackFile.gpx(track) : TrackFile.csv(track)
      let found = try await read(format, data)
      #expect(found.count == track.items.count)
      for (point, seen) in zip(track.items, found) {
        #expect(seen["time"] as? Int64 == point.at.instant.milliseconds)
        #expect(abs((seen["lat"] as? Double ?? 0) - point.latitude) < 5e-8)
        #expect(abs((seen["lon"] as? Double ?? 0) - point.longitude) < 5e-8)
        if format == "csv" { #expect(seen["name"] as? String == track.name) }
      }
    }
  }

  @Test func `sentences decode to the same time, place and movement; a vessel without MMSI has one of 8…`() {
    struct Sink: MessageSink {
      var seen: [(message: Message, tag: Int64?)] = []
      mutating func receive(_ message: Message, _ envelope: Envelope, raw: RawSpan) {
        seen.append((message, envelope.tagTime))
      }
    }
    for station in ["A", "B", "gps", "sar-aircraft", "distress-beacon"] {
      var track = Samples.track()
      for index in track.items.indices { track.items[index].station = station }
      if station == "gps" { track.mmsi = 2_123_456_789 }
      let data = TrackFile.nmea(track)
      let bytes = Array(data) + [UInt8](repeating: 0, count: 16)
      var decoder = Decoder()
      var sink = Sink()
      bytes.withUnsafeBytes { raw in
        decoder.consume(RawSpan(_unsafeBytes: raw), count: data.count, receivedAt: 0, source: 0, into: &sink)
      }
      #expect(sink.seen.count == 3 && decoder.counters.rejected == 0)
      for (point, seen) in zip(track.items, sink.seen) {
        #expect(seen.tag == point.at.instant.milliseconds)
        let (latitude, longitude) = (
          Int32((point.latitude * 600_000).rounded()), Int32((point.longitude * 600_000).rounded())
        )
        switch seen.message {
        case .position(let m):
          #expect(m.latitude.raw == latitude && m.longitude.raw == longitude && m.mmsi == 413_900_101)
          #expect(m.speed.raw == (point.speed == nil ? 1023 : 61) && m.status.rawValue == 0)
          #expect(
            m.course.raw == (point.course == nil ? 3600 : 1636) && m.heading.raw == (point.heading == nil ? 511 : 160))
        case .classBPosition(let m):
          #expect(m.latitude.raw == latitude && m.longitude.raw == longitude)
          #expect(m.mmsi == (station == "gps" ? 823_456_789 : 413_900_101))
        case .searchAndRescue(let m):
          #expect(
            m.latitude.raw == latitude && m.longitude.raw == longitude
              && m.course.raw == (point.course == nil ? 3600 : 1636))
        default: Issue.record("\(seen.message)")
        }
      }
    }
  }

  @Test func `every format from the daemon's answer; an empty one says so and is a valid file`() async throws {
    try await withDaemon { _, cli async throws in
      for format in ["geojson", "gpx", "csv"] {
        let some = await cli("vessel", "track", "413900101", "-o", format)
        #expect(some.code == 0 && some.errors.isEmpty, "\(some.errors)")
        #expect(try await read(format, Data(some.output.utf8)).count == 3)
        let none = await cli("vessel", "track", "413900199", "-o", format)
        #expect(none.code == 0 && none.errors.contains("没有存档位置"), "\(none.errors)")
        #expect(try await read(format, Data(none.output.utf8)).isEmpty)
      }
      let english = await cli("vessel", "track", "413900199", "--lang", "en")
      #expect(english.code == 0 && english.output.isEmpty && english.errors.contains("no position in the archive"))
      let nmea = await cli("vessel", "track", "413900101", "-o", "nmea")
      #expect(nmea.output.split(whereSeparator: \.isNewline).count == 3 && nmea.output.hasPrefix("\\c:"))
      for (line, word) in [
        ("vessel track 413900101 --from 25:00", "14:30"), ("vessel track 413900101 --from 12:00 --to 11:00", "--from"),
        ("vessel track 413900101 -o kml", "kml"), ("vessel track", "vessel"),
      ] {
        let wrong = await cli.run(line.split(separator: " ").map(String.init))
        #expect(wrong.code == 2 && wrong.errors.contains(word), "\(line): \(wrong.code) \(wrong.errors)")
      }
    }
  }
}
