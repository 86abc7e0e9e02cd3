// Detection: from changes of the picture to findings. Each detector is an episode with hysteresis: it opens on conditions that
// must hold for a while, ends on others, and makes one finding in between, updated at most once a minute (D5). It promises:
// the same traffic gives the same finding ids however it is cut into batches; every vessel is judged by closed-water and
// speed, registered or not; distress passes every filter; a silent feed accuses nobody; nothing is decided by a clock but the
// one handed in (D4): dwell and time-outs on the monotonic time, hours of rules on civil time.
//
// Shelving, acknowledging and the ladder are not here: Watch decides what becomes of a finding.

package import Organisation
package import Picture
package import Regulation
package import Units

/// The detectors and their open episodes.
package struct Detection: Sendable {
  /// Totals since the start, for the metrics.
  package struct Counters: Hashable, Sendable {
    package var opened: [DetectorKind: Int] = [:]
    package var ended: [DetectorKind: Int] = [:]
    /// Signals of beacons under test (`SART TEST`, status 15): logged here, no finding.
    package var distressTests = 0
    package var distressSignals = 0
    /// Zones whose polygons have no inside.
    package var unusableZones = 0
    package init() {}
  }

  package private(set) var counters = Counters()
  private(set) var common: Common
  private var zones: ZoneWatch
  private var gates: GateWatch
  private var distress = DistressWatch()
  private var lost: LostSignalWatch
  private var state = StateWatch()
  private var bans: BanWatch
  /// Readings from the air that are not kept yet.
  private var heardReadings: [Reading] = []
  private var encounters = EncounterWatch()
  private var ferries: FerryWatch
  private var loads = LoadWatch()
  private(set) var identity: IdentityWatch
  private var lastZoneSweep = Int64.min
  private var lastLostSweep = Int64.min

  /// - Parameters:
  ///   - rulesVersion: version of the regulation's numbers, kept with distress and lost-signal findings (D8).
  ///   - feeds: names of the feeds, by the number that observations carry.
  package init(directory: Directory, rules: DetectorRules, rulesVersion: String, feeds: [String]) {
    common = Common(directory: directory, rules: rules, rulesVersion: rulesVersion, feeds: feeds)
    zones = ZoneWatch(ZoneBook(directory.organisation.zones, stations: directory.organisation.stations))
    gates = GateWatch(GateBook(directory.organisation.zones, stations: directory.organisation.stations))
    bans = BanWatch(directory)
    lost = LostSignalWatch(directory)
    ferries = FerryWatch(directory, rules)
    identity = IdentityWatch(directory)
    counters.unusableZones = zones.book.unusable
  }

  /// A changed organisation or changed rules. Episodes go on; those of a zone that is gone end with the next sweep.
  package mutating func reconfigure(directory: Directory, rules: DetectorRules, rulesVersion: String, feeds: [String]) {
    let environment = common.environment
    common = Common(directory: directory, rules: rules, rulesVersion: rulesVersion, feeds: feeds)
    common.environment = environment
    zones.reconfigure(ZoneBook(directory.organisation.zones, stations: directory.organisation.stations))
    gates.reconfigure(GateBook(directory.organisation.zones, stations: directory.organisation.stations))
    bans.reconfigure(directory)
    lost.reconfigure(directory)
    ferries.reconfigure(directory, rules)
    identity.reconfigure(directory)
    encounters.reconfigure()
    counters.unusableZones = zones.book.unusable
  }

  /// A reading of a gauge or a weather station, entered or kept over a restart: rules that depend on it follow with the next fix or sweep.
  /// False: it says nothing new.
  @discardableResult
  package mutating func note(_ reading: Reading) -> Bool { common.environment.note(reading) }

  package var environment: Environment { common.environment }

  /// What was read from the air since the last call, to be kept over a restart.
  package mutating func handOverReadings() -> [Reading] {
    defer { heardReadings = [] }
    return heardReadings
  }

  /// The sailing bans that are declared; those that are not among them hold no more.
  package mutating func follow(_ declared: [SailingBan]) { bans.follow(declared, common.directory) }

  package var declaredBans: [SailingBan] { bans.declared }

  /// Findings that are open in the register, after a restart: their episodes go on and open no second finding.
  package mutating func resume(open findings: [Finding]) {
    for finding in findings {
      switch finding.detector {
      case .closedWater where gates.resume(finding): break
      case .closedWater, .speed, .anchoring, .wrongWay, .dangerousGoods: zones.resume(finding)
      case .sailingBan: bans.resume(finding)
      case .adrift, .aground: state.resume(finding)
      case .collisionRisk, .overtaking: encounters.resume(finding)
      case .identity: identity.resume(finding)
      case .distress: distress.resume(finding)
      case .lostSignal: lost.resume(finding)
      case .unsignedDeparture, .offHours, .offRoute: ferries.resume(finding)
      case .overload, .passengersOnCargo: loads.resume(finding)
      case .observed, .watchAbsent, .feedSilent, .archiveStopped: break
      }
    }
  }

  /// What was known of registered vessels before a restart, after the picture took it.
  package mutating func resume(_ memories: [VesselMemory], at moment: Moment) { lost.resume(memories, at: moment) }

  /// Trips and sign-offs of the last day, after a restart and before the findings that are open: crossings go on, and what was signed is.
  /// - Parameter used: numbers of sign-offs that have their trip.
  package mutating func resume(trips: [Trip], signOffs: [SignOff], used: Set<Int64> = [], at now: Instant) {
    ferries.resume(trips, signOffs, used, for: common.rules.unsignedFor, at: now)
    loads.resume(trips, signOffs, for: common.rules.aboardFor, at: now)
  }

  /// A sign-off was recorded (P7), or recorded again.
  package mutating func take(_ signOff: SignOff, picture: borrowing Picture, at moment: Moment) -> [FindingEvent] {
    var events: [FindingEvent] = []
    ferries.take(signOff, moment, common, &events)
    loads.take(signOff, moment, common, picture, &events)
    count(events)
    return events
  }

  /// Trips that began, ended or were signed since they were last asked for, in order; the last word on each holds.
  package mutating func takeTrips() -> [Trip] { ferries.takeTrips() }

  /// How many episodes are open.
  package var openEpisodes: Int {
    zones.openEpisodes + gates.openEpisodes + distress.calls.count + lost.open.count + state.openEpisodes
      + bans.openEpisodes + encounters.openEpisodes + ferries.openEpisodes + loads.openEpisodes + identity.openEpisodes
  }

  /// What changed, in order. `batch` is the one that was applied to the picture.
  /// - Complexity: O(changes), whatever the number of vessels; each looks at the zones of its cell only.
  package mutating func handle(
    _ changes: [Change], of batch: borrowing ObservationBatch, picture: borrowing Picture, at moment: Moment
  ) -> [FindingEvent] {
    var events: [FindingEvent] = []
    // Taken once: handed over from where they are, each call would copy them.
    let book = zones.book
    var common = common
    for change in changes {
      let sight = Sight(change: change, at: change.at, moment: moment)
      if change.isRegistered { lost.heard(sight, &events) }
      switch change.what {
      case .fix(let fix, let previous):
        if let kind = distress.signal(fix.motion, change) {
          distress.take(kind, fix.position, sight, common, batch, picture, &events)
        }
        if change.transceiver.isVessel, !fix.motion.isCoarse {
          zones.take(fix, previous, sight, common, batch, picture, &events)
          gates.take(fix, previous, sight, common, batch, picture, &events)
          state.take(fix, previous, sight, book, common, batch, picture, &events)
          bans.take(fix, previous, sight, common, batch, picture, &events)
          encounters.take(fix, sight, book, common, batch, picture, &events)
          for trip in ferries.take(fix, sight, common, batch, picture, &events) {
            loads.land(trip, at: sight.wall, &events)
          }
          identity.take(fix, previous, isJump: false, sight, common, batch, picture, &events)
        }
      case .withheld(let fix, let why):
        if let kind = distress.signal(fix.motion, change) {
          // A jump may be wrong about the place, not about the distress.
          let isWrong = why == .jump || why == .jammed || why == .swapped
          let place = isWrong ? picture.vessel(change.mmsi)?.fix?.position ?? fix.position : fix.position
          distress.take(kind, place, sight, common, batch, picture, &events)
        }
        if why == .jump, change.transceiver.isVessel, !fix.motion.isCoarse {
          identity.take(fix, nil, isJump: true, sight, common, batch, picture, &events)
        }
      case .noPosition(let motion):
        if let kind = distress.signal(motion, change) {
          distress.take(kind, picture.vessel(change.mmsi)?.fix?.position, sight, common, batch, picture, &events)
        }
      case .safetyText(let index):
        guard batch.texts.indices.contains(Int(index)) else { continue }
        let kind = distress.signal(text: batch.texts[Int(index)], change)
        let place = picture.vessel(change.mmsi)?.fix?.position
        if let kind { distress.take(kind, place, sight, common, batch, picture, &events) }
      case .notice(let index):
        guard batch.notices.indices.contains(Int(index)) else { continue }
        for reading in Reading.heard(batch.notices[Int(index)], change, common.directory) {
          if self.common.environment.note(reading), heardReadings.count < 4096 { heardReadings.append(reading) }
        }
        common = self.common
      case .particulars:
        encounters.described(change, common, picture)
        if change.isRegistered { loads.take(sight, common, batch, picture, &events) }
        identity.described(sight, common, picture, &events)
      case .heard: break
      }
    }
    count(events)
    return events
  }

  /// Time passes: episodes whose vessel is silent, zones that close or open, distress calls that ended, vessels not heard.
  /// Call it about once a second; it paces itself.
  ///
  /// - Parameter silentFeeds: feeds that are silent against their own usual rate: their vessels are not judged lost.
  /// - Complexity: O(vessels in zones) a second, O(registered vessels) every five.
  package mutating func sweep(
    picture: borrowing Picture, at moment: Moment, silentFeeds: Set<UInt16>
  ) -> [FindingEvent] {
    let now = moment.monotonic.milliseconds
    var events: [FindingEvent] = []
    lost.note(silentFeeds, now)
    if lastZoneSweep == .min || now - lastZoneSweep >= 1000 {
      lastZoneSweep = now
      zones.sweep(moment, silentFeeds, common, picture, &events)
      gates.sweep(moment, silentFeeds, common, &events)
      distress.sweep(moment, silentFeeds, common, &events)
      state.sweep(moment, silentFeeds, &events)
      bans.sweep(moment, silentFeeds, common, &events)
      encounters.sweep(moment, silentFeeds, &events)
      ferries.sweep(moment, silentFeeds, common, picture, &events)
      loads.sweep(moment, silentFeeds, common, &events)
      identity.sweep(moment, silentFeeds, common, &events)
    }
    if lastLostSweep == .min || now - lastLostSweep >= 5000 {
      lastLostSweep = now
      lost.sweep(moment, silentFeeds, common, picture, &events)
    }
    // Dictionaries have no order of their own; what leaves here has.
    events.sort { $0.findingID < $1.findingID }
    count(events)
    return events
  }

  private mutating func count(_ events: [FindingEvent]) {
    for event in events {
      switch event {
      case .opened(let finding): counters.opened[finding.detector, default: 0] += 1
      case .updated, .leg: break
      case .ended(let id, _):
        let detector = DetectorKind(rawValue: String(id.prefix { $0 != "/" }))
        if let detector { counters.ended[detector, default: 0] += 1 }
      }
    }
    counters.distressTests = distress.tests
    counters.distressSignals = distress.signals
  }
}
