import Geometry
import Organisation
import Picture
import Regulation
import Units

// closed-water (禁航区航行, P7 C10 X8) at a line that may not be crossed, either way or one way. A vessel counts on a side once it is clear of
// the line by more than a fix is wrong; one that was clear on one side and is clear on the other, its way leading over the line, has
// crossed. The episode ends when it has been back for the leaving time, when it is 300 m away, or when nobody hears it any more.

struct GateWatch: Sendable {
  /// So far from the line a vessel is clear of it, in metres.
  static let clear = 15.0
  /// So far beyond it one fix is enough; nearer it takes two.
  static let certain = 60.0

  struct Passer: Sendable {
    let gate: Int32
    /// Where it was last clear of the line.
    var last: Fix?
    var episode: Episode?
    /// The way it went, of an open episode; nil after a restart.
    var way: Gate.Way?
    /// A way over it that one fix has shown.
    var seenOver: (from: Fix, way: Gate.Way, place: Position)?
    /// Since when it has been back, and on how many fixes.
    var back: (since: Int64, fixes: Int)?
    var seen = Int64.min
    var source: UInt16 = 0
  }

  private(set) var book: GateBook
  private var passers: [UInt32: [Passer]] = [:]
  private var orphans: [String] = []
  private var candidates: [Int32] = []

  init(_ book: GateBook) { self.book = book }

  var openEpisodes: Int { passers.values.reduce(0) { $0 + $1.count { $0.episode != nil } } }

  /// Episodes go on; those of a line that is gone end with the next sweep.
  mutating func reconfigure(_ new: GateBook) {
    var kept: [UInt32: [Passer]] = [:]
    for (mmsi, list) in passers {
      for passer in list {
        guard let place = new.place(of: book.entries[Int(passer.gate)].id) else {
          orphans += [passer.episode?.id].compactMap { $0 }
          continue
        }
        var moved = Passer(gate: place)
        (moved.last, moved.episode, moved.way) = (passer.last, passer.episode, passer.way)
        (moved.back, moved.seen, moved.source) = (passer.back, passer.seen, passer.source)
        kept[mmsi, default: []].append(moved)
      }
    }
    passers = kept
    book = new
  }

  /// False when no line has that id: the finding is another watch's.
  mutating func resume(_ finding: Finding) -> Bool {
    guard let place = book.place(of: finding.object) else { return false }
    var passer = Passer(gate: place)
    passer.episode = Episode(id: finding.id, onset: finding.onset, lastUpdate: .min, peak: 0)
    passers[finding.mmsi, default: []].append(passer)
    return true
  }

  /// A new fix of a vessel.
  /// - Complexity: O(lines near it).
  mutating func take(
    _ fix: Fix, _ previous: Fix?, _ sight: Sight, _ common: Common, _ batch: borrowing ObservationBatch,
    _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    if book.entries.isEmpty { return }
    candidates.removeAll(keepingCapacity: true)
    let leg = previous.flatMap { fix.at - $0.at <= ZoneWatch.longestLeg && !$0.motion.isCoarse ? $0 : nil }
    if let leg {
      book.index.candidates(from: leg.position, to: fix.position, into: &candidates)
    } else {
      book.index.candidates(at: fix.position, into: &candidates)
    }
    let mmsi = sight.change.mmsi
    let known = passers.isEmpty ? nil : passers[mmsi]
    if candidates.isEmpty, known == nil { return }
    var list = known ?? []
    for gate in candidates where !list.contains(where: { $0.gate == gate }) {
      var passer = Passer(gate: gate)
      if let leg, book.entries[Int(gate)].gate.distance(leg.position) >= Self.clear { passer.last = leg }
      list.append(passer)
    }
    for index in list.indices {
      list[index].seen = sight.mono
      list[index].source = fix.source
      step(&list[index], fix, sight, common, batch, picture, &events)
    }
    list.removeAll { $0.episode == nil && book.entries[Int($0.gate)].gate.distance(fix.position) > GateBook.near }
    passers[mmsi] = list.isEmpty ? nil : list
  }

