package import Units

/// A duty (D1) as a line of a list. Rounds are duties, with the same `no`.
package struct DutyRow: Hashable, Sendable, Codable, Revised {
  package var no: Int64
  /// `C2/430100/2026-11-21/county-round/3`
  package var id: String
  package var revision: Int
  /// `P3`, `C2`, `X2`, …
  package var clause: String
  /// `city-round`, `county-spot-check`, `point-round`, `daily-report`, …
  package var kind: String
  package var centre: String
  package var centreName: String
  /// The day it belongs to.
  package var day: CivilDate
  /// 1, 2, … among the rounds of its kind and day.
  package var ordinal: Int
  /// `ahead`, `open`, `done`, `late`, `done-late`, `missed`, `withdrawn` or, of a stretch of time, `over`.
  package var state: String
  package var opens: Timestamp
  package var due: Timestamp
  /// Not done by then it is missed (R3); absent: late, never missed.
  package var missedAfter: Timestamp?
  /// How many targets it has, and how many are done; a report has one.
  package var targets: Int
  package var done: Int
  /// Of the others, looked at while the camera did not show them (G15): looked is not seen.
  package var cameraDown: Int
  package var doneAt: Timestamp?
  /// What it is done through, as the command names it: `round/7`, `report/13`, `equipment/9`, `broadcast/1`, `sheet/4`; absent: a
  /// stretch of time, or there is nothing to open yet.
  package var work: String?

  package init(
    no: Int64, id: String, revision: Int, clause: String, kind: String, centre: String, centreName: String,
    day: CivilDate, ordinal: Int, state: String, opens: Timestamp, due: Timestamp, missedAfter: Timestamp? = nil,
    targets: Int, done: Int, cameraDown: Int = 0, doneAt: Timestamp? = nil, work: String? = nil
  ) {
    self.no = no
    self.id = id
    self.revision = revision
    self.clause = clause
    self.kind = kind
    self.centre = centre
    self.centreName = centreName
    self.day = day
    self.ordinal = ordinal
    self.state = state
    self.opens = opens
    self.due = due
    self.missedAfter = missedAfter
    self.targets = targets
    self.done = done
    self.cameraDown = cameraDown
    self.doneAt = doneAt
    self.work = work
  }
}

/// `GET /v1/duties/{no}`: why it is owed, and what is done of it.
package struct DutyDetail: Hashable, Sendable, Codable {
  package var summary: DutyRow
  package var targets: [TargetRow]
  /// R1's arithmetic, for a drawn duty.
  package var quota: QuotaShape?
  /// What a report covers.
  package var period: PeriodShape?
  /// Whom a report goes to, by name.
  package var to: [String]
  /// The report of this duty.
  package var report: Int64?
  package var withdrawn: WithdrawnShape?
  /// Added during the day by a person (R22); absent: the regulation owes it.
  package var added: WithdrawnShape?
  /// Versions of organisation and regulation in force when the day was opened (R22).
  package var organisationVersion: String?
  package var regulationVersion: String?

  package init(
    summary: DutyRow, targets: [TargetRow], quota: QuotaShape? = nil, period: PeriodShape? = nil, to: [String] = [],
    report: Int64? = nil, withdrawn: WithdrawnShape? = nil, added: WithdrawnShape? = nil,
    organisationVersion: String? = nil,
    regulationVersion: String? = nil
  ) {
    self.summary = summary
    self.targets = targets
    self.quota = quota
    self.period = period
    self.to = to
    self.report = report
    self.withdrawn = withdrawn
    self.added = added
    self.organisationVersion = organisationVersion
    self.regulationVersion = regulationVersion
  }
}

/// What a round looks at.
package struct TargetRow: Hashable, Sendable, Codable {
  /// `centre:430100`, `point:PT-430102-01`
  package var key: String
  package var name: String
  package var doneAt: Timestamp?
  /// Name of the person.
  package var doneBy: String?
  package var late: Bool
  /// The form 4 line that did it.
  package var check: Int64?
  /// On that day's form 2: why it is key and what to watch (P2, C6).
  package var keyTask: KeyTaskShape?
  /// When the camera did not show it (G15), last; absent once it is done.
  package var cameraDownAt: Timestamp?

  package init(
    key: String, name: String, doneAt: Timestamp? = nil, doneBy: String? = nil, late: Bool = false,
    check: Int64? = nil, keyTask: KeyTaskShape? = nil, cameraDownAt: Timestamp? = nil
  ) {
    self.key = key
    self.name = name
    self.doneAt = doneAt
    self.doneBy = doneBy
    self.late = late
    self.check = check
    self.keyTask = keyTask
    self.cameraDownAt = cameraDownAt
  }
}

/// R1, so that a draw can be explained.
package struct QuotaShape: Hashable, Sendable, Codable {
  package var objects: Int
  package var floor: Int
  package var owed: Int
  package var daysLeft: Int
  /// Objects whose debt is as large as the days left; absent where a forecast can't know it.
  package var urgent: Int?
  package var quota: Int

  package init(
    objects: Int, floor: Int, owed: Int, daysLeft: Int, urgent: Int? = nil, quota: Int
  ) {
    self.objects = objects
    self.floor = floor
    self.owed = owed
    self.daysLeft = daysLeft
    self.urgent = urgent
    self.quota = quota
  }
}

/// From (included) to (excluded).
package struct PeriodShape: Hashable, Sendable, Codable {
  package var from: Timestamp
  package var to: Timestamp

  package init(
    from: Timestamp, to: Timestamp
  ) {
    self.from = from
    self.to = to
  }
}

/// Who took it back, or added it, when and why (R22).
package struct WithdrawnShape: Hashable, Sendable, Codable {
  package var at: Timestamp
  package var by: String
  package var reason: String

  package init(
    at: Timestamp, by: String, reason: String
  ) {
    self.at = at
    self.by = by
    self.reason = reason
  }
}
