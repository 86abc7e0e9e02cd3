import Foundation
import Testing

/// Pages as people get them, kept beside the tests: a change of words or looks is seen in review.
/// `WATCHROOM_GOLDEN=write swift test --filter ReportingTests` writes them anew.
enum Golden {
  static func check(_ name: String, _ text: String, _ location: SourceLocation = #_sourceLocation) throws {
    let url = Example.root.appending(path: "Tests/Golden/Reporting/\(name)")
    if ProcessInfo.processInfo.environment["WATCHROOM_GOLDEN"] == "write" {
      try Data(text.utf8).write(to: url)
      return
    }
    let expected = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    guard expected != text else { return }
    let (old, new) = (
      expected.split(separator: "\n", omittingEmptySubsequences: false),
      text.split(separator: "\n", omittingEmptySubsequences: false)
    )
    let line = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
    Issue.record(
      """
      \(name), line \(line + 1):
      kept: \(line < old.count ? old[line] : "(end)")
      now:  \(line < new.count ? new[line] : "(end)")
      """, sourceLocation: location)
  }
}
