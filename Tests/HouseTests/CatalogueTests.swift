import Foundation
import Testing

/// The two catalogues of texts as files: whoever adds a word adds it in both, with the same places to fill, and no code asks for a
/// word that is in neither.
@Suite("D7: the catalogues of texts are two halves of one") struct CatalogueTests {
  struct Entry: Equatable {
    var key: String
    var places: Set<String>
  }

  /// Keys in the file's order: nested ones joined by a dot.
  static func entries(_ text: String) -> [Entry] {
    var path: [(indent: Int, name: String)] = []
    var entries: [Entry] = []
    for line in text.split(separator: "\n") where !line.allSatisfy(\.isWhitespace) {
      let indent = line.prefix { $0 == " " }.count
      let rest = line.dropFirst(indent)
      guard rest.first != "#", let colon = rest.firstIndex(of: ":") else { continue }
      let name = rest[..<colon].trimmingCharacters(in: CharacterSet(charactersIn: "\""))
      let value = rest[rest.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      path.removeAll { $0.indent >= indent }
      path.append((indent, name))
      if value.isEmpty { continue }
      let places = value.matches("\\{([A-Za-z.-]+)\\}")
      entries.append(Entry(key: path.map(\.name).joined(separator: "."), places: Set(places)))
    }
    return entries
  }

  private static func file(_ language: String) throws -> [Entry] {
    entries(try Tree.read("Config/texts/\(language).yaml"))
  }

  @Test("zh.yaml and en.yaml have the same keys, none twice, each with the same places to fill") func same() throws {
    let (zh, en) = (try Self.file("zh"), try Self.file("en"))
    #expect(zh.count > 400)
    for entries in [zh, en] {
      let doubles = Dictionary(grouping: entries, by: \.key).filter { $0.value.count > 1 }.keys
      #expect(doubles.isEmpty, "\(doubles.sorted())")
    }
    let differing = Set(zh.map(\.key)).symmetricDifference(en.map(\.key))
    #expect(differing.isEmpty, "only in one of them: \(differing.sorted())")
    let english = Dictionary(en.map { ($0.key, $0.places) }, uniquingKeysWith: { first, _ in first })
    for entry in zh { #expect(entry.places == english[entry.key] ?? [], "\(entry.key)") }
  }

  @Test("a key that the code spells out is in the catalogue") func asked() throws {
    let keys = Set(try Self.file("zh").map(\.key))
    for file in Tree.sources where ["Reporting", "Daemon"].contains(file.target) {
      for key in file.text.matches("\\b(?:text|words)\\(\\s*\"([a-z][A-Za-z0-9-]*(?:\\.[A-Za-z0-9-]+)+)\"") {
        #expect(keys.contains(key), "\(file.path) asks for \(key)")
      }
    }
  }

  @Test("every act that goes into the journal has words") func acts() throws {
    let keys = Set(try Self.file("zh").map(\.key))
    var acts: Set<String> = []
    for file in Tree.sources where file.target == "Daemon" {
      acts.formUnion(file.text.matches("\\bjournal\\(\\s*\"([a-z-]+\\.[a-z-]+)\""))
      acts.formUnion(file.text.matches("\\bsave\\(\\w+, \"([a-z-]+\\.[a-z-]+)\""))
    }
    #expect(acts.count > 60 && acts.contains("record.signed") && acts.contains("handover.signed"))
    for act in acts.sorted() { #expect(keys.contains("journal.\(act)"), "\(act)") }
  }

  @Test("the reader of these tests sees keys in depth, comments and places") func reader() {
    let text = """
      # a: "comment"
      a:
        "1": "{x} {y.z}"
        b.c: "{x}"
      d: "#"
      """
    let wanted = [("a.1", ["x", "y.z"]), ("a.b.c", ["x"]), ("d", [])].map { Entry(key: $0.0, places: Set($0.1)) }
    #expect(Self.entries(text) == wanted)
  }
}
