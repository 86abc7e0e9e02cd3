import Detection
import Geometry
import Organisation
import Settings
import Traffic
import Units

/// The demo's traffic, made of a folder of configuration: the ferries of every crossing whose two banks are known sail by their
/// timetables, registered vessels lie at their points, cargo vessels pass, lines are bad now and then. Things that the watch
/// should notice happen by the clock of `Plan`. The same configuration, start and seed give the same bytes.
struct CrossingsScene {
  /// When things happen, counted from the start.
  struct Plan {
    /// A ferry strays into the closed water near its crossing, by turns; only where there is one.
    var firstStray = TimeSpan.seconds(5)
    var strayEvery = TimeSpan.minutes(40)
    /// A cargo vessel is too fast in the speed zone at a crossing.
    var firstSpeeding = TimeSpan.seconds(5)
    var speedingEvery = TimeSpan.minutes(30)
    /// Others keep to the limit.
    var passageEvery = TimeSpan.minutes(6)
    /// A distress beacon at the last crossing.
    var firstBeacon = TimeSpan.minutes(4)
    var beaconEvery = TimeSpan.hours(4)
    var beaconLasts = TimeSpan.minutes(12)
  }

  /// Zones further from a crossing than this are none of its own.
  static let nearby = 3000.0

  var configuration: Configuration
  var from: Instant
  var through: Instant
  var seed: UInt64 = 1
  var plan = Plan()

  private var organisation: Organisation { configuration.organisation }

  /// Nil when the configuration has no crossing with a ferry.
  func scene() -> Scene? {
    let lines = configuration.crossings.map { (crossing: $0, vessels: vessels(at: $0.point)) }
      .filter { !$0.vessels.isEmpty }
    guard let last = lines.last else { return nil }
    var ferries: [FerryRun] = []
    var events = lying(besides: Set(lines.flatMap(\.vessels).map(\.mmsi)))
    for (number, line) in lines.enumerated() {
      let runs = line.vessels.enumerated().map { ferry($0.element, number: $0.offset, on: line.crossing) }
      ferries += runs
      events += shore(line.crossing, number)
      events += strays(runs.map(\.mmsi), on: line.crossing)
      events += passages(line.crossing, firstMMSI: 413_800_001 + UInt32(number) * 1000)
    }
    events += beacons(near: middle(of: last.crossing))
    return Scene(
      ferries: ferries, events: events, from: from, through: through, seed: seed,
      noise: Noise(lost: 0.01, broken: 0.01))
  }

  private func vessels(at point: PointID) -> [RegisteredVessel] {
    organisation.vessels.filter { $0.point == point && $0.kind == .ferry }.sorted { $0.id < $1.id }
  }

  // MARK: Ferries

  /// The second ferry of a line begins on the other bank; each keeps to its own side of the line.
  private func ferry(_ vessel: RegisteredVessel, number: Int, on crossing: FerryCrossing) -> FerryRun {
    let isNear = number.isMultiple(of: 2)
    let hours = vessel.service ?? organisation.points.first { $0.id == crossing.point }?.sailings
    let aside = crossing.near.bearing(to: crossing.far) - 90
    let (near, far) = (
      crossing.near.moved(bearing: aside, metres: isNear ? 0 : 45),
      crossing.far.moved(bearing: aside, metres: isNear ? 0 : 45)
    )
    return FerryRun(
      mmsi: vessel.mmsi, name: Self.name(of: vessel),
      from: isNear ? near : far, to: isNear ? far : near, services: hours.map(services) ?? [],
      length: vessel.length.map { Int($0.value) } ?? 24)
  }

  /// A timetable's hours on each day of the scene.
  private func services(_ hours: Hours) -> [Range<Instant>] {
    let zone = organisation.zone
    let first = zone.civil(from).date
    let last = zone.civil(through).date
    return (0...max(0, last - first)).map {
      zone.instant(
        first + $0, hours.opens)..<max(
          zone.instant(first + $0, hours.opens), zone.instant(first + $0, hours.closes))
    }
  }

  private func strays(_ ferries: [UInt32], on crossing: FerryCrossing) -> [SceneEvent] {
    guard let zone = zone(near: crossing, where: { if case .closedWater = $0.kind { $0.hours.isEmpty } else { false } })
    else { return [] }
    return times(plan.firstStray, plan.strayEvery).enumerated().map { turn, at in
      .detour(mmsi: ferries[turn % ferries.count], at: at, through: [zone.centre], knots: 6)
    }
  }

  // MARK: Others

  /// Registered vessels that belong to a point and are on no line lie there.
  private func lying(besides sailing: Set<UInt32>) -> [SceneEvent] {
    organisation.vessels.filter { !sailing.contains($0.mmsi) }.compactMap { vessel in
      guard let point = organisation.points.first(where: { $0.id == vessel.point }) else { return nil }
      return .lying(
        mmsi: vessel.mmsi, name: Self.name(of: vessel), place: point.place,
        length: vessel.length.map { Int($0.value) } ?? 24)
    }
  }

