import AIS
import Testing

@Suite("Bad input is counted by reason and stops nothing")
struct RejectTests {
  static let good = "!AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0*23"
  static let long = String(repeating: "0", count: 60)

  /// Input that leads to each reason; nothing else may be counted.
  static let cases: [(RejectReason, [String])] = [
    (.lineTooLong, [String(repeating: "x", count: 1_025)]),
    (.notASentence, ["hello"]),
    (.notASentence, ["\u{0}\u{1}\u{2}\u{3}"]),
    (.notASentence, ["AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0*23"]),
    (.badFormat, ["!"]),
    (.badFormat, ["!AIVDM,1"]),
    (.badFormat, [sentence("AIVDM,11,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0")]),
    (.badFormat, [sentence("AIVDM,1,1,12,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0")]),
    (.badFormat, [sentence("AIVDM,1,1,,AB,13HOI:0P0000VOHLCnHQKwvL05Ip,0")]),
    (.badFormat, [sentence("AIVDM,1,1,,A")]),
    (.badFormat, [sentence("AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,00")]),
    (.missingChecksum, ["!AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0"]),
    (.missingChecksum, ["!AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0*2"]),
    (.badChecksum, ["!AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0*24"]),
    (.badChecksum, ["!AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0*zz"]),
    (.badPart, [sentence("AIVDM,0,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0")]),
    (.badPart, [sentence("AIVDM,2,3,1,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0")]),
    (.badPart, [sentence("AIVDM,2,0,1,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0")]),
    (.badPart, [sentence("AIVDM,x,1,1,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0")]),
    (.badFill, [sentence("AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,7")]),
    (.badFill, [sentence("AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,x")]),
    (.emptyPayload, [sentence("AIVDM,1,1,,A,,0")]),
    (.badArmour, [sentence("AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvX05Ip,0")]),
    (.badArmour, [sentence("AIVDM,1,1,,A,13HOI:0P0000V,HLCnHQKwvL05Ip,0")]),
    (.tooShort, [sentence("AIVDM,1,1,,A,13HOI:,0")]),
    (.tooShort, [sentence("AIVDM,1,1,,A,13HOI:0,5")]),
    (.unknownType, [sentence("AIVDM,1,1,,A,03HOI:0P0000VOHLCnHQKwvL05Ip,0")]),
    (.unknownType, [sentence("AIVDM,1,1,,A,L3HOI:0P0000VOHLCnHQKwvL05Ip,0")]),
    (.messageTooLong, [sentence("AIVDM,1,1,,A,8" + String(repeating: "0", count: 240) + ",0")]),
    (.badTagBlock, ["\\c:1565218798*54\\" + good]),
    (.badTagBlock, ["\\c:1565218798\\" + good]),
    (.duplicatePart, [sentence("AIVDM,2,1,1,A,55\(long),0"), sentence("AIVDM,2,1,1,A,55\(long),0")]),
    (.supersededMessage, [sentence("AIVDM,2,1,1,A,55\(long),0"), sentence("AIVDM,2,1,1,A,56\(long),0")]),
  ]

  @Test("Each reason by its input", arguments: cases.indices)
  func reason(index: Int) {
    let (reason, lines) = Self.cases[index]
    var bench = Bench()
    for line in lines { bench.line(line) }
    for other in RejectReason.allCases {
      #expect(bench.counters.rejected(other) == (other == reason ? 1 : 0), "\(other) for \(lines)")
    }
    let delivered = reason == .badTagBlock ? 1 : 0
    #expect(bench.sink.messages.count == delivered)
    bench.line(Self.good)
    #expect(bench.sink.messages.count == delivered + 1)
  }

  @Test("Old parts expire by time and by lines; too many open messages push out the oldest")
  func ages() {
    var bench = Bench()
    bench.line(sentence("AIVDM,2,1,1,A,55\(Self.long),0"), at: 0)
    bench.line(sentence("AIVDM,2,2,1,A,0000,0"), at: 15_001)
    #expect(bench.counters.rejected(.expiredMessage) == 1)
    #expect(bench.sink.messages.isEmpty)

    var few = Bench(DecoderLimits(openMessages: 2))
    for sequence in 1...3 { few.line(sentence("AIVDM,2,1,\(sequence),A,55\(Self.long),0")) }
    #expect(few.counters.rejected(.evictedMessage) == 1)
    few.line(sentence("AIVDM,2,2,1,A,0000,0"))
    #expect(few.sink.messages.isEmpty)

    var lines = Bench(DecoderLimits(ageInLines: 10))
    lines.line(sentence("AIVDM,2,1,1,A,55\(Self.long),0"))
    for _ in 0..<11 { lines.line(Self.good) }
    lines.line(sentence("AIVDM,2,2,1,A,0000,0"))
    #expect(lines.counters.rejected(.expiredMessage) == 1)
  }

  @Test("Every reason has a case here and a name of its own")
  func names() {
    var names: Set<String> = []
    for reason in RejectReason.allCases { names.insert("\(reason.name)") }
    #expect(names.count == RejectReason.allCases.count)
    let covered = Set(Self.cases.map(\.0)).union([.expiredMessage, .evictedMessage])
    #expect(covered.count == RejectReason.allCases.count)
  }

  @Test("Comments, empty lines and other sentences are no rejects")
  func others() {
    let bench = decode(
      "# comment", "", "\r", "$PGHP,1,2008,5,9,0,0,0,10,338,2,,1,09*17", "$GPZDA,x", sentence("AITXT,01,01,01,HELLO"))
    #expect(bench.counters.rejected == 0)
    #expect(bench.counters.comments == 3)
    #expect(bench.counters.otherSentences == 3)
    #expect(bench.counters.lines == 6)
  }

  @Test("A message too short for its type is delivered with its bits, and counted")
  func short() {
    let bench = decode(sentence("AIVDM,1,1,,A,13HOI:0P0000,0"))
    #expect(bench.counters.shortMessages == 1)
    #expect(bench.counters.delivered(type: 1) == 1)
    guard case .uninterpreted(let message)? = bench.sink.messages.first else {
      Issue.record("not delivered")
      return
    }
    #expect(message.mmsi == 227_006_760)
    #expect(message.payload.count == 72)
  }
}
