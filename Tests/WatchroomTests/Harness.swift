import ControlSocket
import Dispatch
import Foundation
import Glibc
import Logging
import ServiceLifecycle
import Synchronization
import Wire

@testable import watchroom_commands

/// What a command line did.
struct Outcome {
  var code: Int32
  var output: String
  var errors: String
}

/// Runs command lines as a terminal or a pipe would see them, on threads that may block.
struct CommandLineRun {
  var width: Int?
  var hasColour = false
  var environment: [String: String] = [:]
  /// Lines of standard input; what is asked on the terminal is answered with them too.
  var input: [String] = []

  func callAsFunction(_ arguments: String...) async -> Outcome { await run(arguments) }

  func run(_ arguments: [String]) async -> Outcome {
    let output = Mutex(""), errors = Mutex(""), lines = Mutex(input[...])
    let next: @Sendable () -> String? = { lines.withLock { $0.popFirst() } }
    let terminal = Terminal(
      environment: environment, width: width, hasColour: hasColour,
      write: { text in output.withLock { $0 += text + "\n" } },
      writeBytes: { data in output.withLock { $0 += String(decoding: data, as: UTF8.self) } },
      writeError: { text in errors.withLock { $0 += text + "\n" } },
      askSecret: { _ in next() }, askLine: { _ in next() }, readLine: next)
    let code = await withTaskExecutorPreference(BlockingExecutor.shared) {
      await Terminal.$current.withValue(terminal) { await Watchroom.run(arguments) }
    }
    return Outcome(code: code, output: output.withLock { $0 }, errors: errors.withLock { $0 })
  }
}

/// Threads for commands, which block in libcurl.
final class BlockingExecutor: TaskExecutor {
  static let shared = BlockingExecutor()
  private let queue = DispatchQueue(label: "commands", attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

/// A folder that goes away.
struct TemporaryFolder: ~Copyable {
  let path: String

  init() {
    var template = Array("/tmp/watchroom-cli-XXXXXX".utf8CString)
    mkdtemp(&template)
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// The daemon's own socket before a desk that writes down what it is asked.
func withDaemon(_ body: (FakeDesk, CommandLineRun) async throws -> Void) async throws {
  let folder = TemporaryFolder()
  let socket = folder.path + "/s"
  let desk = FakeDesk()
  var logger = Logger(label: "watchroom-tests")
  logger.logLevel = .critical
  let (ready, signal) = AsyncStream.makeStream(of: Void.self)
  let server = ControlServer(
    listener: try ControlListener.unix(path: socket), desk: desk, version: "0.1.0", logger: logger
  ) { signal.yield() }
  let group = ServiceGroup(configuration: .init(services: [.init(service: server)], logger: logger))
  try await withThrowingTaskGroup(of: Void.self) { tasks in
    tasks.addTask { try await group.run() }
    for await _ in ready { break }
    do {
      try await body(
        desk, CommandLineRun(environment: ["WATCHROOM_SOCKET": socket, "XDG_RUNTIME_DIR": folder.path]))
    } catch {
      await group.triggerGracefulShutdown()
      throw error
    }
    await group.triggerGracefulShutdown()
    try await tasks.waitForAll()
  }
}
