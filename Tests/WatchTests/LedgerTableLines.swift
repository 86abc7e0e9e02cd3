import Casework
import Reporting
import Store

@testable import Daemon

/// The last column of ledger 10 as people read it.
enum LedgerTableLines {
  static func notes(_ room: Room, catalogue: Catalogue) -> [String] {
    guard let lines = try? room.register.read({ try $0.lines(of: $0.ledger(10), tally: room.context.tally) }) else {
      return []
    }
    return LedgerTable(
      ledger: 10, lines: lines, directory: room.directory, rules: room.context.rules, catalogue: catalogue
    ).rows.compactMap(\.last)
  }
}
