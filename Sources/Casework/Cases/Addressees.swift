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

  /// P8, C11: a breach by a centre below. Form 7 to the bureau of the city that it belongs to, or to the county's office, copied to that
  /// city or county centre, which must answer (R18). Of one's own centre, and where it was stopped at once: a row of ledger 9.
  /// - Parameters:
  ///   - accused: the centre whose breach it is.
  ///   - stopped: P8 has it stopped first; form 7 is for what that does not end, and for an absence of 30 minutes and more.
  package static func breach(filer: Centre, accused: Centre, stopped: Bool, directory: Directory) -> Violation? {
    let clause = filer.tier == .province ? "P8" : filer.tier == .city ? "C11" : "G10"
    guard accused.id != filer.id, !stopped else { return .ledgerOnly(clause: clause) }
    guard directory.isWithin(accused.id, of: filer.id) else { return nil }
    let below = directory.chain(from: accused.id).last { $0.id != filer.id && $0.parent == filer.id } ?? accused
    return .notice(unit: below.authority, answeredBy: below.id, clause: clause)
  }

  /// A notice that a centre got from above, passed down to whom it concerns: form 8 to the office of the county in whose waters it was,
  /// form 7 to that of the county whose breach it was; nil: there is no county below the centre that got it.
  package static func passedDown(by holder: Centre, waters: Centre, directory: Directory) -> (
    unit: UnitID, centre: CentreID
  )? {
    guard waters.id != holder.id, directory.isWithin(waters.id, of: holder.id) else { return nil }
    guard let below = directory.chain(from: waters.id).first(where: { $0.parent == holder.id }) else { return nil }
    return (below.authority, below.id)
  }

  private static func townships(of centre: CentreID, _ directory: Directory) -> [UnitID] {
    directory.organisation.units.filter { $0.kind == .township && $0.centre == centre }.map(\.id).sorted()
  }
}
