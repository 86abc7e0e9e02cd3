package import Units

/// How the archive of tracks is kept. A value; it is read and checked elsewhere.
package struct TrackSettings: Sendable, Hashable {
  /// Most rows that wait between the traffic engine and the writer, those being written among them (48 bytes each).
  package var queueRows = 262_144
  /// Most rows of one transaction.
  package var transactionRows = 16_384
  /// Files older than this many days are deleted; nil keeps them for ever.
  package var keepDays: Int? = 180
  /// Beyond this many bytes the oldest files are deleted; nil is no limit. The hot file counts and is never deleted.
  package var keepBytes: Int64?
  /// Archiving stops while the disk has less than this left: the register shares it, and needs it more.
  package var reserveBytes: Int64 = 256 << 20
  /// After archiving has stopped: the first pause before trying again; it doubles up to `retryAtMost`.
  package var retryAfter = TimeSpan.seconds(5)
  package var retryAtMost = TimeSpan.seconds(60)
  /// Most rows of one reading.
  package var readRows = 200_000

  package init() {}
}

/// Why something about a file of tracks did not work.
package struct TrackFailure: Error, Sendable, Hashable {
  package enum Reason: String, Sendable, Hashable, CaseIterable {
    /// No room on the disk.
    case diskFull
    /// Room, but less than the reserve.
    case lowSpace
    /// The disk does not read or write.
    case inputOutput
    /// The file is damaged, or no file of ours.
    case damaged
    /// The folder or file can't be made, opened or written: rights, a missing mount.
    case cannotOpen
    /// Another process holds the file.
    case busy
    /// Stopped on purpose: the daemon is shutting down.
    case interrupted
    case other
  }

  package var reason: Reason
  /// Name of the file, without its folder.
  package var file: String
  /// SQLite's extended result code, or errno below zero.
  package var code: Int32
  package var message: String

  package init(_ reason: Reason, file: String, code: Int32 = 0, message: String) {
    self.reason = reason
    self.file = file
    self.code = code
    self.message = message
  }
}

/// What the archive has to tell those who log and raise alarms.
package enum TrackEvent: Sendable, Hashable {
  /// Archiving stopped; it is tried again by itself.
  case stopped(TrackFailure)
  /// Archiving goes on; so many rows were lost for want of room meanwhile.
  case resumed(dropped: Int)
  case sealed(file: String, rows: Int)
  /// Sealing did not work; it is tried again, the rows stay readable in the hot file.
  case notSealed(TrackFailure)
  /// A damaged file got another name; archiving goes on in a new one.
  case setAside(file: String, as: String)
  /// A file went because of its age or because of the limit of bytes.
  case deleted(file: String, bytes: Int64)
  case notDeleted(TrackFailure)
}
