/// `head`: each week; `department`: each month; `leadership`: each month and before holidays (S6).
package enum ReviewLevelName: String, Hashable, Sendable, Codable, CaseIterable, Choice {
  case head, department, leadership
}

/// `GET /v1/reviews`: looks at how matters were dealt with (业务抽查: S6, G13).
package struct ReviewRow: Hashable, Sendable, Codable {
  package var no: Int64
  package var revision: Int
  package var centre: String
  package var centreName: String
  package var level: String
  /// `judging`, `following` (something wanting is not put right) or `done`.
  package var state: String
  /// `head/2026-11-23`; left out: one more than is owed.
  package var occasion: String?
  package var begunAt: Timestamp
  package var by: String?
  package var items: [ReviewItemRow]

  package init(
    no: Int64, revision: Int, centre: String, centreName: String, level: String, state: String,
    occasion: String? = nil, begunAt: Timestamp, by: String? = nil, items: [ReviewItemRow] = []
  ) {
    self.no = no
    self.revision = revision
    self.centre = centre
    self.centreName = centreName
    self.level = level
    self.state = state
    self.occasion = occasion
    self.begunAt = begunAt
    self.by = by
    self.items = items
  }
}

/// A matter that was drawn. What is not judged has neither verdict nor note.
package struct ReviewItemRow: Hashable, Sendable, Codable {
  package var caseNo: Int64
  package var what: Words
  package var timely: Bool?
  package var appropriate: Bool?
  package var effective: Bool?
  package var note: String?
  package var judgedAt: Timestamp?
  /// Of what was found wanting: by when it is to be put right, and what was done.
  package var mendDue: Timestamp?
  package var mended: String?
  package var mendedBy: String?

  package init(
    caseNo: Int64, what: Words, timely: Bool? = nil, appropriate: Bool? = nil, effective: Bool? = nil,
    note: String? = nil, judgedAt: Timestamp? = nil, mendDue: Timestamp? = nil, mended: String? = nil,
    mendedBy: String? = nil
  ) {
    self.caseNo = caseNo
    self.what = what
    self.timely = timely
    self.appropriate = appropriate
    self.effective = effective
    self.note = note
    self.judgedAt = judgedAt
    self.mendDue = mendDue
    self.mended = mended
    self.mendedBy = mendedBy
  }
}

/// `GET /v1/reviews/owed`: what is owed now, and what was owed in the last quarter.
package struct ReviewOwedRow: Hashable, Sendable, Codable {
  package var centre: String
  package var centreName: String
  package var level: String
  /// Days, `2026-11-23`.
  package var from: String
  package var through: String
  package var holiday: String?
  /// `open`, `done`, `missed`, or `empty`: nothing was over that could be looked at.
  package var standing: String
  package var review: Int64?

  package init(
    centre: String, centreName: String, level: String, from: String, through: String, holiday: String? = nil,
    standing: String, review: Int64? = nil
  ) {
    self.centre = centre
    self.centreName = centreName
    self.level = level
    self.from = from
    self.through = through
    self.holiday = holiday
    self.standing = standing
    self.review = review
  }
}

/// `POST /v1/reviews`
package struct ReviewBeginRequest: Hashable, Sendable, Codable {
  package var level: ReviewLevelName
  package init(level: ReviewLevelName) { self.level = level }
}

/// `POST /v1/reviews/{no}/judge`: 及时、妥当、有效, each yes unless said.
package struct ReviewJudgeRequest: Hashable, Sendable, Codable {
  package var caseNo: Int64
  package var timely: Bool?
  package var appropriate: Bool?
  package var effective: Bool?
  /// Needed where one of them is no.
  package var note: String?
  package var revision: Int?
  package init(
    caseNo: Int64, timely: Bool? = nil, appropriate: Bool? = nil, effective: Bool? = nil, note: String? = nil,
    revision: Int? = nil
  ) {
    self.caseNo = caseNo
    self.timely = timely
    self.appropriate = appropriate
    self.effective = effective
    self.note = note
    self.revision = revision
  }
}

/// `POST /v1/reviews/{no}/mend`
package struct ReviewMendRequest: Hashable, Sendable, Codable {
  package var caseNo: Int64
  package var text: String
  package var revision: Int?
  package init(caseNo: Int64, text: String, revision: Int? = nil) {
    self.caseNo = caseNo
    self.text = text
    self.revision = revision
  }
}
