import Foundation
import Organisation
import Testing
import Units

@testable import Settings

@Suite struct CivilZoneTableTests {
  @Test(arguments: [
    "Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Pyongyang", "UTC",
  ])
  func agreesWithFoundationFrom2000To2037(_ name: String) throws {
    let zone = try #require(CivilZone.resolved(name))
    let truth = try #require(TimeZone(identifier: name))
    var random = Generator(state: 17)
    for _ in 0..<20_000 {
      let second = 946_684_800 + Int64(random.next() % 1_199_145_600)
      let offset = truth.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
      #expect(zone.offset(at: Instant(seconds: second)) == offset)
    }
    for change in zone.transitions {
      for second in [-1, 0, 1] {
        let at = change.from + .seconds(Int64(second))
        let offset = truth.secondsFromGMT(for: Date(timeIntervalSince1970: Double(at.milliseconds) / 1000))
        #expect(zone.offset(at: at) == offset, "\(name) \(at.utc)")
      }
    }
  }

  @Test func shanghaiHasHadNoChangeSince1991() throws {
    let zone = try #require(CivilZone.resolved("Asia/Shanghai"))
    #expect(zone.transitions.count == 12)
    #expect(zone.transitions.last.map { $0.from.utc } == "1991-09-14T17:00:00.000Z")
  }

  @Test func zoneThatThereIsNot() { #expect(CivilZone.resolved("Asia/Nowhere") == nil) }
}

/// splitmix64: the same numbers on every run.
struct Generator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite struct FuzzTests {
  /// D9: whatever bytes stand in a file, a load ends with a value or with problems.
  @Test(arguments: FileTroubleTests.files) func randomEditsNeverTrap(_ file: String) throws {
    let copy = try TemporaryConfiguration()
    let good = Array(try copy.text(file).utf8)
    var random = Generator(state: file.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
    var refused = 0
    for round in 0..<60 {
      try copy.write(Data(FuzzTests.edit(good, &random, edits: 1 + round % 4)), to: file)
      switch copy.load() {
      case .success: break
      case .failure(let failure):
        refused += 1
        #expect(!failure.problems.isEmpty)
        for problem in failure.problems {
          #expect(problem.line >= 1 && !problem.reason.isEmpty && !problem.key.isEmpty)
        }
      }
    }
    #expect(refused > 10)
  }

  private static func edit(_ good: [UInt8], _ random: inout Generator, edits: Int) -> [UInt8] {
    var bytes = good
    let alphabet = Array("[]{}:,-\"'#&*!|>%@`\n\t 0:.~?e\\".utf8)
    for _ in 0..<edits where !bytes.isEmpty {
      let at = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes[at] = UInt8.random(in: .min ... .max, using: &random)
      case 1: bytes[at] = alphabet.randomElement(using: &random) ?? 0
      case 2: bytes.insert(alphabet.randomElement(using: &random) ?? 0, at: at)
      case 3: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...40, using: &random)))
      case 4: bytes.removeSubrange(at...)
      default:
        let end = min(bytes.count, at + Int.random(in: 1...200, using: &random))
        bytes.insert(contentsOf: bytes[at..<end], at: at)
      }
    }
    return bytes
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "{\"a\": [", "&a [*a, "])
  func deepNestingIsRefused(_ opening: String) async throws {
    // On a task's thread, whose stack is not the main one's.
    let reasons = try await Task.detached {
      let copy = try TemporaryConfiguration()
      for depth in [70, 990, 20_000] {
        try copy.write("x: " + String(repeating: opening, count: depth), to: "watchroom.yaml")
        guard copy.problems().contains(where: { $0.file == "watchroom.yaml" }) else { return false }
      }
      return true
    }.value
    #expect(reasons)
  }

  @Test func aliasesThatMultiplyAreRefused() throws {
    let copy = try TemporaryConfiguration()
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      text += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
    }
    try copy.write(text, to: "watchroom.yaml")
    #expect(copy.problems().map(\.reason) == ["has more than 10000 values"])
  }
}

@Suite struct DocumentTests {
  private func read(_ text: String) -> (DocumentNode?, [ConfigurationProblem]) {
    let log = ProblemLog(limit: 20)
    return (YAMLDocument.read(text, file: "f", log: log), log.problems)
  }

