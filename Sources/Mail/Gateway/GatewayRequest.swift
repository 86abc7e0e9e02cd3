import Casework
import Crypto
import Units

/// One HTTP request to a gateway, ready to go: built from the configuration, a message and the moment, and nothing else.
struct GatewayRequest: Hashable, Sendable {
  var url: String
  var method: String
  /// `Name: value`
  var headers: [String]
  var body: [UInt8]

  struct Part: Hashable, Sendable {
    var text: String
    var number: Int
    var count: Int
  }

  /// The texts that are sent one after another, most often one.
  static func parts(_ gateway: Gateway, _ page: GatewayPage) -> [Part] {
    let texts = ShortText.parts(
      page.text, limit: gateway.maxLength, atMost: gateway.partsAtMost, tooLong: gateway.tooLong)
    return texts.enumerated().map { Part(text: $0.element, number: $0.offset + 1, count: texts.count) }
  }

  init(
    _ gateway: Gateway, to recipient: String, messageID: String, page: GatewayPage, part: Part, secret: String?,
    at now: Instant
  ) {
    var values: [GatewayTemplate.Name: String] = [
      .recipient: recipient, .recipientName: page.recipientName, .text: part.text, .subject: page.subject,
      .messageID: messageID, .kind: page.kind, .importance: "\(page.importance)",
      .timestamp: "\(now.milliseconds / 1000)", .timestampMilliseconds: "\(now.milliseconds)",
      .part: "\(part.number)", .parts: "\(part.count)", .secret: secret ?? "",
    ]
    if let attachment = page.attachment {
      values[.attachmentName] = attachment.name
      values[.attachmentType] = attachment.mimeType
      if gateway.body.names.contains(.attachmentBase64) {
        values[.attachmentBase64] = String(decoding: Base64.encode(attachment.bytes), as: UTF8.self)
      }
    }
    let text = gateway.body.rendered(values, .init(contentType: gateway.contentType))
    values[.body] = text
    body = Array(text.utf8)
    method = gateway.method.rawValue
    url = gateway.url.rendered(values, .form)
    // curl asks "100-continue" of its own accord over a megabyte; many gateways never answer it.
    headers = ["Content-Type: \(gateway.contentType)", "Expect:", "User-Agent: watchroom"]
    headers += gateway.headers.map { "\($0.name): \(Self.line($0.value.rendered(values, .none)))" }
    sign(gateway.signing, values, secret: secret ?? "", at: now)
  }

  private mutating func sign(
    _ signing: Gateway.Signing?, _ values: [GatewayTemplate.Name: String], secret: String, at now: Instant
  ) {
    switch signing {
    case nil: return
    case .header(let name, let over, let encoding, let timestampHeader):
      let code = Self.hmac(over.rendered(values, .none), secret)
      let text =
        encoding == .hex ? Self.hex(code) : String(decoding: Base64.encode(code), as: UTF8.self)
      headers.append("\(name): \(text)")
      if let timestampHeader { headers.append("\(timestampHeader): \(now.milliseconds / 1000)") }
    case .dingtalk:
      let moment = "\(now.milliseconds)"
      let code = Base64.encode(Self.hmac("\(moment)\n\(secret)", secret))
      let sign = GatewayTemplate.Escape.percent(String(decoding: code, as: UTF8.self))
      url += (url.contains("?") ? "&" : "?") + "timestamp=\(moment)&sign=\(sign)"
    }
  }

  private static func hmac(_ text: String, _ secret: String) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: Array(secret.utf8))))
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// No value of a message can add a header.
  private static func line(_ text: String) -> String { text.printable(limit: 2000) }
}
