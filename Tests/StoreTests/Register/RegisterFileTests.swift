import Casework
import Foundation
import GRDB
import Organisation
import Testing
import Units

@testable import Store

/// D2: the file itself: how it is opened, what is refused, what a full disk does.
@Suite("D2: the register's file") struct RegisterFileTests {
  @Test("WAL, synchronous=FULL, foreign keys, only STRICT tables") func pragmas() throws {
    let folder = try RegisterFolder()
    let register = try folder.open()
    try register.write { (tx: RegisterWriter) throws -> Void in
      #expect(try String.fetchOne(tx.db, sql: "PRAGMA journal_mode") == "wal")
      #expect(try Int.fetchOne(tx.db, sql: "PRAGMA synchronous") == 2)
      #expect(try Int.fetchOne(tx.db, sql: "PRAGMA foreign_keys") == 1)
      #expect(try Int.fetchOne(tx.db, sql: "PRAGMA trusted_schema") == 0)
      let loose = try String.fetchAll(
        tx.db,
        sql: "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0")
      #expect(loose.filter { !$0.hasPrefix("sqlite_") && $0 != "grdb_migrations" } == [])
    }
    try register.read { (reader: RegisterReader) throws -> Void in
      #expect(try Int.fetchOne(reader.db, sql: "PRAGMA foreign_keys") == 1)
      #expect(throws: DatabaseError.self) { try reader.db.execute(sql: "DELETE FROM meta") }
    }
  }

