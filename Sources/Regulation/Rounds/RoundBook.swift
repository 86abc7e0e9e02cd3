package import Organisation
package import Units

/// The rounds of some days with what was done of them: built from duties and checks in order of time.
package struct RoundBook: Sendable {
  private var rounds: [Duty.ID: RoundProgress] = [:]
  /// In order of `due`, then id.
  private let order: [Duty.ID]
  private let byTarget: [Target: [Duty.ID]]

  /// Duties that are no rounds are left out.
  package init(_ duties: some Sequence<Duty>) {
    let sorted = duties.filter(\.kind.isRound).sorted { ($0.due, $0.id) < ($1.due, $1.id) }
    order = sorted.map(\.id)
    var byTarget: [Target: [Duty.ID]] = [:]
    for duty in sorted {
      rounds[duty.id] = RoundProgress(duty)
      for target in duty.targets { byTarget[target, default: []].append(duty.id) }
    }
    self.byTarget = byTarget
  }

  package subscript(id: Duty.ID) -> RoundProgress? { rounds[id] }

  /// All rounds in order of `due`.
  package var all: [RoundProgress] { order.compactMap { rounds[$0] } }

  /// Where a check would go, without recording it.
  package func placement(_ target: Target, by centre: CentreID, at: Instant, named: Duty.ID? = nil) -> CheckPlacement {
    let asking = (byTarget[target] ?? []).lazy.compactMap { rounds[$0] }
    return RoundJudge.place(target, by: centre, at: at, among: asking, named: named)
  }

  /// Places a check and records it (R3). Hand checks in in order of time.
  @discardableResult
  package mutating func check(_ target: Target, by centre: CentreID, at: Instant, named: Duty.ID? = nil)
    -> CheckPlacement
  {
    let placement = placement(target, by: centre, at: at, named: named)
    record(target, at: at, as: placement)
    return placement
  }

  /// Records a check that was placed when it was made: what is recorded is never judged again.
  package mutating func record(_ target: Target, at: Instant, as placement: CheckPlacement) {
    guard let id = placement.dutyID else { return }
    rounds[id]?.record(target, at: at, as: placement)
  }
}
