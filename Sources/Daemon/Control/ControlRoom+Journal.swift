package import ControlSocket
import Store
import Units
package import Wire

/// The journal: who did what and when, and whether it is whole.
extension ControlRoom {
  package func journal(_ filter: JournalFilter, limit: Int, caller: Caller) async throws -> Page<JournalRow> {
    try await read(caller) { rows in
      let zone = rows.context.zone
      let query = JournalQuery(
        after: filter.after, person: filter.person, subject: filter.subject,
        from: filter.from.map { zone.instant($0, .midnight) },
        before: filter.to.map { zone.instant($0 + 1, .midnight) })
      let entries = try rows.read.journal(matching: query, limit: limit)
      return Page(
        items: try entries.map { try rows.journal($0) },
        next: filter.after != nil && entries.count == limit ? entries.last?.seq : nil)
    }
  }

  package func checkJournal(expect: [String], caller: Caller) async throws -> JournalCheckAnswer {
    let marks = try expect.map { text in
      let parts = text.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, let seq = Int64(parts[0]), seq > 0, parts[1].utf8.count >= 8 else {
        throw ControlError.malformed("expect 写作 序号:摘要（至少 8 位）", "expect is SEQ:HASH, at least 8 digits of it")
      }
      return JournalMark(seq: seq, digest: String(parts[1]))
    }
    return try await read(caller) { rows in
      let check = try rows.read.checkJournal(expecting: marks)
      return JournalCheckAnswer(
        entries: check.entries, head: try check.head.map { try rows.journal($0) },
        fault: check.fault.flatMap { JournalFault(rawValue: $0.what.rawValue) }, faultAt: check.fault?.seq,
        faultEntry: try check.fault?.entry.map { try rows.journal($0) })
    }
  }

  package func lastJournal() async -> Int64 {
    let entry = try? await register.reading { try $0.lastJournal() }
    return entry?.seq ?? 0
  }
}
