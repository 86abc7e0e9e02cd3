package import Units

/// `POST /v1/cases/{no}/urge` (催办)
package struct UrgeRequest: Hashable, Sendable, Codable {
  package var words: String
  package var revision: Int?

  package init(
    words: String, revision: Int? = nil
  ) {
    self.words = words
    self.revision = revision
  }
}

/// `POST /v1/cases/{no}/tell` (C10, X8): who was told to stop, by what means, and whether it was obeyed.
package struct TellRequest: Hashable, Sendable, Codable {
  package var whom: ToldWhom
  package var means: ToldMeans
  /// Absent: not known yet.
  package var obeyed: Bool?
  package var words: String
  package var revision: Int?

  package init(
    whom: ToldWhom, means: ToldMeans, obeyed: Bool? = nil, words: String, revision: Int? = nil
  ) {
    self.whom = whom
    self.means = means
    self.obeyed = obeyed
    self.words = words
    self.revision = revision
  }
}

/// `POST /v1/cases/{no}/supervise` (报警督办), by a leader of a superior centre.
package struct SuperviseRequest: Hashable, Sendable, Codable {
  package var level: SupervisionLevel
  package var deadline: Timestamp
  package var words: String
  package var revision: Int?

  package init(
    level: SupervisionLevel, deadline: Timestamp, words: String, revision: Int? = nil
  ) {
    self.level = level
    self.deadline = deadline
    self.words = words
    self.revision = revision
  }
}

/// `POST /v1/cases/{no}/result`: the answering centre's result.
package struct ResultRequest: Hashable, Sendable, Codable {
  package var outcome: SupervisionOutcome
  package var words: String
  package var revision: Int?

  package init(
    outcome: SupervisionOutcome, words: String, revision: Int? = nil
  ) {
    self.outcome = outcome
    self.words = words
    self.revision = revision
  }
}

/// `POST /v1/cases/{no}/raise` (R19): to serious.
package struct RaiseRequest: Hashable, Sendable, Codable {
  package var reason: String
  package var revision: Int?

  package init(
    reason: String, revision: Int? = nil
  ) {
    self.reason = reason
    self.revision = revision
  }
}

/// `POST /v1/cases/{no}/hand` (S6): to a person of the same centre, by id or name.
package struct HandRequest: Hashable, Sendable, Codable {
  package var to: String
  package var words: String?
  package var revision: Int?

  package init(
    to: String, words: String? = nil, revision: Int? = nil
  ) {
    self.to = to
    self.words = words
    self.revision = revision
  }
}

/// `POST /v1/cases/{no}/accept` (S6)
package struct CaseAcceptRequest: Hashable, Sendable, Codable {
  package var revision: Int?

  package init(
    revision: Int? = nil
  ) {
    self.revision = revision
  }
}

/// `POST /v1/cases/{no}/dismiss` (销案): its notice is cancelled.
package struct CaseDismissRequest: Hashable, Sendable, Codable {
  package var reason: String
  package var revision: Int?

  package init(
    reason: String, revision: Int? = nil
  ) {
    self.reason = reason
    self.revision = revision
  }
}

/// `POST /v1/cases/{no}/reopen`
package struct ReopenRequest: Hashable, Sendable, Codable {
  package var reason: String
  /// Of a notice: the last day for the new reply; by rule unless said.
  package var due: CivilDate?
  package var revision: Int?

  package init(
    reason: String, due: CivilDate? = nil, revision: Int? = nil
  ) {
    self.reason = reason
    self.due = due
    self.revision = revision
  }
}

/// `POST /v1/cases/{no}/notice`: another notice for one that was cancelled; `POST /v1/notices/{no}/pass`: passed down to the county (R5).
package struct IssueRequest: Hashable, Sendable, Codable {
  /// What it asks; as the one before unless said.
  package var demand: String?
  package var revision: Int?

  package init(
    demand: String? = nil, revision: Int? = nil
  ) {
    self.demand = demand
    self.revision = revision
  }
}

/// `POST /v1/notices/{no}/cancel` (作废)
package struct NoticeCancelRequest: Hashable, Sendable, Codable {
  package var reason: String
  package var revision: Int?

  package init(
    reason: String, revision: Int? = nil
  ) {
    self.reason = reason
    self.revision = revision
  }
}

/// `POST /v1/notice-drafts/{no}/sign`
package struct DraftSignRequest: Hashable, Sendable, Codable {
  package var demand: String?
  package var revision: Int?

  package init(
    demand: String? = nil, revision: Int? = nil
  ) {
    self.demand = demand
    self.revision = revision
  }
}

/// `POST /v1/notice-drafts/{no}/discard`
package struct DraftDiscardRequest: Hashable, Sendable, Codable {
  package var reason: String
  package var revision: Int?

  package init(
    reason: String, revision: Int? = nil
  ) {
    self.reason = reason
    self.revision = revision
  }
}

/// A file that comes with a reply.
package struct FileInput: Hashable, Sendable, Codable {
  /// Its name with its ending: `整改照片.jpg`.
  package var name: String
  /// Its bytes, base64.
  package var content: Base64Text

  package init(
    name: String, content: Base64Text
  ) {
    self.name = name
    self.content = content
  }
}

/// A file that came with a reply.
package struct FileRow: Hashable, Sendable, Codable {
  package var name: String
  package var type: String
  package var bytes: Int
  /// SHA-256, by which it is fetched.
  package var digest: String

  package init(
    name: String, type: String, bytes: Int, digest: String
  ) {
    self.name = name
    self.type = type
    self.bytes = bytes
    self.digest = digest
  }
}

/// Bytes in base64 (RFC 4648), as a request carries a file.
package struct Base64Text: Hashable, Sendable, Codable {
  package var text: String
  package init(_ text: String) { self.text = text }
  package init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
