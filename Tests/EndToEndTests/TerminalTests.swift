import Foundation
import Terminals
import TestSupport
import Testing
import Units

/// JT/T 808 terminals at the running daemon: of both editions, known and unknown.
@Suite("The real daemon: JT/T 808 terminals", .serialized) struct TerminalTests {
  @Test("terminals of 2013 and 2019 register, authenticate and are seen; into closed water they make a finding")
  func story() async throws {
    let port = try freePort()
    let daemon = try WatchDaemon(
      overlay: """
        feeds:
          - name: terminals
            kind: tcp-server
            host: 127.0.0.1
            port: \(port)
            format: jt808
            devices: { "13900000001": V-001 }
        """)
    // A vessel without MMSI, by its terminal's number in form 1.
    try daemon.edit("organisation/vessels.csv") { text in
      text = text.replacing("\n", with: ",\n").replacing("crew_limit,\n", with: "crew_limit,terminals\n")
      text += "V-900,,湘试航01,workboat,430100,,,,,,,,100200300\n"
    }
    try await daemon.start()
    var old = try ScriptedTerminal(port, "013900000001", .year2013)
    try await old.enter()
    var new = try ScriptedTerminal(port, "00000000000100200300", .year2019(version: 1))
    try await new.enter()
    for (step, place) in ([Sentences.outside] + Sentences.inside).enumerated() {
      try await old.report(place, at: step * 10)
      try await new.report((place.latitude, place.longitude + 0.0002), at: step * 10)
    }
    try await eventually("two vessels") {
      try await daemon.json("vessel", "list")["items"].list.count == 2
    }
    let own = try await daemon.json("vessel", "show", "V-900")
    #expect(own["summary"]["name"].text == "湘试航01" && own["summary"]["station"].text == "gps")
    #expect(own["summary"]["source"].text == "terminals")
    #expect(own["track"][0]["raw"].text.hasPrefix("7e0200"))
    let registered = try await daemon.json("vessel", "show", "413900101")
    #expect(registered["id"].text == "V-001" && registered["summary"]["registered"].flag == true)
    try await eventually("two findings") {
      Set(try await daemon.json("finding", "list")["items"].list.map { $0["vesselName"].text }) == ["湘长沙渡01", "湘试航01"]
    }
    let shown = try await daemon.watchroom(["vessel", "list"])
    #expect(shown.output.contains("V-900") && !shown.output.contains("\(VesselNumber.own(of: "V-900"))"))

    // The alarm button: an emergency, and the terminal is told that it was seen.
    #expect(try await old.report(Sentences.outside, at: 60, alarm: true) == [4])
    try await eventually("an emergency") {
      try await daemon.json("finding", "list")["items"].list.contains {
        $0["severity"].text == "emergency" && $0["reason"]["zh"].text.contains("湘长沙渡01 的船载终端")
      }
    }
    // A stranger is refused, counted, and shown.
    var stranger = try ScriptedTerminal(port, "013999999999", .year2013)
    #expect(try await stranger.ask(0x0100, ScriptedTerminal.registration(.year2013)).body.last == 4)
    try await eventually("the stranger is shown") {
      let feed = try await daemon.json("feed", "list")["items"][0]
      return feed["strangers"][0]["device"].text == "13999999999" && feed["rejected"]["unknown-device"].int == 1
    }
    let feeds = try await daemon.watchroom(["feed", "list"])
    #expect(feeds.output.contains("未登记终端  13999999999 ×1"), "\(feeds.output)")
    #expect(try await daemon.stop().status == 0)
  }

  @Test("a terminal that shows a wrong code is not let in, whatever it sends; nor another's code; with its own it is")
  func wrongCode() async throws {
    let port = try freePort()
    let daemon = try WatchDaemon(
      overlay: """
        feeds:
          - name: terminals
            kind: tcp-server
            host: 127.0.0.1
            port: \(port)
            format: jt808
            devices: { "13900000001": V-001, "13900000002": V-002 }
        """)
    try await daemon.start()
    var first = try ScriptedTerminal(port, "013900000001", .year2013)
    var second = try ScriptedTerminal(port, "013900000002", .year2013)
    let registration = ScriptedTerminal.registration(.year2013)
    let own = Array(try await first.ask(0x0100, registration).body.dropFirst(3))
    let anothers = Array(try await second.ask(0x0100, registration).body.dropFirst(3))
    #expect(own.count == 16 && own != anothers)
    for code in [Array("0000000000000000".utf8), anothers, Array(own.dropLast()), own + [0x30], []] {
      let answer = try await first.ask(0x0102, code)
      #expect(answer.header.id == 0x8001 && answer.body.last == 1, "\(code)")
      #expect(try await first.report(Sentences.inside[0], at: 10) == [1])
    }
    try await eventually("it is counted") {
      let rejected = try await daemon.json("feed", "list")["items"][0]["rejected"]
      return rejected["wrong-code"].int ?? 0 > 0 && rejected["not-authenticated"].int == 5
    }
    #expect(try await daemon.json("vessel", "list")["items"].list.isEmpty)
    #expect(try await first.ask(0x0102, own).body.last == 0)
    #expect(try await first.report(Sentences.outside, at: 20) == [0])
    try await eventually("it is seen") {
      try await daemon.json("vessel", "list")["items"].list.map { $0["id"].text } == ["V-001"]
    }
    #expect(try await daemon.stop().status == 0)
  }
}

