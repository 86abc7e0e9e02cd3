import Casework
import Organisation
import Units

/// `gateways` of `watchroom.yaml` (R7): where SMS, fax and the like are handed to. Each template is rendered once with hostile values here,
/// so that a body that is no JSON is found at the start and not at night.
struct GatewaySection {
  enum Way: String, CaseIterable { case hmacSha256, dingtalk }
  /// The kinds that a gateway may be of: mail has its own section.
  enum Kind: String, CaseIterable { case sms, fax, call, wecom, dingtalk, other }

  /// The configuration's folder: relative paths of secrets and certificates lie below it.
  let folder: String

  func read(_ field: Field) -> [Gateway] {
    var lines: [String: Int] = [:]
    return (field.items(atMost: 32) ?? []).compactMap { item in
      item.record { record in
        let gateway = readGateway(record)
        if let gateway, let first = lines.updateValue(record.mark(of: "name").line, forKey: gateway.name) {
          record.refuse("name", "\"\(gateway.name)\" is the name of the gateway in line \(first) already")
        }
        return gateway
      }
    }
  }

  private func readGateway(_ record: Record) -> Gateway? {
    let name = record.required("name")?.identifier()
    if name == "mail" || name == "smtp" || name == "folder" { record.refuse("name", "\"\(name ?? "")\" is taken") }
    let known: Kind? = record.required("kind")?.choice(Kind.self)
    let kind = known.flatMap { ChannelKind(rawValue: $0.rawValue) }
    let url = record.required("url").flatMap(readURL)
    let body = record.required("body")?.template(atMost: 20_000)
    guard let nothing = try? GatewayTemplate("") else { return nil }
    var gateway = Gateway(name: name ?? "", kind: kind ?? .other, url: url ?? nothing, body: body ?? nothing)
    if let method = record.optional("method")?.text(atMost: 10) {
      gateway.method = Gateway.Method(rawValue: method) ?? gateway.method
      if Gateway.Method(rawValue: method) == nil { record.refuse("method", "\"\(method)\" is none of: POST, PUT") }
    }
    record.set(&gateway.contentType, "content_type") { $0.text(atMost: 100, "a content type") }
    gateway.headers = record.optional("headers")?.record(readHeaders) ?? []
    record.group("success") { gateway.success = readSuccess($0) }
    record.group("retry_when") { gateway.success.retry = bodyCheck($0) }
    gateway.secretFile = record.optional("secret_file").flatMap(file)
    gateway.signing = record.optional("sign")?.record(signing)
    gateway.caFile = record.optional("ca_file").flatMap(file)
    record.set(&gateway.timeout, "timeout") { $0.span(.milliseconds(100) ... .minutes(5)) }
    gateway.maxLength = record.optional("max_length")?.integer(20...20_000)
    record.set(&gateway.tooLong, "too_long") { $0.choice(Gateway.TooLong.self) }
    record.set(&gateway.partsAtMost, "parts_at_most") { $0.integer(1...20) }
    gateway.limits.recipient = record.optional("recipient_limit")?.record(limit)
    gateway.limits.emergency = record.optional("emergency_limit")?.record(limit)
    gateway.limits.total = record.optional("gateway_limit")?.record(limit)
    gateway.redirectTo = record.optional("redirect_to")?.text(atMost: 128, "an address")
    guard name != nil, kind != nil, url != nil, body != nil else { return nil }
    check(gateway, record)
    return gateway
  }

  private func readHeaders(_ record: Record) -> [Gateway.Header] {
    record.names.compactMap { name in
      let isToken = name.utf8.allSatisfy { isLetterOrDigit($0) || $0 == 0x2D || $0 == 0x5F }
      guard isToken, !["content-type", "content-length", "host", "expect"].contains(name.lowercased()) else {
        record.refuse(name, "is not a header that can be set here")
        _ = record.optional(name)
        return nil
      }
      return record.optional(name)?.template(atMost: 2000).map { Gateway.Header(name: name, value: $0) }
    }
  }

  private func readSuccess(_ record: Record) -> GatewaySuccess {
    var success = GatewaySuccess()
    if let field = record.optional("status"), let text = field.text(atMost: 20, "a range such as 200-299") {
      let ends = text.split(separator: "-").compactMap { wholeNumber(String($0)) }
      if let low = ends.first, let high = ends.last, ends.count <= 2, 100 <= low, low <= high, high <= 599 {
        success.status = low...high
      } else {
        field.refuse("\"\(text)\" is not a status or a range such as 200-299")
      }
    }
    success.body = bodyCheck(record, isOptional: true)
    return success
  }

