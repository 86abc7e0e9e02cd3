/// 督办级别 (JT/T 809): 紧急, 一般.
package enum SupervisionLevel: String, Hashable, Sendable, Codable, CaseIterable, Choice { case urgent, ordinary }

/// The results of JT/T 809: 处理中, 已处理完毕, 不做处理, 将来处理.
package enum SupervisionOutcome: String, Hashable, Sendable, Codable, CaseIterable, Choice {
  case processing, done, notHandled, later
}

/// C10: who is told to stop a violation.
package enum ToldWhom: String, Hashable, Sendable, Codable, CaseIterable, Choice {
  case vessel, township, shipManager, supervisor
}

/// C10: by what means.
package enum ToldMeans: String, Hashable, Sendable, Codable, CaseIterable, Choice {
  case broadcast, gpsVoice, vhf, phone
}

/// A step of a case's history.
package struct CaseStepRow: Hashable, Sendable, Codable {
  /// `filed`, `dispatched`, `received`, `replied`, `sent-back`, `verified`, `closed`, `dismissed`, `reopened`, `urged`, `told`, …
  package var kind: String
  /// The step and what belongs to it: `催办（第 2 次）`.
  package var what: Words
  package var at: Timestamp
  /// Absent: the daemon.
  package var by: String?
  /// State of the case after it.
  package var state: String
  /// Reason, measures, opinion, order.
  package var words: String?

  package init(
    kind: String, what: Words, at: Timestamp, by: String? = nil, state: String, words: String? = nil
  ) {
    self.kind = kind
    self.what = what
    self.at = at
    self.by = by
    self.state = state
    self.words = words
  }
}

/// A superior's order (报警督办) and its results.
package struct SupervisionRow: Hashable, Sendable, Codable {
  package var level: String
  package var words: String
  package var by: String
  package var centre: String
  package var centreName: String
  package var at: Timestamp
  package var deadline: Timestamp
  package var open: Bool
  package var overdue: Bool
  package var results: [SupervisionResultRow]

  package init(
    level: String, words: String, by: String, centre: String, centreName: String, at: Timestamp, deadline: Timestamp,
    open: Bool, overdue: Bool, results: [SupervisionResultRow]
  ) {
    self.level = level
    self.words = words
    self.by = by
    self.centre = centre
    self.centreName = centreName
    self.at = at
    self.deadline = deadline
    self.open = open
    self.overdue = overdue
    self.results = results
  }
}

/// A result of JT/T 809.
package struct SupervisionResultRow: Hashable, Sendable, Codable {
  /// `processing`, `done`, `not-handled` or `later`
  package var outcome: String
  package var words: String
  package var by: String
  package var at: Timestamp

  package init(
    outcome: String, words: String, by: String, at: Timestamp
  ) {
    self.outcome = outcome
    self.words = words
    self.by = by
    self.at = at
  }
}

/// S1: the same vessel, point or centre with the same code so often in the period.
package struct RecurrenceRow: Hashable, Sendable, Codable {
  /// `vessel:413900101`, `point:PT-430105-01`, `centre:430112`
  package var subject: String
  package var subjectName: String
  package var code: String
  package var codeName: Words
  package var times: Int
  /// The period, in days.
  package var days: Int
  /// Numbers of the cases.
  package var cases: [Int64]
  package var last: Timestamp

  package init(
    subject: String, subjectName: String, code: String, codeName: Words, times: Int, days: Int, cases: [Int64],
    last: Timestamp
  ) {
    self.subject = subject
    self.subjectName = subjectName
    self.code = code
    self.codeName = codeName
    self.times = times
    self.days = days
    self.cases = cases
    self.last = last
  }
}

