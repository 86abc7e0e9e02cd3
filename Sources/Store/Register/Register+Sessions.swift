import GRDB
package import Organisation
package import Units

/// A person signed on at a console (D6). The token itself is never stored, only its digest.
package struct StoredSession: Sendable, Hashable {
  package var digest: String
  package var uid: UInt32
  /// The console's account name.
  package var console: String
  package var person: PersonID
  package var signedOn: Instant
  package var lastSeen: Instant
  package init(digest: String, uid: UInt32, console: String, person: PersonID, signedOn: Instant, lastSeen: Instant) {
    self.digest = digest
    self.uid = uid
    self.console = console
    self.person = person
    self.signedOn = signedOn
    self.lastSeen = lastSeen
  }
}

/// An answer given before, kept with its act (D6).
package struct KeptAnswer: Sendable, Hashable {
  /// Digest of the request: the same key with another request is a conflict.
  package var request: String
  package var answer: String
  package init(request: String, answer: String) {
    self.request = request
    self.answer = answer
  }
}

extension RegisterReader {
  package func session(digest: String) throws -> StoredSession? {
    try Row.fetchOne(db, known: "SELECT * FROM sessions WHERE digest = ?", arguments: [digest]).map { row in
      StoredSession(
        digest: row["digest"], uid: row["uid"], console: row["console"], person: row["person"],
        signedOn: Instant(milliseconds: row["signed_on"]), lastSeen: Instant(milliseconds: row["last_seen"]))
    }
  }

  package func keptAnswer(key: String, caller: String) throws -> KeptAnswer? {
    try Row.fetchOne(
      db, known: "SELECT request, answer FROM idempotency WHERE key = ? AND caller = ?", arguments: [key, caller]
    ).map { KeptAnswer(request: $0["request"], answer: $0["answer"]) }
  }

  package func pinFailures(_ person: PersonID) throws -> (failures: Int, lockedUntil: Instant)? {
    try Row.fetchOne(db, known: "SELECT failures, locked_until FROM pin_failures WHERE person = ?", arguments: [person])
      .map { ($0["failures"], Instant(milliseconds: $0["locked_until"])) }
  }
}

extension RegisterWriter {
  package func put(_ session: StoredSession) throws {
    try db.execute(
      known: """
        INSERT INTO sessions (digest, uid, console, person, signed_on, last_seen) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (digest) DO UPDATE SET last_seen = excluded.last_seen
        """,
      arguments: [
        session.digest, session.uid, session.console, session.person, session.signedOn.milliseconds,
        session.lastSeen.milliseconds,
      ])
  }

  package func removeSession(digest: String) throws {
    try db.execute(known: "DELETE FROM sessions WHERE digest = ?", arguments: [digest])
  }

  package func keep(_ answer: KeptAnswer, key: String, caller: String, at now: Instant) throws {
    try db.execute(
      known: "INSERT INTO idempotency (key, caller, request, answer, at) VALUES (?, ?, ?, ?, ?)",
      arguments: [key, caller, answer.request, answer.answer, now.milliseconds])
  }

  /// Kept answers and sessions older than `before` go.
  package func forget(before: Instant) throws {
    try db.execute(known: "DELETE FROM idempotency WHERE at < ?", arguments: [before.milliseconds])
    try db.execute(known: "DELETE FROM sessions WHERE last_seen < ?", arguments: [before.milliseconds])
  }

  package func setPINFailures(_ person: PersonID, failures: Int, lockedUntil: Instant) throws {
    try db.execute(
      known: """
        INSERT INTO pin_failures (person, failures, locked_until) VALUES (?, ?, ?)
        ON CONFLICT (person) DO UPDATE SET failures = excluded.failures, locked_until = excluded.locked_until
        """, arguments: [person, failures, lockedUntil.milliseconds])
  }
}
