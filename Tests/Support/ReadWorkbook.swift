import Foundation

/// A workbook as Python's openpyxl reads it.
package struct ReadWorkbook: Decodable, Sendable {
  package struct Cell: Decodable, Hashable, Sendable {
    /// `text`, `number`, `moment`, `clock` or `empty`.
    package var kind: String
    package var text: String
  }
  package struct Sheet: Decodable, Sendable {
    package var name: String
    package var frozen: String
    package var widths: [Double]
    /// Number formats of the first row under the heading.
    package var formats: [String]
    package var formulas: Int
    package var rows: [[Cell]]
  }
  package var title: String
  package var created: String
  package var sheets: [Sheet]

  package static func read(_ bytes: some Sequence<UInt8>) async throws -> ReadWorkbook {
    let folder = try ScratchFolder("wr-book")
    let file = folder.file("book.xlsx")
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    let (status, output, errors) = try await run(MailServer.python, [supportFile("read_xlsx.py"), file])
    guard status == 0 else { throw Trouble("openpyxl could not read it: \(errors)") }
    return try JSONDecoder().decode(ReadWorkbook.self, from: Data(output.utf8))
  }
}
