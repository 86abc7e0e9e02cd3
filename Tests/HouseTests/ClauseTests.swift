import Foundation
import Testing

/// docs/clauses.md is the one list of the regulation's clauses: what each asks, which files carry it out, which part of the product it
/// belongs to. It is held to the tree here; `make clauses` joins it with the tests' results.
@Suite("Clauses: the list is whole and true") struct ClauseTests {
  /// How many clauses each chapter of the regulation has.
  static let chapters: [(letter: String, count: Int)] = [
    ("G", 15), ("P", 12), ("C", 14), ("X", 10), ("R", 22), ("S", 8),
  ]
  static let decisions = ["D1", "D2", "D3", "D4", "D5", "D6", "D9", "D10", "D12", "D13", "D14"]

  struct Clause {
    var id: String
    var what: String
    var files: [String]
    var part: String
  }

  static func clauses() throws -> [Clause] {
    try Tree.read("docs/clauses.md").split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 4, !cells[0].matches("^[GPCXRS]\\d+$").isEmpty else { return nil }
      return Clause(id: cells[0], what: cells[1], files: cells[2].matches("`([^`]+)`"), part: cells[3])
    }
  }

  @Test("every clause of the regulation is listed once, in its order, with its part") func whole() throws {
    let clauses = try Self.clauses()
    let wanted = Self.chapters.flatMap { chapter in (1...chapter.count).map { "\(chapter.letter)\($0)" } }
    #expect(clauses.map(\.id) == wanted)
    for clause in clauses {
      #expect(["watch", "duties", "cases", "later"].contains(clause.part), "\(clause.id): \(clause.part)")
      #expect(clause.what.count >= 10, "\(clause.id) says too little")
    }
  }

  @Test("a file that is said to carry a clause out is there and cites it") func files() throws {
    for clause in try Self.clauses() {
      for path in clause.files {
        let file = try #require(Tree.sources.first { $0.path == path }, "\(clause.id): \(path) is not there")
        #expect(file.mentions(clause.id), "\(path) does not cite \(clause.id)")
      }
    }
  }

  @Test("a clause of the part that stands names a file, and its id stands in a test") func standing() throws {
    for clause in try Self.clauses() where clause.part == "watch" {
      #expect(!clause.files.isEmpty, "\(clause.id)")
      #expect(Tree.tests.contains { $0.mentions(clause.id) }, "\(clause.id) stands in no test")
    }
  }

  @Test("a decision of the design stands in a test", arguments: decisions) func decided(id: String) {
    #expect(Tree.tests.contains { $0.mentions(id) }, "\(id) stands in no test")
  }

  @Test("make clauses: passed, failed and missing tests are told apart") func joined() throws {
    let good = try Self.joined(clause: "R1", test: "R1: the quota", outcome: "pass")
    #expect(good.status == 0 && good.text.contains("✔ R1") && good.text.contains("R1: the quota"))
    let bad = try Self.joined(clause: "R1", test: "P3, R1: the quota", outcome: "fail")
    #expect(bad.status == 1 && bad.text.contains("1 of 1 tests did not pass"))
    let missing = try Self.joined(clause: "R1", test: "R12, R10: another", outcome: "pass")
    #expect(missing.status == 1 && missing.text.contains("no test that passed"))
    let later = try Self.joined(clause: "S4", test: "R1: the quota", outcome: "pass")
    #expect(later.status == 0 && later.text.contains("later"))
  }

  /// Scripts/clauses over a run of one test.
  private static func joined(clause: String, test: String, outcome: String) throws -> (status: Int32, text: String) {
    let results = FileManager.default.temporaryDirectory.appendingPathComponent("clauses-\(UUID().uuidString).jsonl")
    defer { try? FileManager.default.removeItem(at: results) }
    let lines = [
      #"{"kind":"test","payload":{"kind":"suite","id":"A.S","name":"S","displayName":"Some suite"}}"#,
      #"{"kind":"test","payload":{"kind":"function","id":"A.S/f()","name":"f()","displayName":"\#(test)"}}"#,
      #"{"kind":"event","payload":{"kind":"testStarted","testID":"A.S/f()"}}"#,
      #"{"kind":"event","payload":{"kind":"testEnded","testID":"A.S/f()","messages":[{"symbol":"\#(outcome)"}]}}"#,
      #"{"kind":"event","payload":{"kind":"runEnded"}}"#,
    ]
    try lines.joined(separator: "\n").write(to: results, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = [
      Tree.root.appendingPathComponent("Scripts/clauses").path, "--clause", clause, "--results", results.path,
    ]
    process.environment = ["PYTHONIOENCODING": "utf-8"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }
}

extension SourceFile {
  /// Whether the text (comments and names of tests as well) holds the id as a word.
  fileprivate func mentions(_ id: String) -> Bool { text.contains(id) && !text.matches("\\b\(id)\\b").isEmpty }
}
