import Casework
import Documents
import Executors
package import Reporting
package import Settings
import Units

extension PaperPress {
  /// The press of the daemon: what Documents makes, on the thread of whoever writes the letter. A paper bears a number that only its
  /// transaction gives it, so it is made there; how long that takes stands in docs/figures.md, and decision 0019 says why.
  /// - Parameter report: told what could not be made, and what was made with letters that no font has.
  package init(_ settings: PaperSettings, report: @escaping @Sendable (String) -> Void = { _ in }) {
    let fonts = PDFFonts(families: settings.fonts)
    self.init(limit: settings.mailBytes, alsoCSV: settings.alsoCSV) { forms, kind, made in
      do {
        switch kind {
        case .pdf:
          guard let form = forms.first else { return nil }
          let file = try form.pdf(made: made).file(fonts: fonts)
          if file.unknown > 0 { report("\(form.title) \(form.number): \(file.unknown) letters that no font has") }
          return file.bytes
        case .workbook(let title): return try Spreadsheet(forms, title: title, made: made).file()
        }
      } catch {
        report("\(forms.first?.title ?? "") \(forms.first?.number ?? ""): \(error)")
        return nil
      }
    }
  }
}

extension PaperSettings {
  /// What is wrong with the fonts on this machine, said at the start; nil: one of them is there.
  var warning: String? {
    if PDFFonts(families: fonts).areThere { return nil }
    return "papers.fonts: none of \(fonts.joined(separator: ", ")) stands on this machine; PDF papers will be set in "
      + "another font and may lack letters (Debian: fonts-noto-cjk)"
  }
}

/// Makes forms that people ask for, on a thread of its own.
package actor PaperRoom {
  private let executor = QueueExecutor(label: "watchroom.papers")
  package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  package init() {}

  func file(_ form: FormPage, _ format: FormFormat, fonts: [String], made: Instant) throws -> [UInt8] {
    try form.file(format, fonts: PDFFonts(families: fonts), made: made)
  }

  func workbook(_ forms: [FormPage], title: String, made: Instant) throws -> [UInt8] {
    try Spreadsheet(forms, title: title, made: made).file()
  }
}
