import Geometry
import Picture
import Units

/// A vessel under way, as the others are told of it.
struct Sailing: Sendable {
  let mmsi: UInt32
  /// Of the antenna, the error of single fixes smoothed out.
  var place: Position
  var mono: Int64
  var source: UInt16
  /// Knots, and degrees true over ground.
  var knots: Double
  var course: Double
  /// Metres a second.
  var east: Double
  var north: Double
  var build: ShipBuild
  /// From the antenna to the middle of the hull, metres east and north.
  var middle: (east: Double, north: Double) = (0, 0)
  /// Seconds from `mono` on until it is at a berth of its line; infinite: it heads for none.
  var arrival = Double.infinity
  /// The course some 20 to 60 seconds ago, and when; what comes after it.
  private var then: (course: Double, mono: Int64)
  private var later: (course: Double, mono: Int64)
  /// In which cell of the grid it is, the row of that cell and its place in it.
  var cell = Int64.min
  var row = Int32(-1)
  var column = Int32(-1)

  /// A vessel that jumped further than this is at the new place, without smoothing.
  private static let smoothed = 60.0

  init(_ fix: Fix, mmsi: UInt32, knots: Double, course: Double, mono: Int64, build: ShipBuild) {
    self.mmsi = mmsi
    place = fix.position
    self.mono = mono
    source = fix.source
    self.knots = knots
    self.course = course
    (east, north) = Sailing.velocity(knots, course)
    self.build = build
    then = (course, mono)
    later = (course, mono)
    settle()
  }

  private static func velocity(_ knots: Double, _ course: Double) -> (Double, Double) {
    let metres = Knots(knots).metresPerSecond
    let angle = course * (.pi / 180)
    return (sine(angle) * metres, cosine(angle) * metres)
  }

  /// A new fix.
  mutating func follow(_ fix: Fix, knots: Double, course: Double, mono: Int64) {
    let before = (east, north)
    (east, north) = Sailing.velocity(knots, course)
    let seconds = Double(mono - self.mono) / 1000
    let metric = LocalMetric(latitude: fix.position.latitude)
    let moved = metric.offset(from: place, to: fix.position)
    // Half way from where it was expected to where it says it is.
    let off = (
      east: moved.east - (before.0 + east) / 2 * seconds, north: moved.north - (before.1 + north) / 2 * seconds
    )
    if seconds > 0, seconds <= 90, off.east * off.east + off.north * off.north < Sailing.smoothed * Sailing.smoothed {
      place = Position(
        latitude: fix.position.latitude - off.north / 2 / metric.north,
        longitude: turned(fix.position.longitude - (metric.east > 1 ? off.east / 2 / metric.east : 0)))
    } else {
      place = fix.position
    }
    self.mono = mono
    source = fix.source
    self.knots = knots
    self.course = course
    if mono - later.mono >= 20_000 {
      then = later
      later = (course, mono)
    }
    settle()
  }

  /// After a change of course or build.
  mutating func settle() {
    let metres = Knots(knots).metresPerSecond
    let (x, y) = metres > 0 ? (east / metres, north / metres) : (0, 1)
    middle = (
      x * build.forward + y * build.starboard, y * build.forward - x * build.starboard
    )
  }

  /// It follows a bend or gives way: where it will be is not on the straight line ahead.
  var isTurning: Bool {
    let seconds = Double(mono - then.mono) / 1000
    let turn = angle(course, then.course)
    return turn > 6 && (seconds > 120 || turn > seconds * 0.2)
  }
}
