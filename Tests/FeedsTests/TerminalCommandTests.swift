import Terminals
import Testing
import Units

@testable import Feeds

/// Commands down to JT/T 808 terminals on real sockets: sent, sent again, answered, lost.
@Suite("JT/T 808: a text goes down and is answered", .serialized) struct TerminalCommandTests {
  typealias Base = TerminalFeedTests
  static let text = JT808Command.text(JT808Text(.urgent, [.onDisplay, .spoken], gbk: [0xcd, 0xa3, 0xba, 0xbd]))
  static let here = ConnectedTerminal(feed: 0, device: "13912345678")

  /// Quick enough for a test; patience is long where the terminal is to answer.
  static func options(patience: Duration = .seconds(60)) -> FeedOptions {
    var options = fast
    options.answerPause = .milliseconds(20)
    options.answerPatience = patience
    return options
  }

  static func server() -> FeedSettings {
    FeedSettings(
      name: "terminals", kind: .tcpServer(host: "127.0.0.1", port: 0, maxClients: 4), lineLimit: JT808Lines.longest,
      format: .jt808(.code))
  }

  static func number(_ edition: JT808Edition) -> TerminalNumber {
    TerminalNumber(edition.is2019 ? "00000000013912345678" : "013912345678")
  }

  /// Shows the code; the answer is read.
  static func enter(_ peer: Peer, _ answers: inout Answers, _ edition: JT808Edition) async throws {
    let code = Array("code-13912345678".utf8)
    let body =
      edition.is2019
      ? [UInt8(code.count)] + code + [UInt8](repeating: 0x31, count: 15) + [UInt8](repeating: 0, count: 20) : code
    try await peer.send(Base.packet(0x0102, body, edition: edition, from: number(edition)).framed)
    #expect(try await answers.next(from: peer).body == [0, 1, 0x01, 0x02, 0])
  }

  static func answer(_ packet: JT808Packet, _ result: UInt8, _ edition: JT808Edition, id: UInt16 = 0x8300) -> [UInt8] {
    let serial = packet.header.serial
    let body = [UInt8(serial >> 8), UInt8(serial & 255), UInt8(id >> 8), UInt8(id & 255), result]
    return Base.packet(0x0001, body, serial: 9, edition: edition, from: number(edition)).framed
  }

  @Test(
    "to each edition in its own layout; what the terminal says is told",
    arguments: [(JT808Edition.year2013, [UInt8(13)]), (.year2019(version: 1), [14, 1])])
  func answered(edition: JT808Edition, head: [UInt8]) async throws {
    try await withFeeds(Self.server(), options: Self.options(), gate: Base.gate) { set, taken in
      let peer = try await Peer.connected(to: try await set.port())
      var answers = Answers()
      #expect(await set.board.send(Self.text, to: Self.here) == .notHere, "connected, not let in")
      try await Self.enter(peer, &answers, edition)
      #expect(set.board.find(["42", "13912345678"]) == Self.here && set.first.terminals == 1)
      #expect(set.board.find(["13912345678"], feed: 1) == nil && set.board.find(["42"]) == nil)
      for (result, expected) in [(UInt8(0), JT808Answer.Result.done), (1, .failed), (2, .wrong), (3, .unsupported)] {
        async let outcome = set.board.send(Self.text, to: Self.here)
        let got = try await answers.next(from: peer)
        #expect(got.header.id == 0x8300 && got.header.edition == edition && got.header.terminal == Self.number(edition))
        #expect(got.body == head + [0xcd, 0xa3, 0xba, 0xbd])
        // An answer to something else, or to another number, is none.
        try await peer.send(Self.answer(got, 0, edition, id: 0x8103))
        try await peer.send(Self.answer(got, result, edition))
        let was = await outcome
        guard case .answered(expected, _) = was else {
          Issue.record("\(was), not \(expected)")
          return
        }
        // What was sent once more meanwhile is read away.
        try await peer.send(Base.packet(0x0002, edition: edition, from: Self.number(edition)).framed)
        while try await answers.next(from: peer).header.id != 0x8001 {}
      }
      #expect(taken.lines == 0 && set.first.rejects.isEmpty, "answers are neither lines nor refusals")
    }
  }

