import Glibc
import Terminals
import Testing
import Units

@testable import Feeds

/// JT/T 808 terminals on real sockets: let in, answered, and what they say goes on as lines.
@Suite(.serialized) struct TerminalFeedTests {
  static let known = TerminalNumber("013912345678")
  static let gate = TerminalGate(
    isKnown: { feed, device in feed == 0 && device == "13912345678" }, code: { Array("code-\($0)".utf8) })

  func server(_ entry: JT808Session.Entry = .code) -> FeedSettings {
    FeedSettings(
      name: "terminals", kind: .tcpServer(host: "127.0.0.1", port: 0, maxClients: 4), lineLimit: JT808Lines.longest,
      format: .jt808(entry))
  }

  static func packet(
    _ id: UInt16, _ body: [UInt8] = [], serial: UInt16 = 1, edition: JT808Edition = .year2013,
    from terminal: TerminalNumber = known
  ) -> JT808Packet {
    JT808Packet(header: JT808Header(id: id, edition: edition, terminal: terminal, serial: serial), body: body)
  }

  static let location: [UInt8] =
    [0, 0, 0, 0, 0, 0, 0, 3, 0x01, 0xae, 0x31, 0x20, 0x06, 0xbb, 0x5c, 0x91, 0, 0, 0, 0, 0, 0]
    + [0x26, 0x11, 0x24, 0x09, 0x30, 0x15]

  @Test("registration, authentication, location: each is answered, and the location's frame goes on as a line")
  func story() async throws {
    try await withFeeds(server(), gate: Self.gate) { set, taken in
      let peer = try await Peer.connected(to: try await set.port())
      var answers = Answers()
      try await peer.send(Self.packet(0x0100, [UInt8](repeating: 0, count: 40)).framed)
      let registered = try await answers.next(from: peer)
      #expect(registered.header.id == 0x8100)
      #expect(registered.body == [0, 1, 0] + Array("code-13912345678".utf8))
      try await peer.send(Self.packet(0x0102, Array(registered.body.dropFirst(3)), serial: 2).framed)
      #expect(try await answers.next(from: peer).body == [0, 2, 0x01, 0x02, 0])
      // Torn anywhere.
      let place = Self.packet(0x0200, Self.location, serial: 3)
      for byte in place.framed { try await peer.send([byte]) }
      #expect(try await answers.next(from: peer).body == [0, 3, 0x02, 0x00, 0])
      try await eventually("a line") { taken.lines == 1 }
      #expect(taken.text == place.lines && taken.keepsContract)
      try await peer.send(Self.packet(0x0002, serial: 4).framed)
      #expect(try await answers.next(from: peer).body == [0, 4, 0x00, 0x02, 0])
      #expect(taken.lines == 1, "a heartbeat is answered and is no line")
      #expect(set.first.rejects.isEmpty && set.first.strangers.all.isEmpty)
      try await eventually("bytes counted") { set.first.bytes > place.framed.count }
    }
  }

  @Test("a stranger is refused, counted by number, and after twenty tries the connection ends")
  func stranger() async throws {
    try await withFeeds(server(.number), gate: Self.gate) { set, taken in
      let peer = try await Peer.connected(to: try await set.port())
      var answers = Answers()
      let place = Self.packet(0x0200, Self.location, from: TerminalNumber("000000000042"))
      try await peer.send([1, 2, 0x7e, 3, 0x7e] + place.framed)
      #expect(try await answers.next(from: peer).body == [0, 1, 2, 0, 1])
      try await eventually("counted") { set.first.rejects == ["short": 1, "unknown-device": 1] }
      #expect(set.first.strangers.all.map(\.device) == ["42"])
      for _ in 1..<JT808Session.mostRefusals { try await peer.send(place.framed) }
      try await eventually("closed") { set.first.clients == 0 }
      #expect(set.first.lastError?.contains("refused 20 times") == true)
      #expect(set.first.strangers.all.first?.count == JT808Session.mostRefusals)
      #expect(taken.lines == 0)
    }
  }
}

/// The platform's messages as a terminal reads them.
struct Answers {
  private var framer = JT808Framer()
  private var waiting: [JT808Packet] = []

  mutating func next(from peer: Peer) async throws -> JT808Packet {
    while waiting.isEmpty {
      let bytes = try await peer.received()
      guard !bytes.isEmpty else { throw NeverCame(what: "an answer") }
      framer.consume(bytes) { packet, _ in waiting.append(packet) }
    }
    return waiting.removeFirst()
  }
}

extension Peer {
  /// What came, some bytes at least; none: the other side has closed, or nothing came for a minute.
  func received() async throws -> [UInt8] {
    try await offPool { [descriptor] in
      var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard Glibc.poll(&poll, 1, 60_000) == 1 else { return [] }
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = recv(descriptor, &bytes, bytes.count, 0)
      return Array(bytes.prefix(max(0, count)))
    }
  }
}
