package import Organisation
package import Picture

extension Detection {
  /// The vessel of the register that one which the register does not have under its number says it is, and by what.
  package func registered(_ said: Particulars) -> (vessel: RegisteredVessel, by: RegisterIndex.Key)? {
    guard let found = identity.index.find(said, [.name, .voyage, .inland]) else { return nil }
    return common.directory.vessel(mmsi: found.number).map { ($0, found.by) }
  }
}

extension FindingEvent {
  /// The finding it is about.
  package var findingID: String {
    switch self {
    case .opened(let finding): finding.id
    case .updated(let id, _, _, _), .ended(let id, _), .leg(let id, _, _): id
    }
  }
}
