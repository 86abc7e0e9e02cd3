/// A file of the configuration as a tree of texts, each with its place: what YAML, GeoJSON and CSV are read into. Nothing is
/// converted here, so that `19:00` stays `19:00` and a code `0123` keeps its zero.
struct DocumentNode {
  enum Content {
    /// `plain`: a YAML scalar without quotes, which other readers of YAML 1.1 may take for a number, a date or a truth value.
    case scalar(String, plain: Bool)
    case list([DocumentNode])
    case map([DocumentPair])
  }
  var mark: SourceMark
  var content: Content

  var kindName: String {
    switch content {
    case .scalar: "a single value"
    case .list: "a list"
    case .map: "a group of keys"
    }
  }
}

struct DocumentPair {
  var key: String
  var mark: SourceMark
  var value: DocumentNode
}

extension DocumentNode {
  /// This tree with `overlay` laid upon it: groups are merged key by key, everything else is replaced.
  func overlaid(by overlay: DocumentNode) -> DocumentNode {
    guard case .map(var pairs) = content, case .map(let upper) = overlay.content else { return overlay }
    for pair in upper {
      if let index = pairs.firstIndex(where: { $0.key == pair.key }) {
        let value = pairs[index].value.overlaid(by: pair.value)
        pairs[index] = DocumentPair(key: pair.key, mark: pair.mark, value: value)
      } else {
        pairs.append(pair)
      }
    }
    return DocumentNode(mark: mark, content: .map(pairs))
  }
}

extension DocumentNode {
  /// The dotted path of the key that stands at `mark`; nil when none does.
  func path(toKeyAt mark: SourceMark, below key: String = "") -> String? {
    switch content {
    case .scalar: return nil
    case .list(let items):
      for (index, item) in items.enumerated() {
        if let path = item.path(toKeyAt: mark, below: "\(key)[\(index)]") { return path }
      }
    case .map(let pairs):
      for pair in pairs {
        let path = key.isEmpty ? pair.key : key + "." + pair.key
        if pair.mark == mark { return path }
        if let found = pair.value.path(toKeyAt: mark, below: path) { return found }
      }
    }
    return nil
  }
}
