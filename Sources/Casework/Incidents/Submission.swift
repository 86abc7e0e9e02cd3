package import Organisation
package import Units

/// What waits for its leaders before it goes up (R6): a report of form 5, what follows it, the final report. The duty leader reports it, the
/// centre leader approves it: two people, neither of whom wrote it. Sent back with words it waits for the watch, and can be reported again.
package struct Submission: Hashable, Sendable, Codable {
  package enum What: String, Hashable, Sendable, Codable, CaseIterable { case report, followUp, final }
  package enum State: String, Hashable, Sendable, Codable, CaseIterable {
    /// Waits for the duty leader.
    case dutyLeader
    /// Sent back: waits for the watch, and for the duty leader.
    case returned
    /// Waits for the centre leader.
    case centreLeader
    case sent
    /// Owed no longer before it went.
    case withdrawn
  }
  package struct Approval: Hashable, Sendable, Codable {
    package var by: PersonID
    package var at: Instant
  }
  package struct Return: Hashable, Sendable, Codable {
    package var by: PersonID
    package var at: Instant
    package var words: String
    /// Put right since.
    package var amendedAt: Instant?
  }

  /// 1, 2, … of the incident.
  package var no: Int
  /// Whose leaders it waits for.
  package var centre: CentreID
  package var what: What
  /// Of a report that follows, and of the final one.
  package var text: String
  /// Who wrote it: none of them approves it.
  package var authors: [PersonID]
  /// To whom it goes.
  package var items: [OwedReport]
  package var raisedAt: Instant
  /// The centre has no other duty leader than the one who filed: the filing is the duty leader's report.
  package var filerStandsIn: PersonID?
  package var needsCentreLeader: Bool
  package var dutyLeader: Approval?
  package var centreLeader: Approval?
  package var returns: [Return] = []
  /// Since when the present step waits.
  package var askedAt: Instant
  package var sentAt: Instant?
  package var withdrawnAt: Instant?

  package init(
    no: Int, centre: CentreID, what: What, text: String = "", authors: [PersonID], items: [OwedReport],
    raisedAt: Instant, filerStandsIn: PersonID? = nil, needsCentreLeader: Bool = true
  ) {
    self.no = no
    self.centre = centre
    self.what = what
    self.text = text
    self.authors = authors
    self.items = items
    self.raisedAt = raisedAt
    self.filerStandsIn = filerStandsIn
    self.needsCentreLeader = needsCentreLeader
    askedAt = raisedAt
    dutyLeader = filerStandsIn.map { Approval(by: $0, at: raisedAt) }
  }

  package var state: State {
    if sentAt != nil { return .sent }
    if withdrawnAt != nil { return .withdrawn }
    if dutyLeader != nil { return .centreLeader }
    return returns.last.map { $0.amendedAt == nil } == true ? .returned : .dutyLeader
  }
  package var isOpen: Bool { sentAt == nil && withdrawnAt == nil }
  /// All approvals that it needs are there.
  package var isApproved: Bool { dutyLeader != nil && (!needsCentreLeader || centreLeader != nil) }

  /// The step that `person` may take; throws why not. R6: the duty leader first, then the centre leader.
  package mutating func approve(by person: PersonID, role: Role, at now: Instant) throws(IncidentRefusal) {
    guard isOpen, !isApproved else { throw .nothingWaits }
    let isLeader = role == .centreLeader || role == .leaderInCharge
    guard !authors.contains(person) else { throw .samePerson }
    if let first = dutyLeader {
      guard isLeader else { throw .centreLeaderNext }
      guard first.by != person else { throw .samePerson }
      centreLeader = Approval(by: person, at: now)
    } else {
      guard role == .dutyLeader else { throw .dutyLeaderFirst }
      dutyLeader = Approval(by: person, at: now)
    }
    askedAt = now
  }

  /// Sent back with words by whoever it waits for.
  package mutating func sendBack(
    by person: PersonID, role: Role, words: String, at now: Instant
  ) throws(IncidentRefusal) {
    guard isOpen, !isApproved, state != .returned else { throw .nothingWaits }
    guard !words.allSatisfy(\.isWhitespace) else { throw .emptyText }
    guard !authors.contains(person) else { throw .samePerson }
    let isLeader = role == .centreLeader || role == .leaderInCharge
    if dutyLeader != nil, !isLeader { throw .centreLeaderNext }
    if dutyLeader == nil, role != .dutyLeader { throw .dutyLeaderFirst }
    returns.append(Return(by: person, at: now, words: words))
    dutyLeader = nil
    askedAt = now
  }

  /// The watch changed something: what was sent back is before the duty leader again.
  package mutating func amended(at now: Instant) {
    guard state == .returned, let last = returns.indices.last else { return }
    returns[last].amendedAt = now
    askedAt = now
    dutyLeader = filerStandsIn.map { Approval(by: $0, at: now) }
  }

  /// More is owed now: what the duty leader reported was another matter.
  mutating func join(_ more: [OwedReport], at now: Instant) {
    items += more
    guard dutyLeader != nil else { return }
    dutyLeader = filerStandsIn.map { Approval(by: $0, at: now) }
    askedAt = now
  }

  /// Takes back what is owed no longer; a higher grade takes the place of a lower one.
  mutating func withdraw(notIn owed: [OwedReport]) { items.removeAll { !owed.contains($0) } }

  /// Nothing of it is owed any more.
  mutating func endIfEmpty(at now: Instant) {
    if isOpen, items.isEmpty { withdrawnAt = now }
  }
}
