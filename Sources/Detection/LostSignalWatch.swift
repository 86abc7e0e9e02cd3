import Organisation
import Picture
import Regulation
import Units

// lost-signal (信号丢失, C5, X4): a vessel of the register, in its service hours, heard regularly before (ten gaps learnt at least),
// silent longer than max(5 min, 6 × its own 95th-percentile gap); at rest (class A at anchor or moored, class B up to 2 kn,
// which report every three minutes) the floor is 20 minutes. Inhibited while its feed is silent, and counted anew from the
// feed's return, from the start of its service, or from a restart of ours (nobody listened). Ends when it is heard again.

struct LostSignalWatch: Sendable {
  /// The floor for a vessel that by rule reports every three minutes only.
  static let restingFloor = TimeSpan.minutes(20)
  static let updateEvery: Int64 = 10 * 60_000

  struct Open: Sendable {
    let id: String
    let onset: Instant
    var lastUpdate: Int64
  }
  private struct Heard {
    var mono: Int64
    var wall: Instant
    var source: UInt16
  }
  private struct Watched {
    let mmsi: UInt32
    let kind: RegisteredVessel.Kind
    let service: Hours?
  }

  private(set) var open: [UInt32: Open] = [:]
  private var heard: [UInt32: Heard] = [:]
  /// When we began to listen again, on the monotonic clock, with what was heard before that.
  private var listening = Int64.min
  /// When a feed was last silent.
  private var silence: [UInt16: Int64] = [:]
  private var watched: [Watched]

  init(_ directory: Directory) { watched = LostSignalWatch.watched(directory) }

  mutating func reconfigure(_ directory: Directory) { watched = LostSignalWatch.watched(directory) }

  private static func watched(_ directory: Directory) -> [Watched] {
    directory.organisation.vessels.map { Watched(mmsi: $0.mmsi, kind: $0.kind, service: $0.service) }
  }

  mutating func resume(_ finding: Finding) {
    open[finding.mmsi] = Open(id: finding.id, onset: finding.onset, lastUpdate: .min)
  }

  /// When the vessels were heard last, before a restart.
  mutating func resume(_ memories: [VesselMemory], at moment: Moment) {
    listening = moment.monotonic.milliseconds
    for memory in memories where heard[memory.mmsi] == nil && memory.lastHeard <= moment.wall {
      let silent = (moment.wall - memory.lastHeard).milliseconds
      heard[memory.mmsi] = Heard(mono: listening - silent, wall: memory.lastHeard, source: memory.fix.source)
    }
  }

  /// A registered vessel was heard.
  mutating func heard(_ sight: Sight, _ events: inout [FindingEvent]) {
    let mmsi = sight.change.mmsi
    heard[mmsi] = Heard(mono: sight.mono, wall: sight.wall, source: sight.change.source)
    if !open.isEmpty, let episode = open.removeValue(forKey: mmsi) {
      events.append(.ended(id: episode.id, at: sight.wall))
    }
  }

  /// Feeds that are silent now.
  mutating func note(_ silentFeeds: Set<UInt16>, _ now: Int64) {
    for feed in silentFeeds { silence[feed] = now }
  }

  /// - Complexity: O(registered vessels).
  mutating func sweep(
    _ moment: Moment, _ silentFeeds: Set<UInt16>, _ common: Common, _ picture: borrowing Picture,
    _ events: inout [FindingEvent]
  ) {
    let now = moment.monotonic.milliseconds
    let (date, time) = common.directory.zone.civil(moment.wall)
    for vessel in watched {
      guard let last = heard[vessel.mmsi], now - last.mono >= common.rules.lostFloor.milliseconds else { continue }
      if open[vessel.mmsi] != nil {
        renew(vessel, last, now, moment.wall, common, picture, &events)
        continue
      }
      if silentFeeds.contains(last.source) { continue }
      var since = max(last.mono, listening, silence[last.source] ?? .min)
      if let service = vessel.service {
        guard service.contains(time) else { continue }
        // After midnight the service is that of the day before.
        let start = common.directory.zone.instant(time < service.opens ? date - 1 : date, service.opens)
        since = max(since, now - (moment.wall - start).milliseconds)
      }
      guard let seen = picture.vessel(vessel.mmsi), let fix = seen.fix, seen.transceiver.isVessel,
        let usual = seen.gaps.usual(resting: seen.isResting)
      else { continue }
      let floor = seen.isResting ? LostSignalWatch.restingFloor : common.rules.lostFloor
      let allowed = max(floor, usual * common.rules.lostFactor)
      guard now - since > allowed.milliseconds else { continue }
      begin(vessel, last, fix, usual, moment, common, picture, &events)
    }
  }

  private mutating func begin(
    _ vessel: Watched, _ last: Heard, _ fix: Fix, _ usual: TimeSpan, _ moment: Moment, _ common: Common,
    _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    let object = common.feed(last.source)
    let carriesPeople: Bool
    switch vessel.kind {
    case .passenger, .ferry, .tourist, .dangerousGoods: carriesPeople = true
    case .cargo, .tanker, .tug, .workboat, .official: carriesPeople = false
    }
    let now = moment.monotonic.milliseconds
    let finding = Finding(
      id: Common.id(.lostSignal, vessel.mmsi, object, last.wall), detector: .lostSignal, code: FindingCode("F06"),
      severity: carriesPeople ? .ordinary : .info, mmsi: vessel.mmsi,
      vessel: common.directory.vessel(mmsi: vessel.mmsi)?.id, vesselName: common.name(vessel.mmsi, picture),
      object: object, onset: last.wall, opened: moment.wall, place: fix.position,
      reason: reason(last, usual, now, common), ruleVersion: common.rulesVersion,
      evidence: Evidence.leg(
        vessel.mmsi, from: fix.at - .minutes(10), until: moment.wall, picture, common))
    open[vessel.mmsi] = Open(id: finding.id, onset: finding.onset, lastUpdate: now)
    events.append(.opened(finding))
  }

  private mutating func renew(
    _ vessel: Watched, _ last: Heard, _ now: Int64, _ wall: Instant, _ common: Common, _ picture: borrowing Picture,
    _ events: inout [FindingEvent]
  ) {
    guard let episode = open[vessel.mmsi], let seen = picture.vessel(vessel.mmsi), let fix = seen.fix,
      let usual = seen.gaps.usual(resting: seen.isResting)
    else { return }
    guard episode.lastUpdate == .min || now - episode.lastUpdate >= LostSignalWatch.updateEvery else { return }
    open[vessel.mmsi]?.lastUpdate = now
    events.append(
      .updated(id: episode.id, reason: reason(last, usual, now, common), place: fix.position, at: wall))
  }

  private func reason(_ last: Heard, _ usual: TimeSpan, _ now: Int64, _ common: Common) -> Reason {
    let silent = now - last.mono
    return Reason(
      .lostSilent,
      [
        "minutes": String(silent / 60_000), "usualGap": String(usual.milliseconds / 1000),
        "factor": String(silent / max(1, usual.milliseconds)), "lastHeard": common.directory.zone.short(last.wall),
        "feed": common.feed(last.source),
      ])
  }
}
