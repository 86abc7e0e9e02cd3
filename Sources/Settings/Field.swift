import Organisation
import Units

/// One value of a document with its dotted key, and the conversions: each returns nil after it has said what is wrong, so that
/// a load goes on and finds the rest.
struct Field {
  let node: DocumentNode
  /// `feeds[0].port`
  let key: String
  let log: ProblemLog

  func refuse(_ reason: String) { log.refuse(node.mark, key, reason) }
  func warn(_ reason: String) { log.warn(node.mark, key, reason) }

  /// The items of a list.
  func items(atMost limit: Int = 500_000) -> [Field]? {
    guard case .list(let nodes) = node.content else {
      refuse("must be a list, and is \(node.kindName)")
      return nil
    }
    guard nodes.count <= limit else {
      refuse("has \(nodes.count) items; \(limit) are allowed")
      return nil
    }
    return nodes.enumerated().map { Field(node: $1, key: "\(key)[\($0)]", log: log) }
  }

  /// Reads every item, and leaves out those that are wrong.
  func list<T>(atMost limit: Int = 500_000, _ read: (Field) -> T?) -> [T]? { items(atMost: limit)?.compactMap(read) }

  /// Opens a group of keys; keys that `read` did not ask for are refused afterwards.
  func record<T>(_ read: (Record) -> T?) -> T? {
    guard case .map(let pairs) = node.content else {
      refuse("must be a group of keys, and is \(node.kindName)")
      return nil
    }
    let record = Record(pairs: pairs, mark: node.mark, key: key, log: log)
    defer { record.refuseUnknown() }
    return read(record)
  }

  /// The scalar as it stands in the file, and whether it has no quotes; nil when there is none.
  private func scalar(_ wanted: String) -> (text: String, plain: Bool)? {
    guard case .scalar(let text, let plain) = node.content else {
      refuse("must be \(wanted), and is \(node.kindName)")
      return nil
    }
    if text.isEmpty || plain && (text == "~" || text == "null") {
      refuse("has no value: write \(wanted), or leave the line out")
      return nil
    }
    return (text, plain)
  }

  /// A text of one line, `limit` bytes at most.
  func text(atMost limit: Int = 300, _ wanted: String = "a text") -> String? {
    guard let text = scalar(wanted)?.text else { return nil }
    guard text.utf8.count <= limit else {
      refuse("is longer than \(limit) bytes")
      return nil
    }
    guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
      refuse("must be one line")
      return nil
    }
    return text
  }

  /// An id: letters, digits, `.`, `_` and `-`, 64 at most.
  func identifier() -> String? {
    guard let text = text(atMost: 64, "an id") else { return nil }
    guard text.utf8.allSatisfy({ isLetterOrDigit($0) || Array("._-".utf8).contains($0) }) else {
      refuse("\"\(text)\" is no id: letters, digits, \".\", \"_\" and \"-\" only")
      return nil
    }
    return text
  }

  func integer(_ range: ClosedRange<Int>) -> Int? {
    guard let text = text(atMost: 40, "a whole number") else { return nil }
    guard let value = wholeNumber(text) else {
      refuse("\"\(text)\" is not a whole number")
      return nil
    }
    return within(value, range)
  }

  func number(_ range: ClosedRange<Double>) -> Double? {
    guard let text = text(atMost: 40, "a number") else { return nil }
    guard text.utf8.allSatisfy({ isDigit($0) || Array("+-.eE".utf8).contains($0) }), let value = Double(text),
      value.isFinite
    else {
      refuse("\"\(text)\" is not a number")
      return nil
    }
    return within(value, range)
  }

  func flag() -> Bool? {
    guard let text = text(atMost: 40, "true or false") else { return nil }
    if text == "true" { return true }
    if text == "false" { return false }
    refuse("\"\(text)\" is neither true nor false")
    return nil
  }

  private func within<N: Comparable>(_ value: N, _ range: ClosedRange<N>) -> N? {
    if range.contains(value) { return value }
    refuse("\(value) is out of range: \(range.lowerBound) to \(range.upperBound)")
    return nil
  }

  /// One of the names of an enumeration, written with hyphens: `duty-leader`.
  func choice<T: RawRepresentable & CaseIterable>(_ type: T.Type) -> T? where T.RawValue == String {
    guard let text = text(atMost: 100, "a name") else { return nil }
    let names = T.allCases.map { hyphenated($0.rawValue) }
    if let index = names.firstIndex(of: text) { return Array(T.allCases)[index] }
    refuse("\"\(text)\" is none of: \(names.joined(separator: ", "))" + didYouMean(text, names))
    return nil
  }
}

// MARK: Times

extension Field {
  /// A time of day, in quotes in YAML: `"19:00"`.
  func time() -> CivilTime? { clock("a time of day such as \"19:00\"") { CivilTime($0) } }

