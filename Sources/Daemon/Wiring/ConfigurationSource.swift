import Casework
import Organisation
package import Regulation
import Reporting
package import Settings
package import Units
import Systemd
import Wire

/// Reads the configuration folder, at the start and on SIGHUP.
package struct ConfigurationSource: Sendable {
  package let directory: String
  package let overlays: [String]

  package init(directory: String, overlays: [String]) {
    self.directory = directory
    self.overlays = overlays
  }

  /// A configuration with its texts.
  package struct Loaded: Sendable {
    package var configuration: Configuration
    package var texts: Texts
    package var warnings: [String]
  }

  package func load(at now: Instant) throws(StartFailure) -> Loaded {
    let loaded: LoadedConfiguration
    switch ConfigurationLoader.load(directory: directory, overlays: overlays, now: now) {
    case .success(let value): loaded = value
    case .failure(let refused): throw .configuration(refused.description)
    }
    do {
      let zh = try CatalogueLoader.load(directory: directory + "/texts", language: .zh)
      let en = try CatalogueLoader.load(directory: directory + "/texts", language: .en)
      // A font that is not there is found now, not when a paper is due.
      let fonts = loaded.configuration.daemon.papers.warning
      return Loaded(
        configuration: loaded.configuration, texts: Texts(zh: zh, en: en),
        warnings: loaded.warnings.map(\.description) + (fonts.map { [$0] } ?? []))
    } catch {
      throw .configuration("\(error)")
    }
  }
}

extension ConfigurationSource.Loaded {
  /// What Watch needs of it.
  /// - Parameter report: told of papers that could not be made.
  package func context(drawKey: DrawKey, report: @escaping @Sendable (String) -> Void = { _ in }) -> WatchContext {
    let daemon = configuration.daemon
    let mail = daemon.mail
    var context = WatchContext(
      organisation: configuration.organisation, rules: configuration.regulation,
      organisationVersion: configuration.organisationVersion, regulationVersion: configuration.regulationVersion,
      hosted: Set(configuration.hostedCentres), catalogue: daemon.language == .zh ? texts.zh : texts.en,
      drawKey: drawKey,
      mail: .init(
        address: mail.fromAddress, name: mail.fromName, domain: mail.domain, redirectAllTo: mail.redirectAllTo,
        armed: mail.armed), life: DeliveryLife(backOff: mail.retry, keepFor: mail.retryFor),
      channels: ChannelBook(daemon.gateways, trial: mail.redirectAllTo != nil),
      press: PaperPress(daemon.papers, report: report))
    context.paperFonts = daemon.papers.fonts
    return context
  }
}

extension Wiring {
  /// Validates a configuration without starting anything; returns its warnings.
  package static func check(_ options: DaemonOptions) throws(StartFailure) -> [String] {
    let source = ConfigurationSource(directory: options.configuration, overlays: options.overlays)
    return try source.load(at: ClockWatch().wall()).warnings
  }
}
