import Foundation
import Terminals
import Testing
import Units

/// gpsd's recordings of receivers against what gpsd makes of them.
@Suite("GPS receivers as recorded", .enabled(if: SharedData.isThere, SharedData.hint))
struct GPSRecordingTests {
  struct Expected: Decodable {
    var mode: Int
    var status: Int?
    var time: String?
    var lat: Double?
    var lon: Double?
    var speed: Double?
    var track: Double?

    var moment: Instant? {
      let format = ISO8601DateFormatter()
      format.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
      guard let time, let date = format.date(from: time) else { return nil }
      return Instant(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
    }

    /// To a millionth of a degree (0.1 m), and to 10 ms: some receivers round one second in two ways.
    func agrees(with fix: GPSFix) -> Bool {
      guard let place = fix.position, let lat, let lon else { return false }
      guard abs(place.latitude - lat) < 1e-6, abs(place.longitude - lon) < 1e-6 else { return false }
      guard let moment, let time = fix.time else { return true }
      return abs((moment - time).milliseconds) <= 10
    }
  }

  /// Receivers and how many positions gpsd makes of each. `GPSmap-76S` simulates (mode S, quality 8): gpsd takes that for a place, a
  /// watch must not.
  @Test(
    "positions and times are gpsd's",
    arguments: [
      ("GPSmap-76S", 0), ("beidou-bd", 15), ("bt-q818", 12), ("cat-ms352", 41), ("eXplorist110", 0), ("et-332", 39),
      ("garmin-10x", 29), ("garmin25lp", 29), ("gp-320fw-2019-03-28", 51), ("gpslim236", 41), ("haicom-305N", 248),
      ("iTrek", 47), ("magellan315", 12), ("mt3339", 32), ("navika-100-fix", 23), ("nl402u", 12),
      ("nokia-ld-4w", 21), ("quectel-L70", 51), ("quectelLC79D-1", 288), ("rx210", 57), ("skytraq-fixB", 11),
      ("tcp-test", 3), ("tn200", 0), ("triton400", 16), ("ublox-lea-4s", 2), ("ublox-zed-f9t-ubx_nmea_l5", 18),
    ])
  func positions(name: String, count: Int) throws {
    let expected = try Self.expected(name)
    let places = expected.filter { $0.mode >= 2 && $0.lat != nil && $0.status != 8 }
    #expect(places.count == count)
    let fixes = try Self.fixes(name, at: expected.compactMap(\.moment).first ?? Instant(seconds: 0))
    for place in places {
      #expect(fixes.contains { place.agrees(with: $0) }, "\(name): \(place)")
    }
    // And none that gpsd has not; it waits for an epoch's end, which the last one of a recording may not have,
    // and for the second where a receiver speaks a maker's language too.
    let times = places.compactMap(\.moment)
    for fix in fixes where fix.position != nil {
      guard let time = fix.time, let first = times.first, let last = times.last, time >= first, time <= last else {
        continue
      }
      #expect(places.contains { $0.agrees(with: fix) }, "\(name): \(fix)")
    }
    if count == 0 { #expect(fixes.allSatisfy { $0.position == nil }) }
    // One fix an epoch, in order.
    let ours = fixes.compactMap(\.time)
    #expect(zip(ours, ours.dropFirst()).allSatisfy { $0 < $1 }, "\(name)")
  }

  @Test("a receiver without a fix says so, and no place") func withoutFix() throws {
    let fixes = try Self.fixes("garmin25lp", at: Instant(seconds: 1_110_888_000))
    let first = try #require(fixes.first)
    #expect(first.position == nil && first.quality == .none)
  }

  private static func fixes(_ name: String, at now: Instant) throws -> [GPSFix] {
    var receiver = GPSReceiver()
    return try SharedData.lines("gps/\(name).log").flatMap { receiver.receive($0, at: now) }
  }

  private static func expected(_ name: String) throws -> [Expected] {
    try SharedData.lines("gps/\(name).log.chk").filter { $0.starts(with: Array("{\"class\":\"TPV\"".utf8)) }
      .map { try JSONDecoder().decode(Expected.self, from: Data($0)) }
  }
}
