package import Organisation
package import Units

/// What people recorded of a point's last vessel (G3).
package enum LastVessel: Hashable, Sendable, Codable {
  /// It has berthed.
  case berthed(at: Instant)
  /// It runs late, and is expected to berth by then.
  case late(until: Instant)
}

/// A point, or a vessel that serves none, on a day of its timetable. A sailing that berths after midnight belongs to the day on which it was to sail.
package struct PointDay: Hashable, Sendable {
  /// Id of the `Sailer`.
  package var point: String
  package var day: CivilDate
  package init(point: String, day: CivilDate) {
    self.point = point
    self.day = day
  }
}

/// Whether a room is kept (G3).
package enum WatchMode: String, Hashable, Sendable, Codable, CaseIterable {
  /// 在岗值守
  case staffed
  /// 电话值守, which may be kept and need not.
  case standby
}

/// A point's day as the watch sees it.
package struct WatchedPoint: Hashable, Sendable {
  package enum State: String, Hashable, Sendable, Codable, CaseIterable {
    /// Out of service, or without sailings that day.
    case none
    /// Its first vessel is still to depart.
    case ahead
    case sailing
    /// The last was to berth, is recorded as late, and the room stays open for it.
    case late
    /// The last was to berth, nobody recorded that it has, and the room stays open for it.
    case unrecorded
    case berthed
    /// Nobody ever recorded it, for so long that the room was not kept open further.
    case lapsed
  }
  /// Id of the `Sailer`: a point, or a vessel that serves none.
  package var point: String
  package var day: CivilDate
  package var state: State
  package var sailings: Hours?
  /// Why there are none.
  package var absence: Absence?
  /// Until when it keeps the room open: planned, recorded or, while it is `unrecorded`, at the latest.
  package var keepsUntil: Instant?
}

/// The watch of a centre at a moment.
package struct WatchState: Hashable, Sendable {
  package var centre: CentreID
  package var mode: WatchMode
  /// When the mode began; nil: before yesterday.
  package var since: Instant?
  /// When it changes as far as is known; nil: not within eight days, or when the last vessel is recorded berthed.
  package var changes: Instant?
  /// The room stays open beyond the timetable: for whom. Sooner than `changes` it is closed by recording their last vessel berthed.
  package var extendedFor: [WatchedPoint]
  /// Today's points, yesterday's that keep the room open still, and tomorrow's that opened it this evening; in order of id.
  package var points: [WatchedPoint]
}
