import AIS
import Detection
import Executors
package import Feeds
import Geometry
package import Organisation
package import Picture
import Regulation
package import Store
package import Units

/// The traffic engine: one owner of decoders, picture and detection, on an executor of its own, fed in batches. What it sees
/// goes three ways: positions to the archive, the picture to whoever asks, and findings to the offers, from where Watch takes
/// them. It decides nothing about duties, and nothing here waits for a disk.
package actor TrafficEngine {
  private let executor = QueueExecutor(label: "watchroom.traffic")
  package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  let feeds: [EngineFeed]
  let tracks: TracksStore?
  /// Under which numbers the archive knows the feeds.
  let numbers: FeedNumbers
  let offers: FindingOffers
  private(set) var directory: Directory
  var ears: [Ear]
  var picture: Picture
  var detection: Detection
  /// How open episodes go on, for their evidence.
  private var legs = EpisodeLegs()
  /// Safety texts that wait for Watch (P5, G9).
  var heard = HeardTexts()
  /// Trips that wait for Watch (P7).
  var trips = CountedTrips()
  private var builder = ObservationBuilder(clock: .received)
  /// When the last full cycle (ingest or sweep) ended, on the monotonic clock.
  private(set) var lastCycle: TimeSpan
  private(set) var startedAt: Instant
  private(set) var rowsDropped = 0
  /// What of the positions the archive leaves out; nil: nothing.
  private(set) var thinner: TrackThinner?
  /// What plotters are told; nil: there are none.
  private var outlet: (@Sendable ([UInt8]) -> Void)?
  private var writer = NMEAWriter()

  package init(
    feeds: [EngineFeed], context: WatchContext, limits: Picture.Limits = .init(), tracks: TracksStore?,
    numbers: FeedNumbers? = nil, offers: FindingOffers, memories: [String: FeedMemory] = [:], at moment: Moment
  ) {
    self.feeds = feeds
    self.tracks = tracks
    self.numbers = numbers ?? FeedNumbers(feeds.map(\.name))
    self.offers = offers
    directory = context.directory
    heard.follow(context.rules.bulletin)
    ears = feeds.map { Ear($0, startedAt: moment.wall, memory: memories[$0.name]) }
    picture = Picture(
      registered: context.directory.organisation.vessels.map(\.mmsi),
      watchedWaters: context.directory.watchedWaters([]),
      limits: limits)
    detection = Detection(
      directory: context.directory, rules: context.rules.detectors, rulesVersion: context.regulationVersion,
      feeds: feeds.map(\.name))
    lastCycle = moment.monotonic
    startedAt = moment.wall
  }

  /// Findings that the register holds as active: their episodes go on and open no second finding.
  package func resume(open findings: [Finding]) { detection.resume(open: findings) }

  /// From now on what is seen goes out as sentences.
  package func tell(_ outlet: @escaping @Sendable ([UInt8]) -> Void) { self.outlet = outlet }

  /// From now on the archive leaves positions out; nil: none.
  package func thin(_ thinner: TrackThinner?) { self.thinner = thinner }

  private func send(_ changes: [Change]) {
    guard let outlet else { return }
    let sentences = writer.sentences(of: changes, in: builder.batch, directory)
    if !sentences.isEmpty { outlet(sentences) }
  }

  package func reload(_ context: WatchContext) {
    directory = context.directory
    heard.follow(context.rules.bulletin)
    picture.reconfigure(
      registered: context.directory.organisation.vessels.map(\.mmsi),
      watchedWaters: context.directory.watchedWaters(detection.declaredBans))
    detection.reconfigure(
      directory: context.directory, rules: context.rules.detectors, rulesVersion: context.regulationVersion,
      feeds: feeds.map(\.name))
  }

  /// Takes what came in, in order: decode, picture, detection, archive.
  package func ingest(_ batches: [FeedBatch], at moment: Moment) {
    for batch in batches where ears.indices.contains(batch.feedIndex) {
      decode(batch)
      let changes = picture.apply(builder.batch)
      let events = detection.handle(changes, of: builder.batch, picture: picture, at: moment)
      heard.take(changes, of: builder.batch, picture: picture)
      send(changes)
      archive(changes)
      offer(events)
      builder.batch.removeAll()
    }
    trips.keep(detection.takeTrips())
    lastCycle = moment.monotonic
  }

  /// Time passes: call it about once a second.
  package func sweep(at moment: Moment) {
    var silent: Set<UInt16> = []
    for index in ears.indices {
      ears[index].judge(at: moment.wall)
      if ears[index].isSilent { silent.insert(UInt16(index)) }
    }
    offer(detection.sweep(picture: picture, at: moment, silentFeeds: silent))
    trips.keep(detection.takeTrips())
    lastCycle = moment.monotonic
  }

  func offer(_ events: [FindingEvent]) {
    guard !events.isEmpty else { return }
    offers.add(legs.following(events, picture: picture, feeds: feeds.map(\.name)))
  }

  private func decode(_ batch: FeedBatch) {
    let first = builder.batch.observations.count
    let index = batch.feedIndex
    if ears[index].devices != nil {
      let feed = ears[index].feed
      let sentences = ears[index].devices?.read(batch, feed, directory, into: &builder.batch) ?? []
      if !sentences.isEmpty {
        let slack = [UInt8](repeating: 0, count: FeedBatch.slack)
        decodeAIS(sentences + slack, count: sentences.count, of: batch)
      }
    } else {
      decodeAIS(batch.bytes, count: batch.count, of: batch)
    }
    ears[index].heard(batch.lines, at: batch.receivedAt)
    let datum = ears[index].feed.datum
    for place in first..<builder.batch.observations.count {
      builder.batch.observations[place].source = UInt16(index)
      if datum != .wgs84 && datum != .cgcs2000 { builder.batch.observations[place].convert(from: datum) }
    }
    ears[index].outside += builder.batch.sift(from: first, ears[index].feed.sieve, picture)
  }

  private func decodeAIS(_ bytes: [UInt8], count: Int, of batch: FeedBatch) {
    let sieve = ears[batch.feedIndex].feed.sieve
    guard sieve.types != nil else { return consume(bytes, count, batch, into: &builder) }
    // Taken out and put back, so that its arrays are not copied.
    var sink = SievedBuilder(builder, sieve)
    builder = ObservationBuilder(clock: .received)
    consume(bytes, count, batch, into: &sink)
    builder = sink.builder
    ears[batch.feedIndex].unwanted += sink.dropped
  }

  private func consume(_ bytes: [UInt8], _ count: Int, _ batch: FeedBatch, into sink: inout some MessageSink) {
    unsafe bytes.withUnsafeBytes { raw in
      let span = unsafe RawSpan(_unsafeBytes: raw)
      ears[batch.feedIndex].decoder.consume(
        span, count: count, receivedAt: batch.receivedAt.milliseconds,
        source: UInt16(truncatingIfNeeded: batch.connection), into: &sink)
    }
  }

  private func archive(_ changes: [Change]) {
    guard let tracks else { return }
    var rows: [TrackRow] = []
    rows.reserveCapacity(changes.count)
    for change in changes {
      guard let fix = change.toArchive, let units = TrackRow.units(fix.position),
        thinner?.keeps(fix, of: change.mmsi) != false
      else { continue }
      rows.append(
        TrackRow(
          at: fix.at, receivedAt: change.at, mmsi: change.mmsi, latitude: units.latitude, longitude: units.longitude,
          speed: fix.motion.speedTenths >= 1023 ? nil : fix.motion.speedTenths,
          course: fix.motion.courseTenths >= 3600 ? nil : fix.motion.courseTenths,
          heading: fix.motion.headingDegrees >= 360 ? nil : fix.motion.headingDegrees,
          status: fix.motion.status <= 15 ? fix.motion.status : nil, kind: change.transceiver.trackKind,
          feed: numbers.number(change.source)))
    }
    if !rows.isEmpty { rowsDropped += tracks.offer(rows) }
  }
}

extension Observation {
  /// D13: positions that a feed states in another datum are converted at the edge.
  fileprivate mutating func convert(from datum: Datum) {
    guard case .report(var report) = content, let position = report.position else { return }
    report.position = position.wgs84(from: datum)
    content = .report(report)
  }
}

extension Change {
  /// Every position that was believed; of a device also what came late (what it gathered without network): the track has it though nobody
  /// is judged by it.
  fileprivate var toArchive: Fix? {
    switch what {
    case .fix(let fix, _): fix
    case .withheld(let fix, .late) where transceiver == .device: fix
    default: nil
    }
  }
}

extension Transceiver {
  fileprivate var trackKind: TrackKind {
    switch self {
    case .classA, .unknown: .classA
    case .classB: .classB
    case .aircraft: .aircraft
    case .beacon: .distress
    case .device: .gps
    case .baseStation, .aidToNavigation: .station
    }
  }
}
