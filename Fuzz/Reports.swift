import Terminals
import Units

/// Lines that say positions in words: gpsd, tables, objects.
extension Entry {
  static func gpsd(_ bytes: [UInt8]) {
    var lines = GPSDLines()
    var reports = 0
    for line in bytes.split(separator: 0x0A) where !GPSDLines.isAIS(line) {
      lines.read(line) { report in
        reports += 1
        check(report)
      }
    }
    check(lines.counters, reports)
  }

  static func csv(_ bytes: [UInt8]) {
    var rows = CSVPositions(mapping)
    var reports = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      rows.read(line) { report in
        reports += 1
        check(report)
      }
    }
    check(rows.counters, reports)
  }

  static func json(_ bytes: [UInt8]) {
    var objects = JSONPositions(mapping)
    var reports = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      objects.read(line) { report in
        reports += 1
        check(report)
      }
    }
    check(objects.counters, reports)
  }

  private static let mapping = PositionMapping(names: [
    .lat: "lat", .lon: "lon", .device: "id", .mmsi: "mmsi", .time: "t", .speed: "v", .course: "c", .heading: "h",
    .name: "name", .alarm: "sos",
  ])

  private static func check(_ counters: DeviceCounters, _ reports: Int) {
    promise(counters.reports == reports && counters.reports <= counters.frames, "reports are counted")
    promise(counters.rejects.count <= 16, "reasons are bounded")
  }

  private static func check(_ report: DeviceReport) {
    if let place = report.position {
      promise(abs(place.latitude) <= 90 && abs(place.longitude) <= 180, "a place is on earth")
    }
    promise(report.course.map { $0 >= 0 && $0 < 360 } ?? true, "a course is one")
    promise(report.heading.map { $0 >= 0 && $0 < 360 } ?? true, "a heading is one")
    promise(report.mmsi.map { $0 <= 999_999_999 } ?? true, "an MMSI has nine digits")
  }
}
