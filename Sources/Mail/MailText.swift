/// The small grammars of mail: what an address, an identifier and a type may look like, and how text beyond ASCII is
/// spelt in headers (RFC 5322, RFC 2047, RFC 2231). Bytes in, bytes out; nothing here fails but by saying no.
enum MailText {
  /// Whether `text` is an address we send to: a dot-atom, `@`, a domain; ASCII only (no SMTPUTF8), at most 254 octets.
  static func isAddress(_ text: String) -> Bool {
    guard text.utf8.count <= 254, let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return false }
    let local = text.utf8[..<at]
    let domain = text.utf8[text.utf8.index(after: at)...]
    return local.count <= 64 && isDotAtom(local) && isDomain(domain)
  }

  /// Whether `text` may stand between the angle brackets of a Message-ID.
  static func isMessageID(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    return text.utf8.count <= 200 && parts.count == 2 && isDotAtom(parts[0]) && isDotAtom(parts[1])
  }

  /// Whether `text` is `type/subtype`, with parameters or without, in printable ASCII.
  static func isMimeType(_ text: String) -> Bool {
    let head = text.utf8.prefix { $0 != UInt8(ascii: ";") }
    let parts = head.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return text.utf8.count <= 120 && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
      && parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { isAtom($0) || $0 == UInt8(ascii: ".") } }
  }

  /// Whether `text` may be part of a header's name.
  static func isToken(_ text: String) -> Bool {
    (1...60).contains(text.utf8.count) && text.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
  }

  private static func isDotAtom(_ bytes: Substring.UTF8View) -> Bool {
    bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtom) }
  }

  private static func isDomain(_ bytes: Substring.UTF8View) -> Bool {
    if bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") {
      return bytes.dropFirst().dropLast().allSatisfy {
        isAlphanumeric($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":")
      }
    }
    return bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && $0.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") } }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  /// RFC 5322 3.2.3 `atext`.
  private static func isAtom(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }

  /// The words of a header's free text: as it stands when it is printable ASCII, else encoded words of at most 75
  /// octets, each ending at a character's boundary (RFC 2047 sections 2 and 5). Write them with a fold or a space in
  /// between.
  static func words(_ text: String) -> [String] {
    let plain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
    if plain { return text.split(separator: " ", omittingEmptySubsequences: false).map(String.init) }
    var words: [String] = []
    var pending: [UInt8] = []
    // =?UTF-8?B?…?= leaves 63 octets: 15 groups of 4, that is 45 bytes.
    for character in text {
      let bytes = Array(character.utf8)
      if pending.count + bytes.count > 45, !pending.isEmpty {
        words.append(encodedWord(pending))
        pending = []
      }
      if bytes.count <= 45 {
        pending += bytes
      } else {
        // A character with a long tail of combining marks: between scalars, at least.
        for scalar in character.unicodeScalars {
          let bytes = Array(String(scalar).utf8)
          if pending.count + bytes.count > 45 {
            words.append(encodedWord(pending))
            pending = []
          }
          pending += bytes
        }
      }
    }
    if !pending.isEmpty { words.append(encodedWord(pending)) }
    return words
  }

  private static func encodedWord(_ bytes: [UInt8]) -> String {
    "=?UTF-8?B?" + String(decoding: Base64.encode(bytes), as: UTF8.self) + "?="
  }

  /// A shown name: an atom or quoted string in ASCII, encoded words beyond (RFC 5322 3.4, RFC 2047 5).
  static func phrase(_ name: String) -> [String] {
    guard name.utf8.allSatisfy({ (0x20...0x7E).contains($0) }), !name.contains("=?") else { return words(name) }
    if name.utf8.allSatisfy({ isAtom($0) || $0 == 0x20 }) { return words(name) }
    let quoted = name.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
    return ["\"" + String(quoted) + "\""]
  }

  /// The `filename` parameter of an attachment: quoted where it is plain ASCII, else `filename*=UTF-8''…` (RFC 2231 4).
  static func filenameParameter(_ name: String) -> String {
    let plain = name.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }
    if plain, name.utf8.count <= 60 { return "filename=\"\(name)\"" }
    var encoded = "filename*=UTF-8''"
    for byte in name.utf8 {
      if isAlphanumeric(byte) || "-._~".utf8.contains(byte) {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += byte < 16 ? "%0" + digits : "%" + digits
      }
    }
    return encoded
  }
}

/// Base64 (RFC 4648 4), in one piece or in MIME's lines of 76 characters (RFC 2045 6.8).
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity((bytes.count + 2) / 3 * 4)
    append(bytes[...], to: &output)
    return output
  }

  /// Appends `bytes` in lines of 76 characters, each ended by CRLF.
  static func appendLines(_ bytes: [UInt8], to output: inout [UInt8]) {
    output.reserveCapacity(output.count + (bytes.count + 56) / 57 * 78)
    var start = 0
    while start < bytes.count {
      let end = min(start + 57, bytes.count)
      append(bytes[start..<end], to: &output)
      output.append(0x0D)
      output.append(0x0A)
      start = end
    }
  }

  private static func append(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let left = bytes.endIndex - index
      let word =
        Int(bytes[index]) << 16 | (left > 1 ? Int(bytes[index + 1]) << 8 : 0) | (left > 2 ? Int(bytes[index + 2]) : 0)
      output.append(alphabet[word >> 18])
      output.append(alphabet[word >> 12 & 63])
      output.append(left > 1 ? alphabet[word >> 6 & 63] : UInt8(ascii: "="))
      output.append(left > 2 ? alphabet[word & 63] : UInt8(ascii: "="))
      index += 3
    }
  }
}
