import AIS
import Testing

@Suite("Bits and text of a payload")
struct PayloadTests {
  @Test("Every offset and width reads the same bits as a bit-by-bit reader")
  func extraction() throws {
    var random = Seeded(7)
    let alphabet = Array("0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVW`abcdefghijklmnopqrstuvw".utf8)
    let values: [UInt8] = (0..<120).map { _ in UInt8.random(in: 0..<64, using: &random) }
    var payload = values
    payload[0] = 8
    let text = String(decoding: payload.map { alphabet[Int($0)] }, as: UTF8.self)
    let bench = decode(sentence("AIVDM,1,1,,A,\(text),0"))
    guard case .binaryBroadcast(let message) = try #require(bench.sink.messages.first) else {
      Issue.record("not a type 8")
      return
    }
    let bits = message.data
    #expect(bits.count == 664)
    func bit(_ place: Int) -> UInt64 {
      let place = place + 56
      return place < 720 ? UInt64(payload[place / 6] >> UInt8(5 - place % 6)) & 1 : 0
    }
    for offset in stride(from: 0, to: 740, by: 3) {
      for width in [1, 2, 5, 8, 28, 30, 48, 63, 64] {
        var wanted: UInt64 = 0
        for place in offset..<offset + width { wanted = wanted << 1 | bit(place) }
        #expect(bits.unsigned(offset, width) == wanted)
        if width < 64, wanted >> UInt64(width - 1) == 1 {
          #expect(bits.signed(offset, width) == Int64(bitPattern: wanted | ~0 << UInt64(width)))
        } else {
          #expect(bits.signed(offset, width) == Int64(bitPattern: wanted))
        }
      }
    }
  }

  @Test("A read out of range is zero, never a trap", arguments: [-1, 1_407, 1_408, Int.max, Int.min])
  func range(offset: Int) {
    let bits = PayloadBits()
    #expect(bits.unsigned(offset, 8) == 0)
    #expect(bits.unsigned(0, 65) == 0)
    #expect(bits.unsigned(0, 0) == 0)
    #expect(bits.unsigned(0, -3) == 0)
  }

  @Test("Trailing @ and spaces go, leading ones stay; a name ends at its padding, a free text does not")
  func text() throws {
    #expect(NameText("  A B  @ @@")?.string == "  A B")
    #expect(NameText("IBC G BUOY@?????????")?.string == "IBC G BUOY")
    #expect(NameText("AB  @X")?.string == "AB")
    #expect(NameText("@@K780A")?.string == "@@K780A")
    #expect(SafetyText("  A@B @ @@")?.string == "  A@B")
    #expect(NameText("@@@@")?.isEmpty == true)
    #expect(NameText("      ")?.count == 0)
    #expect(NameText("abc")?.string == "ABC")
    #expect(NameText("{") == nil)
    #expect(NameText("123456789012345678901") == nil)
    #expect(NameText("12345678901234567890")?.string == "12345678901234567890")
    #expect(NameText("AB") == NameText("AB@@ "))
    #expect(NameText("AB")?.hashValue == NameText("AB@@ ")?.hashValue)
  }

  @Test("The whole six-bit table, ITU-R M.1371-5 table 47")
  func table() throws {
    let all = "@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_ !\"#$%&'()*+,-./0123456789:;<=>?"
    let text = try #require(SafetyText(all))
    #expect(text.string == all)
    let bench = Bench.from(encode(.broadcastText(SafetyBroadcast(mmsi: 1, text: text))))
    guard case .broadcastText(let back) = try #require(bench.sink.messages.first) else { return }
    #expect(back.text.string == all)
  }

  @Test("Fill bits never become characters")
  func padding() throws {
    // 40 bits and three characters: 58 bits, 2 fill bits.
    for length in 1...12 {
      let word = String(repeating: "W", count: length)
      let text = try #require(SafetyText(word))
      let bench = Bench.from(encode(.broadcastText(SafetyBroadcast(mmsi: 9, text: text))))
      guard case .broadcastText(let back) = try #require(bench.sink.messages.first) else { return }
      #expect(back.text.sent == length)
      #expect(back.text.string == word)
    }
  }

  @Test("A short message after a long one shows none of its bits")
  func stale() throws {
    var bench = Bench()
    bench.line(sentence("AIVDM,1,1,,A,>" + String(repeating: "w", count: 150) + ",0"))
    bench.line(sentence("AIVDM,1,1,,A,80000000,0"))
    guard case .uninterpreted(let message) = try #require(bench.sink.messages.last) else {
      Issue.record("a type 8 without function identifier")
      return
    }
    #expect(message.payload.count == 48)
    for offset in stride(from: 48, to: 1_400, by: 8) { #expect(message.payload.unsigned(offset, 8) == 0) }
    bench.line(sentence("AIVDM,1,1,,A,8000000000000,0"))
    guard case .binaryBroadcast(let next) = try #require(bench.sink.messages.last) else { return }
    #expect(next.data.count == 22)
    for offset in stride(from: 0, to: 1_400, by: 8) { #expect(next.data.unsigned(offset, 8) == 0) }
  }
}

extension Bench {
  static func from(_ bytes: [UInt8]) -> Bench {
    var bench = Bench()
    bench.feed(bytes)
    bench.finish()
    return bench
  }
}
