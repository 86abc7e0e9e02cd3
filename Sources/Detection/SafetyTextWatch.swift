import AIS
package import Picture
package import Units

// Safety texts that are no distress (AIS types 12 and 14, DAC 1 FI 29 and 30; P5, G9) and notices in binary messages: what a shore station or a vessel says to all is offered to the
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
  /// What a binary message said; then `text` is empty. Nil: a text.
  package var notice: HeardNotice?
  /// The station's name as it says it itself; empty when not known.
  package var name = ""

  /// What makes it the same: of a text its words in capitals, one blank between, however it was spaced; of a notice station, kind,
  /// area and validity.
  package var words: String { notice.map { "\(mmsi)/\($0.identity)" } ?? DistressText.normal(text) }

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
    /// What was measured, where a notice is of measured values.
    var content: HeardNotice.Subject?
  }
  /// Texts remembered at once; beyond it the one longest unheard makes room.
  package static let most = 2048
  /// A shorter text is noise.
  package static let least = 4
  /// Values that have changed are offered again after so long, in milliseconds.
  static let pace: Int64 = 600_000

  private var known: [String: Known] = [:]
  /// Texts that were told already.
  package private(set) var repeated = 0

  package init() {}

  /// The new ones among the texts of a batch.
  /// - Parameters:
  ///   - within: the same words heard again within so long are one.
  ///   - limits: from where on measured weather is worth a candidate.
  package mutating func take(
    _ changes: [Change], of batch: borrowing ObservationBatch, picture: borrowing Picture, within: TimeSpan,
    limits: HeardLimits = HeardLimits()
  ) -> [HeardText] {
    var found: [HeardText] = []
    for change in changes {
      if case .notice(let index) = change.what, batch.notices.indices.contains(Int(index)) {
        if let heard = take(batch.notices[Int(index)], change, picture, within, limits) { found.append(heard) }
        continue
      }
      guard case .safetyText(let index) = change.what, batch.texts.indices.contains(Int(index)) else { continue }
      let text = batch.texts[Int(index)]
      guard DistressSignal(beacon: change.mmsi) == nil, !DistressText.isCall(text) else { continue }
      guard DistressText.normal(text).utf8.count >= Self.least,
        isNew(DistressText.normal(text), nil, at: change.at.milliseconds, within: within.milliseconds)
      else { continue }
      found.append(
        HeardText(
          text: text, mmsi: change.mmsi, place: picture.vessel(change.mmsi)?.fix?.position, at: change.at,
          source: change.source))
    }
    return found
  }

  /// A notice of a binary message, unless it was told lately with the same values.
  private mutating func take(
    _ payload: ApplicationPayload, _ change: Change, _ picture: borrowing Picture, _ within: TimeSpan,
    _ limits: HeardLimits
  ) -> HeardText? {
    guard let notice = HeardNotice(payload, at: change.at, limits: limits) else { return nil }
    let place = notice.place ?? picture.vessel(change.mmsi)?.fix?.position
    var heard = HeardText(text: "", mmsi: change.mmsi, place: place, at: change.at, source: change.source)
    heard.notice = notice
    heard.name = picture.name(change.mmsi)
    guard
      isNew(
        heard.words, notice.subject, at: change.at.milliseconds, within: within.milliseconds)
    else { return nil }
    return heard
  }

  private mutating func isNew(_ words: String, _ content: HeardNotice.Subject?, at now: Int64, within: Int64) -> Bool {
    if var last = known[words], now - last.heard < within {
      last.heard = now
      // Told again now and then, so that a restart finds it in the register as heard lately, and when its values have changed.
      let hasChanged = last.content != content && now - last.offered >= Self.pace
      let again = now - last.offered >= within / 4 || hasChanged
      if again {
        last.offered = now
        last.content = content
      } else {
        repeated += 1
      }
      known[words] = last
      return again
    }
    if known.count >= Self.most, let oldest = known.min(by: { ($0.value.heard, $0.key) < ($1.value.heard, $1.key) }) {
      known[oldest.key] = nil
    }
    known[words] = Known(heard: now, offered: now, content: content)
    return true
  }
}
