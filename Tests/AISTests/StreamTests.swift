import AIS
import Testing

@Suite("A stream torn anywhere gives the messages of the whole")
struct StreamTests {
  static let text: [UInt8] = {
    var bytes: [UInt8] = []
    var encoder = SentenceEncoder()
    for index in 0..<40 {
      var report = PositionReport(mmsi: UInt32(413_000_000 + index))
      report.longitude = Longitude(raw: Int32(67_000_000 + index))
      encoder.append(.position(report), tagTime: index % 3 == 0 ? Int64(1_700_000_000_000 + index) : nil, to: &bytes)
      var voyage = StaticAndVoyage(mmsi: UInt32(413_000_000 + index))
      voyage.draughtTenths = UInt8(index + 1)
      encoder.append(.staticAndVoyage(voyage), to: &bytes)
      bytes.append(contentsOf: "# comment\r\n\r\nnoise \u{7}\n".utf8)
    }
    bytes.append(contentsOf: "!AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0*23".utf8)  // no newline
    return bytes
  }()

  @Test("Pieces of every small size, and of random ones, equal all in one")
  func torn() {
    let whole = Bench.from(Self.text)
    #expect(whole.sink.messages.count == 81)
    var random = Seeded(11)
    for size in Array(1...70) + [-1, -2, -3] {
      var bench = Bench()
      var p = 0
      while p < Self.text.count {
        let step = size > 0 ? size : Int.random(in: 1...200, using: &random)
        let end = min(p + step, Self.text.count)
        bench.feed(Array(Self.text[p..<end]))
        p = end
      }
      bench.finish()
      #expect(bench.sink.messages == whole.sink.messages)
      #expect(bench.sink.envelopes == whole.sink.envelopes)
      #expect(bench.sink.raws == whole.sink.raws)
      #expect(bench.counters == whole.counters)
    }
  }

  @Test("Complete lines are delivered at once, not with the next read")
  func prompt() {
    var bench = Bench()
    bench.feed(Array("!AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0*23\n!AIVDM,1,".utf8))
    #expect(bench.sink.messages.count == 1)
    #expect(bench.chunker.pending == 9)
  }

  @Test("A datagram ends its last line, newline or not; several sentences may share it")
  func datagrams() {
    let one = "!AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0*23"
    for text in [one, one + "\r\n", one + "\n" + one, one + "\r\n" + one + "\r", one + one] {
      var chunker = Chunker()
      var decoder = Decoder()
      var sink = Collector()
      let bytes = Array(text.utf8)
      chunker.appendDatagram(bytes.span.bytes) { chunk, count in
        decoder.consume(chunk, count: count, receivedAt: 5, source: 1, into: &sink)
      }
      #expect(sink.messages.count == text.split(separator: "!").count, "\(text)")
      #expect(decoder.counters.rejected == 0)
      #expect(chunker.pending == 0)
    }
  }

  @Test("A line of 1 MiB is one reject, memory stays flat, and the next line is read")
  func longLine() {
    var bench = Bench()
    let piece = [UInt8](repeating: 0x41, count: 4_096)
    for _ in 0..<256 {
      bench.feed(piece)
      #expect(bench.chunker.pending <= 1_025)
    }
    bench.line("")
    bench.line("!AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0*23")
    #expect(bench.counters.rejected(.lineTooLong) == 1)
    #expect(bench.counters.rejected == 1)
    #expect(bench.sink.messages.count == 1)

    var whole = Bench()
    whole.feed([UInt8](repeating: 0x41, count: 1 << 20) + [0x0A])
    #expect(whole.counters.rejected(.lineTooLong) == 1)
    #expect(whole.counters.lines == 1)
  }

  @Test("The decoder takes any count and any slack without a trap")
  func contract() {
    let bytes = Array("!AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0*23\n".utf8)
    for count in [-5, 0, 1, bytes.count - 1, bytes.count, bytes.count + 3, Int.max] {
      for slack in [0, 1, 15, 16, 40] {
        var decoder = Decoder()
        var sink = Collector()
        let all = bytes + [UInt8](repeating: 0x30, count: slack)
        decoder.consume(all.span.bytes, count: count, receivedAt: 0, source: 0, into: &sink)
        if count == bytes.count || count == bytes.count - 1 { #expect(sink.messages.count == 1) }
      }
    }
  }

  @Test("The raw sentence is handed on as evidence")
  func evidence() {
    let tagged = "\\c:1565218798*53\\!BSVDM,1,1,,A,13mb9U0P00PRk8fT5nw>4?wj2006,0*5D"
    let first = "!AIVDM,2,1,1,A,55?MbV02;H;s<HtKR20EHE:0@T4@Dn2222222216L961O5Gf0NSQEp6ClRp8,0*1C"
    let second = "!AIVDM,2,2,1,A,88888888880,2*25"
    let bench = decode(tagged + "\r", second, first)
    #expect(bench.sink.raws == [tagged, second + "\n" + first + "\n"])
    #expect(bench.sink.envelopes[0].tagTime == 1_565_218_798_000)
    #expect(bench.sink.envelopes[1].parts == 2)
  }

  @Test("A line that is just not too long, or too long with carriage returns anywhere, is judged the same in pieces")
  func longLines() {
    let limit = DecoderLimits().lineLength
    let sentence = Array("!AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0*23".utf8)
    for length in (limit - 2)...(limit + 4) {
      for returns in [[], [limit - 1], [limit], [limit + 1], [limit, limit + 1]] as [[Int]] {
        var line = [UInt8](repeating: 0x20, count: length)
        line.replaceSubrange(0..<sentence.count, with: sentence)
        for at in returns where at < length { line[at] = 0x0D }
        let bytes = line + [0x0A] + sentence + [0x0D, 0x0A]
        let whole = Bench.from(bytes)
        var bench = Bench()
        for byte in bytes { bench.feed([byte]) }
        bench.finish()
        #expect(bench.counters == whole.counters, "\(length) bytes, returns at \(returns)")
        #expect(bench.sink.messages == whole.sink.messages)
      }
    }
  }
}
