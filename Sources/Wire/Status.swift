/// `GET /v1/status`: what a watchkeeper needs on one screen.
package struct StatusReport: Hashable, Sendable, Codable {
  /// Version of the daemon.
  package var version: String
  package var organisation: String
  package var at: Timestamp
  package var startedAt: Timestamp
  package var zone: ZoneShape
  /// The centres this daemon runs (D12).
  package var centres: [CentreStatus]
  /// Set while the daemon holds because of its clock (D4).
  package var hold: HoldStatus?
  package var engine: EngineStatus
  package var mail: MailStatus
  package var feeds: FeedSummary
  package var owed: OwedCounts
  /// What is open or late, most urgent first; at most 20.
  package var due: [DutyRow]
  package var alarms: AlarmCounts
  /// Alarms that are not over, loudest first; at most 20.
  package var findings: [FindingRow]
  package var notices: NoticeCounts
  /// What is key today by form 2 (P2, C6); at most 20.
  package var keyTasks: [KeyTaskRow]
  /// Vessels in the picture.
  package var vessels: Int
  /// What somebody should look at: a roster gap, a disk that fills, a configuration that was refused.
  package var warnings: [Words]
  /// Sequence of the last journal entry.
  package var journal: Int64
  /// Form 1 and the contact lists.
  package var register: RegisterStatus?
  /// Bulletins and broadcasts that wait.
  package var safety: SafetyCounts?
  /// Open matters (S5, S7, R15).
  package var matters: MatterCounts?
  /// What the auditor last saw; nil: it has not looked yet.
  package var audit: AuditStatus?
  /// Faults that are open (P12), and presence checks with the prompts of rooms (R8).
  package var faults: FaultCounts?
  package var presence: PresenceCounts?

  package init(
    version: String, organisation: String, at: Timestamp, startedAt: Timestamp, zone: ZoneShape,
    centres: [CentreStatus], hold: HoldStatus? = nil, engine: EngineStatus, mail: MailStatus, feeds: FeedSummary,
    owed: OwedCounts, due: [DutyRow], alarms: AlarmCounts, findings: [FindingRow], notices: NoticeCounts,
    vessels: Int, warnings: [Words], journal: Int64, register: RegisterStatus? = nil,
    keyTasks: [KeyTaskRow] = [], safety: SafetyCounts? = nil, faults: FaultCounts? = nil,
    presence: PresenceCounts? = nil, matters: MatterCounts? = nil
  ) {
    self.version = version
    self.organisation = organisation
    self.at = at
    self.startedAt = startedAt
    self.zone = zone
    self.centres = centres
    self.hold = hold
    self.engine = engine
    self.mail = mail
    self.feeds = feeds
    self.owed = owed
    self.due = due
    self.alarms = alarms
    self.findings = findings
    self.notices = notices
    self.vessels = vessels
    self.keyTasks = keyTasks
    self.warnings = warnings
    self.journal = journal
    self.register = register
    self.safety = safety
    self.matters = matters
    self.faults = faults
    self.presence = presence
  }
}

/// The organisation's civil zone (R11).
package struct ZoneShape: Hashable, Sendable, Codable {
  /// IANA name.
  package var name: String
  /// Seconds east of UTC before the first transition.
  package var offset: Int
  package var transitions: [ZoneTransition]

  package init(
    name: String, offset: Int, transitions: [ZoneTransition] = []
  ) {
    self.name = name
    self.offset = offset
    self.transitions = transitions
  }
}

/// From `from` on, local time is UTC + `offset` seconds.
package struct ZoneTransition: Hashable, Sendable, Codable {
  package var from: Timestamp
  package var offset: Int

  package init(
    from: Timestamp, offset: Int
  ) {
    self.from = from
    self.offset = offset
  }
}

/// A hosted centre and who keeps its watch.
package struct CentreStatus: Hashable, Sendable, Codable {
  /// Code of the centre, `430100`.
  package var centre: String
  package var name: String
  /// `province`, `city` or `county`.
  package var tier: String
  /// Names of the watchkeepers on watch; empty is a gap in the roster.
  package var watchkeepers: [String]
  /// Name of the duty leader.
  package var leader: String?
  package var watchEnds: Timestamp?
  /// `staffed` or `standby` (G3, G4), since when, and when it changes as far as is known.
  package var mode: String?
  package var modeSince: Timestamp?
  package var modeChanges: Timestamp?
  /// Points whose last vessel is late or not recorded berthed: the room stays open for them.
  package var awaited: [String]?

  package init(
    centre: String, name: String, tier: String, watchkeepers: [String], leader: String? = nil,
    watchEnds: Timestamp? = nil, mode: String? = nil, modeSince: Timestamp? = nil, modeChanges: Timestamp? = nil,
    awaited: [String]? = nil
  ) {
    self.centre = centre
    self.name = name
    self.tier = tier
    self.watchkeepers = watchkeepers
    self.leader = leader
    self.watchEnds = watchEnds
    self.mode = mode
    self.modeSince = modeSince
    self.modeChanges = modeChanges
    self.awaited = awaited
  }
}

/// Why the daemon opens, judges and mails nothing but emergencies (D4).
package struct HoldStatus: Hashable, Sendable, Codable {
  package var reason: Words
  package var since: Timestamp

  package init(
    reason: Words, since: Timestamp
  ) {
    self.reason = reason
    self.since = since
  }
}

