// Casework: what becomes of what is seen. Findings with their alarm (D5), the ladder that climbs while nobody acts, cases with
// their notices and incident reports, the life of every message that leaves, and who may do what. Values and pure decisions:
// Watch reads, asks here, and writes the difference in one transaction (D3).

package import Organisation
package import Units

/// A finding as the register keeps it: condition, attention and disposition are three things (D5).
package struct FindingRecord: Hashable, Sendable, Codable {
  /// Whether what was seen still is. Computed by the detector, never by people.
  package enum Condition: Hashable, Sendable, Codable {
    case active
    case ended(at: Instant)
  }
  /// Whether somebody has taken notice.
  package enum Attention: Hashable, Sendable, Codable {
    case unacknowledged
    /// `by`: a person, or `console:<account>` for an emergency acknowledged without sign-on (D6).
    case acknowledged(by: String, at: Instant, until: Instant)
  }
  /// What people made of it.
  package enum Disposition: Hashable, Sendable, Codable {
    case candidate
    case filed(caseNo: Int64)
    case dismissed(by: PersonID, reason: String)
  }

  /// Short number for people; 0 before it is stored.
  package var no: Int64
  package var finding: Finding
  /// The centre it belongs to by its place (D5).
  package var centre: CentreID
  /// The registered vessel's home centre, if another: it gets a copy.
  package var copy: CentreID?
  package var severity: Severity
  package var condition: Condition
  package var attention: Attention
  package var disposition: Disposition
  /// When the ladder began its present climb: the opening, or the end of an acknowledgement that ran out.
  package var ladderFrom: Instant
  /// Shelved by a leader until then.
  package var shelvedUntil: Instant?
  /// It became worse after it had been filed or dismissed, and nobody has acknowledged that yet.
  package var raisedAt: Instant?
  package var recordedAt: Instant
  package var revision: Int
  /// S7: when and by whom it was filed or dismissed; nil also in findings of older releases.
  package var disposedAt: Instant?
  package var disposedBy: PersonID?

  package init(
    no: Int64 = 0, finding: Finding, centre: CentreID, copy: CentreID?, severity: Severity,
    condition: Condition = .active, attention: Attention = .unacknowledged, disposition: Disposition = .candidate,
    ladderFrom: Instant, shelvedUntil: Instant? = nil, recordedAt: Instant, revision: Int = 1
  ) {
    self.no = no
    self.finding = finding
    self.centre = centre
    self.copy = copy
    self.severity = severity
    self.condition = condition
    self.attention = attention
    self.disposition = disposition
    self.ladderFrom = ladderFrom
    self.shelvedUntil = shelvedUntil
    self.recordedAt = recordedAt
    self.revision = revision
  }

  package var isDisposed: Bool {
    switch disposition {
    case .candidate: false
    case .filed, .dismissed: true
    }
  }

  package var isActive: Bool { condition == .active }

  /// Acknowledged, and the acknowledgement still holds.
  package func isAcknowledged(at now: Instant) -> Bool {
    if case .acknowledged(_, _, let until) = attention { return now < until }
    return false
  }

  /// The alarm is over when the condition has ended and somebody acknowledged or disposed of it (D5). A distress alarm
  /// that was only acknowledged is over likewise; one that nobody saw stays listed as 已消失未确认.
  package var isOver: Bool { !isActive && raisedAt == nil && (isDisposed || isSeenOut) }

  /// It ended while an acknowledgement held, or somebody acknowledged it afterwards. One that outlived its acknowledgement does
  /// not count as seen, however late that comes to be looked at.
  private var isSeenOut: Bool {
    guard case .acknowledged(_, _, let until) = attention, case .ended(let at) = condition else { return false }
    return at <= until
  }

  /// True while the ladder climbs: nobody has disposed of it, acknowledged it or (but for distress) shelved it.
  package func isClimbing(at now: Instant) -> Bool {
    if isDisposed && raisedAt == nil || isSeenOut || isAcknowledged(at: now) { return false }
    return !isShelved(at: now)
  }

  /// Shelved by a leader, which distress and an emergency can't be.
  package func isShelved(at now: Instant) -> Bool {
    guard let shelvedUntil, !isNeverMuted else { return false }
    return now < shelvedUntil
  }

  /// When the present climb began: the opening, the end of an acknowledgement that ran out, or of a shelf. What lay shelved for
  /// hours comes back as what it is, a new call to the watchkeepers, not as one that climbed to the superior meanwhile.
  package func climbStart(at now: Instant) -> Instant {
    guard let shelvedUntil, shelvedUntil <= now, !isNeverMuted else { return ladderFrom }
    return max(ladderFrom, shelvedUntil)
  }

  /// When an acknowledgement ran out while the condition lasted the ladder starts anew from there (D5).
  package func rearmed(at now: Instant) -> FindingRecord? {
    guard case .acknowledged(_, _, let until) = attention, until <= now, !isSeenOut, !isDisposed else { return nil }
    var record = self
    record.attention = .unacknowledged
    record.ladderFrom = until
    record.revision += 1
    return record
  }
}