  private func shore(_ crossing: FerryCrossing, _ number: Int) -> [SceneEvent] {
    [
      .baseStation(mmsi: 4_131_501 + UInt32(number), place: crossing.near.moved(bearing: 270, metres: 400)),
      .aid(
        mmsi: 994_131_501 + UInt32(number), name: "CROSSING BUOY \(number + 1)",
        place: crossing.far.moved(bearing: 20, metres: 250)),
    ]
  }

  /// Cargo vessels along the reach of the speed zone at the crossing, most of them within the limit.
  private func passages(_ crossing: FerryCrossing, firstMMSI: UInt32) -> [SceneEvent] {
    guard let zone = zone(near: crossing, where: { if case .speedLimit = $0.kind { true } else { false } }),
      case .speedLimit(let limit)? = zone.rule
    else { return [] }
    var mmsi = firstMMSI
    func passage(_ at: Instant, upstream: Bool, knots: Double, margin: Double) -> SceneEvent {
      defer { mmsi += 1 }
      let reach = zone.reach(margin: margin, besides: upstream ? 90 : -90)
      return .passage(
        mmsi: mmsi, name: Self.name("XIANG HUO", mmsi), along: upstream ? reach : reach.reversed(), knots: knots,
        at: at)
    }
    let fast = times(plan.firstSpeeding, plan.speedingEvery).map {
      passage($0, upstream: false, knots: limit.value + 4, margin: 80)
    }
    return fast
      + times(.zero, plan.passageEvery).enumerated().map { turn, at in
        passage(at, upstream: turn.isMultiple(of: 2), knots: max(3, limit.value - 2), margin: 1500)
      }
  }

  private func beacons(near place: Position) -> [SceneEvent] {
    times(plan.firstBeacon, plan.beaconEvery).enumerated().map { turn, at in
      .beacon(
        mmsi: 970_413_001 + UInt32(turn), at: at, lasts: plan.beaconLasts,
        place: place.moved(bearing: 120, metres: 60), isTest: false)
    }
  }

  // MARK: Pieces

  /// Instants of something that is repeated.
  private func times(_ first: TimeSpan, _ every: TimeSpan) -> [Instant] {
    Array(stride(from: (from + first).milliseconds, to: through.milliseconds, by: Int(every.milliseconds)))
      .map(Instant.init(milliseconds:))
  }

  private func middle(of crossing: FerryCrossing) -> Position { crossing.near.interpolated(to: crossing.far, 0.5) }

  private func zone(near crossing: FerryCrossing, where isMeant: (ZoneRule) -> Bool) -> Water? {
    let middle = middle(of: crossing)
    return organisation.zones.compactMap { zone in
      zone.rules.first(where: isMeant).flatMap { Water(zone, rule: $0.kind) }
    }
    .filter { $0.centre.distance(to: middle) < Self.nearby }
    .min { $0.centre.distance(to: middle) < $1.centre.distance(to: middle) }
  }

  /// As AIS sends it: capital letters, at most 20.
  /// As its transponder sends it.
  private static func name(of vessel: RegisteredVessel) -> String {
    ShipName.sent(vessel.name) ?? name("XIANG DU", vessel.mmsi)
  }

  private static func name(_ kind: String, _ mmsi: UInt32) -> String { "\(kind) \(padded(Int(mmsi % 10_000), 4))" }
}

/// A zone as a reach of water: its middle and its length.
private struct Water {
  var rule: ZoneRule.Kind?
  var centre: Position
  /// Degrees true along the reach.
  private var along: Double
  private var length: Double
  private var width: Double

  /// Nil for a zone without a ring.
  init?(_ zone: Zone, rule: ZoneRule.Kind) {
    guard let ring = zone.area.polygons.first?.first, ring.count >= 4, let area = zone.water else { return nil }
    let sides = zip(ring, ring.dropFirst()).map { (bearing: $0.bearing(to: $1), metres: $0.distance(to: $1)) }
    guard let longest = sides.max(by: { $0.metres < $1.metres }) else { return nil }
    self.rule = rule
    (along, length) = (longest.bearing, longest.metres)
    width = length > 0 ? area.squareMetres / length : 0
    centre = area.box.centre
  }

  /// From one end to the other and `margin` metres beyond, a quarter of the width off the middle.
  func reach(margin: Double, besides side: Double) -> [Position] {
    let middle = centre.moved(bearing: along + side, metres: width / 4)
    return [
      middle.moved(bearing: along + 180, metres: length / 2 + margin),
      middle.moved(bearing: along, metres: length / 2 + margin),
    ]
  }
}
