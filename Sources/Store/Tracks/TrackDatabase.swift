import GRDB
import GRDBSQLite

/// The inside of the files of tracks: tables, connections, errors.
enum TrackDatabase {
  /// "WRtr": says that a SQLite file is one of ours.
  static let applicationID = 0x5752_7472
  static let version = 1
  static let pageSize = 8192

  /// Pages of the log after which SQLite moves them into the file (16 MiB).
  static let checkpointPages = 2048

  static let columns = "mmsi, at, delay, latitude, longitude, speed, course, heading, status, kind, feed"

  private static let fields = """
    delay INTEGER NOT NULL, latitude INTEGER NOT NULL, longitude INTEGER NOT NULL, speed INTEGER, course INTEGER,
    heading INTEGER, status INTEGER, kind INTEGER NOT NULL, feed INTEGER NOT NULL
    """

  /// In order of arrival, no index. `origin` is the file's own name for itself, which the sealed file repeats.
  private static let hotTables = """
    CREATE TABLE position (seq INTEGER PRIMARY KEY, mmsi INTEGER NOT NULL, at INTEGER NOT NULL, \(fields)) STRICT;
    CREATE TABLE origin (id TEXT PRIMARY KEY) STRICT;
    INSERT INTO origin VALUES (lower(hex(randomblob(16))));
    """

  /// Positions are numbered by vessel and time, so a vessel's hour lies on a few pages that follow each other, and its
  /// first number, kept in `vessel`, is all the index there is: the file is no larger than the hot one.
  static let sealedTables = """
    CREATE TABLE position (id INTEGER PRIMARY KEY, mmsi INTEGER NOT NULL, at INTEGER NOT NULL, \(fields)) STRICT;
    CREATE TABLE vessel (mmsi INTEGER PRIMARY KEY, first INTEGER NOT NULL) STRICT;
    CREATE TABLE origin (id TEXT PRIMARY KEY) STRICT;
    CREATE TABLE summary (rows INTEGER NOT NULL, first_at INTEGER, last_at INTEGER) STRICT;
    """

  static let marks = "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version);"

  // MARK: Connections

  /// The writer's connection to a hot file, made when there is none.
  static func openHot(_ path: String, pageLimit: Int?) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA page_size = \(pageSize); PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
          PRAGMA wal_autocheckpoint = \(checkpointPages); PRAGMA journal_size_limit = \(pageSize * checkpointPages);
          """)
      if let pageLimit { try db.execute(sql: "PRAGMA max_page_count = \(pageLimit)") }
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { db in
      guard try isEmpty(db) else { return try check(db) }
      try db.inTransaction(.immediate) {
        try db.execute(sql: hotTables + marks)
        return .commit
      }
    }
    return queue
  }

  /// A reader's connection to a hot file. It may write nothing, but has to be able to set up the shared memory of the log.
  static func readHot(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA query_only = ON") }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// A reader's connection to a sealed file.
  static func readSealed(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// A file without tables: just made, or its making was cut short.
  static func isEmpty(_ db: Database) throws -> Bool {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
  }

  /// Throws SQLITE_NOTADB for a file that is not of our making, or of a later version's.
  static func check(_ db: Database, schema: String = "main") throws {
    guard try Int.fetchOne(db, sql: "PRAGMA \(schema).application_id") == applicationID,
      try Int.fetchOne(db, sql: "PRAGMA \(schema).user_version") == version
    else { throw DatabaseError(resultCode: .SQLITE_NOTADB, message: "not a file of tracks of version \(version)") }
  }

  /// Whether all rows of the hot file are in the sealed one. False, too, when either can't be read.
  static func isContained(hot: String, in sealed: String) -> Bool {
    do {
      let origins = try readHot(hot).read { db in try String.fetchSet(db, sql: "SELECT id FROM origin") }
      let kept = try readSealed(sealed).read { db in try String.fetchSet(db, sql: "SELECT id FROM origin") }
      return !origins.isEmpty && origins.isSubset(of: kept)
    } catch {
      return false
    }
  }

  // MARK: Errors

  static func failure(_ error: any Error, file: String) -> TrackFailure {
    if let failure = error as? TrackFailure { return failure }
    guard let error = error as? DatabaseError else { return TrackFailure(.other, file: file, message: "\(error)") }
    let reason: TrackFailure.Reason =
      switch error.resultCode {
      case .SQLITE_FULL: .diskFull
      case .SQLITE_IOERR: .inputOutput
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged
      case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH: .cannotOpen
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
      case .SQLITE_INTERRUPT, .SQLITE_ABORT: .interrupted
      default: .other
      }
    return TrackFailure(reason, file: file, code: error.extendedResultCode.rawValue, message: error.message ?? "")
  }

  /// What SQLite says about the step that just failed.
  static func stepError(_ db: Database, _ code: CInt) -> DatabaseError {
    let message = db.sqliteConnection.map { String(cString: sqlite3_errmsg($0)) }
    return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
  }
}
