import Casework
import Foundation
package import Organisation
package import Regulation
import Reporting
package import Settings
import Store
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
  /// The same with the zones that the register has over the files.
  func context(
    drawKey: DrawKey, over register: Register, report: @escaping @Sendable (String) -> Void
  ) throws -> WatchContext {
    context(drawKey: drawKey, editions: try register.read { try $0.zoneEditions() }, report: report)
  }

  /// What Watch needs of it.
  /// - Parameters:
  ///   - editions: zones set at run time.
  ///   - report: told of papers that could not be made.
  package func context(
    drawKey: DrawKey, editions: [ZoneEdition] = [], report: @escaping @Sendable (String) -> Void = { _ in }
  ) -> WatchContext {
    let daemon = configuration.daemon
    var organisation = configuration.organisation
    organisation.zones = organisation.zones.edited(editions)
    let mail = daemon.mail
    var context = WatchContext(
      organisation: organisation, rules: configuration.regulation,
      organisationVersion: configuration.organisationVersion, regulationVersion: configuration.regulationVersion,
      hosted: Set(configuration.hostedCentres), catalogue: daemon.language == .zh ? texts.zh : texts.en,
      drawKey: drawKey,
      mail: .init(
        address: mail.fromAddress, name: mail.fromName, domain: mail.domain, redirectAllTo: mail.redirectAllTo,
        armed: mail.armed), life: DeliveryLife(backOff: mail.retry, keepFor: mail.retryFor),
      channels: ChannelBook(daemon.gateways, trial: mail.redirectAllTo != nil),
      press: PaperPress(daemon.papers, report: report))
    context.fileZones = configuration.organisation.zones
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

  /// Follows the journal of a state folder, or of a copy of one, while no daemon runs on it: one line that says what was found, and
  /// whether it is whole. Nothing is started, and a folder without a register is no journal.
  package static func verifyJournal(_ state: String) throws(StartFailure) -> (line: String, isWhole: Bool) {
    let file = state + "/register.sqlite"
    guard FileManager.default.fileExists(atPath: file) else { throw .state("\(file): not there") }
    do {
      let register = try Register(path: file)
      defer { try? register.close() }
      let check = try register.read { try $0.checkJournal() }
      if let fault = check.fault {
        return (
          "journal broken at entry \(fault.seq) (\(fault.what.rawValue)), \(check.entries) before it are whole", false
        )
      }
      let end = check.head.map { ", ends with \($0.seq):\($0.digest.prefix(16))" } ?? ""
      return ("journal whole: \(check.entries) entries\(end)", true)
    } catch let error as StoreError {
      throw .state(error.description)
    } catch {
      throw .state("\(file): \(error)")
    }
  }
}
