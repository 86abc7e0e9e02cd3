import Regulation
import Casework
import Organisation
import Store
import Units

/// What people do about an alarm (D5): acknowledge and raise. Silence is the console's own, and kept apart.
extension Desk {
  func acknowledge(finding no: Int64, note: String = "") throws -> FindingRecord {
    var record = try finding(no)
    let by: String
    switch signer {
    case .person(let person, _):
      try allow(.acknowledge, centre: record.centre)
      by = person.id
    case .console(let account, let centre):
      // An emergency may be acknowledged without sign-on and is recorded as the console's (D6).
      guard record.severity == .emergency, directory.isWithin(record.centre, of: centre) else {
        throw AuthorityRefusal.notSignedOn
      }
      by = "console:\(account)"
    case .root: throw AuthorityRefusal.administratorNeverSigns
    case .daemon: throw AuthorityRefusal.notSignedOn
    }
    let hold = context.rules.ladder.ladder(record.severity)?.acknowledgedFor ?? .minutes(30)
    record = record.acknowledged(by: by, at: now, until: now + hold)
    try tx.update(record)
    var detail = ["by": by]
    if !note.allSatisfy(\.isWhitespace) { detail["note"] = note }
    try journal("finding.acknowledged", "finding:\(no)", centre: record.centre, detail)
    return record
  }

  /// R19: a duty leader raises a finding; its new ladder begins now, whatever was said of the milder one.
  func raise(finding no: Int64, to severity: Severity, reason: String, revision: Int?) throws -> FindingRecord {
    let record = try finding(no)
    try allow(.raiseFinding, centre: record.centre)
    try expect(revision, record.revision)
    guard !reason.allSatisfy(\.isWhitespace) else { throw CaseRefusal.emptyText }
    guard let next = record.worsened(to: severity, at: now) else { throw ActRefusal.notRaised }
    try raise(next, from: record, reason: reason)
    return try finding(no)
  }

  func silence(finding no: Int64, console: String) throws -> FindingRecord {
    let record = try finding(no)
    try allow(.silence, centre: record.centre)
    guard !record.isNeverMuted else { throw ActRefusal.emergencyNotSilenced }
    try tx.setMeta("silence/\(console)/\(no)", "\(now.milliseconds)")
    try journal("finding.silenced", "finding:\(no)", centre: record.centre, ["console": console])
    return record
  }

  func finding(_ no: Int64) throws -> FindingRecord {
    guard let record = try tx.read.finding(no: no) else { throw ActRefusal.noSuchThing("finding:\(no)") }
    return record
  }

  /// Throws why the signer may not do `act` on a matter of `centre`; returns who it is.
  @discardableResult
  func allow(_ act: Casework.Act, centre: CentreID) throws -> Person {
    switch signer {
    case .person(let person, _):
      try Authority.check(act, by: person, centre: centre, directory: directory)
      return person
    case .root: throw AuthorityRefusal.administratorNeverSigns
    case .console, .daemon: throw AuthorityRefusal.notSignedOn
    }
  }
}

/// Why an act is not carried out, besides authority and the case's own state.
enum ActRefusal: Error, Hashable, Sendable {
  case noSuchThing(String)
  case staleRevision(Int)
  case emergencyNotShelved
  case emergencyNotSilenced
  case shelveTooLong
  /// No zone judged it: only its vessel can be shelved.
  case noZoneToShelve
  case shelfOver
  /// So many files to one finding.
  case tooManyFiles
  case notRaised
  case noGateway(String)
  case alreadyDisposed
  case noTownship
  case notARound
  /// A check is made in its round's time or after it, not before (R12).
  case beforeOpening
  case duty(DutyRefusal)
  case noSuchTarget(String)
  /// And the codes of its kind, or all that a round may find.
  case noSuchCode(String, known: [CodeRule])
  case inTheFuture
  case notAhead
  /// The name of the point.
  case noSailings(String)
  case notAReport
  case alreadySent
  case notANotice
  case secondPersonNeeded
  case wrongPIN
  case locked(Int)
  case noConsole
  case held
}
