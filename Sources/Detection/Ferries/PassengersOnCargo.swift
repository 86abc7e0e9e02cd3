import Organisation
import Units

// passengers-on-cargo (非客船载客, P7): more persons aboard a vessel that carries no passengers than its crew limit. It ends as overload does.

enum PassengersOnCargo {
  /// nil: nothing to judge by.
  static func persons(_ state: LoadWatch.State, _ vessel: RegisteredVessel) -> LoadWatch.Judgement? {
    guard !vessel.carriesPassengers, let limit = vessel.crewLimit, let said = state.said else { return nil }
    guard said.persons > limit else { return .within }
    return .over(
      Reason(
        .passengersAboard,
        ["persons": "\(said.persons)", "limit": "\(limit)", "over": "\(said.persons - limit)"]))
  }
}
