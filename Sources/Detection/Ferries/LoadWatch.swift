import Organisation
import Picture
import Regulation
import Units

// Who and what is aboard against what the register allows: the frame of overload and passengers-on-cargo, which stand in files of their own. What
// counts is the last that was said: by the vessel (inland AIS DAC 200 FI 55, DAC 1 FI 16 and 40), or by the clerk who signed its departure.

/// Vessels of the register whose certificate is known.
struct LoadWatch: Sendable {
  /// Persons aboard, as last said.
  struct Said: Sendable {
    var persons: Int
    var at: Instant
    var mono: Int64
    /// nil: by the vessel itself, crew counted; else the passengers of a sign-off.
    var signOff: SignOff?
  }

  /// What may be over its limit.
  enum Measure: String, Hashable, Sendable, CaseIterable {
    case persons, draught, cargo
    var detector: DetectorKind { self == .cargo ? .passengersOnCargo : .overload }
    var object: String { self == .draught ? "draught" : "persons" }
  }

  struct State: Sendable {
    var said: Said?
    /// Metres; nil: not said.
    var draught: Double?
    var episodes: [Measure: Episode] = [:]
    /// Of an episode: the value that was told last.
    var told: [Measure: Reason] = [:]
    /// Of episodes from before a restart, whose statement is not known any more.
    var resumed = Int64.min
    var source: UInt16 = 0
  }

  /// A state as it is against a limit.
  enum Judgement: Hashable, Sendable {
    case over(Reason)
    /// Between the two: what is open stays so, and nothing opens.
    case unclear
    case within
  }

  private(set) var states: [UInt32: State] = [:]
  /// Signed before a restart, and their trips not over.
  private var aboard: [UInt32: SignOff] = [:]

  var openEpisodes: Int { states.values.reduce(0) { $0 + $1.episodes.count } }

  /// Sign-offs of the last day after a restart, before the findings that hang on them.
  mutating func resume(_ trips: [Trip], _ signOffs: [SignOff], for span: TimeSpan, at now: Instant) {
    for signOff in signOffs.sorted(by: { $0.signedAt < $1.signedAt })
    where signOff.persons != nil && now - signOff.signedAt < span {
      let isAshore = trips.contains { trip in
        trip.mmsi == signOff.mmsi && trip.from == signOff.berth && trip.arrived.map { $0 >= signOff.signedAt } ?? false
      }
      aboard[signOff.mmsi] = isAshore ? nil : signOff
    }
  }

  mutating func resume(_ finding: Finding) {
    let measure = Measure.allCases.first { $0.detector == finding.detector && $0.object == finding.object }
    guard let measure else { return }
    states[finding.mmsi, default: State()].episodes[measure] = Episode(
      id: finding.id, onset: finding.onset, lastUpdate: .min, peak: 0)
    // They go ashore with their trip.
    if measure != .draught, let signOff = aboard[finding.mmsi], let persons = signOff.persons,
      signOff.signedAt >= finding.onset
    {
      states[finding.mmsi]?.said = Said(persons: persons, at: signOff.signedAt, mono: .min, signOff: signOff)
    }
  }

  /// The vessel said something of itself.
  mutating func take(
    _ sight: Sight, _ common: Common, _ batch: borrowing ObservationBatch, _ picture: borrowing Picture,
    _ events: inout [FindingEvent]
  ) {
    let mmsi = sight.change.mmsi
    guard let vessel = common.directory.vessel(mmsi: mmsi), vessel.hasLimits, let view = picture.view(mmsi) else {
      return
    }
    var state = states[mmsi] ?? State()
    state.source = sight.change.source
    let said = view.particulars
    if let persons = said.aboard, said.aboardAt == sight.change.at {
      state.said = Said(persons: Int(persons), at: sight.wall, mono: sight.mono)
    }
    if said.draughtTenths > 0 { state.draught = Double(said.draughtTenths) / 10 }
    let raw = Evidence.text(batch.raw(sight.change.raw))
    judge(&state, vessel, sight.wall, sight.mono, raw: raw, common, picture, &events)
    states[mmsi] = state
  }

  /// A clerk has said how many go aboard.
  mutating func take(
    _ signOff: SignOff, _ moment: Moment, _ common: Common, _ picture: borrowing Picture,
    _ events: inout [FindingEvent]
  ) {
    guard let persons = signOff.persons, let vessel = common.directory.vessel(mmsi: signOff.mmsi), vessel.hasLimits
    else { return }
    var state = states[signOff.mmsi] ?? State()
    // What was signed before the vessel last spoke is known already; what came late says nothing of now.
    if let last = state.said?.at, last > signOff.signedAt { return }
    let mono = moment.monotonic.milliseconds
    guard moment.wall - signOff.signedAt < common.rules.aboardFor else { return }
    state.said = Said(persons: persons, at: signOff.signedAt, mono: mono, signOff: signOff)
    judge(&state, vessel, moment.wall, mono, raw: "", common, picture, &events)
    states[signOff.mmsi] = state
  }

