import Casework
import ControlSocket
import Feeds
import Foundation
import Logging
import Mail
import Organisation
import Picture
import Regulation
import Settings
import Store
import Synchronization
import Systemd
import Units
import Wire

/// The parts of a running daemon, wired to one another and not yet running.
struct Parts: Sendable {
  let register: Register
  let watch: Watch
  let engine: TrafficEngine
  let queue: FeedQueue
  let feeds: FeedSet
  let outlets: [Outlet]
  let tracks: TracksStore
  let handOver: HandOver
  let carrier: Carrier
  let couriers: CourierSet
  let audit: AuditWatch
  let room: ControlRoom
  let clockGuard: ClockGuard
  let reloader: Reloader
  let watchBell = WakeBell()
  let outboxBell = WakeBell()
  let warnings: Warnings
  let controlLimits: ControlLimits

  init(
    loaded: ConfigurationSource.Loaded, options: DaemonOptions, state: StateFolder, drawKey: DrawKey, clock: ClockWatch,
    logger: Logger
  ) async throws {
    let daemon = loaded.configuration.daemon
    let unmade: @Sendable (String) -> Void = { logger.error("paper", metadata: ["paper": "\($0)"]) }
    let bell = JournalBell()
    let register = try Register(path: state.register)
    let context = try loaded.context(drawKey: drawKey, over: register, report: unmade)
    self.register = register
    watch = Watch(register: register, context: context) { bell.ring() }
    try await watch.start(at: clock.wall())

    tracks = TracksStore(
      folder: state.tracks, settings: daemon.tracks.store, clock: { clock.wall() },
      report: { logger.warning("tracks", metadata: ["event": "\($0)"]) })
    let offers = FindingOffers(limit: daemon.limits.waitingFindings)
    var limits = Picture.Limits()
    limits.vessels = daemon.limits.vessels
    engine = TrafficEngine(
      feeds: daemon.feeds.map(\.ear), context: context, limits: limits, tracks: tracks,
      numbers: try FeedNumbers.open(daemon.feeds.map(\.name), register), offers: offers,
      memories: try FeedMemories.read(daemon.feeds.map(\.name), register), at: clock.now())
    await engine.thin(daemon.tracks.thinner(vessels: limits.vessels))
    try await engine.resume(from: register, at: clock.now())
    queue = FeedQueue(rescuing: daemon)
    let roll = DeviceRoll(feeds: daemon.feeds.map(\.devices), key: drawKey, directory: context.directory)
    let feeds = FeedSet(
      daemon.feeds.map { $0.feed(options) }, queue: queue, clock: { clock.wall() }, logger: logger, gate: roll.gate)
    self.feeds = feeds
    let outlets = daemon.outputs.map { Outlet($0.outlet, logger: logger) }
    self.outlets = outlets
    if !outlets.isEmpty { await engine.tell { lines in outlets.forEach { $0.send(lines) } } }

    let (watchBell, outboxBell) = (watchBell, outboxBell)
    let poke: @Sendable () -> Void = {
      watchBell.ring()
      outboxBell.ring()
    }
    handOver = HandOver(offers: offers, watch: watch, logger: logger, poke: poke)
    couriers = CourierSet(
      mail: daemon.mail.courier(options), gateways: daemon.gateways.map { GatewayCourier($0) { clock.wall() } })
    carrier = Carrier(watch: watch, courier: couriers, logger: logger)
    audit = AuditWatch { clock.now().monotonic }
    let asksKernel = daemon.timeService == .required && !options.trustClock
    clockGuard = ClockGuard(
      watch: watch, lastJournal: { try? await register.reading { try $0.lastJournal()?.recordedAt } },
      isSynchronised: { asksKernel ? clock.discipline().isSynchronised : nil }, logger: logger)
    warnings = Warnings(loaded.warnings)
    let warnings = warnings
    let traffic = TrafficRoom(
      engine: engine, feedCounters: { feeds.snapshot() }, now: { clock.now() },
      outletCounters: { outlets.map(\.counters) }, board: feeds.board)
    let clockGuard = clockGuard
    let source = ConfigurationSource(directory: options.configuration, overlays: options.overlays)
    let reloader = Reloader(
      source: source, last: LastLoaded(loaded), drawKey: drawKey, watch: watch, engine: engine, roll: roll,
      warnings: warnings, clock: clock, unmade: unmade, couriers: couriers)
    self.reloader = reloader
    room = ControlRoom(
      watch: watch, register: register, texts: loaded.texts, traffic: traffic, pins: PINVerifier(), bell: bell,
      clock: { clock.wall() }, version: DaemonOptions.version, warnings: { warnings.current }, poke: poke,
      confirmClock: { await clockGuard.confirm() }, reload: { try await reloader.reload() },
      rezone: { try await reloader.rezone() }, audit: audit)
    var control = ControlLimits()
    control.connections = daemon.limits.connections
    control.body = daemon.limits.requestBytes
    controlLimits = control
  }
}

extension FeedQueue {
  /// For the feeds of a configuration; of what finds no room emergencies are kept (D9).
  fileprivate convenience init(rescuing daemon: DaemonSettings) {
    let isAIS = daemon.feeds.map { $0.format == .ais }
    self.init(feeds: daemon.feeds.count, limits: .init(batches: daemon.limits.queuedChunks)) { batch in
      UrgentLines.part(of: batch, isAIS: isAIS[batch.feedIndex])
    }
  }
}

/// What the configuration warned about when it was last read.
final class Warnings: Sendable {
  private let state: Mutex<[String]>
  init(_ warnings: [String]) { state = Mutex(warnings) }
  var current: [Words] { state.withLock { $0.map { Words($0, $0) } } }
  func set(_ warnings: [String]) { state.withLock { $0 = warnings } }
}

extension Settings.TrackSettings {
  fileprivate var store: Store.TrackSettings {
    var settings = Store.TrackSettings()
    settings.keepDays = retentionDays
    settings.keepBytes = retentionBytes.map(Int64.init)
    settings.reserveBytes = Int64(reserveBytes)
    return settings
  }
}

extension MailConfiguration {
  func courier(_ options: DaemonOptions) -> any Courier {
    switch mode {
    case .folder(let path): CourierSettings(.folder(path: options.path(path))).courier()
    case .smtp(let smtp): CourierSettings(.smtp(smtp.relay)).courier()
    }
  }
}

extension Settings.TrackSettings {
  /// nil: every position is archived.
  fileprivate func thinner(vessels: Int) -> TrackThinner? {
    TrackThinning(metres: thinMetres, span: thinSpan).map { TrackThinner($0, capacity: vessels) }
  }
}

extension MailConfiguration.SMTP {
  fileprivate var relay: Relay {
    let security: Relay.Security =
      switch self.security {
      case .plain: .plain
      case .starttls: .starttls
      case .tls: .tls
      }
    return Relay(
      host: host, port: port, security: security, user: user, passwordFile: passwordFile, caFile: caFile,
      timeouts: MailTimeouts(total: .milliseconds(timeout.milliseconds)), connections: connections)
  }
}

extension ClockDiscipline {
  /// nil: the kernel does not say.
  fileprivate var isSynchronised: Bool? {
    switch self {
    case .synchronised: true
    case .unsynchronised: false
    case .unknown: nil
    }
  }
}
