/// `GET /v1/faults`: a row of form 3 and ledger 12 (P12, C14, X10, G11).
package struct FaultRow: Hashable, Sendable, Codable {
  /// The case's number.
  package var no: Int64
  package var revision: Int
  package var number: String
  /// `found`, `reported`, `diagnosed`, `repairing`, `repaired`, `accepted` or `cancelled`.
  package var state: String
  package var centre: String
  package var centreName: String
  package var item: String
  package var itemName: String
  package var point: String?
  package var code: String
  package var codeName: Words
  package var symptom: String
  package var foundAt: Timestamp
  /// Name.
  package var foundBy: String?
  package var reportedTo: String?
  package var reportedAt: Timestamp?
  package var repairBegan: Timestamp?
  package var repairedAt: Timestamp?
  /// What was done.
  package var done: String?
  package var acceptedBy: String?
  package var acceptedAt: Timestamp?
  /// What it waits for (S5): `report`, `diagnose`, `send`, `repair` or `accept`, by when, and whether that is past.
  package var awaits: String?
  package var due: Timestamp?
  package var overdue: Bool
  package var drill: Bool

  package init(
    no: Int64, revision: Int, number: String, state: String, centre: String, centreName: String, item: String,
    itemName: String, point: String? = nil, code: String, codeName: Words, symptom: String, foundAt: Timestamp,
    foundBy: String? = nil, reportedTo: String? = nil, reportedAt: Timestamp? = nil, repairBegan: Timestamp? = nil,
    repairedAt: Timestamp? = nil, done: String? = nil, acceptedBy: String? = nil, acceptedAt: Timestamp? = nil,
    awaits: String? = nil, due: Timestamp? = nil, overdue: Bool = false, drill: Bool = false
  ) {
    self.no = no
    self.revision = revision
    self.number = number
    self.state = state
    self.centre = centre
    self.centreName = centreName
    self.item = item
    self.itemName = itemName
    self.point = point
    self.code = code
    self.codeName = codeName
    self.symptom = symptom
    self.foundAt = foundAt
    self.foundBy = foundBy
    self.reportedTo = reportedTo
    self.reportedAt = reportedAt
    self.repairBegan = repairBegan
    self.repairedAt = repairedAt
    self.done = done
    self.acceptedBy = acceptedBy
    self.acceptedAt = acceptedAt
    self.awaits = awaits
    self.due = due
    self.overdue = overdue
    self.drill = drill
  }
}

/// One step of a fault's life.
package struct FaultStepRow: Hashable, Sendable, Codable {
  /// `found`, `again`, `reported`, `diagnosed`, `repairing`, `repaired`, `accepted`, `sent-back` or `cancelled`.
  package var step: String
  package var at: Timestamp
  package var by: String?
  package var text: String

  package init(step: String, at: Timestamp, by: String? = nil, text: String) {
    self.step = step
    self.at = at
    self.by = by
    self.text = text
  }
}

/// `GET /v1/faults/{no}`
package struct FaultDetail: Hashable, Sendable, Codable {
  package var summary: FaultRow
  /// In order of time.
  package var steps: [FaultStepRow]
  /// The point is left out of its superiors' draws while this lasts (G15).
  package var excusesDraws: Bool
  package var history: [JournalRow]

  package init(summary: FaultRow, steps: [FaultStepRow], excusesDraws: Bool, history: [JournalRow]) {
    self.summary = summary
    self.steps = steps
    self.excusesDraws = excusesDraws
    self.history = history
  }
}

/// `GET /v1/faults`
package struct FaultFilter: Hashable, Sendable {
  /// A state of the row, `open` or `overdue`; nil: all.
  package var state: String?
  package var centre: String?
  package init(state: String? = nil, centre: String? = nil) {
    self.state = state
    self.centre = centre
  }
}

/// `POST /v1/faults`: of a point's camera (`point`), of an item of the checklist, or of something by a name of its own.
package struct FaultRequest: Hashable, Sendable, Codable {
  package var symptom: String
  package var point: String?
  package var item: String?
  package var name: String?
  /// F01 …; the item's own unless said.
  package var code: String?
  /// The caller's own centre, or the point's, unless said.
  package var centre: String?
  package var foundAt: Timestamp?
  package var drill: Bool?

  package init(
    symptom: String, point: String? = nil, item: String? = nil, name: String? = nil, code: String? = nil,
    centre: String? = nil, foundAt: Timestamp? = nil, drill: Bool? = nil
  ) {
    self.symptom = symptom
    self.point = point
    self.item = item
    self.name = name
    self.code = code
    self.centre = centre
    self.foundAt = foundAt
    self.drill = drill
  }
}

