import Testing

/// The regulation's clauses that this version carries out are named in the tests that prove them, so that anyone can ask "where is
/// clause C2?" and a search answers.
@Suite("Clauses: each in a test by its id") struct ClauseTests {
  /// Clauses, readings (R…) and decisions (D…) of the design.
  static let ids = [
    "P3", "P4", "P7", "C2", "C3", "C10", "C13", "X2", "X8", "X9",
    "R1", "R2", "R3", "R5", "R6", "R12", "R15", "R16", "R18", "R20", "R22", "G15",
    "D1", "D2", "D3", "D4", "D5", "D6", "D9", "D10", "D12", "D13", "D14",
  ]

  @Test("the id stands in a test", arguments: ids) func inTests(id: String) {
    #expect(Tree.tests.contains { $0.mentions(id) }, "\(id) stands in no test")
  }

  /// Decisions bind the whole house; a clause is carried out somewhere.
  @Test("the clause stands in the code that carries it out", arguments: ids.filter { !$0.hasPrefix("D") })
  func inSources(id: String) throws {
    let configuration = try Tree.read("Config/regulation.yaml")
    let isThere = Tree.sources.contains { $0.mentions(id) } || !configuration.matches("\\b\(id)\\b").isEmpty
    #expect(isThere, "\(id) stands in no source")
  }
}

extension SourceFile {
  /// Whether the text (comments and names of tests as well) holds the id as a word.
  fileprivate func mentions(_ id: String) -> Bool { text.contains(id) && !text.matches("\\b\(id)\\b").isEmpty }
}