  private func step(
    _ passer: inout Passer, _ fix: Fix, _ sight: Sight, _ common: Common, _ batch: borrowing ObservationBatch,
    _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    let gate = book.entries[Int(passer.gate)].gate
    let distance = gate.distance(fix.position)
    if distance > GateBook.near, passer.episode != nil, passer.last != nil {
      end(&passer, sight.wall, &events)
    }
    guard distance >= Self.clear else {
      // Near the line, and on the side from which it seemed to have gone: it was the error of one fix.
      if let over = passer.seenOver, gate.crossing(from: over.from.position, to: fix.position) == nil {
        passer.seenOver = nil
        passer.last = over.from
      }
      return
    }
    defer { passer.last = fix }
    // A pause in which it may have gone anywhere shows no way.
    let crossed = passer.last.flatMap { last in
      fix.at - last.at <= .minutes(15) ? gate.crossing(from: last.position, to: fix.position) : nil
    }
    if passer.episode != nil {
      follow(&passer, crossed?.way, sight, common.rules, &events)
      return
    }
    var over = passer.seenOver
    passer.seenOver = nil
    if let crossed, let last = passer.last {
      // There and back: the error of a fix.
      guard over == nil else { return }
      over = (last, crossed.way, crossed.place)
      if distance < Self.certain {
        passer.seenOver = over
        return
      }
    }
    guard let over else { return }
    let kind = common.directory.vessel(mmsi: sight.change.mmsi)?.kind
    guard let rule = book.rule(passer.gate, over.way, kind, at: sight.wall, common) else { return }
    let leg = (from: over.from, to: fix, place: over.place, way: over.way)
    let finding = finding(rule, passer.gate, leg, sight, common, batch, picture)
    passer.episode = Episode(id: finding.id, onset: over.from.at, lastUpdate: sight.mono, peak: 0)
    passer.way = over.way
    events.append(.opened(finding))
    if distance > GateBook.near { end(&passer, sight.wall, &events) }
  }

  /// Back on the side from which it came for the leaving time, on two fixes at least, it is over.
  private func follow(
    _ passer: inout Passer, _ crossed: Gate.Way?, _ sight: Sight, _ rules: DetectorRules,
    _ events: inout [FindingEvent]
  ) {
    if let crossed {
      passer.back = crossed == passer.way ? nil : (sight.mono, 1)
    } else if let back = passer.back {
      passer.back = (back.since, back.fixes + 1)
      if sight.mono - back.since >= rules.closedLeaveDwell.milliseconds { end(&passer, sight.wall, &events) }
    }
  }

  private func finding(
    _ rule: ZoneRule, _ gate: Int32, _ leg: (from: Fix, to: Fix, place: Position, way: Gate.Way), _ sight: Sight,
    _ common: Common, _ batch: borrowing ObservationBatch, _ picture: borrowing Picture
  ) -> Finding {
    let entry = book.entries[Int(gate)]
    let mmsi = sight.change.mmsi
    let reason = Reason(
      .closedGate,
      [
        "zone": entry.name, "course": decimal(leg.from.position.bearing(to: leg.to.position), 0),
        "knots": knots(leg.to.motion.speed), "metres": decimal(entry.gate.distance(leg.to.position), 0),
      ])
    return Finding(
      id: Common.id(.closedWater, mmsi, entry.id, leg.from.at), detector: .closedWater, code: rule.code,
      severity: rule.severity, mmsi: mmsi, vessel: common.directory.vessel(mmsi: mmsi)?.id,
      vesselName: common.name(mmsi, picture), object: entry.id, onset: leg.from.at, opened: sight.wall,
      place: leg.place, reason: reason, ruleVersion: entry.version,
      evidence: Evidence.leg(sight, leg.to, from: leg.from.at, batch, picture, common))
  }

  private func end(_ passer: inout Passer, _ at: Instant, _ events: inout [FindingEvent]) {
    guard let id = passer.episode?.id else { return }
    events.append(.ended(id: id, at: at))
    (passer.episode, passer.way, passer.back, passer.seenOver) = (nil, nil, nil, nil)
  }

  /// Time passes: who is not heard any more is forgotten, unless its feed is silent; a rule that holds no more ends its episodes.
  mutating func sweep(
    _ moment: Moment, _ silentFeeds: Set<UInt16>, _ common: Common, _ events: inout [FindingEvent]
  ) {
    for id in orphans { events.append(.ended(id: id, at: moment.wall)) }
    orphans.removeAll()
    let now = moment.monotonic.milliseconds
    for mmsi in Array(passers.keys) {
      guard var list = passers[mmsi] else { continue }
      let kind = common.directory.vessel(mmsi: mmsi)?.kind
      for index in list.indices {
        if list[index].seen == .min { list[index].seen = now }
        let isOver = book.rule(list[index].gate, list[index].way, kind, at: moment.wall, common) == nil
        let isForgotten = now - list[index].seen >= ZoneWatch.forgotten && !silentFeeds.contains(list[index].source)
        if isOver || isForgotten { end(&list[index], moment.wall, &events) }
        if isForgotten { list[index].last = nil }
      }
      list.removeAll { $0.episode == nil && $0.last == nil }
      passers[mmsi] = list.isEmpty ? nil : list
    }
  }
}
