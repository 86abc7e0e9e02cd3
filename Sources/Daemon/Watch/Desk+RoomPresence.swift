import Casework
import Organisation
import Regulation
import Store
import Units

/// A first-line room confirms its own watch (R8, as a bridge does it under IEC 62616): any act of its people is a sign of them.
extension Desk {
  /// `watch here`: the prompt is answered, which any other act does as well (`Watch.perform`).
  func confirmPresence() throws -> CentreID {
    guard let centre = signer.person?.centre else { throw AuthorityRefusal.notSignedOn }
    try allow(.confirmPresence, centre: centre)
    try journal("presence.here", "centre:\(centre)", centre: centre)
    return centre
  }

  /// After every act of a person: the room is not empty.
  func notePresence() throws { if let person = signer.person { try notePresence(of: person) } }

  func notePresence(of person: Person) throws {
    guard context.rules.presence.confirmsRoom, [.watchkeeper, .dutyLeader].contains(person.role),
      let centre = directory.centre(person.centre), centre.isFirstLine
    else { return }
    try tx.setPresenceSign(centre.id, at: now, by: person.id)
    let active = try tx.read.activeFinding(detector: .watchAbsent, mmsi: 0, object: centre.roomObject)
    // Who gives a sign of himself has seen the alarm.
    if let active { try endAbsence(active, by: person.id) }
  }

  /// Nobody answered the prompt: a finding with its ladder, watchkeepers first. Later than that the daemon was down, and begins anew (D1).
  func roomSilent(_ centre: Centre, _ prompt: RoomPrompt, sign: Instant?) throws {
    guard now - prompt.calls <= context.rules.presence.tolerance else {
      try tx.setPresenceSign(centre.id, at: now, by: nil)
      return
    }
    let since = sign ?? prompt.shows
    let minutes = "\((now - since).milliseconds / 60_000)"
    _ = try absence(
      .watchLeft, centre.id, by: centre.id, id: "\(prompt.calls.milliseconds)", onset: since, severity: .serious,
      reason: Reason(
        "presence.room", ["asked": centre.name, "minutes": minutes, "time": zone.short(prompt.shows)]))
  }

  /// - Parameter person: who gave the sign, and so acknowledges; nil: the absence ended by itself.
  func endAbsence(_ record: FindingRecord, by person: PersonID?) throws {
    guard record.isActive else { return }
    var next = record
    next.condition = .ended(at: now)
    if let person, !record.isDisposed {
      let hold = context.rules.ladder.ladder(record.severity)?.acknowledgedFor ?? .minutes(30)
      next.attention = .acknowledged(by: person, at: now, until: now + hold)
    }
    next.revision += 1
    try tx.update(next)
    try journal("finding.ended", "finding:\(record.no)", centre: record.centre, ["by": person ?? ""])
  }
}
