import Foundation
import Regulation
import Testing

/// docs/flows.md says what becomes of each kind that fell due while the daemon was down; the code has the same table.
@Suite("R12, D1: the misfire policies in the documents are those of the code") struct MisfireDocumentTests {
  @Test("R12: each kind has one line, with the code's policy and what happens") func table() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "docs/flows.md"), encoding: .utf8)
    let section = try #require(text.components(separatedBy: "## The daemon was down\n").last)
      .components(separatedBy: "\n## ")[0]
    var documented: [String: String] = [:]
    for line in section.split(separator: "\n") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 3, cells[0].hasPrefix("`") else { continue }
      let kind = cells[0].trimmingCharacters(in: CharacterSet(charactersIn: "`"))
      #expect(documented.updateValue(cells[1], forKey: kind) == nil, "\(kind) twice")
      #expect(!cells[2].isEmpty)
    }
    let coded = Dictionary(uniqueKeysWithValues: DutyKind.allCases.map { ($0.rawValue, $0.misfire.rawValue) })
    #expect(documented == coded)
  }
}
