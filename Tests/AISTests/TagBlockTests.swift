import AIS
import Foundation
import Testing

/// A tag block and a usual line behind it are read where they stand; anything else takes the long way. Told apart as in
/// `UsualLineTests`: the last line of a chunk takes the long way.
@Suite("A line with a tag block means what the long way reads in it")
struct TagBlockTests {
  static let tags = [
    "c:1565218798", "c:1565218798123", "s:2573345,c:1565218798", "g:1-2-9999,c:1565218798",
    "g:1-1-7,s:a station of 23 signs,n:5", "c:0000000000", "c:9999999999", "c:12", "t:words, and a:1,c:1565218798,",
    "x:", "c:15652187980000000",
  ]

  static func tagged(_ tag: String, _ line: String = UsualLineTests.lines[0]) -> String {
    "\\" + tag + "*" + checksum(tag) + "\\" + line
  }

  private func compare(_ text: [UInt8], _ limits: DecoderLimits = DecoderLimits()) {
    let long = UsualLineTests.read(text.last == 0x0A ? Array(text.dropLast()) : text, behind: "", limits: limits)
    let short = UsualLineTests.read(text, behind: "# comment\n", limits: limits)
    #expect(long == short, "\(String(decoding: text, as: UTF8.self))")
  }

  @Test("As it is, with every line and either line end", arguments: tags)
  func plain(tag: String) {
    for line in UsualLineTests.lines {
      let whole = Self.tagged(tag, line)
      for end in ["\n", "\r\n", "\r\r\n", " \n"] { compare(Array((whole + end).utf8)) }
      for two in [Self.tagged("s:first", whole), Self.tagged(tag, "\\bad*00\\" + line), "noise" + whole] {
        compare(Array((two + "\r\n").utf8))
      }
      let reading = UsualLineTests.read(Array((whole + "\r\n").utf8), behind: "# c\n")
      #expect(reading.messages.count == 1)
      #expect(reading.raws == [whole])
    }
  }

  @Test(
    "Every byte of it set to every value, with the old checksums and with the right ones", arguments: tags.prefix(4))
  func mutations(tag: String) {
    let whole = Array((Self.tagged(tag) + "\r\n").utf8)
    let star = 1 + tag.utf8.count
    let line = star + 4
    for place in whole.indices.dropLast() {
      // Behind the block the values of `UsualLineTests` need not all come again.
      for value in stride(from: UInt8(0), through: 255, by: place <= line ? 1 : 9) {
        if place >= line + 47, value == 0x0A { continue }
        var text = whole
        text[place] = value
        compare(text)
        if (1..<star).contains(place) {
          repair(&text, 1..<star)
        } else if (line + 1..<line + 44).contains(place) {
          repair(&text, line + 1..<line + 44)
        } else {
          continue
        }
        compare(text)
      }
    }
  }

  /// A static report in two parts, as Norwegian shore stations send it: the checksum of the block leaves its group out.
  static let parts = [
    "\\g:1-2-9999,c:1565218798*53\\!BSVDM,2,1,3,A,53nPnh800000ha@J2218UH60U@4hT6000000000t2PD33t?P008000000000,0*72",
    "\\g:2-2-9999,c:1565218798*53\\!BSVDM,2,2,3,A,00000000000,2*3E",
  ]

  @Test("Parts behind a block, right or wrong, and sentences of other lengths: every byte set to many values")
  func otherSentences() {
    let parts = Self.parts
    let reading = UsualLineTests.read(Array((parts[0] + "\r\n" + parts[1] + "\r\n").utf8), behind: "# comment\n")
    #expect(reading.messages.count == 1)
    let good = parts.map { Self.tagged("g:1-2-9999,c:1565218798", String($0.split(separator: "\\")[1])) }
    let short = Self.tagged("c:1565218798", sentence("BSVDM,1,1,,B,K3mmd`0000000000,4"))
    for lines in [[parts[0]], parts, good, [short], [parts[1]]] {
      let before = lines.dropLast().map { $0 + "\r\n" }.joined()
      let last = Array(((lines.last ?? "") + "\r\n").utf8)
      compare(Array(before.utf8) + last)
      compare(Array(before.utf8) + last.dropLast(2) + [0x0A])
      for place in last.indices.dropLast() {
        for value in Array(stride(from: UInt8(place % 3), through: 252, by: 3)) + [0x0D, 0x21, 0x24, 0x2A, 0x2C, 0x5C]
        where value != 0x0A {
          var text = last
          text[place] = value
          compare(Array(before.utf8) + text)
        }
      }
    }
    for length in [20, 59, 60, 61, 109, 110, 111] {
      for lines in [parts, [parts[1]]] {
        compare(Array((lines.joined(separator: "\n") + "\n").utf8), DecoderLimits(lineLength: length))
      }
    }
  }

