import Foundation
import Logging
import ServiceLifecycle
import TestSupport
import Testing

@testable import ControlSocket

/// The real server over a real Unix socket, with a fake desk behind it.
struct Socket {
  let desk: FakeDesk
  let path: String

  static func with(
    _ change: (inout ControlLimits) -> Void = { _ in }, _ body: (Socket) async throws -> Void
  ) async throws {
    let folder = try ScratchFolder("wr-ctl")
    let desk = FakeDesk()
    var limits = ControlLimits()
    change(&limits)
    var logger = Logger(label: "control-tests")
    logger.logLevel = .critical
    let path = folder.file("s")
    let server = ControlServer(
      listener: try .unix(path: path), desk: desk, version: "9.9", limits: limits, logger: logger)
    let group = ServiceGroup(configuration: .init(services: [.init(service: server)], logger: logger))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      do {
        try await body(Socket(desk: desk, path: path))
      } catch {
        await group.triggerGracefulShutdown()
        throw error
      }
      let began = ContinuousClock.now
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
      #expect(ContinuousClock.now - began < .seconds(10), "a graceful shutdown waits for no client")
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  func ask(
    _ method: String, _ path: String, headers: [String: String] = [:], body: String? = nil
  ) async throws -> HTTPAnswer {
    try await UnixStream.ask(self.path, method, path, headers: headers, body: body)
  }

  func stream() throws -> UnixStream { try UnixStream(path) }

  /// Samples of the server's own counters, by name and labels: `watchroom_socket_refused_total{reason="slow-body"}`.
  func metrics() async throws -> [String: Double] {
    let text = try await ask("GET", "/metrics").text
    var samples: [String: Double] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let cut = line.lastIndex(of: " ") ?? line.endIndex
      samples[String(line[..<cut])] = Double(line[cut...].dropFirst())
    }
    return samples
  }
}

/// A refusal as RFC 9457 wants it: the media type, the fields, the status once more.
func expectProblem(
  _ answer: HTTPAnswer, _ status: Int, _ code: String, _ what: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(answer.status == status, "\(what): \(answer.text)", sourceLocation: sourceLocation)
  #expect(
    answer.headers["content-type"] == "application/problem+json", "\(what): \(answer.headers)",
    sourceLocation: sourceLocation)
  #expect(answer["type"] as? String == "urn:watchroom:problem:\(code)", "\(what)", sourceLocation: sourceLocation)
  #expect(answer["status"] as? Int == status, "\(what)", sourceLocation: sourceLocation)
  for field in ["title", "detail"] {
    #expect((answer[field] as? String)?.isEmpty == false, "\(what): \(field)", sourceLocation: sourceLocation)
  }
}
