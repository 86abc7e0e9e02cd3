import GRDB
import GRDBSQLite
import Synchronization
package import Units

/// Seals the hours that are over, and deletes what is too old; on a thread that yields to all others.
///
/// A sealed file is the hot file's rows sorted by vessel and time, made beside it under another name, put on the disk,
/// then renamed. Each step can be the last before a crash: a part is made anew, and a hot file whose rows are already in
/// the sealed one (it says so by its origin) is deleted. A second hot file of an hour already sealed (the clock was set
/// back) is merged into it.
package actor TrackSealer {
  private struct Work {
    var database: DatabaseQueue?
    var stopped = false
  }

  private let folder: TrackFolder
  private let settings: TrackSettings
  private let meter: TrackMeter
  private let freeBytes: @Sendable (String) -> Int64?
  private let executor = BackgroundExecutor(label: "tracks.sealer")
  /// The last failure that was told.
  private var told: TrackFailure?
  private nonisolated let work = Mutex(Work())

  init(
    folder: TrackFolder, settings: TrackSettings, meter: TrackMeter, freeBytes: @escaping @Sendable (String) -> Int64?
  ) {
    self.folder = folder
    self.settings = settings
    self.meter = meter
    self.freeBytes = freeBytes
  }

  package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// Breaks off what runs and starts nothing more, until `resume`. What was broken off is done again another time.
  package nonisolated func interrupt() {
    work.withLock { work in
      work.stopped = true
      work.database?.interrupt()
    }
  }

  package nonisolated func resume() { work.withLock { $0.stopped = false } }

  /// Seals every hour that is over. True when nothing is left to seal.
  package func seal(now: Instant) -> Bool {
    let hours: [TrackHour]
    do {
      try folder.prepare()
      hours = try folder.sealable(now: TrackHour(containing: now))
    } catch {
      return failed(error)
    }
    var done = true
    for hour in hours where folder.claim(hour) {
      defer { folder.unclaim() }
      do {
        try seal(hour)
      } catch {
        done = false
        let failure = TrackDatabase.failure(error, file: TrackName.hotFile(hour))
        if failure.reason == .damaged { setAsideDamaged(hour) }
        if failure.reason == .interrupted { return false }
        _ = failed(failure)
      }
    }
    return done
  }

  // MARK: One hour

  private func seal(_ hour: TrackHour) throws {
    let hot = folder.path(TrackName.hotFile(hour))
    let sealed = folder.path(TrackName.sealedFile(hour))
    let part = folder.path(TrackName.partFile(hour))
    try TrackDisk.remove(part)
    let merges = TrackDisk.exists(sealed)
    if merges, TrackDatabase.isContained(hot: hot, in: sealed) { return try folder.publish(hour, part: false) }
    try checkSpace(for: merges ? [hot, hot + "-wal", sealed] : [hot, hot + "-wal"], hour)

    let rows: Int
    do {
      rows = try make(part, from: hot, and: merges ? sealed : nil)
      if rows > 0 { try TrackDisk.sync(part) }
    } catch {
      try? TrackDisk.remove(part)
      throw error
    }
    guard rows > 0 else {
      try TrackDisk.remove(part)
      return try folder.publish(hour, part: false)
    }
    try folder.publish(hour, part: true)
    meter.count { counters in
      counters.filesSealed += 1
      counters.rowsSealed += rows
    }
    told = nil
    meter.tell(.sealed(file: TrackName.sealedFile(hour), rows: rows))
  }

  /// Makes a sealed file of a hot file and, if there is one, an earlier sealed file of the same hour. Returns its rows;
  /// where the hot file has none it returns 0.
  private func make(_ part: String, from hot: String, and sealed: String?) throws -> Int {
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

  /// Sorting needs the rows a second time as the part and, while it runs, a third time in SQLite's temporary file.
  private func checkSpace(for files: [String], _ hour: TrackHour) throws {
    let needed = files.reduce(into: settings.reserveBytes) { $0 += 2 * (TrackDisk.size($1) ?? 0) }
    guard let free = freeBytes(folder.path), free < needed else { return }
    throw TrackFailure(
      .lowSpace, file: TrackName.hotFile(hour), message: "\(free) bytes left, sealing may need \(needed)")
  }

  /// Which of the two files is it? The sealed one, if it can't be read through; else the hot one.
  private func setAsideDamaged(_ hour: TrackHour) {
    let sealed = TrackName.sealedFile(hour)
    let isSealed = TrackDisk.exists(folder.path(sealed)) && !readsThrough(folder.path(sealed))
    let name = isSealed ? sealed : TrackName.hotFile(hour)
    do {
      let target = try folder.setAside(name, bySealer: true)
      meter.count { $0.filesSetAside += 1 }
      meter.tell(.setAside(file: name, as: target))
    } catch {
      _ = failed(error)
    }
  }

  private func readsThrough(_ path: String) -> Bool {
    do {
      return try TrackDatabase.readSealed(path).read { db in
        try TrackDatabase.check(db)
        return try String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok"
      }
    } catch {
      return false
    }
  }

  /// Counted each time, told once.
  private func failed(_ failure: TrackFailure) -> Bool {
    meter.count { $0.sealFailures += 1 }
    let isNews = told?.reason != failure.reason || told?.file != failure.file
    told = failure
    if isNews { meter.tell(.notSealed(failure)) }
    return false
  }

  // MARK: Retention

  /// Deletes sealed and broken files that are older than `keepDays`, then the oldest beyond `keepBytes`.
  package func prune(now: Instant) {
    do {
      try folder.prepare()
      for file in try expired(now: now) { delete(file) }
    } catch {
      meter.count { $0.deleteFailures += 1 }
      meter.tell(.notDeleted(error))
    }
  }

  private func delete(_ file: String) {
    do {
      let bytes = try folder.delete(file)
      meter.count { counters in
        counters.filesDeleted += 1
        counters.bytesDeleted += bytes
      }
      meter.tell(.deleted(file: file, bytes: bytes))
    } catch {
      meter.count { $0.deleteFailures += 1 }
      meter.tell(.notDeleted(error))
    }
  }

  private func expired(now: Instant) throws(TrackFailure) -> [String] {
    var total: Int64 = 0
    var old: [String] = []
    var kept: [(hour: TrackHour, name: String, bytes: Int64)] = []
    for (text, name) in try folder.list() {
      let bytes = TrackDisk.size(folder.path(text)) ?? 0
      switch name {
      case .sealed(let hour), .broken(let hour):
        if let days = settings.keepDays, hour.end + .days(Int64(days)) <= now {
          old.append(text)
        } else {
          kept.append((hour, text, bytes))
          total += bytes
        }
      case .hot, .part, .side:
        total += bytes
      }
    }
    guard let limit = settings.keepBytes, total > limit else { return old.sorted() }
    for file in kept.sorted(by: { ($0.hour, $0.name) < ($1.hour, $1.name) }) where total > limit {
      old.append(file.name)
      total -= file.bytes
    }
    return old
  }
}
