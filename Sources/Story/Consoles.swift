package import ControlSocket
package import Daemon
package import Organisation
import Settings
import Synchronization
package import Units
package import Wire

/// The control rooms' consoles: people sign on with their PINs and ask as the operators' command asks (D6).
package final class Consoles: Sendable {
  package let room: ControlRoom
  private let rig: Rig
  private let pins: ExamplePINs
  private let sessions = Mutex<[PersonID: (caller: Caller, last: Instant)]>([:])
  /// Shorter than the idle time after which a sign-on falls back to read-only.
  private static let keepsFor = TimeSpan.minutes(29)

  package init(_ rig: Rig, configuration: String) throws {
    self.rig = rig
    room = rig.room
    pins = try ExamplePINs(configuration: configuration)
  }

  package func pin(of person: PersonID) throws -> String { try pins.pin(of: person) }

  /// A centre's console with nobody signed on.
  package func console(of centre: CentreID) throws -> Caller {
    guard let uid = rig.accounts.console(of: centre) else { throw StoryFailure("\(centre) has no console") }
    return Caller(uid: uid, gid: uid, pid: 1)
  }

  package var root: Caller { Caller(uid: 0, gid: 0, pid: 1) }

  /// The console of a person's centre with that person signed on.
  package func person(_ id: PersonID) async throws -> Caller {
    let now = rig.clock.now
    if let session = sessions.withLock({ $0[id] }), now - session.last < Self.keepsFor {
      sessions.withLock { $0[id]?.last = now }
      return session.caller
    }
    guard let person = rig.configuration.organisation.people.first(where: { $0.id == id }) else {
      throw StoryFailure("organisation/people.yaml: \(id) is not there: the story needs them")
    }
    var caller = try console(of: person.centre)
    let request = SignOnRequest(person: id, pin: try pin(of: id))
    let answer = try await room.signOn(
      request, act: Act(caller: caller, idempotencyKey: nil, fingerprint: "story sign-on \(id)"))
    caller.token = answer.token
    sessions.withLock { $0[id] = (caller, now) }
    return caller
  }

  /// An act as the socket hands it over: the key makes it the same act when it is asked again after a crash.
  package func act(_ caller: Caller, key: String) -> Act {
    Act(caller: caller, idempotencyKey: "story-\(key)", fingerprint: "story \(key)")
  }

  /// The newest finding about a vessel that a centre is shown.
  package func finding(_ code: String, mmsi: UInt32, centre: CentreID, _ caller: Caller) async throws -> FindingRow {
    var filter = FindingFilter()
    filter.centre = centre.rawValue
    filter.openOnly = false
    let page = try await room.findings(filter, page: PageRequest(), caller: caller)
    guard let row = page.items.first(where: { $0.mmsi == mmsi && $0.code == code }) else {
      throw StoryFailure("no finding \(code) about \(mmsi) in \(centre)")
    }
    return row
  }

  /// A centre's duty of the day by kind and ordinal.
  package func duty(_ kind: String, _ ordinal: Int = 1, centre: CentreID, day: CivilDate, _ caller: Caller) async throws
    -> DutyRow
  {
    var filter = DutyFilter()
    (filter.day, filter.centre) = (day, centre.rawValue)
    let page = try await room.duties(filter, page: PageRequest(limit: PageRequest.most), caller: caller)
    guard let row = page.items.first(where: { $0.kind == kind && $0.ordinal == ordinal }) else {
      throw StoryFailure("no \(kind) \(ordinal) of \(centre) on \(day.iso)")
    }
    return row
  }
}
