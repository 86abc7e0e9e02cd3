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