  /// A trip is over: those who were signed for it are ashore.
  mutating func land(_ trip: Trip, at wall: Instant, _ events: inout [FindingEvent]) {
    guard let signOff = states[trip.mmsi]?.said?.signOff, signOff.signedAt <= trip.arrived ?? wall else { return }
    guard signOff.berth == trip.from else { return }
    states[trip.mmsi]?.said = nil
    for measure in [Measure.persons, .cargo] { end(measure, trip.mmsi, wall, &events) }
  }

  private func judge(
    _ state: inout State, _ vessel: RegisteredVessel, _ wall: Instant, _ mono: Int64, raw: String, _ common: Common,
    _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    for measure in Measure.allCases {
      let judgement: Judgement? =
        switch measure {
        case .persons: Overload.persons(state, vessel, common)
        case .draught: Overload.draught(state, vessel, common)
        case .cargo: PassengersOnCargo.persons(state, vessel)
        }
      switch judgement {
      case .over(let reason):
        if let episode = state.episodes[measure] {
          guard state.told[measure] != reason else { continue }
          let place = place(vessel, state, picture, common)
          events.append(.updated(id: episode.id, reason: reason, place: place, at: wall))
        } else {
          let finding = finding(measure, vessel, reason, state, wall, raw: raw, common, picture)
          state.episodes[measure] = Episode(id: finding.id, onset: finding.onset, lastUpdate: mono, peak: 0)
          events.append(.opened(finding))
        }
        state.told[measure] = reason
      case .within:
        if let episode = state.episodes.removeValue(forKey: measure) {
          events.append(.ended(id: episode.id, at: wall))
        }
        state.told[measure] = nil
      case .unclear, nil: break
      }
    }
  }

  private func finding(
    _ measure: Measure, _ vessel: RegisteredVessel, _ reason: Reason, _ state: State, _ wall: Instant, raw: String,
    _ common: Common, _ picture: borrowing Picture
  ) -> Finding {
    let onset = measure == .draught ? wall : state.said?.at ?? wall
    let place = place(vessel, state, picture, common)
    var leg = Evidence.leg(vessel.mmsi, from: onset, until: wall, picture, common).suffix(Evidence.most - 1)
    if !raw.isEmpty {
      leg.append(
        EvidenceFix(at: wall, position: place, speed: nil, course: nil, raw: raw, source: common.feed(state.source)))
    }
    return Finding(
      id: Common.id(measure.detector, vessel.mmsi, measure.object, onset), detector: measure.detector,
      code: FindingCode(measure == .cargo ? "V04" : "V05"), severity: .serious, mmsi: vessel.mmsi, vessel: vessel.id,
      vesselName: vessel.name, object: measure.object, onset: onset, opened: wall, place: place, reason: reason,
      ruleVersion: common.rulesVersion, evidence: Array(leg))
  }

  /// Where it was last heard, else where it was signed off, else its point.
  private func place(
    _ vessel: RegisteredVessel, _ state: State, _ picture: borrowing Picture, _ common: Common
  ) -> Position {
    if let fix = picture.vessel(vessel.mmsi)?.fix { return fix.position }
    let signOff = state.said?.signOff
    let berth = signOff.flatMap { signed in
      common.directory.line(signed.line)?.berths.first { $0.id == signed.berth }?.place
    }
    return berth ?? vessel.point.flatMap { common.directory.point($0)?.place } ?? .unknown
  }

  private mutating func end(_ measure: Measure, _ mmsi: UInt32, _ wall: Instant, _ events: inout [FindingEvent]) {
    states[mmsi]?.told[measure] = nil
    if let episode = states[mmsi]?.episodes.removeValue(forKey: measure) {
      events.append(.ended(id: episode.id, at: wall))
    }
  }

  /// Time passes: what was said long ago is not believed any more, unless its feed is silent.
  mutating func sweep(
    _ moment: Moment, _ silentFeeds: Set<UInt16>, _ common: Common, _ events: inout [FindingEvent]
  ) {
    let now = moment.monotonic.milliseconds
    for mmsi in Array(states.keys) {
      guard var state = states[mmsi], !silentFeeds.contains(state.source) else { continue }
      if state.resumed == .min { state.resumed = now }
      if state.said?.mono == .min { state.said?.mono = now }
      states[mmsi] = state
      let since = state.said?.mono ?? max(state.resumed, 0)
      guard state.said != nil || state.resumed != .min, now - since >= common.rules.aboardFor.milliseconds else {
        continue
      }
      states[mmsi]?.said = nil
      for measure in [Measure.persons, .cargo] { end(measure, mmsi, moment.wall, &events) }
      if common.directory.vessel(mmsi: mmsi) == nil { end(.draught, mmsi, moment.wall, &events) }
    }
  }
}

extension RegisteredVessel {
  /// Something of its load can be judged.
  var hasLimits: Bool { certifiedPersons != nil || certifiedDraught != nil || crewLimit != nil }
}
