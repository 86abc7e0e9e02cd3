import Foundation
import Glibc
import Terminals
import Testing
import Units

@testable import Feeds

/// Recordings of real receivers and terminals through feeds of every cut: from a file, over TCP in one piece, over TCP byte by byte. The same
/// lines arrive, and they say what gpsd and Traccar say of them.
@Suite("Recorded receivers and terminals through a feed", .serialized, .enabled(if: Recorded.isThere, Recorded.hint))
struct RecordedDeviceTests {
  struct TPV: Decodable {
    var `class`: String
    var mode: Int?
    var status: Int?
    var time: String?
    var lat: Double?
    var lon: Double?
  }

  /// Receivers, how many places gpsd makes of each, and how many of these a watch does not take (`docs/feeds.md` says why).
  static let receivers: [(name: String, places: Int, overruled: Int)] = [
    ("GPSmap-76S", 0, 0), ("beidou-bd", 15, 0), ("bt-q818", 12, 0), ("cat-ms352", 41, 0), ("eXplorist110", 0, 0),
    ("et-332", 39, 0), ("garmin-10x", 29, 0), ("garmin25lp", 29, 0), ("gp-320fw-2019-03-28", 51, 0),
    ("gpslim236", 41, 0), ("haicom-305N", 248, 0), ("iTrek", 47, 0), ("magellan315", 12, 0), ("mt3339", 32, 0),
    ("navika-100-fix", 23, 0), ("nl402u", 12, 0), ("nokia-ld-4w", 21, 0), ("quectel-L70", 51, 0),
    ("quectelLC79D-1", 288, 0), ("rx210", 57, 0), ("skytraq-fixB", 11, 0), ("tcp-test", 3, 0), ("tn200", 0, 0),
    ("triton400", 16, 0), ("ublox-lea-4s", 2, 0), ("ublox-zed-f9t-ubx_nmea_l5", 18, 0),
  ]

  /// The lines that arrive when `bytes` go through a feed in each way.
  private func lines(_ bytes: [UInt8], _ settings: (FeedSettings.Kind) -> FeedSettings, gate: TerminalGate = .closed)
    async throws -> [[UInt8]]
  {
    var all: [[UInt8]] = []
    for step in [bytes.count, 1] {
      try await withFeeds(
        settings(.tcpServer(host: "127.0.0.1", port: 0, maxClients: 1)), gate: gate
      ) { set, taken in
        let peer = try await Peer.connected(to: try await set.port())
        if step == 1 { try await peer.drip(bytes) } else { try await peer.send(bytes) }
        peer.finish()
        try await eventually("all was read") { set.first.bytes == bytes.count && set.first.clients == 0 }
        try await eventually("all was taken") { taken.lines == set.first.lines }
        #expect(taken.keepsContract)
        all.append(taken.text)
      }
    }
    return all
  }

  private func reports(_ lines: [UInt8], at now: Instant) -> [DeviceReport] {
    var reader = GPSLines()
    return lines.split(separator: 0x0a).flatMap { line in
      var found: [DeviceReport] = []
      reader.read(line.last == 0x0d ? line.dropLast() : line, connection: 1, at: now) { found.append($0) }
      return found
    }
  }

