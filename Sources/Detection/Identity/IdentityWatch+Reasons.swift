import Geometry
import Organisation
import Picture
import Regulation
import Units

/// How far a vessel comes: as the picture has it.
enum Plausible {
  static let slack = 200.0
  static let metresPerSecond = 30.9
}

extension IdentityWatch {
  /// What was said twice, and is not what the register says.
  func conflicts(_ state: IdentityState) -> [Sign] {
    guard !state.conflicts.isEmpty else { return [] }
    return (RegisterCheck.objects + ["borrowed"]).compactMap { object in
      guard let conflict = state.conflicts[object], conflict.reports >= 2 else { return nil }
      return Sign(object: object, onset: conflict.onset, last: state.seen, reason: conflict.reason)
    }
  }

  func reason(mmsi: UInt32) -> Reason { Reason(.identityMMSI, ["mmsi": padded(Int(mmsi), 9)]) }

  func reason(
    places one: IdentityState.Spot, _ other: IdentityState.Spot, _ away: Double, _ flips: IdentityState.Signs,
    _ common: Common
  ) -> Reason {
    let (first, second) = one.source <= other.source ? (one, other) : (other, one)
    return Reason(
      .identityPlaces,
      [
        "kilometres": decimal(away / 1000, 1), "first": text(first.place), "second": text(second.place),
        "feeds": Set([common.feed(first.source), common.feed(second.source)]).sorted().joined(separator: ", "),
        "times": String(flips.count), "seconds": seconds(flips.last - flips.since),
      ])
  }

  func reason(apart state: IdentityState) -> Reason {
    let away = state.transponder.flatMap { a in state.terminal.map { a.place.distance(to: $0.place) } } ?? 0
    return Reason(
      .identityTerminal,
      [
        "metres": decimal(away, 0), "transponder": text(state.transponder?.place),
        "terminal": text(state.terminal?.place),
      ])
  }

  func reason(wild: IdentityState.Signs, _ common: Common) -> Reason {
    Reason(
      .identitySpeed,
      [
        "knots": decimal(common.rules.identityKnots.value, 0), "times": String(wild.count),
        "seconds": seconds(wild.last - wild.since),
      ])
  }
}
