import Casework
import Reporting
import Store

@testable import Daemon

/// The last column of ledger 10 as people read it.
enum LedgerTableLines {
  static func notes(_ room: Room, catalogue: Catalogue) -> [String] {
    let found = try? room.register.read { reader in
      let entries = try reader.ledger(10)
      return (
        entries, try Set(entries.map(\.caseNo)).sorted().compactMap { try reader.caseRecord(no: $0) },
        try entries.compactMap(\.paperNo).compactMap { try reader.paper(no: $0) }
      )
    }
    guard let (entries, cases, papers) = found else { return [] }
    return LedgerTable(
      ledger: 10, entries: entries, cases: cases, papers: papers, directory: room.directory, rules: room.context.rules,
      catalogue: catalogue
    ).rows.compactMap(\.last)
  }
}
