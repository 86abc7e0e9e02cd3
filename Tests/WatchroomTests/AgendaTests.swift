import Foundation
import Regulation
import Testing
import Units
import Wire

@testable import watchroom_commands

/// `watchroom agenda`: from a folder, from the daemon, as table, JSON lines and calendar.
@Suite(.timeLimit(.minutes(10))) struct AgendaTests {
  private func offline(_ more: String...) async -> Outcome {
    await CommandLineRun().run(["agenda", "--config", OfflineTests.example] + more)
  }

  private func objects(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  // MARK: From the daemon

  @Test("R22: asked of the daemon page by page, a day torn between pages is one table") func pages() async throws {
    try await withDaemon { desk, cli in
      var narrow = cli
      narrow.width = 80
      let outcome = await narrow("agenda", "--from", "2026-11-22", "--to", "2026-11-23", "--centre", "430100")
      #expect(outcome.code == 0, "\(outcome.errors)")
      #expect(desk.log == ["agenda 2026-11-22 2026-11-23 430100", "agenda 2026-11-22 2026-11-23 430100 5"])
      #expect(outcome.output.components(separatedBy: "2026-11-22").count == 2)
      #expect(outcome.output.contains("三汊矶渡口、橘子洲码头"), "the drawing centre sees its draw")
      #expect(outcome.output.contains("逾期") && outcome.output.contains("重点监控任务表"))
      #expect(!outcome.output.contains("在岗值守") && outcome.output.contains("另有值班时段 1 个"))
      for line in outcome.output.split(separator: "\n") { #expect(TextWidth.of(String(line)) <= 80, "\(line)") }
      let all = await narrow("agenda", "--watches", "--lang", "en")
      #expect(all.output.contains("staffed watch") && desk.log.suffix(2) == ["agenda", "agenda 5"])
    }
  }

  @Test("R22: JSON lines say what is recorded and what is forecast") func json() async throws {
    try await withDaemon { _, cli in
      let outcome = await cli("agenda", "-o", "json")
      let rows = try objects(outcome.output)
      #expect(rows.count == 4)
      #expect(rows.map { $0["recorded"] as? Bool } == [true, true, false, false])
      #expect(rows[0]["state"] as? String == "late" && rows[2]["state"] is NSNull)
      #expect(rows[0]["targets"] as? [String] == ["PT-1", "PT-2"] && rows[1]["missedAfter"] is NSNull)
      #expect((rows[1]["period"] as? [String: String])?["to"] == "2026-11-22T19:50:00+08:00")
      #expect(rows.allSatisfy { Set($0.keys).isSuperset(of: Self.fields) })
    }
  }

  @Test func `no daemon and no folder: 69, and how to do without`() async {
    let outcome = await CommandLineRun(environment: ["WATCHROOM_SOCKET": "/nonexistent/s"])("agenda")
    #expect(outcome.code == 69 && outcome.errors.contains("--config"), "\(outcome.errors)")
    let key = await CommandLineRun()("agenda", "--key", "x")
    #expect(key.code == 2 && key.errors.contains("--config"))
  }

  // MARK: From a folder

  static let fields: Set = [
    "id", "clause", "kind", "centre", "day", "ordinal", "targets", "count", "opens", "due", "missedAfter", "period",
    "to",
    "quota",
  ]

  @Test("R22: a folder's forecast has the promised fields and no others") func fields() async throws {
    let outcome = await offline("--from", "2026-11-23", "--to", "2026-11-24", "-o", "json")
    #expect(outcome.code == 0, "\(outcome.errors)")
    let rows = try objects(outcome.output)
    #expect(rows.count > 50 && rows.allSatisfy { Set($0.keys) == Self.fields })
    #expect(Set(rows.compactMap { $0["id"] as? String }).count == rows.count)
    let text = try String(contentsOfFile: OfflineTests.example + "/../docs/agenda.md", encoding: .utf8)
    for field in Self.fields { #expect(text.contains("| `\(field)` |"), "docs/agenda.md has no \(field)") }
    for kind in DutyKind.allCases { #expect(text.contains("| `\(kind.rawValue)` |"), "docs/agenda.md has no \(kind)") }
    let none = await offline("--from", "2026-11-23", "-o", "none")
    #expect(none.code == 0 && none.output.isEmpty)
  }

  // MARK: iCalendar

  @Test("RFC 5545: lines of at most 75 octets, ended by CRLF, no character torn") func folding() async throws {
    let outcome = await offline("--from", "2026-11-23", "--centre", "430100", "-o", "ics")
    #expect(outcome.code == 0 && outcome.output.hasSuffix("END:VCALENDAR\r\n"))
    let lines = outcome.output.components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") && !$0.contains("\u{FFFD}") })
    #expect(lines.contains { $0.hasPrefix(" ") })
    let whole = outcome.output.replacing("\r\n ", with: "")
    #expect(whole.contains("UID:C2/430100/2026-11-23/county-round/1\r\n"))
    // 08:30 in Shanghai.
    #expect(whole.contains("DTSTART:20261123T003000Z\r\nDTEND:20261123T021500Z"))
    #expect(whole.contains("SUMMARY:巡查县(区)中心 第1次 · 长沙市水上交通监控中心\r\n"))
    #expect(whole.components(separatedBy: "BEGIN:VEVENT").count == whole.components(separatedBy: "END:VEVENT").count)
  }

  @Test("RFC 5545: commas, semicolons, backslashes and line ends are escaped, other controls left out") func escaping()
  {
    #expect(AgendaCalendar.escaped("a,b;c\\d\ne\u{7}f") == "a\\,b\\;c\\\\d\\nef")
    #expect(AgendaCalendar.folded(String(repeating: "渡", count: 60)).allSatisfy { $0.utf8.count <= 75 })
    #expect(AgendaCalendar.folded(String(repeating: "x", count: 75)).count == 1)
    #expect(AgendaCalendar.folded(String(repeating: "x", count: 76)) == [String(repeating: "x", count: 75), " x"])
  }

  @Test("RFC 5545: a withdrawn duty is a cancelled event, and one without length has no end") func odd() throws {
    var row = try #require(Samples.agenda(after: nil).items.first)
    row.state = "withdrawn"
    row.due = row.opens
    let calendar = AgendaCalendar(language: .en, madeAt: row.opens.instant)
    let event = calendar.event(row)
    #expect(event.contains("STATUS:CANCELLED") && !event.contains { $0.hasPrefix("DTEND") })
    #expect(event.contains("DTSTAMP:20261121T221500Z"))
  }

  static let hasParser = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["-c", "import icalendar"]
    process.standardError = Pipe()
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  @Test("RFC 5545: another's parser (python3-icalendar) reads what the JSON says", .enabled(if: hasParser))
  func parser() async throws {
    let days = ["--from", "2026-11-20", "--to", "2026-11-23", "--centre", "430000", "--centre", "430100"]
    let calendar = await CommandLineRun().run(["agenda", "--config", OfflineTests.example, "-o", "ics"] + days)
    let lines = await CommandLineRun().run(["agenda", "--config", OfflineTests.example, "-o", "json"] + days)
    let folder = TemporaryFolder()
    try calendar.output.write(toFile: folder.path + "/a.ics", atomically: true, encoding: .utf8)
    try Self.program.write(toFile: folder.path + "/read.py", atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = [folder.path + "/read.py", folder.path + "/a.ics"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let events = try #require(try JSONSerialization.jsonObject(with: output) as? [String: [String]])
    let duties = try objects(lines.output)
    #expect(events.count == duties.count && duties.count > 10)
    for duty in duties {
      let id = try #require(duty["id"] as? String)
      let event = try #require(events[id], "\(id)")
      let times = try ["opens", "due"].map { try #require((duty[$0] as? String).flatMap(Instant.init(iso8601:))) }
      #expect(event.prefix(2).elementsEqual(times.map { "\($0.milliseconds / 1000)" }), "\(id)")
      #expect(event[2].contains(try #require(duty["clause"] as? String)))
    }
  }

  /// Each event as its UID with start, end and description.
  static let program = """
    import sys, json, icalendar
    calendar = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
    events = {str(e['UID']): [str(int(e.decoded('DTSTART').timestamp())), str(int(e.decoded('DTEND').timestamp())),
              str(e['DESCRIPTION'])] for e in calendar.walk('VEVENT')}
    print(json.dumps(events))
    """
}
