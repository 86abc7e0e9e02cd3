package import Organisation
package import Picture
package import Units

/// The legs of track that follow the one with which a finding opened: how the episode went on, with the sentences as received. One goes out
/// when so many fixes or so much time have gathered, and one when the episode ends. The picture keeps a quarter of an hour, so nothing of it is lost meanwhile.
package struct EpisodeLegs: Sendable {
  /// So many fixes make a leg: with those of a minute more still the newer half of what the picture keeps of a vessel, which it thins not …
  package static let most = 24
  /// … or so much time.
  package static let span = TimeSpan.minutes(10)
  /// Episodes that are followed; beyond it the memory of all is given up, and legs may overlap.
  static let mostEpisodes = 16_384

  /// Up to when each open finding has its leg.
  private var until: [String: Instant] = [:]

  package init() {}

  package var episodes: Int { until.count }

  /// `events` with the legs that are due: behind an update, and before an end.
  /// - Parameter feeds: names of the feeds, by the number that fixes carry.
  package mutating func following(
    _ events: [FindingEvent], picture: borrowing Picture, feeds: [String]
  ) -> [FindingEvent] {
    var all: [FindingEvent] = []
    all.reserveCapacity(events.count)
    for event in events {
      switch event {
      case .opened(let finding):
        if until.count >= Self.mostEpisodes { until = [:] }
        until[finding.id] = finding.evidence.last?.at ?? finding.opened
        all.append(event)
      case .updated(let id, _, _, let at):
        all.append(event)
        let leg = leg(id, through: at, picture, feeds)
        guard let first = leg.first, let last = leg.last,
          leg.count >= Self.most || last.at - (until[id] ?? first.at) >= Self.span
        else { continue }
        until[id] = last.at
        all.append(.leg(id: id, fixes: leg, isLast: false))
      case .ended(let id, let at):
        let leg = leg(id, through: at, picture, feeds)
        until[id] = nil
        if !leg.isEmpty { all.append(.leg(id: id, fixes: leg, isLast: true)) }
        all.append(event)
      case .leg: all.append(event)
      }
    }
    return all
  }

  private func leg(
    _ id: String, through at: Instant, _ picture: borrowing Picture, _ feeds: [String]
  ) -> [EvidenceFix] {
    let parts = id.split(separator: "/", maxSplits: 2)
    guard parts.count == 3, let mmsi = UInt32(parts[1]), mmsi != 0 else { return [] }
    let after = until[id] ?? .distantPast
    let track = picture.track(mmsi).filter { $0.fix.at > after && $0.fix.at <= at }
    return track.suffix(Evidence.most).map { point in
      let source = Int(point.fix.source)
      return EvidenceFix(
        at: point.fix.at, position: point.fix.position, speed: point.fix.motion.speed,
        course: point.fix.motion.course, raw: Evidence.text(point.raw[...]),
        source: feeds.indices.contains(source) ? feeds[source] : "feed-\(source)")
    }
  }
}
