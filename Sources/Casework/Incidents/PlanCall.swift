package import Organisation
import Regulation
package import Units

/// A party of the emergency plan (应急预案) to be called, in the plan's order; the first line is the helmsman or master, or the vessel or unit
/// that is to put a hazard right (C13 (a), (b)).
package struct PlanCall: Hashable, Sendable, Codable {
  package struct Attempt: Hashable, Sendable, Codable {
    package var reached: Bool
    package var note: String
    package var by: PersonID
    package var at: Instant
  }
  /// `vessel`, or a unit's id.
  package var party: String
  /// Since when it is to be called.
  package var since: Instant
  /// Which centre calls.
  package var centre: CentreID
  package var attempts: [Attempt] = []

  package static let vessel = "vessel"
  package init(party: String, since: Instant, centre: CentreID) {
    self.party = party
    self.since = since
    self.centre = centre
  }

  /// When it was reached; nil: not yet.
  package var reachedAt: Instant? { attempts.first { $0.reached }?.at }
}

extension IncidentFile {
  /// Calls that fell due with what was told at once: the vessel first, then the plan's units in its order. Each party once.
  package mutating func plan(_ reports: [OwedReport], by caller: CentreID, directory: Directory, at now: Instant) {
    let emergency = reports.contains { $0.cause == .emergency && $0.clause.hasSuffix("(b)") }
    let hazard = kind == .hazard && hazard == .correctable && caller == waters
    if emergency || hazard { call(PlanCall.vessel, by: caller, at: now) }
    for report in reports {
      guard report.cause == .emergency, case .unit(let id) = report.to, let unit = directory.unit(id),
        unit.kind == .emergency || unit.kind == .township
      else { continue }
      call(id, by: caller, at: now)
    }
  }

  private mutating func call(_ party: String, by caller: CentreID, at now: Instant) {
    guard !calls.contains(where: { $0.party == party }) else { return }
    calls.append(PlanCall(party: party, since: now, centre: caller))
  }

  /// The watchkeeper says how a call went.
  package mutating func called(
    _ party: String, reached: Bool, note: String, by person: PersonID, at called: Instant
  ) throws(IncidentRefusal) {
    guard let index = calls.firstIndex(where: { $0.party == party }) else { throw .notInPlan }
    calls[index].attempts.append(PlanCall.Attempt(reached: reached, note: note, by: person, at: called))
  }

  /// Whom to call next: the first that nobody tried, else the first that was not reached.
  package var nextCall: PlanCall? {
    let open = calls.filter { $0.reachedAt == nil }
    return open.first { $0.attempts.isEmpty } ?? open.first
  }
}
