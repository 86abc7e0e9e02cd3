import GRDB
import GRDBSQLite
import Units

// Rows by the raw interface: bound and read without a box a value, which is what makes bulk bulk.
// The connection's cache keeps a statement alive while its raw handle is used.

extension TrackRow {
  static let insertSQL =
    "INSERT INTO position (\(TrackDatabase.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

  /// Appends rows to a hot file, within the transaction of the caller.
  static func insert(_ rows: ArraySlice<TrackRow>, into db: Database) throws {
    let statement = try db.cachedStatement(sql: insertSQL).sqliteStatement
    defer { sqlite3_reset(statement) }
    for row in rows {
      row.bind(to: statement)
      let code = sqlite3_step(statement)
      guard code == SQLITE_DONE else { throw TrackDatabase.stepError(db, code) }
      sqlite3_reset(statement)
    }
  }

  /// The rows a query gives; the first columns are `TrackDatabase.columns`.
  static func fetch(_ db: Database, _ sql: String, _ arguments: [Int64]) throws -> [TrackRow] {
    let statement = try db.cachedStatement(sql: sql).sqliteStatement
    defer { sqlite3_reset(statement) }
    for (index, value) in arguments.enumerated() { sqlite3_bind_int64(statement, CInt(index + 1), value) }
    var rows: [TrackRow] = []
    while true {
      let code = sqlite3_step(statement)
      if code == SQLITE_DONE { return rows }
      guard code == SQLITE_ROW else { throw TrackDatabase.stepError(db, code) }
      rows.append(TrackRow(statement))
    }
  }

  private func bind(to statement: OpaquePointer) {
    sqlite3_bind_int64(statement, 1, Int64(mmsi))
    sqlite3_bind_int64(statement, 2, at.milliseconds)
    // Mostly zero, which takes no room.
    sqlite3_bind_int64(statement, 3, receivedAt.milliseconds &- at.milliseconds)
    sqlite3_bind_int64(statement, 4, Int64(latitude))
    sqlite3_bind_int64(statement, 5, Int64(longitude))
    bind(speed, to: statement, 6)
    bind(course, to: statement, 7)
    bind(heading, to: statement, 8)
    bind(status, to: statement, 9)
    sqlite3_bind_int64(statement, 10, Int64(kind.rawValue))
    sqlite3_bind_int64(statement, 11, Int64(feed))
  }

  private func bind(_ value: (some FixedWidthInteger)?, to statement: OpaquePointer, _ index: CInt) {
    if let value {
      sqlite3_bind_int64(statement, index, Int64(value))
    } else {
      sqlite3_bind_null(statement, index)
    }
  }

  /// A damaged file may hold any number: what does not fit its field is cut to it, and nothing traps.
  private init(_ statement: OpaquePointer) {
    func column(_ index: CInt) -> Int64 { sqlite3_column_int64(statement, index) }
    func optional<T: FixedWidthInteger>(_ index: CInt) -> T? {
      sqlite3_column_type(statement, index) == SQLITE_NULL ? nil : T(truncatingIfNeeded: column(index))
    }
    self.init(
      at: Instant(milliseconds: column(1)),
      receivedAt: Instant(milliseconds: column(1) &+ column(2)),
      mmsi: UInt32(truncatingIfNeeded: column(0)),
      latitude: Int32(truncatingIfNeeded: column(3)),
      longitude: Int32(truncatingIfNeeded: column(4)),
      speed: optional(5), course: optional(6), heading: optional(7), status: optional(8),
      kind: TrackKind(rawValue: UInt8(truncatingIfNeeded: column(9))),
      feed: UInt16(truncatingIfNeeded: column(10)))
  }
}
