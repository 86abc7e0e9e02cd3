/// An item of a finding's evidence.
package struct EvidenceItemRow: Hashable, Sendable, Codable {
  /// `statement`, `leg/1`, `zone`, `rules`, `file/2`, `closing`
  package var item: String
  /// `statement`, `leg`, `zone`, `rules`, `file` or `closing`.
  package var kind: String
  /// SHA-256, by which its bytes are fetched; of what is missing the one that was sealed.
  package var digest: String
  package var bytes: Int
  package var at: Timestamp?
  /// Against the journal: `intact`, `altered`, `missing`, `unsealed`, or `pending` (sealed when the episode ends).
  package var state: String
  /// Of a file: its name, MIME type, who added it, what it shows.
  package var name: String?
  package var type: String?
  package var by: String?
  package var note: String?

  package init(
    item: String, kind: String, digest: String, bytes: Int, at: Timestamp? = nil, state: String, name: String? = nil,
    type: String? = nil, by: String? = nil, note: String? = nil
  ) {
    self.item = item
    self.kind = kind
    self.digest = digest
    self.bytes = bytes
    self.at = at
    self.state = state
    self.name = name
    self.type = type
    self.by = by
    self.note = note
  }
}

/// The zone as it was when it judged (D8).
package struct EvidenceZone: Hashable, Sendable, Codable {
  package var id: String
  package var name: String
  package var version: String
  /// As in GeoJSON: of each polygon the outline, then its holes; rings are closed.
  package var polygons: [[[PlaceShape]]]

  package init(id: String, name: String, version: String, polygons: [[[PlaceShape]]]) {
    self.id = id
    self.name = name
    self.version = version
    self.polygons = polygons
  }
}

/// An entry of the journal that names digests of a finding's evidence.
package struct EvidenceSealRow: Hashable, Sendable, Codable {
  package var seq: Int64
  package var at: Timestamp
  /// `opened`, `ended` or `attached`.
  package var why: String
  /// Digest of the entry itself, to which the journal's chain goes on.
  package var hash: String
  /// By item.
  package var digests: [String: String]

  package init(seq: Int64, at: Timestamp, why: String, hash: String, digests: [String: String]) {
    self.seq = seq
    self.at = at
    self.why = why
    self.hash = hash
    self.digests = digests
  }
}

/// `GET /v1/findings/{no}/evidence`: all that a case file is made of.
package struct EvidenceSheet: Hashable, Sendable, Codable {
  /// Its `evidence` is empty: all fixes stand in `fixes`.
  package var finding: FindingDetail
  package var items: [EvidenceItemRow]
  package var seals: [EvidenceSealRow]
  /// Every leg, in order of time.
  package var fixes: [FixRow]
  package var zone: EvidenceZone?

  package init(
    finding: FindingDetail, items: [EvidenceItemRow], seals: [EvidenceSealRow], fixes: [FixRow],
    zone: EvidenceZone? = nil
  ) {
    self.finding = finding
    self.items = items
    self.seals = seals
    self.fixes = fixes
    self.zone = zone
  }
}

/// `GET /v1/findings/{no}/verify`
package struct EvidenceCheck: Hashable, Sendable, Codable {
  package var finding: Int64
  /// Every item is what was sealed, and the journal's chain is whole.
  package var whole: Bool
  package var items: [EvidenceItemRow]
  /// The journal's chain, from its first entry to its last.
  package var journal: JournalCheckAnswer

  package init(finding: Int64, whole: Bool, items: [EvidenceItemRow], journal: JournalCheckAnswer) {
    self.finding = finding
    self.whole = whole
    self.items = items
    self.journal = journal
  }
}

/// `POST /v1/findings/{no}/files`: a picture or file of at most 20 MiB. What it is follows from its bytes: PNG, JPEG, PDF, MP4 or text.
package struct AttachRequest: Hashable, Sendable, Codable {
  package var name: String
  package var content: Base64Text
  /// What it shows.
  package var note: String?

  package init(name: String, content: Base64Text, note: String? = nil) {
    self.name = name
    self.content = content
    self.note = note
  }
}

/// A zone or vessel on a shelf (D5).
package struct ShelfRow: Hashable, Sendable, Codable {
  package var no: Int64
  /// `zone` or `vessel`.
  package var scope: String
  /// The zone's id, the vessel's MMSI, or the thing that a person looked at.
  package var subject: String
  package var subjectName: String
  /// For whose findings it holds: that centre's and those of the centres below.
  package var centre: String
  package var centreName: String
  package var by: String
  package var reason: String
  /// Through which finding.
  package var finding: Int64
  package var at: Timestamp
  package var until: Timestamp
  /// Taken back then, by whom, why.
  package var endedAt: Timestamp?
  package var endedBy: String?
  package var endReason: String?
  package var holds: Bool
  /// Alarms that lie on it now.
  package var alarms: Int

  package init(
    no: Int64, scope: String, subject: String, subjectName: String, centre: String, centreName: String, by: String,
    reason: String, finding: Int64, at: Timestamp, until: Timestamp, endedAt: Timestamp? = nil, endedBy: String? = nil,
    endReason: String? = nil, holds: Bool, alarms: Int
  ) {
    self.no = no
    self.scope = scope
    self.subject = subject
    self.subjectName = subjectName
    self.centre = centre
    self.centreName = centreName
    self.by = by
    self.reason = reason
    self.finding = finding
    self.at = at
    self.until = until
    self.endedAt = endedAt
    self.endedBy = endedBy
    self.endReason = endReason
    self.holds = holds
    self.alarms = alarms
  }
}

/// `POST /v1/shelves/{no}/end`, by a leader: what lies on it rings anew.
package struct ShelfEndRequest: Hashable, Sendable, Codable {
  package var reason: String?
  package init(reason: String? = nil) { self.reason = reason }
}

/// How many alarms a centre gets.
package struct AlarmLoadRow: Hashable, Sendable, Codable {
  package var centre: String
  package var centreName: String
  /// Its room is staffed now.
  package var staffed: Bool
  /// Recorded in the last 60 minutes, info aside.
  package var lastHour: Int
  package var lastDay: Int
  /// The most in any of the last 24 hours.
  package var worstHour: Int
  /// More in the last hour than `AlarmLoad.most`.
  package var flooded: Bool

  package init(
    centre: String, centreName: String, staffed: Bool, lastHour: Int, lastDay: Int, worstHour: Int, flooded: Bool
  ) {
    self.centre = centre
    self.centreName = centreName
    self.staffed = staffed
    self.lastHour = lastHour
    self.lastDay = lastDay
    self.worstHour = worstHour
    self.flooded = flooded
  }
}

/// `GET /v1/alarm-load`
package struct AlarmLoadAnswer: Hashable, Sendable, Codable {
  package var at: Timestamp
  /// So many an hour can be dealt with (EEMUA 191).
  package var most: Int
  package var staffedCentres: Int
  /// Alarms of the last hour for each staffed centre.
  package var perStaffedCentre: Double
  /// Centres with alarms in the last 24 hours, the fullest first.
  package var centres: [AlarmLoadRow]

  package init(at: Timestamp, most: Int, staffedCentres: Int, perStaffedCentre: Double, centres: [AlarmLoadRow]) {
    self.at = at
    self.most = most
    self.staffedCentres = staffedCentres
    self.perStaffedCentre = perStaffedCentre
    self.centres = centres
  }
}
