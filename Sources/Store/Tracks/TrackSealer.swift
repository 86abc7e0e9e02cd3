import GRDB
import Synchronization
package import Units

/// Seals the hours that are over, and deletes what is too old; on a thread that yields to all others.
///
/// A sealed file is the hot file's rows sorted by vessel and time, made beside it under another name, put on the disk,
/// then renamed. Each step can be the last before a crash: a part is made anew, and a hot file whose rows are already in
/// the sealed one (it says so by its origin) is deleted. A second hot file of an hour already sealed (the clock was set
/// back) is merged into it.
package actor TrackSealer {
  struct Work {
    var database: DatabaseQueue?
    var stopped = false
  }

  let folder: TrackFolder
  let settings: TrackSettings
  let meter: TrackMeter
  private let freeBytes: @Sendable (String) -> Int64?
  private let executor = BackgroundExecutor(label: "tracks.sealer")
  /// The last failure that was told.
  private var told: TrackFailure?
  nonisolated let work = Mutex(Work())

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
}
