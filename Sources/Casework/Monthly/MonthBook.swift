package import Organisation
package import Units

/// A line of a book with what it stood for when the book was taken: later changes of case or paper don't reach it.
package struct BookLine: Hashable, Sendable, Codable {
  package var entry: LedgerEntry
  package var record: CaseRecord?
  package var paper: Paper?
  /// Of a line of ledger 11; nil: the incident keeps no file, or the book was taken by a release that looked at none.
  package var incident: IncidentTally?
  package init(entry: LedgerEntry, record: CaseRecord?, paper: Paper?, incident: IncidentTally? = nil) {
    self.entry = entry
    self.record = record
    self.paper = paper
    self.incident = incident
  }
}

/// Ledger 9, 10, 11 or 12 of one centre and month (X2, C3): the rows entered in the month and their state when it was taken. Version 0
/// is the month as it was frozen; each later one is what an amendment told.
package struct MonthBook: Hashable, Sendable, Codable {
  package var centre: CentreID
  /// The month's first day.
  package var month: CivilDate
  package var ledger: Int
  package var version: Int
  package var takenAt: Instant
  package var lines: [BookLine]

  package init(centre: CentreID, month: CivilDate, ledger: Int, version: Int, takenAt: Instant, lines: [BookLine]) {
    self.centre = centre
    self.month = month
    self.ledger = ledger
    self.version = version
    self.takenAt = takenAt
    self.lines = lines
  }

  /// What became of this book's rows since, and which rows of its month came to the book afterwards (补登): both are amendments.
  package func differences(to later: MonthBook) -> [BookChange] {
    let known = Dictionary(lines.map { ($0.entry.no, $0) }, uniquingKeysWith: { first, _ in first })
    return later.lines.compactMap { line in
      let before = known[line.entry.no]
      return before == line ? nil : BookChange(before: before, after: line)
    }
  }
}

/// A row that was added or changed after the month was frozen.
package struct BookChange: Hashable, Sendable {
  /// nil: it was not there.
  package var before: BookLine?
  package var after: BookLine
  package init(before: BookLine?, after: BookLine) {
    self.before = before
    self.after = after
  }

  /// When the last of what is new in it happened, as far as the paper and the case tell.
  package var happenedAt: Instant {
    let paper = after.paper
    let moments = [
      before == nil ? after.entry.enteredAt : nil, paper?.receivedAt, paper?.replies.last?.repliedAt,
      paper?.verifications.last?.at, after.record?.closedAt,
    ]
    return moments.compactMap { $0 }.max() ?? after.entry.enteredAt
  }
}
