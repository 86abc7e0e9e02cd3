/// `GET /v1/watches`: whether a centre's room is staffed or may be on telephone standby (G3, G4).
package struct WatchRow: Hashable, Sendable, Codable {
  /// Code of the centre, `430105`.
  package var centre: String
  package var centreName: String
  /// `G3` for a first-line centre, whose window follows its timetables; `G4` for office hours.
  package var clause: String
  /// `staffed` (在岗值守) or `standby` (电话值守, which may be kept and need not).
  package var mode: String
  /// When the mode began; nil: before yesterday.
  package var since: Timestamp?
  /// When it changes, as far as is known: earlier where the last vessel is recorded berthed, later where one runs late; nil: not within a week.
  package var changes: Timestamp?
  /// The room stays open beyond the timetable: a last vessel is late, or nobody recorded that it has berthed.
  package var isExtended: Bool
  /// What it watches itself, today; of yesterday what keeps it open still; of tomorrow what opened it this evening already.
  package var points: [WatchPointRow]

  package init(
    centre: String, centreName: String, clause: String, mode: String, since: Timestamp? = nil,
    changes: Timestamp? = nil, isExtended: Bool = false, points: [WatchPointRow]
  ) {
    self.centre = centre
    self.centreName = centreName
    self.clause = clause
    self.mode = mode
    self.since = since
    self.changes = changes
    self.isExtended = isExtended
    self.points = points
  }
}

/// A point's day as the watch sees it.
package struct WatchPointRow: Hashable, Sendable, Codable {
  /// Id of the point; or of a passenger vessel or ferry that serves none, and sails by its own timetable.
  package var point: String
  package var name: String
  /// `2026-11-22`
  package var day: String
  /// `none` (no sailings), `ahead`, `sailing`, `late`, `unrecorded`, `berthed`, `lapsed`.
  package var state: String
  /// First departure and last berthing by the timetable.
  package var first: Timestamp?
  package var last: Timestamp?
  /// Until when it keeps the room open, at the latest.
  package var keepsUntil: Timestamp?
  /// Why it has none: `not-yet`, `repair`, `season`, `other`.
  package var absence: String?
  /// Registered vessels of the point that AIS shows under way now, where the last is awaited.
  package var underWay: [String]

  package init(
    point: String, name: String, day: String, state: String, first: Timestamp? = nil, last: Timestamp? = nil,
    keepsUntil: Timestamp? = nil, absence: String? = nil, underWay: [String] = []
  ) {
    self.point = point
    self.name = name
    self.day = day
    self.state = state
    self.first = first
    self.last = last
    self.keepsUntil = keepsUntil
    self.absence = absence
    self.underWay = underWay
  }
}

/// `POST /v1/watches/berthed`: the last vessel of a point's day has berthed.
package struct BerthedRequest: Hashable, Sendable, Codable {
  /// Id of the point, or of a vessel that serves none.
  package var point: String
  /// Now, unless said.
  package var at: Timestamp?
  package var note: String?

  package init(
    point: String, at: Timestamp? = nil, note: String? = nil
  ) {
    self.point = point
    self.at = at
    self.note = note
  }
}

/// `POST /v1/watches/late`: the last vessel of a point's day runs late.
package struct LateRequest: Hashable, Sendable, Codable {
  /// Id of the point, or of a vessel that serves none.
  package var point: String
  /// When it is expected to berth, within a day.
  package var until: Timestamp
  package var note: String?

  package init(
    point: String, until: Timestamp, note: String? = nil
  ) {
    self.point = point
    self.until = until
    self.note = note
  }
}