/// What is done about a fault.
package enum FaultActName: String, Hashable, Sendable, Codable, CaseIterable {
  /// The maintainer is told (`to`; of a point form 1's unless said).
  case report
  case diagnose, repair, done, accept
  case sendBack = "send-back"
  case cancel
}

extension FaultActName: Choice {}

/// `POST /v1/faults/{no}/steps`
package struct FaultStepRequest: Hashable, Sendable, Codable {
  package var act: FaultActName
  /// What was found, done, or why.
  package var text: String?
  package var to: String?
  /// Now, unless said; an acceptance, a sending back and a withdrawal happen now.
  package var at: Timestamp?
  package var revision: Int?

  package init(
    act: FaultActName, text: String? = nil, to: String? = nil, at: Timestamp? = nil, revision: Int? = nil
  ) {
    self.act = act
    self.text = text
    self.to = to
    self.at = at
    self.revision = revision
  }
}

/// `GET /v1/outages`: what will not work for a time, announced (S5).
package struct OutageRow: Hashable, Sendable, Codable {
  package var no: Int64
  package var revision: Int
  /// `ahead`, `running`, `over` or `cancelled`.
  package var state: String
  package var centre: String
  package var centreName: String
  package var from: Timestamp
  package var until: Timestamp
  package var what: String
  package var points: [String]
  /// `own`, `superior`, `points`
  package var to: [String]
  package var emergency: Bool
  package var fault: Int64?
  package var announcedAt: Timestamp
  package var announcedBy: String?
  /// Later than 48 hours ahead, or 24 hours after an emergency began.
  package var late: Bool
  package var cancelReason: String?
  package var drill: Bool

  package init(
    no: Int64, revision: Int, state: String, centre: String, centreName: String, from: Timestamp, until: Timestamp,
    what: String, points: [String], to: [String], emergency: Bool, fault: Int64? = nil, announcedAt: Timestamp,
    announcedBy: String? = nil, late: Bool, cancelReason: String? = nil, drill: Bool = false
  ) {
    self.no = no
    self.revision = revision
    self.state = state
    self.centre = centre
    self.centreName = centreName
    self.from = from
    self.until = until
    self.what = what
    self.points = points
    self.to = to
    self.emergency = emergency
    self.fault = fault
    self.announcedAt = announcedAt
    self.announcedBy = announcedBy
    self.late = late
    self.cancelReason = cancelReason
    self.drill = drill
  }
}

package enum OutagePartyName: String, Hashable, Sendable, Codable, CaseIterable { case own, superior, points }

extension OutagePartyName: Choice {}

/// `POST /v1/outages`
package struct OutageRequest: Hashable, Sendable, Codable {
  package var from: Timestamp
  package var until: Timestamp
  package var what: String
  package var points: [String]?
  /// All whom it concerns, unless said.
  package var to: [OutagePartyName]?
  package var emergency: Bool?
  package var fault: Int64?
  package var drill: Bool?

  package init(
    from: Timestamp, until: Timestamp, what: String, points: [String]? = nil, to: [OutagePartyName]? = nil,
    emergency: Bool? = nil, fault: Int64? = nil, drill: Bool? = nil
  ) {
    self.from = from
    self.until = until
    self.what = what
    self.points = points
    self.to = to
    self.emergency = emergency
    self.fault = fault
    self.drill = drill
  }
}

/// `POST /v1/outages/{no}/cancel`
package struct OutageCancelRequest: Hashable, Sendable, Codable {
  package var reason: String
  package var revision: Int?
  package init(reason: String, revision: Int? = nil) {
    self.reason = reason
    self.revision = revision
  }
}

/// What waits of faults: for the status screen.
package struct FaultCounts: Hashable, Sendable, Codable {
  package var open: Int
  /// The maintainer does not know yet.
  package var toReport: Int
  package var toAccept: Int
  package var overdue: Int
  /// Outages that run or are ahead.
  package var outages: Int
  /// Announced late, this month.
  package var lateOutages: Int

  package init(
    open: Int = 0, toReport: Int = 0, toAccept: Int = 0, overdue: Int = 0, outages: Int = 0, lateOutages: Int = 0
  ) {
    self.open = open
    self.toReport = toReport
    self.toAccept = toAccept
    self.overdue = overdue
    self.outages = outages
    self.lateOutages = lateOutages
  }
}

extension FaultRow: Revised {}
extension FaultDetail: Revised { package var revision: Int { summary.revision } }
extension OutageRow: Revised {}
