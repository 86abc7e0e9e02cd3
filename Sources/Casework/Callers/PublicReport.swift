package import Organisation
package import Units

/// What somebody of the public told a centre (群众来电来访, S6, S8): taken down with the wish for confidentiality, followed by whoever took
/// it until it is closed (首问负责), and answered.
package struct PublicReport: Hashable, Sendable, Codable {
  /// How it came.
  package enum Means: String, Sendable, Codable, CaseIterable { case telephone, post, visit, online }
  package enum Grade: String, Sendable, Codable, CaseIterable {
    /// Of something seen: it becomes a finding or is closed with a reason.
    case report
    /// About a centre or its people: an opinion is owed.
    case complaint
    /// Serious, or about several units.
    case serious

    package var isComplaint: Bool { self != .report }
  }
  package enum State: String, Sendable, Codable, CaseIterable {
    case open
    /// The opinion is given.
    case answered
    /// Closed, and the caller waits for a call.
    case closed
    case done
  }
  package struct Step: Hashable, Sendable, Codable {
    package var text: String
    package var at: Instant
    package var by: PersonID
    package init(text: String, at: Instant, by: PersonID) {
      self.text = text
      self.at = at
      self.by = by
    }
  }

  package var no: Int64
  package var centre: CentreID
  package var means: Means
  package var grade: Grade
  package var takenAt: Instant
  package var takenBy: PersonID
  package var text: String
  /// Where, in words; may be empty.
  package var place: String
  /// Who called, and how to reach them; may be empty.
  package var name: String
  package var phone: String
  /// The caller asked that nobody outside learns who called.
  package var isConfidential: Bool
  /// Somebody has to go there.
  package var needsScene: Bool
  /// The finding it became: a candidate like any other.
  package var finding: Int64?
  package var scene: Step?
  package var opinion: Step?
  package var closed: Step?
  /// Calls back that reached nobody.
  package var missedCalls: [Step]
  package var calledBack: Step?
  /// Keys of who was told, so that each is told once.
  package var told: Set<String>
  package var drill: Bool
  package var revision: Int

  package init(
    no: Int64 = 0, centre: CentreID, means: Means, grade: Grade, takenAt: Instant, takenBy: PersonID, text: String,
    place: String = "", name: String = "", phone: String = "", isConfidential: Bool = false, needsScene: Bool = false,
    finding: Int64? = nil, drill: Bool = false
  ) {
    self.no = no
    self.centre = centre
    self.means = means
    self.grade = grade
    self.takenAt = takenAt
    self.takenBy = takenBy
    self.text = text
    self.place = place
    self.name = name
    self.phone = phone
    self.isConfidential = isConfidential
    self.needsScene = needsScene
    self.finding = finding
    missedCalls = []
    told = []
    self.drill = drill
    revision = 1
  }

  package var state: State {
    if closed != nil { return calledBack != nil || !wantsCallBack ? .done : .closed }
    return opinion == nil ? .open : .answered
  }

  /// S8: every caller who left a number.
  package var wantsCallBack: Bool { !phone.isEmpty }
}

package enum PublicReportEvent: Hashable, Sendable {
  case onScene(PublicReport.Step)
  case opinion(PublicReport.Step)
  case closed(PublicReport.Step)
  case notReached(PublicReport.Step)
  case calledBack(PublicReport.Step)
}

package enum PublicReportRefusal: Error, Hashable, Sendable {
  case wrongState(PublicReport.State)
  case emptyText
  /// Before it was taken down.
  case beforeTaken
  /// A complaint is not closed without an opinion (S6).
  case noOpinion
  /// The matter that it became is not over (S5).
  case matterOpen(finding: Int64)
  /// Nobody to call back.
  case noNumber
  /// Of this grade others decide (S6).
  case decider(PublicReport.Grade)
}

/// The life of a public report: which step follows which.
package enum PublicReportMachine {
  package static func after(
    _ event: PublicReportEvent, _ report: PublicReport
  ) throws(PublicReportRefusal) -> PublicReport {
    var next = report
    next.revision += 1
    switch event {
    case .onScene(let step):
      try check(step, report, in: [.open, .answered], isTextOwed: false)
      guard report.scene == nil else { throw .wrongState(report.state) }
      next.scene = step
    case .opinion(let step):
      try check(step, report, in: [.open, .answered])
      next.opinion = step
    case .closed(let step):
      try check(step, report, in: [.open, .answered])
      guard !report.grade.isComplaint || report.opinion != nil else { throw .noOpinion }
      next.closed = step
    case .notReached(let step):
      try check(step, report, in: [.closed], isTextOwed: false)
      next.missedCalls.append(step)
    case .calledBack(let step):
      guard report.wantsCallBack else { throw .noNumber }
      try check(step, report, in: [.closed])
      next.calledBack = step
    }
    return next
  }

  private static func check(
    _ step: PublicReport.Step, _ report: PublicReport, in states: Set<PublicReport.State>, isTextOwed: Bool = true
  ) throws(PublicReportRefusal) {
    guard states.contains(report.state) else { throw .wrongState(report.state) }
    guard !isTextOwed || !step.text.allSatisfy(\.isWhitespace) else { throw .emptyText }
    guard step.at >= report.takenAt else { throw .beforeTaken }
  }
}