  private func repair(_ text: inout [UInt8], _ body: Range<Int>) {
    let digits = Array("0123456789ABCDEF".utf8)
    let sum = text[body].reduce(UInt8(0), ^)
    text[body.upperBound + 1] = digits[Int(sum >> 4)]
    text[body.upperBound + 2] = digits[Int(sum & 15)]
  }

  @Test("Both digits of its checksum in every combination that a byte has, lower case too")
  func checksums() {
    for high in UInt8.min...UInt8.max {
      for low in UInt8.min...UInt8.max where high == 0x35 || low % 15 == 0 {
        var text = Array((Self.tagged("c:1565218798") + "\r\n").utf8)
        text[14] = high
        text[15] = low
        compare(text)
      }
    }
    let body = "s:A,c:1565218790"
    let lower = "\\" + body + "*" + checksum(body).lowercased() + "\\" + UsualLineTests.lines[0]
    #expect(lower.contains("*7f"))
    compare(Array((lower + "\n").utf8))
    #expect(decode(lower).sink.envelopes[0].tagTime == 1_565_218_790_000)
  }

  @Test(
    "Times of 1 to 17 digits: seconds below 100,000,000,000, else milliseconds; 16 and more, zero or a letter: none")
  func times() {
    for count in 1...17 {
      let digits = String("98765432109876543".prefix(count))
      let number = Int64(digits) ?? 0
      let wanted = count > 15 ? nil : number < 100_000_000_000 ? number * 1_000 : number
      for tag in ["c:" + digits, "s:x,c:" + digits] {
        #expect(decode(Self.tagged(tag), "").sink.envelopes.map(\.tagTime) == [wanted], "\(tag)")
      }
      for place in 0..<count {
        for sign in ["/", ":", " ", "-", "a", "\u{1}"] {
          let start = digits.index(digits.startIndex, offsetBy: place)
          let spoilt = digits.replacingCharacters(in: start...start, with: sign)
          #expect(decode(Self.tagged("c:" + spoilt), "").sink.envelopes.map(\.tagTime) == [nil], "\(spoilt)")
        }
      }
    }
    #expect(decode(Self.tagged("c:0000000000"), "").sink.envelopes.map(\.tagTime) == [nil])
  }

  @Test("Where lines may not be that long the whole is too long")
  func limit() {
    let text = Array((Self.tagged("c:1565218798") + "\n").utf8)
    for length in [46, 47, 63, 64, 65] {
      compare(text, DecoderLimits(lineLength: length))
      let reading = UsualLineTests.read(text, behind: "# c\n", limits: DecoderLimits(lineLength: length))
      #expect(reading.messages.count == (length < 64 ? 0 : 1))
    }
  }

  @Test("What a line says in its tag block does not stay for the next one")
  func stale() {
    let lines = [
      Self.tagged("s:one,c:1565218798"), UsualLineTests.lines[1], Self.tagged("c:1565218799"), Self.tagged("s:two"), "",
    ]
    let bench = Bench.from(Array(lines.joined(separator: "\r\n").utf8))
    #expect(bench.sink.envelopes.map(\.tagTime) == [1_565_218_798_000, nil, 1_565_218_799_000, nil])
    #expect(bench.sink.envelopes.map(\.station.string) == ["one", "", "", "two"])
  }
}
