import ArgumentParser
import Foundation
import Settings
import Units

/// A folder of configuration for work that needs no daemon.
enum OfflineConfiguration {
  /// The machine's clock, for what is done by hand.
  static var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

  /// A refused configuration is said line by line, with the exit code of `watchroomd --check`.
  static func load(_ directory: String) throws -> Configuration {
    switch ConfigurationLoader.load(directory: directory, now: now) {
    case .success(let loaded): return loaded.configuration
    case .failure(let refused):
      Terminal.current.writeError(refused.description)
      throw ExitCode(78)
    }
  }
}