  @Test func scalarsStayTexts() {
    let (node, problems) = read("{a: 19:00, b: no, c: 0123, d: '7', e: 1e3}")
    #expect(problems == [])
    guard case .map(let pairs) = node?.content else { Issue.record("no map"); return }
    #expect(
      pairs.compactMap { Field(node: $0.value, key: "", log: ProblemLog(limit: 1)).rawText } == [
        "19:00", "no", "0123", "7", "1e3",
      ])
  }

  @Test(arguments: [
    ("a: 1\nb: 2\na: 3\n", "f:3: a: is given twice: first in line 1, again in line 3"),
    (
      "x:\n  a: 1\ny:\n  a: 1\n  b: 1\n  a: 2\nz:\n  a: 1\n",
      "f:6: y.a: is given twice: first in line 4, again in line 6"
    ),
    ("l:\n  - {a: 1}\n  - {a: 1, 'a': 2}\n", "f:3: l[1].a: is given twice: first in line 3, again in line 3"),
    ("1: x\n\"1\": y\n", "f:2: 1: is given twice: first in line 1, again in line 2"),
    ("a: 1\na: 2\na: 3\n", "f:2: a: is given twice: first in line 1, again in line 2"),
    ("t: 'a: b, a: c'\na: 1\nb: {c: 1}\na : 2\n", "f:4: a: is given twice: first in line 2, again in line 4"),
  ])
  func duplicateKeyIsFoundInBothPlaces(_ text: String, _ wanted: String) {
    #expect(read(text).1.first?.description == wanted)
  }

  @Test func severalDocumentsAreRefused() {
    #expect(
      read("a: 1\n---\nb: 2\n").1.map(\.description).first?.hasPrefix("f:2: (syntax): but found another document")
        == true)
  }

  @Test func tablesKeepQuotedCells() {
    let log = ProblemLog(limit: 20)
    let table = CSVDocument.read(
      "a,b\r\n\"x, \"\"y\"\"\nz\", 1 \r\n\r\n,2\n", file: "f", columns: ["a", "b"], log: log)
    let cells = table?.rows.map { row -> [String] in
      guard case .map(let pairs) = row.content else { return [] }
      return pairs.map { "\($0.key)@\($0.mark.line):" + (Field(node: $0.value, key: "", log: log).rawText ?? "") }
    }
    #expect(cells == [["a@2:x, \"y\"\nz", "b@3:1"], ["b@5:2"]])
    #expect(log.problems == [])
  }

  @Test func suggestionsAreNearOnly() {
    #expect(didYouMean("prot", ["port", "host"]) == "; did you mean \"port\"?")
    #expect(didYouMean("port", ["colour"]).isEmpty)
    #expect(didYouMean("", ["a"]).isEmpty == false || didYouMean("", ["abc"]).isEmpty)
  }
}

@Suite struct RosterOverlapTests {
  private func line(_ text: String, from: String? = nil, through: String? = nil, days: [Int] = []) -> WatchAssignment {
    let parts = text.split(separator: "-")
    return WatchAssignment(
      centre: CentreID("430105"), from: from.flatMap { CivilDate(iso: $0) },
      through: through.flatMap { CivilDate(iso: $0) },
      weekdays: days, starts: CivilTime(parts[0]) ?? .midnight, ends: CivilTime(parts[1]) ?? .midnight,
      watchkeepers: [],
      leader: "")
  }

  @Test func linesOverlapOnlyWhereBothHold() {
    func both(_ a: WatchAssignment, _ b: WatchAssignment) -> Bool {
      let (one, other) = (RosterChecks.overlap(a, b), RosterChecks.overlap(b, a))
      #expect(one == other)
      return one
    }
    #expect(both(line("08:00-14:00"), line("13:59-20:00")))
    #expect(!both(line("08:00-14:00"), line("14:00-20:00")))
    #expect(both(line("20:00-08:00"), line("07:59-14:00")))
    #expect(!both(line("20:00-08:00"), line("08:00-20:00")))
    #expect(!both(line("08:00-14:00", days: [1, 2]), line("08:00-14:00", days: [3])))
    // Sunday's night runs into Monday.
    #expect(both(line("20:00-08:00", days: [7]), line("07:00-08:00", days: [1])))
    #expect(!both(line("20:00-08:00", days: [7]), line("07:00-08:00", days: [2])))
    #expect(!both(line("08:00-14:00", through: "2026-03-31"), line("08:00-14:00", from: "2026-04-01")))
    #expect(both(line("08:00-14:00", through: "2026-04-01"), line("08:00-14:00", from: "2026-04-01")))
    // The last night of March lies in April.
    #expect(both(line("20:00-08:00", through: "2026-03-31"), line("00:00-06:00", from: "2026-04-01")))
    #expect(!both(line("20:00-08:00", through: "2026-03-31"), line("00:00-06:00", from: "2026-04-02")))
    // 2026-04-01 is a Wednesday.
    #expect(!both(line("08:00-14:00", from: "2026-04-01", through: "2026-04-01"), line("08:00-14:00", days: [4])))
  }
}
