/// `GET /v1/presence-checks`: whether a watch is kept, asked from above (查岗; P8, C11, R8; JT/T 809's platform post check).
package struct PresenceRow: Hashable, Sendable, Codable {
  package var no: Int64
  package var revision: Int
  /// `open`, `answered`, `answered-late`, `absent` or `not-judged`.
  package var outcome: String
  /// `room` or `telephone` (G3).
  package var mode: String
  /// Who asks.
  package var centre: String
  package var centreName: String
  package var asked: String
  package var askedName: String
  /// To be called, in telephone standby.
  package var phone: String?
  package var clause: String
  package var question: String
  package var askedAt: Timestamp
  /// Name; absent: the daemon, at a drawn moment.
  package var askedBy: String?
  package var repeatedAt: Timestamp?
  /// The time limit of the answer.
  package var answerBy: Timestamp
  /// Calls that nobody took.
  package var calls: [Timestamp]
  package var answeredAt: Timestamp?
  package var answeredBy: String?
  package var answer: String?
  /// Why it was not judged: `down` or `not-followed`.
  package var why: String?
  package var finding: Int64?

  package init(
    no: Int64, revision: Int, outcome: String, mode: String, centre: String, centreName: String, asked: String,
    askedName: String, phone: String? = nil, clause: String, question: String, askedAt: Timestamp,
    askedBy: String? = nil, repeatedAt: Timestamp? = nil, answerBy: Timestamp, calls: [Timestamp] = [],
    answeredAt: Timestamp? = nil, answeredBy: String? = nil, answer: String? = nil, why: String? = nil,
    finding: Int64? = nil
  ) {
    self.no = no
    self.revision = revision
    self.outcome = outcome
    self.mode = mode
    self.centre = centre
    self.centreName = centreName
    self.asked = asked
    self.askedName = askedName
    self.phone = phone
    self.clause = clause
    self.question = question
    self.askedAt = askedAt
    self.askedBy = askedBy
    self.repeatedAt = repeatedAt
    self.answerBy = answerBy
    self.calls = calls
    self.answeredAt = answeredAt
    self.answeredBy = answeredBy
    self.answer = answer
    self.why = why
    self.finding = finding
  }
}

/// `GET /v1/presence-checks`
package struct PresenceFilter: Hashable, Sendable {
  /// An outcome of the row; nil: all.
  package var outcome: String?
  /// Asked by that centre, or of it.
  package var centre: String?
  package init(outcome: String? = nil, centre: String? = nil) {
    self.outcome = outcome
    self.centre = centre
  }
}

/// `POST /v1/presence-checks`
package struct PresenceAskRequest: Hashable, Sendable, Codable {
  package var centre: String
  package var question: String?
  package init(centre: String, question: String? = nil) {
    self.centre = centre
    self.question = question
  }
}

/// `POST /v1/presence-checks/answer`: on the console of the room; of a call, by the centre that made it, with the name of who answered.
package struct PresenceAnswerRequest: Hashable, Sendable, Codable {
  /// The one that waits for the caller's room, unless said.
  package var no: Int64?
  package var text: String?
  package var who: String?
  /// When a call was answered; now unless said.
  package var at: Timestamp?
  package init(no: Int64? = nil, text: String? = nil, who: String? = nil, at: Timestamp? = nil) {
    self.no = no
    self.text = text
    self.who = who
    self.at = at
  }
}

/// `POST /v1/presence-checks/{no}/not-reached`: a call that nobody took.
package struct PresenceCallRequest: Hashable, Sendable, Codable {
  package var note: String?
  package var at: Timestamp?
  package init(note: String? = nil, at: Timestamp? = nil) {
    self.note = note
    self.at = at
  }
}

/// `POST /v1/watches/here`: the room confirms its own watch (R8).
package struct HereRequest: Hashable, Sendable, Codable {
  package var note: String?
  package init(note: String? = nil) { self.note = note }
}

/// What a room is asked: for the status screen.
package struct PresenceCounts: Hashable, Sendable, Codable {
  /// Presence checks that wait for this room's answer: numbers.
  package var toAnswer: [Int64]
  /// Asked by this centre and still open.
  package var asked: Int
  /// The rooms whose prompt stands on the screen (R8): `watchroom watch here`.
  package var prompts: [String]

  package init(toAnswer: [Int64] = [], asked: Int = 0, prompts: [String] = []) {
    self.toAnswer = toAnswer
    self.asked = asked
    self.prompts = prompts
  }
}

extension PresenceRow: Revised {}
