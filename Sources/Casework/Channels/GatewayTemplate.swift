/// A text with `{placeholders}`, parsed once. A brace that does not enclose a name of small letters, digits and `_` stands for itself, so
/// that JSON is written as it is.
package struct GatewayTemplate: Hashable, Sendable {
  package enum Name: String, Hashable, Sendable, CaseIterable {
    case recipient
    case recipientName = "recipient_name"
    case text, subject
    case messageID = "message_id"
    case kind, importance
    /// Seconds and milliseconds since 1970.
    case timestamp
    case timestampMilliseconds = "timestamp_ms"
    case part, parts
    case attachmentBase64 = "attachment_base64"
    case attachmentName = "attachment_name"
    case attachmentType = "attachment_type"
    /// First line of the gateway's secret file.
    case secret
    /// What was rendered as the body: for signing.
    case body
  }

  /// How a value is made fit for where it stands.
  package enum Escape: String, Hashable, Sendable {
    case none
    /// Inside a JSON string.
    case json
    /// Percent-encoded: forms and URLs.
    case form
    case xml

    /// By the content type; anything that is none of the known is taken as it stands.
    package init(contentType: String) {
      let type = contentType.split(separator: ";").first.map { $0.lowercased() } ?? ""
      switch type.filter({ $0 != " " }) {
      case "application/json": self = .json
      case "application/x-www-form-urlencoded": self = .form
      case "application/xml", "text/xml": self = .xml
      default: self = type.contains("+json") ? .json : type.contains("+xml") ? .xml : .none
      }
    }
  }

  package enum Piece: Hashable, Sendable {
    case literal(String)
    case value(Name)
  }

  package struct UnknownName: Error, Hashable {
    package var name: String
    package init(name: String) { self.name = name }
  }

  package let pieces: [Piece]

  package init(_ text: String) throws(UnknownName) {
    var pieces: [Piece] = []
    var literal = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      literal += rest[..<open]
      let after = rest[rest.index(after: open)...]
      guard let close = after.firstIndex(of: "}"), GatewayTemplate.isName(after[..<close]) else {
        literal.append("{")
        rest = after
        continue
      }
      let word = String(after[..<close])
      guard let name = Name(rawValue: word) else { throw UnknownName(name: word) }
      if !literal.isEmpty { pieces.append(.literal(literal)) }
      literal = ""
      pieces.append(.value(name))
      rest = after[after.index(after: close)...]
    }
    literal += rest
    if !literal.isEmpty { pieces.append(.literal(literal)) }
    self.pieces = pieces
  }

  private static func isName(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: "_") }
  }

  package var names: Set<Name> {
    Set(pieces.compactMap { if case .value(let name) = $0 { name } else { nil } })
  }

  /// A name without a value is empty.
  package func rendered(_ values: [Name: String], _ escape: Escape) -> String {
    pieces.reduce(into: "") { result, piece in
      switch piece {
      case .literal(let text): result += text
      case .value(let name): result += escape.applied(to: values[name] ?? "")
      }
    }
  }
}

extension GatewayTemplate.Escape {
  package func applied(to text: String) -> String {
    switch self {
    case .none: text
    case .json: Self.json(text)
    case .form: Self.percent(text)
    case .xml: Self.xml(text)
    }
  }

  private static func json(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case let control where control.value < 0x20:
        result += "\\u00" + (control.value < 16 ? "0" : "") + String(control.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// RFC 3986: all but letters, digits and `-._~`.
  package static func percent(_ text: String) -> String {
    let hex = Array("0123456789ABCDEF")
    return text.utf8.reduce(into: "") { result, byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.append(Character(Unicode.Scalar(byte)))
      default: result += "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
      }
    }
  }

  private static func xml(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&apos;"
      // What XML 1.0 can't hold at all.
      case let control where control.value < 0x20 && ![0x09, 0x0A, 0x0D].contains(control.value): result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
