import Glibc
import Testing

@testable import Feeds

@Suite(.serialized) struct PlayerTests {
  @Test("targets are read, and what is none is refused")
  func targets() throws {
    #expect(try PlayTarget(parsing: "udp:127.0.0.1:10110") == .udp(host: "127.0.0.1", port: 10110))
    #expect(try PlayTarget(parsing: "tcp:[::1]:80") == .tcp(host: "::1", port: 80))
    #expect(try PlayTarget(parsing: "unix:/run/a:b") == .unix(path: "/run/a:b"))
    for bad in ["", "udp", "udp:host", "udp::1", "udp:host:0", "udp:host:99999", "ftp:host:1", "unix:", "tcp:host:x"] {
      #expect(throws: PlayError.badTarget(bad)) { try PlayTarget(parsing: bad) }
    }
    #expect("\(try PlayTarget(parsing: "tcp:[::1]:80"))" == "tcp:[::1]:80")
  }

  @Test("other machines are refused unless one asks for them")
  func loopbackOnly() async throws {
    let file = try ScratchFile(sentences(1))
    let far = PlayTarget.udp(host: "203.0.113.1", port: 9)
    await #expect(throws: PlayError.notLoopback("udp:203.0.113.1:9")) {
      try await Player(path: file.path, target: far, pace: .asFast).play()
    }
  }

  @Test("recorded speed needs times in the recording")
  func noTimes() async throws {
    let file = try ScratchFile(sentences(1))
    await #expect(throws: PlayError.noTimes(path: file.path)) {
      try await Player(path: file.path, target: .udp(host: "127.0.0.1", port: 9), pace: .recorded).play()
    }
  }

  @Test("a missing file and a dead server are typed errors")
  func errors() async throws {
    await #expect(throws: RecordingError.cannotOpen(path: "/nonexistent", errno: ENOENT)) {
      try await Player(path: "/nonexistent", target: .udp(host: "127.0.0.1", port: 9), pace: .asFast).play()
    }
    let file = try ScratchFile(sentences(1))
    let port = try Peer.portOfItsOwn()
    await #expect(throws: PlayError.cannotConnect("tcp:127.0.0.1:\(port)", errno: ECONNREFUSED)) {
      try await Player(path: file.path, target: .tcp(host: "127.0.0.1", port: port), pace: .asFast).play()
    }
  }

  @Test("a recording of several blocks through TCP: the same bytes, the same counts")
  func tcp() async throws {
    let bytes = Array("# a comment\n\n".utf8) + sentences(20_000)
    let file = try ScratchFile(bytes)
    let server = FeedSettings(name: "in", kind: .tcpServer(host: "127.0.0.1", port: 0, maxClients: 1))
    try await withFeeds(server) { set, taken in
      let target = PlayTarget.tcp(host: "127.0.0.1", port: try await set.port())
      let count = try await Player(path: file.path, target: target, pace: .asFast).play()
      #expect(count.lines == 20_002)
      #expect(count.bytes == bytes.count)
      try await eventually("all") { taken.lines == 20_002 }
      #expect(taken.text == bytes)
    }
  }

  @Test("packed datagrams hold several lines and stay below a packet")
  func packed() async throws {
    let file = try ScratchFile(sentences(1000))
    let udp = FeedSettings(name: "in", kind: .udp(host: "127.0.0.1", port: 0, multicastGroup: nil))
    try await withFeeds(udp) { set, taken in
      let target = PlayTarget.udp(host: "127.0.0.1", port: try await set.port())
      let count = try await Player(path: file.path, target: target, pace: .over(seconds: 0.2), pack: 100).play()
      #expect(count.lines == 1000)
      #expect(count.sends < 500)
      try await eventually("all") { taken.lines == 1000 }
    }
  }

  @Test("cancelling ends a slow play at once")
  func cancelled() async throws {
    let file = try ScratchFile(sentences(100))
    let task = Task {
      try await Player(path: file.path, target: .udp(host: "127.0.0.1", port: 9), pace: .rate(perSecond: 0.01)).play()
    }
    let began = ContinuousClock.now
    task.cancel()
    // Cancelled before it began it throws, cancelled in the middle it says how far it came.
    if case .success(let count) = await task.result { #expect(count.lines <= 1) }
    #expect(ContinuousClock.now - began < .seconds(60))
  }
}
