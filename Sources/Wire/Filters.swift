package import Units

/// Which rows of a list, from where: `limit` 1…500.
package struct PageRequest: Hashable, Sendable {
  package static let most = 500
  package static let usual = 100
  package var limit: Int
  /// The `next` of the page before.
  package var cursor: Int64?

  package init(limit: Int = PageRequest.usual, cursor: Int64? = nil) {
    self.limit = limit
    self.cursor = cursor
  }
}

/// States of a duty, as `DutyRow.state` names them.
package enum DutyStateName: String, Hashable, Sendable, Codable, CaseIterable {
  case ahead, open, done, late
  case doneLate = "done-late"
  case missed, withdrawn, over
}

/// `GET /v1/duties` and `GET /v1/rounds`
package struct DutyFilter: Hashable, Sendable {
  package var centre: String?
  /// Today, unless said.
  package var day: CivilDate?
  /// Empty: all.
  package var states: Set<DutyStateName>
  package var clause: String?
  /// Only the duty of this id.
  package var id: String?

  package init(
    centre: String? = nil, day: CivilDate? = nil, states: Set<DutyStateName> = [], clause: String? = nil,
    id: String? = nil
  ) {
    self.centre = centre
    self.day = day
    self.states = states
    self.clause = clause
    self.id = id
  }
}

/// `GET /v1/findings`
package struct FindingFilter: Hashable, Sendable {
  /// True: alarms that are not over (D5); false: all that are kept.
  package var openOnly: Bool
  package var centre: String?
  package var severity: SeverityName?

  package init(openOnly: Bool = true, centre: String? = nil, severity: SeverityName? = nil) {
    self.openOnly = openOnly
    self.centre = centre
    self.severity = severity
  }
}

package enum SeverityName: String, Hashable, Sendable, Codable, CaseIterable {
  case info, ordinary, serious, emergency
}

/// `GET /v1/cases` and `GET /v1/notices` (of which only `state` and `centre` are asked)
package struct CaseFilter: Hashable, Sendable {
  /// As `CaseRow.state` or `NoticeRow.state` names it; `open` means not closed, dismissed or cancelled.
  package var state: String?
  package var kind: MatterName?
  package var centre: String?
  /// S1: only what recurs.
  package var recurring: Bool

  package init(state: String? = nil, kind: MatterName? = nil, centre: String? = nil, recurring: Bool = false) {
    self.state = state
    self.kind = kind
    self.centre = centre
    self.recurring = recurring
  }
}

package enum MatterName: String, Hashable, Sendable, Codable, CaseIterable {
  case violation, breach, incident, fault
}

/// `GET /v1/vessels`
package struct VesselFilter: Hashable, Sendable {
  /// Part of the name, or the beginning of the MMSI.
  package var query: String?
  /// True: only registered ones; false: only others; nil: all.
  package var registered: Bool?

  package init(query: String? = nil, registered: Bool? = nil) {
    self.query = query
    self.registered = registered
  }
}

/// `GET /v1/reports`
package struct ReportFilter: Hashable, Sendable {
  package var day: CivilDate?
  package var centre: String?

  package init(day: CivilDate? = nil, centre: String? = nil) {
    self.day = day
    self.centre = centre
  }
}

/// `GET /v1/ledgers/{9|10|11|12}`: days of filing or issue, both included.
package struct LedgerFilter: Hashable, Sendable {
  package var centre: String?
  package var from: CivilDate?
  package var to: CivilDate?

  package init(centre: String? = nil, from: CivilDate? = nil, to: CivilDate? = nil) {
    self.centre = centre
    self.from = from
    self.to = to
  }
}

/// `GET /v1/journal`
package struct JournalFilter: Hashable, Sendable {
  /// Those after this sequence; nil: the last ones.
  package var after: Int64?
  package var person: String?
  /// What they are about: `case:12`, `mail`.
  package var subject: String?
  /// Days on which they were recorded, both included.
  package var from: CivilDate?
  package var to: CivilDate?

  package init(
    after: Int64? = nil, person: String? = nil, subject: String? = nil, from: CivilDate? = nil, to: CivilDate? = nil
  ) {
    self.after = after
    self.person = person
    self.subject = subject
    self.from = from
    self.to = to
  }
}

package enum PreviewFormat: String, Hashable, Sendable, Codable, CaseIterable { case text, html }

/// How a check was made (form 4).
package enum CheckMeans: String, Hashable, Sendable, Codable, CaseIterable { case cctv, gps, ais, vhf, phone, onsite }

/// What a leader shelves (D5).
package enum ShelveScope: String, Hashable, Sendable, Codable, CaseIterable { case zone, vessel }

/// What a verification finds.
package enum VerifyOutcome: String, Hashable, Sendable, Codable, CaseIterable { case accepted, sentBack }

extension ZoneShape {
  package init(_ zone: CivilZone) {
    self.init(
      name: zone.identifier, offset: zone.firstOffset,
      transitions: zone.transitions.map { ZoneTransition(from: Timestamp($0.from, offset: 0), offset: $0.offset) })
  }

  package var civil: CivilZone {
    CivilZone(
      identifier: name, firstOffset: offset,
      transitions: transitions.map { CivilZone.Transition(from: $0.from.instant, offset: $0.offset) })
  }
}
