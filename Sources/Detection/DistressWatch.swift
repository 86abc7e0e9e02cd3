import Geometry
import Organisation
import Picture
import Regulation
import Units

// distress (遇险, C13): an active AIS-SART, MOB device or EPIRB, navigational status 14, a terminal's alarm button, a safety text with a
// distress word.
// Bypasses every filter: repeated, late and implausible reports count, and so do reports without a position. A beacon under
// test (status 15, `SART TEST`) is counted and makes no finding. Signals within 2 nm and 10 min are one call: one finding,
// named after the first; each further transmitter is an update at once, repetitions are updates once a minute.
// Ends when nothing was heard for ten minutes while the feed was alive.

struct DistressWatch: Sendable {
  struct Call: Sendable {
    let id: String
    let mmsi: UInt32
    let kind: DistressSignal
    /// Nil until a signal has a position.
    var place: Position?
    var last: Int64
    var lastUpdate: Int64
    var signals: Int
    /// Of the vessel that was heard first, where a terminal's call names it.
    var name = ""
    /// Everyone heard in this call, the first one first.
    var transmitters: [UInt32]
    /// Feed of the last signal; nil after a restart.
    var source: UInt16?
    var text: String
  }

  /// More calls at once than any day will see; beyond it signals join the last one. None is dropped.
  static let most = 2000

  private(set) var calls: [Call] = []
  private(set) var signals = 0
  private(set) var tests = 0

  /// The signal in a position report, if it is one; a beacon's test is counted.
  mutating func signal(_ motion: Motion, _ change: Change) -> DistressSignal? {
    if change.transceiver == .beacon {
      if motion.status != 15 { return DistressSignal(beacon: change.mmsi) }
      tests += 1
      return nil
    }
    if motion.isAlarm { return .terminal }
    return motion.status == 14 ? .status : nil
  }

  /// The signal in a safety text, if it is one; a beacon's test is counted.
  mutating func signal(text: String, _ change: Change) -> DistressSignal? {
    if let beacon = DistressSignal(beacon: change.mmsi) {
      if !DistressText.isTest(text) { return beacon }
      tests += 1
      return nil
    }
    return DistressText.isCall(text) ? .text(text) : nil
  }

  mutating func take(
    _ kind: DistressSignal, _ place: Position?, _ sight: Sight, _ common: Common,
    _ batch: borrowing ObservationBatch, _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    signals += 1
    if let index = call(of: sight.change.mmsi, place, sight.mono, common.rules) {
      join(index, kind, place, sight, &events)
    } else {
      open(kind, place, sight, common, batch, picture, &events)
    }
  }

  /// The call that a signal belongs to: its own transmitter's, or one near in place and time.
  private func call(of mmsi: UInt32, _ place: Position?, _ mono: Int64, _ rules: DetectorRules) -> Int? {
    if let own = calls.firstIndex(where: { $0.transmitters.contains(mmsi) }) { return own }
    let near = calls.firstIndex { call in
      // After a restart nobody knows how long ago it was: long ago it would have ended.
      let isRecent = call.last == .min || mono - call.last <= rules.distressWithin.milliseconds
      guard isRecent, let there = call.place, let place else { return false }
      return there.distance(to: place) <= rules.distressMetres.value
    }
    return near ?? (calls.count >= DistressWatch.most ? calls.count - 1 : nil)
  }

  private mutating func join(
    _ index: Int, _ kind: DistressSignal, _ place: Position?, _ sight: Sight, _ events: inout [FindingEvent]
  ) {
    calls[index].last = sight.mono
    calls[index].signals += 1
    calls[index].source = sight.change.source
    if sight.change.mmsi == calls[index].mmsi || calls[index].place == nil, let place { calls[index].place = place }
    if case .text(let text) = kind, calls[index].text != text { calls[index].text = text }
    let isNew = !calls[index].transmitters.contains(sight.change.mmsi)
    if isNew, calls[index].transmitters.count < 100 { calls[index].transmitters.append(sight.change.mmsi) }
    let isDue = calls[index].lastUpdate == .min || sight.mono - calls[index].lastUpdate >= Common.updateEvery
    guard isNew || isDue else { return }
    calls[index].lastUpdate = sight.mono
    let call = calls[index]
    events.append(
      .updated(
        id: call.id, reason: reason(call), place: call.place ?? DistressWatch.nowhere, at: sight.wall))
  }

