import AIS
import Testing

@testable import AISReport

@Suite("Digits written eight at a time are the number's")
struct DecimalDigitsTests {
  private func written(_ body: (UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8>) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { room in
      guard let start = room.baseAddress else { return "" }
      room.initialize(repeating: 0x58)
      return String(decoding: UnsafeBufferPointer(start: start, count: body(start) - start), as: UTF8.self)
    }
  }

  @Test("Without leading zeros: around every power of ten, and anywhere")
  func plain() {
    var values: [UInt64] = [0, .max, .max - 1]
    var power: UInt64 = 1
    for _ in 0..<20 {
      values += [power &- 2, power &- 1, power, power &+ 1, power &* 5, power &* 9 &+ 9]
      power = power &* 10
    }
    var random = Seeded(5)
    for _ in 0..<4_000 {
      values.append(UInt64.random(in: 0...UInt64.max, using: &random) >> UInt64.random(in: 0..<64, using: &random))
    }
    let wrong = (values + Array(0..<20_000)).filter { value in
      written { DecimalDigits.write(value, at: $0) } != String(value)
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  @Test("With a width: the last digits, leading zeros too")
  func padded() {
    var random = Seeded(6)
    for width in 1...8 {
      var limit: UInt64 = 1
      for _ in 0..<width { limit *= 10 }
      let values =
        [0, 1, 9, limit / 10, limit - 1] + (0..<1_000).map { _ in UInt64.random(in: 0..<limit, using: &random) }
      let wrong = values.filter { $0 < limit }.filter { value in
        let digits = String(value)
        let expected = String(repeating: "0", count: width - digits.count) + digits
        return written { DecimalDigits.write(value, width: width, at: $0) } != expected
      }
      #expect(wrong.isEmpty, "\(width): \(wrong.prefix(5))")
    }
  }

  @Test("Places: degrees with seven decimals, around each degree of one, two and three digits, west and south")
  func places() {
    func text(_ sent: Int) -> String {
      let digits = String(repeating: "0", count: max(0, 8 - String(abs(sent)).count)) + String(abs(sent))
      return (sent < 0 ? "-" : "") + digits.dropLast(7) + "." + digits.suffix(7)
    }
    var random = Seeded(7)
    var values: [Int32] = [0, 1, -1, 107_999_999, 108_000_000, -108_000_000, 108_600_001, 134_217_727, -134_217_728]
    for degree in [1, 9, 10, 11, 19, 20, 99, 100, 101, 109, 110, 179] as [Int32] {
      values += [degree * 600_000 - 1, degree * 600_000, degree * 600_000 + 1, -degree * 600_000]
    }
    for _ in 0..<2_000 { values.append(Int32.random(in: -108_000_000...108_000_000, using: &random)) }
    for raw in values {
      var report = PositionReport(mmsi: 1)
      report.longitude = Longitude(raw: raw)
      report.latitude = Latitude(raw: raw / 2)
      var output = JSONOutput(device: "x")
      output.append(report)
      let line = String(decoding: output.bytes.prefix(output.count), as: UTF8.self)
      if let sent = report.longitude.sent { #expect(line.contains(",\"lon\":\(text(sent)),"), "\(raw): \(line)") }
      if let sent = report.latitude.sent { #expect(line.contains(",\"lat\":\(text(sent)),"), "\(raw): \(line)") }
    }
  }
}

@Suite("The length of a text in the six-bit alphabet")
struct TextLengthTests {
  /// As documented, character by character.
  private func length(_ text: [Character], isFixed: Bool) -> Int {
    var end = text.count
    while end > 0, text[end - 1] == "@" || text[end - 1] == " " { end -= 1 }
    guard isFixed else { return end }
    guard let start = text[..<end].firstIndex(where: { $0 != "@" }) else { return 0 }
    end = text[start..<end].firstIndex(of: "@") ?? end
    while end > 0, text[end - 1] == " " || text[end - 1] == "@" { end -= 1 }
    return end
  }

  /// Nil where count and string are those of the text.
  private func fault(_ count: Int?, _ string: String?, _ text: [Character], isFixed: Bool) -> String? {
    let expected = length(text, isFixed: isFixed)
    return count == expected && string == String(text.prefix(expected)) ? nil : String(text)
  }

  @Test("Padding of every kind, in every place: one word, two and four; a free text has no padding inside")
  func padding() {
    var random = Seeded(7)
    var faults: [String?] = []
    for _ in 0..<8_000 {
      let text = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        "@@@  AB?Z".randomElement(using: &random) ?? "@"
      }
      let (short, middle) = (Array(text.prefix(10)), Array(text.prefix(20)))
      let sign = CallSign(String(short))
      faults.append(fault(sign?.count, sign?.string, short, isFixed: true))
      let name = NameText(String(middle))
      faults.append(fault(name?.count, name?.string, middle, isFixed: true))
      let aid = AidName(String(text))
      faults.append(fault(aid?.count, aid?.string, text, isFixed: true))
      let free = SafetyText(String(text))
      faults.append(fault(free?.count, free?.string, text, isFixed: false))
    }
    #expect(faults.compactMap { $0 }.isEmpty, "\(faults.compactMap { $0 }.prefix(5))")
  }
}
