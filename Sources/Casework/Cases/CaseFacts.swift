package import Organisation
package import Units

/// A case that was handed on and waits for whom it was handed to (S6).
package struct CaseHanding: Hashable, Sendable, Codable {
  package var to: PersonID
  package var by: PersonID
  package var at: Instant
  package init(to: PersonID, by: PersonID, at: Instant) {
    self.to = to
    self.by = by
    self.at = at
  }
}

/// 作废: who took a paper back, when and why.
package struct Cancellation: Hashable, Sendable, Codable {
  package var by: PersonID
  package var at: Instant
  package var reason: String
  package init(by: PersonID, at: Instant, reason: String) {
    self.by = by
    self.at = at
    self.reason = reason
  }
}

/// A closed notice was opened again after so many verifications.
package struct Reopening: Hashable, Sendable, Codable {
  package var by: PersonID
  package var at: Instant
  package var reason: String
  package var after: Int
  package init(by: PersonID, at: Instant, reason: String, after: Int) {
    self.by = by
    self.at = at
    self.reason = reason
    self.after = after
  }
}

/// A reply that came by mail to a person: from whom, and when it was received.
package struct MailMark: Hashable, Sendable, Codable {
  package var from: String
  package var receivedAt: Instant
  package init(from: String, receivedAt: Instant) {
    self.from = from
    self.receivedAt = receivedAt
  }
}

/// 报警督办 (JT/T 809): a superior centre's leader orders a matter to be dealt with by a deadline; the answering centre gives results.
package struct Supervision: Hashable, Sendable, Codable {
  /// 督办级别
  package enum Level: String, Hashable, Sendable, Codable, CaseIterable { case urgent, ordinary }

  /// 处理中 / 已处理完毕 / 不做处理 / 将来处理
  package enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
    case processing, done
    case notHandled = "not-handled"
    case later
    /// Nothing more is awaited; 将来处理 puts off, and does not move the deadline.
    package var isFinal: Bool { self == .done || self == .notHandled }
  }

  package struct Result: Hashable, Sendable, Codable {
    package var outcome: Outcome
    package var words: String
    package var by: PersonID
    package var at: Instant
    package init(outcome: Outcome, words: String, by: PersonID, at: Instant) {
      self.outcome = outcome
      self.words = words
      self.by = by
      self.at = at
    }
  }

  package var level: Level
  package var deadline: Instant
  package var words: String
  /// The superior's leader and centre.
  package var by: PersonID
  package var centre: CentreID
  package var at: Instant
  package var results: [Result]
  package var overdueTold: Bool

  package init(
    level: Level, deadline: Instant, words: String, by: PersonID, centre: CentreID, at: Instant,
    results: [Result] = [], overdueTold: Bool = false
  ) {
    self.level = level
    self.deadline = deadline
    self.words = words
    self.by = by
    self.centre = centre
    self.at = at
    self.results = results
    self.overdueTold = overdueTold
  }

  package var isOpen: Bool { results.last?.outcome.isFinal != true }
  package func isOverdue(at now: Instant) -> Bool { isOpen && now > deadline }
}

/// C10, X8: who was told to stop a violation, by what means, and whether it was obeyed.
package struct Telling: Hashable, Sendable, Codable {
  package enum Whom: String, Hashable, Sendable, Codable, CaseIterable {
    case vessel, township
    case shipManager = "ship-manager"
    case supervisor
  }
  package enum Means: String, Hashable, Sendable, Codable, CaseIterable {
    case broadcast
    case gpsVoice = "gps-voice"
    case vhf, phone
  }
  package var whom: Whom
  package var means: Means
  /// nil: not known yet.
  package var obeyed: Bool?
  package init(whom: Whom, means: Means, obeyed: Bool?) {
    self.whom = whom
    self.means = means
    self.obeyed = obeyed
  }
}

extension CaseRecord {
  /// S6: 首问责任人.
  package var owner: PersonID { firstContact ?? filedBy }
  /// Who deals with it now.
  package var handler: PersonID { holder ?? owner }
  package var isOpen: Bool { state.isOpen }
  /// The superior's order that is to be answered.
  package var openSupervision: Supervision? { supervisions?.last.flatMap { $0.isOpen ? $0 : nil } }
}

extension Paper {
  package var isCancelled: Bool { cancelled != nil }
  /// A notice that holds.
  package var isLiveNotice: Bool { form.isNotice && !isCancelled }
  /// Its reply was found good, and it was not opened again since.
  package var isAccepted: Bool {
    verifications.last?.accepted == true && reopenings?.last?.after != verifications.count
  }
  /// Nothing more is awaited from the other side.
  package var isSettled: Bool { !isLiveNotice || isAccepted }
  /// How often its reply was asked for anew: sent back or opened again. Reminders begin again each time.
  package var rounds: Int { verifications.count { !$0.accepted } + (reopenings?.count ?? 0) }
}
