package import Picture
package import Units

// Safety texts that are no distress (AIS types 12 and 14; P5, G9): what a shore station or a vessel says to all is offered to the
// watch as a candidate for a bulletin. Bounded and deduplicated: the same words are one while they are heard, and are
// offered again only so seldom that the register keeps knowing of them. Distress is DistressWatch's; beacons say nothing else.

/// A text that was heard, for people to decide about.
package struct HeardText: Hashable, Sendable {
  package var text: String
  package var mmsi: UInt32
  /// The sender's last known place; nil: not known.
  package var place: Position?
  package var at: Instant
  /// Number of the feed.
  package var source: UInt16

  /// Its words in capitals, one blank between: the same however it was spaced.
  package var words: String { DistressText.normal(text) }

  package init(text: String, mmsi: UInt32, place: Position?, at: Instant, source: UInt16) {
    self.text = text
    self.mmsi = mmsi
    self.place = place
    self.at = at
    self.source = source
  }
}

/// What was heard lately, so that repetition floods nobody.
package struct SafetyTextWatch: Sendable {
  private struct Known {
    var heard: Int64
    var offered: Int64
  }
  /// Texts remembered at once; beyond it the one longest unheard makes room.
  package static let most = 2048
  /// A shorter text is noise.
  package static let least = 4

  private var known: [String: Known] = [:]
  /// Texts that were told already.
  package private(set) var repeated = 0

  package init() {}

  /// The new ones among the texts of a batch.
  /// - Parameter within: the same words heard again within so long are one.
  package mutating func take(
    _ changes: [Change], of batch: borrowing ObservationBatch, picture: borrowing Picture, within: TimeSpan
  ) -> [HeardText] {
    var found: [HeardText] = []
    for change in changes {
      guard case .safetyText(let index) = change.what, batch.texts.indices.contains(Int(index)) else { continue }
      let text = batch.texts[Int(index)]
      guard DistressSignal(beacon: change.mmsi) == nil, !DistressText.isCall(text) else { continue }
      guard isNew(text, at: change.at.milliseconds, within: within.milliseconds) else { continue }
      found.append(
        HeardText(
          text: text, mmsi: change.mmsi, place: picture.vessel(change.mmsi)?.fix?.position, at: change.at,
          source: change.source))
    }
    return found
  }

  private mutating func isNew(_ text: String, at now: Int64, within: Int64) -> Bool {
    let words = DistressText.normal(text)
    guard words.utf8.count >= Self.least else { return false }
    if var last = known[words], now - last.heard < within {
      last.heard = now
      // Told again now and then, so that a restart finds it in the register as heard lately.
      let again = now - last.offered >= within / 4
      if again { last.offered = now } else { repeated += 1 }
      known[words] = last
      return again
    }
    if known.count >= Self.most, let oldest = known.min(by: { ($0.value.heard, $0.key) < ($1.value.heard, $1.key) }) {
      known[oldest.key] = nil
    }
    known[words] = Known(heard: now, offered: now)
    return true
  }
}
