import Terminals

/// Which columns or members say what, of feeds with `format: csv` or `json`.
enum MappingSection {
  private static let keys = ["fields", "units", "columns", "separator"]
  private enum Unit: String, CaseIterable { case speed, place, time }

  static func read(_ record: Record, _ feed: FeedConfiguration) -> PositionMapping? {
    guard feed.format == .csv || feed.format == .json else {
      for key in keys where record.has(key) { record.refuse(key, "is for formats csv and json") }
      return nil
    }
    var names: [PositionMapping.Field: String] = [:]
    record.group("fields") { group in
      for field in PositionMapping.Field.allCases {
        if let name = group.optional(field.rawValue)?.text(atMost: 100, "a column's name") { names[field] = name }
      }
    }
    var mapping = PositionMapping(names: names)
    record.group("units") { group in
      group.set(&mapping.speed, "speed") { $0.choice(PositionMapping.SpeedUnit.self) }
      group.set(&mapping.place, "place") { $0.choice(PositionMapping.PlaceForm.self) }
      group.set(&mapping.time, "time") { $0.choice(TimeForm.self) }
    }
    if names[.device] == nil, names[.mmsi] == nil, feed.vessel == nil {
      record.refuse("fields", "says no vessel: name a column for device or mmsi, or write vessel")
    }
    if feed.format == .csv {
      table(record, &mapping)
    } else {
      for key in ["columns", "separator"] where record.has(key) { record.refuse(key, "is for format csv") }
    }
    return mapping
  }

  private static func table(_ record: Record, _ mapping: inout PositionMapping) {
    record.set(&mapping.separator, "separator") { field in
      guard let text = field.text(atMost: 10, "a separator") else { return nil }
      if text == "tab" { return 0x09 }
      if let byte = text.utf8.first, text.utf8.count == 1, ",;|".utf8.contains(byte) { return byte }
      field.refuse("\"\(text)\" is none of: \",\" \";\" \"|\" tab")
      return nil
    }
    guard let field = record.optional("columns"),
      let columns = field.list(atMost: CSVPositions.mostCells, { $0.text(atMost: 100, "a column's name") })
    else { return }
    mapping.columns = columns
    for (what, name) in mapping.names.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where !columns.contains(name) {
      field.refuse("has no column \"\(name)\", which is to be \(what.rawValue)" + didYouMean(name, columns))
    }
  }
}
