package import Reporting

/// Reads the one catalogue of texts (D7): `zh.yaml` or `en.yaml` of the texts folder, groups of keys joined by dots. Beside it
/// `zh.local.yaml` or `en.local.yaml` may give other words for some of the keys: a bureau's own templates, which no upgrade
/// replaces. The texts of papers are checked against what fills them (`PaperTexts`).
package enum CatalogueLoader {
  private struct Entry {
    var text: String
    var mark: SourceMark
  }

  /// - Parameter directory: the texts folder.
  /// - Throws: `ConfigurationRefused` with file and line of all that is wrong.
  package static func load(directory: String, language: Catalogue.Language) throws -> Catalogue {
    let log = ProblemLog(limit: ConfigurationLoader.problemLimit)
    let name = "\(language.rawValue).yaml"
    var entries = read(name, directory, log)
    let isWhole = log.problems.isEmpty
    overlay("\(language.rawValue).local.yaml", directory, on: &entries, log)
    if isWhole { check(entries, name, log) }
    guard log.problems.isEmpty else {
      throw ConfigurationRefused(problems: ProblemLog.sorted(log.problems), omitted: log.omitted, warnings: [])
    }
    return Catalogue(language: language, entries: entries.mapValues(\.text))
  }

  private static func read(_ name: String, _ directory: String, _ log: ProblemLog) -> [String: Entry] {
    var entries: [String: Entry] = [:]
    if let text = SourceFile.text(at: resolved(name, below: directory), name: name, log: log),
      let root = YAMLDocument.read(text, file: name, log: log)
    {
      collect(root, key: "", into: &entries, log: log)
    }
    return entries
  }

  /// Other words for keys that are there, with no place to fill that the first words don't have.
  private static func overlay(
    _ name: String, _ directory: String, on entries: inout [String: Entry], _ log: ProblemLog
  ) {
    guard SourceFile.isReadable(resolved(name, below: directory)) else { return }
    for (key, entry) in read(name, directory, log) {
      guard let base = entries[key] else {
        log.refuse(entry.mark, key, "is no text of \(first(name))")
        continue
      }
      let known = PaperTexts.places(in: base.text)
      if PaperTexts.templates[key] == nil,
        let strange = PaperTexts.places(in: entry.text).subtracting(known).min()
      {
        let names = known.isEmpty ? "none" : known.sorted().map { "{\($0)}" }.joined(separator: " ")
        log.refuse(entry.mark, key, "has {\(strange)}, which nobody fills; known here: \(names)")
      }
      entries[key] = entry
    }
  }

  /// `zh.yaml` of `zh.local.yaml`
  private static func first(_ name: String) -> String { String(name.prefix(2)) + ".yaml" }

  private static func check(_ entries: [String: Entry], _ name: String, _ log: ProblemLog) {
    for key in PaperTexts.templates.keys.sorted() {
      guard let entry = entries[key] else {
        log.refuse(SourceMark(file: name), key, "is missing: papers need it")
        continue
      }
      if let problem = PaperTexts.problem(of: key, entry.text) { log.refuse(entry.mark, key, problem) }
    }
  }

  private static func collect(
    _ node: DocumentNode, key: String, into entries: inout [String: Entry], log: ProblemLog
  ) {
    switch node.content {
    case .list: log.refuse(node.mark, key, "must be a text or a group of texts, not a list")
    case .scalar(let text, _):
      guard !key.isEmpty else { return log.refuse(node.mark, key, "must be groups of texts") }
      guard !text.allSatisfy(\.isWhitespace) else { return log.refuse(node.mark, key, "is empty") }
      if entries.updateValue(Entry(text: text, mark: node.mark), forKey: key) != nil {
        log.refuse(node.mark, key, "is given twice")
      }
    case .map(let pairs):
      for pair in pairs {
        collect(pair.value, key: key.isEmpty ? pair.key : "\(key).\(pair.key)", into: &entries, log: log)
      }
    }
  }
}
