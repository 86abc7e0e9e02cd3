/// What a bulletin is about (P5, G9), in the order of a broadcast.
package enum BulletinKindName: String, Hashable, Sendable, Codable, CaseIterable, Choice {
  case sailingBan, navigationWarning, navigationNotice, trafficControl, weather, waterLevel, fairway, other
}

/// How a bulletin came.
package enum BulletinSourceName: String, Hashable, Sendable, Codable, CaseIterable, Choice {
  case entered, fromAbove, mail, ais
}

/// A navigational notice or warning (航行通(警)告), or another piece of safety information, as a line of a list.
package struct BulletinRow: Hashable, Sendable, Codable, Revised {
  package var no: Int64
  package var revision: Int
  /// `sailingBan`, `navigationWarning`, …
  package var kind: String
  /// `candidate`, `entered`, `inForce`, `expired`, `cancelled`, `superseded` or `dismissed`.
  package var state: String
  package var centre: String
  package var centreName: String
  /// The issuer's number.
  package var number: String?
  package var issuer: String?
  package var text: String
  /// Zones, points and words, as people say them; absent: all the centre's waters.
  package var place: String?
  package var severity: String
  package var source: String
  package var from: Timestamp
  /// Absent: until further notice.
  package var until: Timestamp?
  package var enteredAt: Timestamp
  package var enteredBy: String?
  /// How many it was passed on to, and how many of these have not confirmed.
  package var relayed: Int
  package var unconfirmed: Int
  /// The caller's centre has it from above and has not confirmed.
  package var toReceive: Bool
  package var drill: Bool

  package init(
    no: Int64, revision: Int, kind: String, state: String, centre: String, centreName: String, number: String? = nil,
    issuer: String? = nil, text: String, place: String? = nil, severity: String, source: String, from: Timestamp,
    until: Timestamp? = nil, enteredAt: Timestamp, enteredBy: String? = nil, relayed: Int = 0, unconfirmed: Int = 0,
    toReceive: Bool = false, drill: Bool = false
  ) {
    self.no = no
    self.revision = revision
    self.kind = kind
    self.state = state
    self.centre = centre
    self.centreName = centreName
    self.number = number
    self.issuer = issuer
    self.text = text
    self.place = place
    self.severity = severity
    self.source = source
    self.from = from
    self.until = until
    self.enteredAt = enteredAt
    self.enteredBy = enteredBy
    self.relayed = relayed
    self.unconfirmed = unconfirmed
    self.toReceive = toReceive
    self.drill = drill
  }
}

/// `GET /v1/bulletins/{no}`
package struct BulletinDetail: Hashable, Sendable, Codable, Revised {
  package var summary: BulletinRow
  package var receipts: [BulletinReceiptRow]
  /// What was heard on AIS: transmitter, feed, times.
  package var heard: HeardShape?
  package var supersedes: Int64?
  package var supersededBy: Int64?
  /// Why it was cancelled or put aside, by whom and when.
  package var endReason: String?
  package var endedBy: String?
  package var endedAt: Timestamp?
  package var history: [JournalRow]
  package var revision: Int { summary.revision }

  package init(
    summary: BulletinRow, receipts: [BulletinReceiptRow], heard: HeardShape? = nil, supersedes: Int64? = nil,
    supersededBy: Int64? = nil, endReason: String? = nil, endedBy: String? = nil, endedAt: Timestamp? = nil,
    history: [JournalRow]
  ) {
    self.summary = summary
    self.receipts = receipts
    self.heard = heard
    self.supersedes = supersedes
    self.supersededBy = supersededBy
    self.endReason = endReason
    self.endedBy = endedBy
    self.endedAt = endedAt
    self.history = history
  }
}

/// To whom a bulletin was passed on, and whether they have confirmed.
package struct BulletinReceiptRow: Hashable, Sendable, Codable {
  /// Code of a centre or of a unit.
  package var party: String
  package var partyName: String
  /// `centre` or `unit`.
  package var kind: String
  package var via: String
  package var viaName: String
  package var relayedAt: Timestamp
  package var receivedAt: Timestamp?
  /// Who gave the receipt.
  package var receivedBy: String?
  /// Who recorded it, where that is another.
  package var recordedBy: String?
  /// `reminded` and `climbed`, as far as it came.
  package var reminders: [String]

  package init(
    party: String, partyName: String, kind: String, via: String, viaName: String, relayedAt: Timestamp,
    receivedAt: Timestamp? = nil, receivedBy: String? = nil, recordedBy: String? = nil, reminders: [String] = []
  ) {
    self.party = party
    self.partyName = partyName
    self.kind = kind
    self.via = via
    self.viaName = viaName
    self.relayedAt = relayedAt
    self.receivedAt = receivedAt
    self.receivedBy = receivedBy
    self.recordedBy = recordedBy
    self.reminders = reminders
  }
}

