import AIS
import Organisation
import Picture
import Units

/// What a vessel says of itself against form 1.
enum RegisterCheck {
  static let objects = ["name", "size", "kind", "imo", "eni"]

  /// In which part of its particulars it says so.
  static func part(_ object: String) -> Particulars.Parts {
    switch object {
    case "name": .name
    case "size", "kind": .build
    case "imo": .voyage
    default: .inland
    }
  }

  /// Nil where one of the two says nothing.
  static func fits(_ object: String, _ said: Particulars, _ registered: RegisteredVessel) -> Bool? {
    switch object {
    case "name":
      let name = said.name.string
      return name.isEmpty ? nil : ShipName.fits(registered: registered.name, received: name)
    case "size":
      guard let length = registered.length?.value, let received = said.length else { return nil }
      // People measure over all or between perpendiculars, and round.
      return abs(Double(received) - length) <= max(8, length / 4)
    case "kind":
      // Other types are set wrongly all over the world, and nothing hangs on them; these two let a vessel sail where others may not.
      guard said.shipType != 0 else { return nil }
      return registered.kind == .official || !(said.shipType == 51 || said.shipType == 55)
    case "imo":
      guard let imo = registered.imo, isIMO(said.imo) else { return nil }
      return imo == said.imo
    default: return registered.eni.flatMap { said.eni == 0 ? nil : $0 == said.eni }
    }
  }

  /// Other numbers of this field are those of flag states, or an MMSI that somebody typed there (ITU-R M.1371-5, message 5).
  private static func isIMO(_ number: UInt32) -> Bool { (1_000_000...9_999_999).contains(number) }

  static func reason(_ object: String, _ said: Particulars, _ registered: RegisteredVessel) -> Reason {
    switch object {
    case "name": Reason(.identityName, ["registered": registered.name, "received": said.name.string])
    case "size":
      Reason(
        .identitySize,
        ["registered": decimal(registered.length?.value ?? 0, 0), "received": String(said.length ?? 0)])
    case "kind": Reason(.identityKind, ["received": String(said.shipType)])
    case "imo": Reason(.identityIMO, ["registered": String(registered.imo ?? 0), "received": String(said.imo)])
    default:
      Reason(
        .identityENI,
        ["registered": padded(Int(registered.eni ?? 0), 8), "received": padded(Int(said.eni), 8)])
    }
  }

  /// A vessel that is not registered under its number says that it is `owner`.
  static func reason(borrowed by: RegisterIndex.Key, _ said: Particulars, _ owner: RegisteredVessel) -> Reason {
    let received =
      switch by {
      case .imo: "IMO \(said.imo)"
      case .eni: "ENI \(padded(Int(said.eni), 8))"
      case .name: said.name.string
      }
    return Reason(
      .identityBorrowed, ["received": received, "registered": owner.name, "number": padded(Int(owner.mmsi), 9)])
  }
}
