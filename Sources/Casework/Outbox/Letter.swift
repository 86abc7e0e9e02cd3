package import Organisation
package import Units

/// What a message is about.
package enum LetterKind: String, Sendable, Codable, CaseIterable {
  /// A call of the ladder.
  case alarm
  /// A notice (form 7 or 8) to its unit, copied to the centre that must answer.
  case notice
  /// The people whom a clause names are told of a filed case (R15).
  case told
  case reminder
  case overdue
  /// A reply came in: to the issuing centre.
  case reply
  /// Sent back or closed: to the answering side.
  case verdict
  /// Form 5 to the superior centre.
  case incident
  case draft
  case report
  /// A month's ledgers (X2, C3), and rows added or changed since.
  case ledgers
  case amendment
  /// A monthly summary (X7, X10, C9, C14, P11).
  case summary
  /// A report is not there when it is due: to its centre, and to the duty leader above (R16).
  case reportLate
  /// Form 2 to the superior centre (C6, X5).
  case keySheet
  /// A round is late or missed: to the duty leader (R3).
  case roundLate
  case roundMissed
  /// Another duty (form 2, broadcast, equipment day) is late or missed: to the duty leader (R3).
  case dutyLate
  case dutyMissed
  /// A mail was refused and is parked: to the duty leader.
  case parked
  /// Form 3 as it is opened: to the duty leader of the centre (P12, C14, X10).
  case fault
  /// A notice, warning or other safety information passed on to those below (P5), and its being taken back.
  case bulletin
  case bulletinEnded
  /// Its receipt is not confirmed: to the addressee, then to the duty leaders of both sides.
  case bulletinReminder
  case bulletinClimbed
  /// The text of a broadcast before the duty leader (C7, G5), and that it needs looking at again.
  case broadcastDraft
  case broadcastStale
  /// The approved text to the broadcast desk.
  case broadcast
  /// It was not made in time, or not at all: to the duty leader.
  case broadcastLate
  case broadcastMissed
  /// 催办: to the centre that must answer and the unit that was notified.
  case urged
  /// 报警督办, its results, its being overdue.
  case supervised
  case supervisionResult
  case supervisionOverdue
  /// C10: the township is told to deal with it on the spot.
  case spot
  /// S6: a case handed on; steps that its first-contact owner hears of.
  case handedOn
  case caseNews
  /// 作废 of a notice, and a closed one opened again: to its addressees.
  case noticeCancelled
  case noticeReopened
  /// A notice that waits for a signature: to the duty leader.
  case noticeDraft
  /// S7, R15, S5: backlog, matters untouched at the end of the watch, what is still open: to the duty leader.
  case backlog
  case untouched
  case dailyLook
  /// S1: to the superior.
  case recurring
  /// What follows form 5, and its end, to whom form 5 went.
  case incidentFollowUp
  case incidentFinal
  /// Form 5 waits for a leader (R6), was sent back, or waits too long.
  case incidentAwaits
  case incidentReturned
  case incidentReminder
  /// Form 5 came in (P10): to the duty leader of the centre that got it.
  case incidentReceived
  /// A superior's instruction to those below, and a request for help to the centre above (P10).
  case incidentInstruction
  case incidentHelp
  /// The auditor found matters that nothing carries on.
  case audit
  /// A person tries a gateway out.
  case gatewayTest
  /// A step of a fault falls due (S5): to the desk; overdue: to the duty leader, then to the centre leader.
  case faultDue
  case faultOverdue
  /// Something will not work for a time (S5), and that it is taken back.
  case outage
  case outageCancelled
  /// A presence check to the room that is asked, and its repetition (R8).
  case presenceAsked
  /// A watch that was not handed over in time, and a substitute that waits for approval (G6): to the duty leaders; to the leader in charge.
  case handoverLate
  case swapAsked
  /// 脱岗: at once to the safety-responsible leader of the unit that the centre belongs to (P8, C11).
  case presenceAbsent
  /// What is owed to those who telephoned, wrote or came (S6, S8); overdue: to leaders as well.
  case callerDue
  case callerOverdue
  /// S6: a look at how matters were dealt with is due or was missed, or what it found wanting is not put right.
  case reviewDue
}

/// A message ready to go: rendered before the transaction from one snapshot, immutable afterwards (D10).
package struct Letter: Hashable, Sendable {
  package var kind: LetterKind
  /// What caused it; the Message-ID is derived from it, so the same cause never makes two messages.
  package var cause: String
  package var centre: CentreID
  package var recipients: [String]
  package var subject: String
  package var text: String
  package var html: String
  package var attachments: [Attachment]
  /// Causes of earlier letters of the same thread, for References.
  package var thread: [String]
  package var importance: Importance
  /// On time means accepted before then; nil: no such limit.
  package var deadline: Instant?
  package var drill: Bool
  /// Whom it is for, where the addresses alone don't say: people without e-mail, a unit's fax (R7).
  package var audience: [Party] = []
  /// For an SMS: what, where, when, what to do. Empty: made of the subject.
  package var short = ""
  /// Deliveries over gateways besides those that its kind and importance ask for.
  package var routes: [Route] = []

  package struct Attachment: Hashable, Sendable {
    package var name: String
    package var mimeType: String
    package var bytes: [UInt8]
    package init(name: String, mimeType: String, bytes: [UInt8]) {
      self.name = name
      self.mimeType = mimeType
      self.bytes = bytes
    }
  }

  package init(
    kind: LetterKind, cause: String, centre: CentreID, recipients: [String], subject: String, text: String,
    html: String, attachments: [Attachment] = [], thread: [String] = [], importance: Importance,
    deadline: Instant? = nil, drill: Bool = false
  ) {
    self.kind = kind
    self.cause = cause
    self.centre = centre
    self.recipients = recipients
    self.subject = subject
    self.text = text
    self.html = html
    self.attachments = attachments
    self.thread = thread
    self.importance = importance
    self.deadline = deadline
    self.drill = drill
  }
}

extension Letter {
  /// What a fax of it carries: its paper, else the letter itself as a page.
  package var sheet: Attachment {
    attachments.first { $0.mimeType == "application/pdf" }
      ?? Attachment(name: "\(kind.rawValue).html", mimeType: "text/html", bytes: Array(html.utf8))
  }
}

/// What one mail does not hold goes in several: the letter itself, and further parts whose causes follow from its own.
extension Letter {
  /// - Parameter part: 2 and on; the first is the letter.
  package static func cause(_ cause: String, part: Int) -> String { "\(cause)/part/\(part)" }

  /// The cause of the letter that a message is a part of; of what is no part its own.
  package static func whole(of cause: String) -> String {
    let names = cause.split(separator: "/", omittingEmptySubsequences: false)
    guard names.count > 2, names[names.count - 2] == "part", let part = Int(names[names.count - 1]), part > 1 else {
      return cause
    }
    return names.dropLast(2).joined(separator: "/")
  }
}
