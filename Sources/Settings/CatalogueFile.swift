package import Reporting

/// Reads the one catalogue of texts (D7): `zh.yaml` or `en.yaml` of the texts folder, groups of keys joined by dots.
package enum CatalogueLoader {
  /// - Parameter directory: the texts folder.
  /// - Throws: `ConfigurationRefused` with file and line of all that is wrong.
  package static func load(directory: String, language: Catalogue.Language) throws -> Catalogue {
    let log = ProblemLog(limit: ConfigurationLoader.problemLimit)
    let name = "\(language.rawValue).yaml"
    var entries: [String: String] = [:]
    if let text = SourceFile.text(at: resolved(name, below: directory), name: name, log: log),
      let root = YAMLDocument.read(text, file: name, log: log)
    {
      collect(root, key: "", into: &entries, log: log)
    }
    guard log.problems.isEmpty else {
      throw ConfigurationRefused(problems: ProblemLog.sorted(log.problems), omitted: log.omitted, warnings: [])
    }
    return Catalogue(language: language, entries: entries)
  }

  private static func collect(
    _ node: DocumentNode, key: String, into entries: inout [String: String], log: ProblemLog
  ) {
    switch node.content {
    case .list: log.refuse(node.mark, key, "must be a text or a group of texts, not a list")
    case .scalar(let text, _):
      guard !key.isEmpty else { return log.refuse(node.mark, key, "must be groups of texts") }
      guard !text.allSatisfy(\.isWhitespace) else { return log.refuse(node.mark, key, "is empty") }
      if entries.updateValue(text, forKey: key) != nil { log.refuse(node.mark, key, "is given twice") }
    case .map(let pairs):
      for pair in pairs {
        collect(pair.value, key: key.isEmpty ? pair.key : "\(key).\(pair.key)", into: &entries, log: log)
      }
    }
  }
}