/// `POST /v1/clock/confirm`: what it led to.
package struct ClockAnswer: Hashable, Sendable, Codable {
  /// Still set when the clock is still not to be believed.
  package var hold: HoldStatus?

  package init(
    hold: HoldStatus? = nil
  ) {
    self.hold = hold
  }
}

package struct ClockConfirmRequest: Hashable, Sendable, Codable {
  package var reason: String

  package init(
    reason: String
  ) {
    self.reason = reason
  }
}

/// The engine's cycle, which the watchdog lives on.
package struct EngineStatus: Hashable, Sendable, Codable {
  package var healthy: Bool
  /// Seconds since the last full cycle.
  package var cycleAge: Double
  /// Findings that wait for the watch to take them, at most 256.
  package var waiting: Int

  /// Positions that can't be and were kept from the detectors since the start, by reason: `jump` (further than a vessel goes, not confirmed by a
  /// second), `jammed` (of many that jumped together), `swapped` (latitude and longitude exchanged), `zero` (0° N 0° E).
  package var withheld: [String: Int]

  package init(
    healthy: Bool, cycleAge: Double, waiting: Int = 0, withheld: [String: Int] = [:]
  ) {
    self.healthy = healthy
    self.cycleAge = cycleAge
    self.waiting = waiting
    self.withheld = withheld
  }
}

/// Outgoing mail (D10).
package struct MailStatus: Hashable, Sendable, Codable {
  /// False: everything is held until `mail arm`.
  package var armed: Bool
  package var held: Int
  package var pending: Int
  package var retry: Int
  package var unclear: Int
  /// Refused for good: somebody must look.
  package var parked: Int
  package var stale: Int
  /// When the oldest delivery that is still to go was queued.
  package var oldest: Timestamp?
  /// Where all mail goes instead, in a trial.
  package var redirectedTo: String?
  /// What waits, by channel, where there are gateways.
  package var channels: [ChannelCount]?

  package init(
    armed: Bool, held: Int = 0, pending: Int = 0, retry: Int = 0, unclear: Int = 0, parked: Int = 0, stale: Int = 0,
    oldest: Timestamp? = nil, redirectedTo: String? = nil
  ) {
    self.armed = armed
    self.held = held
    self.pending = pending
    self.retry = retry
    self.unclear = unclear
    self.parked = parked
    self.stale = stale
    self.oldest = oldest
    self.redirectedTo = redirectedTo
  }
}

package struct FeedSummary: Hashable, Sendable, Codable {
  package var total: Int
  package var live: Int
  package var silent: Int
  package var down: Int
  /// Sentences a second over the last minute, all feeds.
  package var rate: Double
  /// Sentences refused since the start, all reasons.
  package var rejected: Int
  /// Datagrams the kernel dropped before we could read them.
  package var kernelDrops: Int

  package init(
    total: Int, live: Int, silent: Int, down: Int, rate: Double, rejected: Int, kernelDrops: Int
  ) {
    self.total = total
    self.live = live
    self.silent = silent
    self.down = down
    self.rate = rate
    self.rejected = rejected
    self.kernelDrops = kernelDrops
  }
}

/// Today's duties by state.
package struct OwedCounts: Hashable, Sendable, Codable {
  package var ahead: Int
  package var open: Int
  package var late: Int
  package var done: Int
  package var doneLate: Int
  package var missed: Int
  package var withdrawn: Int
  /// Objects of today's rounds that were looked at while the camera did not show them (G15).
  package var cameraDown: Int

  package init(
    ahead: Int = 0, open: Int = 0, late: Int = 0, done: Int = 0, doneLate: Int = 0, missed: Int = 0,
    withdrawn: Int = 0, cameraDown: Int = 0
  ) {
    self.ahead = ahead
    self.open = open
    self.late = late
    self.done = done
    self.doneLate = doneLate
    self.missed = missed
    self.withdrawn = withdrawn
    self.cameraDown = cameraDown
  }
}

/// Alarms that are not over (D5), by severity.
package struct AlarmCounts: Hashable, Sendable, Codable {
  package var emergency: Int
  package var serious: Int
  package var ordinary: Int
  package var info: Int
  package var unacknowledged: Int
  package var shelved: Int

  package init(
    emergency: Int = 0, serious: Int = 0, ordinary: Int = 0, info: Int = 0, unacknowledged: Int = 0,
    shelved: Int = 0
  ) {
    self.emergency = emergency
    self.serious = serious
    self.ordinary = ordinary
    self.info = info
    self.unacknowledged = unacknowledged
    self.shelved = shelved
  }
}

package struct NoticeCounts: Hashable, Sendable, Codable {
  /// Issued and not yet closed.
  package var open: Int
  package var overdue: Int
  /// Answered, and waiting for somebody to verify (核查).
  package var toVerify: Int

  package init(
    open: Int = 0, overdue: Int = 0, toVerify: Int = 0
  ) {
    self.open = open
    self.overdue = overdue
    self.toVerify = toVerify
  }
}

/// `GET /healthz`
package struct Health: Hashable, Sendable, Codable {
  package var ok: Bool
  /// Seconds since the engine's last full cycle.
  package var cycleAge: Double
  package var detail: String?

  package init(
    ok: Bool, cycleAge: Double, detail: String? = nil
  ) {
    self.ok = ok
    self.cycleAge = cycleAge
    self.detail = detail
  }
}
