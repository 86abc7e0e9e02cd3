package import Units

/// A key-monitoring sheet (form 2, 重点监控任务表; C6, X5) as a line of a list.
package struct SheetRow: Hashable, Sendable, Codable, Revised {
  package var no: Int64
  package var revision: Int
  package var centre: String
  package var centreName: String
  /// Monday and Sunday of its week.
  package var from: CivilDate
  package var through: CivilDate
  /// `proposed`, `edited`, `approved` or `sent`.
  package var state: String
  /// Lines that are not struck out.
  package var rows: Int
  /// How often it was approved.
  package var edition: Int
  /// When it is owed to the superior; absent: nothing is owed.
  package var due: Timestamp?
  package var compiledBy: String?
  package var approvedBy: String?
  package var approvedAt: Timestamp?
  /// When it was put into the outbox last.
  package var sentAt: Timestamp?
  /// Accepted by the superior's relay.
  package var deliveredAt: Timestamp?
  package var late: Bool
  /// Names of the centres below whose sheet is not there.
  package var missing: [String]

  package init(
    no: Int64, revision: Int, centre: String, centreName: String, from: CivilDate, through: CivilDate, state: String,
    rows: Int, edition: Int, due: Timestamp? = nil, compiledBy: String? = nil, approvedBy: String? = nil,
    approvedAt: Timestamp? = nil, sentAt: Timestamp? = nil, deliveredAt: Timestamp? = nil, late: Bool = false,
    missing: [String] = []
  ) {
    self.no = no
    self.revision = revision
    self.centre = centre
    self.centreName = centreName
    self.from = from
    self.through = through
    self.state = state
    self.rows = rows
    self.edition = edition
    self.due = due
    self.compiledBy = compiledBy
    self.approvedBy = approvedBy
    self.approvedAt = approvedAt
    self.sentAt = sentAt
    self.deliveredAt = deliveredAt
    self.late = late
    self.missing = missing
  }
}

/// A line of form 2.
package struct SheetLine: Hashable, Sendable, Codable {
  /// Within its sheet; what `edit` and `remove` name.
  package var row: Int
  /// In whose waters; another than the sheet's for what centres below have sent.
  package var centre: String
  package var centreName: String
  /// `point:PT-430105-01`, or `centre:430105` for all its points with sailings.
  package var key: String
  package var object: Words
  package var days: [CivilDate]
  /// `06:00–12:00`; absent: all the day.
  package var hours: String?
  package var period: Words
  /// `market`, `temple-fair`, `holiday`, …
  package var why: String
  package var whyName: Words
  package var because: Words
  package var watch: Words
  /// Proposed, changed or added by whom.
  package var source: Words
  /// Not approved yet.
  package var pending: Bool

  package init(
    row: Int, centre: String, centreName: String, key: String, object: Words, days: [CivilDate], hours: String? = nil,
    period: Words, why: String, whyName: Words, because: Words, watch: Words, source: Words, pending: Bool
  ) {
    self.row = row
    self.centre = centre
    self.centreName = centreName
    self.key = key
    self.object = object
    self.days = days
    self.hours = hours
    self.period = period
    self.why = why
    self.whyName = whyName
    self.because = because
    self.watch = watch
    self.source = source
    self.pending = pending
  }
}

/// `GET /v1/sheets/{no}`
package struct SheetDetail: Hashable, Sendable, Codable, Revised {
  package var summary: SheetRow
  /// As they are being worked on; then those of the centres below that have sent theirs.
  package var lines: [SheetLine]
  package var revision: Int { summary.revision }
  package init(summary: SheetRow, lines: [SheetLine]) {
    self.summary = summary
    self.lines = lines
  }
}

/// `POST /v1/sheets/propose`: makes the caller's centre's sheet for a week, or looks at its proposals anew.
package struct SheetProposeRequest: Hashable, Sendable, Codable {
  /// A day of the week; next week unless said.
  package var week: CivilDate?
  package init(week: CivilDate? = nil) { self.week = week }
}

/// `POST /v1/sheets/{no}/add`
package struct SheetAddRequest: Hashable, Sendable, Codable {
  /// `point:PT-430105-01`, or the own `centre:430105`.
  package var object: String
  package var days: [CivilDate]
  /// `06:00-12:00`; all the day unless said.
  package var hours: String?
  package var why: KeyWhyName
  /// Why in words; at most 500 characters.
  package var because: String
  /// What to watch; the usual unless said.
  package var watch: String?
  package var revision: Int?
  package init(
    object: String, days: [CivilDate], hours: String? = nil, why: KeyWhyName, because: String, watch: String? = nil,
    revision: Int? = nil
  ) {
    self.object = object
    self.days = days
    self.hours = hours
    self.why = why
    self.because = because
    self.watch = watch
    self.revision = revision
  }
}

