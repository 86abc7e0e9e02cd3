/// A vessel of an incident.
package struct IncidentVesselShape: Hashable, Sendable, Codable {
  package var name: String
  package var mmsi: UInt32?
  /// GT
  package var tonnage: Int?
  /// kW
  package var power: Int?

  package init(
    name: String, mmsi: UInt32? = nil, tonnage: Int? = nil, power: Int? = nil
  ) {
    self.name = name
    self.mmsi = mmsi
    self.tonnage = tonnage
    self.power = power
  }
}

/// `POST /v1/incidents/{no}/set`: what is left out stays.
package struct IncidentSetRequest: Hashable, Sendable, Codable {
  /// By the names of `IncidentDetail.figures`.
  package var figures: [String: Double]?
  /// Figures that are not known after all.
  package var unknown: [String]?
  package var kind: String?
  /// `correctable`, `lasting` or `major`; only raised, to major by the duty leader (R19).
  package var hazard: String?
  /// Only raised.
  package var emergency: Bool?
  package var place: String?
  package var vessels: [IncidentVesselShape]?
  /// `market`, `pupils`; an empty list: neither.
  package var transport: [String]?
  package var cargo: String?
  package var dangerousGoods: Bool?
  package var majorLeak: Bool?
  package var course: String?
  package var measures: String?
  package var cause: String?
  /// One more piece.
  package var evidence: String?
  /// When it became so: deaths count up to the 7th day (R9). Now, unless said.
  package var asOf: Timestamp?
  /// Needed below the grade that was reported (R9).
  package var reason: String?
  package var revision: Int?

  package init(
    figures: [String: Double]? = nil, unknown: [String]? = nil, kind: String? = nil, hazard: String? = nil,
    emergency: Bool? = nil, place: String? = nil, vessels: [IncidentVesselShape]? = nil, transport: [String]? = nil,
    cargo: String? = nil, dangerousGoods: Bool? = nil, majorLeak: Bool? = nil, course: String? = nil,
    measures: String? = nil, cause: String? = nil, evidence: String? = nil, asOf: Timestamp? = nil,
    reason: String? = nil, revision: Int? = nil
  ) {
    self.figures = figures
    self.unknown = unknown
    self.kind = kind
    self.hazard = hazard
    self.emergency = emergency
    self.place = place
    self.vessels = vessels
    self.transport = transport
    self.cargo = cargo
    self.dangerousGoods = dangerousGoods
    self.majorLeak = majorLeak
    self.course = course
    self.measures = measures
    self.cause = cause
    self.evidence = evidence
    self.asOf = asOf
    self.reason = reason
    self.revision = revision
  }
}

/// `POST /v1/incidents/{no}/log`
package struct IncidentLogRequest: Hashable, Sendable, Codable {
  package var text: String
  /// Now, unless said.
  package var happenedAt: Timestamp?
  /// A request for help (P10).
  package var help: Bool?

  package init(
    text: String, happenedAt: Timestamp? = nil, help: Bool? = nil
  ) {
    self.text = text
    self.happenedAt = happenedAt
    self.help = help
  }
}

/// `POST /v1/incidents/{no}/call`: how a call of the emergency plan went.
package struct IncidentCallRequest: Hashable, Sendable, Codable {
  package var party: String
  package var reached: Bool
  package var note: String?
  package var at: Timestamp?

  package init(
    party: String, reached: Bool, note: String? = nil, at: Timestamp? = nil
  ) {
    self.party = party
    self.reached = reached
    self.note = note
    self.at = at
  }
}

/// `POST /v1/incidents/{no}/approve`: the duty leader reports, the centre leader approves (R6).
package struct IncidentApproveRequest: Hashable, Sendable, Codable {
  /// The oldest that waits, unless said.
  package var submission: Int?
  package var revision: Int?

  package init(
    submission: Int? = nil, revision: Int? = nil
  ) {
    self.submission = submission
    self.revision = revision
  }
}

/// `POST /v1/incidents/{no}/send-back`
package struct IncidentSendBackRequest: Hashable, Sendable, Codable {
  package var words: String
  package var submission: Int?
  package var revision: Int?

  package init(
    words: String, submission: Int? = nil, revision: Int? = nil
  ) {
    self.words = words
    self.submission = submission
    self.revision = revision
  }
}

/// `POST /v1/incidents/{no}/follow-up`, `…/instruct`
package struct IncidentTextRequest: Hashable, Sendable, Codable {
  package var text: String
  package var revision: Int?

  package init(
    text: String, revision: Int? = nil
  ) {
    self.text = text
    self.revision = revision
  }
}

/// `POST /v1/incidents/{no}/final`: the final report, which closes the case once it is agreed to.
package struct IncidentFinalRequest: Hashable, Sendable, Codable {
  package var text: String
  package var cause: String?
  package var measures: String?
  package var figures: [String: Double]?
  package var reason: String?
  package var revision: Int?

  package init(
    text: String, cause: String? = nil, measures: String? = nil, figures: [String: Double]? = nil,
    reason: String? = nil, revision: Int? = nil
  ) {
    self.text = text
    self.cause = cause
    self.measures = measures
    self.figures = figures
    self.reason = reason
    self.revision = revision
  }
}

/// Which incidents.
package struct IncidentFilter: Hashable, Sendable {
  package var centre: String?
  /// `open`, `waiting` (for a leader), `closed` or `all`.
  package var state: String?

  package init(
    centre: String? = nil, state: String? = nil
  ) {
    self.centre = centre
    self.state = state
  }
}
