import Foundation
import Organisation
import Regulation
import Testing
import Units

@testable import Settings

/// A second province whose numbers all differ: what its agenda says can come from its files alone.
@Suite("Another province: nothing is wired in") struct FourWatchesTests {
  static let folder = (exampleFolder.hasSuffix("/") ? exampleFolder : exampleFolder + "/") + "examples/four-watches"

  private func configuration() throws -> Configuration {
    try ConfigurationLoader.load(directory: Self.folder, now: Instant(seconds: 1_777_593_600)).get().configuration
  }

  private func agenda(_ from: String, _ through: String) throws -> [String] {
    let configuration = try configuration()
    let directory = Directory(configuration.organisation)
    let planner = Planner(directory: directory, rules: configuration.regulation, hosted: nil)
    let (first, last) = (try #require(CivilDate(iso: from)), try #require(CivilDate(iso: through)))
    return Agenda.forecast(from: first, through: last, planner: planner, key: nil)
      .map { AgendaEntry($0, zone: directory.zone).json }
  }

  @Test("it is good, without a warning") func good() throws {
    let loaded = try ConfigurationLoader.load(directory: Self.folder, now: Instant(seconds: 1_777_593_600)).get()
    #expect(loaded.warnings.map(\.description) == [])
  }

  /// Sundays, Wednesdays and Thursdays, a market day, a closure, a month's first days, a holiday.
  @Test(
    "G2, G3, G4, P3, P4, P11, C2, C3, C6, C7, C8, C9, C14, X2, X5, X6, X7, X10, R1, R3, R13, R16: the agenda, line by line",
    arguments: ["2026-06-03", "2026-06-04", "2026-06-10", "2026-10-04", "2026-10-25", "2026-12-02"])
  func golden(_ day: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden/Agenda/four-watches-\(day).jsonl")
    let found = try agenda(day, day).joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["WATCHROOM_GOLDEN"] == "write" {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(found.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == found)
  }

  @Test("G2, C7, R13, R16: what the golden lines must say, by hand from its regulation.yaml") func byHand() throws {
    func of(_ day: String, _ kind: String, _ centre: String) throws -> [(opens: String, due: String, to: String)] {
      try agenda(day, day).filter { $0.contains("/\(centre)/") && $0.contains("\"kind\":\"\(kind)\"") }.map { line in
        func value(_ key: String, _ end: Character) -> String {
          guard let range = line.range(of: "\"\(key)\":", options: .backwards) else { return "" }
          return String(line[range.upperBound...].drop { $0 == "\"" || $0 == "[" }.prefix { $0 != end })
        }
        return (value("opens", "\""), value("due", "\""), value("to", "]"))
      }
    }
    #expect(
      try of("2026-06-03", "watch", "650101").map { String($0.opens.dropFirst(11).prefix(5)) } == [
        "07:00", "13:00", "19:00", "01:00",
      ])
    #expect(
      try of("2026-06-03", "broadcast", "650100").map(\.due) == [
        "2026-06-03T09:00:00+06:00", "2026-06-03T19:00:00+06:00",
      ])
    #expect(try of("2026-06-03", "daily-report", "650101").map(\.due) == ["2026-06-03T20:45:00+06:00"])
    #expect(
      try of("2026-06-03", "daily-report", "650101").map(\.to) == ["\"650100\",\"U-650101\"".dropFirst().description])
    #expect(try of("2026-06-03", "equipment-check", "650200").count == 1)
    #expect(try of("2026-06-04", "key-sheet", "650101").map(\.due) == ["2026-06-04T12:00:00+06:00"])
    #expect(try of("2026-06-10", "monthly-summary", "650000").map(\.due) == ["2026-06-10T19:30:00+06:00"])
    // 2026-10-25 is 九月十六, its ferry L-2 is down; 2026-10-04 a Sunday among the holidays: no sailings at L-5.
    #expect(try of("2026-10-25", "staffed-watch", "650100").map(\.opens) == ["2026-10-25T08:30:00+06:00"])
    #expect(try of("2026-10-04", "staffed-watch", "650201").isEmpty)
    // 2026-12-02 is 十月廿四, 12-01 廿三: a market; winter's sailings begin at 09:00.
    #expect(try of("2026-12-02", "staffed-watch", "650101").map(\.opens) == ["2026-12-02T08:30:00+06:00"])
    #expect(try of("2026-12-01", "staffed-watch", "650101").map(\.opens) == ["2026-12-01T06:00:00+06:00"])
  }
}
