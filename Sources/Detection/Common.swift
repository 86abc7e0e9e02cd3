import Organisation
import Picture
import Regulation
import Units

/// One change on the two clocks (D4).
struct Sight {
  let change: Change
  /// When it was received.
  let wall: Instant
  /// The same on the monotonic clock, in milliseconds: never later than the moment of the batch.
  let mono: Int64

  init(change: Change, at: Instant, moment: Moment) {
    self.change = change
    wall = at
    let behind = moment.wall.milliseconds &- at.milliseconds
    mono = moment.monotonic.milliseconds &- max(0, behind)
  }
}

/// What all detectors need.
struct Common: Sendable {
  let directory: Directory
  let rules: DetectorRules
  let rulesVersion: String
  let feeds: [String]
  /// What gauges and weather stations read.
  var environment = Environment()

  func circumstances(at instant: Instant) -> Circumstances {
    Circumstances(instant, directory.zone, directory.organisation.holidays, environment)
  }

  /// Updates of one finding at least so far apart, in milliseconds.
  static let updateEvery: Int64 = 60_000

  func feed(_ source: UInt16) -> String {
    feeds.indices.contains(Int(source)) ? feeds[Int(source)] : "feed-\(source)"
  }

  /// As registered, else as received, else empty.
  func name(_ mmsi: UInt32, _ picture: borrowing Picture) -> String {
    directory.vessel(mmsi: mmsi)?.name ?? picture.name(mmsi)
  }

  static func id(_ detector: DetectorKind, _ mmsi: UInt32, _ object: String, _ onset: Instant) -> String {
    "\(detector.rawValue)/\(mmsi)/\(object)/\(onset.milliseconds)"
  }
}
