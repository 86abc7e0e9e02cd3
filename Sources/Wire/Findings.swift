/// A finding with its alarm (D5) as a line of a list.
package struct FindingRow: Hashable, Sendable, Codable, Revised {
  package var no: Int64
  /// `closed-water/413900123/Z-SCJ/1763771000000`
  package var id: String
  package var revision: Int
  /// `V06`, `D01`, …
  package var code: String
  package var codeName: Words
  /// `info`, `ordinary`, `serious` or `emergency`.
  package var severity: String
  /// The centre it belongs to.
  package var centre: String
  package var centreName: String
  package var mmsi: UInt32?
  package var vesselName: String?
  /// What is judged besides the vessel: a zone, a feed, a point.
  package var object: String?
  package var objectName: String?
  package var opened: Timestamp
  package var ended: Timestamp?
  /// `active` or `ended`.
  package var condition: String
  /// `unacknowledged` or `acknowledged`.
  package var attention: String
  package var acknowledgedBy: String?
  /// The acknowledgement holds until then.
  package var acknowledgedUntil: Timestamp?
  /// `candidate`, `filed` or `dismissed`.
  package var disposition: String
  package var caseNo: Int64?
  /// The sentence with its numbers: `42 m inside 三汊矶禁航区 for 95 s at 6.1 kn`.
  package var reason: Words
  /// How many steps of the ladder have been told.
  package var told: Int
  /// When the next step is due.
  package var nextStep: Timestamp?
  /// Silenced on the caller's console.
  package var silenced: Bool
  package var shelvedUntil: Timestamp?

  package init(
    no: Int64, id: String, revision: Int, code: String, codeName: Words, severity: String, centre: String,
    centreName: String, mmsi: UInt32? = nil, vesselName: String? = nil, object: String? = nil,
    objectName: String? = nil, opened: Timestamp, ended: Timestamp? = nil, condition: String, attention: String,
    acknowledgedBy: String? = nil, acknowledgedUntil: Timestamp? = nil, disposition: String, caseNo: Int64? = nil,
    reason: Words, told: Int = 0, nextStep: Timestamp? = nil, silenced: Bool = false, shelvedUntil: Timestamp? = nil
  ) {
    self.no = no
    self.id = id
    self.revision = revision
    self.code = code
    self.codeName = codeName
    self.severity = severity
    self.centre = centre
    self.centreName = centreName
    self.mmsi = mmsi
    self.vesselName = vesselName
    self.object = object
    self.objectName = objectName
    self.opened = opened
    self.ended = ended
    self.condition = condition
    self.attention = attention
    self.acknowledgedBy = acknowledgedBy
    self.acknowledgedUntil = acknowledgedUntil
    self.disposition = disposition
    self.caseNo = caseNo
    self.reason = reason
    self.told = told
    self.nextStep = nextStep
    self.silenced = silenced
    self.shelvedUntil = shelvedUntil
  }
}

/// `GET /v1/findings/{no}`
package struct FindingDetail: Hashable, Sendable, Codable {
  package var summary: FindingRow
  /// `closed-water`, `speed`, `distress`, `lost-signal`, or `observed` when a person saw it.
  package var detector: String
  /// First fix of the episode.
  package var onset: Timestamp
  package var place: PlaceShape?
  /// Version of the zone or rule that judged it (D8).
  package var ruleVersion: String?
  package var evidence: [FixRow]
  package var ladder: [LadderRow]
  /// Names of centres that got a copy.
  package var copies: [String]
  package var dismissedReason: String?
  package var dismissedBy: String?
  /// What people saw, line by line; empty for a detector's finding.
  package var observations: [ObservationRow]
  /// Pictures and files that people added to its evidence.
  package var files: [FileRow]?

  package init(
    summary: FindingRow, detector: String, onset: Timestamp, place: PlaceShape? = nil, ruleVersion: String? = nil,
    evidence: [FixRow], ladder: [LadderRow], copies: [String] = [], dismissedReason: String? = nil,
    dismissedBy: String? = nil, observations: [ObservationRow] = [], files: [FileRow]? = nil
  ) {
    self.summary = summary
    self.detector = detector
    self.onset = onset
    self.place = place
    self.ruleVersion = ruleVersion
    self.evidence = evidence
    self.ladder = ladder
    self.copies = copies
    self.dismissedReason = dismissedReason
    self.dismissedBy = dismissedBy
    self.observations = observations
    self.files = files
  }
}

