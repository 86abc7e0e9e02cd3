/// The one catalogue of texts (D7): all that people in the centres read, by key, in one language. The texts themselves are data
/// (`Config/texts/zh.yaml`, `en.yaml`, same keys in both); none is built in.
package struct Catalogue: Sendable, Hashable {
  package enum Language: String, Sendable, Hashable, CaseIterable { case zh, en }

  package let language: Language
  private let entries: [String: String]

  package init(language: Language, entries: [String: String]) {
    self.language = language
    self.entries = entries
  }

  package var keys: Set<String> { Set(entries.keys) }

  /// The text of `key` with each `{name}` replaced by its value. A missing key prints itself as `⟨key⟩`, so that it is seen; a
  /// placeholder without a value stays as it is.
  package func text(_ key: String, _ values: [String: String] = [:]) -> String {
    guard let entry = entries[key] else { return "⟨\(key)⟩" }
    guard !values.isEmpty, entry.utf8.contains(UInt8(ascii: "{")) else { return entry }
    var result = ""
    var rest = entry[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      result += values[name] ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
