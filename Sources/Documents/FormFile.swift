package import Reporting
package import Units

/// How a form leaves the house.
package enum FormFormat: String, Hashable, Sendable, CaseIterable {
  case pdf, html, xlsx, text

  package var mimeType: String {
    switch self {
    case .pdf: "application/pdf"
    case .html: "text/html; charset=utf-8"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .text: "text/plain; charset=utf-8"
    }
  }

  /// Of the file's name.
  package var ending: String { self == .text ? "txt" : rawValue }
}

extension FormPage {
  /// The form's bytes. Blocks, for some tens of milliseconds where it is a PDF.
  package func file(_ format: FormFormat, fonts: PDFFonts, made: Instant) throws(DocumentError) -> [UInt8] {
    switch format {
    case .pdf: try pdf(made: made).file(fonts: fonts).bytes
    case .html: Array(html.utf8)
    case .xlsx: try Spreadsheet([self], title: title, made: made).file()
    case .text: Array(text.utf8)
    }
  }
}