/// A terminal that does as it is told.
struct ScriptedTerminal {
  let stream: Stream
  let number: TerminalNumber
  let edition: JT808Edition
  private var serial: UInt16 = 0
  private var framer = JT808Framer()
  private var waiting: [JT808Packet] = []

  init(_ port: Int, _ number: String, _ edition: JT808Edition) throws {
    stream = try Stream.connected(to: port)
    self.number = TerminalNumber(number)
    self.edition = edition
  }

  static func registration(_ edition: JT808Edition, of2011: Bool = false) -> [UInt8] {
    [0, 43, 0, 1] + [UInt8](repeating: 0x41, count: edition.is2019 ? 71 : of2011 ? 20 : 32) + [2] + Array("A12345".utf8)
  }

  /// Sends a message; returns its answer.
  mutating func ask(_ id: UInt16, _ body: [UInt8]) async throws -> JT808Packet {
    serial += 1
    try await say(id, body)
    return try await next()
  }

  /// Sends a message that nobody answers.
  func say(_ id: UInt16, _ body: [UInt8]) async throws {
    try await stream.send(
      JT808Packet(header: JT808Header(id: id, edition: edition, terminal: number, serial: serial), body: body).framed)
  }

  /// The platform's next message.
  mutating func next() async throws -> JT808Packet {
    let end = ContinuousClock.now + .seconds(60)
    while waiting.isEmpty {
      framer.consume(stream.received()) { packet, _ in waiting.append(packet) }
      guard ContinuousClock.now < end else { throw Trouble("nothing came") }
      if waiting.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    }
    let answer = waiting.removeFirst()
    #expect(answer.header.edition == edition && answer.header.terminal == number)
    return answer
  }

  /// Reads the text that comes down (0x8300) and answers it (0x0001).
  mutating func take(_ result: UInt8) async throws -> [UInt8] {
    let text = try await next()
    #expect(text.header.id == 0x8300)
    let serial = text.header.serial
    self.serial += 1
    try await say(0x0001, [UInt8(serial >> 8), UInt8(serial & 255), 0x83, 0x00, result])
    return text.body
  }

  /// Registers, and shows the code that it got.
  mutating func enter(of2011: Bool = false) async throws {
    let registered = try await ask(0x0100, Self.registration(edition, of2011: of2011))
    #expect(registered.header.id == 0x8100 && Array(registered.body.prefix(3)) == [0, 1, 0])
    let code = Array(registered.body.dropFirst(3))
    #expect(code.count == 16)
    let shown =
      edition.is2019
      ? [UInt8(code.count)] + code + [UInt8](repeating: 0x31, count: 15) + [UInt8](repeating: 0, count: 20) : code
    #expect(try await ask(0x0102, shown).body == [0, 2, 0x01, 0x02, 0])
  }

  /// A location as of now and `seconds` before the last minute's end; returns the answer's result.
  @discardableResult
  mutating func report(
    _ place: (latitude: Double, longitude: Double), at seconds: Int, alarm: Bool = false
  ) async throws -> [UInt8] {
    func word(_ value: Double) -> [UInt8] {
      let number = UInt32((value * 1_000_000).rounded())
      return (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32($0))) }
    }
    // China's time, from a minute ago on.
    let now = Date(timeIntervalSinceNow: Double(seconds - 60) + 8 * 3600)
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: now)
    let numbers: [Int?] = [
      parts.year.map { $0 - 2000 }, parts.month, parts.day, parts.hour, parts.minute, parts.second,
    ]
    let time = numbers.map { number -> UInt8 in
      let value = number ?? 0
      return UInt8(value / 10 * 16 + value % 10)
    }
    let head: [UInt8] = [0, 0, 0, alarm ? 1 : 0, 0, 0, 0, 3]
    let motion: [UInt8] = [0, 30, 0, 113, 0, 0]
    let body = head + word(place.latitude) + word(place.longitude) + motion + time
    let answer = try await ask(0x0200, body)
    #expect(answer.header.id == 0x8001 && Array(answer.body.prefix(4)) == [0, UInt8(serial), 2, 0])
    return Array(answer.body.suffix(1))
  }
}
