package import Casework
package import Units

/// Makes files of forms: PDF and spreadsheets. A closure that the daemon hands in, for their making belongs to the edge; whoever
/// writes letters only says what is to be in them.
package struct PaperPress: Sendable {
  package enum Kind: Hashable, Sendable {
    case pdf
    /// A workbook of that title, a sheet a form.
    case workbook(title: String)
  }

  /// Attachments of one mail, in bytes together: what is more goes in further mails.
  package let limit: Int
  /// Tables also as CSV, for programs.
  package let alsoCSV: Bool
  /// nil: it could not be made; whoever makes it has said why to whoever keeps the machine.
  let make: @Sendable ([FormPage], Kind, Instant) -> [UInt8]?

  package init(
    limit: Int, alsoCSV: Bool, make: @escaping @Sendable ([FormPage], Kind, Instant) -> [UInt8]?
  ) {
    self.limit = limit
    self.alsoCSV = alsoCSV
    self.make = make
  }

  /// A table is cut into so many files at most.
  static let mostParts = 64
}

/// Papers as attachments of letters.
extension LetterWriter {
  static let xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  /// A paper's PDF; without a press, or where it could not be made, none: what the mail says holds, and the mail says so.
  func printed(_ form: FormPage, name: String, made: Instant) -> (files: [Letter.Attachment], missing: [Page.Block]) {
    guard let press else { return ([], []) }
    guard let bytes = press.make([form], .pdf, made) else {
      return ([], [.note(text("paper.unpressed", ["file": name]))])
    }
    return ([Letter.Attachment(name: name, mimeType: "application/pdf", bytes: bytes)], [])
  }

  /// Forms as one workbook, a sheet a form, or as several numbered ones where one would be too large; nil without a press, and where it
  /// could not be made.
  /// - Parameter name: without its ending.
  package func workbook(_ forms: [FormPage], name: String, made: Instant) -> [Letter.Attachment]? {
    guard let press else { return nil }
    var parts = 1
    while true {
      let files = (0..<parts).compactMap { part in
        press.make(forms.map { $0.part(part, of: parts) }, .workbook(title: name), made)
      }
      guard files.count == parts else { return nil }
      if parts < PaperPress.mostParts, files.contains(where: { $0.count > press.limit }) {
        parts *= 2
        continue
      }
      return files.enumerated().map { index, bytes in
        let values = ["name": name, "part": "\(index + 1)", "parts": "\(parts)"]
        let title = parts == 1 ? name : text("paper.file.part", values)
        return Letter.Attachment(name: Self.fileName(of: title) + ".xlsx", mimeType: Self.xlsxType, bytes: bytes)
      }
    }
  }

  /// A letter whose attachments are more than a mail may hold, as several: the first has what is said, each a part of the files.
  package func split(_ letter: Letter) -> [Letter] {
    guard let limit = press?.limit else { return [letter] }
    var loads: [[Letter.Attachment]] = [[]]
    var size = 0
    for file in letter.attachments {
      if size + file.bytes.count > limit, loads.last?.isEmpty == false {
        loads.append([])
        size = 0
      }
      loads[loads.count - 1].append(file)
      size += file.bytes.count
    }
    guard loads.count > 1 else { return [letter] }
    return loads.enumerated().map { index, files in
      let values = ["part": "\(index + 1)", "parts": "\(loads.count)", "subject": letter.subject]
      var page = page(.paper, title: text("paper.part.subject", values), drill: letter.drill)
      page.blocks = [.verdict(text("paper.part", values), .plain), .list(files.map(\.name))]
      var part = letter
      part.subject = page.title
      part.attachments = files
      if index == 0 {
        part.text += "\n" + text("paper.part", values) + "\n"
        let note = "<p style=\"max-width:720px;margin:0 auto;padding:0 16px 20px;\">"
        part.html.insert(before: "</body>", note + HTMLText.escaped(text("paper.part", values)) + "</p>\n")
      } else {
        part.cause = Letter.cause(letter.cause, part: index + 1)
        part.text = page.text
        part.html = page.html
        part.thread = [letter.cause]
      }
      return part
    }
  }
}

extension FormPage {
  /// The `part`th of so many, from 0: its rows are shared out, in order.
  func part(_ part: Int, of parts: Int) -> FormPage {
    guard parts > 1 else { return self }
    var form = self
    for index in grids.indices {
      let rows = grids[index].rows
      form.grids[index].rows = Array(rows[rows.count * part / parts..<rows.count * (part + 1) / parts])
    }
    return form
  }
}

extension String {
  fileprivate mutating func insert(before mark: String, _ text: String) {
    guard let place = firstRange(of: mark) else { return }
    insert(contentsOf: text, at: place.lowerBound)
  }
}
