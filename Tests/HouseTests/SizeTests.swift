import Testing

/// House style: files of 60 to 250 lines, a hard look at 400; functions up to 70.
@Suite("Sizes: small rooms") struct SizeTests {
  static let longestFile = 400
  static let longestFunction = 70
  /// Functions that are longer for a reason: `path name`, and why.
  static let exceptions: [String: String] = [:]

  @Test("no file of Sources has more than 400 lines") func files() {
    for file in Tree.sources where file.lineCount > Self.longestFile {
      Issue.record("\(file.path): \(file.lineCount) lines")
    }
  }

  @Test("no function of Sources has more than 70 lines") func functions() {
    for file in Tree.sources {
      for function in FunctionReader(file).functions where function.lines > Self.longestFunction {
        if Self.exceptions["\(file.path) \(function.name)"] != nil { continue }
        Issue.record("\(file.path):\(function.line): \(function.name) has \(function.lines) lines")
      }
    }
  }

  @Test("functions are measured from their name to their closing brace") func reader() {
    let text = """
      protocol P { func asked() }
      struct S {
        var a: Int { 1 }
        init() {
          run { print("}") }
        }
        func f(_ g: () -> Void = { print() }) -> [Int]
          where Int: Sendable
        {
          func inner() {}
          return []
        }
        subscript(i: Int) -> Int {
          i
        }
      }
      """
    let functions = FunctionReader(SourceFile(path: "Sources/X/Y.swift", text: text)).functions
    #expect(
      functions.map { "\($0.name) \($0.line) \($0.lines)" }.sorted()
        == ["f 7 6", "init 4 3", "inner 10 1", "subscript 13 3"])
  }
}

/// Finds functions with bodies and how long they are.
struct FunctionReader {
  struct Function { var name: String; var line: Int; var lines: Int }

  let functions: [Function]

  init(_ file: SourceFile) {
    let code = Array(file.code.joined(separator: "\n").utf8)
    var functions: [Function] = []
    var line = 1
    var word: [UInt8] = []
    var before: UInt8 = 0
    for index in code.indices {
      let byte = code[index]
      if byte == UInt8(ascii: "\n") { line += 1 }
      if Self.isWord(byte) {
        if word.isEmpty { before = index > 0 ? code[index - 1] : 0 }
        word.append(byte)
        continue
      }
      let name = String(decoding: word, as: UTF8.self)
      if before != UInt8(ascii: "."), ["func", "init", "subscript"].contains(name),
        let end = Self.end(of: code, from: index)
      {
        let label = name == "func" ? Self.name(in: code, from: index) : name
        let newlines = code[index...end].count { $0 == UInt8(ascii: "\n") }
        functions.append(Function(name: label, line: byte == UInt8(ascii: "\n") ? line - 1 : line, lines: newlines + 1))
      }
      word = []
    }
    self.functions = functions
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A || byte >= 0x61 && byte <= 0x7A || byte == 0x5F
      || byte >= 0x80
  }

  private static func name(in code: [UInt8], from index: Int) -> String {
    let rest = code[index...].drop { $0 == UInt8(ascii: " ") }
    return String(decoding: rest.prefix { $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: "<") }, as: UTF8.self)
  }

  /// The index of the brace that closes the body; nil for a requirement without one.
  private static func end(of code: [UInt8], from start: Int) -> Int? {
    var parentheses = 0
    var braces = 0
    for index in start..<code.count {
      switch code[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["): parentheses += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        parentheses -= 1
        if parentheses < 0 { return nil }
      case UInt8(ascii: "{") where parentheses == 0: braces += 1
      case UInt8(ascii: "}") where parentheses == 0:
        braces -= 1
        if braces < 0 { return nil }
        if braces == 0 { return index }
      case UInt8(ascii: "\n") where parentheses == 0 && braces == 0:
        // The head may go on with `where`, `->`, `throws` or the brace; anything else is the next declaration.
        let next = code[index...].drop { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: " ") }.prefix(8)
        let text = String(decoding: next, as: UTF8.self)
        let goesOn = ["{", "where ", "->", "throws", "async", "("].contains { text.hasPrefix($0) }
        if !goesOn { return nil }
      default: break
      }
    }
    return nil
  }
}
