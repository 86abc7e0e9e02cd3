import GRDB
package import Units

/// Reads tracks from sealed and hot files, while the writer writes. Blocks on its own queue.
package actor TrackReader {
  /// What a sealed file says of itself, so that a reading opens only files that have something for it.
  private struct Summary {
    /// Tells this file from a later one of the same name.
    var stamp: TrackDisk.Stamp
    var rows: Int
    var first: Instant
    var last: Instant
  }

  private static let hotTrack = """
    SELECT \(TrackDatabase.columns) FROM position WHERE mmsi = ?1 AND at BETWEEN ?2 AND ?3 ORDER BY at, seq LIMIT ?4
    """
  /// A vessel's positions go from its first number to that of the next vessel.
  private static let sealedTrack = """
    SELECT \(TrackDatabase.columns) FROM position
    WHERE id >= (SELECT first FROM vessel WHERE mmsi = ?1)
      AND id < ifnull((SELECT first FROM vessel WHERE mmsi > ?1 ORDER BY mmsi LIMIT 1), 0x7fffffffffffffff)
      AND at BETWEEN ?2 AND ?3
    ORDER BY id LIMIT ?4
    """

  private let folder: TrackFolder
  private let settings: TrackSettings
  private let meter: TrackMeter
  private let executor = TrackExecutor(label: "watchroom.tracks.reader")
  private var summaries: [TrackHour: Summary] = [:]

  init(folder: TrackFolder, settings: TrackSettings, meter: TrackMeter) {
    self.folder = folder
    self.settings = settings
    self.meter = meter
  }

  package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// The positions of one vessel with `from <= at <= through`, by `at`, then by arrival. The first `limit` of them, at
  /// most `readRows` of the settings: to read on, ask again from the last one's `at`.
  ///
  /// Damaged files are left out and counted. Throws when the disk can't be read, or the task is cancelled.
  ///
  /// - Complexity: a few pages a sealed hour; the hot file, which has no index, is read through (some 15 M rows a second).
  package func track(
    mmsi: UInt32, from: Instant, through: Instant, limit: Int
  ) throws(TrackFailure) -> [TrackRow] {
    meter.count { $0.readings += 1 }
    let limit = min(limit, settings.readRows)
    guard limit > 0, from <= through else { return [] }
    try folder.prepare()
    let lease = try folder.lease()
    defer { folder.end(lease) }

    var rows: [TrackRow] = []
    for hour in lease.sealed {
      try checkCancellation()
      guard let summary = try summary(of: hour), summary.first <= through, summary.last >= from else { continue }
      if rows.count >= limit, let last = rows.last, summary.first > last.at { continue }
      rows = merge(rows, try self.rows(of: TrackName.sealedFile(hour), hot: false, mmsi, from, through, limit), limit)
    }
    for hour in lease.hot {
      try checkCancellation()
      rows = merge(rows, try self.rows(of: TrackName.hotFile(hour), hot: true, mmsi, from, through, limit), limit)
    }
    forget(except: lease.sealed)
    return rows
  }

  /// How many rows the archive holds. Damaged files are left out and counted.
  package func rowCount() throws(TrackFailure) -> Int {
    try folder.prepare()
    let lease = try folder.lease()
    defer { folder.end(lease) }
    var count = 0
    for hour in lease.sealed { count += try summary(of: hour)?.rows ?? 0 }
    for hour in lease.hot {
      count +=
        try read(TrackName.hotFile(hour), hot: true) { db in
          try Int.fetchOne(db, sql: "SELECT max(seq) FROM position") ?? 0
        } ?? 0
    }
    return count
  }

  // MARK: One file

  private func rows(
    of name: String, hot: Bool, _ mmsi: UInt32, _ from: Instant, _ through: Instant, _ limit: Int
  ) throws(TrackFailure) -> [TrackRow] {
    try read(name, hot: hot) { db in
      try TrackRow.fetch(
        db, hot ? Self.hotTrack : Self.sealedTrack,
        [Int64(mmsi), from.milliseconds, through.milliseconds, Int64(limit)])
    } ?? []
  }

  private func summary(of hour: TrackHour) throws(TrackFailure) -> Summary? {
    let name = TrackName.sealedFile(hour)
    guard let stamp = TrackDisk.stamp(folder.path(name)) else { return nil }
    if let known = summaries[hour], known.stamp == stamp { return known }
    let summary = try read(name, hot: false) { db -> Summary? in
      try TrackDatabase.check(db)
      guard let row = try Row.fetchOne(db, sql: "SELECT rows, first_at, last_at FROM summary") else { return nil }
      return Summary(
        stamp: stamp, rows: row[0], first: Instant(milliseconds: row[1]), last: Instant(milliseconds: row[2]))
    }
    summaries[hour] = summary ?? nil
    return summary ?? nil
  }

  /// Opens a file and reads from it. Nil when there is nothing to read: it is damaged, is gone since it was listed (too
  /// old), or has no tables yet.
  private func read<T>(_ name: String, hot: Bool, _ work: (Database) throws -> T) throws(TrackFailure) -> T? {
    do {
      let path = folder.path(name)
      let database = try hot ? TrackDatabase.readHot(path) : TrackDatabase.readSealed(path)
      defer { try? database.close() }
      return try database.read { db in
        if hot, try TrackDatabase.isEmpty(db) { return nil }
        return try work(db)
      }
    } catch {
      let failure = TrackDatabase.failure(error, file: name)
      if !TrackDisk.exists(folder.path(name)) { return nil }
      guard failure.reason == .damaged else { throw failure }
      meter.count { $0.filesUnreadable += 1 }
      return nil
    }
  }

  // MARK: Rows

  /// Two runs in order of `at` as one; of equals those of `a` come first.
  private func merge(_ a: [TrackRow], _ b: [TrackRow], _ limit: Int) -> [TrackRow] {
    guard let last = a.last, let first = b.first else { return a.isEmpty ? b : a }
    if last.at <= first.at { return a + b.prefix(limit - min(limit, a.count)) }
    var merged: [TrackRow] = []
    merged.reserveCapacity(min(limit, a.count + b.count))
    var (i, j) = (0, 0)
    while merged.count < limit, i < a.count || j < b.count {
      if j >= b.count || (i < a.count && a[i].at <= b[j].at) {
        merged.append(a[i])
        i += 1
      } else {
        merged.append(b[j])
        j += 1
      }
    }
    return merged
  }

  private func forget(except hours: [TrackHour]) {
    guard summaries.count > hours.count else { return }
    let present = Set(hours)
    summaries = summaries.filter { present.contains($0.key) }
  }

  private func checkCancellation() throws(TrackFailure) {
    guard !Task.isCancelled else { throw TrackFailure(.interrupted, file: "", message: "cancelled") }
  }
}
