// Documents: spreadsheets that any office program opens (.xlsx), written through libxlsxwriter. Cells are typed: a number is a
// number, a day a day, and a text stays a text, whatever it begins with. Sizes are bounded (D9), what can't be written is a
// typed error, and the same sheets made at the same moment are the same bytes. Decides nothing about what stands in them.

package import Units

/// A workbook as a value.
package struct Spreadsheet: Hashable, Sendable {
  package enum Cell: Hashable, Sendable {
    case empty
    case text(String)
    case integer(Int)
    case number(Double)
    /// Degrees of longitude or latitude, five decimals.
    case degrees(Double)
    case day(CivilDate)
    /// Hour and minute of a day.
    case clock(CivilTime)
    /// Civil date and time, to the second.
    case moment(CivilDate, CivilTime)
    /// In bold, as over a column.
    case heading(String)
    /// Nothing yet; so many lines high, to write in.
    case blank(Int)
    /// A text at the right edge: who signs, which day.
    case right(String)
  }

  /// A last row under a column's rows, computed by the office program.
  package enum Total: Hashable, Sendable {
    case label(String)
    case count(Int)
    case sum(Double)
  }

  package struct Column: Hashable, Sendable {
    package var title: String
    /// In characters of Latin width; a Chinese character takes two.
    package var width: Double
    /// Numbers and short words stand in the middle, where the sheet has frames.
    package var isCentred: Bool
    package init(_ title: String, width: Double, isCentred: Bool = false) {
      self.title = title
      self.width = width
      self.isCentred = isCentred
    }
  }

  package enum Look: Hashable, Sendable {
    /// Cells as office programs show them.
    case plain
    /// Rows under headings that stay in sight, each cell in a frame, long texts wrapped.
    case register
    /// A form to read from top to bottom, upright: no headings of its own, and the last cell of a row reaches to the paper's edge.
    case paper
  }

  package struct Sheet: Hashable, Sendable {
    /// Of 31 characters at most, without `[]:*?/\`: what does not fit is replaced.
    package var name: String
    package var columns: [Column]
    /// Cells beyond the last column are an error.
    package var rows: [[Cell]]
    /// Lines over the whole width above the columns' headings; the first is the sheet's title.
    package var head: [String] = []
    /// By column; empty: there is no such row.
    package var totals: [Int: Total] = [:]
    /// Further rows, below the totals, that no filter takes away. In a register a single text is a line over the whole width.
    package var foot: [[Cell]] = []
    package var look = Look.plain
    package init(name: String, columns: [Column], rows: [[Cell]]) {
      self.name = name
      self.columns = columns
      self.rows = rows
    }
  }

  /// In the file's properties.
  package var title: String
  package var sheets: [Sheet]
  /// In the file's properties as the moment it was made.
  package var made: Instant

  package init(title: String, sheets: [Sheet], made: Instant) {
    self.title = title
    self.sheets = sheets
    self.made = made
  }

  /// Rows of one sheet, its heading not counted; the format has room for a million.
  package static let mostRows = 200_000
  package static let mostColumns = 256
  package static let mostSheets = 64
  /// Characters of a cell: the format's own limit.
  package static let longestText = 32_767
}

/// Why a document could not be made.
package enum DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
  /// More sheets, rows or columns than are allowed, or none.
  case size(String)
  case library(String)
  /// The scratch file could not be written or read.
  case file(String)

  package var description: String {
    switch self {
    case .size(let what): "the document has \(what)"
    case .library(let why): "libxlsxwriter: \(why)"
    case .file(let why): "scratch file: \(why)"
    }
  }
}