  @Test("a reference to nothing, and a text in a column of numbers, are refused") func strictness() throws {
    let register = try RegisterFolder().openKept()
    #expect(
      code {
        try register.register.write {
          try $0.insert(
            LedgerEntry(
              ledger: 10, centre: CentreID("430100"), direction: .issued, counterpart: nil, caseNo: 99, paperNo: nil,
              enteredAt: noon, drill: false))
        }
      } == .constraint)
    #expect(
      code {
        try register.register.write {
          try $0.db.execute(sql: "INSERT INTO blobs (digest, bytes) VALUES ('d', 'text')")
        }
      } == .constraint)
    #expect(
      code {
        try register.register.write { tx in
          try tx.openDay(saturday, at: noon, organisation: 7, regulation: 8, counts: "{}", duties: [])
        }
      } == .constraint)
  }

  @Test("made by the migrations from the first on, and opened again without change") func migrations() throws {
    let folder = try RegisterFolder()
    try folder.open().close()
    let schema = try folder.raw {
      try String.fetchAll($0, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
    }
    #expect(try folder.raw { try String.fetchAll($0, sql: "SELECT identifier FROM grdb_migrations") }.first == "v1")
    try folder.open().close()
    let again = try folder.raw {
      try String.fetchAll($0, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
    }
    #expect(again == schema)
  }

  @Test("a register of the first version, with its rows, opens and keeps them") func firstVersion() throws {
    let folder = try RegisterFolder()
    let queue = try DatabaseQueue(path: folder.path)
    try RegisterSchema.migrator().migrate(queue, upTo: "v1")
    try queue.write { try $0.execute(sql: "INSERT INTO meta (key, value) VALUES ('mail.armed', 'yes')") }
    try queue.close()
    let register = try folder.open()
    #expect(try register.read { try $0.meta("mail.armed") } == "yes")
  }

  @Test("one of a newer version is refused by name, and left as it is") func newer() throws {
    let folder = try RegisterFolder()
    try folder.open().close()
    try folder.raw { try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('v99')") }
    do {
      _ = try folder.open()
      Issue.record("opened")
    } catch let error as StoreError {
      #expect(error.code == .unusable)
      #expect(error.description.contains("newer version") && error.description.contains(folder.path))
    }
    #expect(try folder.raw { try Int.fetchOne($0, sql: "SELECT count(*) FROM duties") } == 0)
  }

  @Test("what is no database is refused, and not overwritten") func garbage() throws {
    for bytes in [
      Array(repeating: UInt8(0x5A), count: 8192),
      Array("SQLite format 3".utf8) + [0] + Array(repeating: 0xFF, count: 9000),
    ] {
      let folder = try RegisterFolder()
      try Data(bytes).write(to: URL(filePath: folder.path))
      #expect(code { _ = try folder.open() } == .unusable)
      #expect(try Data(contentsOf: URL(filePath: folder.path)) == Data(bytes))
    }
  }

  @Test("a damaged page is told as damage, never as rows") func damaged() throws {
    let folder = try RegisterFolder()
    let register = try folder.open()
    try register.write { tx in
      for number in 0..<400 { try tx.journal(Sample.entry("act.\(number)")) }
    }
    try register.close()
    try folder.checkpoint()
    var bytes = try Data(contentsOf: URL(filePath: folder.path))
    // Page 1 holds the schema; the second half of the file is overwritten.
    let half = bytes.count / 8192 * 4096
    #expect(half > 100_000)
    bytes.replaceSubrange(half..<bytes.count, with: Data(repeating: 0xA5, count: bytes.count - half))
    try bytes.write(to: URL(filePath: folder.path))
    #expect(
      code {
        let register = try folder.open()
        _ = try register.read { try $0.firstBrokenJournalEntry() }
        _ = try register.read { try $0.journal(after: 0, limit: 500) }
      } == .unusable)
  }

  @Test("a place that is not there, or no file") func noFile() throws {
    #expect(code { _ = try Register(path: "/nowhere/at/all/register.sqlite") } == .unusable)
    #expect(code { _ = try Register(path: FileManager.default.temporaryDirectory.path()) } == .unusable)
  }

  @Test("a full disk leaves nothing half done, says so, and goes on when there is room") func diskFull() throws {
    let folder = try RegisterFolder()
    let register = try folder.open()
    try register.write { tx in
      try tx.journal(Sample.entry("before"))
      let pages = try Int.fetchOne(tx.db, sql: "PRAGMA page_count") ?? 0
      _ = try Int.fetchOne(tx.db, sql: "PRAGMA max_page_count = \(pages + 4)")
    }
    let result = code {
      try register.write { tx in
        let no = try tx.insert(Sample.finding())
        try tx.journal(Sample.entry("finding.opened"))
        var message = Sample.letter("alarm/\(no)")
        message.bytes = Array(repeating: 0x41, count: 200_000)
        _ = try tx.insert(message, at: noon)
      }
    }
    #expect(result == .full)
    try register.read { (reader: RegisterReader) throws -> Void in
      #expect(try reader.finding(id: Sample.finding().finding.id) == nil)
      #expect(try reader.message(cause: "alarm/1") == nil)
      #expect(try reader.lastJournal()?.act == "before")
      #expect(try reader.firstBrokenJournalEntry() == nil)
      #expect(try Int.fetchOne(reader.db, sql: "SELECT count(*) FROM blobs") == 0)
    }
    try register.write { tx in _ = try Int.fetchOne(tx.db, sql: "PRAGMA max_page_count = 1000000") }
    let no = try register.write { tx in try tx.insert(Sample.finding()) }
    #expect(no == 1)
  }

  @Test("the observer sees each commit before and after, and none that was rolled back") func observer() throws {
    let folder = try RegisterFolder()
    let phases = Counter()
    let register = try Register(path: folder.path) { phase in phases.add(phase.rawValue) }
    try register.write { tx in try tx.setMeta("a", "1") }
    #expect(phases.all == ["before", "after"])
    struct Refused: Error {}
    #expect(throws: Refused.self) {
      try register.write { tx in
        try tx.setMeta("b", "1")
        throw Refused()
      }
    }
    #expect(phases.all == ["before", "after"])
    #expect(try register.read { try $0.meta("b") } == nil)
  }

  @Test("a reader keeps its snapshot while the writer goes on") func snapshots() async throws {
    let folder = try RegisterFolder()
    let register = try folder.open()
    try register.write { tx in try tx.setMeta("n", "0") }
    try register.read { (reader: RegisterReader) throws -> Void in
      #expect(try reader.meta("n") == "0")
      let thread = Thread { try? register.write { tx in try tx.setMeta("n", "1") } }
      thread.start()
      // The writer commits while this snapshot is open: bounded, in steps.
      for _ in 0..<200 where !thread.isFinished { usleepStep() }
      #expect(thread.isFinished, "a reader blocked the writer")
      #expect(try reader.meta("n") == "0")
    }
    #expect(try await register.reading { try $0.meta("n") } == "1")
  }
}

/// Ten milliseconds, the step of a bounded poll.
private func usleepStep() { _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .milliseconds(10)) }

/// Words in the order in which they came, from any thread.
final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var words: [String] = []
  func add(_ word: String) { lock.withLock { words.append(word) } }
  var all: [String] { lock.withLock { words } }
}

extension RegisterFolder {
  /// A register that keeps its folder.
  struct Kept { let folder: RegisterFolder; let register: Register }
  func openKept() throws -> Kept { Kept(folder: self, register: try open()) }
}
