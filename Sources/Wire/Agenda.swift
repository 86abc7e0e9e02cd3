package import Units

/// `GET /v1/agenda`: days, both included.
package struct AgendaFilter: Hashable, Sendable {
  /// So many days are asked for at once, at most.
  package static let mostDays = 400
  /// Today, unless said.
  package var from: CivilDate?
  /// `from`, unless said.
  package var to: CivilDate?
  /// Empty: all.
  package var centres: Set<String>
  package var clauses: Set<String>

  package init(
    from: CivilDate? = nil, to: CivilDate? = nil, centres: Set<String> = [], clauses: Set<String> = []
  ) {
    self.from = from
    self.to = to
    self.centres = centres
    self.clauses = clauses
  }
}

/// A duty of the agenda (R22): as it was recorded when its day was opened, or as it is forecast.
package struct AgendaRow: Hashable, Sendable, Codable {
  /// `C2/430100/2026-11-21/county-round/3`
  package var id: String
  package var clause: String
  package var kind: String
  package var centre: String
  package var centreName: String
  package var day: CivilDate
  package var ordinal: Int
  /// Codes of what is looked at; empty where a draw is not shown.
  package var targets: [String]
  package var targetNames: [String]
  /// Objects that it asks for, also where they are not shown.
  package var count: Int
  package var opens: Timestamp
  package var due: Timestamp
  package var missedAfter: Timestamp?
  package var period: PeriodShape?
  /// Codes of whom it goes to.
  package var to: [String]
  package var toNames: [String]
  package var quota: QuotaShape?
  /// From the register; false: a forecast.
  package var recorded: Bool
  /// As `DutyRow.state`; absent in a forecast.
  package var state: String?
  package var doneAt: Timestamp?

  package init(
    id: String, clause: String, kind: String, centre: String, centreName: String, day: CivilDate, ordinal: Int,
    targets: [String] = [], targetNames: [String] = [], count: Int, opens: Timestamp, due: Timestamp,
    missedAfter: Timestamp? = nil, period: PeriodShape? = nil, to: [String] = [], toNames: [String] = [],
    quota: QuotaShape? = nil, recorded: Bool = false, state: String? = nil, doneAt: Timestamp? = nil
  ) {
    self.id = id
    self.clause = clause
    self.kind = kind
    self.centre = centre
    self.centreName = centreName
    self.day = day
    self.ordinal = ordinal
    self.targets = targets
    self.targetNames = targetNames
    self.count = count
    self.opens = opens
    self.due = due
    self.missedAfter = missedAfter
    self.period = period
    self.to = to
    self.toNames = toNames
    self.quota = quota
    self.recorded = recorded
    self.state = state
    self.doneAt = doneAt
  }
}