package struct HeardShape: Hashable, Sendable, Codable {
  package var mmsi: UInt32
  package var feed: String
  package var place: PlaceShape?
  package var times: Int

  package init(mmsi: UInt32, feed: String, place: PlaceShape? = nil, times: Int) {
    self.mmsi = mmsi
    self.feed = feed
    self.place = place
    self.times = times
  }
}

/// `GET /v1/bulletins`
package struct BulletinFilter: Hashable, Sendable {
  /// As `BulletinRow.state` names it; `live` means candidate, entered or in force; `unconfirmed`: live, and somebody has not
  /// confirmed; nil: all.
  package var state: String?
  package var kind: BulletinKindName?
  /// Bulletins of this centre and below, and those that came to it.
  package var centre: String?

  package init(state: String? = nil, kind: BulletinKindName? = nil, centre: String? = nil) {
    self.state = state
    self.kind = kind
    self.centre = centre
  }
}

/// `POST /v1/bulletins`; with another path `POST /v1/bulletins/{no}/adopt`, where the text may be left out.
package struct BulletinRequest: Hashable, Sendable, Codable {
  package var kind: BulletinKindName
  package var text: String?
  package var number: String?
  package var issuer: String?
  package var zones: [String]?
  package var points: [String]?
  /// Where, in words.
  package var place: String?
  /// Now, unless said.
  package var from: Timestamp?
  package var until: Timestamp?
  /// A ban and a warning are `serious` unless said, all others `ordinary`.
  package var severity: SeverityName?
  package var source: BulletinSourceName?
  /// Number of the one that it replaces.
  package var supersedes: Int64?
  package var drill: Bool?
  package var revision: Int?

  package init(
    kind: BulletinKindName, text: String? = nil, number: String? = nil, issuer: String? = nil, zones: [String]? = nil,
    points: [String]? = nil, place: String? = nil, from: Timestamp? = nil, until: Timestamp? = nil,
    severity: SeverityName? = nil, source: BulletinSourceName? = nil, supersedes: Int64? = nil, drill: Bool? = nil,
    revision: Int? = nil
  ) {
    self.kind = kind
    self.text = text
    self.number = number
    self.issuer = issuer
    self.zones = zones
    self.points = points
    self.place = place
    self.from = from
    self.until = until
    self.severity = severity
    self.source = source
    self.supersedes = supersedes
    self.drill = drill
    self.revision = revision
  }
}

/// `POST /v1/bulletins/{no}/cancel`: out of force before its time, or a candidate put aside.
package struct BulletinCancelRequest: Hashable, Sendable, Codable {
  package var reason: String
  package var revision: Int?

  package init(reason: String, revision: Int? = nil) {
    self.reason = reason
    self.revision = revision
  }
}

/// `POST /v1/bulletins/{no}/receive`: the caller's centre has it; or another party has, and told who passed it on.
package struct BulletinReceiveRequest: Hashable, Sendable, Codable {
  /// Code of the centre or unit; absent: the caller's own centre.
  package var party: String?
  /// Name of who gave the receipt; needed for another party.
  package var givenBy: String?
  /// Now, unless said.
  package var receivedAt: Timestamp?

  package init(party: String? = nil, givenBy: String? = nil, receivedAt: Timestamp? = nil) {
    self.party = party
    self.givenBy = givenBy
    self.receivedAt = receivedAt
  }
}

/// What waits of bulletins and broadcasts (`StatusReport.safety`).
package struct SafetyCounts: Hashable, Sendable, Codable {
  package var inForce: Int
  /// Heard on AIS, and nobody has taken them up.
  package var candidates: Int
  /// Came from above, and the centre has not confirmed.
  package var toReceive: Int
  /// Passed on, and not confirmed by those below.
  package var unconfirmed: Int
  /// Broadcasts that wait for the duty leader, also once more.
  package var toApprove: Int
  /// Approved, and to be made.
  package var toMake: Int

  package init(
    inForce: Int = 0, candidates: Int = 0, toReceive: Int = 0, unconfirmed: Int = 0, toApprove: Int = 0, toMake: Int = 0
  ) {
    self.inForce = inForce
    self.candidates = candidates
    self.toReceive = toReceive
    self.unconfirmed = unconfirmed
    self.toApprove = toApprove
    self.toMake = toMake
  }
}
