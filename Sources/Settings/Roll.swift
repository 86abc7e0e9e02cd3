/// The entries of one file by id, each with its record; a second entry with the same id is refused.
struct Roll<Value> {
  /// What an entry is called in problems: `centre`.
  let noun: String
  let file: String
  private(set) var entries: [Drafted<Value>] = []
  private var indices: [String: Int] = [:]
  /// True when the file was read and every entry of it: only then is anything said about references into it, for one entry
  /// that is wrong would make all that refers to it look wrong.
  var isComplete = false

  init(_ noun: String, file: String) {
    self.noun = noun
    self.file = file
  }

  var values: [Value] { entries.map(\.value) }

  subscript(id: String) -> Value? { indices[id].map { entries[$0].value } }

  private mutating func add(_ id: String, key: String, _ value: Value, _ record: Record) {
    if let first = indices[id] {
      let line = entries[first].record.mark(of: key).line
      record.refuse(key, "\(noun) \(id) is given in line \(line) already")
      isComplete = false
      return
    }
    indices[id] = entries.count
    entries.append(Drafted(value: value, record: record))
  }

  /// Adds what was read; nil is an entry that could not be.
  mutating func add(_ id: String?, key: String = "id", _ drafted: Drafted<Value>?) {
    if let id, let drafted { add(id, key: key, drafted.value, drafted.record) } else { isComplete = false }
  }

  mutating func update(_ change: (inout Value, Record) -> Void) {
    for index in entries.indices { change(&entries[index].value, entries[index].record) }
  }

  /// Why `id` is no reference; nil when it is one, or when it can't be told.
  func missing(_ id: String) -> String? {
    guard isComplete, indices[id] == nil else { return nil }
    let ids = entries.lazy.map { $0.record }.compactMap { $0.optional("id")?.rawText ?? $0.optional("code")?.rawText }
    return "there is no \(noun) \"\(id)\" in \(file)" + didYouMean(id, ids)
  }

  /// Refuses `key` of `record` unless it names an entry.
  func check(_ id: String?, _ record: Record, _ key: String) {
    if let id, let reason = missing(id) { record.refuse(key, reason) }
  }
}

extension Field {
  /// The scalar as it stands, without any check.
  var rawText: String? {
    guard case .scalar(let text, _) = node.content else { return nil }
    return text
  }
}
