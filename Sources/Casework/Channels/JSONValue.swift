/// JSON as it comes from a gateway: untrusted, so bounded in depth, and nothing in it traps (D9). Numbers keep their own spelling.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// nil where the bytes are no JSON, or nest deeper than 64.
  package init?(_ bytes: [UInt8]) {
    var parser = JSONParser(bytes: bytes)
    guard let value = parser.document() else { return nil }
    self = value
  }

  /// The scalar at a path of keys and, in arrays, indices: `result.0.code`. nil where there is none.
  package func scalar(at path: [String]) -> String? {
    guard let first = path.first else {
      switch self {
      case .null: return "null"
      case .bool(let flag): return flag ? "true" : "false"
      case .number(let text), .string(let text): return text
      case .array, .object: return nil
      }
    }
    let rest = Array(path.dropFirst())
    switch self {
    case .object(let members): return members[first]?.scalar(at: rest)
    case .array(let items):
      guard let index = Int(first), items.indices.contains(index) else { return nil }
      return items[index].scalar(at: rest)
    default: return nil
    }
  }
}

private struct JSONParser {
  let bytes: [UInt8]
  var at = 0
  private var depth = 0
  private static let deepest = 64

  init(bytes: [UInt8]) { self.bytes = bytes }

  private var here: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skip() {
    while let byte = here, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { at += 1 }
  }

  private mutating func take(_ text: StaticString) -> Bool {
    let wanted = Array("\(text)".utf8)
    guard at + wanted.count <= bytes.count, Array(bytes[at..<(at + wanted.count)]) == wanted else { return false }
    at += wanted.count
    return true
  }

  mutating func document() -> JSONValue? {
    guard let value = value() else { return nil }
    skip()
    return at == bytes.count ? value : nil
  }

  private mutating func value() -> JSONValue? {
    skip()
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest, let byte = here else { return nil }
    switch byte {
    case UInt8(ascii: "{"): return object()
    case UInt8(ascii: "["): return array()
    case UInt8(ascii: "\""): return string().map { .string($0) }
    case UInt8(ascii: "t"): return take("true") ? .bool(true) : nil
    case UInt8(ascii: "f"): return take("false") ? .bool(false) : nil
    case UInt8(ascii: "n"): return take("null") ? .null : nil
    default: return number()
    }
  }

  private mutating func object() -> JSONValue? {
    at += 1
    var members: [String: JSONValue] = [:]
    skip()
    if take("}") { return .object(members) }
    while true {
      skip()
      guard here == UInt8(ascii: "\""), let key = string() else { return nil }
      skip()
      guard take(":"), let value = value() else { return nil }
      members[key] = value
      skip()
      if take("}") { return .object(members) }
      guard take(",") else { return nil }
    }
  }

  private mutating func array() -> JSONValue? {
    at += 1
    var items: [JSONValue] = []
    skip()
    if take("]") { return .array(items) }
    while true {
      guard let item = value() else { return nil }
      items.append(item)
      skip()
      if take("]") { return .array(items) }
      guard take(",") else { return nil }
    }
  }

  private mutating func number() -> JSONValue? {
    let start = at
    let marks = Array("+-.eE0123456789".utf8)
    while let byte = here, marks.contains(byte) { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    guard let first = text.utf8.first, first == 0x2D || first >= 0x30 && first <= 0x39, Double(text) != nil else {
      return nil
    }
    return .number(text)
  }

  private mutating func string() -> String? {
    at += 1
    var units: [UInt8] = []
    while let byte = here {
      at += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: units, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let scalar = escaped() else { return nil }
        units += Array(String(scalar).utf8)
      case 0..<0x20: return nil
      default: units.append(byte)
      }
    }
    return nil
  }

  private mutating func escaped() -> Unicode.Scalar? {
    guard let byte = here else { return nil }
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return unicode()
    default: return nil
    }
  }

  private mutating func unicode() -> Unicode.Scalar? {
    guard let high = hex() else { return nil }
    guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) }
    guard take("\\u"), let low = hex(), (0xDC00..<0xE000).contains(low) else { return nil }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }

  private mutating func hex() -> UInt32? {
    guard at + 4 <= bytes.count else { return nil }
    let digits = bytes[at..<(at + 4)]
    guard digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 >= 0x41 && $0 <= 0x46 || $0 >= 0x61 && $0 <= 0x66 }) else {
      return nil
    }
    at += 4
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
