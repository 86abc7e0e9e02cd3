internal import CProgram
package import Logging
import ServiceLifecycle

/// Lets go of machine code that only the start, a paper or a month's end needed: the kernel maps it in blocks of 64 KiB
/// around each page that runs once, some 30 MiB of it at the start, and keeps it as long as the machine has memory to
/// spare. What runs again comes from the system's cache at a microsecond or less a page.
package struct RestService: Service {
  /// When the start is over.
  static let first = Duration.seconds(30)
  /// Then as often as that.
  static let every = Duration.seconds(3600)
  let logger: Logger

  package init(logger: Logger) { self.logger = logger }

  /// Resident bytes that files back, before and after.
  static func rest() -> (before: Int, after: Int) {
    let before = cprogram_resident_of_files()
    cprogram_rest()
    return (before, cprogram_resident_of_files())
  }

  package func run() async throws {
    try? await cancelWhenGracefulShutdown {
      try await Task.sleep(for: Self.first)
      while true {
        let (before, after) = Self.rest()
        logger.debug("rested", metadata: ["files_before": "\(before)", "files": "\(after)"])
        try await Task.sleep(for: Self.every)
      }
    }
  }
}
