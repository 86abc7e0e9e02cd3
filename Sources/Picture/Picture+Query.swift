import AIS

/// A vessel with what it says of itself, copied for those who ask (API, papers).
public struct VesselView: Sendable {
  public var vessel: Vessel
  public var particulars: Particulars

  /// As received by AIS; empty when not.
  public var name: String { particulars.name.string }
}

extension Picture {
  /// Vessels and stations in the picture.
  public var count: Int { slots.count }

  /// How many of them are of the register.
  public var registeredCount: Int { vessels.lazy.filter(\.isRegistered).count }

  public func vessel(_ mmsi: UInt32) -> Vessel? { slots[mmsi].map { vessels[Int($0)] } }

  public func view(_ mmsi: UInt32) -> VesselView? {
    slots[mmsi].map { VesselView(vessel: vessels[Int($0)], particulars: particulars[Int($0)]) }
  }

  /// The name as received by AIS; empty when there is none.
  public func name(_ mmsi: UInt32) -> String { slots[mmsi].map { particulars[Int($0)].name.string } ?? "" }

  /// The last 15 minutes of a watched vessel, oldest first; empty for others.
  public func track(_ mmsi: UInt32) -> [TrackFix] { slots[mmsi].map { tracks.fixes(vessels[Int($0)].track) } ?? [] }

  /// One page of all vessels, copied by the owner (D6: at most 500 rows a page).
  ///
  /// - Parameters:
  ///   - cursor: 0 to begin, then the `next` of the page before.
  ///   - limit: rows wanted.
  /// - Returns: the rows and where the next page begins; nil after the last. A vessel that came or went between two pages
  ///   may be missed or listed; none is listed twice while it stays.
  /// - Complexity: O(limit).
  public func page(from cursor: Int, limit: Int) -> (rows: [VesselView], next: Int?) {
    let start = max(0, min(cursor, vessels.count))
    let end = min(vessels.count, start + max(0, limit))
    let rows = (start..<end).map { VesselView(vessel: vessels[$0], particulars: particulars[$0]) }
    return (rows, end < vessels.count ? end : nil)
  }

  /// Every MMSI in the picture, in order of number.
  /// - Complexity: O(n log n): for the shell's answers, not for the loop.
  public func allMMSI() -> [UInt32] { slots.keys.sorted() }

  /// Calls `body` for each vessel of the register that has been heard.
  public func forEachRegistered(_ body: (Vessel) -> Void) {
    for mmsi in registered {
      if let slot = slots[mmsi] { body(vessels[Int(slot)]) }
    }
  }
}
