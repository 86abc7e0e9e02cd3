/// What the command line says.
package struct DaemonOptions: Sendable {
  package static let version = "0.1.0"
  package var configuration: String
  /// Files laid upon `watchroom.yaml` (the demo's).
  package var overlays: [String]
  package var state: String
  /// nil: as configured, else `/run/watchroom/watchroom.sock`.
  package var socket: String?
  /// The kernel's word about the clock is not asked for: for machines without a time service. Jumps are still seen.
  package var trustClock: Bool

  package init(
    configuration: String, overlays: [String] = [], state: String, socket: String? = nil, trustClock: Bool = false
  ) {
    self.configuration = configuration
    self.overlays = overlays
    self.state = state
    self.socket = socket
    self.trustClock = trustClock
  }

  /// Relative paths of the configuration lie below the state folder.
  func path(_ path: String) -> String { path.hasPrefix("/") ? path : state + "/" + path }
}

/// Why the daemon does not start; the exit code follows from it (sysexits.h).
package enum StartFailure: Error, CustomStringConvertible {
  /// 78: each line is `file:line: key: reason`.
  case configuration(String)
  /// 73
  case state(String)
  /// 71
  case system(String)

  package var exitCode: Int32 {
    switch self {
    case .configuration: 78
    case .state: 73
    case .system: 71
    }
  }

  package var description: String {
    switch self {
    case .configuration(let text), .state(let text), .system(let text): text
    }
  }
}
