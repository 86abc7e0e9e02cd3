extension MIMEMessage {
  /// Which body of a message is wanted.
  package enum Body: String, Sendable { case plain, html }

  /// A body of a message that this module rendered, as its readers see it, with line feeds; nil: there is none, or the bytes are not ours.
  package static func body(_ body: Body, of message: [UInt8]) -> String? {
    let mark = Array("Content-Type: text/\(body.rawValue); charset=utf-8\r\n".utf8)
    guard let start = message.firstRange(of: mark)?.upperBound,
      let empty = message[start...].firstRange(of: [0x0D, 0x0A, 0x0D, 0x0A])
    else { return nil }
    let header = String(decoding: message[start..<empty.lowerBound], as: UTF8.self)
    guard header.lowercased().contains("base64") else { return nil }
    // Base64 has no hyphen: the next one begins a boundary, or the message ends.
    let lines = message[empty.upperBound...].prefix { $0 != UInt8(ascii: "-") }
    guard let bytes = Base64.decode(lines) else { return nil }
    return String(decoding: bytes.filter { $0 != 0x0D }, as: UTF8.self)
  }
}

extension Base64 {
  /// Decodes what `appendLines` writes, line ends left out; nil: a character that is none.
  static func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var output: [UInt8] = []
    output.reserveCapacity(text.count / 4 * 3)
    var (word, bits) = (0, 0)
    for byte in text where byte != 0x0D && byte != 0x0A && byte != UInt8(ascii: "=") {
      guard let value = value(byte) else { return nil }
      word = (word << 6 | value) & 0xFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        output.append(UInt8(truncatingIfNeeded: word >> bits))
      }
    }
    return output
  }

  private static func value(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte) - 97 + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 48 + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
