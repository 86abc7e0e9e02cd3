import Foundation
import TestSupport
import Testing

/// The archive of tracks through the running daemon and the real command (D2).
@Suite("The real daemon: tracks", .serialized) struct TrackTests {
  /// A ferry going north, 1/10,000 minute a step; the n-th sentence says where it is.
  private static func sentence(_ mmsi: UInt32, _ step: Int) -> [UInt8] {
    Sentences.position(
      mmsi, (latitude: 28.2000 + Double(step) / 600_000, longitude: 112.9000), second: UInt8(step % 60))
  }

  private func latitudes(_ daemon: WatchDaemon, _ arguments: String...) async throws -> [Int] {
    let ended = try await daemon.watchroom(["vessel", "track"] + arguments + ["-o", "json"])
    guard ended.status == 0 else { throw Trouble("\(arguments): \(ended.errors)") }
    return JSON(ended.output)["items"].list.map { Int((($0["latitude"].value as? Double ?? 0) * 600_000).rounded()) }
  }

  private func read(_ format: String, _ text: String) async throws -> [Int] {
    let ended = try await run("/usr/bin/python3", [supportFile("read_track.py"), format], input: text)
    guard ended.status == 0 else { throw Trouble("\(format): \(ended.errors)") }
    return JSON(ended.output).list.map { Int((($0["lat"].value as? Double ?? 0) * 600_000).rounded()) }
  }

  @Test("each position is one row; by MMSI, id, name and terminal; every format, read by others, says the same")
  func everyFormat() async throws {
    let (ais, csv) = (try freePort(), try freePort())
    let daemon = try WatchDaemon(
      overlay: """
        feeds:
          - { name: ais, kind: tcp-server, host: 127.0.0.1, port: \(ais) }
          - { name: gps, kind: tcp-server, host: 127.0.0.1, port: \(csv), format: csv, columns: [id, lat, lon], fields: { device: id }, devices: { "13912345678": V-002 } }
        """)
    try await daemon.start()
    let stream = try Stream.connected(to: ais)
    for step in 0..<25 { try await stream.send(Self.sentence(413_900_101, step)) }
    try await Stream.connected(to: csv).send(Array("13912345678,28.2100001,112.9100001\n".utf8))
    let wanted = (0..<25).map { 16_920_000 + $0 }
    try await eventually("25 positions") { try await latitudes(daemon, "413900101") == wanted }
    for name in ["V-001", "湘长沙渡01"] { #expect(try await latitudes(daemon, name) == wanted) }
    try await eventually("a terminal's position") { try await latitudes(daemon, "013912345678").count == 1 }
    for (vessel, source) in [("V-001", "ais"), ("V-002", "gps")] {
      let items = JSON(try await daemon.watchroom(["vessel", "track", vessel, "-o", "json"]).output)["items"].list
      #expect(!items.isEmpty && items.allSatisfy { $0["source"].text == source })
    }
    let unknown = try await daemon.watchroom(["vessel", "track", "没有这条船"])
    #expect(unknown.status == 1 && unknown.errors.contains("没有这条船"))
    for format in ["geojson", "gpx", "csv"] {
      let file = try await daemon.watchroom(["vessel", "track", "V-001", "-o", format])
      #expect(try await read(format, file.output) == wanted, "\(format)")
    }
    let nmea = try await daemon.watchroom(["vessel", "track", "V-001", "-o", "nmea"])
    let path = try daemon.folder.write("track.nmea", nmea.output)
    let decoded = try await daemon.watchroom(["decode", path]).output.split(separator: "\n").map { JSON(String($0)) }
    #expect(decoded.map { Int((($0["lat"].value as? Double ?? 0) * 600_000).rounded()) } == wanted)
    #expect(decoded.allSatisfy { $0["mmsi"].int == 413_900_101 && $0["speed"].value as? Double == 6.1 })
    // Cut by local time.
    let old = try await daemon.watchroom(["vessel", "track", "V-001", "--from", "2020-01-01", "--to", "2020-01-02"])
    #expect(old.status == 0 && old.errors.contains("没有存档位置") && old.output.isEmpty)
    #expect(try await daemon.stop().status == 0)
  }

  @Test("killed with SIGKILL while it writes: what was stored is there after the next start, and it goes on")
  func killed() async throws {
    let port = try freePort()
    let daemon = try WatchDaemon(
      overlay: "feeds:\n  - { name: ais, kind: tcp-server, host: 127.0.0.1, port: \(port) }\n")
    var next = 0
    for _ in 0..<3 {
      try await daemon.start()
      let stream = try Stream.connected(to: port)
      let before = next
      var seen: [Int] = []
      // Written on without a pause until some are stored, then killed with others on their way.
      try await eventually("some are stored") {
        for _ in 0..<40 {
          try? await stream.send(Self.sentence(413_900_101, next))
          next += 1
        }
        seen = try await latitudes(daemon, "413900101", "--limit", "1000000")
        return seen.count > before
      }
      try await daemon.kill()
      try await daemon.start()
      let after = try await latitudes(daemon, "413900101")
      #expect(Set(seen).isSubset(of: after), "what was told is kept")
      #expect(Set(after).count == after.count && after == after.sorted(), "none twice, in order")
      #expect(try await daemon.stop().status == 0)
      next = (after.last ?? 16_920_000) - 16_920_000 + 50
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: daemon.folder.file("state/tracks"))
    #expect(!files.contains { $0.hasSuffix(".broken") }, "\(files)")
  }

  @Test(
    "a disk without room stops archiving and raises an alarm; positions are watched all the same, and it ends by itself"
  )
  func noRoom() async throws {
    let port = try freePort()
    let feeds = "feeds:\n  - { name: ais, kind: tcp-server, host: 127.0.0.1, port: \(port) }\n"
    // No disk has a PiB left beside what the test needs.
    let daemon = try WatchDaemon(overlay: feeds + "tracks: { reserve: 1048576 GiB }\n")
    try await daemon.start()
    let stream = try Stream.connected(to: port)
    try await stream.send(Sentences.intrusion(413_900_101))
    try await eventually("the alarm, and the finding of the intrusion beside it") {
      let codes = try await daemon.json("finding", "list")["items"].list.map { $0["code"].text }
      return codes.contains("F04") && codes.contains("V06")
    }
    let alarm = try #require(
      try await daemon.json("finding", "list")["items"].list.first { $0["code"].text == "F04" })
    #expect(alarm["severity"].text == "serious" && alarm["condition"].text == "active")
    #expect(alarm["reason"]["zh"].text.contains("磁盘空间不足"))
    #expect(try await latitudes(daemon, "413900101").isEmpty)
    #expect(try await daemon.stop().status == 0)
    try daemon.overlay(feeds)
    try await daemon.start()
    let again = try Stream.connected(to: port)
    try await again.send(Self.sentence(413_900_102, 1))
    try await eventually("archived again") { try await latitudes(daemon, "413900102").count == 1 }
    try await eventually("the condition ends where there is room") {
      try await daemon.json("finding", "show", "\(alarm["no"].int ?? 0)")["summary"]["condition"].text == "ended"
    }
    #expect(try await daemon.stop().status == 0)
  }
}
