import AIS
import Testing

/// The usual line is read without a search for its end, and so never in the last bytes of a chunk. A line alone, its newline left
/// out, takes the long way, and one with a comment behind it the short one: both must say the same.
@Suite("A usual line means what the long way reads in it")
struct UsualLineTests {
  static let lines = [
    "!AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0*23", "!BSVDO,1,1,,2,4025;PAuho;N>0NJbfMRhNA00D3l,0*66",
    "!ABVDM,1,1,,B,B5O3hLP00H`C4N7nMqh03wV5oP06,0*3F",
  ].map(repaired)

  struct Reading: Equatable {
    var messages: [Message]
    var envelopes: [Envelope]
    var raws: [String]
    var counters: [UInt64]
  }

  /// Decodes a text, with `behind` behind it.
  static func read(_ text: [UInt8], behind: String, limits: DecoderLimits = DecoderLimits()) -> Reading {
    var decoder = Decoder(limits: limits)
    var sink = Collector()
    let all = text + Array(behind.utf8)
    let room = all + [UInt8](repeating: 0x0A, count: Decoder.slack)
    decoder.consume(room.span.bytes, count: all.count, receivedAt: 7, source: 3, into: &sink)
    let counters = decoder.counters
    return Reading(
      messages: sink.messages, envelopes: sink.envelopes, raws: sink.raws,
      counters: [
        counters.lines - (behind.isEmpty ? 0 : 1), counters.sentences, counters.otherSentences,
        counters.comments - (behind.isEmpty ? 0 : 1), counters.messages, counters.shortMessages,
      ] + RejectReason.allCases.map { counters.rejected($0) })
  }

  /// The line with the checksum it should have.
  static func repaired(_ line: String) -> String {
    let star = line.lastIndex(of: "*") ?? line.endIndex
    let body = String(line[line.index(after: line.startIndex)..<star])
    return "!" + body + "*" + checksum(body)
  }

  private func compare(_ text: [UInt8]) {
    let long = Self.read(text.last == 0x0A ? Array(text.dropLast()) : text, behind: "")
    let short = Self.read(text, behind: "# comment\n")
    #expect(long == short, "\(String(decoding: text, as: UTF8.self))")
  }

  @Test("As it is, with either line end", arguments: lines)
  func plain(line: String) {
    #expect(line.utf8.count == 47)
    for end in ["\n", "\r\n", "\r\r\n", " \n", "\r \n"] { compare(Array((line + end).utf8)) }
    #expect(Self.read(Array((line + "\r\n").utf8), behind: "# c\n").messages.count == 1)
    #expect(Self.read(Array((line + "\r\n").utf8), behind: "# c\n").raws == [line])
  }

  @Test("Every byte of it set to every value, with the old checksum and with the right one", arguments: lines)
  func mutations(line: String) {
    let whole = Array((line + "\r\n").utf8)
    for place in whole.indices.dropLast() {  // its end apart: the comment would join it
      for value in UInt8.min...UInt8.max where place < 47 || value != 0x0A {  // two ends are two lines
        var text = whole
        text[place] = value
        compare(text)
        guard place > 0, place < 44 else { continue }
        let sum = text[1..<44].reduce(UInt8(0), ^)
        let digits = Array("0123456789ABCDEF".utf8)
        text[45] = digits[Int(sum >> 4)]
        text[46] = digits[Int(sum & 15)]
        compare(text)
      }
    }
  }

  @Test("Both checksum digits in every combination that a byte has", arguments: lines.prefix(1))
  func checksums(line: String) {
    for high in UInt8.min...UInt8.max {
      for low in stride(from: UInt8(0), through: 255, by: high == 0x32 ? 1 : 7) {
        var text = Array((line + "\r\n").utf8)
        text[45] = high
        text[46] = low
        compare(text)
      }
    }
  }

  @Test("Where lines may not be that long it is too long")
  func limit() {
    let text = Array((Self.lines[0] + "\n").utf8)
    for length in [46, 47, 48] {
      let reading = Self.read(text, behind: "# c\n", limits: DecoderLimits(lineLength: length))
      #expect(reading.messages.count == (length < 47 ? 0 : 1))
    }
  }
}
