import AIS
import Geometry
import Units

/// Someone who transmits.
struct Actor: Sendable {
  enum Device: Sendable {
    case classA, classB, baseStation, aidToNavigation, aircraft
    /// AIS-SART, MOB, EPIRB: eight reports in 14 seconds, once a minute.
    case beacon(isTest: Bool)
  }
  /// One message, ready for the encoder.
  typealias Sending = Message

  var mmsi: UInt32
  var device: Device
  var mover: Mover
  var name = ""
  var callSign = ""
  var destination = ""
  var shipType: UInt8 = 0
  var length = 0
  var beam = 0
  var draughtTenths: UInt8 = 0
  /// First report at this instant, last before `ends`.
  var begins = Instant.distantPast
  var ends = Instant.distantFuture
  /// Transmitter off.
  var silences: [Range<Instant>] = []
  /// Safety texts at their time.
  var texts: [(Instant, String)] = []
  /// Reports of a beacon sent so far.
  private var sent = 0

  init(mmsi: UInt32, device: Device, mover: Mover) {
    self.mmsi = mmsi
    self.device = device
    self.mover = mover
  }

  var hasParticulars: Bool {
    switch device {
    case .classA, .classB: !name.isEmpty
    case .baseStation, .aidToNavigation, .aircraft, .beacon: false
    }
  }

  /// Milliseconds over which the first report of many is spread.
  var spread: Int {
    switch device {
    case .beacon: 1
    case .aidToNavigation: 180_000
    default: 10_000
    }
  }

  func isOver(_ at: Instant) -> Bool { at >= ends }
  func isSilent(_ at: Instant) -> Bool { silences.contains { $0.contains(at) } }

  /// Milliseconds to the next report (ITU-R M.1371-5, tables 1 and 2).
  mutating func interval(at instant: Instant, _ random: inout SeededGenerator) -> Int64 {
    let state = mover.state(at: instant)
    let knots = state?.knots ?? 0
    let nominal: Int64
    switch device {
    case .classA:
      let lies = state.map { $0.status == 1 || $0.status == 5 } ?? false
      nominal = lies && knots < 3 ? 180_000 : knots > 23 ? 2000 : knots > 14 ? 6000 : 10_000
    case .classB: nominal = knots > 2 ? 30_000 : 180_000
    case .baseStation, .aircraft: nominal = 10_000
    case .aidToNavigation: nominal = 180_000
    case .beacon:
      sent += 1
      return sent % 8 == 0 ? 46_000 : 2000
    }
    return nominal + Int64(random.below(Int(nominal / 10))) - nominal / 20
  }

  /// The position report due at an instant.
  mutating func reports(at instant: Instant, _ noise: Noise, _ random: inout SeededGenerator) -> [Sending] {
    guard let state = mover.state(at: instant) else { return [] }
    var place = state.position
    if noise.fixMetres > 0 {
      place = place.moved(bearing: 0, metres: random.normal() * noise.fixMetres)
      place = place.moved(bearing: 90, metres: random.normal() * noise.fixMetres)
    }
    let second = FixSecond(raw: UInt8(((instant.milliseconds / 1000) % 60 + 60) % 60))
    let tenths = state.knots > 0 ? max(0, (state.knots + random.normal() * 0.1) * 10).rounded() : 0
    let motion = Motion(
      place: place, speed: Speed(raw: UInt16(min(1022, tenths))), course: state.course, status: state.status,
      second: second)
    switch device {
    case .classA: return [.position(classA(motion, type: sent % 7 == 6 ? 3 : 1))]
    case .classB: return [.classBPosition(classB(motion))]
    case .beacon(let isTest): return beacon(motion, isTest: isTest)
    case .aircraft: return [aircraft(motion)]
    case .baseStation: return [baseStation(motion, instant)]
    case .aidToNavigation: return [aid(motion)]
    }
  }

