package import Units

/// Over what a broadcast is made (C7).
package enum BroadcastChannelName: String, Hashable, Sendable, Codable, CaseIterable, Choice {
  case vhf, publicAddress
}

/// A broadcast of safety information (C7) as a line of a list.
package struct BroadcastRow: Hashable, Sendable, Codable, Revised {
  package var no: Int64
  package var revision: Int
  package var centre: String
  package var centreName: String
  /// Number of the duty that it carries out; absent: an extra one.
  package var duty: Int64?
  /// Why an extra one is made.
  package var reason: String?
  /// `draft`, `approved`, `stale`, `made`, `madeLate` or `missed`.
  package var state: String
  package var planned: Timestamp
  /// Made no later it is on time, made no later than `missedAfter` it is late.
  package var onTimeUntil: Timestamp
  package var missedAfter: Timestamp
  package var approvedBy: String?
  package var approvedAt: Timestamp?
  package var madeAt: Timestamp?
  package var madeBy: String?
  /// `vhf` or `publicAddress`, and the channel's number or the like.
  package var channel: String?
  package var channelDetail: String?
  /// Characters of its text, and seconds that it takes to read.
  package var characters: Int
  package var seconds: Int

  package init(
    no: Int64, revision: Int, centre: String, centreName: String, duty: Int64? = nil, reason: String? = nil,
    state: String, planned: Timestamp, onTimeUntil: Timestamp, missedAfter: Timestamp, approvedBy: String? = nil,
    approvedAt: Timestamp? = nil, madeAt: Timestamp? = nil, madeBy: String? = nil, channel: String? = nil,
    channelDetail: String? = nil, characters: Int, seconds: Int
  ) {
    self.no = no
    self.revision = revision
    self.centre = centre
    self.centreName = centreName
    self.duty = duty
    self.reason = reason
    self.state = state
    self.planned = planned
    self.onTimeUntil = onTimeUntil
    self.missedAfter = missedAfter
    self.approvedBy = approvedBy
    self.approvedAt = approvedAt
    self.madeAt = madeAt
    self.madeBy = madeBy
    self.channel = channel
    self.channelDetail = channelDetail
    self.characters = characters
    self.seconds = seconds
  }
}

/// `GET /v1/broadcasts/{no}`
package struct BroadcastDetail: Hashable, Sendable, Codable, Revised {
  package var summary: BroadcastRow
  /// The text as it stands: an opening, items, a closing.
  package var paragraphs: [String]
  /// What was approved, where that is another text: what is to be read until somebody approves again.
  package var approved: [String]?
  /// Changed by hand.
  package var edited: Bool
  /// Numbers of the bulletins in it, and of those that came or went after the approval.
  package var bulletins: [Int64]
  package var changes: [Int64]
  /// Said when it was recorded as made.
  package var note: String?
  package var history: [JournalRow]
  package var revision: Int { summary.revision }

  package init(
    summary: BroadcastRow, paragraphs: [String], approved: [String]? = nil, edited: Bool, bulletins: [Int64],
    changes: [Int64], note: String? = nil, history: [JournalRow]
  ) {
    self.summary = summary
    self.paragraphs = paragraphs
    self.approved = approved
    self.edited = edited
    self.bulletins = bulletins
    self.changes = changes
    self.note = note
    self.history = history
  }
}

/// `GET /v1/broadcasts`
package struct BroadcastFilter: Hashable, Sendable {
  package var day: CivilDate?
  package var centre: String?
  /// As `BroadcastRow.state` names it; `open` means not made and not missed.
  package var state: String?

  package init(day: CivilDate? = nil, centre: String? = nil, state: String? = nil) {
    self.day = day
    self.centre = centre
    self.state = state
  }
}

/// `POST /v1/broadcasts`: an extra one, besides the hours.
package struct BroadcastAddRequest: Hashable, Sendable, Codable {
  package var reason: String

  package init(reason: String) { self.reason = reason }
}

/// `POST /v1/broadcasts/{no}/edit`: another text; an approval falls with the old one.
package struct BroadcastEditRequest: Hashable, Sendable, Codable {
  package var paragraphs: [String]
  package var revision: Int?

  package init(paragraphs: [String], revision: Int? = nil) {
    self.paragraphs = paragraphs
    self.revision = revision
  }
}

/// `POST /v1/broadcasts/{no}/approve` (G5), by a duty leader.
package struct BroadcastApproveRequest: Hashable, Sendable, Codable {
  package var revision: Int?

  package init(revision: Int? = nil) { self.revision = revision }
}

/// `POST /v1/broadcasts/{no}/confirm`: it was made.
package struct BroadcastConfirmRequest: Hashable, Sendable, Codable {
  package var channel: BroadcastChannelName
  /// The VHF channel's number, or which part of the broadcast system.
  package var detail: String?
  /// Now, unless said.
  package var at: Timestamp?
  package var note: String?
  package var revision: Int?

  package init(
    channel: BroadcastChannelName, detail: String? = nil, at: Timestamp? = nil, note: String? = nil,
    revision: Int? = nil
  ) {
    self.channel = channel
    self.detail = detail
    self.at = at
    self.note = note
    self.revision = revision
  }
}
