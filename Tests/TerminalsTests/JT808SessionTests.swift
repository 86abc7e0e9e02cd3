import Terminals
import Testing
import Units

@Suite("JT/T 808: who is let in, and what the platform owes")
struct JT808SessionTests {
  static let terminal = TerminalNumber("013912345678")
  static let now = Instant(seconds: 1_795_480_215)

  static func session(_ entry: JT808Session.Entry = .code) -> JT808Session {
    JT808Session(entry: entry, isKnown: { $0 == terminal }, code: { Array("code-\($0.short)".utf8) })
  }

  static func packet(
    _ id: UInt16, _ body: [UInt8] = [], serial: UInt16 = 5, part: JT808Header.Part? = nil,
    from number: TerminalNumber = terminal
  ) -> JT808Packet {
    JT808Packet(
      header: JT808Header(id: id, edition: .year2013, terminal: number, serial: serial, part: part), body: body)
  }

  static func location(alarms: [UInt8] = [0, 0, 0, 0]) -> [UInt8] {
    alarms + [0, 0, 0, 3, 0x01, 0xae, 0x31, 0x20, 0x06, 0xbb, 0x5c, 0x91, 0, 0, 0, 0, 0, 0]
      + [0x26, 0x11, 0x24, 0x09, 0x30, 0x15]
  }

  /// Id, and body, of what is sent.
  static func sent(_ actions: [JT808Session.Action]) -> [(UInt16, [UInt8])] {
    actions.compactMap { if case .send(let packet) = $0 { (packet.header.id, packet.body) } else { nil } }
  }

  static let registration: [UInt8] =
    [0, 43, 0, 1] + Array("MAKER".utf8) + Array("MODEL-20".utf8) + Array(repeating: 0, count: 12)
    + Array("ID00007".utf8)
    + [2] + [0xcf, 0xe6] + Array("A12345".utf8)

  @Test("registered, authenticated, heard: each is answered with the serial and id it had") func goodStory() {
    var session = Self.session()
    let code = Array("code-13912345678".utf8)
    let registered = Self.sent(session.receive(Self.packet(0x0100, Self.registration, serial: 1), at: Self.now))
    #expect(registered.map(\.0) == [0x8100] && registered.map(\.1) == [[0, 1, 0] + code])
    let entered = session.receive(Self.packet(0x0102, code, serial: 2), at: Self.now)
    #expect(entered.contains(.admitted(Self.terminal)))
    #expect(Self.sent(entered).map(\.1) == [[0, 2, 0x01, 0x02, 0]])
    let place = Self.packet(0x0200, Self.location(), serial: 3)
    let heard = session.receive(place, at: Self.now)
    #expect(heard.first == .positions(place))
    #expect(!heard.contains(.admitted(Self.terminal)), "it was in already")
    #expect(Self.sent(heard).map(\.1) == [[0, 3, 0x02, 0x00, 0]])
    #expect(Self.sent(session.receive(Self.packet(0x0002, serial: 4), at: Self.now)).map(\.1) == [[0, 4, 0, 2, 0]])
    // The platform's own numbers count up.
    let numbers = (entered + heard).compactMap {
      if case .send(let p) = $0 { p.header.serial } else { nil }
    }
    #expect(numbers == [2, 3])
  }

  @Test("a press on the alarm button is answered as seen") func alarm() {
    var session = Self.session(.number)
    let heard = session.receive(Self.packet(0x0200, Self.location(alarms: [0, 0, 0, 1])), at: Self.now)
    #expect(Self.sent(heard).map(\.1) == [[0, 5, 2, 0, 4]])
  }

  @Test("a stranger gets no code, a wrong code no entry, positions before it no ear; after 20 the connection ends")
  func refused() {
    var session = Self.session()
    let stranger = TerminalNumber("000000000042")
    let answer = session.receive(Self.packet(0x0100, Self.registration, from: stranger), at: Self.now)
    #expect(Self.sent(answer).map(\.1) == [[0, 5, 4]])
    #expect(answer.contains(.refused(stranger, .unknownTerminal)))
    let wrong = session.receive(Self.packet(0x0102, Array("code-0".utf8)), at: Self.now)
    #expect(wrong.contains(.refused(Self.terminal, .wrongCode)) && Self.sent(wrong).map(\.1) == [[0, 5, 1, 2, 1]])
    let early = session.receive(Self.packet(0x0200, Self.location()), at: Self.now)
    #expect(early.contains(.refused(Self.terminal, .notAuthenticated)))
    #expect(!early.contains { if case .positions = $0 { true } else { false } })
    var last: [JT808Session.Action] = []
    for _ in 0..<17 { last = session.receive(Self.packet(0x0102, [1]), at: Self.now) }
    #expect(last.last == .close)
  }

  @Test("what it does not know is answered as unsupported, what is too short as wrong") func others() {
    var session = Self.session(.number)
    #expect(Self.sent(session.receive(Self.packet(0x0900, [1]), at: Self.now)).map(\.1) == [[0, 5, 9, 0, 3]])
    #expect(Self.sent(session.receive(Self.packet(0x0200, [1]), at: Self.now)).map(\.1) == [[0, 5, 2, 0, 2]])
    #expect(session.receive(Self.packet(0x0001, [0, 1, 0x83, 0, 0]), at: Self.now).isEmpty)
  }

