import AIS
import Geometry
package import Organisation
import Picture
package import Regulation
package import Units

/// A recording through decoder, picture and detectors without a daemon: for tuning and for proof. The same bytes, configuration and pace give
/// the same findings, in whatever pieces the bytes come.
///
///     var replay = Replay(directory: directory, rules: rules, rulesVersion: "2026-01", pace: .recorded(from: nil))
///     for line in lines { events += replay.take(line) }
///     events += replay.finish()
package struct Replay {
  /// What moves its clock.
  package enum Pace: Sendable {
    /// The times in the lines' tag blocks; lines without one are of the moment before. Begins at `from`, or with the first of them.
    case recorded(from: Instant?)
    /// Each line so long after the one before.
    case even(from: Instant, milliseconds: Double)
  }

  /// What it came to.
  package struct Totals: Hashable, Sendable {
    package var lines = 0
    package var messages: UInt64 = 0
    /// Observations before the first time of the recording: nobody is judged by them.
    package var undated = 0
    package var vessels = 0
    /// Hours of all vessels together, each from one report to the next; a silence of ten minutes and more is none of it.
    package var vesselHours = 0.0
    /// Of the recording: from its first moment to its last.
    package var span = TimeSpan.zero
    package var opened: [DetectorKind: Int] = [:]
    package init() {}
  }

  /// A longer gap between two times is jumped: nothing happens in it that a sweep at its end does not see.
  private static let longestGap: Int64 = 2 * 3_600_000
  /// A time so far ahead of the one before is a wrong one.
  private static let wildest: Int64 = 7 * 86_400_000

  private static let latest: Int64 = 3_600_000

  package private(set) var totals = Totals()
  private let pace: Pace
  private var decoder = Decoder()
  private var builder: ObservationBuilder
  private var picture: Picture
  private var detection: Detection
  private var began: Int64?
  /// Now, in milliseconds; `position` of an even pace keeps what is less.
  private var clock: Int64 = 0
  private var position = 0.0
  private var swept: Int64 = 0
  private var heard: [UInt32: Int64] = [:]

  package init(directory: Directory, rules: DetectorRules, rulesVersion: String, feed: String = "replay", pace: Pace) {
    self.pace = pace
    // Nobody signed a recording: a line's departures are counted, and not judged by sign-offs.
    var organisation = directory.organisation
    for index in organisation.lines.indices { organisation.lines[index].signOffs = nil }
    let directory = Directory(organisation)
    let zones = organisation.zones.compactMap { $0.box?.expanded(byMetres: 2000) }
    picture = Picture(registered: directory.organisation.vessels.map(\.mmsi), watchedWaters: AreaIndex(zones))
    detection = Detection(directory: directory, rules: rules, rulesVersion: rulesVersion, feeds: [feed])
    switch pace {
    case .recorded(let from):
      builder = ObservationBuilder(clock: .recorded)
      if let from { begin(from.milliseconds) }
    case .even(let from, _):
      builder = ObservationBuilder(clock: .received)
      begin(from.milliseconds)
    }
  }

  /// How much of the recording's time has passed.
  package var elapsed: TimeSpan { began.map { .milliseconds(clock - $0) } ?? .zero }

  /// False: no line had a time, so that none has passed.
  package var hasTime: Bool { began != nil }

  private mutating func begin(_ at: Int64) {
    began = at
    clock = at
    swept = at
    position = Double(at)
  }

  /// Takes one line, with or without its end.
  package mutating func take(_ line: some Sequence<UInt8>) -> [FindingEvent] {
    var events: [FindingEvent] = []
    totals.lines += 1
    if case .even(_, let milliseconds) = pace {
      if totals.lines > 1 { position += milliseconds }
      pass(to: Int64(position), &events)
    }
    var bytes = Array(line)
    if bytes.last != 0x0A { bytes.append(0x0A) }
    let count = bytes.count
    bytes += [UInt8](repeating: 0x0A, count: Decoder.slack)
    unsafe bytes.withUnsafeBytes { raw in
      let span = unsafe RawSpan(_unsafeBytes: raw)
      decoder.consume(span, count: count, receivedAt: clock, source: 0, into: &builder)
    }
    guard !builder.batch.isEmpty else { return events }
    if case .recorded = pace { advance(&events) }
    guard hasTime else {
      totals.undated += builder.batch.count
      builder.batch.removeAll()
      return events
    }
    let changes = picture.apply(builder.batch)
    for change in changes { follow(change.mmsi) }
    note(detection.handle(changes, of: builder.batch, picture: picture, at: moment), &events)
    builder.batch.removeAll()
    return events
  }

  /// The clock goes to the latest time among what was read, and never back; what is dated before it happens now.
  private mutating func advance(_ events: inout [FindingEvent]) {
    let latest = builder.batch.observations.map(\.at.milliseconds).max() ?? clock
    if began == nil {
      guard latest > 0 else { return }
      begin(latest)
    }
    if latest > clock, latest - clock < Self.wildest { pass(to: latest, &events) }
    for index in builder.batch.observations.indices {
      let at = builder.batch.observations[index].at.milliseconds
      // Late by minutes is a slow way; by more it is a wrong time.
      if at > clock || at < clock - Self.latest { builder.batch.observations[index].at = Instant(milliseconds: clock) }
    }
  }

  /// Sweeps each second on the way.
  private mutating func pass(to target: Int64, _ events: inout [FindingEvent]) {
    if target - swept > Self.longestGap { swept = target - Self.longestGap }
    while swept + 1000 <= target {
      swept += 1000
      clock = swept
      note(detection.sweep(picture: picture, at: moment, silentFeeds: []), &events)
    }
    clock = max(clock, target)
  }

  private mutating func follow(_ mmsi: UInt32) {
    if let last = heard.updateValue(clock, forKey: mmsi), clock - last < 600_000 {
      totals.vesselHours += Double(clock - last) / 3_600_000
    }
  }

  private mutating func note(_ new: [FindingEvent], _ events: inout [FindingEvent]) {
    for case .opened(let finding) in new { totals.opened[finding.detector, default: 0] += 1 }
    events += new
  }

  /// Everything was read.
  package mutating func finish() -> [FindingEvent] {
    totals.messages = UInt64(decoder.counters.messages)
    totals.vessels = picture.count
    totals.span = .milliseconds(began.map { clock - $0 } ?? 0)
    return []
  }

  private var moment: Moment {
    Moment(wall: Instant(milliseconds: clock), monotonic: .milliseconds(clock - (began ?? clock) + 1_000_000))
  }
}
