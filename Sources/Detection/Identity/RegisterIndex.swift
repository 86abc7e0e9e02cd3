import AIS
package import Organisation
package import Picture
import Units

/// Finds the vessel of the register that a stranger says it is: by IMO number, ENI, or name. By MMSI and by the number of a terminal
/// `Directory` finds it.
package struct RegisterIndex: Sendable {
  /// By what a vessel was found.
  package enum Key: String, Sendable {
    case imo, eni, name

    var part: Particulars.Parts {
      switch self {
      case .imo: .voyage
      case .eni: .inland
      case .name: .name
      }
    }
  }

  private var byIMO: [UInt32: UInt32] = [:]
  private var byENI: [UInt32: UInt32] = [:]
  /// By the name in letters and digits as `ShipName.key` writes it; 0: several have it.
  private var byName: [[UInt8]: UInt32] = [:]

  var isEmpty: Bool { byIMO.isEmpty && byENI.isEmpty && byName.isEmpty }

  package init(_ directory: Directory) {
    for vessel in directory.organisation.vessels {
      if let imo = vessel.imo { byIMO[imo] = vessel.mmsi }
      if let eni = vessel.eni { byENI[eni] = vessel.mmsi }
      guard ShipName.isTelling(vessel.name) else { continue }
      for key in ShipName.keys(registered: vessel.name) {
        byName[key] = byName[key] == nil || byName[key] == vessel.mmsi ? vessel.mmsi : 0
      }
    }
  }

  /// The number in the register of the vessel that it says it is, and by what; nil: none, or several.
  /// - Parameter parts: what of it counts.
  package func find(_ said: Particulars, _ parts: Particulars.Parts) -> (number: UInt32, by: Key)? {
    if parts.contains(.voyage), said.imo != 0, let found = byIMO[said.imo] { return (found, .imo) }
    if parts.contains(.inland), said.eni != 0, let found = byENI[said.eni] { return (found, .eni) }
    guard parts.contains(.name), !byName.isEmpty else { return nil }
    let key = ShipName.key(received: said.name.string)
    guard !key.isEmpty, let found = byName[key], found != 0 else { return nil }
    return (found, .name)
  }
}
