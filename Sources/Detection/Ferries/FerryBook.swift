import Geometry
import Organisation
import Regulation
import Units

/// The ferry lines with what is worked out of them once: ways, members, by whose timetable each sails.
struct FerryBook: Sendable {
  struct Line: Sendable {
    let line: FerryLine
    let way: Polyline

    /// Metres beyond the radius of a berth that are no departure: the error of two fixes.
    static func margin(_ berth: FerryLine.Berth) -> Double { max(25, berth.radius.value * 0.25) }

    func berth(_ id: BerthID?) -> FerryLine.Berth? { id.flatMap { id in line.berths.first { $0.id == id } } }
    func name(_ id: BerthID?) -> String { berth(id)?.name ?? "—" }
  }

  /// A vessel that is judged by a line, by a timetable, or by both.
  struct Member: Sendable {
    let vessel: VesselID
    let line: Int?
    /// By whose timetable it sails; nil: nobody knows when it may.
    let sailer: Sailer?
    let grace: TimeSpan
    /// What is judged besides the vessel: the line, else the point or vessel of the timetable.
    let object: String
    /// As people call it.
    let name: String
  }

  let lines: [Line]
  let members: [UInt32: Member]

  init(_ directory: Directory, _ rules: DetectorRules) {
    let organisation = directory.organisation
    var lines: [Line] = []
    var members: [UInt32: Member] = [:]
    for line in organisation.lines {
      guard let way = Polyline(line.way), line.berths.count >= 2 else { continue }
      for vessel in organisation.vessels(of: line) where members[vessel.mmsi] == nil {
        members[vessel.mmsi] = Member(
          vessel: vessel.id, line: lines.count, sailer: FerryBook.sailer(vessel, directory), grace: line.grace,
          object: line.id, name: line.name)
      }
      lines.append(Line(line: line, way: way))
    }
    for vessel in organisation.vessels where vessel.kind == .ferry && members[vessel.mmsi] == nil {
      guard let sailer = FerryBook.sailer(vessel, directory) else { continue }
      members[vessel.mmsi] = Member(
        vessel: vessel.id, line: nil, sailer: sailer, grace: rules.offHoursGrace, object: sailer.id, name: sailer.name)
    }
    self.lines = lines
    self.members = members
  }

  func line(of member: Member) -> Line? { member.line.map { lines[$0] } }

  /// One that never sails has no timetable to sail outside of.
  private static func sailer(_ vessel: RegisteredVessel, _ directory: Directory) -> Sailer? {
    directory.sailer(of: vessel).flatMap { $0.everSails ? $0 : nil }
  }
}

/// When a vessel may be under way around a day, by its timetable; made anew when the day changes.
struct ServiceWindows: Sendable {
  let day: CivilDate
  /// Of the day before, the day, and the day after; with the grace, in order.
  let spans: [ClosedRange<Instant>]
  /// First departure and last berthing of the day itself; nil: no sailings.
  let hours: Hours?

  init(_ sailer: Sailer, on day: CivilDate, grace: TimeSpan, _ directory: Directory) {
    self.day = day
    let holidays = directory.organisation.holidays
    spans = (-1...1).compactMap { shift in
      guard let hours = sailer.sailings(on: day + shift, holidays: holidays) else { return nil }
      let opens = directory.zone.instant(day + shift, hours.opens) - grace
      return opens...max(opens, directory.zone.instant(day + shift, hours.berthing) + grace)
    }
    hours = sailer.sailings(on: day, holidays: holidays)
  }

  func allows(_ at: Instant) -> Bool { spans.contains { $0.contains(at) } }

  /// The end of service that a trip may have begun before: the last one by `at`.
  func lastEnd(by at: Instant) -> Instant? { spans.map(\.upperBound).filter { $0 <= at }.max() }
}
