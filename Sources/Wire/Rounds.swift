/// `GET /v1/rounds/{no}`
package struct RoundDetail: Hashable, Sendable, Codable {
  package var summary: DutyRow
  package var targets: [TargetRow]
  /// Form 4, as recorded so far.
  package var checks: [CheckRow]

  package init(
    summary: DutyRow, targets: [TargetRow], checks: [CheckRow]
  ) {
    self.summary = summary
    self.targets = targets
    self.checks = checks
  }
}

/// A line of form 4 (监控情况记录表).
package struct CheckRow: Hashable, Sendable, Codable {
  package var no: Int64
  package var target: String
  package var targetName: String
  package var checkedAt: Timestamp
  package var recordedAt: Timestamp
  package var means: String
  package var pictureUsable: Bool
  package var weather: String?
  package var managerPresent: Bool?
  package var clerkPresent: Bool?
  package var lifeJackets: String?
  package var load: String?
  package var order: String?
  /// Codes of what was found.
  package var findings: [String]
  package var action: String?
  package var note: String?
  /// Names.
  package var watchkeeper: String
  package var leader: String?
  /// Made after the round was missed (补查): it fills no round.
  package var extra: Bool
  /// `counts`, `late`, `makeup` (补查), `extra` or `camera-down`.
  package var placement: String
  /// 补录: `after-round` or `after-report`; absent: written down in its time.
  package var enteredLate: String?

  package init(
    no: Int64, target: String, targetName: String, checkedAt: Timestamp, recordedAt: Timestamp, means: String,
    pictureUsable: Bool, weather: String? = nil, managerPresent: Bool? = nil, clerkPresent: Bool? = nil,
    lifeJackets: String? = nil, load: String? = nil, order: String? = nil, findings: [String],
    action: String? = nil, note: String? = nil, watchkeeper: String, leader: String? = nil, extra: Bool = false,
    placement: String = "counts", enteredLate: String? = nil
  ) {
    self.no = no
    self.target = target
    self.targetName = targetName
    self.checkedAt = checkedAt
    self.recordedAt = recordedAt
    self.means = means
    self.pictureUsable = pictureUsable
    self.weather = weather
    self.checkedAt = checkedAt
    self.managerPresent = managerPresent
    self.clerkPresent = clerkPresent
    self.lifeJackets = lifeJackets
    self.load = load
    self.order = order
    self.findings = findings
    self.action = action
    self.note = note
    self.watchkeeper = watchkeeper
    self.leader = leader
    self.extra = extra
    self.placement = placement
    self.enteredLate = enteredLate
  }
}

/// `POST /v1/rounds/{no}/checks`: `checks`, or `all` for every target still open, seen well and without findings, or both: `checks` are
/// the exceptions, and `all` is the rest. One transaction: all lines or none.
package struct CheckRequest: Hashable, Sendable, Codable {
  package var checks: [CheckInput]?
  package var all: Bool?
  /// With `all`: how they were looked at; `cctv` unless said.
  package var means: CheckMeans?
  /// With `all`: weather and water, for every line.
  package var weather: String?
  /// With `all`: when they were looked at; now unless said.
  package var checkedAt: Timestamp?

  package init(
    checks: [CheckInput]? = nil, all: Bool? = nil, means: CheckMeans? = nil, weather: String? = nil,
    checkedAt: Timestamp? = nil
  ) {
    self.checks = checks
    self.all = all
    self.means = means
    self.weather = weather
  }
}

/// One check, the columns of form 4. Texts of at most 500 characters.
package struct CheckInput: Hashable, Sendable, Codable {
  /// `centre:430100`, `point:PT-430102-01`
  package var target: String
  /// Now, unless said.
  package var checkedAt: Timestamp?
  package var means: CheckMeans
  /// False is a fault, not a finding of "nothing seen" (G15).
  package var pictureUsable: Bool
  package var weather: String?
  package var managerPresent: Bool?
  package var clerkPresent: Bool?
  package var lifeJackets: String?
  package var load: String?
  package var order: String?
  /// Codes of what was found (`V01`, `V08`, `F01`, …), at most 20.
  package var findings: [String]?
  package var action: String?
  package var note: String?

  package init(
    target: String, checkedAt: Timestamp? = nil, means: CheckMeans, pictureUsable: Bool, weather: String? = nil,
    managerPresent: Bool? = nil, clerkPresent: Bool? = nil, lifeJackets: String? = nil, load: String? = nil,
    order: String? = nil, findings: [String]? = nil, action: String? = nil, note: String? = nil
  ) {
    self.target = target
    self.checkedAt = checkedAt
    self.means = means
    self.pictureUsable = pictureUsable
    self.weather = weather
    self.managerPresent = managerPresent
    self.clerkPresent = clerkPresent
    self.lifeJackets = lifeJackets
    self.load = load
    self.order = order
    self.findings = findings
    self.action = action
    self.note = note
  }
}

/// What the checks led to.
package struct CheckAnswer: Hashable, Sendable, Codable {
  package var round: RoundDetail
  /// Form 4 lines written.
  package var recorded: Int
  /// Of them 补查 (made after the round was missed), or owed by no round.
  package var extra: Int
  /// Of them camera down (G15): they fill nothing.
  package var cameraDown: Int
  /// Of them 补录: made in time, written down late (R12).
  package var enteredLate: Int
  /// Findings opened by the codes.
  package var findings: [Int64]

  package init(
    round: RoundDetail, recorded: Int, extra: Int, cameraDown: Int = 0, enteredLate: Int = 0, findings: [Int64]
  ) {
    self.round = round
    self.recorded = recorded
    self.extra = extra
    self.cameraDown = cameraDown
    self.enteredLate = enteredLate
    self.findings = findings
  }
}
