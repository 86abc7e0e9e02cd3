package import Organisation
package import Regulation
package import Units

/// The objects that are key on a day, each with its lines: what next week's rounds follow (P2, C6, R2).
package struct KeyTasks: Hashable, Sendable {
  package let day: CivilDate
  private let rows: [Target: [KeyRow]]

  /// - Parameter sheets: of any centres; only what stands approved counts.
  package init(_ sheets: some Sequence<KeySheet>, on day: CivilDate, directory: Directory) {
    self.day = day
    var rows: [Target: [KeyRow]] = [:]
    for sheet in sheets {
      for row in sheet.inForce where row.holds(on: day) {
        for target in Self.targets(row.object, directory: directory) { rows[target, default: []].append(row) }
      }
    }
    self.rows = rows
  }

  /// A centre stands for itself and for all its points with sailings.
  private static func targets(_ object: Target, directory: Directory) -> [Target] {
    guard case .centre(let id) = object else { return [object] }
    return [object] + KeyProposer.pointsWithSailings(of: id, directory).map { .point($0.id) }
  }

  package var targets: Set<Target> { Set(rows.keys) }
  package func lines(_ target: Target) -> [KeyRow] { rows[target] ?? [] }
}
