import Foundation
import Glibc
import Testing

@testable import Feeds

@Suite(.serialized) struct TCPFeedTests {
  func client(to port: Int) -> FeedSettings {
    FeedSettings(name: "base", kind: .tcpClient(host: "127.0.0.1", port: port))
  }

  func server(_ maxClients: Int = 4) -> FeedSettings {
    FeedSettings(name: "in", kind: .tcpServer(host: "127.0.0.1", port: 0, maxClients: maxClients))
  }

  @Test("torn bytes are joined, and the last line needs no newline")
  func torn() async throws {
    let listener = try Peer.listening()
    try await withFeeds(client(to: listener.port)) { set, taken in
      let peer = try await listener.accepted()
      let bytes = sentences(40)
      for start in stride(from: 0, to: bytes.count, by: 7) {
        try await peer.send(Array(bytes[start..<min(start + 7, bytes.count)]))
      }
      try await eventually("40 lines") { taken.lines == 40 }
      #expect(taken.text == bytes)
      try await peer.send(Array("last".utf8))
      peer.hangUp()
      try await eventually("the last line") { taken.lines == 41 }
      #expect(taken.keepsContract)
      #expect(Set(taken.all.map(\.connection)).count == 1)
    }
  }

  @Test("server down, then up, then down, then up: the feed comes back each time (D9)")
  func reconnect() async throws {
    let port = try Peer.portOfItsOwn()
    try await withFeeds(client(to: port)) { set, taken in
      try await eventually("a refusal") { set.first.state == .failed && set.first.reconnects >= 2 }
      #expect(set.first.lastError?.lowercased().contains("refused") == true)
      for round in 1...3 {
        let listener = try Peer.listening(on: port)
        let peer = try await listener.accepted()
        try await peer.send(sentences(10))
        try await eventually("ten more") { taken.lines == round * 10 }
        #expect(set.first.state == .connected)
        peer.hangUp()
        try await eventually("loss") { set.first.state != .connected }
      }
      #expect(Set(taken.all.map(\.connection)).count == 3)
    }
  }

  @Test("a client's connection asks the kernel to look whether the other side is alive (keep-alive)") func keepAlive()
    async throws
  {
    let listener = try Peer.listening()
    try await withFeeds(client(to: listener.port)) { _, _ in
      let peer = try await listener.accepted()
      // /proc/net/tcp: local address, remote address, state, queues, timer: 02 is keep-alive. The feed's side has ours as its remote one.
      let remote = "0100007F:" + String(listener.port + 0x10000, radix: 16, uppercase: true).suffix(4)
      try await eventually("the kernel's timer") {
        return connections().split(separator: "\n").contains { row in
          let words = row.split(separator: " ")
          return words.count > 5 && words[2] == remote && words[3] == "01" && words[5].hasPrefix("02:")
        }
      }
      _ = peer
    }
  }

  /// The kernel's list, to its end: a file without a size, which Foundation reads in part.
  private func connections() -> String {
    guard let file = fopen("/proc/net/tcp", "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var byte = fgetc(file)
    while byte != EOF {
      bytes.append(UInt8(truncatingIfNeeded: byte))
      byte = fgetc(file)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("a connection that is silent twice its time is closed and opened again")
  func silent() async throws {
    let listener = try Peer.listening()
    var settings = client(to: listener.port)
    settings.silentAfter = .milliseconds(100)
    try await withFeeds(settings) { set, _ in
      let first = try await listener.accepted()
      try await eventually("silent") { set.first.state == .silent || set.first.reconnects > 0 }
      let second = try await listener.accepted()
      #expect(set.first.reconnects > 0)
      #expect(set.first.lastError?.contains("silent") == true)
      _ = (first, second)
    }
  }

  @Test("a line of 1 MiB and binary noise on a connection: counted, memory flat, the next line arrives (D9)")
  func noise() async throws {
    try await withFeeds(server()) { set, taken in
      let peer = try await Peer.connected(to: try await set.port())
      try await peer.send([UInt8](repeating: 0x41, count: 1 << 20) + Array("\nnext\n".utf8))
      try await eventually("the next line") { taken.lines == 1 }
      #expect(set.first.tooLong == 1)
      var random = SplitMix(state: 3)
      let noise = (0..<(1 << 20)).map { _ in UInt8.random(in: 0...255, using: &random) }
      try await peer.send(noise + Array("\nend\n".utf8))
      try await eventually("the end") { taken.text.suffix(4) == Array("end\n".utf8)[...] }
      #expect(set.first.bytes == (2 << 20) + 11)
      #expect(taken.keepsContract)
      #expect(taken.all.allSatisfy { $0.count <= Intake.batchBytes + StreamHandler.readBytes + 1025 })
    }
  }

  @Test("several clients at once, numbered apart; one too many is refused and counted")
  func clients() async throws {
    try await withFeeds(server(2)) { set, taken in
      let port = try await set.port()
      let first = try await Peer.connected(to: port)
      let second = try await Peer.connected(to: port)
      try await eventually("two clients") { set.first.clients == 2 }
      let third = try await Peer.connected(to: port)
      #expect(try await third.isClosedByOther())
      #expect(set.first.refusedClients == 1)
      try await first.send(sentences(5))
      try await second.send(sentences(5))
      try await eventually("ten lines") { taken.lines == 10 }
      #expect(Set(taken.all.map(\.connection)).count == 2)
      first.hangUp()
      try await eventually("one client") { set.first.clients == 1 }
      let fourth = try await Peer.connected(to: port)
      try await fourth.send(sentences(1))
      try await eventually("eleven lines") { taken.lines == 11 }
      second.hangUp()
      fourth.hangUp()
      try await eventually("none") { set.first.clients == 0 && set.first.state == .listening }
    }
  }

  @Test("a full queue holds the sender back and loses nothing")
  func backPressure() async throws {
    let limits = FeedQueue.Limits(bytes: 1 << 20, batches: 1000, waitingBytes: 256 << 10)
    try await withFeeds(server(), limits: limits, consume: false) { set, taken in
      let peer = try await Peer.connected(to: try await set.port())
      let block = sentences(1000)
      var sent = 0
      var stuck = 0
      // The kernel's buffers and the queue fill up, then nothing goes any more.
      while stuck < 50 {
        let rest = Array(block[(sent % block.count)...])
        let went = peer.sendSome(rest)
        sent += went
        stuck = went == 0 ? stuck + 1 : 0
        if went == 0 { try await Task.sleep(for: .milliseconds(5)) }
      }
      #expect(set.queue.depth.bytes <= 1 << 20)
      #expect(set.first.bytes < sent)
      #expect(set.first.queueDrops == FeedDrops())
      let whole = (sent / block.count + 1) * 1000
      async let rest: Void = peer.send(Array(block[(sent % block.count)...]))
      while taken.lines < whole, let batches = await set.queue.next() { taken.add(batches) }
      try await rest
      #expect(taken.lines == whole)
      #expect(taken.bytes == whole / 1000 * block.count)
      #expect(set.first.queueDrops == FeedDrops())
      #expect(taken.keepsContract)
    }
  }

  @Test("a graceful shutdown ends a client that is still connecting, resolving or pausing")
  func shutdown() async throws {
    var options = FeedOptions()
    options.firstPause = .seconds(60)
    let unreachable = FeedSettings(name: "far", kind: .tcpClient(host: "203.0.113.1", port: 9))
    let port = try Peer.portOfItsOwn()
    try await withFeeds(unreachable, client(to: port), options: options) { set, _ in
      try await eventually("pausing") { set.snapshot()[1].state == .failed }
    }
  }
}
