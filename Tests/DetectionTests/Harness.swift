import AIS
import Detection
import Foundation
import Geometry
import Organisation
import Picture
import Regulation
import Testing
import Traffic
import Units

/// A picture and its detectors under virtual time, with a middle point from which places are told in metres east and north.
struct Harness {
  static let start = Instant(iso8601: "2026-11-22T10:00:00+08:00") ?? .distantPast
  static let origin = Position(latitude: 28.2, longitude: 112.95)

  var picture: Picture
  var detection: Detection
  var events: [FindingEvent] = []
  var silentFeeds: Set<UInt16> = []
  /// What the register knows: the last word on each trip, and sign-offs.
  var trips: [String: Trip] = [:]
  var signOffs: [SignOff] = []
  /// Seconds since `start`.
  var clock = 0.0
  /// Second 0.
  var epoch = Harness.start
  let rules: DetectorRules
  let directory: Directory

  /// A stage of a scenario.
  init(_ stage: Stage) {
    var organisation = Harness.organisation(stage.zones, stage.vessels)
    stage.more(&organisation)
    self.init(organisation: organisation, rules: stage.rules)
    epoch = stage.start
  }

  init(zones: [Zone] = [], vessels: [RegisteredVessel] = [], rules: DetectorRules = DetectorRules()) {
    self.init(organisation: Harness.organisation(zones, vessels), rules: rules)
  }

  init(organisation: Organisation, rules: DetectorRules) {
    self.rules = rules
    directory = Directory(organisation)
    picture = Picture(
      registered: organisation.vessels.map(\.mmsi),
      watchedWaters: AreaIndex(
        organisation.zones.compactMap { $0.box?.expanded(byMetres: 500) }, cellDegrees: 0.02))
    detection = Detection(directory: directory, rules: rules, rulesVersion: "2026-01", feeds: ["north", "south"])
  }

  static func organisation(_ zones: [Zone], _ vessels: [RegisteredVessel]) -> Organisation {
    Organisation(
      name: "test", zone: .shanghai, centres: [], units: [], people: [], consoles: [], roster: [], points: [],
      vessels: vessels, zones: zones)
  }

  static func at(_ east: Double, _ north: Double) -> Position {
    origin.moved(bearing: 90, metres: east).moved(bearing: 0, metres: north)
  }

  /// A rectangle from (west, south) to (east, north) in metres.
  static func zone(
    _ id: String = "Z1", _ west: Double = -200, _ south: Double = -500, _ east: Double = 200, _ north: Double = 500,
    rules: [ZoneRule] = [closed()], use: Zone.Use? = nil
  ) -> Zone {
    let ring = [at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]
    return Zone(
      id: id, name: "三汊矶禁航区", area: MultiPolygon(polygons: [[ring]]), rules: rules, use: use,
      version: "0123456789ab")
  }

  static func closed(_ hours: [Hours] = []) -> ZoneRule {
    ZoneRule(kind: .closedWater, hours: hours, severity: .serious, code: FindingCode("V06"))
  }

  static func rule(_ kind: ZoneRule.Kind, _ hours: [Hours] = []) -> ZoneRule {
    ZoneRule(kind: kind, hours: hours, severity: .ordinary, code: FindingCode(kind == .noAnchoring ? "V14" : "V12"))
  }

  static func limit(_ knots: Double, _ hours: [Hours] = []) -> ZoneRule {
    ZoneRule(kind: .speedLimit(Knots(knots)), hours: hours, severity: .ordinary, code: FindingCode("V11"))
  }

  static func ferry(
    _ mmsi: UInt32 = 413_900_123, kind: RegisteredVessel.Kind = .ferry, service: Hours? = nil
  ) -> RegisteredVessel {
    RegisteredVessel(
      id: "HN-\(mmsi)", mmsi: mmsi, name: "湘渡 \(padded(Int(mmsi % 10_000), 4))", kind: kind,
      homeCentre: CentreID("430102"), point: nil,
      service: service, length: nil)
  }

