package import Units

// The tracks: every position of every vessel, in bulk, apart from the register (D2). A flood of positions can't delay a
// notice, and a full disk stops this archive and nothing else.
//
// Promises: offering never waits and never fails, and every row is written, waiting or counted as dropped. Rows go, in
// order of arrival, into the hot file of their hour, which has no index (a row costs about a microsecond). An hour that
// is over is sealed: sorted by vessel and time, so that a track is read from a few pages. Deleting is deleting files. A
// crash at any instant loses only what was not yet committed, and the next start finishes what it cut short. A damaged
// file is set aside, and archiving goes on. Evidence never comes from here, but from the ring in `Picture`.

/// The archive of tracks in one folder. One process at a time may use a folder.
package struct TracksStore: Sendable {
  package let folder: String
  package let settings: TrackSettings
  package let writer: TrackWriter
  package let sealer: TrackSealer
  package let reader: TrackReader
  let queue: TrackQueue
  let meter: TrackMeter

  /// Touches no file yet: that happens on the actors, and can't keep the daemon from starting.
  ///
  /// - Parameters:
  ///   - folder: made when missing.
  ///   - clock: the wall clock; says when archiving stopped.
  ///   - freeBytes: what is left on the disk of a folder; nil when it can't be told.
  ///   - report: called on the archive's own threads, for the log and for alarms; must not block.
  package init(
    folder: String, settings: TrackSettings = TrackSettings(), clock: @escaping @Sendable () -> Instant,
    freeBytes: (@Sendable (String) -> Int64?)? = nil, report: @escaping @Sendable (TrackEvent) -> Void = { _ in }
  ) {
    let free = freeBytes ?? { TrackDisk.free($0) }
    let meter = TrackMeter(report: report)
    let files = TrackFolder(path: folder)
    let queue = TrackQueue(capacity: settings.queueRows, meter: meter)
    self.folder = folder
    self.settings = settings
    self.meter = meter
    self.queue = queue
    writer = TrackWriter(
      folder: files, settings: settings, meter: meter, queue: queue, clock: clock, freeBytes: free)
    sealer = TrackSealer(folder: files, settings: settings, meter: meter, freeBytes: free)
    reader = TrackReader(folder: files, settings: settings, meter: meter)
  }

  /// Hands over positions for the archive. Never waits. Returns how many of them, the last ones, found no room: they are
  /// dropped and counted.
  @discardableResult
  package func offer(_ rows: [TrackRow]) -> Int { queue.offer(rows) }

  /// Writes what waits now, for those who run without `TrackService` (a story under the virtual clock, a test).
  @discardableResult
  package func flush() async -> TrackDrain { await writer.drain() }

  /// Closes and seals the hours that are over, and deletes what is too old unless the clock can't be trusted (D4: a wrong
  /// clock must not delete half a year). True when nothing is left to seal.
  @discardableResult
  package func maintain(now: Instant, clockIsTrusted: Bool = true) async -> Bool {
    await writer.rollOver(now: now)
    let done = await sealer.seal(now: now)
    if clockIsTrusted { await sealer.prune(now: now) }
    return done
  }

  /// See `TrackReader.track`.
  package func track(
    mmsi: UInt32, from: Instant, through: Instant, limit: Int
  ) async throws(TrackFailure) -> [TrackRow] {
    try await reader.track(mmsi: mmsi, from: from, through: through, limit: limit)
  }

  package var counters: TrackCounters { meter.snapshot }
}
