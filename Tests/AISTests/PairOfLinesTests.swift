import AIS
import Testing

/// Two lines of one chunk that are a message are joined at once; handed over line by line their parts are kept. Both must say the same of
/// whatever comes, and count the same.
@Suite("Two lines joined at once mean what kept parts mean")
struct PairOfLinesTests {
  struct Reading: Equatable {
    var messages: [Message]
    var envelopes: [Envelope]
    var raws: [String]
    var counters: DecoderCounters
    var open: Int
  }

  static func read(_ lines: [String], limits: DecoderLimits, atOnce: Bool) -> Reading {
    var bench = Bench(limits)
    // Behind it all, so that the last lines lie in the chunk of those in front of them.
    let all = lines + ["# a comment that is longer than the slack of a decoder\n"]
    if atOnce {
      bench.feed(Array(all.joined().utf8))
    } else {
      for line in all { bench.feed(Array(line.utf8)) }
    }
    return Reading(
      messages: bench.sink.messages, envelopes: bench.sink.envelopes, raws: bench.sink.raws, counters: bench.counters,
      open: bench.decoder.openMessages)
  }

  private func compare(_ lines: [String], limits: DecoderLimits = DecoderLimits(), _ note: String = "") -> Reading {
    let whole = Self.read(lines, limits: limits, atOnce: true)
    #expect(whole == Self.read(lines, limits: limits, atOnce: false), "\(note)\(lines.joined())")
    return whole
  }

  static let first = "!AIVDM,2,1,1,A,55?MbV02;H;s<HtKR20EHE:0@T4@Dn2222222216L961O5Gf0NSQEp6ClRp8,0*1C"
  static let second = "!AIVDM,2,2,1,A,88888888880,2*25"

  static func tagged(_ content: String, _ line: String) -> String { "\\\(content)*\(checksum(content))\\\(line)" }

  @Test("A type 5 in two lines, either line end, with tag blocks and without: one message, both lines its evidence")
  func plain() {
    let first = Self.first
    let second = Self.second
    let lines = [
      (first, second), (Self.tagged("g:1-2-77,c:1565218798", first), Self.tagged("g:2-2-77,s:X", second)),
      // The group left out of the checksum: the blocks are wrong, the sentences are used.
      ("\\g:1-2-77,c:1565218798*53\\" + first, "\\g:2-2-77*0A\\" + second),
    ]
    for (one, other) in lines {
      for end in ["\n", "\r\n"] {
        let read = compare([one + end, other + end])
        #expect(read.messages.count == 1 && read.open == 0)
        #expect(read.raws == [one + "\n" + other + "\n"])
        #expect(read.envelopes.first?.parts == 2)
        #expect(read.counters.lines == 3 && read.counters.sentences == 2)
      }
      #expect(compare([one + "\r\n", other + "\n"]).messages.count == 1)
    }
    let read = compare([lines[1].0 + "\n", lines[1].1 + "\n"])
    #expect(read.envelopes.first?.tagTime == 1_565_218_798_000)
    #expect(read.envelopes.first?.station == StationName("X"))
  }

  @Test("Both parts in one line: its evidence is two lines all the same")
  func oneLine() {
    for between in ["", " ", "  ", "\r", ",noise "] {
      for end in ["\n", "\r\n"] {
        let read = Self.read([Self.first + between + Self.second + end], limits: DecoderLimits(), atOnce: true)
        #expect(read.messages.count == 1 && read.open == 0, "'\(between)'")
        #expect(read.raws == [Self.first + "\n" + Self.second + "\n"], "'\(between)'")
        #expect(read.counters.lines == 2 && read.counters.sentences == 2)
      }
    }
  }

  @Test("What is not its second part leaves the first one waiting")
  func strangers() {
    let others = [
      "!AIVDM,2,2,2,A,88888888880,2", "!AIVDM,2,2,1,B,88888888880,2", "!BSVDM,2,2,1,A,88888888880,2",
      "!AIVDO,2,2,1,A,88888888880,2", "!AIVDM,3,2,1,A,88888888880,2", "!AIVDM,2,1,1,A,88888888880,2",
      "!AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0",
    ].map { sentence(String($0.dropFirst())) }
    for other in others {
      for end in ["\n", "\r\n"] {
        let read = compare([Self.first + end, other + end])
        #expect(read.open >= 1, "\(other)")
        #expect(compare([Self.first + end, other + end, Self.second + end]).messages.count >= 1, "\(other)")
      }
    }
    // The group tells them apart, and a second part without the channel belongs to any.
    _ = compare([Self.tagged("g:1-2-77", Self.first) + "\n", Self.tagged("g:2-2-78", Self.second) + "\n"])
    #expect(compare([Self.first + "\n", sentence("AIVDM,2,2,1,,88888888880,2") + "\n"]).messages.count == 1)
    #expect(compare([Self.first + "\n", sentence("AIVDM,2,2,1,A,8888888X880,2") + "\n"]).messages.isEmpty)
  }

  @Test("Whatever comes in whatever order, in few slots and with short ages", arguments: 0..<400)
  func random(seed: Int) {
    var random = Seeded(UInt64(seed))
    var limits = DecoderLimits()
    limits.openMessages = seed % 3 == 0 ? Int.random(in: 1...3, using: &random) : 64
    if seed % 4 == 0 {
      limits.ageInLines = 12
      limits.orphanAgeInLines = 4
    }
    if seed % 5 == 0 { limits.lineLength = Int.random(in: 40...100, using: &random) }
    var lines: [String] = []
    for _ in 0..<Int.random(in: 2...40, using: &random) { lines += Self.some(&random) }
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      lines.swapAt(Int.random(in: lines.indices, using: &random), Int.random(in: lines.indices, using: &random))
    }
    _ = compare(lines, limits: limits, "seed \(seed)\n")
  }

  /// One to four lines: both parts of a message, a part alone or twice, a sentence of its own, noise.
  private static func some(_ random: inout Seeded) -> [String] {
    let sequence = ["1", "2", "3", ""].randomElement(using: &random) ?? "1"
    let channel = ["A", "B", ""].randomElement(using: &random) ?? "A"
    let head = ["55?MbV02;H;s<HtKR20EHE:0@T4@Dn2222222216L961O5Gf0NSQEp6ClRp8", "8000000000000000000", "5X_"]
    let tail = ["88888888880", "8", "88888888888888888888888888888888888", "8Y"]
    let fill = ["0", "2", "", "6"].randomElement(using: &random) ?? "0"
    let one = sentence("AIVDM,2,1,\(sequence),\(channel),\(head.randomElement(using: &random) ?? "8"),\(fill)")
    let two = sentence("AIVDM,2,2,\(sequence),\(channel),\(tail.randomElement(using: &random) ?? "8"),2")
    let alone = "!AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0*23"
    let lines: [String] =
      switch Int.random(in: 0..<10, using: &random) {
      case 0: [one, one, two]
      case 1: [two, one]
      case 2: [one]
      case 3: [two]
      case 4: [alone]
      case 5: ["noise", one, two]
      case 6: [one, alone, two, two]
      default: [one, two]
      }
    let end = ["\n", "\r\n"].randomElement(using: &random) ?? "\n"
    let group = Int.random(in: 1...3, using: &random)
    return lines.map { line in
      switch Int.random(in: 0..<6, using: &random) {
      case 0: tagged("g:1-2-\(group),c:1565218798", line) + end
      case 1: tagged("c:156521879\(group)", line) + end
      case 2: "\\c:156521879\(group)*00\\" + line + end
      case 3: tagged("s:station\(group)", line) + end
      default: line + end
      }
    }
  }
}
