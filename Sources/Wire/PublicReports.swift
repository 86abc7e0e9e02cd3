/// How the public told it.
package enum CallerMeans: String, Hashable, Sendable, Codable, CaseIterable, Choice {
  case telephone, post, visit, online
}

/// `report`: of something seen; `complaint`; `serious`: a serious complaint, or one about several units (S6).
package enum CallerGrade: String, Hashable, Sendable, Codable, CaseIterable, Choice { case report, complaint, serious }

/// `GET /v1/callers`: what the public told a centre (群众来电来访; S6, S8).
package struct CallerRow: Hashable, Sendable, Codable {
  package var no: Int64
  package var revision: Int
  /// `open`, `answered`, `closed` (the caller waits for a call) or `done`.
  package var state: String
  package var centre: String
  package var centreName: String
  package var means: String
  package var grade: String
  package var takenAt: Timestamp
  /// Name of who took it and follows it until it is closed.
  package var takenBy: String?
  package var text: String
  package var place: String?
  /// Left out for those who belong to another centre, and where nothing was left.
  package var name: String?
  package var phone: String?
  package var confidential: Bool
  package var finding: Int64?
  package var scene: CallerStep?
  package var opinion: CallerStep?
  package var closed: CallerStep?
  package var missedCalls: [CallerStep]
  package var calledBack: CallerStep?
  /// `scene`, `opinion` or `callBack`: what is owed next, by when, and whether that is past.
  package var awaits: String?
  package var due: Timestamp?
  package var overdue: Bool
  package var drill: Bool

  package init(
    no: Int64, revision: Int, state: String, centre: String, centreName: String, means: String, grade: String,
    takenAt: Timestamp, takenBy: String? = nil, text: String, place: String? = nil, name: String? = nil,
    phone: String? = nil, confidential: Bool = false, finding: Int64? = nil, scene: CallerStep? = nil,
    opinion: CallerStep? = nil, closed: CallerStep? = nil, missedCalls: [CallerStep] = [],
    calledBack: CallerStep? = nil, awaits: String? = nil, due: Timestamp? = nil, overdue: Bool = false,
    drill: Bool = false
  ) {
    self.no = no
    self.revision = revision
    self.state = state
    self.centre = centre
    self.centreName = centreName
    self.means = means
    self.grade = grade
    self.takenAt = takenAt
    self.takenBy = takenBy
    self.text = text
    self.place = place
    self.name = name
    self.phone = phone
    self.confidential = confidential
    self.finding = finding
    self.scene = scene
    self.opinion = opinion
    self.closed = closed
    self.missedCalls = missedCalls
    self.calledBack = calledBack
    self.awaits = awaits
    self.due = due
    self.overdue = overdue
    self.drill = drill
  }
}

package struct CallerStep: Hashable, Sendable, Codable {
  package var text: String
  package var at: Timestamp
  package var by: String?
  package init(text: String, at: Timestamp, by: String? = nil) {
    self.text = text
    self.at = at
    self.by = by
  }
}

/// `POST /v1/callers`
package struct CallerRequest: Hashable, Sendable, Codable {
  package var text: String
  /// By telephone, unless said.
  package var means: CallerMeans?
  /// A report of something seen, unless said.
  package var grade: CallerGrade?
  package var place: String?
  package var name: String?
  package var phone: String?
  package var confidential: Bool?
  /// Somebody has to go there within 30 minutes.
  package var scene: Bool?
  /// Entered as a finding as well: its code, and the point or vessel.
  package var code: String?
  package var point: String?
  package var vessel: String?
  /// Now, unless said.
  package var at: Timestamp?
  package var drill: Bool?

  package init(
    text: String, means: CallerMeans? = nil, grade: CallerGrade? = nil, place: String? = nil, name: String? = nil,
    phone: String? = nil, confidential: Bool? = nil, scene: Bool? = nil, code: String? = nil, point: String? = nil,
    vessel: String? = nil, at: Timestamp? = nil, drill: Bool? = nil
  ) {
    self.text = text
    self.means = means
    self.grade = grade
    self.place = place
    self.name = name
    self.phone = phone
    self.confidential = confidential
    self.scene = scene
    self.code = code
    self.point = point
    self.vessel = vessel
    self.at = at
    self.drill = drill
  }
}

package enum CallerActName: String, Hashable, Sendable, Codable, CaseIterable, Choice {
  /// Someone is on the scene.
  case scene
  case opinion, close
  /// Called back; not reached.
  case back
  case missed
}

/// `POST /v1/callers/{no}/steps`
package struct CallerStepRequest: Hashable, Sendable, Codable {
  package var act: CallerActName
  package var text: String?
  package var at: Timestamp?
  package var revision: Int?
  package init(act: CallerActName, text: String? = nil, at: Timestamp? = nil, revision: Int? = nil) {
    self.act = act
    self.text = text
    self.at = at
    self.revision = revision
  }
}
