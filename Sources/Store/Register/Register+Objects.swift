package import Casework
import GRDB
package import Organisation
package import Units

/// When a centre's contact list was last confirmed.
package struct ContactListRecord: Hashable, Sendable {
  package var centre: CentreID
  /// Since when it is kept here.
  package var since: Instant
  package var confirmedAt: Instant?
  package var confirmedBy: PersonID?
}

/// What taking the configuration in changed.
package struct ObjectsTakenIn: Sendable {
  package var added: [ObjectEntry] = []
  package var changed: [ObjectEntry] = []
  package var removed: [ObjectEntry] = []
  package var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }
}

extension RegisterReader {
  package func object(no: Int64) throws -> ObjectEntry? { try objects(where: "no = ?", [no]).first }

  /// Entries after `after`, in order of number; those of `centres`, nil: of all. 500 at most.
  package func objects(centres: [CentreID]?, after: Int64, limit: Int) throws -> [ObjectEntry] {
    guard let centres else { return try objects(where: "no > ? ORDER BY no LIMIT ?", [after, min(limit, 500)]) }
    let marks = centres.map { _ in "?" }.joined(separator: ", ")
    return try objects(
      where: "no > ? AND centre IN (\(marks)) ORDER BY no LIMIT ?",
      [after] + StatementArguments(centres.map(\.rawValue)) + [min(limit, 500)])
  }

  /// Those with an id of the configuration: a point and a vessel may bear the same.
  package func objects(id: String) throws -> [ObjectEntry] {
    let keys = ObjectFacts.Group.allCases.map { "\($0.rawValue):\(id)" }
    return try objects(where: "key IN (?, ?) ORDER BY no", StatementArguments(keys))
  }

  /// By centre: how many objects, and how many of them were last confirmed (else taken in) before `before`.
  package func objectCounts(confirmedBefore before: Instant) throws -> [CentreID: (objects: Int, unconfirmed: Int)] {
    let rows = try Row.fetchAll(
      db,
      known: """
        SELECT centre, count(*) AS objects, sum(coalesce(confirmed_at, taken_in) < ?) AS unconfirmed FROM objects
        WHERE removed_at IS NULL GROUP BY centre
        """, arguments: [before.milliseconds])
    return Dictionary(
      rows.map { (CentreID($0["centre"]), (objects: $0["objects"], unconfirmed: $0["unconfirmed"])) },
      uniquingKeysWith: { first, _ in first })
  }

  package func contactLists() throws -> [CentreID: ContactListRecord] {
    let rows = try Row.fetchAll(db, known: "SELECT * FROM contact_lists").map { row in
      ContactListRecord(
        centre: CentreID(row["centre"]), since: Instant(milliseconds: row["since"]),
        confirmedAt: (row["confirmed_at"] as Int64?).map { Instant(milliseconds: $0) },
        confirmedBy: row["confirmed_by"])
    }
    return Dictionary(rows.map { ($0.centre, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func objects(where condition: String, _ arguments: StatementArguments) throws -> [ObjectEntry] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM objects WHERE removed_at IS NULL AND \(condition)", arguments: arguments
    ).map { try Self.entry($0) }
  }

  fileprivate static func entry(_ row: Row) throws -> ObjectEntry {
    let contacts = try Stored.decode([String: String].self, row["contacts"])
    return ObjectEntry(
      no: row["no"], facts: try Stored.decode(ObjectFacts.self, row["facts"]),
      contacts: Dictionary(
        contacts.compactMap { key, value in ContactField(rawValue: key).map { ($0, value) } },
        uniquingKeysWith: { first, _ in first }),
      takenIn: Instant(milliseconds: row["taken_in"]), updatedAt: Instant(milliseconds: row["updated_at"]),
      updatedBy: row["updated_by"],
      confirmedAt: (row["confirmed_at"] as Int64?).map { Instant(milliseconds: $0) },
      confirmedBy: row["confirmed_by"], revision: row["revision"])
  }
}

extension RegisterWriter {
  /// Takes the configuration's objects in: new ones are added, changed facts replaced, those no longer there set aside with their
  /// contacts, to be there again when the object is. Contacts are never touched.
  package func takeIn(_ all: [ObjectFacts], at now: Instant) throws -> ObjectsTakenIn {
    var taken = ObjectsTakenIn()
    var known: [String: Row] = [:]
    for row in try Row.fetchAll(db, known: "SELECT * FROM objects") { known[row["key"]] = row }
    for facts in all {
      let text = try Stored.encode(facts)
      guard let row = known.removeValue(forKey: facts.key) else {
        taken.added.append(try add(facts, text: text, at: now))
        continue
      }
      let isBack = row["removed_at"] as Int64? != nil
      if row["facts"] as String == text, !isBack { continue }
      try db.execute(
        known: """
          UPDATE objects SET centre = ?, facts = ?, updated_at = ?, updated_by = NULL, removed_at = NULL,
          revision = revision + 1 WHERE no = ?
          """, arguments: [facts.centre.rawValue, text, now.milliseconds, row["no"] as Int64])
      guard let entry = try read.object(no: row["no"]) else { continue }
      if isBack { taken.added.append(entry) } else { taken.changed.append(entry) }
    }
    for row in known.values where row["removed_at"] as Int64? == nil {
      taken.removed.append(try RegisterReader.entry(row))
      try db.execute(
        known: "UPDATE objects SET removed_at = ?, revision = revision + 1 WHERE no = ?",
        arguments: [now.milliseconds, row["no"] as Int64])
    }
    taken.removed.sort { $0.no < $1.no }
    return taken
  }

  private func add(_ facts: ObjectFacts, text: String, at now: Instant) throws -> ObjectEntry {
    try db.execute(
      known: """
        INSERT INTO objects (key, centre, facts, contacts, taken_in, updated_at, revision) VALUES (?, ?, ?, '{}', ?, ?, 1)
        """, arguments: [facts.key, facts.centre.rawValue, text, now.milliseconds, now.milliseconds])
    return ObjectEntry(no: db.lastInsertedRowID, facts: facts, takenIn: now, updatedAt: now)
  }

  /// What people keep of an entry, and when they confirmed it; the facts stay as they are.
  package func update(_ entry: ObjectEntry) throws {
    let contacts = Dictionary(
      entry.contacts.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first })
    try db.execute(
      known: """
        UPDATE objects SET contacts = ?, updated_at = ?, updated_by = ?, confirmed_at = ?, confirmed_by = ?, revision = ?
        WHERE no = ?
        """,
      arguments: [
        try Stored.encode(contacts), entry.updatedAt.milliseconds, entry.updatedBy, entry.confirmedAt?.milliseconds,
        entry.confirmedBy, entry.revision, entry.no,
      ])
  }

  /// Begins a centre's contact list where there is none.
  package func beginContactList(_ centre: CentreID, at now: Instant) throws {
    try db.execute(
      known: "INSERT INTO contact_lists (centre, since) VALUES (?, ?) ON CONFLICT (centre) DO NOTHING",
      arguments: [centre.rawValue, now.milliseconds])
  }

  package func confirmContactList(_ centre: CentreID, by person: PersonID, at now: Instant) throws {
    try beginContactList(centre, at: now)
    try db.execute(
      known: "UPDATE contact_lists SET confirmed_at = ?, confirmed_by = ? WHERE centre = ?",
      arguments: [now.milliseconds, person, centre.rawValue])
  }
}
