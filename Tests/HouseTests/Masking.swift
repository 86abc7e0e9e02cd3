/// A Swift text with comments and the contents of string literals blanked out, so that what is left can be searched as code.
/// Newlines stay where they are: line numbers agree with the file. Interpolations are code.
struct MaskedSource {
  private(set) var code: [UInt8]
  /// Lines (from 0) that hold a comment or a part of one.
  private(set) var commented: Set<Int> = []

  private enum Frame {
    /// Code; `depth` counts open parentheses within an interpolation, nil outside of one.
    case code(depth: Int?)
    case string(hashes: Int, multiline: Bool)
  }

  private let text: [UInt8]
  private var at = 0
  private var line = 0
  private var frames: [Frame] = [.code(depth: nil)]

  init(_ source: some Sequence<UInt8>) {
    text = Array(source)
    code = text
    while at < text.count {
      switch frames.last ?? .code(depth: nil) {
      case .code(let depth): readCode(depth)
      case .string(let hashes, let multiline): readString(hashes, multiline)
      }
    }
  }

  private func byte(_ offset: Int) -> UInt8 { at + offset < text.count ? text[at + offset] : 0 }

  /// Goes on by `count` bytes, blanking them or leaving them.
  private mutating func pass(_ count: Int, blank: Bool) {
    for _ in 0..<count where at < text.count {
      if text[at] == UInt8(ascii: "\n") { line += 1 } else if blank { code[at] = UInt8(ascii: " ") }
      at += 1
    }
  }

  private mutating func readCode(_ depth: Int?) {
    switch byte(0) {
    case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
      commented.insert(line)
      while at < text.count, byte(0) != UInt8(ascii: "\n") { pass(1, blank: true) }
    case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"): readBlockComment()
    case UInt8(ascii: "\""), UInt8(ascii: "#"):
      var hashes = 0
      while byte(hashes) == UInt8(ascii: "#") { hashes += 1 }
      guard byte(hashes) == UInt8(ascii: "\"") else { return pass(max(1, hashes), blank: false) }
      let isMultiline = byte(hashes + 1) == UInt8(ascii: "\"") && byte(hashes + 2) == UInt8(ascii: "\"")
      frames.append(.string(hashes: hashes, multiline: isMultiline))
      pass(hashes + (isMultiline ? 3 : 1), blank: false)
    case UInt8(ascii: "("):
      if let depth { frames[frames.count - 1] = .code(depth: depth + 1) }
      pass(1, blank: false)
    case UInt8(ascii: ")"):
      if let depth {
        if depth == 0 { frames.removeLast() } else { frames[frames.count - 1] = .code(depth: depth - 1) }
      }
      pass(1, blank: false)
    default: pass(1, blank: false)
    }
  }

  private mutating func readBlockComment() {
    var depth = 0
    repeat {
      commented.insert(line)
      if byte(0) == UInt8(ascii: "/"), byte(1) == UInt8(ascii: "*") {
        depth += 1
        pass(2, blank: true)
      } else if byte(0) == UInt8(ascii: "*"), byte(1) == UInt8(ascii: "/") {
        depth -= 1
        pass(2, blank: true)
      } else {
        pass(1, blank: true)
      }
    } while depth > 0 && at < text.count
  }

  private mutating func readString(_ hashes: Int, _ multiline: Bool) {
    func hasHashes(after offset: Int) -> Bool { (0..<hashes).allSatisfy { byte(offset + $0) == UInt8(ascii: "#") } }
    let quotes = multiline ? 3 : 1
    if byte(0) == UInt8(ascii: "\\"), hasHashes(after: 1) {
      if byte(1 + hashes) == UInt8(ascii: "(") {
        pass(1 + hashes, blank: true)
        pass(1, blank: false)
        frames.append(.code(depth: 0))
      } else {
        pass(2 + hashes, blank: true)
      }
    } else if (0..<quotes).allSatisfy({ byte($0) == UInt8(ascii: "\"") }), hasHashes(after: quotes) {
      frames.removeLast()
      pass(quotes + hashes, blank: false)
    } else {
      pass(1, blank: true)
    }
  }
}
