// Story: one true day of the example province under the virtual clock, through the real parts: configuration, register, traffic
// engine, ladder, control room, outbox, courier. It promises: no sleep, no real clock, the same configuration gives the same
// outcome; every human act goes through the control room as a console's request with a sign-on; killed anywhere and started
// again on the same state folder it goes on where the register stands and ends the same.

package import Mail
package import Units

/// What a run of the story is told.
package struct StoryOptions: Sendable {
  package var configuration: String
  package var state: String
  package var mail: CourierSettings.Mode
  /// Ends the process without a word at this kill point, counted from 1; nil: nowhere.
  package var killAt: Int?
  /// The day that is told.
  package var day: CivilDate
  /// The story ends then, with all mail out.
  package var until: Instant
  /// False: one who comes back does not hear again what was said before (a daemon's restart); findings that are open are resumed.
  package var replaysTraffic: Bool
  /// The daemon was down until then; nil: it goes on at the register's last entry.
  package var resumesAt: Instant?

  /// 2026-11-24, a Tuesday.
  package static let usualDay = CivilDate(dayNumber: 20_781)

  /// - Parameter mail: nil: into `mail` below the state folder.
  package init(
    configuration: String, state: String, mail: CourierSettings.Mode? = nil, killAt: Int? = nil,
    day: CivilDate = StoryOptions.usualDay, until: Instant? = nil, replaysTraffic: Bool = true,
    resumesAt: Instant? = nil
  ) {
    self.configuration = configuration
    self.state = state
    self.mail = mail ?? .folder(path: state + "/mail")
    self.killAt = killAt
    self.day = day
    self.until = until ?? Self.end(of: day)
    self.replaysTraffic = replaysTraffic
    self.resumesAt = resumesAt
  }

  private static func end(of day: CivilDate) -> Instant { CivilZone.shanghai.instant(day + 1, CivilTime(10, 0)) }

  /// Whether all of the story is told.
  package var isWhole: Bool { until >= Self.end(of: day) }

  /// A moment of the story's day or, with `days`, of one after it.
  package func at(_ hour: Int, _ minute: Int, _ second: Int = 0, days: Int = 0) -> Instant {
    CivilZone.shanghai.instant(day + days, CivilTime(hour, minute, second))
  }
}

/// Why a story can't be told.
package struct StoryFailure: Error, CustomStringConvertible {
  package var description: String
  package init(_ description: String) { self.description = description }
}
