import Organisation
import Picture
import Regulation
import Units

/// What one fix says about whether the vessel is out of control or aground.
///
/// - adrift by status: not under command (2), and moving: a vessel that lies at its berth with that status is none, and one that makes way
///   with it as long as it is known has forgotten it. One that says so of a sudden is believed at any speed.
/// - adrift by drift: under way, slowly, its course over ground far off its heading, outside an anchorage. At rest a receiver's course
///   means nothing, so that below 0.5 kn nothing is said.
/// - aground by status: aground (6), and not moving.
/// - aground by stop: in a fairway and outside an anchorage, from full way to rest within a minute, and then at rest.
struct StateSymptoms {
  private static let rest = Knots(0.5)
  private let fix: Fix
  private let rules: DetectorRules
  private let speed: Knots?
  /// In a fairway and not in an anchorage; asked only of vessels that are fast or at rest.
  private let isInFairway: Bool
  private let isInAnchorage: Bool
  /// It said something else before it said not under command.
  var hasTurned = false

  init(_ fix: Fix, _ book: ZoneBook, _ rules: DetectorRules) {
    self.fix = fix
    self.rules = rules
    speed = fix.motion.speed.flatMap { $0.value < 102.2 ? $0 : nil }
    let isExtreme = speed.map { $0 < Self.rest || $0 >= rules.stopKnots } ?? false
    isInAnchorage =
      book.uses.contains(.anchorage) && (isExtreme || Self.isCrabwise(fix.motion, speed, rules))
      && book.isIn(.anchorage, fix.position)
    isInFairway = isExtreme && !isInAnchorage && book.uses.contains(.fairway) && book.isIn(.fairway, fix.position)
  }

  /// Fast in a fairway: where it may stop dead.
  var isFast: Bool { isInFairway && (speed ?? Knots(0)) >= rules.stopKnots }
  /// Anything that is worth remembering the vessel for.
  var isNotable: Bool {
    fix.motion.status == 2 || fix.motion.status == 6 || isFast || Self.isCrabwise(fix.motion, speed, rules)
  }

  /// Slow, and its course as far off its heading as that of a vessel that drifts.
  private static func isCrabwise(_ motion: Motion, _ speed: Knots?, _ rules: DetectorRules) -> Bool {
    guard let speed, speed >= rest, speed < rules.driftKnots, let course = motion.course, let heading = motion.heading
    else { return false }
    return angle(course, Double(heading)) >= Double(rules.driftDegrees)
  }

  /// - Parameter hasStopped: it was fast in a fairway a moment ago, or has been at rest since.
  func verdict(_ detector: DetectorKind, _ object: String, hasStopped: Bool) -> Verdict {
    switch (detector, object) {
    case (.adrift, "status"): byStatus(2) { $0 >= Self.rest && ($0 < rules.driftKnots || hasTurned) }
    case (.adrift, _): drift
    case (_, "status"): byStatus(6) { $0 <= Knots(1) }
    default: stop(hasStopped)
    }
  }

  private func byStatus(_ status: UInt8, _ fits: (Knots) -> Bool) -> Verdict {
    guard fix.motion.status == status else { return .keeps }
    return speed.map(fits) ?? true ? .breaks : .unclear
  }

  private var drift: Verdict {
    switch fix.motion.status {
    // At anchor, restricted, constrained, moored, aground, fishing: other things hold them, or another detector sees it.
    case 1, 3, 4, 5, 6, 7: return .keeps
    default: break
    }
    guard let speed else { return .unclear }
    if isInAnchorage || speed >= Knots(rules.driftKnots.value * 1.5) { return .keeps }
    if Self.isCrabwise(fix.motion, speed, rules) { return .breaks }
    guard speed >= Self.rest, let course = fix.motion.course, let heading = fix.motion.heading else { return .unclear }
    return angle(course, Double(heading)) < Double(rules.driftDegrees) * 0.75 ? .keeps : .unclear
  }

  private func stop(_ hasStopped: Bool) -> Verdict {
    guard let speed else { return .unclear }
    if fix.motion.status == 1 || fix.motion.status == 5 || speed > Knots(1) { return .keeps }
    return hasStopped && isInFairway && speed < Self.rest ? .breaks : .unclear
  }

  func measure(_ detector: DetectorKind, _ object: String) -> Conduct.Measure {
    let dwell: TimeSpan
    switch object {
    case "drift": dwell = rules.driftDwell
    case "stop": dwell = rules.stopDwell
    default: dwell = rules.statusDwell
    }
    // Class A at rest reports every three minutes.
    return Conduct.Measure(dwell: dwell.milliseconds, leave: 30_000, pause: object == "drift" ? 3 * 60_000 : 7 * 60_000)
  }

  func reason(_ detector: DetectorKind, _ object: String, since onset: Instant, fast: Double?, _ book: ZoneBook)
    -> Reason
  {
    let held = (fix.at - onset).milliseconds
    let course = fix.motion.course.map { decimal($0, 0) } ?? "—"
    let minutes = String(held / 60_000)
    switch (detector, object) {
    case (.adrift, "status"):
      return Reason(.adriftStatus, ["knots": knots(speed), "course": course, "seconds": seconds(held)])
    case (.adrift, _):
      let heading = fix.motion.heading.map(String.init) ?? "—"
      return Reason(
        .adriftDrift, ["knots": knots(speed), "course": course, "heading": heading, "minutes": minutes])
    case (_, "status"):
      return Reason(.agroundStatus, ["seconds": seconds(held)])
    default:
      return Reason(
        .agroundStop,
        [
          "from": fast.map { decimal($0, 1) } ?? "—", "minutes": minutes,
          "zone": book.name(of: .fairway, fix.position) ?? "—",
        ])
    }
  }
}
