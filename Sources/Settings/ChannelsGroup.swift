import Organisation

extension Record {
  /// `channels: { sms: 13800000000, wecom: zhangsan, fax: [0731-1, 0731-2] }` of a person, a unit or a centre; e-mail has keys of its own.
  func channels() -> ChannelAddresses? {
    optional("channels")?.record { record in
      var addresses: [ChannelKind: [String]] = [:]
      for kind in ChannelKind.allCases where kind != .mail {
        guard let field = record.optional(kind.rawValue) else { continue }
        let fields: [Field]
        if case .list = field.node.content { fields = field.items(atMost: 20) ?? [] } else { fields = [field] }
        var given: [String] = []
        for item in fields {
          guard let address = kind.isTelephone ? item.telephone() : item.text(atMost: 128, "an address") else {
            continue
          }
          if given.contains(address) { item.refuse("\(address) is named twice") }
          given.append(address)
        }
        if !given.isEmpty { addresses[kind] = given }
      }
      return ChannelAddresses(addresses)
    }
  }
}

extension Field {
  /// A telephone number as a gateway dials it: digits, with `+` in front and `-` or spaces between allowed.
  func telephone() -> String? {
    guard let text = text(atMost: 32, "a telephone number") else { return nil }
    let digits = text.utf8.filter(isDigit).count
    let body = text.hasPrefix("+") ? text.dropFirst() : text[...]
    guard digits >= 3, digits <= 20, body.utf8.allSatisfy({ isDigit($0) || $0 == 0x2D || $0 == 0x20 }) else {
      refuse("\"\(text)\" is not a telephone number")
      return nil
    }
    return text
  }
}
