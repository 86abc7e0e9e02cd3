public import Geometry
public import Units

/// All vessels heard.
public struct Picture: Sendable {
  /// Bounds; beyond them see `PictureCounters`.
  public struct Limits: Sendable {
    public var vessels: Int
    /// Fixes with raw sentences over all tracks, some 150 bytes each.
    public var trackFixes: Int
    /// How far back a track goes (D2).
    public var trackSpan: TimeSpan
    public init(vessels: Int = 200_000, trackFixes: Int = 1_000_000, trackSpan: TimeSpan = .minutes(15)) {
      self.vessels = max(1, vessels)
      self.trackFixes = trackFixes
      self.trackSpan = trackSpan
    }
  }

  public let limits: Limits
  public private(set) var counters = PictureCounters()
  var registered: Set<UInt32>
  var watchedWaters: AreaIndex
  var slots: [UInt32: Int32] = [:]
  var vessels: [Vessel] = []
  var particulars: [Particulars] = []
  var ages: AgeList
  var tracks: TrackStore
  /// Positions held back until a second one confirms them.
  private var pending: [UInt32: Fix] = [:]
  private var crowd = JumpCrowd()

  /// - Parameters:
  ///   - registered: vessels of the register: watched, never evicted.
  ///   - watchedWaters: around zones with rules; who sails there is watched as well.
  public init(
    registered: some Sequence<UInt32> = [], watchedWaters: AreaIndex = AreaIndex([]), limits: Limits = Limits()
  ) {
    self.registered = Set(registered)
    self.watchedWaters = watchedWaters
    self.limits = limits
    ages = AgeList()
    tracks = TrackStore(capacity: limits.trackFixes, span: limits.trackSpan)
  }

  /// A changed organisation: takes effect with the next observations.
  public mutating func reconfigure(registered: some Sequence<UInt32>, watchedWaters: AreaIndex) {
    self.registered = Set(registered)
    self.watchedWaters = watchedWaters
    for slot in vessels.indices {
      let now = self.registered.contains(vessels[slot].mmsi)
      guard now != vessels[slot].isRegistered, slots[vessels[slot].mmsi] == Int32(slot) else { continue }
      vessels[slot].isRegistered = now
      if now { ages.remove(Int32(slot)) } else { ages.append(Int32(slot)) }
    }
  }

  /// Takes a batch in, in order. One change an observation, but for those there was no room for.
  /// - Complexity: O(observations); no allocation but the answer for vessels that are not watched.
  public mutating func apply(_ batch: borrowing ObservationBatch) -> [Change] {
    var changes: [Change] = []
    changes.reserveCapacity(batch.observations.count)
    for observation in batch.observations {
      counters.observations += 1
      guard let slot = slot(of: observation) else {
        counters.refused += 1
        continue
      }
      let what: Change.What
      var parts: Particulars.Parts = []
      switch observation.content {
      case .report(let report):
        what = apply(report, observation, slot, batch)
      case .particulars(let brought, let named):
        particulars[slot].merge(brought, named)
        parts = named
        what = .particulars
      case .station(let transceiver, let position):
        vessels[slot].transceiver = transceiver
        if let position, position.isValid {
          vessels[slot].fix = Fix(
            at: observation.at, position: position, motion: Motion(), source: observation.source)
        }
        what = .heard
      case .safetyText(let index):
        what = .safetyText(index)
      case .notice(let index):
        what = .notice(index)
      case .aboard(let persons):
        particulars[slot].aboard = persons
        particulars[slot].aboardAt = observation.at
        what = .particulars
      case .cones(let number):
        particulars[slot].cones = number
        what = .particulars
      case .heard:
        what = .heard
      }
      changes.append(
        Change(
          mmsi: observation.mmsi, at: observation.at, source: observation.source,
          transceiver: vessels[slot].transceiver, isRegistered: vessels[slot].isRegistered, raw: observation.raw,
          what: what, parts: parts))
    }
    return changes
  }

  private mutating func apply(
    _ report: Observation.Report, _ observation: Observation, _ slot: Int, _ batch: borrowing ObservationBatch
  ) -> Change.What {
    let resting = vessels[slot].isResting
    vessels[slot].transceiver = report.transceiver
    vessels[slot].gaps.report(at: observation.at, resting: resting)
    guard let position = report.position, position.isValid else {
      if let read = report.position, let last = vessels[slot].fix,
        Plausibility.isSwapped(read, at: observation.at, after: last)
      {
        counters.swapped += 1
        vessels[slot].disbelieve(.swapped, at: observation.at)
        return .withheld(
          Fix(at: observation.at, position: last.position, motion: report.motion, source: observation.source), .swapped)
      }
      counters.withoutPosition += 1
      return .noPosition(report.motion)
    }
    if Plausibility.isZero(position) {
      counters.nullIsland += 1
      vessels[slot].disbelieve(.zero, at: observation.at)
      return .noPosition(report.motion)
    }
    let fix = Fix(at: observation.at, position: position, motion: report.motion, source: observation.source)
    let previous = vessels[slot].fix
    if let previous {
      switch Plausibility.judge(fix, after: previous, report.transceiver) {
      case .believed:
        if !crowd.isEmpty, crowd.keeps(observation.mmsi, fix, after: previous) {
          return disbelieveJammed(fix, slot)
        }
        if !pending.isEmpty { pending[observation.mmsi] = nil }
      case .withheld(.jump):
        return applyJump(fix, observation, slot, batch)
      case .withheld(let reason):
        if reason == .repeated { counters.repeated += 1 } else { counters.late += 1 }
        return .withheld(fix, reason)
      }
    }
    let isFirst = vessels[slot].isRemembered
    accept(fix, slot, batch.raw(observation.raw))
    return .fix(fix, previous: isFirst ? nil : previous)
  }

