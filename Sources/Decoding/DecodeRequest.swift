package import AISReport

/// What `watchroom decode` is asked for.
package struct DecodeRequest: Equatable, Sendable {
  package enum TotalsStyle: String, Sendable, CaseIterable {
    case text
    case json
  }

  /// Paths; `-` is standard input, and so is none at all.
  package var files: [String] = []
  package var format = DecodeRun.Format.json
  /// How totals are printed: on standard output without messages; else, where this says so, on standard error.
  package var totals: TotalsStyle?

  package init(files: [String] = [], format: DecodeRun.Format = .json, totals: TotalsStyle? = nil) {
    self.files = files
    self.format = format
    self.totals = totals
  }

  /// The words behind `decode` where they are files and the options above, each once. Nil for whatever else there may be (help, a language,
  /// mistakes): that is read, and answered, by the command line of `watchroom-commands`.
  package init?(_ words: some Sequence<String>) {
    var rest = words.makeIterator()
    var format: DecodeRun.Format?
    while let word = rest.next() {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      switch parts[0] {
      case "--format":
        guard format == nil, let value = parts.count > 1 ? String(parts[1]) : rest.next(),
          let known = DecodeRun.Format(rawValue: value)
        else { return nil }
        format = known
      case "--totals":
        guard totals == nil, let value = parts.count > 1 ? String(parts[1]) : rest.next(),
          let known = TotalsStyle(rawValue: value)
        else { return nil }
        totals = known
      default:
        guard word == "-" || !word.hasPrefix("-"), !word.isEmpty else { return nil }
        files.append(word)
      }
    }
    self.format = format ?? .json
  }
}
