import Foundation
import TestSupport

/// Another reader of PDF than our writer: poppler's programs.
enum Poppler {
  /// Where they are missing, what needs them is skipped and says so; `Scripts/setup` installs them.
  static let isThere = ["pdftotext", "pdffonts", "pdfinfo"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
  }

  /// In the order in which it was set: the lines of a cell stay together.
  static func text(_ bytes: [UInt8]) async throws -> String { try await ask("pdftotext", ["-raw"], bytes, ["-"]) }
  static func info(_ bytes: [UInt8]) async throws -> String { try await ask("pdfinfo", [], bytes, []) }

  /// Name, type, encoding, embedded, subset and so on of each font.
  static func fonts(_ bytes: [UInt8]) async throws -> [[String]] {
    try await ask("pdffonts", [], bytes, []).split(separator: "\n").dropFirst(2).map {
      $0.split(separator: " ").map(String.init)
    }
  }

  private static func ask(_ program: String, _ before: [String], _ bytes: [UInt8], _ after: [String]) async throws
    -> String
  {
    let folder = try ScratchFolder("wr-pdf")
    let file = folder.file("paper.pdf")
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    let (status, output, errors) = try await run("/usr/bin/\(program)", before + [file] + after)
    guard status == 0, errors.isEmpty else { throw Trouble("\(program): \(errors)") }
    return output
  }
}
