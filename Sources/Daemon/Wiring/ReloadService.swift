import Logging
import Regulation
import ServiceLifecycle
import Systemd
import Units
import UnixSignals

/// SIGHUP: reads the configuration anew; a wrong one is refused with every reason and the old one stays in force.
struct ReloadService: Service {
  let source: ConfigurationSource
  let parts: Parts
  let drawKey: DrawKey
  let notifier: Notifier
  let clock: ClockWatch
  let logger: Logger

  func run() async throws {
    for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() { await reload() }
  }

  private func reload() async {
    notifier.notifyReloading()
    defer { notifier.notify(.ready) }
    do {
      let loaded = try source.load(at: clock.wall())
      let context = loaded.context(drawKey: drawKey)
      try await parts.watch.reload(context, at: clock.wall())
      await parts.engine.reload(context)
      parts.warnings.set(loaded.warnings)
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
