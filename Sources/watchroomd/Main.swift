import ArgumentParser
import Daemon
import Foundation
import Glibc
import Logging

/// The daemon: flags → settings → wiring → run.
@main
struct WatchroomDaemon: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watchroomd", abstract: "The watch over a province's waterways: feeds, duties, cases, mail.",
    version: DaemonOptions.version)

  @Option(help: "Folder of the configuration.")
  var config = "/etc/watchroom"
  @Option(help: "Folder of the daemon's own data.")
  var state = "/var/lib/watchroom"
  @Option(help: "File laid upon watchroom.yaml; may be repeated.")
  var overlay: [String] = []
  @Option(help: "Path of the status socket; as configured by default.")
  var socket: String?
  @Flag(help: "Do not ask the kernel whether the clock is synchronised (a machine without a time service).")
  var trustClock = false
  @Flag(help: "Validate the configuration and exit: 0, or 78 with file:line: key: reason for each error.")
  var check = false
  @Flag(help: "Follow the journal of the state folder (or of a copy) from end to end, and exit: 0 whole, 1 broken.")
  var verifyJournal = false
  @Option(help: "trace, debug, info, notice, warning, error")
  var logLevel = "info"

  func validate() throws {
    guard Logger.Level(rawValue: logLevel) != nil else { throw ValidationError("unknown log level \(logLevel)") }
  }

  func run() async throws {
    unblockSignals()
    let level = Logger.Level(rawValue: logLevel) ?? .info
    LoggingSystem.bootstrap { label in
      var handler = StreamLogHandler.standardError(label: label)
      handler.logLevel = level
      return handler
    }
    let options = DaemonOptions(
      configuration: config, overlays: overlay, state: state, socket: socket, trustClock: trustClock)
    do {
      if verifyJournal {
        let (line, isWhole) = try Wiring.verifyJournal(state)
        print(line)
        if !isWhole { throw ExitCode(1) }
        return
      }
      if check {
        let warnings = try Wiring.check(options)
        for warning in warnings { printError("warning: \(warning)") }
        print("configuration is good: \(config)")
        return
      }
      try await Wiring(options: options, logger: Logger(label: "watchroomd")).run()
    } catch let failure as StartFailure {
      printError(failure.description)
      throw ExitCode(failure.exitCode)
    }
  }

  private func printError(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

  /// Who starts us may have left signals blocked; then no SIGTERM would ever come.
  private func unblockSignals() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGTERM, SIGINT, SIGHUP] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    signal(SIGPIPE, SIG_IGN)
  }
}
