import Foundation
import HTTPTypes

/// Takes a query apart. Unknown and repeated names are refused: a misspelt filter must not pass for none.
enum QueryReader {
  static func read(_ query: String?, allowed: [String]) throws -> [String: String] {
    var fields: [String: String] = [:]
    for part in (query ?? "").split(separator: "&") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = decode(pair[0]), let value = decode(pair.count > 1 ? pair[1] : "") else {
        throw ControlError.malformed("查询参数编码有误", "the query is not well encoded")
      }
      guard allowed.contains(name) else {
        let known = allowed.isEmpty ? "—" : allowed.joined(separator: ", ")
        throw ControlError.malformed(
          "没有查询参数 \(name.prefix(64));可用:\(known)", "there is no parameter \(name.prefix(64)); known: \(known)")
      }
      guard value.utf8.count <= 256 else {
        throw ControlError.malformed("查询参数 \(name) 过长", "parameter \(name) is too long")
      }
      guard fields.updateValue(value, forKey: name) == nil else {
        throw ControlError.malformed("查询参数 \(name) 重复", "parameter \(name) stands twice")
      }
    }
    return fields
  }

  private static func decode(_ text: Substring) -> String? {
    text.replacing("+", with: " ").removingPercentEncoding
  }
}

extension HTTPField.Name {
  static let idempotencyKey = field("Idempotency-Key")
  static let lastEventID = field("Last-Event-ID")

  private static func field(_ name: String) -> HTTPField.Name {
    // Only our own constants come here; a name that is no token falls back to one that no client sends.
    HTTPField.Name(name) ?? .proxyAuthenticationInfo
  }
}
