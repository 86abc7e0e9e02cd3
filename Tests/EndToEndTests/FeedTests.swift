import Foundation
import Glibc
import TestSupport
import Testing

/// AIS by every way in, good and bad, through the running daemon (D9).
@Suite("The real daemon: its feeds", .serialized) struct FeedTests {
  @Test(
    "UDP, TCP server, TCP client and a file: what comes in is seen, and a finding has its raw sentences as evidence")
  func everyWay() async throws {
    let (udp, tcp) = (try freePort(datagram: true), try freePort())
    let peer = try Stream.Listener()
    let daemon = try WatchDaemon(
      overlay: """
        feeds:
          - { name: by-udp, kind: udp, host: 127.0.0.1, port: \(udp), datum: wgs84 }
          - { name: by-call, kind: tcp-server, host: 127.0.0.1, port: \(tcp), datum: wgs84 }
          - { name: calls, kind: tcp-client, host: 127.0.0.1, port: \(peer.port), datum: wgs84 }
          - { name: recording, kind: file, path: recording.nmea, pace: fast, datum: wgs84 }
        """)
    try FileManager.default.createDirectory(
      atPath: daemon.folder.file("state"), withIntermediateDirectories: true)
    try daemon.folder.write("state/recording.nmea", String(decoding: Sentences.intrusion(413_900_104), as: UTF8.self))
    try await daemon.start()
    let caller = try Stream.connected(to: tcp)
    let called = try await peer.accepted()
    // A feed that just listens may not have its socket yet: UDP is sent until it is seen.
    let sender = Sender(port: udp)
    try await eventually("a sentence by UDP") {
      sender.send(Sentences.position(413_900_101, Sentences.outside, second: 10))
      return try await daemon.json("feed", "list")["items"].list.contains {
        $0["name"].text == "by-udp" && $0["received"].int ?? 0 > 0
      }
    }
    sender.send(Sentences.position(413_900_101, Sentences.inside[0], second: 20))
    sender.send(Sentences.position(413_900_101, Sentences.inside[1], second: 30))
    try await caller.send(Sentences.intrusion(413_900_102))
    try await called.send(Sentences.intrusion(413_900_103))

    let ferries: Set = [413_900_101, 413_900_102, 413_900_103, 413_900_104]
    try await eventually("four findings") {
      Set(try await daemon.json("finding", "list")["items"].list.compactMap { $0["mmsi"].int }) == ferries
    }
    let vessels = try await daemon.json("vessel", "list", "--registered")["items"].list
    #expect(Set(vessels.compactMap { $0["mmsi"].int }) == ferries)
    let sources = ["413900101": "by-udp", "413900102": "by-call", "413900103": "calls", "413900104": "recording"]
    for vessel in vessels { #expect(vessel["source"].text == sources["\(vessel["mmsi"].int ?? 0)"]) }
    for finding in try await daemon.json("finding", "list")["items"].list {
      let detail = try await daemon.json("finding", "show", "\(finding["no"].int ?? 0)")
      let raw = detail["evidence"].list.map { $0["raw"].text }
      #expect(raw.contains { $0.hasPrefix("!AIVDM,1,1,,A,") }, "evidence is the sentence itself: \(raw)")
      #expect(finding["code"].text == "V06" && finding["severity"].text == "serious")
      #expect(finding["reason"]["zh"].text.contains("三汊矶"))
      #expect(finding["reason"]["en"].text != "")
    }
    #expect(try await daemon.stop().status == 0)
  }

  @Test(
    "standard input: lines piped in, torn anywhere, are seen as they come; at their end the feed is done and the watch goes on"
  )
  func standardInput() async throws {
    let daemon = try WatchDaemon(overlay: "feeds:\n  - { name: piped, kind: stdin, datum: wgs84 }\n")
    let path = daemon.folder.file("pipe")
    guard mkfifo(path, 0o600) == 0 else { throw Trouble("no pipe") }
    // Both ways, so that neither end waits for the other.
    let pipe = open(path, O_RDWR | O_CLOEXEC)
    guard pipe >= 0 else { throw Trouble("no pipe") }
    try await daemon.start(through: ["/bin/sh", "-c", "pipe=$1; shift; exec \"$@\" < \"$pipe\"", "sh", path])
    func say(_ bytes: some Collection<UInt8>) throws {
      let bytes = Array(bytes)
      guard write(pipe, bytes, bytes.count) == bytes.count else { throw Trouble("the pipe takes nothing") }
    }
    func feed() async throws -> JSON { try await daemon.json("feed", "list")["items"][0] }
    let story = Sentences.intrusion(413_900_101)
    try say(story.prefix(20))
    try await eventually("it listens") { try await feed()["state"].text != "connecting" }
    #expect(try await feed()["accepted"].int == 0)
    try say(story.dropFirst(20).prefix(50))
    try await eventually("a vessel") { try await daemon.json("vessel", "list")["items"].list.count == 1 }
    try say(story.dropFirst(70))
    try await eventually("a finding") { try await daemon.json("finding", "list")["items"].list.count == 1 }
    #expect(try await daemon.json("vessel", "show", "413900101")["summary"]["source"].text == "piped")
    #expect(try await feed()["received"].int == 3)
    // The last line has no newline: the end of the input ends it.
    try say(Sentences.position(413_900_102, Sentences.outside, second: 40).dropLast(2))
    close(pipe)
    try await eventually("its end") { try await feed()["state"].text == "done" }
    #expect(try await feed()["accepted"].int == 4)
    #expect(try await daemon.json("vessel", "list")["items"].list.count == 2)
    #expect(try await daemon.stop().status == 0)
  }

  @Test("torn datagrams, a line of 1 MiB, binary noise by UDP and TCP: counted by reason, and the watch goes on (D9)")
  func badInput() async throws {
    let (udp, tcp) = (try freePort(datagram: true), try freePort())
    let daemon = try WatchDaemon(
      overlay: """
        feeds:
          - { name: by-udp, kind: udp, host: 127.0.0.1, port: \(udp), datum: wgs84 }
          - { name: by-call, kind: tcp-server, host: 127.0.0.1, port: \(tcp), datum: wgs84 }
        """)
    try await daemon.start()
    func feed(_ name: String) async throws -> JSON {
      try await daemon.json("feed", "list")["items"].list.first { $0["name"].text == name } ?? JSON("")
    }
    let sender = Sender(port: udp)
    let good = Sentences.position(413_900_101, Sentences.outside, second: 10)
    try await eventually("UDP") {
      sender.send(good)
      return try await feed("by-udp")["accepted"].int ?? 0 > 0
    }
    let caller = try Stream.connected(to: tcp)
    var random = SystemRandomNumberGenerator()
    // Without newlines, which would cut lines out of the noise by chance.
    let noise = (0..<60_000).map { _ in UInt8.random(in: 0x80...0xFF, using: &random) }
    let before = daemon.memory
    for _ in 0..<20 {
      // Torn in the middle: each half is a line of its own for a datagram.
      sender.send(Array(good[..<20]))
      sender.send(Array(good[20...]))
      sender.send(noise)
      sender.send([])
      sender.send(Array("!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0*00\r\n".utf8))
      try await Task.sleep(for: .milliseconds(5))
    }
    try await caller.send([UInt8](repeating: 0x41, count: 1 << 20) + Array("\n".utf8))
    for _ in 0..<20 { try await caller.send(noise + [0x0A]) }
    try await caller.send(Array("!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0*00\r\n$GPGGA,,*00\r\n".utf8))
    try await caller.send(Sentences.intrusion(413_900_102))

    try await eventually("a finding behind the noise") {
      try await daemon.json("finding", "list")["items"].list.contains { $0["mmsi"].int == 413_900_102 }
    }
    for name in ["by-udp", "by-call"] {
      let row = try await feed(name)
      let rejected = row["rejected"]
      #expect(rejected["line-too-long"].int ?? 0 >= 20, "\(name): \(rejected)")
      #expect(rejected.keys.contains { $0.contains("checksum") }, "\(name): \(rejected)")
      #expect(rejected.keys.count >= 2)
      #expect(row["state"].text == "live")
    }
    #expect(try await daemon.json("feed", "list")["items"].list.count == 2)
    let torn = try await feed("by-udp")["rejected"]
    #expect(torn.keys.count >= 3, "torn halves have a reason of their own: \(torn)")
    let after = daemon.memory
    #expect(after - before < 32 << 20, "memory went from \(before >> 20) to \(after >> 20) MiB")
    #expect(try await UnixStream.ask(daemon.socket, "GET", "/healthz").status == 200)
    #expect(try await daemon.stop().status == 0)
  }
}
