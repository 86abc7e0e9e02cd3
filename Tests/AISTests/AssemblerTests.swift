import AIS
import Testing

@Suite("Messages in parts")
struct AssemblerTests {
  /// The parts of a type 8 message whose MMSI tells it from others.
  private func parts(
    _ mmsi: UInt32, total: Int, sequence: String, channel: String = "A", talker: String = "AI"
  ) -> [String] {
    var bits = String(mmsi, radix: 2)
    bits = "001000" + "00" + String(repeating: "0", count: 30 - bits.count) + bits + "0000"
    var payload = ""
    let alphabet = Array("0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVW`abcdefghijklmnopqrstuvw")
    for start in stride(from: 0, to: 42, by: 6) {
      let six = bits.dropFirst(start).prefix(6)
      payload.append(alphabet[Int(six, radix: 2) ?? 0])
    }
    return (1...total).map { number in
      let text = number == 1 ? payload : String(repeating: "w", count: number)
      return sentence("\(talker)VDM,\(total),\(number),\(sequence),\(channel),\(text),0")
    }
  }

  private func senders(_ bench: Bench) -> [UInt32] { bench.sink.messages.map(\.mmsi) }

  @Test("Parts in any order")
  func order() {
    let text = parts(413_000_001, total: 3, sequence: "1")
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      var bench = Bench()
      for index in order { bench.line(text[index]) }
      #expect(senders(bench) == [413_000_001])
      guard case .uninterpreted(let message)? = bench.sink.messages.first else { return }
      #expect(message.payload.count == 7 * 6 + 5 * 6)
      #expect(message.payload.unsigned(42, 30) == 0x3FFF_FFFF)
      #expect(bench.decoder.openMessages == 0)
    }
  }

  @Test("Forty messages open at once, interleaved, told apart by sequence, channel, talker and source")
  func interleaved() {
    var bench = Bench()
    var all: [(UInt16, [String])] = []
    var mmsi: UInt32 = 1
    for source in UInt16(0)..<2 {
      for talker in ["AI", "BS"] {
        for channel in ["A", "B"] {
          for sequence in 0..<5 {
            all.append((source, parts(mmsi, total: 4, sequence: "\(sequence)", channel: channel, talker: talker)))
            mmsi += 1
          }
        }
      }
    }
    for number in 0..<4 {
      for (source, text) in all { bench.line(text[number], source: source) }
      bench.line("!AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0*23")
    }
    #expect(senders(bench).filter { $0 < 100 } == Array(1...40))
    #expect(bench.counters.rejected == 0)
  }

  @Test("Tag groups tell messages apart that share a sequence number and a channel")
  func groups() {
    let a = parts(1, total: 2, sequence: "3")
    let b = parts(2, total: 2, sequence: "3")
    func tag(_ number: Int, _ group: Int) -> String {
      let body = "g:\(number)-2-\(group)" + (number == 1 ? ",s:station\(group),c:1700000000" : "")
      return "\\" + body + "*" + checksum(body) + "\\"
    }
    let bench = decode(tag(1, 70) + a[0], tag(1, 71) + b[0], tag(2, 70) + a[1], tag(2, 71) + b[1])
    #expect(senders(bench) == [1, 2])
    #expect(bench.sink.envelopes.map(\.station.string) == ["station70", "station71"])
    #expect(bench.sink.envelopes.map(\.tagTime) == [1_700_000_000_000, 1_700_000_000_000])
    #expect(bench.counters.rejected == 0)
  }

  @Test("Doubled parts give one message, also where the second copy comes after it is complete")
  func doubled() {
    let text = parts(5, total: 2, sequence: "1")
    let bench = decode(text[0], text[0], text[1], text[1])
    #expect(senders(bench) == [5])
    #expect(bench.counters.rejected(.duplicatePart) == 2)
    #expect(bench.counters.rejected == 2)
    #expect(bench.decoder.openMessages == 0)
  }

  @Test("A message received twice is delivered twice")
  func twice() {
    let text = parts(5, total: 2, sequence: "1")
    #expect(senders(decode(text[0], text[1], text[0], text[1])) == [5, 5])
  }

  @Test("A lost part does not spoil the next message with its sequence number")
  func lost() {
    let a = parts(1, total: 2, sequence: "3")
    let b = parts(2, total: 2, sequence: "3")
    let bench = decode(a[0], b[0], b[1])
    #expect(senders(bench) == [2])
    #expect(bench.counters.rejected(.supersededMessage) == 1)
  }

  @Test("An orphan last part expires before it can join a later message")
  func orphan() {
    let a = parts(1, total: 2, sequence: "3")
    let b = parts(2, total: 2, sequence: "3")
    var bench = Bench()
    bench.line(a[1], at: 0)
    bench.line(b[0], at: 2_001)
    #expect(bench.sink.messages.isEmpty)
    bench.line(b[1], at: 2_002)
    #expect(senders(bench) == [2])
    #expect(bench.counters.rejected(.expiredMessage) == 1)
  }

  @Test("An orphan last part that does not fit is left, one that fits spoils one message at most")
  func cascade() {
    let first = "AIVDM,2,1,1,A,55?MbV02;H;s<HtKR20EHE:0@T4@Dn2222222216L961O5Gf0NSQEp6ClRp8,0"
    let last = sentence("AIVDM,2,2,1,A,88888888880,2")
    var bench = decode(sentence("AIVDM,2,2,1,A,000000000000000,2"), sentence(first), last)
    #expect(senders(bench) == [351_759_000])
    guard case .staticAndVoyage(let voyage)? = bench.sink.messages.first else { return }
    #expect(voyage.destination.string == "NEW YORK")
    #expect(bench.counters.rejected(.supersededMessage) == 1)

    bench = decode(sentence("AIVDM,2,2,1,A,00000000000,2"), sentence(first), last, sentence(first), last)
    #expect(bench.sink.messages.count == 2)
    #expect(bench.sink.raws.last == sentence(first) + "\n" + last + "\n")
  }

  @Test("Missing sequence and channel fields")
  func missing() {
    let text = parts(7, total: 2, sequence: "", channel: "")
    #expect(senders(decode(text[0], text[1])) == [7])
    let first = parts(8, total: 2, sequence: "4", channel: "B")[0]
    let second = parts(8, total: 2, sequence: "4", channel: "")[1]
    let bench = decode(first, second)
    #expect(senders(bench) == [8])
    #expect(bench.sink.envelopes.first?.channel == 0x42)
  }

  @Test("Nine parts are possible; more than the raw room is refused")
  func nine() {
    #expect(senders(decode1(parts(9, total: 9, sequence: "0"))) == [9])
    var bench = Bench()
    for number in 1...9 {
      let tag = "s:" + String(repeating: "x", count: 100)
      let body = "AIVDM,9,\(number),1,A," + String(repeating: "0", count: 60) + ",0"
      bench.line("\\" + tag + "*" + checksum(tag) + "\\" + sentence(body))
    }
    #expect(bench.counters.rejected(.messageTooLong) >= 1)
    #expect(bench.sink.messages.isEmpty)
  }

  private func decode1(_ lines: [String]) -> Bench {
    var bench = Bench()
    for line in lines { bench.line(line) }
    return bench
  }

  @Test("VDO is told apart and marked")
  func own() {
    let bench = decode("!AIVDO,1,1,,,13HOI:0P0000VOHLCnHQKwvL05Ip,0*60")
    #expect(bench.sink.envelopes.first?.isOwnShip == true)
    #expect(bench.sink.envelopes.first?.channel == 0)
  }

  @Test("Between parts: other sentences, comments, tag blocks, noise, whole messages, the end of a datagram")
  func between() {
    let text = parts(413_000_009, total: 3, sequence: "5")
    let others = [
      "$PGHP,1,2008,5,9,0,0,0,10,338,2,,1,09*17", "# comment", "", "\\c:1565218798*53\\", "noise", "\r",
      sentence("AITXT,01,01,01,HELLO"), "!AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0*23", "!AIVDM,1,1,,A,broken*00",
    ]
    var bench = Bench()
    for part in text {
      bench.line(part)
      for other in others { bench.line(other) }
    }
    #expect(senders(bench).filter { $0 != 227_006_760 } == [413_000_009])
    #expect(senders(bench).count == 4)

    var chunker = Chunker()
    var decoder = Decoder()
    var sink = Collector()
    for datagram in [text[0], text[1] + "\r\n" + others[7], text[2]] {
      let bytes = Array(datagram.utf8)
      chunker.appendDatagram(bytes.span.bytes) { chunk, count in
        decoder.consume(chunk, count: count, receivedAt: 5, source: 1, into: &sink)
      }
    }
    #expect(sink.messages.map(\.mmsi) == [227_006_760, 413_000_009])
  }
}
