package import Organisation

/// Whom a violation goes to, clause by clause: P7, C10, X8. For incidents (P9, C12, C13, X9) see `IncidentDuties`.
package enum Addressees {
  /// How a violation is dealt with by the centre that files it.
  package enum Violation: Hashable, Sendable {
    /// Form 8 to `unit`, copied to `centre`, which must answer (R18).
    case notice(unit: UnitID, answeredBy: CentreID, clause: String)
    /// R20: a city's direct waters have no form 8: a row of ledger 10 without a notice.
    case ledgerOnly(clause: String)
  }

  /// - Parameters:
  ///   - filer: the centre of the person who files.
  ///   - waters: the centre in whose waters it happened, `filer` or one below it.
  ///   - point: the monitoring point, whose township a county notifies (X8).
  package static func violation(
    filer: Centre, waters: Centre, point: MonitoringPoint?, directory: Directory
  ) -> Violation? {
    switch filer.tier {
    case .county:
      guard let township = point?.township ?? townships(of: filer.id, directory).first else { return nil }
      return .notice(unit: township, answeredBy: filer.id, clause: "X8")
    case .city:
      if waters.id == filer.id { return .ledgerOnly(clause: "C10") }
      return .notice(unit: waters.authority, answeredBy: waters.id, clause: "C10")
    case .province:
      guard let city = directory.chain(from: waters.id).first(where: { $0.tier == .city }) else { return nil }
      return .notice(unit: city.authority, answeredBy: city.id, clause: "P7")
    }
  }

  private static func townships(of centre: CentreID, _ directory: Directory) -> [UnitID] {
    directory.organisation.units.filter { $0.kind == .township && $0.centre == centre }.map(\.id).sorted()
  }
}
