import Foundation

/// Files of the example.
enum ExampleFiles {
  static let people: String = {
    let tree = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return (try? String(contentsOf: tree.appendingPathComponent("Config/organisation/people.yaml"), encoding: .utf8))
      ?? ""
  }()
}
