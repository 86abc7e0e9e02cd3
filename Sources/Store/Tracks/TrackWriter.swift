import GRDB
package import Units

/// What became of rows handed to the writer.
package struct TrackAppend: Sendable, Hashable {
  /// So many, from the first on, are in the file.
  package var written: Int
  /// Why the others are not.
  package var failure: TrackFailure?
}

/// What became of the queue.
package enum TrackDrain: Sendable, Hashable {
  /// All that waited is in the file.
  case done
  /// Archiving has stopped; try again after this time.
  case stopped(again: TimeSpan)
}

/// The one writer of tracks: takes rows from the queue and appends them to the hot file of their hour, in transactions.
///
/// Blocks on its own queue, never on the cooperative pool. A process killed at any instant loses nothing committed; a
/// machine without power may lose the last seconds (`synchronous = NORMAL`), never the file.
package actor TrackWriter {
  private struct HotFile {
    /// The hour asked for; the file's own is another when the name was taken.
    var wanted: TrackHour
    var name: String
    var database: DatabaseQueue
  }

  /// A row read less than this before the hour of the open file still goes into it: feeds overlap at the full hour.
  static let overlap = TimeSpan.minutes(1)

  private let folder: TrackFolder
  private let settings: TrackSettings
  private let meter: TrackMeter
  private let queue: TrackQueue
  private let clock: @Sendable () -> Instant
  private let freeBytes: @Sendable (String) -> Int64?
  private let executor = TrackExecutor(label: "watchroom.tracks.writer")

  private var file: HotFile?
  private var pending: ArraySlice<TrackRow> = []
  private var pause: TimeSpan
  private var pageLimit: Int?

  init(
    folder: TrackFolder, settings: TrackSettings, meter: TrackMeter, queue: TrackQueue,
    clock: @escaping @Sendable () -> Instant, freeBytes: @escaping @Sendable (String) -> Int64?
  ) {
    self.folder = folder
    self.settings = settings
    self.meter = meter
    self.queue = queue
    self.clock = clock
    self.freeBytes = freeBytes
    pause = settings.retryAfter
  }

  package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// Appends rows, in transactions of at most `transactionRows`. Rows of an hour go into that hour's file.
  package func append(_ rows: [TrackRow]) -> TrackAppend {
    write(rows[...])
  }

  /// Writes all that waits in the queue. What can't be written stays, and is tried first the next time.
  package func drain() -> TrackDrain {
    while true {
      if pending.isEmpty { pending = queue.take()[...] }
      if pending.isEmpty { return .done }
      let result = write(pending)
      pending = pending.dropFirst(result.written)
      queue.settle(result.written)
      guard result.failure != nil else {
        pause = settings.retryAfter
        continue
      }
      defer { pause = min(pause + pause, settings.retryAtMost) }
      return .stopped(again: pause)
    }
  }

  /// Closes the hot file when its hour is over, so that it can be sealed even if nothing more arrives.
  package func rollOver(now: Instant) {
    guard let hour = file?.wanted, now < hour.start - Self.overlap || now >= hour.end + Self.overlap else { return }
    close()
  }

  /// The end: a last attempt at what waits, the file closed. What could not be written is dropped and counted.
  package func finish() {
    if case .stopped = drain() {
      pending.append(contentsOf: queue.take())
      let lost = pending.count
      pending = []
      meter.count { $0.dropped.stopped += lost }
      queue.settle(lost)
    }
    close()
  }

  /// The most pages the hot file may have, from its next opening on; nil is SQLite's own limit. A file that may not grow
  /// fails like one on a full disk.
  func limit(pages: Int?) {
    pageLimit = pages
    close()
  }

  // MARK: Writing

  private func write(_ rows: ArraySlice<TrackRow>) -> TrackAppend {
    var rest = rows
    var repaired = false
    while let first = rest.first {
      do {
        try checkSpace()
        let file = try hotFile(for: first.receivedAt)
        let batch = rest.prefix(run(rest, of: file.wanted))
        try insert(batch, into: file)
        meter.wrote(batch.count)
        rest = rest.dropFirst(batch.count)
        repaired = false
      } catch {
        let failure = TrackDatabase.failure(error, file: file?.name ?? TrackName.hotFile(hour(of: first.receivedAt)))
        let name = failure.file
        close()
        if failure.reason == .damaged, !repaired, setAside(name) {
          repaired = true
          continue
        }
        meter.stopped(failure, at: clock())
        return TrackAppend(written: rows.count - rest.count, failure: failure)
      }
    }
    return TrackAppend(written: rows.count, failure: nil)
  }

  private func insert(_ rows: ArraySlice<TrackRow>, into file: HotFile) throws {
    try file.database.writeWithoutTransaction { db in
      try db.inTransaction(.immediate) {
        try TrackRow.insert(rows, into: db)
        return .commit
      }
    }
  }

  /// How many rows from the first belong into the file of `hour`, at most those of one transaction, at least one.
  private func run(_ rows: ArraySlice<TrackRow>, of hour: TrackHour) -> Int {
    let from = hour.start - Self.overlap
    let end = hour.end
    let limit = rows.prefix(max(1, settings.transactionRows))
    let stop = limit.dropFirst().firstIndex { $0.receivedAt < from || $0.receivedAt >= end }
    return (stop ?? limit.endIndex) - limit.startIndex
  }

  /// Which hour's file a row belongs into, as the open file has it.
  private func hour(of receivedAt: Instant) -> TrackHour {
    if let wanted = file?.wanted, receivedAt >= wanted.start - Self.overlap, receivedAt < wanted.end { return wanted }
    return TrackHour(containing: receivedAt)
  }

  private func checkSpace() throws {
    guard settings.reserveBytes > 0, let free = freeBytes(folder.path), free < settings.reserveBytes else { return }
    throw TrackFailure(.lowSpace, file: "", message: "\(free) bytes left, \(settings.reserveBytes) are reserved")
  }

  // MARK: The hot file

  private func hotFile(for receivedAt: Instant) throws -> HotFile {
    let wanted = hour(of: receivedAt)
    if let file, file.wanted == wanted { return file }
    close()
    try folder.prepare()
    let name = TrackName.hotFile(folder.open(wanted))
    do {
      let database = try TrackDatabase.openHot(folder.path(name), pageLimit: pageLimit)
      let file = HotFile(wanted: wanted, name: name, database: database)
      self.file = file
      return file
    } catch {
      throw TrackDatabase.failure(error, file: name)
    }
  }

  private func close() {
    // The last connection moves the log into the file. Where that fails the log stays, and is read with the file.
    try? file?.database.close()
    file = nil
    folder.close()
  }

  private func setAside(_ name: String) -> Bool {
    do {
      let target = try folder.setAside(name)
      meter.count { $0.filesSetAside += 1 }
      meter.tell(.setAside(file: name, as: target))
      return true
    } catch {
      return false
    }
  }
}
