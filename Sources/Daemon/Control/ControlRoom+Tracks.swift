package import ControlSocket
import Organisation
import Reporting
import Store
package import Units
package import Wire

/// The archive of tracks, for whoever may read the picture.
extension ControlRoom {
  /// Vessels named when a name is not one vessel's.
  private static let mostNamed = 8

  package func track(_ filter: TrackFilter, page: PageRequest, caller: Caller) async throws -> VesselTrack {
    let zone = await watch.current.zone
    let found = await traffic.vessels(called: filter.vessel)
    guard let vessel = found.first else { throw Refusals.noSuchThing("vessel:\(filter.vessel)", texts) }
    guard found.count == 1 else {
      let named = found.prefix(Self.mostNamed).map { $0.id ?? "\($0.mmsi)" }.joined(separator: ", ")
      throw ControlError(
        .conflict,
        texts.words("refusal.severalVessels", ["name": filter.vessel, "count": "\(found.count)", "which": named]))
    }
    let (from, through) = (filter.from?.instant ?? .distantPast, filter.through?.instant ?? clock())
    do {
      let (items, next) = try await traffic.track(
        mmsi: vessel.mmsi, from: from, through: through, page: page, zone: zone)
      return VesselTrack(
        mmsi: vessel.mmsi, id: vessel.id, name: vessel.name.isEmpty ? nil : vessel.name, items: items,
        next: next)
    } catch let failure as TrackFailure {
      throw ControlError(
        .unavailable, texts.words("refusal.archiveUnreadable", ["detail": failure.message]), retryAfter: 30)
    }
  }
}

extension TrafficView {
  package func vessels(called text: String) async -> [VesselMatch] { [] }

  package func track(
    mmsi: UInt32, from: Instant, through: Instant, page: PageRequest, zone: CivilZone
  ) async throws -> (items: [TrackPoint], next: Int64?) { ([], nil) }
}