  private mutating func open(
    _ kind: DistressSignal, _ place: Position?, _ sight: Sight, _ common: Common,
    _ batch: borrowing ObservationBatch, _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    let mmsi = sight.change.mmsi
    var text = ""
    if case .text(let received) = kind { text = received }
    var call = Call(
      id: Common.id(.distress, mmsi, kind.object, sight.wall), mmsi: mmsi, kind: kind, place: place, last: sight.mono,
      lastUpdate: sight.mono, signals: 1, transmitters: [mmsi], source: sight.change.source, text: text)
    call.name = common.name(mmsi, picture)
    calls.append(call)
    var leg = Evidence.leg(mmsi, from: sight.wall, until: sight.wall, picture, common)
    let raw = Evidence.text(batch.raw(sight.change.raw))
    if leg.last?.raw != raw {
      // The sentence that raised the call is always among the evidence, even one that no track keeps.
      let here = EvidenceFix(
        at: sight.wall, position: place ?? DistressWatch.nowhere, speed: nil, course: nil, raw: raw,
        source: common.feed(sight.change.source))
      leg = leg.suffix(Evidence.most - 1) + [here]
    }
    let finding = Finding(
      id: call.id, detector: .distress, code: kind.code, severity: .emergency, mmsi: mmsi,
      vessel: common.directory.vessel(mmsi: mmsi)?.id, vesselName: common.name(mmsi, picture), object: kind.object,
      onset: sight.wall, opened: sight.wall, place: place ?? DistressWatch.nowhere, reason: reason(call),
      ruleVersion: common.rulesVersion, evidence: leg)
    events.append(.opened(finding))
  }

  /// Where a call without any position is said to be: in no centre's waters, so it goes to the province (D5). The reason says
  /// that the position is not known.
  static let nowhere = Position(latitude: 0, longitude: 0)

  private func reason(_ call: Call) -> Reason {
    var values = [
      "mmsi": padded(Int(call.mmsi), 9), "position": text(call.place), "signals": String(call.signals),
      "beacons": String(call.transmitters.count),
      "others": call.transmitters.dropFirst().map { padded(Int($0), 9) }.joined(separator: ", "),
    ]
    if case .text = call.kind { values["text"] = call.text }
    if call.kind == .terminal { values["name"] = call.name.isEmpty ? padded(Int(call.mmsi), 9) : call.name }
    return Reason(call.kind.key, values)
  }

  mutating func sweep(
    _ moment: Moment, _ silentFeeds: Set<UInt16>, _ common: Common, _ events: inout [FindingEvent]
  ) {
    let now = moment.monotonic.milliseconds
    for index in calls.indices {
      if calls[index].last == .min { calls[index].last = now }
      // While nothing can be heard, silence says nothing.
      if let source = calls[index].source, silentFeeds.contains(source) { calls[index].last = now }
    }
    let within = common.rules.distressWithin.milliseconds
    for call in calls where now - call.last >= within { events.append(.ended(id: call.id, at: moment.wall)) }
    calls.removeAll { now - $0.last >= within }
  }

  mutating func resume(_ finding: Finding) {
    guard !calls.contains(where: { $0.id == finding.id }) else { return }
    let others = (finding.reason.values["others"] ?? "").split(separator: ",").compactMap {
      UInt32($0.drop { $0 == " " })
    }
    calls.append(
      Call(
        id: finding.id, mmsi: finding.mmsi, kind: DistressSignal(object: finding.object) ?? .status,
        place: finding.place == DistressWatch.nowhere ? nil : finding.place, last: .min, lastUpdate: .min,
        signals: finding.reason.values["signals"].flatMap { Int($0) } ?? 1, transmitters: [finding.mmsi] + others,
        source: nil, text: finding.reason.values["text"] ?? ""))
    calls[calls.count - 1].name = finding.reason.values["name"] ?? ""
  }
}
