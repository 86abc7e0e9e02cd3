import GRDB
package import Units

/// What somebody noted of the journal's end once: it must still be there, or the end was cut off.
package struct JournalMark: Sendable, Hashable {
  package var seq: Int64
  /// The digest, or how it begins.
  package var digest: String

  package init(seq: Int64, digest: String) {
    self.seq = seq
    self.digest = digest
  }
}

/// What a look through the whole journal found.
package struct JournalCheck: Sendable {
  package enum Fault: String, Sendable {
    /// Entries before this one are gone.
    case missing
    /// It does not follow the one before it: put in, or taken from elsewhere.
    case order
    /// It is not what was written.
    case altered
    /// It was there when it was noted, and is not, or is another.
    case cutOff
  }

  /// Entries that follow one another from the first.
  package var entries: Int64
  /// The last of them.
  package var head: JournalEntry?
  /// The first that does not, as it stands now; an entry that was noted and is gone has only its number.
  package var fault: (seq: Int64, what: Fault, entry: JournalEntry?)?
}

extension RegisterReader {
  /// Follows the chain from the first entry to the last, or to the first that breaks it.
  package func checkJournal(expecting marks: [JournalMark] = []) throws -> JournalCheck {
    var check = JournalCheck(entries: 0)
    while true {
      let page = try journal(after: check.entries, limit: 500)
      for entry in page {
        if let fault = Self.fault(entry, after: check.head, marks) {
          check.fault = (entry.seq, fault, entry)
          return check
        }
        check.entries = entry.seq
        check.head = entry
      }
      if page.count < 500 { break }
    }
    if let gone = marks.filter({ $0.seq > check.entries }).min(by: { $0.seq < $1.seq }) {
      check.fault = (gone.seq, .cutOff, nil)
    }
    return check
  }

  private static func fault(
    _ entry: JournalEntry, after last: JournalEntry?, _ marks: [JournalMark]
  ) -> JournalCheck.Fault? {
    let previous = last?.digest ?? ""
    if entry.seq != (last?.seq ?? 0) + 1 { return .missing }
    if entry.previous != previous { return .order }
    if entry.digest != entry.chained(to: previous, seq: entry.seq) { return .altered }
    return marks.contains { $0.seq == entry.seq && !entry.digest.hasPrefix($0.digest.lowercased()) } ? .cutOff : nil
  }

  /// Entries that `filter` lets through, the last `limit` of them (at most 500), in order.
  package func journal(matching filter: JournalQuery, limit: Int) throws -> [JournalEntry] {
    var conditions = ["1"]
    var arguments: StatementArguments = []
    if let after = filter.after {
      conditions.append("seq > ?")
      arguments += [after]
    }
    if let person = filter.person {
      conditions.append("person = ?")
      arguments += [person]
    }
    if let subject = filter.subject {
      conditions.append("subject = ?")
      arguments += [subject]
    }
    if let from = filter.from {
      conditions.append("recorded_at >= ?")
      arguments += [from.milliseconds]
    }
    if let before = filter.before {
      conditions.append("recorded_at < ?")
      arguments += [before.milliseconds]
    }
    // Who asks for what follows an entry gets the next ones; who does not, the last.
    let order = filter.after == nil ? "DESC" : "ASC"
    arguments += [min(max(limit, 1), 500)]
    let found = try journal(
      where: conditions.joined(separator: " AND ") + " ORDER BY seq \(order) LIMIT ?", arguments)
    return filter.after == nil ? found.reversed() : found
  }
}

/// Which entries of the journal are asked for.
package struct JournalQuery: Sendable, Hashable {
  package var after: Int64?
  package var person: String?
  /// `case:12`
  package var subject: String?
  /// By when they were recorded.
  package var from: Instant?
  package var before: Instant?

  package init(
    after: Int64? = nil, person: String? = nil, subject: String? = nil, from: Instant? = nil, before: Instant? = nil
  ) {
    self.after = after
    self.person = person
    self.subject = subject
    self.from = from
    self.before = before
  }
}