  @Test("sub-packages in any order become one message; what is missing is asked for once, then given up") func parts() {
    var session = Self.session(.number)
    let entry = Self.location()
    let one: [UInt8] = [0, UInt8(entry.count)] + entry
    let body: [UInt8] = [0, 3, 1] + one + one + one
    let cut = [Array(body[..<20]), Array(body[20..<60]), Array(body[60...])]
    func part(_ index: UInt16) -> JT808Packet {
      Self.packet(0x0704, cut[Int(index) - 1], serial: 99 + index, part: .init(total: 3, index: index))
    }
    _ = session.receive(part(3), at: Self.now)
    #expect(Self.sent(session.receive(part(1), at: Self.now)).map(\.0) == [0x8001])
    #expect(session.look(at: Self.now + .seconds(9)).isEmpty)
    let asked = Self.sent(session.look(at: Self.now + .seconds(10)))
    #expect(asked.map(\.0) == [0x8003] && asked.map(\.1) == [[0, 100, 1, 0, 2]])
    #expect(session.look(at: Self.now + .seconds(11)).isEmpty)
    let whole = session.receive(part(2), at: Self.now + .seconds(12))
    let packets = whole.compactMap { if case .positions(let packet) = $0 { packet } else { nil } }
    #expect(packets.map(\.body) == [body])
    guard case .batch(let places, true, torn: 0)? = packets.first.map(JT808Message.init) else {
      Issue.record("no batch")
      return
    }
    #expect(places.count == 3)
    // A message whose rest never comes is given up, and does not hold room for ever.
    var parts = JT808Parts()
    for index in 0..<20 {
      _ = parts.take(
        Self.packet(0x0704, [1], serial: UInt16(1000 * index), part: .init(total: 2, index: 1)), at: Self.now)
    }
    #expect(parts.lost == 12)
    _ = parts.look(at: Self.now + .seconds(61))
    #expect(parts.lost == 20)
  }

  @Test("a text goes to a terminal that is here, in the layout of its edition") func text() {
    var session = Self.session(.number)
    let text = JT808Command.text(JT808Text(.urgent, [.spoken], gbk: [0xcd, 0xa3, 0xba, 0xbd]))
    #expect(session.command(text, to: Self.terminal) == nil, "nobody is here")
    let heard = session.receive(Self.packet(0x0200, Self.location()), at: Self.now)
    #expect(heard.first == .admitted(Self.terminal), "who is let in by its number is said to be here")
    let old = session.command(text, to: Self.terminal)
    #expect(old?.header.id == 0x8300 && old?.header.serial == 2 && old?.body == [9, 0xcd, 0xa3, 0xba, 0xbd])
    // It speaks the edition of 2019 from now on.
    var packet = Self.packet(0x0002)
    packet.header.edition = .year2019(version: 1)
    _ = session.receive(packet, at: Self.now)
    let new = session.command(text, to: Self.terminal)
    #expect(new?.header.edition == .year2019(version: 1) && new?.body == [10, 1, 0xcd, 0xa3, 0xba, 0xbd])
    // The answer names what it is to; a stranger's is not heard.
    let yes = JT808Answer(serial: 2, id: 0x8300, result: .done)
    let said: [UInt8] = [0, 2, 0x83, 0, 0]
    #expect(session.receive(Self.packet(0x0001, said), at: Self.now) == [.answered(Self.terminal, yes)])
    #expect(session.receive(Self.packet(0x0001, said, from: TerminalNumber("42")), at: Self.now).isEmpty)
    // Forgotten, it is sent nothing more.
    #expect(session.receive(Self.packet(0x0003), at: Self.now).first == .left(Self.terminal))
    #expect(session.command(text, to: Self.terminal) == nil)
  }

  @Test("flags and kinds of a text by edition: 2019 has the kind in bits 0 and 1, and in a byte of its own")
  func textFlags() {
    func body(_ kind: JT808Text.Kind, _ ways: JT808Text.Ways, _ edition: JT808Edition, _ text: [UInt8] = []) -> [UInt8]
    {
      JT808Command.text(JT808Text(kind, ways, gbk: text)).packet(to: Self.terminal, edition: edition, serial: 1).body
    }
    let new = JT808Edition.year2019(version: 1)
    #expect(body(.notice, .onDisplay, .year2013) == [0b0000_0100])
    #expect(body(.urgent, [.onDisplay, .spoken], .year2013) == [0b0000_1101])
    #expect(body(.service, [.onScreen, .isFaultCode], .year2013) == [0b0011_0000])
    #expect(body(.notice, .onDisplay, new) == [0b0000_0111, 1])
    #expect(body(.service, .spoken, new) == [0b0000_1001, 2])
    #expect(body(.urgent, [.onDisplay, .isFaultCode], new) == [0b0010_0110, 1])
    #expect(body(.urgent, .onScreen, new) == [0b0000_0110, 1], "no advertising screen in 2019: its display")
    #expect(body(.notice, [], new, Array(repeating: 1, count: 2000)).count == 1023, "one message of the longest body")
  }

  @Test("what is missing is asked for in the edition's layout: one byte of count in 2013, two in 2019")
  func resend() {
    let ask = JT808Command.resend(serial: 0x0102, parts: [3, 258])
    let old = ask.packet(to: Self.terminal, edition: .year2013, serial: 1)
    #expect(old.header.id == 0x8003 && old.body == [1, 2, 2, 0, 3, 1, 2])
    #expect(
      ask.packet(to: Self.terminal, edition: .year2019(version: 1), serial: 1).body == [1, 2, 0, 2, 0, 3, 1, 2])
  }

  @Test("the platform's serial numbers run over all it sends, and wrap") func serials() {
    var session = Self.session(.number)
    var serials: [UInt16] = []
    for _ in 0..<65_540 {
      for case .send(let packet) in session.receive(Self.packet(0x0002), at: Self.now) {
        serials.append(packet.header.serial)
      }
    }
    #expect(serials.first == 1 && serials.count == 65_540)
    #expect(zip(serials, serials.dropFirst()).allSatisfy { $0 &+ 1 == $1 }, "65535 is followed by 0")
  }
}