  /// A sailing's time, which may lie in the night after its day: `24:30` is 00:30 of the next day; up to `48:00`.
  func sailingTime() -> CivilTime? {
    clock("a time of day such as \"19:00\", or \"24:30\" for 00:30 of the day after") { CivilTime(pastMidnight: $0) }
  }

  private func clock(_ wanted: String, _ read: (String) -> CivilTime?) -> CivilTime? {
    guard let (text, plain) = scalar(wanted) else { return nil }
    let parsed = text.utf8.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ":") } ? read(text) : nil
    guard let parsed else {
      refuse("\"\(text)\" is not \(wanted)")
      return nil
    }
    guard plain else { return parsed }
    let asNumber = text.split(separator: ":").reduce(0) { $0 * 60 + (Int($1) ?? 0) }
    let why = text.hasPrefix("0") ? "reads some times as numbers" : "reads \(text) as \(asNumber)"
    refuse("write \"\(text)\" in quotes: YAML 1.1 \(why)")
    return nil
  }

  /// `08:30-12:00`, within one day.
  func hours() -> Hours? {
    let wanted = "a period such as \"08:30-12:00\""
    guard let text = scalar(wanted)?.text else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.allSatisfy({ isDigit($0) || $0 == 0x3A || $0 == 0x2D }),
      let opens = CivilTime(parts[0]), let closes = CivilTime(parts[1])
    else {
      refuse("\"\(text)\" is not \(wanted)")
      return nil
    }
    guard opens < closes else {
      refuse("\(text) ends before it begins: a period over midnight is written as two, to 24:00 and from 00:00")
      return nil
    }
    return Hours(opens, closes)
  }

  /// `2026-11-22`
  func date() -> CivilDate? {
    guard let text = text(atMost: 40, "a date such as 2026-11-22") else { return nil }
    if text.utf8.allSatisfy({ isDigit($0) || $0 == 0x2D }), let date = CivilDate(iso: text), date.year >= 1970 {
      return date
    }
    refuse("\"\(text)\" is not a date such as 2026-11-22")
    return nil
  }

  /// `30 s`, `5 min`, `8 h`, `7 d`, `250 ms`.
  func span(_ range: ClosedRange<TimeSpan>) -> TimeSpan? {
    let units = ["ms": 1, "s": 1000, "min": 60_000, "h": 3_600_000, "d": 86_400_000]
    guard let text = text(atMost: 40, "a time span such as 30 s") else { return nil }
    guard let (value, unit) = quantity(text), let factor = units[unit] else {
      refuse("\"\(text)\" is not a time span such as 30 s, 5 min, 8 h or 7 d")
      return nil
    }
    let milliseconds = value.multipliedReportingOverflow(by: factor)
    let span = TimeSpan(milliseconds: milliseconds.overflow ? .max : Int64(milliseconds.partialValue))
    if range.contains(span) { return span }
    refuse("\(text) is out of range: \(range.lowerBound.settingText) to \(range.upperBound.settingText)")
    return nil
  }

  /// `4 MiB`, `512 KiB`, `1048576`.
  func bytes(_ range: ClosedRange<Int>) -> Int? {
    let units = ["": 1, "B": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30]
    guard let text = text(atMost: 40, "a size such as 4 MiB") else { return nil }
    guard let (value, unit) = quantity(text), let factor = units[unit] else {
      refuse("\"\(text)\" is not a size such as 4 MiB or 512 KiB")
      return nil
    }
    let bytes = value.multipliedReportingOverflow(by: factor)
    return within(bytes.overflow ? .max : bytes.partialValue, range)
  }

  private func quantity(_ text: String) -> (Int, String)? {
    let digits = text.utf8.prefix { isDigit($0) }
    guard let value = Int(String(digits) ?? "") else { return nil }
    return (value, String(text.dropFirst(digits.count).drop { $0 == " " }))
  }
}

extension TimeSpan {
  /// As the configuration writes it: `5 min`.
  var settingText: String {
    for (unit, size) in [("d", Int64(86_400_000)), ("h", 3_600_000), ("min", 60_000), ("s", 1000)]
    where milliseconds != 0 && milliseconds % size == 0 { return "\(milliseconds / size) \(unit)" }
    return milliseconds == 0 ? "0 s" : "\(milliseconds) ms"
  }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
func isLetterOrDigit(_ byte: UInt8) -> Bool { isDigit(byte) || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

/// Decimal digits with an optional minus; nil for anything else.
func wholeNumber(_ text: String) -> Int? {
  let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
  return digits.utf8.allSatisfy(isDigit) ? Int(text) : nil
}

/// `dutyLeader` → `duty-leader`
func hyphenated(_ name: String) -> String {
  name.reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
}