  /// `json: result.code` with `equals: ["0"]`, or `contains: OK`.
  private func bodyCheck(_ record: Record, isOptional: Bool = false) -> GatewaySuccess.BodyCheck? {
    let path = record.optional("json")?.text(atMost: 200, "a path such as result.code")
    let contains = record.optional("contains")?.text(atMost: 200)
    let wanted = record.optional("equals")?.list(atMost: 20) { $0.text(atMost: 100) }
    if path != nil, contains != nil { record.refuse("contains", "stands beside json: one of them is looked at") }
    if let path {
      guard let wanted, !wanted.isEmpty else {
        record.refuse("json", "has no equals beside it: a list of the values that are meant")
        return nil
      }
      let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      if parts.contains("") { record.refuse("json", "\"\(path)\" is not a path such as result.code") }
      return .json(path: parts, equals: wanted)
    }
    if wanted != nil { record.refuse("equals", "has no json beside it") }
    if let contains { return .contains(contains) }
    if !isOptional { record.refuse("json", "is missing, and so is contains") }
    return nil
  }

  private func signing(_ record: Record) -> Gateway.Signing? {
    switch record.required("way")?.choice(Way.self) {
    case .dingtalk: return .dingtalk
    case .hmacSha256:
      let header = record.required("header")?.identifier()
      let over = record.optional("over")?.template(atMost: 2000) ?? (try? GatewayTemplate("{timestamp}\n{body}"))
      let encoding = record.optional("encoding")?.choice(Gateway.Signing.Encoding.self) ?? .hex
      let stamp = record.optional("timestamp_header")?.identifier()
      guard let header, let over else { return nil }
      return .header(name: header, over: over, encoding: encoding, timestampHeader: stamp)
    case nil:
      record.ignore("header", "over", "encoding", "timestamp_header")
      return nil
    }
  }

  private func limit(_ record: Record) -> RateLimit? {
    let count = record.required("count")?.integer(1...1_000_000)
    let per = record.required("per")?.span(.seconds(1) ... .days(7))
    guard let count, let per else { return nil }
    return RateLimit(count, per: per)
  }

  private func readURL(_ field: Field) -> GatewayTemplate? {
    guard let template = field.template(atMost: 2000) else { return nil }
    guard case .literal(let start)? = template.pieces.first, let host = Self.host(start), !host.isEmpty else {
      field.refuse("must begin with http:// or https:// and a host")
      return nil
    }
    return template
  }

  /// The host of a URL's literal beginning.
  static func host(_ start: String) -> String? {
    for scheme in ["https://", "http://"] where start.hasPrefix(scheme) {
      let rest = start.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" }
      return rest.hasPrefix("[") ? String(rest.prefix { $0 != "]" }) + "]" : String(rest.prefix { $0 != ":" })
    }
    return nil
  }

  /// What can be seen only with all of it.
  private func check(_ gateway: Gateway, _ record: Record) {
    let escape = GatewayTemplate.Escape(contentType: gateway.contentType)
    if escape == .json, JSONValue(Array(gateway.body.rendered(Self.hostile, escape).utf8)) == nil {
      record.refuse("body", "is not JSON when its values are filled in: they stand inside quotes")
    }
    if !gateway.body.names.contains(.text), !gateway.body.names.contains(.attachmentBase64),
      !gateway.url.names.contains(.text)
    {
      record.refuse("body", "has neither {text} nor {attachment_base64}: nothing would be said")
    }
    let templates = [gateway.url, gateway.body] + gateway.headers.map(\.value)
    let showsSecret = templates.contains { $0.names.contains(.secret) }
    if gateway.secretFile == nil, record.has("secret_file") == false {
      if showsSecret { record.refuse("secret_file", "is missing, and {secret} is used") }
      if gateway.signing != nil { record.refuse("secret_file", "is missing, and requests are to be signed") }
    }
    guard showsSecret, case .literal(let start)? = gateway.url.pieces.first, start.hasPrefix("http://"),
      !["localhost", "127.0.0.1", "[::1]"].contains(Self.host(start) ?? "")
    else { return }
    record.refuse("url", "would send the secret unencrypted: use https")
  }

  private static let hostile = Dictionary(
    uniqueKeysWithValues: GatewayTemplate.Name.allCases.map { name in
      let numbers: Set<GatewayTemplate.Name> = [.timestamp, .timestampMilliseconds, .part, .parts]
      return (name, numbers.contains(name) ? "7" : "\"\\\n}")
    })

  /// The absolute path of a file that is there.
  private func file(_ field: Field) -> String? {
    guard let text = field.text(atMost: 4096, "a path") else { return nil }
    let path = resolved(text, below: folder)
    guard SourceFile.isReadable(path) else {
      field.refuse("there is no file \"\(text)\", or it can't be read")
      return nil
    }
    return path
  }
}

extension Field {
  /// A text with placeholders, of as many lines as it needs.
  func template(atMost limit: Int) -> GatewayTemplate? {
    guard case .scalar(let text, _) = node.content, !text.isEmpty else {
      refuse("must be a text")
      return nil
    }
    guard text.utf8.count <= limit else {
      refuse("is longer than \(limit) bytes")
      return nil
    }
    do {
      return try GatewayTemplate(text)
    } catch {
      let known = GatewayTemplate.Name.allCases.map(\.rawValue)
      refuse("{\(error.name)} is none of: \(known.joined(separator: ", "))" + didYouMean(error.name, known))
      return nil
    }
  }
}
