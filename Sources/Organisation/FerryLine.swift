package import Units

package typealias LineID = String
/// Of a berth, within its line.
package typealias BerthID = String

/// A ferry line (渡运航线): its berths, the way between them, and whose sign-offs its departures need (P7, C5).
package struct FerryLine: Hashable, Sendable, Codable {
  /// A place where its ferries berth.
  package struct Berth: Hashable, Sendable, Codable {
    package var id: BerthID
    package var name: String
    package var place: Position
    /// Within so many metres of the place a vessel is at the berth.
    package var radius: Metres
    /// Places that the way to this berth leads through, from the berth before it.
    package var via: [Position]

    package init(id: BerthID, name: String, place: Position, radius: Metres, via: [Position] = []) {
      self.id = id
      self.name = name
      self.place = place
      self.radius = radius
      self.via = via
    }
  }

  /// 签单发航: a departure needs a sign-off, signed no longer before it and no later after it than this.
  package struct SignOffRule: Hashable, Sendable, Codable {
    package var before: TimeSpan
    package var after: TimeSpan

    package init(before: TimeSpan = .minutes(30), after: TimeSpan = .minutes(2)) {
      self.before = before
      self.after = after
    }
  }

  package var id: LineID
  package var name: String
  /// The point it belongs to: its centre watches the line, its timetable is that of the line's ferries. nil: a line of vessels that serve none.
  package var point: PointID?
  /// Its vessels; empty: every ferry that serves the point.
  package var vessels: [VesselID]
  /// Two at least, in the order in which the way leads through them.
  package var berths: [Berth]
  /// Half the width of the corridor around the way.
  package var halfWidth: Metres
  /// How long before the first sailing and after the last berthing of a day a ferry may be under way.
  package var grace: TimeSpan
  /// nil: no sign-offs are kept here, and no departure is judged by them.
  package var signOffs: SignOffRule?

  package init(
    id: LineID, name: String, point: PointID? = nil, vessels: [VesselID] = [], berths: [Berth], halfWidth: Metres,
    grace: TimeSpan = .minutes(15), signOffs: SignOffRule? = nil
  ) {
    self.id = id
    self.name = name
    self.point = point
    self.vessels = vessels
    self.berths = berths
    self.halfWidth = halfWidth
    self.grace = grace
    self.signOffs = signOffs
  }

  /// Every place of the way, in order.
  package var way: [Position] { berths.enumerated().flatMap { ($0 == 0 ? [] : $1.via) + [$1.place] } }

  /// By id, or by a name that only one of them has.
  package func berth(called text: String) -> Berth? {
    let named = berths.filter { $0.name == text }
    return berths.first { $0.id == text } ?? (named.count == 1 ? named.first : nil)
  }
}

extension Organisation {
  /// Which vessels sail on `line`: those it names, else every ferry that serves its point.
  package func vessels(of line: FerryLine) -> [RegisteredVessel] {
    if !line.vessels.isEmpty { return vessels.filter { line.vessels.contains($0.id) } }
    return vessels.filter { $0.kind == .ferry && $0.point != nil && $0.point == line.point }
  }
}
