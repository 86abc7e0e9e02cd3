/// A value of JSON (RFC 8259), read from one line. Bounded in depth; what is no JSON is nil.
enum JSONText: Hashable, Sendable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([JSONText])
  case object([String: JSONText])

  /// Objects and lists within one another.
  static let deepest = 16

  static func read(_ line: some Collection<UInt8>) -> JSONText? {
    var reader = Reader(bytes: Array(line))
    guard let value = reader.value(depth: 0) else { return nil }
    reader.blanks()
    return reader.next == reader.bytes.count ? value : nil
  }

  /// The member of an object.
  subscript(_ name: String) -> JSONText? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  /// By names with dots between; a number is a place in a list, from 0.
  func at(_ path: [Substring]) -> JSONText? {
    var value = self
    for step in path {
      switch value {
      case .object(let members):
        guard let next = members[String(step)] else { return nil }
        value = next
      case .list(let items):
        guard let index = Int(step), items.indices.contains(index) else { return nil }
        value = items[index]
      default: return nil
      }
    }
    return value
  }

  var number: Double? { if case .number(let value) = self { value } else { nil } }
  var text: String? { if case .text(let value) = self { value } else { nil } }

  /// As a cell of a table would have it.
  var cell: String? {
    switch self {
    case .text(let text): text
    case .flag(let flag): flag ? "true" : "false"
    case .number(let number):
      number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
    case .null, .list, .object: nil
    }
  }
}

extension JSONText {
  private struct Reader {
    let bytes: [UInt8]
    var next = 0

    mutating func blanks() {
      while next < bytes.count, [0x20, 0x09, 0x0d, 0x0a].contains(bytes[next]) { next += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
      guard next < bytes.count, bytes[next] == byte else { return false }
      next += 1
      return true
    }

    private mutating func take(_ word: StaticString) -> Bool {
      let word = Array(word.description.utf8)
      guard bytes[next...].starts(with: word) else { return false }
      next += word.count
      return true
    }

    mutating func value(depth: Int) -> JSONText? {
      blanks()
      guard next < bytes.count, depth <= JSONText.deepest else { return nil }
      switch bytes[next] {
      case UInt8(ascii: "{"): return object(depth)
      case UInt8(ascii: "["): return list(depth)
      case UInt8(ascii: "\""): return text().map { .text($0) }
      case UInt8(ascii: "t"): return take("true") ? .flag(true) : nil
      case UInt8(ascii: "f"): return take("false") ? .flag(false) : nil
      case UInt8(ascii: "n"): return take("null") ? .null : nil
      default: return number()
      }
    }

    private mutating func object(_ depth: Int) -> JSONText? {
      next += 1
      var members: [String: JSONText] = [:]
      blanks()
      if take(UInt8(ascii: "}")) { return .object(members) }
      while true {
        blanks()
        guard let name = text() else { return nil }
        blanks()
        guard take(UInt8(ascii: ":")), let member = value(depth: depth + 1) else { return nil }
        members[name] = member
        blanks()
        if take(UInt8(ascii: "}")) { return .object(members) }
        guard take(UInt8(ascii: ",")) else { return nil }
      }
    }

    private mutating func list(_ depth: Int) -> JSONText? {
      next += 1
      var items: [JSONText] = []
      blanks()
      if take(UInt8(ascii: "]")) { return .list(items) }
      while true {
        guard let item = value(depth: depth + 1) else { return nil }
        items.append(item)
        blanks()
        if take(UInt8(ascii: "]")) { return .list(items) }
        guard take(UInt8(ascii: ",")) else { return nil }
      }
    }

    private mutating func number() -> JSONText? {
      let start = next
      while next < bytes.count, isOfNumber(bytes[next]) { next += 1 }
      guard next > start, next - start <= 40 else { return nil }
      let value = Double(String(decoding: bytes[start..<next], as: UTF8.self))
      return value.flatMap { $0.isFinite ? .number($0) : nil }
    }

    private func isOfNumber(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39, 0x2b, 0x2d, 0x2e, 0x45, 0x65: true
      default: false
      }
    }

    private mutating func text() -> String? {
      guard take(UInt8(ascii: "\"")) else { return nil }
      var text: [UInt8] = []
      while next < bytes.count {
        let byte = bytes[next]
        next += 1
        switch byte {
        case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
        case UInt8(ascii: "\\"):
          guard let more = escaped() else { return nil }
          text += more
        case 0..<0x20: return nil
        default: text.append(byte)
        }
      }
      return nil
    }

    private mutating func escaped() -> [UInt8]? {
      guard next < bytes.count else { return nil }
      let byte = bytes[next]
      next += 1
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
      case UInt8(ascii: "b"): return [0x08]
      case UInt8(ascii: "f"): return [0x0c]
      case UInt8(ascii: "n"): return [0x0a]
      case UInt8(ascii: "r"): return [0x0d]
      case UInt8(ascii: "t"): return [0x09]
      case UInt8(ascii: "u"): return scalar().map { Array(String(Character($0)).utf8) }
      default: return nil
      }
    }

    /// Four digits, or eight of a pair; a half of a pair alone is U+FFFD.
    private mutating func scalar() -> Unicode.Scalar? {
      guard let first = four() else { return nil }
      if (0xd800...0xdbff).contains(first) {
        let back = next
        if take("\\u"), let second = four(), (0xdc00...0xdfff).contains(second) {
          return Unicode.Scalar(0x10000 + (UInt32(first) - 0xd800) << 10 + (UInt32(second) - 0xdc00))
        }
        next = back
      }
      return Unicode.Scalar(UInt32(first)) ?? "\u{fffd}"
    }

    private mutating func four() -> UInt16? {
      guard next + 4 <= bytes.count else { return nil }
      let digits = bytes[next..<(next + 4)]
      guard !digits.contains(where: { $0 == 0x2b || $0 == 0x2d }) else { return nil }
      next += 4
      return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }
  }
}
