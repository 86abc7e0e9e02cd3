import Detection
import Geometry
import Organisation
import Picture
import Regulation
import Testing
import Units

/// A river of one kilometre with a ferry line across it: west (0, 0), east (1000, 0); sails from 06:30 to 19:00.
enum FerryStage {
  static let west = Harness.at(0, 0)
  static let east = Harness.at(1000, 0)
  static let ferry: UInt32 = 413_900_123
  static let other: UInt32 = 413_900_124

  static func point(_ hours: Hours? = Hours(CivilTime(6, 30), CivilTime(19, 0))) -> MonitoringPoint {
    MonitoringPoint(
      id: "PT-1", name: "三汊矶渡口", kind: .ferry, centre: CentreID("430102"), place: west, means: [.ais],
      sailings: hours, township: nil, inServiceSince: nil)
  }

  static func line(
    signOffs: FerryLine.SignOffRule? = nil, halfWidth: Double = 150, via: [Position] = [], grace: Int64 = 15,
    radius: Double = 60
  ) -> FerryLine {
    FerryLine(
      id: "L-1", name: "三汊矶渡线", point: "PT-1",
      berths: [
        .init(id: "W", name: "西岸", place: west, radius: Metres(radius)),
        .init(id: "E", name: "东岸", place: east, radius: Metres(radius), via: via),
      ], halfWidth: Metres(halfWidth), grace: .minutes(grace), signOffs: signOffs)
  }

  static func vessel(_ mmsi: UInt32 = ferry, point: PointID? = "PT-1") -> RegisteredVessel {
    var vessel = Harness.ferry(mmsi)
    vessel.point = point
    return vessel
  }

  /// - Parameter start: second 0, 10:00 unless said.
  static func stage(
    _ line: FerryLine? = line(), point: MonitoringPoint = point(), vessels: [RegisteredVessel] = [vessel()],
    holidays: HolidayCalendar = HolidayCalendar(), start: String? = nil
  ) -> Stage {
    var stage = Stage(vessels: vessels)
    // Who is silent is another detector's matter.
    stage.rules.lostFloor = .hours(20)
    stage.more = { organisation in
      organisation.points = [point]
      organisation.lines = line.map { [$0] } ?? []
      organisation.holidays = holidays
    }
    if let start { stage.start = Instant(iso8601: start) ?? .distantPast }
    return stage
  }

  static func moored(_ mmsi: UInt32 = ferry, at place: Position = west, for seconds: Double = 300) -> Ship {
    Ship(mmsi, at: place).lying(seconds, every: 10)
  }
}

extension Ship {
  /// Over to the east and four minutes there.
  func over(knots: Double = 6, lies: Double = 240) -> Ship {
    sailing(to: FerryStage.east, knots: knots).lying(lies, every: 10)
  }
  func back(knots: Double = 6, lies: Double = 240) -> Ship {
    sailing(to: FerryStage.west, knots: knots).lying(lies, every: 10)
  }
}

extension Scenario.Act {
  /// A clerk's sign-off comes in at a second of the scene, signed at another.
  static func signed(
    _ signed: Double, comes at: Double? = nil, berth: BerthID = "W", persons: Int? = 20, no: Int64 = 1,
    mmsi: UInt32 = FerryStage.ferry
  ) -> Scenario.Act {
    Scenario.Act(at: at ?? signed) { h in
      let signedAt = h.epoch + .milliseconds(Int64(signed * 1000))
      h.sign(
        SignOff(
          no: no, vessel: "HN-\(mmsi)", mmsi: mmsi, line: "L-1", berth: berth, signedAt: signedAt, recordedAt: h.now,
          persons: persons, clerk: "李签单"))
    }
  }
}
