import Units

/// An open group of keys (a YAML or GeoJSON map, or a CSV row). It remembers what was asked for: what was not is unknown.
final class Record {
  let mark: SourceMark
  let key: String
  let log: ProblemLog
  private let pairs: [DocumentPair]
  private let indices: [String: Int]
  private var known: [String] = []

  init(pairs: [DocumentPair], mark: SourceMark, key: String, log: ProblemLog) {
    self.pairs = pairs
    self.mark = mark
    self.key = key
    self.log = log
    indices = Dictionary(pairs.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The keys that stand there, in their order.
  var names: [String] { pairs.map(\.key) }

  func path(_ name: String) -> String { key.isEmpty ? name : key + "." + name }

  /// The value of a key that may be left out.
  func optional(_ name: String) -> Field? {
    if !known.contains(name) { known.append(name) }
    guard let index = indices[name] else { return nil }
    return Field(node: pairs[index].value, key: path(name), log: log)
  }

  /// The value of a key that must be there.
  func required(_ name: String) -> Field? {
    if let field = optional(name) { return field }
    log.refuse(mark, path(name), "is missing")
    return nil
  }

  func has(_ name: String) -> Bool { optional(name) != nil }

  /// A group of keys that may be left out.
  func group(_ name: String, _ read: (Record) -> Void) {
    optional(name)?.record { record -> Void? in read(record) }
  }

  /// Keys that are allowed and not looked at.
  func ignore(_ names: String...) { names.forEach { _ = optional($0) } }

  /// Where a key stands; where the group begins if it is not there.
  func mark(of name: String) -> SourceMark { indices[name].map { pairs[$0].mark } ?? mark }

  /// Where item `index` of the list under a key stands.
  func mark(of name: String, item index: Int) -> SourceMark {
    guard let pair = indices[name].map({ pairs[$0] }), case .list(let items) = pair.value.content,
      items.indices.contains(index)
    else { return mark(of: name) }
    return items[index].mark
  }

  func refuse(_ name: String, _ reason: String) { log.refuse(mark(of: name), path(name), reason) }
  func warn(_ name: String, _ reason: String) { log.warn(mark(of: name), path(name), reason) }
  func refuse(_ name: String, item index: Int, _ reason: String) {
    log.refuse(mark(of: name, item: index), path(name) + "[\(index)]", reason)
  }

  func refuseUnknown() {
    for pair in pairs where !known.contains(pair.key) {
      let shown = String(pair.key.prefix(80))
      log.refuse(pair.mark, path(shown), "is not a key here" + didYouMean(pair.key, known))
    }
  }
}

extension Record {
  /// Sets `value` from a key that may be left out.
  func set<T>(_ value: inout T, _ name: String, _ read: (Field) -> T?) {
    if let field = optional(name), let new = read(field) { value = new }
  }

  func name(_ key: String = "name") -> String { required(key)?.text() ?? "" }
}

/// A value read from a file, kept with the record it came from until all references are checked.
struct Drafted<Value> {
  var value: Value
  let record: Record
}
