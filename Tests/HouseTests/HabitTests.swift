import Testing

/// Habits of the code that no compiler holds.
@Suite("Habits: no traps, no clock, nothing left for later") struct HabitTests {
  private static let core = Set(ImportRule.all.filter { $0.storey == .core }.map(\.target))

  @Test("a force unwrap, try! or as! has its reason beside it") func forcing() {
    for file in Tree.sources {
      for line in file.forcedLines where !file.hasReason(at: line - 1) {
        Issue.record("\(file.path):\(line): \(file.code[line - 1].trimmed)")
      }
    }
  }

  @Test("a trap or an unchecked promise has its reason beside it") func traps() {
    let words = ["fatalError(", "@unchecked Sendable", "nonisolated(unsafe)", "Task.detached", "unsafeBitCast("]
    for file in Tree.sources {
      for place in file.places(of: words, unless: { line, _ in file.hasReason(at: line) }) { Issue.record("\(place)") }
    }
  }

  @Test("no orphan task: what runs is a Service, or a child of one") func orphans() {
    for file in Tree.sources {
      for (number, line) in file.code.enumerated()
      where !line.matches("(?<![.\\w])Task\\s*(?:\\([^)]*\\)\\s*)?\\{").isEmpty {
        if !file.hasReason(at: number) { Issue.record("\(file.path):\(number + 1): \(line.trimmed)") }
      }
    }
  }

  @Test("D4: nothing in the core reads a clock, sleeps or rolls dice") func clocks() {
    let words = [
      "Date()", "Date.now", "ContinuousClock", "SuspendingClock", "clock_gettime", "gettimeofday", "time(nil)",
      "Task.sleep", "DispatchTime", "ProcessInfo", "SystemRandomNumberGenerator", "randomElement()", "shuffled()",
    ]
    for file in Tree.sources where Self.core.contains(file.target) {
      for place in file.places(of: words) { Issue.record("\(place)") }
      for (number, line) in file.code.enumerated() where line.contains(".random(") && !line.contains("using") {
        Issue.record("\(file.path):\(number + 1): \(line.trimmed)")
      }
    }
  }

  @Test("nothing is left for later") func leftovers() {
    // Put together here, so that a search for them finds nothing.
    let words = ["TO" + "DO", "FIX" + "ME", "not " + "implemented"]
    for file in Tree.sources + Tree.tests {
      for (number, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        for word in words where line.contains(word) { Issue.record("\(file.path):\(number + 1): \(word)") }
      }
    }
  }

  @Test("tests sleep only in the steps of a bounded poll, 50 ms at most") func sleeps() {
    for file in Tree.tests {
      for (number, line) in file.code.enumerated() {
        let isLong =
          ["usleep(", "Thread.sleep", " sleep("].contains { line.contains($0) }
          || line.contains("Task.sleep") && line.matches("\\.milliseconds\\(([1-4]?\\d|50)\\)").isEmpty
        if isLong { Issue.record("\(file.path):\(number + 1): \(line.trimmed)") }
      }
    }
  }

  @Test("comments and strings are no code; interpolations are") func masking() {
    let file = SourceFile(
      path: "Sources/X/Y.swift",
      text: """
        let a = "fatalError(\\(b!))" // c!
        /* d! /* e! */ f! */ let g = #"h!"\\#(i!)"#
        let j = k != l && !m
        let n = o as! P
        """)
    #expect(file.forcedLines == [1, 2, 4])
    #expect(file.places(of: ["fatalError("]).isEmpty)
    #expect(file.hasReason(at: 2) && !file.hasReason(at: 3))
  }
}

extension SourceFile {
  /// Lines (from 1) with `x!`, `f()!`, `a[0]!`, `try!` or `as!`.
  var forcedLines: [Int] {
    code.enumerated().filter { _, line in
      let bytes = Array(line.utf8)
      return bytes.indices.dropFirst().contains { index in
        guard bytes[index] == UInt8(ascii: "!") else { return false }
        if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "=") { return false }
        let before = bytes[index - 1]
        return before == UInt8(ascii: ")") || before == UInt8(ascii: "]") || before == UInt8(ascii: "_")
          || before == UInt8(ascii: "\"") || before >= 0x30 && before <= 0x39 || before >= 0x41 && before <= 0x5A
          || before >= 0x61 && before <= 0x7A || before >= 0x80
      }
    }.map { $0.offset + 1 }
  }
}

extension StringProtocol {
  var trimmed: String { String(drop { $0 == " " }) }
}
