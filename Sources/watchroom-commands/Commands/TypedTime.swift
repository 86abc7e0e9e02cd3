import Units
import Wire

/// Times as people type them.
enum TypedTime {
  /// `14:30` of today, `11-22 14:30` of this year, `2026-11-22 14:30`; nil for anything else.
  static func parse(_ text: String, now: Timestamp, zone: CivilZone) -> Timestamp? {
    let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" })
    guard let clock = parts.last.flatMap({ CivilTime($0) }), clock.seconds < 86_400 else { return nil }
    let today = zone.civil(now.instant).date
    let date: CivilDate? =
      switch parts.count {
      case 1: today
      case 2 where parts[0].utf8.count == 5: CivilDate(iso: "\(padded(today.year, 4))-\(parts[0])")
      case 2: CivilDate(iso: parts[0])
      default: nil
      }
    return date.map { Timestamp(zone.instant($0, clock), zone: zone) }
  }
}

/// Lengths of time as people type them.
enum TypedSpan {
  private static let units: [Character: TimeSpan] = [
    "s": .seconds(1), "m": .minutes(1), "h": .hours(1), "d": .days(1),
  ]

  /// `90s`, `30m`, `1.5h`, `7d`, or a number of `bare`; more than nothing and at most a year, else nil.
  static func parse(_ text: String, bare: TimeSpan) -> TimeSpan? {
    let unit = text.last.flatMap { units[$0] }
    let digits = unit == nil ? text[...] : text.dropLast()
    guard digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), let number = Double(digits) else {
      return nil
    }
    let milliseconds = number * Double((unit ?? bare).milliseconds)
    guard milliseconds >= 1, milliseconds <= Double(TimeSpan.days(366).milliseconds) else { return nil }
    return .milliseconds(Int64(milliseconds.rounded()))
  }
}
