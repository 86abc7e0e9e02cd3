import Casework
import Detection
import Logging
package import Organisation
import Store
package import Units

/// Trips on their way from the traffic engine to the register, the last word on each. At most 8,192 wait; what comes beyond is counted.
struct CountedTrips: Sendable {
  static let limit = 8192
  private var order: [String] = []
  private var waiting: [String: Trip] = [:]
  private(set) var dropped = 0

  mutating func keep(_ trips: [Trip]) {
    for trip in trips {
      if waiting[trip.id] == nil {
        guard order.count < Self.limit else {
          dropped += 1
          continue
        }
        order.append(trip.id)
      }
      waiting[trip.id] = trip
    }
  }

  /// What could not be recorded comes back: what was told of it since holds.
  mutating func giveBack(_ trips: [Trip]) {
    let newer = waiting
    keep(trips.filter { newer[$0.id] == nil })
  }

  /// All that wait, in the order in which they began; they wait no more.
  mutating func handOver() -> [Trip] {
    defer { (order, waiting) = ([], [:]) }
    return order.compactMap { waiting[$0] }
  }
}

extension TrafficEngine {
  func handOverTrips() -> [Trip] { trips.handOver() }
  func giveBack(_ counted: [Trip]) { trips.giveBack(counted) }

  /// A departure was signed; the same sign-off again changes nothing.
  package func take(_ signOff: SignOff, at moment: Moment) {
    offer(detection.take(signOff, picture: picture, at: moment))
    trips.keep(detection.takeTrips())
  }

  /// Trips under way and those that may still be answered, and sign-offs that may still belong to one, as the register knows them.
  func resumeTrips(from register: Register, at now: Instant) throws {
    let day = now - .hours(24)
    let (trips, signOffs) = try register.read {
      (try $0.trips(from: now - .hours(2), underWayFrom: day), try $0.signOffs(from: day))
    }
    detection.resume(
      trips: trips, signOffs: signOffs.map(\.signOff), used: Set(signOffs.filter { $0.trip != nil }.map(\.signOff.no)),
      at: now)
  }
}

extension HandOver {
  /// Trips from the engine into the register; while the disk is full or the clock is in doubt they wait.
  package func offerTrips(of engine: TrafficEngine, at now: Instant) async {
    let counted = await engine.handOverTrips()
    guard !counted.isEmpty else { return }
    do {
      if try await watch.record(counted, at: now) { return }
    } catch {
      logger.error("trips could not be recorded", metadata: ["error": "\(error)"])
    }
    await engine.giveBack(counted)
  }
}