  @Test("places, times and fixes are gpsd's, however the bytes come", arguments: receivers)
  func receiver(name: String, places: Int, overruled: Int) async throws {
    let bytes = try Recorded.bytes("gps/\(name).log")
    let expected = try Recorded.lines("gps/\(name).log.chk").compactMap { line in
      line.starts(with: Array("{\"class\":\"TPV\"".utf8)) ? try JSONDecoder().decode(TPV.self, from: Data(line)) : nil
    }
    let start = expected.compactMap(\.moment).first ?? Instant(seconds: 0)
    var ways = try await lines(bytes) { FeedSettings(name: "gps", kind: $0) }
    try await withFeeds(
      FeedSettings(name: "gps", kind: .file(path: try Recorded.path("gps/\(name).log"), pace: .asFast))
    ) { set, taken in
      try await eventually("finished") { set.first.state == .finished && taken.lines == set.first.lines }
      ways.append(taken.text)
    }
    let found = reports(ways[0], at: start)
    for way in ways.dropFirst() { #expect(reports(way, at: start) == found, "\(name)") }
    let wanted = expected.filter { $0.mode ?? 0 >= 2 && $0.lat != nil && $0.status != 8 }
    #expect(wanted.count == places)
    let missed = wanted.filter { place in !found.contains { place.agrees(with: $0) } }
    #expect(missed.count == overruled, "\(name): \(missed.prefix(3))")
    // Without a fix there is none with us: whatever gpsd has at that moment, it is no place.
    for report in found where report.position != nil {
      let same = expected.filter { $0.moment != nil && $0.moment == report.time }
      #expect(same.isEmpty || same.contains { $0.mode ?? 0 >= 2 }, "\(name): \(report)")
    }
    if places == 0 { #expect(found.allSatisfy { $0.position == nil }) }
  }

  @Test("60 frames of JT/T 808 terminals, with noise between them: the same lines, and in them all that was let in")
  func frames() async throws {
    struct Sample: Decodable { var input: String }
    let frames = try Recorded.lines("jt808/frames.jsonl").map { line in
      let digits = Array(try JSONDecoder().decode(Sample.self, from: Data(line)).input.utf8)
      return stride(from: 0, to: digits.count - 1, by: 2)
        .compactMap { UInt8(String(decoding: digits[$0..<($0 + 2)], as: UTF8.self), radix: 16) }
    }
    #expect(frames.count == 60)
    var framer = JT808Framer()
    var direct: [UInt8] = []
    var places = 0
    framer.consume(frames.joined()) { packet, _ in
      if packet.header.part != nil { return }
      switch JT808Message(packet) {
      case .location, .locationAnswer: (direct, places) = (direct + packet.lines, places + 1)
      case .batch(let all, _, _): (direct, places) = (direct + packet.lines, places + all.count)
      default: break
      }
    }
    let gate = TerminalGate(isKnown: { _, _ in true }, code: { _ in [] })
    let ways = try await lines(
      Array(frames.joined()),
      {
        FeedSettings(name: "terminals", kind: $0, lineLimit: JT808Lines.longest, format: .jt808(.number))
      }, gate: gate)
    #expect(ways[0] == ways[1] && ways[0] == direct)
    var reader = JT808Lines()
    var reports = 0
    for line in ways[0].split(separator: 0x0a) {
      reader.read(line, at: Instant(seconds: 1_795_480_215)) { _ in reports += 1 }
    }
    #expect(reports == places && reports > 40, "\(reports) of \(places)")
  }

  @Test("gpsd's own objects, recorded: each place of them, however they are torn")
  func gpsd() async throws {
    for name in ["beidou-bd", "haicom-305N", "quectelLC79D-1"] {
      let bytes = try Recorded.bytes("gps/\(name).log.chk")
      let ways = try await lines(bytes) { FeedSettings(name: "gpsd", kind: $0, lineLimit: GPSDLines.longest) }
      #expect(ways[0] == ways[1])
      var reader = GPSDLines()
      var found: [DeviceReport] = []
      for line in ways[0].split(separator: 0x0a) where !GPSDLines.isAIS(line) {
        reader.read(line.last == 0x0d ? line.dropLast() : line) { found.append($0) }
      }
      let expected = try Recorded.lines("gps/\(name).log.chk").compactMap { line in
        line.starts(with: Array("{\"class\":\"TPV\"".utf8)) ? try JSONDecoder().decode(TPV.self, from: Data(line)) : nil
      }
      let wanted = expected.filter { $0.mode ?? 0 >= 2 && $0.lat != nil }
      #expect(found.count { $0.position != nil } == wanted.count && wanted.count > 10)
      #expect(wanted.allSatisfy { place in found.contains { place.agrees(with: $0) } }, "\(name)")
    }
  }
}

extension RecordedDeviceTests.TPV {
  var moment: Instant? {
    let format = ISO8601DateFormatter()
    format.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
    guard let time, let date = format.date(from: time) else { return nil }
    return Instant(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
  }

  /// To a millionth of a degree (0.1 m), and to 10 ms: some receivers round one second in two ways.
  func agrees(with report: DeviceReport) -> Bool {
    guard let place = report.position, let lat, let lon, abs(place.latitude - lat) < 1e-6,
      abs(place.longitude - lon) < 1e-6
    else { return false }
    guard let moment, let time = report.time else { return true }
    return abs((moment - time).milliseconds) <= 10
  }
}

/// Recordings that lie beside the checkout; without them their tests are skipped and say so.
enum Recorded {
  static let folder: String? = {
    let package = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let places: [String?] = [
      ProcessInfo.processInfo.environment["WATCHROOM_SHARED_DATA"],
      package.appendingPathComponent("../shared/data").standardizedFileURL.path,
    ]
    return places.compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0 + "/gps") }
  }()
  static var isThere: Bool { folder != nil }
  static let hint: Comment = "recorded data missing: put it in ../shared/data or name it in WATCHROOM_SHARED_DATA"

  static func path(_ name: String) throws -> String { try #require(folder) + "/" + name }
  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: try path(name))))
  }
  static func lines(_ name: String) throws -> [[UInt8]] { try bytes(name).split(separator: 0x0a).map { Array($0) } }
}

extension Peer {
  /// Each byte in a packet of its own.
  func drip(_ bytes: [UInt8]) async throws {
    try await offPool { [descriptor] in
      var yes: CInt = 1
      setsockopt(descriptor, CInt(IPPROTO_TCP), TCP_NODELAY, &yes, 4)
      for byte in bytes {
        var byte = byte
        guard Glibc.send(descriptor, &byte, 1, CInt(MSG_NOSIGNAL)) == 1 else { throw NeverCame(what: "sending") }
      }
    }
  }

  /// Says no more; still reads.
  func finish() { shutdown(descriptor, CInt(SHUT_WR)) }
}
