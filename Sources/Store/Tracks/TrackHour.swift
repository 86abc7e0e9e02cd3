package import Units

/// An hour of UTC: the label of one file of tracks, `20261121T19`.
package struct TrackHour: Hashable, Comparable, Sendable {
  /// Hours since 1970-01-01T00Z, within years 1970…9999.
  package let number: Int64

  private static let last: Int64 = 70_389_527  // 9999-12-31T23Z

  private init(number: Int64) { self.number = min(max(number, 0), TrackHour.last) }

  /// The hour an instant falls into; an instant outside years 1970…9999 falls into the first or the last.
  package init(containing instant: Instant) { self.init(number: instant.milliseconds / 3_600_000) }

  /// From `20261121T19`; nil for anything else.
  package init?(label: some StringProtocol) {
    let bytes = Array(label.utf8)
    guard bytes.count == 11, bytes[8] == UInt8(ascii: "T") else { return nil }
    func digits(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard byte >= 48, byte <= 57 else { return nil }
        value = value * 10 + Int(byte - 48)
      }
      return value
    }
    guard let year = digits(0..<4), let month = digits(4..<6), let day = digits(6..<8), let hour = digits(9..<11),
      year >= 1970, hour < 24, let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    self.init(number: Int64(date.dayNumber) * 24 + Int64(hour))
  }

  package var label: String {
    let date = CivilDate(dayNumber: Int(number / 24)).components
    return padded(date.year, 4) + padded(date.month, 2) + padded(date.day, 2) + "T" + padded(Int(number % 24), 2)
  }

  package var start: Instant { Instant(milliseconds: number * 3_600_000) }
  /// The first instant after it.
  package var end: Instant { Instant(milliseconds: (number + 1) * 3_600_000) }
  package var next: TrackHour { TrackHour(number: number + 1) }

  package static func < (a: TrackHour, b: TrackHour) -> Bool { a.number < b.number }
}

/// The names a folder of tracks holds.
///
/// | name | what |
/// |---|---|
/// | `hot-20261121T19.sqlite` | being written, or written and not yet sealed; `-wal` and `-shm` belong to it |
/// | `20261121T19.sqlite` | sealed: sorted by vessel and time, never written again |
/// | `20261121T19.sqlite.part` | a sealed file while it is made; worth nothing after a crash |
/// | `….broken` | a damaged file, set aside for a person to look at |
enum TrackName: Hashable {
  case hot(TrackHour)
  case sealed(TrackHour)
  case part(TrackHour)
  case broken(TrackHour)
  /// `-wal`, `-shm` or `-journal` of a hot or sealed file, by that file's name.
  case side(of: String)

  init?(_ name: String) {
    for suffix in ["-wal", "-shm", "-journal"] where name.hasSuffix(suffix) {
      let owner = String(name.dropLast(suffix.utf8.count))
      guard TrackName(owner) != nil else { return nil }
      self = .side(of: owner)
      return
    }
    let isHot = name.hasPrefix("hot-")
    let body = isHot ? name.dropFirst(4) : Substring(name)
    guard let hour = TrackHour(label: body.prefix(11)) else { return nil }
    let tail = body.dropFirst(11)
    if tail == ".sqlite" {
      self = isHot ? .hot(hour) : .sealed(hour)
    } else if tail == ".sqlite.part", !isHot {
      self = .part(hour)
    } else if tail.hasPrefix(".sqlite"), tail.hasSuffix(".broken") {
      self = .broken(hour)
    } else {
      return nil
    }
  }

  static func hotFile(_ hour: TrackHour) -> String { "hot-" + hour.label + ".sqlite" }
  static func sealedFile(_ hour: TrackHour) -> String { hour.label + ".sqlite" }
  static func partFile(_ hour: TrackHour) -> String { hour.label + ".sqlite.part" }
}
