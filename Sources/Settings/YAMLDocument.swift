import Yams

/// YAML (and GeoJSON, which YAML contains) → `DocumentNode`: the one file that knows Yams. Scalars are taken as text. A
/// duplicate key is reported with both its lines; several documents, aliases to excess and keys that are no texts are refused.
enum YAMLDocument {
  static let depthLimit = 64

  static func read(_ text: String, file: String, log: ProblemLog) -> DocumentNode? {
    do {
      guard let node = try Parser(yaml: text, encoding: .utf8).singleRoot() else {
        log.refuse(SourceMark(file: file), "(file)", "is empty")
        return nil
      }
      var conversion = Conversion(file: file, nodeLimit: max(10_000, text.utf8.count), log: log)
      return conversion.convert(node, depth: 0)
    } catch let error as YamlError {
      refuse(error, text, file, log)
    } catch {
      log.refuse(SourceMark(file: file), "(syntax)", "\(error)")
    }
    return nil
  }

  private static func refuse(_ error: YamlError, _ text: String, _ file: String, _ log: ProblemLog) {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let about = context.map { " (\($0.text) from line \($0.mark.line))" } ?? ""
      log.refuse(SourceMark(file: file, line: mark.line, column: mark.column), "(syntax)", problem + about)
    case .duplicatedKeysInMapping(let keys, _):
      for key in keys.prefix(8) {
        let (first, second) = DuplicateKeys.find(key, in: text)
        let mark = SourceMark(file: file, line: second.line, column: second.column)
        let path = second.renamed.flatMap { dottedPath(to: mark, in: $0, file) }
        log.refuse(mark, path ?? key, "is given twice: first in line \(first.line), again in line \(second.line)")
      }
    case .reader(let problem, let offset, _, _):
      let line = text.unicodeScalars.prefix(offset ?? 0).reduce(1) { $1 == "\n" ? $0 + 1 : $0 }
      log.refuse(SourceMark(file: file, line: line), "(syntax)", problem)
    default:
      log.refuse(SourceMark(file: file), "(syntax)", "is not YAML")
    }
  }

  /// The dotted path of the key at `mark`, read from a text in which it has another name.
  private static func dottedPath(to mark: SourceMark, in renamed: String, _ file: String) -> String? {
    let silent = ProblemLog(limit: 0)
    return read(renamed, file: file, log: silent)?.path(toKeyAt: mark)?
      .replacing(DuplicateKeys.prefix + "0-", with: "", maxReplacements: 1)
  }

  /// Walks Yams' tree once.
  private struct Conversion {
    let file: String
    /// Values a file may have, aliases counted each time they are used: more than it has bytes can only come of aliases.
    let nodeLimit: Int
    let log: ProblemLog
    private var nodes = 0

    init(file: String, nodeLimit: Int, log: ProblemLog) {
      self.file = file
      self.nodeLimit = nodeLimit
      self.log = log
    }

    mutating func convert(_ node: Node, depth: Int) -> DocumentNode? {
      let mark = mark(of: node)
      nodes += 1
      guard depth < depthLimit, nodes <= nodeLimit else {
        if nodes <= nodeLimit { log.refuse(mark, "(syntax)", "is nested more than \(depthLimit) deep") }
        if nodes == nodeLimit + 1 { log.refuse(mark, "(syntax)", "has more than \(nodeLimit) values") }
        return nil
      }
      switch node {
      case .scalar(let scalar):
        return DocumentNode(mark: mark, content: .scalar(scalar.string, plain: scalar.style == .plain))
      case .sequence(let sequence):
        var items: [DocumentNode] = []
        items.reserveCapacity(sequence.count)
        for item in sequence {
          guard let converted = convert(item, depth: depth + 1) else { return nil }
          items.append(converted)
        }
        return DocumentNode(mark: mark, content: .list(items))
      case .mapping(let mapping):
        return map(mapping, mark, depth)
      case .alias:
        log.refuse(mark, "(syntax)", "has an alias that is not resolved")
        return nil
      }
    }

    private mutating func map(_ mapping: Node.Mapping, _ mark: SourceMark, _ depth: Int) -> DocumentNode? {
      var pairs: [DocumentPair] = []
      pairs.reserveCapacity(mapping.count)
      var lines: [String: Int] = [:]
      for (key, value) in mapping {
        guard case .scalar(let scalar) = key else {
          log.refuse(self.mark(of: key), "(syntax)", "has a key that is not a text")
          return nil
        }
        // `1` and `"1"` are two keys to Yams and one to us.
        let place = self.mark(of: key)
        if let first = lines.updateValue(place.line, forKey: scalar.string) {
          log.refuse(place, scalar.string, "is given twice: first in line \(first), again in line \(place.line)")
          return nil
        }
        guard var converted = convert(value, depth: depth + 1) else { return nil }
        // A value that is not there has the place of what comes next.
        if case .scalar("", plain: true) = converted.content { converted.mark = place }
        pairs.append(DocumentPair(key: scalar.string, mark: place, value: converted))
      }
      return DocumentNode(mark: mark, content: .map(pairs))
    }

    private func mark(of node: Node) -> SourceMark {
      SourceMark(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }
  }
}