  mutating func particulars(at instant: Instant) -> [Sending] {
    let size = Dimensions(
      toBow: UInt16(length - length / 4), toStern: UInt16(length / 4), toPort: UInt8(beam / 2),
      toStarboard: UInt8(beam - beam / 2))
    if case .classB = device {
      var b = StaticReportB(mmsi: mmsi)
      b.shipType = ShipType(rawValue: shipType)
      b.callSign = CallSign(callSign) ?? CallSign()
      b.dimensions = size
      return [.staticA(StaticReportA(mmsi: mmsi, name: NameText(name) ?? NameText())), .staticB(b)]
    }
    var m = StaticAndVoyage(mmsi: mmsi)
    m.name = NameText(name) ?? NameText()
    m.callSign = CallSign(callSign) ?? CallSign()
    m.destination = NameText(destination) ?? NameText()
    m.shipType = ShipType(rawValue: shipType)
    m.dimensions = size
    m.draughtTenths = draughtTenths
    m.fixDevice = .gps
    m.terminalNotReady = false
    return [.staticAndVoyage(m)]
  }

  func text(_ text: String) -> [Sending] {
    SafetyText(text).map { [.broadcastText(SafetyBroadcast(mmsi: mmsi, text: $0))] } ?? []
  }
}

extension Actor {
  private struct Motion {
    var place: Position
    var speed: Speed
    var course: Double
    var status: UInt8
    var second: FixSecond

    var longitude: Longitude { Longitude(raw: Int32((place.longitude * 600_000).rounded())) }
    var latitude: Latitude { Latitude(raw: Int32((place.latitude * 600_000).rounded())) }
    var courseSent: Course { Course(raw: UInt16((course * 10).rounded()) % 3600) }
    var heading: Heading { Heading(raw: UInt16(course.rounded()) % 360) }
  }

  private mutating func classA(_ motion: Motion, type: UInt8) -> PositionReport {
    sent += 1
    var m = PositionReport(type: type, mmsi: mmsi)
    m.status = NavigationStatus(rawValue: motion.status)
    m.turn = RateOfTurn(raw: 0)
    m.speed = motion.speed
    m.isAccurate = true
    (m.longitude, m.latitude) = (motion.longitude, motion.latitude)
    (m.course, m.heading, m.second) = (motion.courseSent, motion.heading, motion.second)
    return m
  }

  private func classB(_ motion: Motion) -> ClassBPosition {
    var m = ClassBPosition(mmsi: mmsi)
    m.speed = motion.speed
    (m.longitude, m.latitude) = (motion.longitude, motion.latitude)
    (m.course, m.heading, m.second) = (motion.courseSent, motion.heading, motion.second)
    m.isCarrierSense = true
    m.usesWholeBand = true
    return m
  }

  private func beacon(_ motion: Motion, isTest: Bool) -> [Sending] {
    var m = PositionReport(type: 1, mmsi: mmsi)
    m.status = isTest ? .notDefined : .distress
    m.speed = motion.speed
    (m.longitude, m.latitude, m.second) = (motion.longitude, motion.latitude, motion.second)
    m.course = motion.courseSent
    guard sent % 8 == 7 else { return [.position(m)] }
    let device = mmsi / 1_000_000 == 972 ? "MOB" : mmsi / 1_000_000 == 974 ? "EPIRB" : "SART"
    return [.position(m)] + text(device + (isTest ? " TEST" : " ACTIVE"))
  }

  private func aircraft(_ motion: Motion) -> Sending {
    var m = SearchAndRescueAircraft(mmsi: mmsi)
    m.rawAltitude = 300
    m.rawSpeed = UInt16(motion.speed.raw / 10)
    (m.longitude, m.latitude) = (motion.longitude, motion.latitude)
    (m.course, m.second) = (motion.courseSent, motion.second)
    return .searchAndRescue(m)
  }

  private func baseStation(_ motion: Motion, _ instant: Instant) -> Sending {
    let (date, time) = CivilZone(identifier: "UTC", firstOffset: 0).civil(instant)
    var m = BaseStationReport(mmsi: mmsi)
    m.time = UTCTimestamp(
      year: UInt16(clamping: date.year), month: UInt8(clamping: date.month), day: UInt8(clamping: date.day),
      hour: UInt8(clamping: time.seconds / 3600), minute: UInt8(clamping: time.seconds / 60 % 60),
      second: UInt8(clamping: time.seconds % 60))
    (m.longitude, m.latitude) = (motion.longitude, motion.latitude)
    m.fixDevice = .surveyed
    return .baseStation(m)
  }

  private func aid(_ motion: Motion) -> Sending {
    var m = AidToNavigation(mmsi: mmsi)
    m.name = AidName(name) ?? AidName()
    (m.longitude, m.latitude, m.second) = (motion.longitude, motion.latitude, motion.second)
    m.fixDevice = .surveyed
    return .aidToNavigation(m)
  }
}
