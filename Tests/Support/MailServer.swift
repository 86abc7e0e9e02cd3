package import Foundation
import Glibc
import Synchronization

/// The scripted mail server of Tests/Support/smtpd.py: a real SMTP server on loopback, started and stopped by the test.
package final class MailServer: Sendable {
  package struct Options: Sendable {
    var tls: String
    var auth: String?
    var certificateName: String
    var maxSize: Int?
    /// The control file's JSON; see smtpd.py.
    var control: String?
    /// Seconds that each reply takes.
    var delay: Double?

    package init(
      tls: String = "none", auth: String? = nil, certificateName: String = "localhost", maxSize: Int? = nil,
      control: String? = nil, delay: Double? = nil
    ) {
      (self.tls, self.auth, self.certificateName) = (tls, auth, certificateName)
      (self.maxSize, self.control, self.delay) = (maxSize, control, delay)
    }
  }

  /// One line of the server's log; only what the tests look at.
  package struct Event: Decodable, Sendable {
    package var event: String
    package var session: Int?
    package var from: String?
    package var message_id: String?
    package var auth: String?
    package var user: String?
    package var ok: Bool?
    package var tls: Bool?
    package var bytes: Int?
    package var files: [String]?
    package var reply: String?
  }

  private struct Ready: Decodable { var port: Int; var cert: String? }

  private struct Live {
    // Foundation's Process is no Sendable; it is used under the lock only.
    nonisolated(unsafe) var process: Process
  }

  package let folder: URL
  package let port: Int
  package let certificate: String?
  private let options: Options
  private let live: Mutex<Live>

  package static let python = "/usr/bin/python3"

  /// Whether this machine can run it. Asked once, before any suite begins.
  package static let isAvailable: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = ["-c", "import aiosmtpd.smtp"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()
  package static let needs = "needs /usr/bin/python3 with python3-aiosmtpd"

  private init(folder: URL, port: Int, certificate: String?, options: Options, process: sending Process) {
    self.folder = folder
    self.port = port
    self.certificate = certificate
    self.options = options
    live = Mutex(Live(process: process))
  }

  /// Runs `body` with a server, and ends the server afterwards.
  package static func with<T>(
    _ options: Options = Options(), _ body: (MailServer) async throws -> T
  ) async throws -> T {
    let server = try await start(options)
    do {
      let result = try await body(server)
      await server.stop()
      return result
    } catch {
      await server.stop()
      throw error
    }
  }

  private static func start(_ options: Options) async throws -> MailServer {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("watchroom-mail-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if let control = options.control {
      try Data(control.utf8).write(to: folder.appendingPathComponent("control.json"))
    }
    let process = Process()
    try launch(process, options, folder: folder, port: 0)
    let found = try await ready(folder, process)
    return MailServer(folder: folder, port: found.port, certificate: found.cert, options: options, process: process)
  }

  private static func launch(_ process: Process, _ options: Options, folder: URL, port: Int) throws {
    var arguments = [
      supportFile("smtpd.py"), "--out", folder.appendingPathComponent("out").path, "--ready",
      folder.appendingPathComponent("ready.json").path, "--watch-stdin", "--port", "\(port)",
      "--tls", options.tls, "--cert-name", options.certificateName,
      "--control", folder.appendingPathComponent("control.json").path,
      "--log", folder.appendingPathComponent("events.jsonl").path,
    ]
    if let auth = options.auth { arguments += ["--auth", auth] }
    if let size = options.maxSize { arguments += ["--max-size", "\(size)"] }
    if let delay = options.delay { arguments += ["--delay", "\(delay)"] }
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = arguments
    process.standardInput = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  private static func ready(_ folder: URL, _ process: Process) async throws -> Ready {
    for _ in 0..<3000 {
      if let data = try? Data(contentsOf: folder.appendingPathComponent("ready.json")) {
        return try JSONDecoder().decode(Ready.self, from: data)
      }
      guard process.isRunning else { break }
      try await Task.sleep(for: .milliseconds(20))
    }
    process.terminate()
    throw Trouble("smtpd.py was not ready in time")
  }

  private func stop() async {
    await kill()
    try? FileManager.default.removeItem(at: folder)
  }

  private var isRunning: Bool { live.withLock { $0.process.isRunning } }

  /// Ends the server now: nobody listens at its port any more.
  package func kill() async {
    live.withLock { $0.process.terminate() }
    for _ in 0..<250 where isRunning { try? await Task.sleep(for: .milliseconds(20)) }
    live.withLock { if $0.process.isRunning { Glibc.kill($0.process.processIdentifier, SIGKILL) } }
  }

  /// Comes back at the same port, with the same folder, after `kill`. Counts of scripted trouble begin anew.
  package func comeBack() async throws {
    try? FileManager.default.removeItem(at: folder.appendingPathComponent("ready.json"))
    try live.withLock { live in
      let process = Process()
      try MailServer.launch(process, options, folder: folder, port: port)
      live.process = process
    }
    try await eventually("the mail server again") {
      FileManager.default.fileExists(atPath: folder.appendingPathComponent("ready.json").path)
    }
  }

  /// Changes the control file.
  package func control(_ json: String) throws {
    try Data(json.utf8).write(to: folder.appendingPathComponent("control.json"), options: .atomic)
  }

  package func events(_ kind: String) throws -> [Event] {
    let text = (try? String(contentsOf: folder.appendingPathComponent("events.jsonl"), encoding: .utf8)) ?? ""
    return try text.split(separator: "\n").map { try JSONDecoder().decode(Event.self, from: Data($0.utf8)) }
      .filter { $0.event == kind }
  }

  /// The files of accepted mail, in order; one that is being written begins with a dot.
  package func stored() throws -> [URL] {
    let out = folder.appendingPathComponent("out")
    return try FileManager.default.contentsOfDirectory(atPath: out.path)
      .filter { $0.hasSuffix(".eml") && !$0.hasPrefix(".") }.sorted()
      .map { out.appendingPathComponent($0) }
  }
}
