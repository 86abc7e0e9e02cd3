import Foundation
import Testing
import Units

@testable import Settings

/// The moment that tests look from: within the example's roster, before the next year's holidays are due.
let testNow = Instant(seconds: 1_772_323_200)

/// The example that stands beside the sources.
let exampleFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "Config").path(percentEncoded: false)

/// A copy of the example in a folder of its own, which goes with this value.
final class TemporaryConfiguration {
  let folder: String

  init() throws {
    let name = "watchroom-settings-\(UUID().uuidString)"
    let url = FileManager.default.temporaryDirectory.appending(path: name)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path(percentEncoded: false)
    for name in ["watchroom.yaml", "regulation.yaml", "zones.geojson", "waters.geojson", "organisation", "holidays"] {
      let from = exampleFolder.hasSuffix("/") ? exampleFolder + name : exampleFolder + "/" + name
      try FileManager.default.copyItem(atPath: from, toPath: path(name))
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { folder.hasSuffix("/") ? folder + name : folder + "/" + name }
  func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }
  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }
  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }
  func write(_ data: Data, to name: String) throws { try data.write(to: URL(filePath: path(name))) }

  /// Replaces the first `old`, which must be there.
  func replace(_ old: String, with new: String, in name: String) throws {
    let text = try text(name)
    let range = try #require(text.range(of: old), "\(name) has no \(old)")
    try write(text.replacingCharacters(in: range, with: new), to: name)
  }

  func load(overlays: [String] = [], now: Instant = testNow) -> Result<LoadedConfiguration, ConfigurationRefused> {
    ConfigurationLoader.load(directory: folder, overlays: overlays, now: now)
  }

  func problems() -> [ConfigurationProblem] {
    if case .failure(let refused) = load() { return refused.problems }
    return []
  }

  func warnings(now: Instant = testNow) throws -> [ConfigurationProblem] { try load(now: now).get().warnings }
}

/// One small edit to the example, and the one problem it must lead to.
struct Broken: Sendable, CustomTestStringConvertible {
  var name: String
  var file: String
  var old: String
  var new: String
  /// The problem's line is the first that has this text after the edit.
  var line: String
  var key: String
  /// `⟦text⟧` stands for the number of the first line that has the text.
  var reason: String
  var testDescription: String { name }

  init(
    _ name: String, _ file: String, _ old: String, _ new: String, line: String, key: String, _ reason: String
  ) {
    self.name = name
    self.file = file
    self.old = old
    self.new = new
    self.line = line
    self.key = key
    self.reason = reason
  }

  func check() throws {
    let copy = try TemporaryConfiguration()
    try copy.replace(old, with: new, in: file)
    let lines = try copy.text(file).split(separator: "\n", omittingEmptySubsequences: false)
    func number(_ text: some StringProtocol) throws -> Int {
      try #require(lines.firstIndex { $0.contains(text) }, "no line has \(text)") + 1
    }
    var reason = reason
    while let first = reason.firstIndex(of: "⟦"), let last = reason.firstIndex(of: "⟧") {
      let text = reason[reason.index(after: first)..<last]
      reason.replaceSubrange(first...last, with: "\(try number(text))")
    }
    let wanted = "\(file):\(try number(line)): \(key): \(reason)"
    #expect(copy.problems().map(\.description) == [wanted])
  }
}
