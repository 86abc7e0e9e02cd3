import Reporting
import Casework
import Organisation
import Regulation
import Store
import Units

/// Findings as the traffic engine offers them. Recording one is idempotent: its id is the same whenever it is seen again, and
/// detector, subject and object are unique while it is active, so neither a crash nor a full disk loses or doubles one.
extension Desk {
  func record(_ event: FindingEvent) throws {
    switch event {
    case .opened(let finding): try open(finding)
    case .updated(let id, let reason, let place, _):
      guard var record = try tx.read.finding(id: id), record.isActive, record.finding.reason != reason else { return }
      record.finding.reason = reason
      record.finding.place = place
      try tx.update(record)
    case .ended(let id, let at):
      guard var record = try tx.read.finding(id: id), record.isActive else { return }
      record.condition = .ended(at: at)
      record.revision += 1
      try tx.update(record)
      try journal("finding.ended", "finding:\(record.no)", centre: record.centre, occurred: at)
    }
  }

  private func open(_ finding: Finding) throws {
    if try tx.read.finding(id: finding.id) != nil { return }
    if try tx.read.activeFinding(like: finding) != nil { return }
    guard let centre = context.jurisdiction.centre(of: finding.place) else { return }
    let home = directory.vessel(mmsi: finding.mmsi)?.homeCentre
    let code = context.rules.code(finding.code)
    _ = try insert(
      FindingRecord(
        finding: finding, centre: centre, copy: home == centre ? nil : home,
        severity: max(finding.severity, code?.severity ?? .info), ladderFrom: finding.opened, recordedAt: now))
  }

  /// Stores a new finding, journals it and makes the ladder's first calls.
  func insert(_ record: FindingRecord) throws -> FindingRecord {
    var record = record
    let finding = record.finding
    record.shelvedUntil = try shelved(finding)
    record.no = try tx.insert(record)
    try journal(
      "finding.opened", "finding:\(record.no)", centre: record.centre, occurred: finding.opened,
      [
        "code": finding.code.rawValue, "detector": finding.detector.rawValue, "mmsi": "\(finding.mmsi)",
        "object": finding.object, "severity": record.severity.rawValue,
      ])
    try climb(record)
    return record
  }

  /// A zone or vessel that a leader shelved: its new findings are shelved as well, but for emergencies.
  private func shelved(_ finding: Finding) throws -> Instant? {
    let keys = ["shelf/zone/\(finding.object)", "shelf/vessel/\(finding.mmsi)"]
    let until = try keys.compactMap { try tx.read.meta($0).flatMap { Int64($0) } }.max()
    return until.map { Instant(milliseconds: $0) }.flatMap { $0 > now ? $0 : nil }
  }

  /// Makes the calls of the ladder that are owed now (D1): the letter and the record of the call in one transaction.
  /// A rung that resolves to nobody is skipped at once and recorded as a gap of the roster.
  func climb(_ record: FindingRecord) throws {
    var record = record
    if let again = record.rearmed(at: now) {
      record = again
      try tx.update(record)
      try journal("finding.rearmed", "finding:\(record.no)", centre: record.centre)
    }
    let told = Set(try tx.read.calls(finding: record.no).map(\.key))
    let view = LadderView.of(record, ladder: context.rules.ladder.ladder(record.severity), told: told, now: now)
    var made = told
    for call in view.owed where !made.contains(call.key) {
      var next: LadderCall? = call
      while let step = next {
        made.insert(step.key)
        if try make(step, for: record) { break }
        next = context.rules.ladder.ladder(record.severity).flatMap { step.following(in: $0, told: made) }
      }
    }
  }

  /// Returns false when the call reached nobody.
  private func make(_ call: LadderCall, for record: FindingRecord) throws -> Bool {
    let resolver = RungResolver(directory)
    var people: [Person] = []
    var gaps: [LadderRules.Rung] = []
    for rung in call.rungs {
      let found = resolver.people(rung, centre: record.centre, at: now)
      if found.contains(where: { $0.address != nil }) {
        people += found.filter { person in !people.contains { $0.id == person.id } }
      } else {
        gaps.append(rung)
      }
    }
    let names = call.rungs.map { rung in
      gaps.contains(rung)
        ? "\(rung.rawValue)=gap"
        : "\(rung.rawValue)=\(resolver.people(rung, centre: record.centre, at: now).map(\.id).joined(separator: "+"))"
    }
    let told = names.joined(separator: " ")
    try tx.insertCall(finding: record.no, key: call.key, at: now, told: told)
    try journal(
      "ladder.call", "finding:\(record.no)", centre: record.centre, occurred: call.due,
      ["key": call.key, "told": told])
    if !gaps.isEmpty {
      try journal(
        "roster.gap", "finding:\(record.no)", centre: record.centre,
        ["rungs": gaps.map(\.rawValue).joined(separator: " ")])
    }
    if !people.isEmpty { try post(context.letters.alarm(record, call: call, to: people, at: now)) }
    return !people.isEmpty
  }
}
