import Geometry
import Organisation
import Picture
import Regulation
import Units

// adrift (失控漂航, C13) and aground (搁浅, C13): what a vessel's status or its motion says of the vessel itself, wherever it is. Each is
// one episode a vessel: by its status (`status`), or by how it moves (`drift`, `stop`), whichever is established first; while it is
// open either keeps it open.

/// Vessels out of control or aground.
struct StateWatch: Sendable {
  /// An episode whose vessel is not heard for so long is over as far as anyone can tell.
  static let forgotten: Int64 = 30 * 60_000
  /// From full way to rest in no longer than this is a sudden stop.
  static let suddenly: Int64 = 60_000

  struct State: Sendable {
    var conducts: [Conduct] = []
    /// Its speed when it last sailed fast in a fairway, and when.
    var fast: (knots: Double, mono: Int64)?
    /// It said something else before it said not under command: no status that somebody forgot.
    var hasTurned = false
    /// When a fix of it was last seen, and by which feed.
    var seen = Int64.min
    var source: UInt16 = 0
    var isIdle: Bool { conducts.isEmpty && fast == nil && !hasTurned }
  }
  private(set) var states: [UInt32: State] = [:]

  var openEpisodes: Int { states.values.reduce(0) { $0 + $1.conducts.count { $0.episode != nil } } }

  mutating func resume(_ finding: Finding) {
    var conduct = Conduct(finding.detector, finding.object)
    conduct.episode = Episode(id: finding.id, onset: finding.onset, lastUpdate: .min, peak: 0)
    states[finding.mmsi, default: State()].conducts.append(conduct)
  }

  /// A new fix of a vessel.
  /// - Complexity: O(1) for a vessel that sails as vessels do.
  mutating func take(
    _ fix: Fix, _ previous: Fix?, _ sight: Sight, _ book: ZoneBook, _ common: Common,
    _ batch: borrowing ObservationBatch, _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    let mmsi = sight.change.mmsi
    var symptoms = StateSymptoms(fix, book, common.rules)
    let known = states.isEmpty ? nil : states[mmsi]
    guard symptoms.isNotable || known != nil else { return }
    var state = known ?? State()
    state.seen = sight.mono
    state.source = fix.source
    let before = previous?.motion.status ?? 15
    state.hasTurned = fix.motion.status == 2 && (state.hasTurned || (before != 2 && before != 15))
    symptoms.hasTurned = state.hasTurned
    if symptoms.isFast, let speed = fix.motion.speed { state.fast = (speed.value, sight.mono) }
    for detector in [DetectorKind.adrift, .aground] {
      for object in StateWatch.objects(detector) {
        step(&state, detector, object, symptoms, fix, sight, book, common, batch, picture, &events)
      }
    }
    state.conducts.removeAll(where: \.isIdle)
    states[mmsi] = state.isIdle ? nil : state
  }

  private static func objects(_ detector: DetectorKind) -> [String] {
    detector == .adrift ? ["status", "drift"] : ["status", "stop"]
  }

  private func step(
    _ state: inout State, _ detector: DetectorKind, _ object: String, _ symptoms: StateSymptoms, _ fix: Fix,
    _ sight: Sight, _ book: ZoneBook, _ common: Common, _ batch: borrowing ObservationBatch,
    _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    let open = state.conducts.first { $0.detector == detector && $0.episode != nil }
    // The other way of seeing the same thing: it opens no second finding.
    if let open, open.object != object { return }
    let known = state.conducts.firstIndex { $0.detector == detector && $0.object == object }
    var conduct = known.map { state.conducts[$0] } ?? Conduct(detector, object)
    let hasStopped = state.fast.map { sight.mono - $0.mono <= StateWatch.suddenly } ?? false
    var verdict = symptoms.verdict(detector, object, hasStopped: hasStopped || conduct.run != nil)
    if open != nil, verdict != .breaks {
      let others = StateWatch.objects(detector).filter { $0 != object }
      if others.contains(where: { symptoms.verdict(detector, $0, hasStopped: false) == .breaks }) { verdict = .breaks }
    }
    switch conduct.take(verdict, fix.at, mono: sight.mono, symptoms.measure(detector, object)) {
    case .begins:
      let finding = finding(conduct, state, fix, sight, book, common, batch, picture)
      conduct.episode = Episode(id: finding.id, onset: finding.onset, lastUpdate: sight.mono, peak: 0)
      events.append(.opened(finding))
    case .goesOn:
      if let episode = conduct.episode, conduct.isTellingDue(sight.mono) {
        let reason = symptoms.reason(detector, object, since: episode.onset, fast: state.fast?.knots, book)
        events.append(.updated(id: episode.id, reason: reason, place: fix.position, at: sight.wall))
      }
    case .ends: conduct.stop(sight.wall, &events)
    case .nothing: break
    }
    if let known { state.conducts[known] = conduct } else if !conduct.isIdle { state.conducts.append(conduct) }
  }

  private func finding(
    _ conduct: Conduct, _ state: State, _ fix: Fix, _ sight: Sight, _ book: ZoneBook, _ common: Common,
    _ batch: borrowing ObservationBatch, _ picture: borrowing Picture
  ) -> Finding {
    let mmsi = sight.change.mmsi
    let onset = conduct.run?.onset ?? fix.at
    let symptoms = StateSymptoms(fix, book, common.rules)
    let isAdrift = conduct.detector == .adrift
    return Finding(
      id: Common.id(conduct.detector, mmsi, conduct.object, onset), detector: conduct.detector,
      code: FindingCode(isAdrift ? "D01" : "A05"), severity: isAdrift ? .emergency : .serious, mmsi: mmsi,
      vessel: common.directory.vessel(mmsi: mmsi)?.id, vesselName: common.name(mmsi, picture),
      object: conduct.object, onset: onset, opened: sight.wall, place: fix.position,
      reason: symptoms.reason(conduct.detector, conduct.object, since: onset, fast: state.fast?.knots, book),
      ruleVersion: common.rulesVersion, evidence: Evidence.leg(sight, fix, from: onset, batch, picture, common))
  }

  /// Time passes: who is not heard any more is forgotten, unless its feed is silent.
  mutating func sweep(_ moment: Moment, _ silentFeeds: Set<UInt16>, _ events: inout [FindingEvent]) {
    let now = moment.monotonic.milliseconds
    for mmsi in Array(states.keys) {
      guard var state = states[mmsi] else { continue }
      if state.seen == .min { state.seen = now }
      if let fast = state.fast, now - fast.mono > StateWatch.suddenly,
        !state.conducts.contains(where: { $0.object == "stop" })
      {
        state.fast = nil
      }
      if now - state.seen >= StateWatch.forgotten, !silentFeeds.contains(state.source) {
        for index in state.conducts.indices { state.conducts[index].stop(moment.wall, &events) }
        state.conducts.removeAll()
        state.hasTurned = false
      }
      states[mmsi] = state.isIdle ? nil : state
    }
  }
}
