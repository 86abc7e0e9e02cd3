import Terminals
import Testing
import Units

@Suite("JT/T 808 as lines: queued, recorded, and read again")
struct JT808LinesTests {
  static let now = JT808SessionTests.now

  static func read(_ lines: [UInt8], _ reader: inout JT808Lines) -> [DeviceReport] {
    var reports: [DeviceReport] = []
    for line in lines.split(separator: 0x0a) { reader.read(line, at: now) { reports.append($0) } }
    return reports
  }

  /// `body` with its minutes set, in BCD.
  static func location(minute: UInt8, alarms: [UInt8] = [0, 0, 0, 0]) -> [UInt8] {
    var body = JT808SessionTests.location(alarms: alarms)
    body[26] = minute
    return body
  }

  @Test("a location is one report with number, place, speed, course and time") func one() throws {
    var body = JT808SessionTests.location()
    (body[18], body[19]) = (0, 185)
    (body[20], body[21]) = (1, 18)
    let packet = JT808SessionTests.packet(0x0200, body)
    #expect(packet.lines.last == 0x0a && packet.lines.prefix(4) == Array("7e02".utf8)[...])
    var reader = JT808Lines()
    let report = try #require(Self.read(packet.lines, &reader).first)
    #expect(report.device == "13912345678")
    #expect(
      report.position.map { abs($0.latitude - 28.193056) < 1e-9 && abs($0.longitude - 112.942225) < 1e-9 } == true)
    #expect(report.speed.map { abs($0.value - 9.989) < 0.001 } == true && report.course == 274)
    // 2026-11-24 09:30:15 in China.
    #expect(report.time == Instant(seconds: 1_795_483_815))
    #expect(!report.isAlarm && !report.isReplay)
    #expect(reader.counters.frames == 1 && reader.counters.reports == 1 && reader.counters.rejects.isEmpty)
  }

  @Test("a batch gives its locations in order of time, also when it is longer than a frame") func batch() throws {
    let minutes = (0..<60).map { UInt8(($0 * 7) % 60) }
    let entries = minutes.flatMap { minute in
      [0, 28] + Self.location(minute: (minute / 10) << 4 | minute % 10)
    }
    let packet = JT808SessionTests.packet(0x0704, [0, 60, 1] + entries)
    #expect(packet.body.count > JT808Packet.longestBody)
    let lines = packet.lines.split(separator: 0x0a)
    #expect(lines.count == 2 && lines.allSatisfy { $0.count <= JT808Lines.longest })
    var reader = JT808Lines()
    let reports = Self.read(packet.lines, &reader)
    #expect(reports.count == 60 && reports.allSatisfy(\.isReplay))
    let times = reports.compactMap(\.time)
    #expect(times == times.sorted() && Set(times).count == 60)
  }

  @Test("without a fix there is no place, and the alarm button is heard all the same") func alarm() throws {
    var body = JT808SessionTests.location(alarms: [0, 0, 0, 1])
    body[7] = 1
    var reader = JT808Lines()
    let report = try #require(Self.read(JT808SessionTests.packet(0x0200, body).lines, &reader).first)
    #expect(report.isAlarm && report.position == nil && report.speed == nil)
    // Coordinates that the terminal moved are no place.
    body = JT808SessionTests.location()
    body[7] = 3 | 1 << 5
    #expect(Self.read(JT808SessionTests.packet(0x0200, body).lines, &reader).first?.position == nil)
    #expect(reader.counters.rejects == ["encrypted-position": 1])
  }

  @Test("what is no frame is counted by reason, and costs no frame behind it") func rejects() {
    var reader = JT808Lines()
    let good = JT808SessionTests.packet(0x0200, JT808SessionTests.location()).lines
    var wrong = good
    wrong[40] = wrong[40] == 0x30 ? 0x31 : 0x30
    let text = Array("!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0*24\n7e7e\n7e0\n".utf8)
    let beat = JT808SessionTests.packet(0x0002).lines
    let short = JT808SessionTests.packet(0x0200, [1]).lines
    #expect(Self.read(text + wrong + beat + short + good, &reader).count == 1)
    #expect(reader.counters.rejects == ["hex": 3, "checksum": 1, "other-message": 1, "malformed": 1])
    #expect(reader.counters.frames == 3)
  }

  @Test("one byte at a time and all at once the talk says the same") func talk() {
    let code = Array("code-13912345678".utf8)
    let stream =
      JT808SessionTests.packet(0x0100, JT808SessionTests.registration, serial: 1).framed
      + JT808SessionTests.packet(0x0102, code, serial: 2).framed + [1, 2, 3]
      + JT808SessionTests.packet(0x0200, JT808SessionTests.location(), serial: 3).framed
      + JT808SessionTests.packet(0x0200, JT808SessionTests.location(), serial: 4, from: TerminalNumber("42")).framed
    var whole = JT808Talk(session: JT808SessionTests.session())
    let once = whole.receive(stream, at: Self.now)
    var torn = JT808Talk(session: JT808SessionTests.session())
    var drip = JT808Talk.Output()
    for byte in stream {
      let output = torn.receive([byte], at: Self.now)
      drip.lines += output.lines
      drip.replies += output.replies
      drip.rejects.merge(output.rejects, uniquingKeysWith: +)
      drip.strangers += output.strangers
      drip.admitted += output.admitted
    }
    #expect(drip == once)
    #expect(once.lines == JT808SessionTests.packet(0x0200, JT808SessionTests.location(), serial: 3).lines)
    #expect(once.admitted == [JT808SessionTests.terminal])
    #expect(once.rejects == ["short": 1, "unknown-device": 1] && once.strangers == ["42"])
  }

  @Test("strangers are kept by number, bounded, the last heard first") func strangers() {
    var book = StrangerBook()
    for number in 0..<100 {
      book.note("\(number)", at: Self.now + .seconds(Int64(number)))
      book.note("7", at: Self.now + .seconds(Int64(number)))
    }
    #expect(book.total == 200 && book.all.count == StrangerBook.most)
    #expect(book.all.first { $0.device == "7" }?.count == 101)
    #expect(book.all.map(\.last) == book.all.map(\.last).sorted(by: >))
    #expect(book.all.contains { $0.device == "99" } && !book.all.contains { $0.device == "1" })
  }
}
