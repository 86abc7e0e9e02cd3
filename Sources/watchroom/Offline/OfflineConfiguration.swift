import ArgumentParser
import Foundation
import Settings
import Units

/// A folder of configuration for work that needs no daemon.
enum OfflineConfiguration {
  /// A refused configuration is said line by line, with the exit code of `watchroomd --check`.
  static func load(_ directory: String) throws -> Configuration {
    let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    switch ConfigurationLoader.load(directory: directory, now: now) {
    case .success(let loaded): return loaded.configuration
    case .failure(let refused):
      Terminal.current.writeError(refused.description)
      throw ExitCode(78)
    }
  }
}
