package import Organisation
package import Units

/// What happens to a finding, as values: each returns the record afterwards (D5).
extension FindingRecord {
  /// Somebody has taken notice, until `until`.
  package func acknowledged(by: String, at now: Instant, until: Instant) -> FindingRecord {
    var record = self
    record.attention = .acknowledged(by: by, at: now, until: until)
    record.raisedAt = nil
    record.revision += 1
    return record
  }

  /// It became worse: the ladder of its new severity begins now, whatever was acknowledged, ended, shelved or disposed of before, for all of
  /// that was said of something milder. nil: it is no worse than it was.
  package func worsened(to severity: Severity, at now: Instant) -> FindingRecord? {
    guard severity > self.severity else { return nil }
    var record = self
    record.severity = severity
    record.attention = .unacknowledged
    // Never the moment of the climb before: the calls of this one have keys of their own.
    record.ladderFrom = max(now, climbStart(at: now) + .milliseconds(1))
    record.shelvedUntil = nil
    if isDisposed { record.raisedAt = now }
    record.revision += 1
    return record
  }

  package func conditionEnded(at: Instant) -> FindingRecord {
    var record = self
    record.condition = .ended(at: at)
    record.revision += 1
    return record
  }

  package func dismissed(by: PersonID, reason: String) -> FindingRecord {
    var record = self
    record.disposition = .dismissed(by: by, reason: reason)
    record.raisedAt = nil
    record.revision += 1
    return record
  }

  /// The feed whose silence explained it is heard again, and it still is not: its climb begins here, not in the silence.
  package func uninhibited(at now: Instant) -> FindingRecord {
    var record = self
    record.ladderFrom = max(now, ladderFrom)
    record.revision += 1
    return record
  }
}