  var now: Instant { epoch + .milliseconds(Int64(clock * 1000)) }
  /// What the monotonic clock said at second 0; a machine that boots begins anew.
  var monotonic = 5_000.0
  var moment: Moment { Moment(wall: now, monotonic: .milliseconds(Int64((monotonic + clock) * 1000))) }

  /// Goes on to `seconds` after the start, sweeping each second on the way.
  mutating func pass(to seconds: Double) {
    while clock < seconds {
      clock = min(seconds, clock + 1)
      events += detection.sweep(picture: picture, at: moment, silentFeeds: silentFeeds)
      keepTrips()
    }
  }

  mutating func pass(_ seconds: Double) { pass(to: clock + seconds) }

  mutating func take(_ batch: ObservationBatch) {
    let changes = picture.apply(batch)
    events += detection.handle(changes, of: batch, picture: picture, at: moment)
    keepTrips()
  }

  private mutating func keepTrips() { for trip in detection.takeTrips() { trips[trip.id] = trip } }

  /// A sign-off comes in.
  mutating func sign(_ signOff: SignOff) {
    signOffs.append(signOff)
    events += detection.take(signOff, picture: picture, at: moment)
    keepTrips()
  }

  mutating func report(
    _ position: Position?, knots: Double = 6, course: Double = 90, status: UInt8 = 0, mmsi: UInt32 = 413_900_123,
    as transceiver: Transceiver = .classA, source: UInt16 = 0, heading: UInt16 = 511
  ) {
    var batch = ObservationBatch()
    let raw = batch.keep(Array("!AIVDM,1,1,,A,\(mmsi)/\(Int(clock)),0*00".utf8))
    let motion = Motion(
      speedTenths: UInt16(knots * 10), courseTenths: UInt16(course * 10), headingDegrees: heading,
      status: status,
      second: UInt8(Int(clock) % 60))
    batch.observations = [
      Observation(
        at: now, source: source, mmsi: mmsi, raw: raw,
        content: .report(.init(transceiver: transceiver, position: position, motion: motion)))
    ]
    take(batch)
  }

  mutating func say(_ text: String, mmsi: UInt32) {
    var batch = ObservationBatch()
    batch.texts = [text]
    let raw = batch.keep(Array("!AIVDM,1,1,,A,>text,0*00".utf8))
    batch.observations = [Observation(at: now, source: 0, mmsi: mmsi, raw: raw, content: .safetyText(0))]
    take(batch)
  }

  /// Sails from one place to another, reporting every `interval` seconds; the last report is at `to`.
  mutating func sail(
    from a: Position, to b: Position, knots: Double = 6, every interval: Double = 10, mmsi: UInt32 = 413_900_123,
    as transceiver: Transceiver = .classA
  ) {
    let metres = a.distance(to: b)
    let seconds = metres / Knots(knots).metresPerSecond
    let begun = clock
    var passed = 0.0
    while passed < seconds {
      pass(to: begun + passed)
      report(
        a.interpolated(to: b, passed / seconds), knots: knots, course: a.bearing(to: b), mmsi: mmsi, as: transceiver)
      passed += interval
    }
    pass(to: begun + seconds)
    report(b, knots: knots, course: a.bearing(to: b), mmsi: mmsi, as: transceiver)
  }

  /// Lies still, reporting every `interval` seconds.
  mutating func lie(
    at place: Position, for seconds: Double, every interval: Double = 10, knots: Double = 0, status: UInt8 = 0,
    mmsi: UInt32 = 413_900_123, as transceiver: Transceiver = .classA
  ) {
    let end = clock + seconds
    while clock + interval <= end {
      pass(interval)
      report(place, knots: knots, status: status, mmsi: mmsi, as: transceiver)
    }
  }

  var opened: [Finding] {
    events.compactMap { if case .opened(let finding) = $0 { finding } else { nil } }
  }
  var ended: [String] {
    events.compactMap { if case .ended(let id, _) = $0 { id } else { nil } }
  }
  var updates: [Reason] {
    events.compactMap { if case .updated(_, let reason, _, _) = $0 { reason } else { nil } }
  }
  func opened(_ detector: DetectorKind) -> [Finding] { opened.filter { $0.detector == detector } }

