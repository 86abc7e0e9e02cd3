import Organisation
import Regulation
import Units

// overload (超载, P7, C5): more persons aboard a passenger vessel than its certificate allows, or a draught over the certificate's. A vessel that
// counts everybody aboard may have its crew besides, where the register knows how many; a clerk counts passengers. It ends when fewer are said to be aboard, when the
// trip they were signed for is over, or when what was said is too old to be believed.

enum Overload {
  /// nil: nothing to judge by.
  static func persons(_ state: LoadWatch.State, _ vessel: RegisteredVessel, _ common: Common) -> LoadWatch.Judgement? {
    guard let certified = vessel.certifiedPersons, let said = state.said else { return nil }
    guard vessel.carriesPassengers || vessel.crewLimit == nil else { return nil }
    if let signOff = said.signOff {
      guard said.persons > certified else { return .within }
      let line = common.directory.line(signOff.line)
      return .over(
        Reason(
          .overloadSigned,
          [
            "persons": "\(said.persons)", "limit": "\(certified)", "over": "\(said.persons - certified)",
            "berth": line?.berths.first { $0.id == signOff.berth }?.name ?? signOff.berth, "clerk": signOff.clerk,
          ]))
    }
    let limit = certified + (vessel.crewLimit ?? 0)
    guard said.persons > limit else { return .within }
    return .over(
      Reason(
        .overloadPersons,
        ["persons": "\(said.persons)", "limit": "\(limit)", "over": "\(said.persons - limit)"]))
  }

  static func draught(_ state: LoadWatch.State, _ vessel: RegisteredVessel, _ common: Common) -> LoadWatch.Judgement? {
    guard let certified = vessel.certifiedDraught?.value, let draught = state.draught else { return nil }
    // Tenths of a metre on the air, binary in here.
    let over = draught - certified
    guard over > 0.001 else { return .within }
    guard over > common.rules.draughtTolerance.value + 0.001 else { return .unclear }
    return .over(
      Reason(
        .overloadDraught,
        ["draught": decimal(draught, 1), "limit": decimal(certified, 2), "over": decimal(over, 2)]))
  }
}
