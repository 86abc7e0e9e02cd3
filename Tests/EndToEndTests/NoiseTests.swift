import Foundation
import TestSupport
import Testing

/// What no sane peer sends, by the ways that wait for nobody: a station that is called, a recording, the status socket (D9).
@Suite("The real daemon: noise", .serialized) struct NoiseTests {
  /// A million random bytes without newlines, which would cut lines out of the noise by chance.
  private static let noise = (0..<1 << 20).map { _ in UInt8.random(in: 0x80...0xFF) }
  private func noise(_ count: Int) -> [UInt8] { Array(Self.noise.prefix(count)) }

  private var rubbish: [UInt8] {
    let line = [UInt8](repeating: 0x41, count: 1 << 20) + [0x0A]
    var blocks: [UInt8] = []
    for _ in 0..<20 { blocks += noise(60_000) + [0x0A] }
    return line + blocks + Array("!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0*00\r\n$GPGGA,,*00\r\n".utf8)
  }

  @Test(
    "a line of 1 MiB and binary noise from a called station and from a file: counted by reason, and what follows is seen (D9)"
  )
  func feeds() async throws {
    let peer = try Stream.Listener()
    let daemon = try WatchDaemon(
      overlay: """
        feeds:
          - { name: calls, kind: tcp-client, host: 127.0.0.1, port: \(peer.port), datum: wgs84 }
          - { name: recording, kind: file, path: recording.nmea, pace: fast, datum: wgs84 }
        """)
    let state = daemon.folder.file("state")
    try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true)
    try Data(rubbish + Sentences.intrusion(413_900_104)).write(to: URL(fileURLWithPath: state + "/recording.nmea"))
    try await daemon.start()
    let before = daemon.memory
    let called = try await peer.accepted()
    try await called.send(rubbish)
    try await called.send(Sentences.intrusion(413_900_103))
    try await eventually("both findings behind the noise") {
      let found = try await daemon.json("finding", "list")["items"].list.compactMap { $0["mmsi"].int }
      return Set(found) == [413_900_103, 413_900_104]
    }
    for row in try await daemon.json("feed", "list")["items"].list {
      let rejected = row["rejected"]
      #expect(rejected["line-too-long"].int ?? 0 >= 20, "\(row["name"]): \(rejected)")
      #expect(rejected.keys.contains { $0.contains("checksum") }, "\(row["name"]): \(rejected)")
    }
    let after = daemon.memory
    #expect(after - before < 32 << 20, "memory went from \(before >> 20) to \(after >> 20) MiB")
    #expect(try await daemon.stop().status == 0)
  }

  @Test("binary noise, endless heads and bodies on the status socket: refused, memory flat, the watch goes on (D6, D9)")
  func socket() async throws {
    let daemon = try WatchDaemon(overlay: "feeds: []\n")
    try await daemon.start()
    func round() async throws {
      for attack in [
        noise(200_000), Array("GET /v1/status HTTP/1.1\r\nX: ".utf8) + [UInt8](repeating: 0x61, count: 1 << 20),
        Array("POST /v1/findings/1/file HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n".utf8) + noise(1 << 20),
        Array("GET / HTTP/9.9\r\n\r\n".utf8), [0x00], [0x0D, 0x0A, 0x0D, 0x0A],
      ] {
        let stream = try UnixStream(daemon.socket)
        // Whether it takes all of it, or hangs up on the way, is its own affair.
        try await stream.send(attack, within: .milliseconds(300))
        stream.halfClose()
        _ = try await stream.receive()
      }
    }
    // The first rounds fill what is kept for reuse.
    for _ in 0..<3 { try await round() }
    let before = daemon.memory
    for _ in 0..<12 { try await round() }
    let after = daemon.memory
    #expect(after - before < 8 << 20, "memory went from \(before >> 20) to \(after >> 20) MiB")
    #expect(try await UnixStream.ask(daemon.socket, "GET", "/healthz").status == 200)
    #expect(try await UnixStream.ask(daemon.socket, "GET", "/v1/status").status == 200)
    #expect(try await daemon.stop().status == 0)
  }
}
