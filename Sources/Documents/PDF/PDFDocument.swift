package import Units

/// An official paper as a value, in the order in which it is read. `file()` makes the bytes of a PDF of it: A4, set as 公文 are (GB/T
/// 9704: margins, sizes of type, the red rule under the issuer), fonts embedded as subsets, every page numbered. The same value
/// gives the same bytes.
package struct PDFDocument: Hashable, Sendable {
  package struct Fact: Hashable, Sendable {
    package var label: String
    /// May have several lines.
    package var value: String
    /// So many lines are left free to write in where there is no value.
    package var room: Int
    package init(_ label: String, _ value: String, room: Int = 1) {
      self.label = label
      self.value = value
      self.room = room
    }
  }

  package struct Column: Hashable, Sendable {
    package var title: String
    /// Share of the table's width, against the other columns'.
    package var weight: Double
    /// Numbers and short words stand in the middle.
    package var isCentred: Bool
    package init(_ title: String, weight: Double, isCentred: Bool = false) {
      self.title = title
      self.weight = weight
      self.isCentred = isCentred
    }
  }

  package struct Table: Hashable, Sendable {
    package var columns: [Column]
    package var rows: [[String]]
    /// The last row is a sum: in bold.
    package var hasTotals: Bool
    /// Lines that a row has at least: more where it is to be filled in by hand.
    package var room = 1
    /// What stands over the whole width where there is no row.
    package var none = ""
    package init(columns: [Column], rows: [[String]], hasTotals: Bool = false) {
      self.columns = columns
      self.rows = rows
      self.hasTotals = hasTotals
    }
  }

  package enum Block: Hashable, Sendable {
    /// The issuer in red over a red rule, the paper's number between.
    case letterhead(issuer: String, number: String)
    case title(String)
    /// A line below the title: which centre, which day.
    case subtitle(String)
    case salutation(String)
    case paragraph(String)
    case heading(String)
    case list([String])
    /// Labels and values in a frame; short ones stand two in a row.
    case facts([Fact])
    /// Its header is repeated on each page.
    case table(Table)
    /// Blanks to sign in, several in a row.
    case signatures([Fact])
    /// To the right: who issues it, which day; `seal`: what stands in the circle where the seal goes.
    case signOff([String], seal: String?)
    case note(String)
    /// 抄送: between two rules, at the end.
    case copies(String)
  }

  /// Across every page, and at its head.
  package enum Mark: Hashable, Sendable {
    /// 演练 (D14); the words stand at the head of each page, the short one across it.
    case drill(String, words: String)
    /// 作废; the words say why.
    case void(String, words: String)
    case draft(String)
  }

  /// How large its type and its margins are.
  package enum Look: Hashable, Sendable {
    /// 公文: GB/T 9704's margins.
    case letter
    /// A form with a frame: more of it on a page.
    case form
    /// Across the page, in small type.
    case register
  }

  package var title: String
  /// BCP 47: which shapes letters take, `zh-CN` or `en`.
  package var language: String
  package var look: Look
  package var marks: [Mark]
  package var blocks: [Block]
  /// `第 {page} 页 共 {pages} 页`
  package var pageNumber: String
  /// At the foot of each page, to the left: which paper this is.
  package var foot: String
  /// In the file's properties as the moment it was made.
  package var made: Instant

  package init(
    title: String, language: String, look: Look = .letter, marks: [Mark] = [], blocks: [Block],
    pageNumber: String, foot: String, made: Instant
  ) {
    self.title = title
    self.language = language
    self.look = look
    self.marks = marks
    self.blocks = blocks
    self.pageNumber = pageNumber
    self.foot = foot
    self.made = made
  }

  /// Beyond this a document is an error, not a mail.
  package static let mostPages = 400
  package static let mostBytes = 32 << 20
  package static let mostColumns = 32
  /// Characters of one text; what is longer is cut and ends in `…`.
  package static let longestText = 20_000
}

/// Fonts of papers, by their names.
package struct PDFFonts: Hashable, Sendable {
  /// The first that has a letter shows it.
  package var families: [String]
  package init(families: [String]) { self.families = families }

  /// 宋体 as official papers have it; where it is not there, what else Debian offers.
  package static let usual = PDFFonts(families: ["Noto Serif CJK SC", "Noto Sans CJK SC", "WenQuanYi Zen Hei"])

  /// What libraries read: names parted by commas, tamed.
  var list: String {
    families.map { name in String(name.filter { $0 != "," && $0 != ":" && $0 != "-" && !$0.isNewline }) }
      .joined(separator: ",")
  }
}
