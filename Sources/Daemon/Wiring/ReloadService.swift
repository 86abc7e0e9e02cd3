import Logging
import Mail
import Regulation
import Settings
import ServiceLifecycle
import Synchronization
import Systemd
import Units
import UnixSignals

/// Takes the configuration into use as it stands in its folder, at SIGHUP and for `config apply --now`.
struct Reloader: Sendable {
  let source: ConfigurationSource
  let last: LastLoaded
  let drawKey: DrawKey
  let watch: Watch
  let engine: TrafficEngine
  let roll: DeviceRoll
  let warnings: Warnings
  let clock: ClockWatch
  /// Told of papers that could not be made.
  let unmade: @Sendable (String) -> Void
  let couriers: CourierSet

  @discardableResult
  func reload() async throws -> WatchContext {
    let loaded = try source.load(at: clock.wall())
    last.set(loaded)
    let editions = try await watch.zoneEditions()
    let context = loaded.context(drawKey: drawKey, editions: editions, report: unmade)
    let clock = clock
    couriers.replace(gateways: loaded.configuration.daemon.gateways.map { GatewayCourier($0) { clock.wall() } })
    try await watch.reload(context, at: clock.wall())
    await engine.reload(context)
    roll.use(context.directory)
    warnings.set(loaded.warnings)
    return context
  }
}

extension Reloader {
  /// Zones set at run time, over the configuration as it was read last; the files are not looked at.
  func rezone() async throws {
    let context = last.current.context(drawKey: drawKey, editions: try await watch.zoneEditions(), report: unmade)
    await watch.rezone(context)
    await engine.reload(context)
  }
}

/// The configuration as it was last read and found right.
final class LastLoaded: Sendable {
  private let state: Mutex<ConfigurationSource.Loaded>
  init(_ loaded: ConfigurationSource.Loaded) { state = Mutex(loaded) }
  var current: ConfigurationSource.Loaded { state.withLock { $0 } }
  func set(_ loaded: ConfigurationSource.Loaded) { state.withLock { $0 = loaded } }
}

/// SIGHUP: reads the configuration anew; a wrong one is refused with every reason and the old one stays in force.
struct ReloadService: Service {
  let parts: Parts
  let notifier: Notifier
  let logger: Logger

  func run() async throws {
    for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() { await reload() }
  }

  private func reload() async {
    notifier.notifyReloading()
    defer { notifier.notify(.ready) }
    do {
      let context = try await parts.reloader.reload()
      parts.watchBell.ring()
      logger.notice("configuration reloaded", metadata: ["organisation": "\(context.organisationVersion)"])
    } catch {
      let text = "\(error)"
      parts.warnings.set(
        ["configuration refused, the old one stays in force"] + text.split(separator: "\n").map(String.init))
      logger.error("configuration refused, the old one stays in force", metadata: ["reasons": "\(text)"])
    }
  }
}
