import Geometry
import Organisation
import Picture
import Regulation
import Units

// identity (身份异常, C5, X4): a number that no vessel can have; one number in two places that no vessel could join; an AIS transponder and a
// terminal of one registered vessel far apart; a speed that no vessel has; name, length, IMO number or ENI other than the register's (form 1), or
// a ship type that gives rights which it has not; a stranger that says it is a vessel of the register. Each is one episode a vessel and kind
// (`object`), opened at a position, so that somebody's waters hold it. What is said of the register ends when the vessel says otherwise, the
// rest a quarter of an hour after the last sign. Jammed vessels accuse nobody, and who is in no register and says nothing false is no conflict.

struct IdentityWatch: Sendable {
  /// Vessels in doubt at once; beyond it no further ones.
  static let most = 20_000
  /// After the last sign.
  static let leave: Int64 = 900_000
  /// Not heard for so long it is over, whatever it was; of a registered vessel what it said of itself is not.
  static let forgotten: Int64 = 1_800_000
  static let updateEvery: Int64 = 600_000
  /// Two places are such from the third change on, with two reports of each; a wild speed and an impossible number from the third sign on.
  private static let signs = 3

  /// Not merely a wrong entry of the crew's.
  private static let grave: Set<String> = ["places", "terminal", "speed", "kind", "borrowed"]

  var states: [UInt32: IdentityState] = [:]
  /// Vessels of the register by what they say of themselves.
  private(set) var index: RegisterIndex
  /// Those of the register that have terminals besides a transponder.
  private var withTerminals: Set<UInt32>
  private var lastSweep = Int64.min

  init(_ directory: Directory) {
    index = RegisterIndex(directory)
    withTerminals = IdentityWatch.withTerminals(directory)
  }

  mutating func reconfigure(_ directory: Directory) {
    index = RegisterIndex(directory)
    withTerminals = IdentityWatch.withTerminals(directory)
  }

  private static func withTerminals(_ directory: Directory) -> Set<UInt32> {
    Set(directory.organisation.vessels.lazy.filter { !$0.terminals.isEmpty }.map(\.mmsi))
  }

  var openEpisodes: Int { states.values.reduce(0) { $0 + $1.episodes.count } }

  mutating func resume(_ finding: Finding) { states[finding.mmsi, default: IdentityState()].resume(finding) }

  /// A position, believed or not.
  /// - Parameter previous: where the leg began, of one that was believed.
  /// - Complexity: O(1); a vessel without any doubt costs a look-up, its number is looked at when it comes.
  mutating func take(
    _ fix: Fix, _ previous: Fix?, isJump: Bool, _ sight: Sight, _ common: Common,
    _ batch: borrowing ObservationBatch, _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    let mmsi = sight.change.mmsi
    let known = states.isEmpty ? nil : states[mmsi]
    let isFast = !isJump && previous.map { isTooFast(from: $0, to: fix, common.rules, slack: 60) } ?? false
    var isImpossible = known?.impossible != nil
    // One that comes back after a while may have been forgotten here.
    if known == nil, previous.map({ fix.at - $0.at > .milliseconds(IdentityState.row) }) ?? true {
      isImpossible = mmsi < VesselNumber.firstOwn && !MMSIForm.isPossible(mmsi)
    }
    let hasTerminals = sight.change.isRegistered && !withTerminals.isEmpty && withTerminals.contains(mmsi)
    guard known != nil || isJump || isFast || isImpossible || hasTerminals else { return }
    if known == nil && states.count >= Self.most { return }
    var state = known ?? IdentityState()
    state.seen = sight.mono
    state.source = fix.source
    if isImpossible {
      // Under such a number many may sail: that they are in many places says nothing more.
      IdentityState.note(&state.impossible, fix.at, sight.mono, isOpen: state.episodes["mmsi"] != nil)
    } else {
      if isJump || !state.spots.isEmpty {
        place(fix, after: isJump ? picture.vessel(mmsi)?.fix : nil, sight, isJump: isJump, common, &state)
      }
      leg(fix, previous, isFast: isFast, sight, common, &state)
      if hasTerminals || state.terminal != nil { compare(fix, sight, common, &state) }
    }
    for sign in signs(of: state, mmsi, fix, common) {
      judge(sign, &state, fix, sight, common, batch, picture, &events)
    }
    states[mmsi] = state
  }

  /// A kind of doubt that has enough signs, or whose episode is open.
  struct Sign {
    let object: String
    let onset: Instant
    let last: Int64
    let reason: Reason
  }

