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
      guard let record = try tx.read.finding(id: id), record.isActive else { return }
      let ended = record.conditionEnded(at: at)
      try tx.update(ended)
      try journal("finding.ended", "finding:\(record.no)", centre: record.centre, occurred: at)
      try sealEnd(of: ended, at: at)
    case .leg(let id, let fixes, let isLast):
      guard let record = try tx.read.finding(id: id), record.isActive else { return }
      try keep(leg: fixes, isLast: isLast, of: record)
    }
  }

  private func open(_ finding: Finding) throws {
    if try tx.read.finding(id: finding.id) != nil { return }
    if let active = try tx.read.activeFinding(like: finding) { return try worsen(active, finding) }
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
    record.shelvedUntil = try shelf(over: record)
    record.no = try tx.insert(record)
    try journal(
      "finding.opened", "finding:\(record.no)", centre: record.centre, occurred: finding.opened,
      [
        "code": finding.code.rawValue, "detector": finding.detector.rawValue, "mmsi": "\(finding.mmsi)",
        "object": finding.object, "severity": record.severity.rawValue,
      ])
    try sealOpening(of: record)
    try climb(record)
    return record
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
    let plan = try view.plan(record)
    var made = told
    for call in plan.calls where !made.contains(call.key) {
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
      if found.contains(where: { $0.address != nil || context.router.reaches($0) }) {
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
    guard !people.isEmpty else { return false }
    let others = try takeAlong(record, call, told: told)
    try post(context.letters.alarm(record, call: call, to: people, others: others, at: now))
    return true
  }

  /// Findings of the same group whose calls to the same people are owed as well: told in this one, each recorded as told.
  private func takeAlong(_ record: FindingRecord, _ call: LadderCall, told: String) throws -> [FindingRecord] {
    let rungs = Set(call.rungs)
    let silent = try tx.read.silentFeeds()
    var taken: [FindingRecord] = []
    for other in try view.others(of: record) where LadderPlan.inhibitor(other, silentFeeds: silent) == nil {
      let known = Set(try tx.read.calls(finding: other.no).map(\.key))
      let ladder = context.rules.ladder.ladder(other.severity)
      let owed = LadderView.of(other, ladder: ladder, told: known, now: now).owed.filter {
        rungs.isSuperset(of: $0.rungs)
      }
      for with in owed {
        try tx.insertCall(finding: other.no, key: with.key, at: now, told: told)
        try journal(
          "ladder.call", "finding:\(other.no)", centre: other.centre, occurred: with.due,
          ["key": with.key, "told": told, "with": "\(record.no)"])
      }
      if !owed.isEmpty { taken.append(other) }
    }
    return taken
  }

  /// What is there already was seen again, and is worse (R19).
  private func worsen(_ active: FindingRecord, _ finding: Finding) throws {
    let severity = max(finding.severity, context.rules.code(finding.code)?.severity ?? .info)
    guard let next = active.worsened(to: severity, at: now) else { return }
    try raise(next, from: active, reason: "")
  }

  func raise(_ next: FindingRecord, from before: FindingRecord, reason: String) throws {
    try tx.update(next)
    try journal(
      "finding.raised", "finding:\(next.no)", centre: next.centre,
      ["from": before.severity.rawValue, "reason": reason, "to": next.severity.rawValue])
    try climb(next)
  }

  var view: DeskView { DeskView(context: context, read: tx.read, now: now) }
}
