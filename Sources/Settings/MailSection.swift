import Units

/// `mail` of `watchroom.yaml`
struct MailSection {
  enum ModeName: String, CaseIterable { case folder, smtp }
  typealias Security = MailConfiguration.SMTP.Security

  /// The configuration's folder: relative paths of password and certificates lie below it.
  let folder: String

  /// Stands for a section that has been refused; never leaves this module.
  static let placeholder = MailConfiguration(mode: .folder(path: ""), fromAddress: "", fromName: "", domain: "")

  func read(_ record: Record) -> MailConfiguration? {
    var mail = MailSection.placeholder
    switch record.required("mode")?.choice(ModeName.self) {
    case .folder:
      mail.mode = .folder(path: record.required("path")?.text(atMost: 4096, "a path") ?? "")
      _ = record.optional("smtp")?.record(smtp)
    case .smtp:
      if let smtp = record.required("smtp")?.record(smtp) { mail.mode = .smtp(smtp) }
      _ = record.optional("path")?.text(atMost: 4096, "a path")
    case nil: record.ignore("path", "smtp")
    }
    record.required("from")?.record { from -> Void? in
      mail.fromAddress = from.required("address")?.mailAddress() ?? ""
      mail.fromName = from.name()
    }
    mail.domain = record.required("domain")?.hostName() ?? ""
    record.set(&mail.redirectAllTo, "redirect_all_to") { $0.mailAddress() }
    record.set(&mail.armed, "armed") { $0.flag() }
    record.set(&mail.retryFor, "retry_for") { $0.span(.hours(1) ... .days(30)) }
    if let field = record.optional("retry"), let spans = field.list(atMost: 20, { $0.span(.seconds(1) ... .days(1)) }) {
      if spans.isEmpty { field.refuse("has no item") }
      mail.retry = spans
    }
    return mail
  }

  private func smtp(_ record: Record) -> MailConfiguration.SMTP? {
    let host = record.required("host")?.hostName()
    let port = record.required("port")?.integer(1...65_535)
    let security = record.required("security")?.choice(Security.self)
    let user = record.optional("user")?.text()
    let password = record.optional("password_file")
    if let user, password == nil { record.refuse("user", "\"\(user)\" has no password_file beside it") }
    if record.has("user") == false, password != nil { record.refuse("password_file", "has no user beside it") }
    let passwordFile = password.flatMap(file)
    let caFile = record.optional("ca_file").flatMap(file)
    let timeout = record.optional("timeout")?.span(.seconds(1) ... .minutes(10)) ?? .seconds(60)
    let connections = record.optional("connections")?.integer(1...16) ?? 4
    guard let host, let port, let security else { return nil }
    if security == .plain, user != nil, !["localhost", "127.0.0.1", "::1"].contains(host) {
      record.refuse("security", "plain would send the password unencrypted to \(host): use starttls or tls")
    }
    return MailConfiguration.SMTP(
      host: host, port: port, security: security, user: user, passwordFile: passwordFile, caFile: caFile,
      timeout: timeout, connections: connections)
  }

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
  /// A host name or an address of IPv4 or IPv6.
  func hostName() -> String? {
    guard let text = text(atMost: 253, "a host") else { return nil }
    guard
      isHostName(text)
        || text.contains(":") && text.utf8.allSatisfy({ isLetterOrDigit($0) || $0 == 0x3A || $0 == 0x2E })
    else {
      refuse("\"\(text)\" is not a host name or address")
      return nil
    }
    return text
  }

  /// `name@domain`, as mail relays take it.
  func mailAddress() -> String? {
    guard let text = text(atMost: 254, "a mail address") else { return nil }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let marks = Array("!#$%&'*+-/=?^_`{|}~.".utf8)
    guard parts.count == 2, (1...64).contains(parts[0].utf8.count), parts[0].first != ".", parts[0].last != ".",
      !parts[0].contains(".."), parts[0].utf8.allSatisfy({ isLetterOrDigit($0) || marks.contains($0) }),
      isHostName(String(parts[1]))
    else {
      refuse("\"\(text)\" is not a mail address")
      return nil
    }
    return text
  }
}

extension Field {
  /// A list of mail addresses, none twice.
  func mailAddresses(atLeast least: Int) -> [String]? {
    guard let fields = items(atMost: 20) else { return nil }
    if fields.count < least { refuse("names no address") }
    var addresses: [String] = []
    for field in fields {
      guard let address = field.mailAddress() else { continue }
      if addresses.contains(address) { field.refuse("\(address) is named twice") }
      addresses.append(address)
    }
    return addresses
  }
}

/// Labels of letters, digits and hyphens, with dots between.
private func isHostName(_ text: String) -> Bool {
  text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
    (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
      && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == 0x2D }
  }
}
