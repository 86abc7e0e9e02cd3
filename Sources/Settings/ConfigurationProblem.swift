/// Where something stands in a file of the configuration.
package struct SourceMark: Hashable, Sendable {
  /// Path below the configuration folder, `organisation/centres.yaml`.
  package var file: String
  /// From 1.
  package var line: Int
  /// From 1, in characters (Unicode scalars).
  package var column: Int

  package init(file: String, line: Int = 1, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// One thing that is wrong with the configuration (or, among the warnings, doubtful), where, and why.
package struct ConfigurationProblem: Hashable, Sendable, CustomStringConvertible {
  /// Path below the configuration folder; an overlay's path as it was given.
  package var file: String
  /// From 1.
  package var line: Int
  /// From 1, in characters.
  package var column: Int
  /// Dotted path, lists counted from 0: `feeds[0].port`; in a CSV file the column; `(file)` or `(syntax)` for the whole.
  package var key: String
  package var reason: String

  package init(file: String, line: Int, column: Int, key: String, reason: String) {
    self.file = file
    self.line = line
    self.column = column
    self.key = key
    self.reason = reason
  }

  /// `file:line: key: reason`
  package var description: String { "\(file):\(line): \(key): \(reason)" }
}

/// A configuration that may not be used, with all that is wrong with it.
package struct ConfigurationRefused: Error, Sendable, CustomStringConvertible {
  /// In order of file and line; `ConfigurationLoader.problemLimit` at most.
  package var problems: [ConfigurationProblem]
  /// How many more there were.
  package var omitted: Int
  package var warnings: [ConfigurationProblem]

  package var description: String {
    let lines = problems.map(\.description) + (omitted > 0 ? ["… and \(omitted) more"] : [])
    return lines.joined(separator: "\n")
  }
}

/// Collects what a load finds; belongs to one load and is not shared.
final class ProblemLog {
  private(set) var problems: [ConfigurationProblem] = []
  private(set) var warnings: [ConfigurationProblem] = []
  private(set) var omitted = 0
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  func refuse(_ mark: SourceMark, _ key: String, _ reason: String) {
    guard problems.count < limit else {
      omitted += 1
      return
    }
    problems.append(ProblemLog.problem(mark, key, reason))
  }

  func warn(_ mark: SourceMark, _ key: String, _ reason: String) {
    guard warnings.count < limit else { return }
    warnings.append(ProblemLog.problem(mark, key, reason))
  }

  private static func problem(_ mark: SourceMark, _ key: String, _ reason: String) -> ConfigurationProblem {
    ConfigurationProblem(
      file: mark.file, line: mark.line, column: mark.column, key: key.isEmpty ? "(file)" : key, reason: reason)
  }

  /// In order of file, line and column.
  static func sorted(_ problems: [ConfigurationProblem]) -> [ConfigurationProblem] {
    problems.sorted { ($0.file, $0.line, $0.column, $0.key) < ($1.file, $1.line, $1.column, $1.key) }
  }
}
