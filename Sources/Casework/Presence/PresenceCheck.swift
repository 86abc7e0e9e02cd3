package import Organisation
package import Regulation
package import Units

/// A presence check (查岗; P8, C11, R8; JT/T 809's platform post check): a superior centre asks whether a watch is kept, within a time.
package struct PresenceCheck: Hashable, Sendable, Codable {
  package enum Mode: String, Sendable, Codable, CaseIterable {
    /// Answered on the console of the room that is asked.
    case room
    /// G3: in telephone standby it is a call, and who asks enters how it ended.
    case telephone
  }
  package enum Outcome: String, Sendable, Codable, CaseIterable {
    case open
    case answered
    /// After it had to be repeated, and before the watch counted as absent (B07).
    case answeredLate = "answered-late"
    /// 脱岗: unanswered for 30 minutes (B03).
    case absent
    /// D1: the daemon did not see it through, or nobody entered the call: it accuses nobody.
    case notJudged = "not-judged"
  }
  package struct Answer: Hashable, Sendable, Codable {
    package var text: String
    package var at: Instant
    /// Who answered: a person's id, or a name given by telephone.
    package var by: String
    /// Who entered a call; nil: answered on the console.
    package var enteredBy: PersonID?
    package init(text: String, at: Instant, by: String, enteredBy: PersonID? = nil) {
      self.text = text
      self.at = at
      self.by = by
      self.enteredBy = enteredBy
    }
  }
  /// A call that nobody took.
  package struct Call: Hashable, Sendable, Codable {
    package var at: Instant
    package var by: PersonID
    package var note: String
    package init(at: Instant, by: PersonID, note: String) {
      self.at = at
      self.by = by
      self.note = note
    }
  }

  package var no: Int64
  /// Who asks.
  package var centre: CentreID
  package var asked: CentreID
  /// P8 or C11.
  package var clause: String
  /// The draw that it is one of: `430000/430100/2026-11-27/1`; nil: a person asks.
  package var draw: String?
  package var question: String
  package var mode: Mode
  package var askedAt: Instant
  package var askedBy: PersonID?
  package var repeatedAt: Instant?
  package var calls: [Call]
  package var answer: Answer?
  package var outcome: Outcome
  /// When the outcome was known.
  package var endedAt: Instant?
  /// `down`, `not-followed`: why it was not judged.
  package var why: String?
  /// The finding that accuses.
  package var finding: Int64?
  package var drill: Bool
  package var revision: Int

  package init(
    no: Int64 = 0, centre: CentreID, asked: CentreID, clause: String, draw: String? = nil, question: String, mode: Mode,
    askedAt: Instant, askedBy: PersonID?, drill: Bool = false
  ) {
    self.no = no
    self.centre = centre
    self.asked = asked
    self.clause = clause
    self.draw = draw
    self.question = question
    self.mode = mode
    self.askedAt = askedAt
    self.askedBy = askedBy
    calls = []
    outcome = .open
    self.drill = drill
    revision = 1
  }
}

/// What may happen to a presence check.
package enum PresenceEvent: Hashable, Sendable {
  case answered(PresenceCheck.Answer)
  case notReached(PresenceCheck.Call)
  case repeated(Instant)
  /// The room went into telephone standby before it was due: it may be empty.
  case toTelephone(Instant)
  case absent(Instant)
  case notJudged(why: String, at: Instant)
}

/// Why a step is not taken; people are told the catalogue's words (`refusal.presence.<case>`).
package enum PresenceRefusal: String, Error, Hashable, Sendable, CaseIterable {
  case over
  /// A room answers on its own console; calls are entered of those in telephone standby.
  case notByTelephone
  case onlyByTelephone
  case beforeAsked
  case emptyText
  /// Only a centre below can be asked, by the centre right above it or further up.
  case notSubordinate
  /// One is open already.
  case alreadyAsked
  case nothingAsked
}

/// The life of a presence check as a pure machine. An answer after the watch counted as absent is kept, and changes no outcome.
package enum PresenceMachine {
  package static func after(
    _ event: PresenceEvent, _ check: PresenceCheck, rules: PresenceRules
  ) throws(PresenceRefusal) -> PresenceCheck {
    var next = check
    switch event {
    case .answered(let answer):
      guard check.answer == nil, check.outcome == .open || check.outcome == .absent else { throw .over }
      guard answer.at >= check.askedAt else { throw .beforeAsked }
      if check.mode == .room, answer.enteredBy != nil { throw .notByTelephone }
      if check.mode == .telephone, answer.enteredBy == nil { throw .onlyByTelephone }
      next.answer = answer
      if check.outcome == .open {
        // By telephone late is late after the first call that nobody took.
        let from = check.mode == .room ? check.askedAt : check.calls.first?.at ?? answer.at
        next.outcome = answer.at - from > rules.repeatAfter ? .answeredLate : .answered
        next.endedAt = answer.at
      }
    case .notReached(let call):
      guard check.outcome == .open else { throw .over }
      guard check.mode == .telephone else { throw .notByTelephone }
      guard call.at >= check.calls.last?.at ?? check.askedAt else { throw .beforeAsked }
      next.calls.append(call)
      if let first = check.calls.first, call.at - first.at >= rules.absentAfter {
        next.outcome = .absent
        next.endedAt = call.at
      }
    case .repeated(let at):
      guard check.outcome == .open, check.repeatedAt == nil else { throw .over }
      next.repeatedAt = at
    case .toTelephone:
      guard check.outcome == .open, check.mode == .room else { throw .over }
      next.mode = .telephone
    case .absent(let at):
      guard check.outcome == .open else { throw .over }
      next.outcome = .absent
      next.endedAt = at
    case .notJudged(let why, let at):
      guard check.outcome == .open else { throw .over }
      next.outcome = .notJudged
      next.why = why
      next.endedAt = at
    }
    next.revision += 1
    return next
  }
}
