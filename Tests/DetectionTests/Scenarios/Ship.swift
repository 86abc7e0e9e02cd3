import AIS
import Geometry
import Picture
import Units

/// Someone who transmits, told in legs: `Ship(at: Harness.at(0, 0)).sailing(to: …, knots: 6).lying(600)`. Reports come as often as
/// ITU-R M.1371-5 has it (tables 1 and 2) unless a leg says otherwise.
struct Ship: Sendable {
  /// One message, when and what; before the air has done anything to it.
  struct Sent: Sendable {
    var at: Double
    var mmsi: UInt32
    var content: Observation.Content
    var text: String?
  }

  let mmsi: UInt32
  let transceiver: Transceiver
  /// Seconds from the start of the scene.
  private(set) var clock: Double
  private(set) var place: Position
  private(set) var sent: [Sent] = []
  /// What it says of itself, and when it said so last: again every six minutes (ITU-R M.1371-5 §3.3.7), as long as it reports.
  private var said: [Observation.Content] = []
  private var saidAt = 0.0

  init(_ mmsi: UInt32 = 413_900_123, as transceiver: Transceiver = .classA, at place: Position, from second: Double = 0)
  {
    (self.mmsi, self.transceiver, self.place, clock) = (mmsi, transceiver, place, second)
  }

  /// To a place in a straight line.
  /// - Parameter heading: of the hull, where it is not the course.
  func sailing(
    to goal: Position, knots: Double = 6, status: UInt8 = 0, heading: UInt16? = nil, every: Double? = nil
  ) -> Ship {
    let lasts = place.distance(to: goal) / Knots(knots).metresPerSecond
    let (from, course) = (place, place.bearing(to: goal))
    var ship = reporting(for: lasts, every: every ?? interval(knots, status)) { fraction in
      let place = from.interpolated(to: goal, fraction)
      return (place, knots, course, status, heading ?? UInt16(course.rounded()) % 360)
    }
    ship.place = goal
    return ship
  }

  /// Where it is.
  func lying(
    _ seconds: Double, knots: Double = 0, status: UInt8 = 0, heading: UInt16 = 511, every: Double? = nil
  ) -> Ship {
    let here = place
    return reporting(for: seconds, every: every ?? interval(knots, status)) { _ in (here, knots, 0, status, heading) }
  }

  /// Nothing is heard of it while it stays, or goes somewhere else.
  func silent(_ seconds: Double, to goal: Position? = nil) -> Ship {
    var ship = self
    ship.clock += seconds
    ship.place = goal ?? place
    return ship
  }

  /// One report that is somewhere else: an error of the receiver.
  func astray(_ position: Position?, knots: Double = 6, course: Double = 90) -> Ship {
    var ship = self
    ship.append(position, knots, course, 0, 511)
    ship.clock += 10
    return ship
  }

  /// Any other message, now.
  func saying(_ content: Observation.Content, text: String? = nil) -> Ship {
    var ship = self
    ship.sent.append(Sent(at: clock, mmsi: mmsi, content: content, text: text))
    return ship
  }

  /// Blue cones, now and again.
  func cones(_ number: UInt8) -> Ship {
    var ship = saying(.cones(number))
    ship.said = ship.said.filter { if case .cones = $0 { false } else { true } } + [.cones(number)]
    ship.saidAt = clock
    return ship
  }

  func saying(text: String) -> Ship { saying(.safetyText(0), text: text) }

  /// Type, length and beam in metres, now and again: particulars get lost as well.
  func particulars(type: UInt8, length: UInt16 = 60, beam: UInt8 = 11, name: String? = nil) -> Ship {
    var p = Particulars()
    (p.shipType, p.toBow, p.toStern) = (type, length - length / 4, length / 4)
    (p.toPort, p.toStarboard) = (beam / 2, beam - beam / 2)
    var parts: Particulars.Parts = [.build]
    if let name, let text = NameText(name) {
      p.name = text
      parts.insert(.name)
    }
    var ship = saying(.particulars(p, parts)).saying(.particulars(p, parts))
    ship.said = ship.said.filter { if case .particulars = $0 { false } else { true } } + [.particulars(p, parts)]
    ship.saidAt = clock
    return ship
  }

  private typealias State = (place: Position, knots: Double, course: Double, status: UInt8, heading: UInt16)

  /// - Parameter state: where it is at a part (0…1) of the time.
  private func reporting(for seconds: Double, every: Double, _ state: (Double) -> State) -> Ship {
    var ship = self
    var passed = 0.0
    while passed < seconds {
      ship.clock = clock + passed
      let s = state(passed / seconds)
      ship.append(s.place, s.knots, s.course, s.status, s.heading)
      ship.repeatParticulars()
      passed += every
    }
    ship.clock = clock + seconds
    return ship
  }

  private mutating func repeatParticulars() {
    guard !said.isEmpty, clock - saidAt >= 360 else { return }
    saidAt = clock
    sent += said.map { Sent(at: clock, mmsi: mmsi, content: $0, text: nil) }
  }

  private mutating func append(
    _ position: Position?, _ knots: Double, _ course: Double, _ status: UInt8, _ heading: UInt16
  ) {
    let motion = Motion(
      speedTenths: UInt16((knots * 10).rounded()), courseTenths: UInt16((course * 10).rounded()) % 3600,
      headingDegrees: heading, status: transceiver == .classA || transceiver == .beacon ? status : 15,
      second: UInt8(max(0, Int(clock)) % 60))
    let report = Observation.Report(transceiver: transceiver, position: position, motion: motion)
    sent.append(Sent(at: clock, mmsi: mmsi, content: .report(report), text: nil))
  }

  private func interval(_ knots: Double, _ status: UInt8) -> Double {
    switch transceiver {
    case .classB: knots > 2 ? 30 : 180
    case .classA where (status == 1 || status == 5) && knots <= 3: 180
    case .classA: knots > 23 ? 2 : knots > 14 ? 6 : 10
    default: 10
    }
  }
}
