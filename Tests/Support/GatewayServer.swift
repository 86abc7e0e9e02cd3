package import Foundation
import Glibc
import Synchronization

/// The scripted HTTP gateway of Tests/Support/gatewayd.py: a real HTTP server on loopback, started and stopped by the test.
package final class GatewayServer: Sendable {
  /// A request as it came.
  package struct Request: Decodable, Sendable {
    package var path: String
    package var query: [String: String]
    package var method: String
    package var headers: [String: String]
    /// base64
    package var body: String
    package var answered: String

    package var bytes: [UInt8] { Data(base64Encoded: body).map { [UInt8]($0) } ?? [] }
    package var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  private struct Ready: Decodable { var port: Int; var cert: String? }
  private struct Live {
    // Foundation's Process is no Sendable; it is used under the lock only.
    nonisolated(unsafe) var process: Process
  }

  package let folder: URL
  package let port: Int
  package let certificate: String?
  private let live: Mutex<Live>

  private init(folder: URL, port: Int, certificate: String?, process: sending Process) {
    self.folder = folder
    self.port = port
    self.certificate = certificate
    live = Mutex(Live(process: process))
  }

  /// Whether this machine can run it.
  package static let isAvailable = FileManager.default.isExecutableFile(atPath: MailServer.python)
  package static let needs = "needs /usr/bin/python3"

  /// Runs `body` with a gateway, and ends the gateway afterwards.
  /// - Parameters:
  ///   - script: behaviours, one a request; then `all` holds.
  package static func with<T>(
    _ script: [String] = [], all: String = "ok", tls: Bool = false, _ body: (GatewayServer) async throws -> T
  ) async throws -> T {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("watchroom-gate-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: MailServer.python)
    process.arguments =
      [
        supportFile("gatewayd.py"), "--ready", folder.appendingPathComponent("ready.json").path, "--log",
        folder.appendingPathComponent("requests.jsonl").path, "--control",
        folder.appendingPathComponent("control.json").path, "--cert-dir", folder.appendingPathComponent("tls").path,
        "--watch-stdin",
      ] + (tls ? ["--tls"] : [])
    process.standardInput = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    var ready: Ready?
    for _ in 0..<1000 where ready == nil {
      if let data = try? Data(contentsOf: folder.appendingPathComponent("ready.json")) {
        ready = try JSONDecoder().decode(Ready.self, from: data)
      } else {
        try await Task.sleep(for: .milliseconds(20))
      }
    }
    guard let ready else {
      process.terminate()
      throw Trouble("gatewayd.py was not ready in time")
    }
    let server = GatewayServer(folder: folder, port: ready.port, certificate: ready.cert, process: process)
    try server.script(script, all: all)
    do {
      let result = try await body(server)
      await server.stop()
      return result
    } catch {
      await server.stop()
      throw error
    }
  }

  /// Nobody listens at its port any more.
  package func stop() async {
    // It keeps nothing that an orderly end would save; its port is free once it is gone.
    live.withLock { if $0.process.isRunning { Glibc.kill($0.process.processIdentifier, SIGKILL) } }
    for _ in 0..<500 where live.withLock({ $0.process.isRunning }) { try? await Task.sleep(for: .milliseconds(20)) }
  }

  package func script(_ script: [String], all: String = "ok") throws {
    let data = try JSONSerialization.data(withJSONObject: ["script": script, "all": all])
    try data.write(to: folder.appendingPathComponent("control.json"), options: .atomic)
  }

  package func requests() throws -> [Request] {
    let file = folder.appendingPathComponent("requests.jsonl")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return try text.split(separator: "\n").map { try JSONDecoder().decode(Request.self, from: Data($0.utf8)) }
  }

  /// A file in the server's folder, such as a secret.
  package func file(_ name: String, _ text: String) throws -> String {
    let file = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }
}
