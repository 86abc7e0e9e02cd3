import Casework
import Detection
import Geometry
import Logging
package import Organisation
import Picture
import Store
package import Units

/// Bans and readings on their way to the detectors, and readings from the air on their way to the register.
extension TrafficEngine {
  package func follow(_ bans: [SailingBan]) {
    detection.follow(bans)
    picture.reconfigure(
      registered: directory.organisation.vessels.map(\.mmsi), watchedWaters: directory.watchedWaters(bans))
  }

  package func note(_ readings: [Reading]) {
    for reading in readings { detection.note(reading) }
  }

  /// What the register knows after a restart: vessels, readings, bans, trips and sign-offs before the episodes that depend on them.
  func resume(from register: Register, at moment: Moment) throws {
    let now = moment.wall
    try resumeVessels(from: register, at: moment)
    note(try register.read { try $0.readings() })
    follow(try register.read { try $0.liveBans(at: now) })
    try resumeTrips(from: register, at: now)
    resume(open: try register.read { try $0.activeFindings().map(\.finding) })
  }

  func handOverReadings() -> [Reading] { detection.handOverReadings() }
}

extension TrafficRoom {
  package func follow(_ bans: [SailingBan]) async { await engine.follow(bans) }
  package func note(_ readings: [Reading]) async { await engine.note(readings) }
}

extension Directory {
  /// Around every zone with rules and the waters of bans, so that who sails there is watched.
  func watchedWaters(_ bans: [SailingBan]) -> AreaIndex {
    let boxes = organisation.zones.compactMap(\.box) + bans.flatMap { waters(of: $0) }.compactMap { Area($0)?.box }
    return AreaIndex(boxes.map { $0.expanded(byMetres: 2000) })
  }
}

extension HandOver {
  /// Readings that were heard, into the register, so that a restart knows them.
  package func keepReadings(of engine: TrafficEngine, at now: Instant) async {
    let readings = await engine.handOverReadings()
    guard !readings.isEmpty else { return }
    do {
      try await watch.keep(readings, at: now)
    } catch {
      // They are said again; the rules know them already.
      logger.error("readings could not be kept", metadata: ["error": "\(error)", "count": "\(readings.count)"])
    }
  }
}
