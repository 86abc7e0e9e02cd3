import UnixSignals
import Casework
import ControlSocket
import Feeds
import Foundation
package import Logging
import Mail
import Organisation
import Picture
import ServiceLifecycle
import Settings
import Store
import Systemd
import Units
import Wire

/// Puts the daemon together: settings → stores → watch, engine, feeds, outbox, socket → one group of services.
package struct Wiring {
  let options: DaemonOptions
  let logger: Logger
  let clock = ClockWatch()
  let notifier: Notifier

  package init(options: DaemonOptions, logger: Logger) {
    self.options = options
    self.logger = logger
    notifier = Notifier.fromEnvironment()
  }

  /// Runs until a signal ends it.
  package func run() async throws {
    let clock = clock
    let source = ConfigurationSource(directory: options.configuration, overlays: options.overlays)
    let loaded = try source.load(at: clock.wall())
    for warning in loaded.warnings { logger.warning("configuration", metadata: ["warning": "\(warning)"]) }
    let state = try StateFolder(options.state)
    let drawKey = try state.drawKey()
    let parts: Parts
    do {
      parts = try await Parts(
        loaded: loaded, options: options, state: state, drawKey: drawKey, clock: clock, logger: logger)
    } catch let error as StoreError {
      throw StartFailure.state(error.description)
    }
    let listener = try self.listener(loaded.configuration.daemon)
    let notifier = notifier
    let server = ControlServer(
      listener: listener, desk: parts.room, version: DaemonOptions.version, limits: parts.controlLimits, logger: logger
    ) {
      notifier.notify(.ready, .status("watching \(loaded.configuration.hostedCentres.count) centres"))
    }
    let reload = ReloadService(parts: parts, notifier: notifier, logger: logger)
    try await group(parts, server: server, reload: reload).run()
    notifier.notify(.stopping)
    try parts.register.close()
  }

  private func group(_ parts: Parts, server: ControlServer, reload: ReloadService) -> ServiceGroup {
    let now: @Sendable () -> Moment = { [clock] in clock.now() }
    var services: [any Service] = [
      TrackService(
        store: parts.tracks, clock: { [clock] in clock.wall() },
        clockIsTrusted: { [watch = parts.watch] in await watch.held == nil }),
      OutboxService(carrier: parts.carrier, bell: parts.outboxBell, now: now),
      Scheduler(
        watch: parts.watch, bell: parts.watchBell, outbox: parts.outboxBell, clock: parts.clockGuard, now: now,
        logger: logger, audit: parts.audit),
      AuditService(
        auditor: AuditRounds(watch: parts.watch, register: parts.register, audit: parts.audit, logger: logger),
        outbox: parts.outboxBell, now: now),
      EngineService(engine: parts.engine, queue: parts.queue, handOver: parts.handOver, now: now, logger: logger),
      RestService(logger: logger), parts.feeds, server, reload,
    ]
    services += parts.outlets
    if let interval = Watchdog.interval() {
      let room = parts.room
      // The first to start and the last to stop: fed while the others end.
      services.insert(
        WatchdogService(interval: interval, notifier: notifier, logger: logger) { await room.health().ok }, at: 0)
    }
    var configuration = ServiceGroupConfiguration(
      services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    configuration.maximumGracefulShutdownDuration = .seconds(7)
    configuration.maximumCancellationDuration = .seconds(2)
    return ServiceGroup(configuration: configuration)
  }

  private func listener(_ daemon: DaemonSettings) throws -> ControlListener {
    do {
      if let inherited = inheritedSockets().first { return try ControlListener.inherited(inherited.descriptor) }
      let path = options.socket ?? daemon.socketPath.map { options.path($0) } ?? "/run/watchroom/watchroom.sock"
      let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      return try ControlListener.unix(path: path)
    } catch {
      throw StartFailure.system("\(error)")
    }
  }
}
