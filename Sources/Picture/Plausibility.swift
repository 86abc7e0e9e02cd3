import Geometry
import Units

/// Whether a new position can follow the last one that was believed.
enum Plausibility {
  enum Verdict: Equatable {
    case believed
    case withheld(Change.Withheld)
  }

  /// No vessel is faster: 60 knots in metres a second, with 200 m for the error of both fixes.
  static let metresPerSecond = 30.9
  static let slack = 200.0

  /// 0° N 0° E, to some hundred metres: where receivers without a fix are.
  static func isZero(_ position: Position) -> Bool {
    abs(position.latitude) < 0.001 && abs(position.longitude) < 0.001
  }

  /// Latitude and longitude exchanged: as read it is far off, or nowhere on earth; the other way round it is where the vessel was.
  static func isSwapped(_ position: Position, at: Instant, after last: Fix) -> Bool {
    let mirrored = Position(latitude: position.longitude, longitude: position.latitude)
    let passed = max(0, at.milliseconds &- last.at.milliseconds)
    guard mirrored.isValid, passed <= 600_000 else { return false }
    return mirrored.distance(to: last.position) <= slack + metresPerSecond * Double(passed) / 1000
  }

  static func judge(_ fix: Fix, after last: Fix, _ transceiver: Transceiver) -> Verdict {
    let passed = fix.at.milliseconds &- last.at.milliseconds
    let isSamePlace = fix.position == last.position
    let timed = fix.motion.second < 60 && last.motion.second < 60
    if isSamePlace, fix.motion == last.motion, passed < (timed ? 30_000 : 1_000) { return .withheld(.repeated) }
    if timed, passed < 15_000 {
      // Seconds of the minute that the clock of the sender went forward; far more than passed means that it went back.
      let forward = (Int(fix.motion.second) - Int(last.motion.second) + 60) % 60
      if forward > 35 { return .withheld(.late) }
    }
    if passed < 0 { return .withheld(.late) }
    let north = abs(fix.position.latitude - last.position.latitude)
    let east = abs(fix.position.longitude - last.position.longitude)
    if north < 0.0012, east < 0.0012 { return .believed }
    // After ten minutes anything may have happened; aircraft go where they like.
    if passed > 600_000 || transceiver == .aircraft { return .believed }
    let reach = slack + metresPerSecond * Double(passed) / 1000
    return fix.position.distance(to: last.position) > reach ? .withheld(.jump) : .believed
  }
}
