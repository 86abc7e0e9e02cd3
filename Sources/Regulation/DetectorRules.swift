package import Units

/// Numbers of the detectors (design.md, Detectors).
package struct DetectorRules: Hashable, Sendable, Codable {
  /// Inside a closed area for so long, or two fixes.
  package var closedDwell = TimeSpan.seconds(30)
  /// Outside, by so many metres or for so long, ends the episode.
  package var closedLeaveMetres = Metres(30)
  package var closedLeaveDwell = TimeSpan.seconds(60)
  package var speedDwell = TimeSpan.seconds(60)
  /// Over the limit by more than this.
  package var speedTolerance = Knots(1)
  /// The episode ends below the limit for so long.
  package var speedLeaveDwell = TimeSpan.seconds(60)
  package var lostFloor = TimeSpan.minutes(5)
  /// Times the vessel's own 95th-percentile gap.
  package var lostFactor = 6
  /// Distress signals so near in place and time are one call.
  package var distressMetres = Metres(3704)
  package var distressWithin = TimeSpan.minutes(10)
  /// At rest in a no-anchoring area for so long …
  package var anchoringDwell = TimeSpan.minutes(10)
  /// … below this speed, or with a status that says at anchor or moored …
  package var anchoringBelow = Knots(0.5)
  /// … until it goes faster than this.
  package var anchoringLeave = Knots(3)
  /// Against a one-way lane for so long, at least so fast, more than so many degrees off its direction.
  package var wrongWayDwell = TimeSpan.seconds(60)
  package var wrongWayKnots = Knots(3)
  package var wrongWayDegrees = 120
  /// Status not-under-command, or aground, for so long.
  package var statusDwell = TimeSpan.seconds(60)
  /// Drifting: under way below this speed, course and heading so many degrees apart, for so long.
  package var driftKnots = Knots(3)
  package var driftDegrees = 45
  package var driftDwell = TimeSpan.minutes(5)
  /// A sudden stop in a fairway: from at least this speed to rest within a minute, and so long at rest.
  package var stopKnots = Knots(5)
  package var stopDwell = TimeSpan.minutes(3)
  /// Under way at this speed for so long in waters under a ban …
  package var banKnots = Knots(2)
  package var banDwell = TimeSpan.seconds(60)
  /// … but for vessels under way when it begins, which have so long to reach a berth; at rest for so long it is over.
  package var banGrace = TimeSpan.minutes(30)
  package var banRest = TimeSpan.minutes(10)
  /// A vessel with dangerous goods is at a berth when it rests for so long in a watched place.
  package var goodsBerthDwell = TimeSpan.minutes(10)
  /// Two vessels under way, both at least so fast …
  package var collisionKnots = Knots(3)
  /// … come into each other's domain within so long (half of it from opposite directions), by reports of both over so long.
  package var collisionWithin = TimeSpan.seconds(90)
  package var collisionDwell = TimeSpan.seconds(15)
  /// The domain: water to the side of a hull, at least (twice that at most), and ahead of it so many seconds of way.
  package var collisionSide = Metres(8)
  package var collisionAhead = TimeSpan.seconds(10)
  /// Overtaking: courses no further apart than this, the other no further to the side, and at least so fast.
  package var overtakingDegrees = 45
  package var overtakingMetres = Metres(200)
  package var overtakingKnots = Knots(2)
  /// A ferry under way outside its timetable: at least so fast, for so long.
  package var offHoursKnots = Knots(2)
  package var offHoursDwell = TimeSpan.seconds(60)
  /// Outside the timetable by no more than this, where its line does not say otherwise.
  package var offHoursGrace = TimeSpan.minutes(15)
  /// A trip begun in time may end late, but lasts no longer than this.
  package var longestTrip = TimeSpan.hours(2)
  /// Outside its line's corridor for so long, and back in it for so long.
  package var offRouteDwell = TimeSpan.seconds(60)
  package var offRouteLeave = TimeSpan.seconds(60)
  /// An unsigned departure that nobody answers is over so long after it, the next departure apart.
  package var unsignedFor = TimeSpan.minutes(30)
  /// What a vessel said of the persons aboard is believed for so long.
  package var aboardFor = TimeSpan.hours(6)
  /// Draught over the certificate by more than this.
  package var draughtTolerance = Metres(0.05)
  /// Identity: no vessel goes faster; one number in two places so far apart; transponder and terminal of one vessel so far apart; for so long.
  package var identityKnots = Knots(60)
  package var identityMetres = Metres(2000)
  package var identityTerminalMetres = Metres(500)
  package var identityDwell = TimeSpan.seconds(60)
  package init() {}
}