  /// A position too far off: believed when the one before was as far off and near this one.
  private mutating func applyJump(
    _ fix: Fix, _ observation: Observation, _ slot: Int, _ batch: borrowing ObservationBatch
  ) -> Change.What {
    if let last = vessels[slot].fix {
      if Plausibility.isSwapped(fix.position, at: fix.at, after: last) {
        counters.swapped += 1
        vessels[slot].disbelieve(.swapped, at: fix.at)
        return .withheld(fix, .swapped)
      }
      let isKnown = vessels[slot].gaps.learnt >= JumpCrowd.known
      if crowd.joins(observation.mmsi, at: fix.at, from: last.position, to: fix.position, isKnown: isKnown) {
        return disbelieveJammed(fix, slot)
      }
    }
    if let held = pending[observation.mmsi], fix.at - held.at < .minutes(10) {
      switch Plausibility.judge(fix, after: held, vessels[slot].transceiver) {
      case .believed:
        pending[observation.mmsi] = nil
        counters.jumpsConfirmed += 1
        accept(fix, slot, batch.raw(observation.raw))
        return .fix(fix, previous: nil)
      case .withheld(.repeated):
        counters.repeated += 1
        return .withheld(fix, .repeated)
      case .withheld: break
      }
    }
    if pending.count >= 10_000 { pending.removeAll() }
    pending[observation.mmsi] = fix
    counters.jumpsHeld += 1
    vessels[slot].disbelieve(.jump, at: fix.at)
    return .withheld(fix, .jump)
  }

  private mutating func disbelieveJammed(_ fix: Fix, _ slot: Int) -> Change.What {
    counters.jammed += 1
    vessels[slot].disbelieve(.jammed, at: fix.at)
    pending[vessels[slot].mmsi] = nil
    return .withheld(fix, .jammed)
  }

  private mutating func accept(_ fix: Fix, _ slot: Int, _ raw: ArraySlice<UInt8>) {
    counters.fixes += 1
    vessels[slot].fix = fix
    vessels[slot].isRemembered = false
    let watched =
      vessels[slot].isRegistered || vessels[slot].transceiver == .beacon || fix.motion.status == 14
      || fix.motion.isAlarm
      || (!watchedWaters.isEmpty && watchedWaters.isNear(fix.position))
    if watched {
      if vessels[slot].track < 0 { vessels[slot].track = tracks.open() }
      if !tracks.append(TrackFix(fix: fix, raw: Array(raw)), to: vessels[slot].track) { counters.untracked += 1 }
    } else if vessels[slot].track >= 0, tracks.isStale(vessels[slot].track, at: fix.at) {
      tracks.close(vessels[slot].track)
      vessels[slot].track = -1
    }
  }

  /// The vessel's place in the arrays, made if need be and if there is room.
  private mutating func slot(of observation: Observation) -> Int? {
    if let found = slots[observation.mmsi] {
      let slot = Int(found)
      vessels[slot].lastHeard = max(vessels[slot].lastHeard, observation.at)
      vessels[slot].source = observation.source
      vessels[slot].messages &+= 1
      if !vessels[slot].isRegistered { ages.touch(found) }
      return slot
    }
    let isRegistered = registered.contains(observation.mmsi)
    var vessel = Vessel(
      mmsi: observation.mmsi, at: observation.at, source: observation.source, isRegistered: isRegistered)
    vessel.messages = 1
    let slot: Int
    if vessels.count < limits.vessels {
      slot = vessels.count
      vessels.append(vessel)
      particulars.append(Particulars())
      ages.grow()
    } else {
      guard let oldest = ages.oldest else { return nil }
      slot = Int(oldest)
      ages.remove(oldest)
      if vessels[slot].track >= 0 { tracks.close(vessels[slot].track) }
      slots[vessels[slot].mmsi] = nil
      pending[vessels[slot].mmsi] = nil
      counters.evicted += 1
      vessels[slot] = vessel
      particulars[slot] = Particulars()
    }
    slots[observation.mmsi] = Int32(slot)
    if !isRegistered { ages.append(Int32(slot)) }
    return slot
  }
}
