package import Units

/// How fast the outbox goes, as measured: what a report's moment follows from (D10: earlier if queue and rate need it).
package struct QueuePace: Hashable, Sendable {
  /// What a delivery keeps one connection busy; nil: nothing was measured yet.
  package var perDelivery: TimeSpan?
  /// Deliveries at a time, 1 at least.
  package var lanes: Int

  package init(perDelivery: TimeSpan?, lanes: Int) {
    self.perDelivery = perDelivery
    self.lanes = max(1, lanes)
  }

  /// How long the queue needs from the moment at which the last of `deliveries` is committed until it is accepted: as many rounds as
  /// its connections take, and `margin` for the writing of the reports and a look that comes late. Zero where nothing waits or nothing
  /// was measured: then the rules' own moment holds.
  package func needs(_ deliveries: Int, margin: TimeSpan) -> TimeSpan {
    guard let perDelivery, deliveries > 0, perDelivery > .zero else { return .zero }
    let rounds = Int64(deliveries / lanes) + (deliveries % lanes == 0 ? 0 : 1)
    let (product, overflow) = rounds.multipliedReportingOverflow(by: perDelivery.milliseconds)
    return overflow ? .days(1) : min(.milliseconds(product) + margin, .days(1))
  }
}