/// Degrees on WGS 84 (D13).
package struct PlaceShape: Hashable, Sendable, Codable {
  package var latitude: Double
  package var longitude: Double

  package init(
    latitude: Double, longitude: Double
  ) {
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// One fix.
package struct FixRow: Hashable, Sendable, Codable {
  package var at: Timestamp
  package var latitude: Double
  package var longitude: Double
  /// Knots over ground.
  package var speed: Double?
  /// Degrees true.
  package var course: Double?
  /// As it was received.
  package var raw: String?
  /// Name of the feed.
  package var source: String

  package init(
    at: Timestamp, latitude: Double, longitude: Double, speed: Double? = nil, course: Double? = nil,
    raw: String? = nil, source: String
  ) {
    self.at = at
    self.latitude = latitude
    self.longitude = longitude
    self.speed = speed
    self.course = course
    self.raw = raw
    self.source = source
  }
}

/// A step of the alarm ladder: told, or still to come.
package struct LadderRow: Hashable, Sendable, Codable {
  package var at: Timestamp
  /// `watchkeepers`, `dutyLeader`, `centreLeader`, `superiorDutyLeader` or `provinceDutyLeader`.
  package var rung: String
  /// `told`, `gap` (it resolved to nobody) or `next`.
  package var state: String
  /// Names.
  package var to: [String]
  /// `mail`, `sms`, …
  package var channel: String?

  package init(
    at: Timestamp, rung: String, state: String, to: [String], channel: String? = nil
  ) {
    self.at = at
    self.rung = rung
    self.state = state
    self.to = to
    self.channel = channel
  }
}

/// `POST /v1/findings/{no}/acknowledge`; holds 30 minutes, in an emergency 10.
package struct AcknowledgeRequest: Hashable, Sendable, Codable {
  package var note: String?

  package init(
    note: String? = nil
  ) {
    self.note = note
  }
}

/// `POST /v1/findings/{no}/silence`: on this console only, while it lasts.
package struct SilenceRequest: Hashable, Sendable, Codable {
  package var note: String?

  package init(
    note: String? = nil
  ) {
    self.note = note
  }
}

/// `POST /v1/findings/{no}/shelve`: by a leader, at most 8 h; one of `until` and `minutes`.
package struct ShelveRequest: Hashable, Sendable, Codable {
  package var until: Timestamp?
  package var minutes: Int?
  package var reason: String
  package var scope: ShelveScope

  package init(
    until: Timestamp? = nil, minutes: Int? = nil, reason: String, scope: ShelveScope
  ) {
    self.until = until
    self.minutes = minutes
    self.reason = reason
    self.scope = scope
  }
}

/// `POST /v1/findings/{no}/file` (立案)
package struct FileRequest: Hashable, Sendable, Codable {
  /// A drill has its own numbers and never leaves the organisation (D14).
  package var drill: Bool?
  package var note: String?
  /// The monitoring point concerned, where the daemon can't tell.
  package var point: String?
  /// What the notice asks of the responsible unit.
  package var demand: String?
  package var revision: Int?
  /// P8: the breach was stopped at once; a row of ledger 9 and no form 7.
  package var stopped: Bool?

  package init(
    drill: Bool? = nil, note: String? = nil, point: String? = nil, demand: String? = nil, revision: Int? = nil,
    stopped: Bool? = nil
  ) {
    self.drill = drill
    self.note = note
    self.point = point
    self.demand = demand
    self.revision = revision
    self.stopped = stopped
  }
}

package struct FileAnswer: Hashable, Sendable, Codable {
  package var finding: FindingRow
  package var filed: CaseRow
  package var notice: NoticeRow?
  /// S1: what recurred with it.
  package var recurring: [RecurrenceRow]?
  /// Its notice waits for a leader's signature.
  package var draft: NoticeDraftRow?

  package init(
    finding: FindingRow, filed: CaseRow, notice: NoticeRow? = nil,
    recurring: [RecurrenceRow]? = nil, draft: NoticeDraftRow? = nil
  ) {
    self.finding = finding
    self.filed = filed
    self.notice = notice
    self.recurring = recurring
    self.draft = draft
  }
}

/// `POST /v1/findings/{no}/dismiss`
package struct DismissRequest: Hashable, Sendable, Codable {
  package var reason: String
  package var revision: Int?

  package init(
    reason: String, revision: Int? = nil
  ) {
    self.reason = reason
    self.revision = revision
  }
}