/// `POST /v1/sheets/{no}/edit`: what is given changes.
package struct SheetEditRequest: Hashable, Sendable, Codable {
  package var row: Int
  package var days: [CivilDate]?
  /// `06:00-12:00`, or `all` for all the day.
  package var hours: String?
  package var why: KeyWhyName?
  package var because: String?
  package var watch: String?
  package var revision: Int?
  package init(
    row: Int, days: [CivilDate]? = nil, hours: String? = nil, why: KeyWhyName? = nil, because: String? = nil,
    watch: String? = nil, revision: Int? = nil
  ) {
    self.row = row
    self.days = days
    self.hours = hours
    self.why = why
    self.because = because
    self.watch = watch
    self.revision = revision
  }
}

/// `POST /v1/sheets/{no}/remove`
package struct SheetRemoveRequest: Hashable, Sendable, Codable {
  package var row: Int
  package var reason: String
  package var revision: Int?
  package init(row: Int, reason: String, revision: Int? = nil) {
    self.row = row
    self.reason = reason
    self.revision = revision
  }
}

/// Why an object is key, as form 2 has it.
package enum KeyWhyName: String, Hashable, Sendable, Codable, CaseIterable {
  case market
  case templeFair = "temple-fair"
  case holiday, pupils, tourism
  case portCargoPlan = "port-cargo-plan"
  case dangerousGoods = "dangerous-goods"
  case weather, other
}

/// What is asked of `GET /v1/sheets`.
package struct SheetFilter: Hashable, Sendable {
  package var centre: String?
  /// A day of the week.
  package var week: CivilDate?
  package init(centre: String? = nil, week: CivilDate? = nil) {
    self.centre = centre
    self.week = week
  }
}

/// An object's place on form 2 today: why it is key, and what to watch (P2).
package struct KeyTaskShape: Hashable, Sendable, Codable {
  package var why: Words
  package var watch: Words
  /// `06:00–12:00`; absent: all the day.
  package var hours: String?
  package init(why: Words, watch: Words, hours: String? = nil) {
    self.why = why
    self.watch = watch
    self.hours = hours
  }
}

/// An object that is key today.
package struct KeyTaskRow: Hashable, Sendable, Codable {
  package var object: Words
  package var centreName: String
  package var task: KeyTaskShape
  package init(object: Words, centreName: String, task: KeyTaskShape) {
    self.object = object
    self.centreName = centreName
    self.task = task
  }
}

/// A loading or unloading plan, or a dangerous-goods notice (C6, C5).
package struct CargoRow: Hashable, Sendable, Codable {
  package var no: Int64
  package var point: String
  package var pointName: String
  package var centre: String
  package var centreName: String
  package var vessel: String
  package var cargo: String
  package var dangerous: Bool
  package var from: Timestamp
  package var through: Timestamp
  package var enteredBy: String
  package var enteredAt: Timestamp
  package var cancelled: Bool
  package init(
    no: Int64, point: String, pointName: String, centre: String, centreName: String, vessel: String, cargo: String,
    dangerous: Bool, from: Timestamp, through: Timestamp, enteredBy: String, enteredAt: Timestamp, cancelled: Bool
  ) {
    self.no = no
    self.point = point
    self.pointName = pointName
    self.centre = centre
    self.centreName = centreName
    self.vessel = vessel
    self.cargo = cargo
    self.dangerous = dangerous
    self.from = from
    self.through = through
    self.enteredBy = enteredBy
    self.enteredAt = enteredAt
    self.cancelled = cancelled
  }
}

/// `POST /v1/cargo`. Vessel and cargo of at most 120 characters.
package struct CargoRequest: Hashable, Sendable, Codable {
  package var point: String
  package var vessel: String
  package var cargo: String
  package var dangerous: Bool?
  package var from: Timestamp
  package var through: Timestamp
  package init(
    point: String, vessel: String, cargo: String, dangerous: Bool? = nil, from: Timestamp, through: Timestamp
  ) {
    self.point = point
    self.vessel = vessel
    self.cargo = cargo
    self.dangerous = dangerous
    self.from = from
    self.through = through
  }
}
