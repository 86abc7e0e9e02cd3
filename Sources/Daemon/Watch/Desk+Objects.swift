import Casework
import Organisation
import Regulation
import Store
import Units

/// Form 1, 监控对象信息表 (P1, C1, X1) and the contact list (G9): the configuration's objects are taken in, people keep the contacts.
extension Desk {
  /// At most so many objects by one act.
  static var mostObjects: Int { 25_000 }
  /// Changes by the configuration that are journalled one by one; more are one entry with their count.
  private static var mostEntries: Int { 500 }

  /// Takes in what the configuration says now; nothing to do where it is the version that was taken in last.
  func takeInObjects() throws {
    let version = context.organisationVersion
    guard try tx.read.meta("objects.version") != version else { return }
    let isFirst = try tx.read.meta("objects.version") == nil
    let taken = try tx.takeIn(ObjectFacts.all(directory), at: now)
    for centre in context.hosted.sorted() { try tx.beginContactList(centre, at: now) }
    try tx.setMeta("objects.version", version)
    guard !taken.isEmpty else { return }
    try journal(
      "register.configured", "register", centre: nil,
      [
        "added": "\(taken.added.count)", "changed": "\(taken.changed.count)", "removed": "\(taken.removed.count)",
        "version": version,
      ])
    let count = taken.added.count + taken.changed.count + taken.removed.count
    guard !isFirst, count <= Self.mostEntries else { return }
    for (act, entries) in [
      ("object.added", taken.added), ("object.configured", taken.changed), ("object.removed", taken.removed),
    ] {
      for entry in entries {
        try journal(act, "object:\(entry.no)", centre: entry.facts.centre, ["key": entry.facts.key])
      }
    }
  }

  func object(_ no: Int64) throws -> ObjectEntry {
    guard let entry = try tx.read.object(no: no) else { throw ActRefusal.noSuchThing("object:\(no)") }
    return entry
  }

  /// Changes an object's contacts; each field's value before and after stands in the journal.
  func set(object no: Int64, _ values: [ContactField: String], revision: Int?) throws -> ObjectEntry {
    let entry = try object(no)
    let person = try allow(.keepRegister, centre: entry.facts.centre)
    try expect(revision, entry.revision)
    let (next, changes) = try entry.setting(values)
    guard !changes.isEmpty else { throw ObjectRefusal.nothingToChange }
    return try write(next, changes, by: person)
  }

  private func write(_ entry: ObjectEntry, _ changes: [ObjectEntry.Change], by person: Person) throws -> ObjectEntry {
    var next = entry
    next.updatedAt = now
    next.updatedBy = person.id
    next.revision += 1
    try tx.update(next)
    var detail = ["key": entry.facts.key]
    for change in changes {
      detail["\(change.field.rawValue).before"] = change.before
      detail["\(change.field.rawValue).after"] = change.after
    }
    try journal("object.changed", "object:\(entry.no)", centre: entry.facts.centre, detail)
    return next
  }

  /// Somebody has looked at the entries and vouches that they are current.
  func confirm(objects numbers: [Int64]) throws -> [ObjectEntry] {
    guard numbers.count <= Self.mostObjects else { throw ObjectRefusal.tooMany(Self.mostObjects) }
    return try Set(numbers).sorted().map { no in
      var entry = try object(no)
      let person = try allow(.keepRegister, centre: entry.facts.centre)
      entry.confirmedAt = now
      entry.confirmedBy = person.id
      entry.revision += 1
      try tx.update(entry)
      try journal("object.confirmed", "object:\(no)", centre: entry.facts.centre, ["key": entry.facts.key])
      return entry
    }
  }

  /// One row of an import.
  struct ImportLine: Sendable {
    var line: Int
    /// Its id in the configuration.
    var object: String
    var values: [ContactField: String]
  }

  struct ImportProblem: Sendable {
    var line: Int
    var field: ContactField?
    var cause: any Error
  }

  struct ImportOutcome: Sendable {
    var problems: [ImportProblem] = []
    var changed = 0
    var unchanged = 0
    var changes: [(line: Int, entry: ObjectEntry, change: ObjectEntry.Change)] = []
    fileprivate var work: [(ObjectEntry, [ObjectEntry.Change])] = []
  }

  /// All rows or none: with one problem nothing is written. With `check` nothing is written in any case.
  func importObjects(_ lines: [ImportLine], check: Bool) throws -> ImportOutcome {
    let outcome = try ObjectsImport(context: context, read: tx.read, signer: signer).judge(lines)
    guard !check, outcome.problems.isEmpty, outcome.changed > 0, let person = signer.person else { return outcome }
    for (entry, changes) in outcome.work { _ = try write(entry, changes, by: person) }
    try journal(
      "register.imported", "register", centre: person.centre,
      ["changed": "\(outcome.changed)", "rows": "\(lines.count)"])
    return outcome
  }

  /// G9, S8: the contact list of a centre is current.
  func confirmContacts(of centre: CentreID) throws {
    guard directory.centre(centre) != nil else { throw ActRefusal.noSuchThing("centre:\(centre)") }
    let person = try allow(.confirmContacts, centre: centre)
    try tx.confirmContactList(centre, by: person.id, at: now)
    try journal("contacts.confirmed", "centre:\(centre)", centre: centre)
  }
}

/// Judges the rows of an import against the register, without writing.
struct ObjectsImport {
  let context: WatchContext
  let read: RegisterReader
  let signer: Signer

  func judge(_ lines: [Desk.ImportLine]) throws -> Desk.ImportOutcome {
    guard let person = signer.person else {
      throw signer == .root ? AuthorityRefusal.administratorNeverSigns : AuthorityRefusal.notSignedOn
    }
    guard lines.count <= Desk.mostObjects else { throw ObjectRefusal.tooMany(Desk.mostObjects) }
    var outcome = Desk.ImportOutcome()
    var seen: Set<Int64> = []
    for line in lines {
      do {
        let entry = try entry(line.object)
        guard seen.insert(entry.no).inserted else { throw ObjectRefusal.twice(line.object) }
        try Authority.check(.keepRegister, by: person, centre: entry.facts.centre, directory: context.directory)
        let (next, changes) = try entry.setting(line.values)
        guard !changes.isEmpty else {
          outcome.unchanged += 1
          continue
        }
        outcome.changed += 1
        outcome.work.append((next, changes))
        outcome.changes += changes.map { (line.line, entry, $0) }
      } catch let refusal as ObjectRefusal {
        outcome.problems.append(Desk.ImportProblem(line: line.line, field: refusal.field, cause: refusal))
      } catch let refusal as ActRefusal {
        outcome.problems.append(Desk.ImportProblem(line: line.line, field: nil, cause: refusal))
      } catch let refusal as AuthorityRefusal {
        outcome.problems.append(Desk.ImportProblem(line: line.line, field: nil, cause: refusal))
      }
    }
    return outcome
  }

  private func entry(_ id: String) throws -> ObjectEntry {
    let found = try read.objects(id: id)
    guard let entry = found.first else { throw ActRefusal.noSuchThing("object:\(id)") }
    guard found.count == 1 else { throw ObjectRefusal.ambiguous(id) }
    return entry
  }
}

extension ObjectRefusal {
  fileprivate var field: ContactField? {
    switch self {
    case .tooLong(let field), .notPhone(let field, _), .notOneLine(let field): field
    case .nothingToChange, .tooMany, .ambiguous, .twice: nil
    }
  }
}
