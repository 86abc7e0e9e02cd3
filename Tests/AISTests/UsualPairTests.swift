import AIS
import Testing

/// The usual two lines of a message are read without a search for their ends; handed over one by one they take the long way. Both must say the
/// same of whatever comes, and count the same.
@Suite("A usual pair of lines means what the long way reads in it")
struct UsualPairTests {
  private static let payload = "55?MbV02;H;s<HtKR20EHE:0@T4@Dn2222222216L961O5Gf0NSQEp6ClRp888888888880"
  private static let armour = Array("0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVW`abcdefghijklmnopqrstuvw")

  /// The lines of a payload cut behind `length` characters.
  private static func lines(_ payload: String, cut length: Int, talker: String = "AIVDM") -> [String] {
    let head = payload.prefix(length)
    let tail = payload.dropFirst(length)
    return [sentence("\(talker),2,1,7,B,\(head),0"), sentence("\(talker),2,2,7,B,\(tail),2")]
  }

  private func compare(_ lines: [String], limits: DecoderLimits = DecoderLimits(), _ note: String = "")
    -> PairOfLinesTests.Reading
  {
    let whole = PairOfLinesTests.read(lines, limits: limits, atOnce: true)
    let single = PairOfLinesTests.read(lines, limits: limits, atOnce: false)
    #expect(whole == single, "\(note)\(lines)")
    return whole
  }

  @Test(
    "Any characters, cut where stations cut: the message that they are in one sentence",
    arguments: [60, 56, 59, 61, 36])
  func values(length: Int) {
    var random = Seeded(UInt64(length))
    for round in 0..<60 {
      // A ship's particulars, and now and then any message at all.
      var text = round % 4 == 0 ? "" : "5"
      while text.count < 71 { text.append(Self.armour.randomElement(using: &random) ?? "0") }
      let talker = ["AIVDM", "BSVDM", "AIVDO"][round % 3]
      let end = round % 2 == 0 ? "\n" : "\r\n"
      let pair = compare(Self.lines(text, cut: length, talker: talker).map { $0 + end })
      let one = PairOfLinesTests.read(
        [sentence("\(talker),1,1,,B,\(text),2") + end], limits: DecoderLimits(), atOnce: true)
      #expect(pair.messages == one.messages && pair.counters.sentences == 2, "\(text)")
      #expect(pair.envelopes.map(\.talker) == one.envelopes.map(\.talker))
      #expect(pair.envelopes.map(\.isOwnShip) == one.envelopes.map(\.isOwnShip))
      #expect(pair.envelopes.map(\.channel) == one.envelopes.map(\.channel))
    }
  }

  @Test(
    "Every byte of it set to others, with the old checksums and with the right ones", arguments: [60, 56],
    [false, true])
  func mutations(length: Int, isTagged: Bool) {
    var limits = DecoderLimits()
    limits.openMessages = 2
    var lines = Self.lines(Self.payload, cut: length)
    if isTagged { lines = zip(["g:1-2-7,c:1565218798", "g:2-2-7"], lines).map { PairOfLinesTests.tagged($0, $1) } }
    let whole = lines.map { Array($0.utf8) }
    let values = Array("\0\n\r*,!\\/0123WX_`wxADMO\u{7F}".utf8) + [0x80, 0xB0, 0xFF]
    for line in 0...1 {
      for place in whole[line].indices {
        for value in values where value != whole[line][place] {
          var text = whole
          text[line][place] = value
          check(text, limits)
          text[line] = Self.repaired(text[line])
          check(text, limits)
        }
      }
    }
  }

  @Test("A sequence and a channel of any byte, the same in both lines", arguments: [60, 56])
  func marks(length: Int) {
    let whole = Self.lines(Self.payload, cut: length).map { Array($0.utf8) }
    for place in [11, 13] {
      for value in UInt8.min...UInt8.max {
        let text = whole.map { line in
          var line = line
          line[place] = value
          return Self.repaired(line)
        }
        check(text, DecoderLimits(openMessages: 2))
      }
    }
  }

  @Test("No bit behind the 424 is seen: not of the fill, nor of a longer message before")
  func bits() {
    // Of neither part of type 24: it is delivered with all its bits.
    let text = "H00000<" + String(repeating: "w", count: 64)
    let long = sentence("AIVDM,1,1,,B,8" + String(repeating: "w", count: 170) + ",0") + "\n"
    for length in [60, 56] {
      let read = compare([long] + Self.lines(text, cut: length).map { $0 + "\n" })
      guard case .uninterpreted(let message)? = read.messages.last else {
        Issue.record("\(read.messages)")
        continue
      }
      #expect(message.payload.count == 424 && message.payload.unsigned(360, 64) == .max)
      #expect(message.payload.unsigned(424, 64) == 0)
    }
  }

  private func check(_ lines: [[UInt8]], _ limits: DecoderLimits) {
    func read(atOnce: Bool) -> [UInt64] {
      var bench = Bench(limits)
      let all = lines.map { $0 + [0x0A] } + [Array("# a comment that is longer than the slack\n".utf8)]
      if atOnce { bench.feed(Array(all.joined())) } else { for line in all { bench.feed(line) } }
      let counters = bench.counters
      let sums = bench.sink.messages.map { UInt64(truncatingIfNeeded: "\($0)".hashValue) }
      let raws = bench.sink.raws.map { UInt64(truncatingIfNeeded: $0.hashValue) }
      return [counters.lines, counters.sentences, counters.messages, UInt64(bench.decoder.openMessages)]
        + RejectReason.allCases.map { counters.rejected($0) } + sums + raws
    }
    #expect(read(atOnce: true) == read(atOnce: false), "\(lines.map { String(decoding: $0, as: UTF8.self) })")
  }

  /// The line with the checksum that its last sentence should have, where it has one.
  private static func repaired(_ line: [UInt8]) -> [UInt8] {
    guard let start = line.lastIndex(of: 0x21), start < line.count - 3 else { return line }
    var line = line
    let sum = line[(start + 1)..<(line.count - 3)].reduce(UInt8(0), ^)
    let digits = Array("0123456789ABCDEF".utf8)
    line[line.count - 2] = digits[Int(sum >> 4)]
    line[line.count - 1] = digits[Int(sum & 15)]
    return line
  }

  @Test("Where lines may not be that long they are too long, and where parts are kept they go to those")
  func limits() {
    let lines = Self.lines(Self.payload, cut: 60).map { $0 + "\n" }
    for length in [30, 31, 32, 78, 79, 80, 81] {
      _ = compare(lines, limits: DecoderLimits(lineLength: length), "\(length) ")
    }
    let other = Self.lines(Self.payload, cut: 56).map { $0 + "\n" }
    #expect(compare([other[0]] + lines).messages.count == 1)
    #expect(compare([lines[1]] + lines + lines).messages.count == 1)
    // Too old before the second line has come, and not a line earlier.
    for between in 0...4 {
      var limits = DecoderLimits()
      limits.ageInLines = 3
      let first = sentence("AIVDM,2,1,1,A,8000000000000000000,0") + "\n"
      _ = compare([first] + Array(repeating: "# c\n", count: between) + lines, limits: limits, "\(between) ")
    }
  }
}
