import Geometry
import Organisation
import Picture
import Regulation
import Units

/// A fix with all that belongs to it.
struct EncounterScene {
  let fix: Fix
  let sight: Sight
}

/// What happens between two vessels: collision-risk and overtaking, over one grid of all that are under way.
///
/// It keeps its own memory of where everybody was when last heard, and goes on from there: what others in the same batch will say later
/// is not known yet, so that the cut of the batches changes nothing.
struct EncounterWatch: Sendable {
  /// Below this (knots) a vessel is not under way, whatever the settings say.
  private static let least = 2.0
  /// No further than this anyone looks, in metres.
  private static let furthest = 6000.0
  /// Metres beyond the way of two like it: the other may be faster.
  private static let margin = 600.0

  private(set) var grid = MovingGrid()
  var collisions = CollisionWatch()
  var overtakings = OvertakingWatch()
  private var found: [Near] = []
  /// Of the registered vessels that have been heard.
  private var berths: [UInt32: [BerthAhead]] = [:]
  private var lastForgotten = Int64.min

  var openEpisodes: Int { collisions.open.count + overtakings.open.count }

  /// A changed organisation: berths may have moved.
  mutating func reconfigure() { berths = [:] }

  mutating func resume(_ finding: Finding) {
    if finding.detector == .overtaking { overtakings.resume(finding) } else { collisions.resume(finding) }
  }

  /// A vessel said what it is: as it is known from now on.
  mutating func described(_ change: Change, _ common: Common, _ picture: borrowing Picture) {
    guard let slot = grid.slot(change.mmsi) else { return }
    grid.set(Self.build(change.mmsi, common, picture), of: slot)
  }

  private static func build(_ mmsi: UInt32, _ common: Common, _ picture: borrowing Picture) -> ShipBuild {
    let view = picture.view(mmsi)
    let registered = common.directory.vessel(mmsi: mmsi)
    return ShipBuild(
      view?.particulars, registered, view?.vessel.transceiver ?? .unknown,
      berth: registered?.point.flatMap { common.directory.point($0)?.place })
  }

  /// A new fix of a vessel.
  /// - Complexity: O(vessels under way near it).
  mutating func take(
    _ fix: Fix, _ sight: Sight, _ book: ZoneBook, _ common: Common, _ batch: borrowing ObservationBatch,
    _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    let mmsi = sight.change.mmsi
    let scene = EncounterScene(fix: fix, sight: sight)
    guard let knots = fix.motion.speed?.value, knots < 102.2, let course = fix.motion.course,
      knots >= min(Self.least, common.rules.collisionKnots.value)
    else {
      if grid.remove(mmsi) || !collisions.open.isEmpty { collisions.stopped(mmsi, fix, sight, &events) }
      return
    }
    let slot = grid.put(mmsi, fix, knots: knots, course: course, mono: sight.mono) {
      Self.build(mmsi, common, picture)
    }
    guard let slot else { return }
    if sight.change.isRegistered { grid.set(arrival: arrival(of: slot, common), of: slot) }
    let metres = Knots(knots).metresPerSecond * 2 * common.rules.collisionWithin.seconds + Self.margin
    let zones = overtakings.zones(at: fix.position, book)
    let mayPass = !zones.isEmpty || !overtakings.open.isEmpty
    let own = grid.nodes[slot]
    found.removeAll(keepingCapacity: true)
    grid.near(own, metres: min(Self.furthest, metres), common.rules, all: mayPass, into: &found)
    let partners = collisions.partners[mmsi] ?? []
    addKnown(own, partners, common.rules)
    for near in found {
      let other = grid.nodes[near.slot]
      if !near.isFarOff || partners.contains(other.mmsi) {
        collisions.meet(own, other, place: near.place, scene, common, batch, picture, &events)
      }
      if mayPass {
        overtakings.meet(own, other, place: near.place, zones, book, scene, common, batch, picture, &events)
      }
    }
  }

  private mutating func arrival(of slot: Int, _ common: Common) -> Double {
    let ship = grid.nodes[slot]
    let known =
      berths[ship.mmsi] ?? common.directory.vessel(mmsi: ship.mmsi).map { BerthAhead.all(of: $0, common.directory) }
      ?? []
    berths[ship.mmsi] = known
    return known.compactMap { $0.seconds(ship) }.min() ?? .infinity
  }

  /// Those with whom there is something already are looked at however far they are.
  private mutating func addKnown(_ own: Sailing, _ partners: [UInt32], _ rules: DetectorRules) {
    var known = partners
    for pair in overtakings.open where pair.lower == own.mmsi || pair.higher == own.mmsi {
      known.append(pair.lower == own.mmsi ? pair.higher : pair.lower)
    }
    for other in known {
      guard let slot = grid.slot(other), !found.contains(where: { $0.slot == slot }),
        let near = grid.see(slot, from: own, rules)
      else { continue }
      found.append(near)
    }
  }

  /// Time passes.
  mutating func sweep(_ moment: Moment, _ silentFeeds: Set<UInt16>, _ events: inout [FindingEvent]) {
    let now = moment.monotonic.milliseconds
    guard lastForgotten == .min || now - lastForgotten >= 10_000 else { return }
    lastForgotten = now
    collisions.sweep(moment, silentFeeds, &events)
    overtakings.sweep(moment, silentFeeds, &events)
    grid.forget(before: now - CollisionWatch.forgotten)
  }
}
