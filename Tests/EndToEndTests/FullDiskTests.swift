import Foundation
import Glibc
import TestSupport
import Testing

enum OwnDisk {
  /// Whether `unshare -Urm` and a mount in it are allowed here.
  static let isThere: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "unshare -Urm mount -t tmpfs -o size=1m tmpfs /mnt 2>/dev/null"]
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()
}

/// A disk that is full, a real one: a tmpfs over the folder of tracks, which the daemon alone sees.
@Suite(
  "The real daemon: a full disk", .serialized,
  .enabled(if: OwnDisk.isThere, "no user namespace with a tmpfs of its own here"))
struct FullDiskTests {
  @Test(
    "D2: archiving stops with an alarm and the rest goes on; with room again what waited is archived and the alarm ends"
  )
  func fullAndBack() async throws {
    let port = try freePort()
    let daemon = try WatchDaemon(
      overlay: """
        feeds:
          - { name: ais, kind: tcp-server, host: 127.0.0.1, port: \(port), datum: wgs84 }
        tracks:
          reserve: 16 MiB
        """)
    let tracks = daemon.folder.file("state/tracks")
    try FileManager.default.createDirectory(atPath: tracks, withIntermediateDirectories: true)
    let mount = "mount -t tmpfs -o size=32m tmpfs \"$1\" && shift && exec \"$@\""
    try await daemon.start(through: ["/usr/bin/unshare", "-Urm", "/bin/sh", "-c", mount, "sh", tracks])
    // The disk as the daemon sees it.
    let disk = "/proc/\(daemon.program?.id ?? 0)/root\(tracks)"
    let stream = try Stream.connected(to: port)
    func sail(_ steps: Range<Int>) async throws {
      for step in steps {
        let place = (latitude: 28.2 + Double(step) / 600_000, longitude: 112.9)
        try await stream.send(Sentences.position(413_900_102, place, second: UInt8(step % 60)))
      }
    }
    func archived() async throws -> Int {
      JSON(try await daemon.watchroom(["vessel", "track", "413900102", "-o", "json"]).output)["items"].list.count
    }
    func alarm() async throws -> JSON? {
      try await daemon.json("finding", "list")["items"].list.first { $0["object"].text == "tracks" }
    }
    try await sail(0..<20)
    try await eventually("20 positions archived") { try await archived() == 20 }
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk).contains { $0.hasPrefix("hot-") })
    #expect(try await alarm() == nil)

    // To the brim.
    let filler = disk + "/filler"
    let descriptor = open(filler, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Trouble("can't write \(filler): \(errno)") }
    let block = [UInt8](repeating: 1, count: 1 << 16)
    while write(descriptor, block, block.count) > 0 {}
    close(descriptor)
    try await sail(20..<40)
    try await eventually("the alarm") { try await alarm() != nil }
    let raised = try #require(try await alarm())
    #expect(
      raised["condition"].text == "active" && raised["severity"].text == "serious" && raised["code"].text == "F04")
    // The rest goes on: what is heard is seen, found and decided upon.
    try await stream.send(Sentences.intrusion(413_900_101))
    try await eventually("a finding about a vessel") {
      try await daemon.json("finding", "list")["items"].list.contains { $0["mmsi"].int == 413_900_101 }
    }
    #expect(try await archived() == 20)
    #expect(try await daemon.json("feed", "list")["items"][0]["accepted"].int == 43)

    try FileManager.default.removeItem(atPath: filler)
    try await eventually("the alarm's end") { try await alarm()?["condition"].text != "active" }
    try await sail(40..<50)
    try await eventually("nothing is missing") { try await archived() == 50 }
    #expect(try await alarm()?["no"].int == raised["no"].int)
    #expect(try await daemon.stop().status == 0)
  }
}