  @Test("no answer: the same is sent once more, then it is given up; an answer to the second is an answer")
  func unanswered() async throws {
    try await withFeeds(Self.server(), options: Self.options(patience: .milliseconds(150)), gate: Base.gate) { set, _ in
      let peer = try await Peer.connected(to: try await set.port())
      var answers = Answers()
      try await Self.enter(peer, &answers, .year2013)
      #expect(await set.board.send(Self.text, to: Self.here) == .unanswered(sendings: 2))
      let (first, second) = (try await answers.next(from: peer), try await answers.next(from: peer))
      #expect(first == second && first.header.id == 0x8300, "the same message, serial number and all")
      // Too late: nobody waits for it, and it is nobody's answer.
      try await peer.send(Self.answer(first, 0, .year2013))
      #expect(await set.board.send(Self.text, to: Self.here) == .unanswered(sendings: 2))
    }
    try await withFeeds(Self.server(), options: Self.options(), gate: Base.gate) { set, _ in
      let peer = try await Peer.connected(to: try await set.port())
      var answers = Answers()
      try await Self.enter(peer, &answers, .year2013)
      async let outcome = set.board.send(Self.text, to: Self.here)
      _ = try await answers.next(from: peer)
      try await peer.send(Self.answer(try await answers.next(from: peer), 0, .year2013))
      let outcomeWas = await outcome
      #expect(outcomeWas == .answered(.done, sendings: 2))
    }
  }

  @Test("a connection that ends before the answer: nobody knows; a terminal that left, or is gone, is not here")
  func gone() async throws {
    try await withFeeds(Self.server(), options: Self.options(), gate: Base.gate) { set, _ in
      let port = try await set.port()
      let peer = try await Peer.connected(to: port)
      var answers = Answers()
      try await Self.enter(peer, &answers, .year2013)
      async let outcome = set.board.send(Self.text, to: Self.here)
      _ = try await answers.next(from: peer)
      peer.hangUp()
      let outcomeWas = await outcome
      #expect(outcomeWas == .lost)
      try await eventually("gone") { set.board.find(["13912345678"]) == nil }
      #expect(await set.board.send(Self.text, to: Self.here) == .notHere && set.first.terminals == 0)
      // It calls again, and again on another connection before the old one has ended: the new one is the terminal's.
      let old = try await Peer.connected(to: port)
      var oldAnswers = Answers()
      try await Self.enter(old, &oldAnswers, .year2013)
      let new = try await Peer.connected(to: port)
      var newAnswers = Answers()
      try await Self.enter(new, &newAnswers, .year2019(version: 1))
      old.hangUp()
      try await eventually("one is left") { set.first.clients == 1 }
      async let again = set.board.send(Self.text, to: Self.here)
      let got = try await newAnswers.next(from: new)
      try await new.send(Self.answer(got, 0, .year2019(version: 1)))
      guard case .answered(.done, _) = await again else {
        Issue.record("not answered")
        return
      }
      // 0x0003: forgotten.
      try await new.send(
        Base.packet(0x0003, edition: .year2019(version: 1), from: Self.number(.year2019(version: 1))).framed)
      try await eventually("it left") { set.board.find(["13912345678"]) == nil }
    }
  }

  @Test("only so many wait on one connection") func busy() async throws {
    try await withFeeds(Self.server(), options: Self.options(patience: .milliseconds(300)), gate: Base.gate) { set, _ in
      let peer = try await Peer.connected(to: try await set.port())
      var answers = Answers()
      try await Self.enter(peer, &answers, .year2013)
      let outcomes = await withTaskGroup(of: CommandOutcome.self) { group in
        for _ in 0..<TerminalDesk.mostWaiting + 3 {
          group.addTask { await set.board.send(Self.text, to: Self.here) }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.count { $0 == .busy } == 3)
      #expect(outcomes.count { $0 == .unanswered(sendings: 2) } == TerminalDesk.mostWaiting)
    }
  }
}
