/// Positions as JSON objects, one a line.
public struct JSONPositions: Sendable {
  public let mapping: PositionMapping
  public private(set) var counters = DeviceCounters()
  private let ways: [PositionMapping.Field: [Substring]]

  public init(_ mapping: PositionMapping) {
    self.mapping = mapping
    ways = mapping.names.mapValues { $0.split(separator: ".", omittingEmptySubsequences: false) }
  }

  public mutating func read(_ line: some Collection<UInt8>, report: (DeviceReport) -> Void) {
    guard let object = JSONText.read(line), case .object = object else {
      return counters.reject(line.isEmpty ? "empty" : "json")
    }
    counters.frames += 1
    let result = mapping.report({ field in ways[field].flatMap { object.at($0) }?.cell }) {
      counters.reject($0.rawValue)
    }
    guard let result else { return }
    counters.reports += 1
    report(result)
  }
}

/// Positions as rows of a table (RFC 4180, one row a line). Where the columns are not given, a line that names those of the place names
/// all: at the beginning, and again after each reconnection.
public struct CSVPositions: Sendable {
  /// Cells of a row.
  public static let mostCells = 200

  public let mapping: PositionMapping
  public private(set) var counters = DeviceCounters()
  private var places: [PositionMapping.Field: Int] = [:]

  public init(_ mapping: PositionMapping) {
    self.mapping = mapping
    if let columns = mapping.columns { find(columns) }
  }

  public mutating func read(_ line: some Collection<UInt8>, report: (DeviceReport) -> Void) {
    guard !line.isEmpty else { return counters.reject("empty") }
    guard let cells = Self.cells(line, mapping.separator) else { return counters.reject("row") }
    if isHeader(cells) {
      if mapping.columns == nil { find(cells) }
      return
    }
    guard !places.isEmpty else { return counters.reject("before-header") }
    counters.frames += 1
    let result = mapping.report({ field in
      places[field].flatMap { cells.indices.contains($0) ? cells[$0] : nil }
    }) { counters.reject($0.rawValue) }
    guard let result else { return }
    counters.reports += 1
    report(result)
  }

  private func isHeader(_ cells: [String]) -> Bool {
    [PositionMapping.Field.lat, .lon].allSatisfy { field in
      mapping.names[field].map { name in cells.contains { $0.trimmedOfBlanks == name } } ?? false
    }
  }

  private mutating func find(_ columns: [String]) {
    places = mapping.names.compactMapValues { name in columns.firstIndex { $0.trimmedOfBlanks == name } }
  }

  /// The cells of a row; nil: a quote that does not end, or stands where none may.
  static func cells(_ line: some Collection<UInt8>, _ separator: UInt8) -> [String]? {
    let quote = UInt8(ascii: "\"")
    var cells: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false, wasQuoted = false
    let bytes = Array(line.starts(with: [0xef, 0xbb, 0xbf]) ? line.dropFirst(3) : line.dropFirst(0))
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if isQuoted {
        if byte != quote {
          cell.append(byte)
        } else if index < bytes.count, bytes[index] == quote {
          cell.append(quote)
          index += 1
        } else {
          isQuoted = false
          wasQuoted = true
        }
      } else if byte == separator {
        cells.append(String(decoding: cell, as: UTF8.self))
        guard cells.count < mostCells else { return nil }
        cell = []
        wasQuoted = false
      } else if byte == quote, cell.isEmpty, !wasQuoted {
        isQuoted = true
      } else if wasQuoted {
        return nil
      } else {
        cell.append(byte)
      }
    }
    guard !isQuoted else { return nil }
    return cells + [String(decoding: cell, as: UTF8.self)]
  }
}
