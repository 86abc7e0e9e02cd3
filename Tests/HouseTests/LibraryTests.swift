import Testing

/// `AIS` is a product that others build on: what it offers is said where it is declared.
@Suite("The library says what it offers") struct LibraryTests {
  /// Declarations without a comment of their own that the language itself explains.
  static func isPlain(_ line: Substring) -> Bool { line.contains("static func ==") }

  /// The public declarations of a source that no `///` stands in front of, attributes between them aside.
  static func undocumented(_ text: String) -> [String] {
    var missing: [String] = []
    var last: Substring = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let trimmed = line.drop { $0 == " " }
      let words = trimmed.split(separator: " ").drop { $0.hasPrefix("@") }
      let isDeclared = words.first == "public" && words.count > 1 && words.dropFirst().first != "extension"
      if isDeclared, !isPlain(line), !last.hasPrefix("///") { missing.append(String(trimmed)) }
      if !(words.isEmpty && trimmed.hasPrefix("@")) { last = trimmed }
    }
    return missing
  }

  @Test("every public declaration of AIS has its comment") func documented() {
    let files = Tree.sources.filter { $0.target == "AIS" }
    #expect(files.count > 60)
    for file in files {
      for declaration in Self.undocumented(file.text) { Issue.record("\(file.path): \(declaration)") }
    }
  }

  @Test("an attribute on its own line is passed over, a line between is not") func reader() {
    let text = """
      /// Said.
      @frozen
      @inlinable @inline(__always)
      public struct A {
        public var a: Int
        /// Said.

        public let b = 1
        /// Said.
        @inlinable public var c: Int { 1 }
        public static func == (left: A, right: A) -> Bool { true }
        var d = 1
        @inlinable public init() {}
      }
      """
    #expect(Self.undocumented(text) == ["public var a: Int", "public let b = 1", "@inlinable public init() {}"])
  }
}
