package import Units

/// One hand-over of a delivery to a courier, and how it ended (D10). Older ones are kept too, bounded: the receipt of a delivery is its
/// last one's only.
package struct DeliveryAttempt: Hashable, Sendable {
  package var delivery: Int64
  /// 1, 2, … of its delivery; what is no longer kept leaves a gap.
  package var ordinal: Int
  package var began: Instant
  /// nil: with the courier now.
  package var ended: Instant?
  /// What it made of the delivery.
  package var state: DeliveryState?
  /// nil: no outcome came, the daemon went down meanwhile.
  package var receipt: Receipt?

  package init(
    delivery: Int64, ordinal: Int, began: Instant, ended: Instant? = nil, state: DeliveryState? = nil,
    receipt: Receipt? = nil
  ) {
    self.delivery = delivery
    self.ordinal = ordinal
    self.began = began
    self.ended = ended
    self.state = state
    self.receipt = receipt
  }

  /// Attempts kept of a delivery: its first and so many of its last.
  package static let keptOfOne = 20
}
