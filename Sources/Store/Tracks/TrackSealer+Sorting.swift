import GRDB
import GRDBSQLite
import Synchronization

/// One hour's rows, sorted by vessel and time into a file of their own.
extension TrackSealer {
  /// Makes a sealed file of a hot file and, if there is one, an earlier sealed file of the same hour. Returns its rows;
  /// where the hot file has none it returns 0.
  func make(_ part: String, from hot: String, and sealed: String?) throws -> Int {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      // Nobody else sees the part, and after a crash it is made anew. Sorter and cache take 4 MiB each, which the C library
      // keeps for this thread from then on.
      try db.execute(
        sql: """
          PRAGMA page_size = \(TrackDatabase.pageSize); PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
          PRAGMA cache_size = -4096;
          """)
    }
    let database = try DatabaseQueue(path: part, configuration: configuration)
    try work.withLock { work in
      guard !work.stopped else { throw DatabaseError(resultCode: .SQLITE_INTERRUPT) }
      work.database = database
    }
    defer {
      work.withLock { $0.database = nil }
      try? database.close()
    }
    return try database.writeWithoutTransaction { db in
      try db.execute(sql: "ATTACH ? AS hot", arguments: [hot])
      let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM hot.sqlite_schema") == 0
      if !isEmpty { try TrackDatabase.check(db, schema: "hot") }
      // Rows are never deleted and arrive without gap: the last number is their count.
      guard !isEmpty, let new = try Int.fetchOne(db, sql: "SELECT max(seq) FROM hot.position"), new > 0 else {
        return 0
      }
      if let sealed {
        try db.execute(sql: "ATTACH ? AS old", arguments: [sealed])
        try TrackDatabase.check(db, schema: "old")
      }
      return try copy(db, new: new, merges: sealed != nil)
    }
  }

  private func copy(_ db: Database, new: Int, merges: Bool) throws -> Int {
    let columns = TrackDatabase.columns
    var expected = new
    var source = "SELECT \(columns) FROM hot.position ORDER BY mmsi, at, seq"
    if merges {
      let old = try Int.fetchOne(db, sql: "SELECT rows FROM old.summary")
      guard let old else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "no summary") }
      expected += old
      source = """
        SELECT \(columns) FROM (
          SELECT 0 AS late, id AS seq, \(columns) FROM old.position
          UNION ALL SELECT 1, seq, \(columns) FROM hot.position
        ) ORDER BY mmsi, at, late, seq
        """
    }
    var rows = 0
    try db.inTransaction(.immediate) {
      try db.execute(
        sql: TrackDatabase.sealedTables + TrackDatabase.marks + """
          INSERT INTO position (\(columns)) \(source);
          INSERT INTO origin SELECT id FROM hot.origin;
          \(merges ? "INSERT OR IGNORE INTO origin SELECT id FROM old.origin;" : "")
          """)
      rows = try index(db)
      return .commit
    }
    guard rows == expected else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "\(rows) rows of \(expected)")
    }
    return rows
  }

  /// Notes each vessel's first number and the summary, in one pass over the sorted rows. Returns their count.
  private func index(_ db: Database) throws -> Int {
    // The connection's cache keeps the statement alive while its raw handle is used.
    let walk = try db.cachedStatement(sql: "SELECT mmsi, at FROM position ORDER BY id").sqliteStatement
    defer { sqlite3_reset(walk) }
    let note = try db.makeStatement(sql: "INSERT INTO vessel (mmsi, first) VALUES (?, ?)")
    var (count, vessel): (Int64, Int64?) = (0, nil)
    var (first, last) = (Int64.max, Int64.min)
    var code = sqlite3_step(walk)
    while code == SQLITE_ROW {
      count += 1
      let mmsi = sqlite3_column_int64(walk, 0)
      let at = sqlite3_column_int64(walk, 1)
      first = min(first, at)
      last = max(last, at)
      if mmsi != vessel {
        try note.execute(arguments: [mmsi, count])
        vessel = mmsi
      }
      code = sqlite3_step(walk)
    }
    guard code == SQLITE_DONE else { throw TrackDatabase.stepError(db, code) }
    try db.execute(sql: "INSERT INTO summary VALUES (?, ?, ?)", arguments: [count, first, last])
    return Int(count)
  }
}