  private func signs(of state: IdentityState, _ mmsi: UInt32, _ fix: Fix, _ common: Common) -> [Sign] {
    var all: [Sign] = []
    let dwell = common.rules.identityDwell.milliseconds
    func isRipe(_ signs: IdentityState.Signs?, _ object: String, _ least: Int) -> IdentityState.Signs? {
      guard let signs else { return nil }
      if state.episodes[object] != nil { return signs }
      return signs.count >= least && signs.last - signs.since >= dwell ? signs : nil
    }
    if let found = isRipe(state.impossible, "mmsi", Self.signs) {
      all.append(Sign(object: "mmsi", onset: found.onset, last: found.last, reason: reason(mmsi: mmsi)))
    }
    if let found = isRipe(state.apart, "terminal", Self.signs) {
      all.append(Sign(object: "terminal", onset: found.onset, last: found.last, reason: reason(apart: state)))
    }
    // Two places, or wild positions: one matter, whichever of the two it was taken for.
    let isSpeedOpen = state.episodes["speed"] != nil
    var arePlaces = false
    if let flips = state.flips, let (first, second) = twoTracks(state) {
      let away = first.place.distance(to: second.place)
      arePlaces = flips.count >= Self.signs && away >= common.rules.identityMetres.value
      if isRipe(flips, "places", Self.signs) != nil, arePlaces || state.episodes["places"] != nil {
        let reason = reason(places: first, second, away, flips, common)
        all.append(
          Sign(object: isSpeedOpen ? "speed" : "places", onset: flips.onset, last: flips.last, reason: reason))
      }
    }
    if let found = isRipe(state.wild, "speed", Self.signs), state.episodes["places"] == nil, isSpeedOpen || !arePlaces,
      !all.contains(where: { $0.object != "mmsi" })
    {
      all.append(Sign(object: "speed", onset: found.onset, last: found.last, reason: reason(wild: found, common)))
    }
    return all + conflicts(state)
  }

  private mutating func judge(
    _ sign: Sign, _ state: inout IdentityState, _ fix: Fix, _ sight: Sight, _ common: Common,
    _ batch: borrowing ObservationBatch, _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    if let episode = state.episodes[sign.object] {
      guard episode.lastUpdate == .min || sight.mono - episode.lastUpdate >= Self.updateEvery else { return }
      state.episodes[sign.object]?.lastUpdate = sight.mono
      if episode.lastUpdate != .min {
        events.append(.updated(id: episode.id, reason: sign.reason, place: fix.position, at: sight.wall))
      }
      return
    }
    let mmsi = sight.change.mmsi
    let isGrave = Self.grave.contains(sign.object)
    let finding = Finding(
      id: Common.id(.identity, mmsi, sign.object, sign.onset), detector: .identity, code: FindingCode("F07"),
      severity: isGrave ? .ordinary : .info, mmsi: mmsi, vessel: common.directory.vessel(mmsi: mmsi)?.id,
      vesselName: common.name(mmsi, picture), object: sign.object, onset: sign.onset, opened: sight.wall,
      place: fix.position, reason: sign.reason, ruleVersion: common.rulesVersion,
      evidence: Evidence.leg(sight, fix, from: sign.onset, batch, picture, common))
    state.episodes[sign.object] = Episode(
      id: finding.id, onset: sign.onset, lastUpdate: sight.mono, peak: 0)
    events.append(.opened(finding))
  }

  func end(_ object: String, _ state: inout IdentityState, _ at: Instant, _ events: inout [FindingEvent]) {
    if let episode = state.episodes.removeValue(forKey: object) { events.append(.ended(id: episode.id, at: at)) }
  }

  /// Time passes.
  /// - Complexity: O(vessels in doubt).
  mutating func sweep(
    _ moment: Moment, _ silentFeeds: Set<UInt16>, _ common: Common, _ events: inout [FindingEvent]
  ) {
    let now = moment.monotonic.milliseconds
    guard lastSweep == .min || now - lastSweep >= 10_000 else { return }
    lastSweep = now
    for mmsi in Array(states.keys) {
      guard var state = states[mmsi] else { continue }
      if state.seen == .min { state.seen = now }
      let isRegistered = common.directory.vessel(mmsi: mmsi) != nil
      if !silentFeeds.contains(state.source) {
        endIfOver("places", \.flips, &state, moment, &events)
        endIfOver("speed", \.wild, &state, moment, &events)
        endIfOver("terminal", \.apart, &state, moment, &events)
        if now - state.seen >= Self.forgotten {
          end("mmsi", &state, moment.wall, &events)
          state.impossible = nil
          if !isRegistered { drop("borrowed", &state, moment.wall, &events) }
        }
      }
      // The register changed.
      if isRegistered {
        drop("borrowed", &state, moment.wall, &events)
      } else {
        for object in RegisterCheck.objects { drop(object, &state, moment.wall, &events) }
      }
      states[mmsi] = state.isIdle(now) ? nil : state
    }
  }

  private func endIfOver(
    _ object: String, _ signs: WritableKeyPath<IdentityState, IdentityState.Signs?>, _ state: inout IdentityState,
    _ moment: Moment, _ events: inout [FindingEvent]
  ) {
    guard state.episodes[object] != nil, let last = state[keyPath: signs]?.last else { return }
    let now = moment.monotonic.milliseconds
    if last == .min {
      state[keyPath: signs]?.since = now
      state[keyPath: signs]?.last = now
    } else if now - last >= Self.leave {
      end(object, &state, moment.wall, &events)
      state[keyPath: signs] = nil
    }
  }

  private func drop(
    _ object: String, _ state: inout IdentityState, _ at: Instant, _ events: inout [FindingEvent]
  ) {
    guard !state.conflicts.isEmpty else { return }
    state.conflicts[object] = nil
    end(object, &state, at, &events)
  }
}
