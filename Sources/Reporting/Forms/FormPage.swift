package import Units

/// One of the regulation's twelve forms (G7) as a value, filled in or empty: what the mail shows, what a spreadsheet holds and what is
/// printed are all written from it, so that each tells the same facts. Titles are the regulation's, word for word; the columns are in
/// the order of "The twelve forms".
package struct FormPage: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case empty
    /// May have several lines.
    case text(String)
    case integer(Int)
    case number(Double)
    /// Longitude or latitude.
    case degrees(Double)
    case clock(CivilTime)
    case day(CivilDate)
    case moment(CivilDate, CivilTime)
  }

  package struct Field: Hashable, Sendable {
    package var label: String
    package var value: Value
    /// So many lines to write in on paper where there is no value.
    package var room: Int
    package init(_ label: String, _ value: Value, room: Int = 1) {
      self.label = label
      self.value = value
      self.room = room
    }
  }

  package struct Column: Hashable, Sendable {
    /// What the last row says of it.
    package enum Total: Hashable, Sendable { case count, sum }
    package var title: String
    /// In characters of Latin width; a Chinese one takes two.
    package var width: Double
    package var isCentred: Bool
    package var total: Total?
    package init(_ title: String, width: Double, isCentred: Bool = false, total: Total? = nil) {
      self.title = title
      self.width = width
      self.isCentred = isCentred
      self.total = total
    }
  }

  package struct Grid: Hashable, Sendable {
    package var heading: String?
    package var columns: [Column]
    package var rows: [[Value]]
    /// Rows to write in, where there are none.
    package var blanks: Int
    package init(heading: String? = nil, columns: [Column], rows: [[Value]], blanks: Int = 0) {
      self.heading = heading
      self.columns = columns
      self.rows = rows
      self.blanks = blanks
    }
  }

  package struct Section: Hashable, Sendable {
    package var heading: String
    package var fields: [Field]
    package var items: [String]
    package init(heading: String, fields: [Field] = [], items: [String] = []) {
      self.heading = heading
      self.fields = fields
      self.items = items
    }
  }

  package enum Mark: Hashable, Sendable {
    /// 演练 (D14)
    case drill
    /// 作废, and why.
    case void(reason: String)
    case draft
  }

  /// 1 to 12, as the regulation numbers them.
  package var form: Int
  package var title: String
  /// Whose paper it is.
  package var issuer: String
  /// Of a numbered paper; of a register empty.
  package var number: String
  /// Of its sheet in a workbook of several; nil: its title.
  package var sheetName: String?
  package var marks: [Mark] = []
  package var salutation: String?
  package var body: [String] = []
  package var fields: [Field] = []
  package var grids: [Grid] = []
  package var sections: [Section] = []
  /// Labels to sign beside, with the name where it is known.
  package var signatures: [Field] = []
  /// Who issues it, which day; with a place for the seal. Empty: it bears no seal.
  package var signOff: [String] = []
  package var copies: String?
  package var notes: [String] = []
  package var wording: FormWording

  /// A register or a ledger: rows across the page. Otherwise a paper, set upright.
  package var isRegister: Bool { fields.count <= 6 && sections.isEmpty && signOff.isEmpty && !grids.isEmpty }

  /// What comes back from the addressee stands behind the signature.
  package func isReply(_ section: Section) -> Bool { salutation != nil && !section.fields.isEmpty }
}

/// The words that stand on every form, in one language.
package struct FormWording: Hashable, Sendable {
  package var language: String
  package var colon: String
  package var comma: String
  package var total: String
  /// With `{count}`.
  package var rows: String
  package var none: String
  package var seal: String
  package var pageNumber: String
  package var drill: String
  package var drillWords: String
  package var void: String
  /// With `{reason}`.
  package var voidWords: String
  package var draft: String

  package func rows(_ count: Int) -> String { rows.replacing("{count}", with: "\(count)") }

  package func voidWords(_ reason: String) -> String { voidWords.replacing("{reason}", with: reason) }
}

extension FormPage.Value {
  /// A text; empty where it says nothing.
  package init(_ text: String?) {
    guard let text, text.contains(where: { !$0.isWhitespace }) else {
      self = .empty
      return
    }
    self = .text(text)
  }

  package init(_ instant: Instant?, _ zone: CivilZone) {
    guard let instant else {
      self = .empty
      return
    }
    let (date, time) = zone.civil(instant)
    self = .moment(date, time)
  }

  /// As people read it; `2026-11-21 08:12`, seconds where there are any.
  package var text: String {
    switch self {
    case .empty: ""
    case .text(let text): text
    case .integer(let value): "\(value)"
    case .number(let value): decimal(value, 1)
    case .degrees(let value): decimal(value, 5)
    case .clock(let time): Self.clock(time)
    case .day(let date): date.iso
    case .moment(let date, let time): "\(date.iso) \(Self.clock(time))"
    }
  }

  private static func clock(_ time: CivilTime) -> String {
    let (hour, minute, second) = (time.seconds / 3600, time.seconds / 60 % 60, time.seconds % 60)
    return "\(padded(hour, 2)):\(padded(minute, 2))" + (second == 0 ? "" : ":\(padded(second, 2))")
  }

  package var isEmpty: Bool { self == .empty }

  /// What it adds to a sum.
  package var amount: Double {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: 0
    }
  }
}

extension FormPage.Grid {
  package var hasTotals: Bool { !rows.isEmpty && columns.contains { $0.total != nil } }

  /// The last row as people read it: where the first column is counted, the word stands there and the count beside it.
  package func printedTotals(_ wording: FormWording) -> [String] {
    var texts = totals(wording.total).map(\.text)
    if columns.count > 1, columns[0].total == .count, columns[1].total == nil {
      texts[1] = wording.rows(rows.count)
      texts[0] = wording.total
    }
    return texts
  }

  /// The last row: the word in the first column that sums nothing, the sums under theirs.
  package func totals(_ word: String) -> [FormPage.Value] {
    let label = columns.firstIndex { $0.total == nil }
    return columns.indices.map { index in
      let values = rows.map { index < $0.count ? $0[index] : .empty }
      switch columns[index].total {
      case .count: return .integer(values.count { !$0.isEmpty })
      case .sum:
        let sum = values.map(\.amount).reduce(0, +)
        let isWhole = values.allSatisfy { if case .number = $0 { false } else { true } }
        return isWhole ? .integer(Int(sum)) : .number(sum)
      case nil: return index == label ? .text(word) : .empty
      }
    }
  }
}
