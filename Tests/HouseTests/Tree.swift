import Foundation

/// A Swift file of the house.
struct SourceFile: Sendable {
  /// From the root: `Sources/AIS/Armour.swift`
  let path: String
  let text: String
  /// The text's lines without comments and strings.
  let code: [String]
  private let commented: Set<Int>

  init(path: String, text: String) {
    self.path = path
    self.text = text
    let masked = MaskedSource(text.utf8)
    commented = masked.commented
    code = masked.code.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// `AIS` of `Sources/AIS/Armour.swift`
  var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

  /// Lines as an editor counts them.
  var lineCount: Int { code.count - (text.hasSuffix("\n") ? 1 : 0) }

  /// Whether a reason stands on this line (from 0), the one before or the one after.
  func hasReason(at line: Int) -> Bool { (line - 1...line + 1).contains { commented.contains($0) } }

  /// Every place in the code that holds one of `words`, as `path:line: word`.
  func places(of words: [String], unless isFine: (_ line: Int, _ text: String) -> Bool = { _, _ in false }) -> [String]
  {
    code.enumerated().flatMap { number, line in
      words.filter { line.contains($0) && !isFine(number, line) }.map { "\(path):\(number + 1): \($0)" }
    }
  }
}

/// The source tree this test was built from, found by the path of this file.
enum Tree {
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let sources = swiftFiles(below: "Sources")
  static let tests = swiftFiles(below: "Tests").filter { $0.target != "HouseTests" }
  /// Targets with code, in order of name; `CCurl` is C.
  static let targets = folders("Sources")

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: root.path + "/" + path) }

  static func read(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  static func folders(_ path: String) -> [String] {
    names(path).filter { isFolder(path + "/" + $0) && !names(path + "/" + $0).isEmpty }
  }

  static func names(_ path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: root.path + "/" + path)) ?? []).sorted()
  }

  /// All files below a folder, by their paths from the root.
  static func files(below folder: String) -> [String] {
    names(folder).flatMap { name -> [String] in
      let path = folder + "/" + name
      return isFolder(path) ? files(below: path) : [path]
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: root.path + "/" + path, isDirectory: &isFolder) && isFolder.boolValue
  }

  private static func swiftFiles(below folder: String) -> [SourceFile] {
    files(below: folder).filter { $0.hasSuffix(".swift") }
      .compactMap { path in (try? read(path)).map { SourceFile(path: path, text: $0) } }
  }
}

extension String {
  /// What a pattern matches; its first group where it has one.
  func matches(_ pattern: String) -> [String] {
    guard let expression = try? NSRegularExpression(pattern: pattern, options: .anchorsMatchLines) else { return [] }
    let whole = NSRange(startIndex..., in: self)
    return expression.matches(in: self, range: whole).compactMap { match in
      Range(match.range(at: match.numberOfRanges > 1 ? 1 : 0), in: self).map { String(self[$0]) }
    }
  }
}
