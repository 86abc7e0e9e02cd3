import Units

/// Which columns of a table, or members of JSON objects, say what, and in which units.
public struct PositionMapping: Hashable, Sendable {
  public enum Field: String, Hashable, Sendable, CaseIterable {
    case lat, lon, device, mmsi, time, speed, course, heading, name, alarm
  }

  public enum SpeedUnit: String, Hashable, Sendable, CaseIterable {
    case knots, kmh, mps
    var knots: Double {
      switch self {
      case .knots: 1
      case .kmh: 1 / 1.852
      case .mps: 3600 / 1852
      }
    }
  }

  /// How places are written.
  public enum PlaceForm: String, Hashable, Sendable, CaseIterable {
    /// Degrees with decimals.
    case degrees
    /// Millionths of a degree.
    case microdegrees
    /// `ddmm.mmmm` as NMEA has it, with a sign or a letter N, S, E, W behind.
    case minutes
  }

  /// Names of columns, or ways into an object: `position.lat`, `coordinates.0`. `lat` and `lon` are always there.
  public var names: [Field: String]
  public var speed = SpeedUnit.knots
  public var place = PlaceForm.degrees
  public var time = TimeForm.iso
  /// Tables: the columns in their order; nil: a line of the table names them.
  public var columns: [String]?
  /// Tables: what stands between two cells.
  public var separator = UInt8(ascii: ",")

  public init(names: [Field: String]) {
    self.names = names
    for field in [Field.lat, .lon] where names[field] == nil { self.names[field] = field.rawValue }
  }

  public enum Reject: String, Hashable, Sendable {
    case place = "bad-place"
    case mmsi = "bad-mmsi"
    case device = "bad-device"
    case time = "bad-time"
    /// A speed, course or heading that is no number, or beyond what there is.
    case motion = "bad-motion"
  }

  /// What a row says. A wrong place or vessel refuses the row; a wrong time, speed or course is left out and counted.
  func report(_ cell: (Field) -> String?, reject: (Reject) -> Void) -> DeviceReport? {
    guard let latitude = cell(.lat).flatMap({ degrees($0, 90, "S") }),
      let longitude = cell(.lon).flatMap({ degrees($0, 180, "W") })
    else {
      reject(.place)
      return nil
    }
    var report = DeviceReport(position: Position(latitude: latitude, longitude: longitude))
    if let text = filled(cell(.mmsi)) {
      guard text.utf8.count == 9, let mmsi = UInt32(text), mmsi >= 100_000_000 else {
        reject(.mmsi)
        return nil
      }
      report.mmsi = mmsi
    }
    if let text = filled(cell(.device)) {
      guard let number = DeviceNumber.normal(text) else {
        reject(.device)
        return nil
      }
      report.device = number
    }
    if let text = filled(cell(.time)) {
      report.time = time.instant(text)
      if report.time == nil { reject(.time) }
    }
    func number(_ field: Field, below limit: Double) -> Double? {
      guard let text = filled(cell(field)) else { return nil }
      if let value = TimeForm.decimal(text), value >= 0, value < limit { return value }
      reject(.motion)
      return nil
    }
    report.speed = number(.speed, below: 1000).map { Knots($0 * speed.knots) }
    report.course = number(.course, below: 360.001).map { $0.truncatingRemainder(dividingBy: 360) }
    report.heading = number(.heading, below: 360.001).map { $0.truncatingRemainder(dividingBy: 360) }
    report.name = filled(cell(.name)).map { String($0.prefix(60)) }
    report.isAlarm = filled(cell(.alarm)).map { ["1", "true", "yes", "sos"].contains($0.lowercased()) } ?? false
    return report
  }

  private func filled(_ text: String?) -> String? {
    guard let text = text?.trimmedOfBlanks, !text.isEmpty else { return nil }
    return text
  }

  private func degrees(_ text: String, _ most: Double, _ negative: Character) -> Double? {
    var text = text.trimmedOfBlanks
    var isNegative = false
    if let letter = text.last, letter.isLetter {
      // Some letters become two in upper case: text, not a character.
      let side = letter.uppercased()
      guard (most == 90 ? ["N", "S"] : ["E", "W"]).contains(side) else { return nil }
      isNegative = side == String(negative)
      text = String(text.dropLast()).trimmedOfBlanks
    }
    guard let value = TimeForm.decimal(text) else { return nil }
    let size = abs(value)
    let degrees: Double
    switch place {
    case .degrees: degrees = size
    case .microdegrees: degrees = size / 1_000_000
    case .minutes:
      let whole = (size / 100).rounded(.down)
      guard size - whole * 100 < 60 else { return nil }
      degrees = whole + (size - whole * 100) / 60
    }
    guard degrees <= most else { return nil }
    return (value < 0) != isNegative ? -degrees : degrees
  }
}

extension String {
  var trimmedOfBlanks: String {
    var text = self[...]
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }
}
