/// What people keep of a watched object in form 1 (P1, C1, X1): the rest is the configuration's.
package enum ContactField: String, Sendable, Codable, CaseIterable, Hashable {
  /// 船管员
  case manager
  case managerPhone = "manager-phone"
  /// 签单员
  case clerk
  case clerkPhone = "clerk-phone"
  /// 现场监管人员
  case supervisor
  case supervisorPhone = "supervisor-phone"
  /// 当地政府
  case government
  case governmentPhone = "government-phone"
  /// 维护单位
  case maintainer
  case maintainerPhone = "maintainer-phone"

  package var isPhone: Bool { rawValue.hasSuffix("-phone") }

  /// Characters of a value.
  package static let longest = 60

  /// `text` as it is kept: blanks at its ends cut; empty takes the value away.
  package func checked(_ text: String) throws(ObjectRefusal) -> String {
    let value = text.trimmingBlanks
    guard value.count <= Self.longest else { throw .tooLong(self) }
    guard value.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else { throw .notOneLine(self) }
    if isPhone, !value.isEmpty, !Self.isPhone(value) { throw .notPhone(self, value) }
    return value
  }

  /// `0731-85551234`, `+86 138 0013 8000`, more than one with `/`, `、`, `,` or `;` between, an extension behind `转` or `x`: each at
  /// least three digits, and nothing but what a number is written with.
  private static func isPhone(_ text: String) -> Bool {
    let parts = text.split(whereSeparator: { "/、,，;；".contains($0) })
    return !parts.isEmpty
      && parts.allSatisfy { part in
        part.count { $0.isASCII && $0.isNumber } >= 3
          && part.allSatisfy { $0.isASCII && $0.isNumber || "+-() （）转xX*#".contains($0) }
      }
  }
}

/// Why a change of form 1 is refused; people are told the catalogue's words (`refusal.object.<case>`).
package enum ObjectRefusal: Error, Hashable, Sendable {
  case tooLong(ContactField)
  case notPhone(ContactField, String)
  case notOneLine(ContactField)
  case nothingToChange
  case tooMany(Int)
  /// A point and a vessel bear this id.
  case ambiguous(String)
  /// The object stands in the import twice.
  case twice(String)
}

extension String {
  /// Without blanks at its ends, the wide one too.
  fileprivate var trimmingBlanks: String {
    let isBlank = { (character: Character) in character == " " || character == "\t" || character == "\u{3000}" }
    var rest = drop(while: isBlank)
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return String(rest)
  }
}