  /// A restart: everything but the register is forgotten.
  mutating func restart(open findings: [Finding]) {
    // The register keeps readings and bans, and the trips and sign-offs of a day.
    let readings = stored(detection.environment.readings)
    let bans = stored(detection.declaredBans).filter { $0.until.map { $0 > now } ?? true }
    let trips = stored(trips.values.sorted { $0.id < $1.id }).filter {
      $0.left >= now - .hours(2) || $0.state == .underWay && $0.left >= now - .hours(24)
    }
    let signOffs = stored(signOffs).filter { $0.signedAt >= now - .hours(24) }
    let used = Set(self.trips.values.compactMap(\.signOff))
    let feeds = ["north", "south"]
    let memories = picture.memories.compactMap { $0.line(feeds: feeds) }.compactMap { VesselMemory($0, feeds: feeds) }
    picture = Picture(
      registered: directory.organisation.vessels.map(\.mmsi),
      watchedWaters: AreaIndex(directory.organisation.zones.compactMap { $0.box }, cellDegrees: 0.02))
    detection = Detection(
      directory: directory, rules: rules, rulesVersion: "2026-01", feeds: feeds)
    readings.forEach { detection.note($0) }
    detection.follow(bans)
    picture.resume(memories, at: now)
    detection.resume(memories, at: moment)
    detection.resume(trips: trips, signOffs: signOffs, used: used, at: now)
    detection.resume(open: stored(findings))
    events = []
  }

  /// As it comes back from the register.
  private func stored<T: Codable>(_ value: [T]) -> [T] {
    do {
      return try JSONDecoder().decode([T].self, from: try JSONEncoder().encode(value))
    } catch {
      Issue.record("not stored: \(error)")
      return []
    }
  }

  /// The same with what is open in the register, as it was told last; what was told so far stays told.
  mutating func restart() {
    let told = events
    restart(open: active)
    events = told
  }

  /// The same, of the machine: its monotonic clock begins at a second.
  mutating func reboot() {
    monotonic = 1 - clock
    restart()
  }

  /// What the register holds as active, with the last that was told of each.
  var active: [Finding] {
    var open: [Finding] = []
    for event in events {
      switch event {
      case .opened(let finding): open.append(finding)
      case .updated(let id, let reason, let place, _):
        guard let index = open.firstIndex(where: { $0.id == id }) else { continue }
        (open[index].reason, open[index].place) = (reason, place)
      case .ended(let id, _): open.removeAll { $0.id == id }
      case .leg: break
      }
    }
    return open
  }

  /// One message of a scenario.
  mutating func hear(_ heard: Air.Heard) {
    var batch = ObservationBatch()
    let raw = batch.keep(Array("!AIVDM,1,1,,A,\(heard.sent.mmsi)/\(Int(heard.sent.at * 10)),0*00".utf8))
    if let text = heard.sent.text { batch.texts = [text] }
    batch.observations = [
      Observation(at: now, source: heard.source, mmsi: heard.sent.mmsi, raw: raw, content: heard.sent.content)
    ]
    take(batch)
  }

  /// Runs a traffic through decoder, picture and detectors in batches, sweeping each second of its time.
  mutating func play(_ traffic: some Sequence<TimedSentence>, batchEvery milliseconds: Int64 = 500) {
    var decoder = Decoder()
    var builder = ObservationBuilder()
    var due: Int64?
    for sentence in traffic {
      let at = sentence.at.milliseconds
      if let next = due, at >= next {
        flush(&builder)
        due = nil
      }
      pass(to: Double(at - epoch.milliseconds) / 1000)
      if due == nil { due = at + milliseconds }
      let padded = sentence.bytes + [UInt8](repeating: 0x0A, count: Decoder.slack)
      decoder.consume(padded.span.bytes, count: sentence.bytes.count, receivedAt: at, source: 0, into: &builder)
    }
    flush(&builder)
  }

  private mutating func flush(_ builder: inout ObservationBuilder) {
    take(builder.batch)
    builder.batch.removeAll()
  }
}
