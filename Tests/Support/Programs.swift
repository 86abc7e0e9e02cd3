import Foundation
import Glibc

// TestSupport: what the tests of the edge share: programs that run beside a test, a scripted mail server, mails as Python's
// `email` reads them, a raw client of Unix sockets. Nothing here blocks a thread of the cooperative pool: all waiting is
// polling in short steps, with an end.

package struct Trouble: Error, CustomStringConvertible {
  package var text: String
  package init(_ text: String) { self.text = text }
  package var description: String { text }
}

/// Polls until `condition` holds; throws when it doesn't in time. The time is long, for two cores may be busy with other suites.
package func eventually(
  _ what: String, within limit: Duration = .seconds(60), _ condition: () async throws -> Bool
) async throws {
  let end = ContinuousClock.now + limit
  while ContinuousClock.now < end {
    if try await condition() { return }
    try await Task.sleep(for: .milliseconds(20))
  }
  throw Trouble("never came: \(what)")
}

/// A folder that goes away with the value.
package final class ScratchFolder: Sendable {
  package let path: String

  /// - Parameter name: short, for a socket below it has a path of 107 bytes at most.
  package init(_ name: String) throws {
    path = "/tmp/\(name)-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  package func file(_ name: String) -> String { path + "/" + name }

  @discardableResult
  package func write(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
    return file(name)
  }

  package func read(_ name: String) -> String {
    (try? String(contentsOfFile: file(name), encoding: .utf8)) ?? ""
  }
}

/// A program that runs beside the test, its output in files.
package final class Program: @unchecked Sendable {
  // Foundation's Process is used by the one task that made it.
  private let process = Process()
  private let folder: ScratchFolder

  package init(
    _ path: String, _ arguments: [String], environment: [String: String] = [:], input: String? = nil
  ) throws {
    folder = try ScratchFolder("wr-run")
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    try folder.write("in", input ?? "")
    for name in ["out", "err"] { try folder.write(name, "") }
    process.standardInput = FileHandle(forReadingAtPath: folder.file("in"))
    process.standardOutput = FileHandle(forWritingAtPath: folder.file("out"))
    process.standardError = FileHandle(forWritingAtPath: folder.file("err"))
    try process.run()
  }

  deinit { if process.isRunning { Glibc.kill(process.processIdentifier, SIGKILL) } }

  package var id: Int32 { process.processIdentifier }
  package var isRunning: Bool { process.isRunning }
  package var output: String { folder.read("out") }
  package var errors: String { folder.read("err") }

  package func signal(_ number: Int32) { Glibc.kill(process.processIdentifier, number) }

  /// The exit code, or 128 + signal; kills it and throws when it does not end in time.
  package func ended(within limit: Duration = .seconds(60)) async throws -> Int32 {
    let end = ContinuousClock.now + limit
    while process.isRunning {
      guard ContinuousClock.now < end else {
        signal(SIGKILL)
        throw Trouble("did not end in time: \(process.arguments ?? [])\n\(errors.suffix(2000))")
      }
      try await Task.sleep(for: .milliseconds(5))
    }
    return process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0)
  }
}

/// Runs a program to its end.
@discardableResult
package func run(
  _ path: String, _ arguments: [String], environment: [String: String] = [:], input: String? = nil,
  within limit: Duration = .seconds(60)
) async throws -> (status: Int32, output: String, errors: String) {
  let program = try Program(path, arguments, environment: environment, input: input)
  let status = try await program.ended(within: limit)
  return (status, program.output, program.errors)
}

/// Files of Tests/Support.
package func supportFile(_ name: String) -> String {
  URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(name).path
}
