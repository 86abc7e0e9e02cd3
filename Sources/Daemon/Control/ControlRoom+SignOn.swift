import Casework
package import ControlSocket
import Organisation
import Store
import Units
package import Wire

/// Sign-on at a console with a PIN (D6): scrypt on an executor of its own, five failures lock for five minutes; the sign-on is also
/// the arrival stamp (S4).
extension ControlRoom {
  package func signOn(_ request: SignOnRequest, act: ControlSocket.Act) async throws -> SignOnAnswer {
    let person = try await checkPIN(request.person, pin: request.pin, caller: act.caller)
    let token = ConsoleToken.make()
    let uid = act.caller.uid
    let answer = try await self.act(
      ControlSocket.Act(caller: act.caller, idempotencyKey: nil, fingerprint: act.fingerprint), inHold: { _ in true }
    ) { desk, viewer in
      try desk.signOn(person, uid: uid, console: viewer.account ?? "uid:\(uid)", token: token)
      let rows = self.rows(desk, viewer)
      return SignOnAnswer(
        token: token, person: person.id, personName: person.name, centre: person.centre.rawValue,
        centreName: rows.centreName(person.centre), role: person.role.rawValue,
        expires: rows.time(desk.now + CallerDirectory.idle))
    }
    return answer
  }

  package func signOff(act: ControlSocket.Act) async throws -> WhoAmI {
    let viewer = try await read(act.caller) { $0.viewer }
    if let session = viewer.session {
      let plain = ControlSocket.Act(caller: act.caller, idempotencyKey: nil, fingerprint: act.fingerprint)
      _ = try await self.act(plain, inHold: { _ in true }) { desk, _ in
        try desk.signOff(session: session)
        return true
      }
    }
    return try await whoAmI(caller: Caller(uid: act.caller.uid, gid: act.caller.gid, pid: act.caller.pid))
  }

  package func whoAmI(caller: Caller) async throws -> WhoAmI {
    try await read(caller) { rows in
      let viewer = rows.viewer
      let acts = viewer.person.map { person in
        Authority.table.filter { $0.value.roles.contains(person.role) }.map(\.key.rawValue).sorted()
      }
      let centre = viewer.person?.centre ?? viewer.centres.first
      return WhoAmI(
        uid: viewer.uid, account: viewer.account, kind: viewer.kind.rawValue, centre: centre?.rawValue,
        centreName: centre.map { rows.centreName($0) }, person: viewer.person?.id, personName: viewer.person?.name,
        role: viewer.person?.role.rawValue, expires: rows.time(viewer.expires), may: acts ?? [])
    }
  }

  /// The person with that PIN, at a console of the person's centre: by id, or by a name that only one of them has.
  func checkPIN(_ typed: String, pin: String, caller: Caller) async throws -> Person {
    let now = clock()
    let found = try await read(caller) { rows in
      guard rows.viewer.kind == .console else { throw ActRefusal.noConsole }
      let person = rows.personHere(typed)
      if let failures = try rows.read.pinFailures(person?.id ?? typed), now < failures.lockedUntil {
        throw ActRefusal.locked(Int((failures.lockedUntil - now).seconds) + 1)
      }
      return person
    }
    let id = found?.id ?? typed
    let isGood = await pins.verify(pin, stored: found?.pin)
    let plain = ControlSocket.Act(caller: caller, idempotencyKey: nil, fingerprint: "pin")
    _ = try await self.act(plain, inHold: { _ in true }) { desk, _ in
      try desk.notePIN(id, good: isGood)
      return true
    }
    guard let found, isGood else { throw ControlError(.forbidden, texts.words("refusal.wrongPIN")) }
    return found
  }
}

extension Desk {
  static let failuresAllowed = 5
  static let lock = TimeSpan.minutes(5)

  func signOn(_ person: Person, uid: UInt32, console: String, token: String) throws {
    try tx.put(
      StoredSession(
        digest: Digest.hex(token), uid: uid, console: console, person: person.id, signedOn: now, lastSeen: now))
    try notePresence(of: person)
    try tx.journal(
      JournalEntry(
        occurredAt: now, recordedAt: now, centre: person.centre, person: person.id, account: console,
        act: "person.signed-on", subject: "person:\(person.id)", detail: "{}"))
  }

  func signOff(session: String) throws {
    try tx.removeSession(digest: session)
    try journal("person.signed-off", "person:\(signer.person?.id ?? "")", centre: signer.person?.centre)
  }

  func touch(session digest: String) throws {
    guard var session = try tx.read.session(digest: digest) else { return }
    session.lastSeen = now
    try tx.put(session)
  }

  func notePIN(_ person: PersonID, good: Bool) throws {
    let failures = try tx.read.pinFailures(person)?.failures ?? 0
    if good {
      if failures > 0 { try tx.setPINFailures(person, failures: 0, lockedUntil: .distantPast) }
      return
    }
    let count = failures + 1
    let locked = count >= Self.failuresAllowed
    try tx.setPINFailures(person, failures: locked ? 0 : count, lockedUntil: locked ? now + Self.lock : .distantPast)
    try journal("person.wrong-pin", "person:\(person)", centre: nil, ["locked": "\(locked)"])
  }
}
