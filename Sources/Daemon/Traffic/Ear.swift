import AIS
import Feeds
package import Organisation
package import Picture
package import Units

/// A feed as the engine needs it.
package struct EngineFeed: Sendable, Hashable {
  package var name: String
  package var datum: Datum
  package var expectedPerMinute: Double?
  package var format = EngineFormat.ais
  /// Vessels by device numbers, before the register's; and the vessel of a device that does not name itself.
  package var devices: [String: VesselID] = [:]
  package var vessel: VesselID?
  /// Positions are dated by their arrival, not by the devices' clocks.
  package var byArrival = false
  /// What of it goes on.
  package var sieve = FeedSieve()

  package init(name: String, datum: Datum, expectedPerMinute: Double?) {
    self.name = name
    self.datum = datum
    self.expectedPerMinute = expectedPerMinute
  }
}

/// One feed's decoder or device reader with its counters, and what is usual for it.
struct Ear: Sendable {
  let feed: EngineFeed
  var decoder = Decoder()
  /// In place of the decoder, for other formats than AIS.
  var devices: DeviceEar?
  /// Left out by the sieve: positions outside the box, messages of types that are not wanted.
  var outside = 0
  var unwanted = 0
  var judge: SilenceJudge
  /// Why it is judged silent; nil: it is not.
  private(set) var silence: SilenceReason?
  var isSilent: Bool { silence != nil }
  /// Lines a second over about the last minute.
  private(set) var rate = 0.0
  private var lines = 0
  private var since: Instant

  init(_ feed: EngineFeed, startedAt: Instant, memory: FeedMemory? = nil) {
    self.feed = feed
    devices = DeviceEar(feed.format)
    judge = SilenceJudge(
      settings: .init(expectedRatePerMinute: feed.expectedPerMinute), startedAt: startedAt, memory: memory)
    since = startedAt
  }

  mutating func heard(_ count: Int, at now: Instant) {
    lines += count
    judge.observe(count, at: now)
  }

  mutating func judge(at now: Instant) {
    silence = if case .silent(let reason) = judge.isSilent(at: now) { reason } else { nil }
    let span = (now - since).seconds
    guard span >= 1 else { return }
    // An average that forgets within a minute.
    let share = min(1, span / 60 + (rate == 0 ? 1 : 0))
    rate += (Double(lines) / span - rate) * share
    if rate < 0.001 { rate = 0 }
    lines = 0
    since = now
  }
}