/// A notice without a number that waits for a signature.
package struct NoticeDraftRow: Hashable, Sendable, Codable, Revised {
  package var no: Int64
  package var revision: Int
  /// 7 or 8
  package var form: Int
  /// `open`, `signed` or `discarded`
  package var state: String
  package var centre: String
  package var centreName: String
  package var finding: Int64?
  package var caseNo: Int64?
  package var code: String?
  package var codeName: Words?
  package var demand: String?
  package var note: String?
  package var draftedAt: Timestamp
  /// Absent: the daemon.
  package var draftedBy: String?
  package var endedBy: String?
  package var endedAt: Timestamp?
  package var reason: String?
  /// The notice it became.
  package var notice: Int64?

  package init(
    no: Int64, revision: Int, form: Int, state: String, centre: String, centreName: String, finding: Int64? = nil,
    caseNo: Int64? = nil, code: String? = nil, codeName: Words? = nil, demand: String? = nil, note: String? = nil,
    draftedAt: Timestamp, draftedBy: String? = nil, endedBy: String? = nil, endedAt: Timestamp? = nil,
    reason: String? = nil, notice: Int64? = nil
  ) {
    self.no = no
    self.revision = revision
    self.form = form
    self.state = state
    self.centre = centre
    self.centreName = centreName
    self.finding = finding
    self.caseNo = caseNo
    self.code = code
    self.codeName = codeName
    self.demand = demand
    self.note = note
    self.draftedAt = draftedAt
    self.draftedBy = draftedBy
    self.endedBy = endedBy
    self.endedAt = endedAt
    self.reason = reason
    self.notice = notice
  }
}

/// S7: a watch of a centre in numbers.
package struct TriageRow: Hashable, Sendable, Codable {
  package var centre: String
  package var centreName: String
  package var starts: Timestamp
  package var ends: Timestamp
  package var watchkeepers: [String]
  /// Came to hand in it, decided of these, and over the limit.
  package var cameToHand: Int
  package var decided: Int
  package var backlog: Int
  /// Mean from coming to hand to the decision.
  package var meanSeconds: Int?
  /// Whose first decision came too late, and how late that makes them, in seconds.
  package var late: [TriageLateRow]
  /// Work left lying at the end: so many seconds early.
  package var leftSeconds: Int?

  package init(
    centre: String, centreName: String, starts: Timestamp, ends: Timestamp, watchkeepers: [String], cameToHand: Int,
    decided: Int, backlog: Int, meanSeconds: Int? = nil, late: [TriageLateRow], leftSeconds: Int? = nil
  ) {
    self.centre = centre
    self.centreName = centreName
    self.starts = starts
    self.ends = ends
    self.watchkeepers = watchkeepers
    self.cameToHand = cameToHand
    self.decided = decided
    self.backlog = backlog
    self.meanSeconds = meanSeconds
    self.late = late
    self.leftSeconds = leftSeconds
  }
}

/// Late by S7: from the start of the watch to the first decision.
package struct TriageLateRow: Hashable, Sendable, Codable {
  package var person: String
  package var seconds: Int

  package init(
    person: String, seconds: Int
  ) {
    self.person = person
    self.seconds = seconds
  }
}

/// Open matters on the status screen (S5, S7, R15).
package struct MatterCounts: Hashable, Sendable, Codable {
  /// Open cases, and the day of the oldest.
  package var open: Int
  package var oldest: Timestamp?
  /// Filed and not dealt with (R15, 及时).
  package var untouched: Int
  /// Supervised from above, and over the deadline.
  package var supervised: Int
  package var supervisedOverdue: Int
  /// Notices that wait for a signature.
  package var drafts: Int
  /// Findings that wait for a decision, and over the limit (S7).
  package var undecided: Int
  package var backlog: Int
  /// This month's mean until the decision.
  package var meanSeconds: Int?
  /// The limit of the mean, in seconds.
  package var meanLimit: Int

  package init(
    open: Int = 0, oldest: Timestamp? = nil, untouched: Int = 0, supervised: Int = 0, supervisedOverdue: Int = 0,
    drafts: Int = 0, undecided: Int = 0, backlog: Int = 0, meanSeconds: Int? = nil, meanLimit: Int = 300
  ) {
    self.open = open
    self.oldest = oldest
    self.untouched = untouched
    self.supervised = supervised
    self.supervisedOverdue = supervisedOverdue
    self.drafts = drafts
    self.undecided = undecided
    self.backlog = backlog
    self.meanSeconds = meanSeconds
    self.meanLimit = meanLimit
  }
}
