import Geometry
import Organisation
import Picture
import Regulation
import Units

// sailing-ban (违反禁航令, P7): under way in waters under a ban for the dwell; one finding a vessel and ban. Vessels that were under way there
// when the ban began have the grace to reach a berth; who has rested has used it. Ends at rest for `banRest`, well outside, when the ban is
// lifted or over, or when nobody hears the vessel any more. Official vessels are exempt as the ban says, rescue and police by ship type.

/// Who is in waters under a ban.
struct BanWatch: Sendable {
  private static let forgotten: Int64 = 30 * 60_000
  private static let pause: Int64 = 3 * 60_000

  struct Stay: Sendable {
    let object: String
    var conduct: Conduct
    /// Until when it may sail on to a berth; nil: it may not.
    var grace: Instant?
    var rest: (mono: Int64, fixes: Int)?
    var outside: (mono: Int64, fixes: Int, far: Int)?
    var isInside = true
    var seen = Int64.min
    var source: UInt16 = 0

    init(_ object: String) {
      self.object = object
      conduct = Conduct(.sailingBan, object)
    }

    /// Out of the waters, and nothing is open.
    var isOver: Bool { !isInside && conduct.episode == nil }

    /// Takes in a fix outside; true: the vessel has left.
    mutating func leaves(distance: Double, mono: Int64) -> Bool {
      var out = outside ?? (mono, 0, 0)
      out.fixes += 1
      out.far = distance >= 100 ? out.far + 1 : 0
      outside = out
      return out.far >= 2 || (out.fixes >= 2 && mono - out.mono >= 3 * 60_000)
    }

    /// Whether the grace holds; who lies still for three minutes has reached a berth.
    mutating func isGraced(_ now: Instant, isResting: Bool, mono: Int64) -> Bool {
      guard let until = grace else { return false }
      if isResting {
        var lying = rest ?? (mono, 0)
        lying.fixes += 1
        rest = lying
        if lying.fixes >= 2, mono - lying.mono >= 3 * 60_000 { grace = nil }
      } else {
        rest = nil
      }
      if now >= until { grace = nil }
      return grace != nil
    }
  }

  private var book: BanBook
  private(set) var declared: [SailingBan] = []
  private(set) var stays: [UInt32: [Stay]] = [:]

  init(_ directory: Directory) { book = BanBook([], directory) }

  var openEpisodes: Int { stays.values.reduce(0) { $0 + $1.count { $0.conduct.episode != nil } } }

  mutating func reconfigure(_ directory: Directory) { book = BanBook(declared, directory) }

  mutating func follow(_ bans: [SailingBan], _ directory: Directory) {
    declared = bans
    book = BanBook(bans, directory)
  }

  mutating func resume(_ finding: Finding) {
    var stay = Stay(finding.object)
    stay.conduct.episode = Episode(id: finding.id, onset: finding.onset, lastUpdate: .min, peak: 0)
    stays[finding.mmsi, default: []].append(stay)
  }

  /// A new fix of a vessel.
  /// - Complexity: O(1) while there is no ban.
  mutating func take(
    _ fix: Fix, _ previous: Fix?, _ sight: Sight, _ common: Common, _ batch: borrowing ObservationBatch,
    _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    if book.entries.isEmpty && stays.isEmpty { return }
    let mmsi = sight.change.mmsi
    let now = common.circumstances(at: sight.wall)
    let found = book.inForce(at: fix.position, now)
    let known = stays[mmsi]
    if found.isEmpty && known == nil { return }
    var list = known ?? []
    for entry in found where !list.contains(where: { $0.object == entry.object }) {
      if isExempt(mmsi, entry, common, picture) { continue }
      var stay = Stay(entry.object)
      stay.grace = grace(entry, previous, now, common.rules)
      list.append(stay)
    }
    for index in list.indices {
      step(&list[index], fix, previous, sight, now, common, batch, picture, &events)
    }
    list.removeAll(where: \.isOver)
    if !list.isEmpty || known != nil { stays[mmsi] = list.isEmpty ? nil : list }
  }

  /// By its kind in the register; else by ship type 51 (search and rescue) and 55 (law enforcement) of ITU-R M.1371-5 table 53.
  private func isExempt(
    _ mmsi: UInt32, _ entry: BanBook.Entry, _ common: Common, _ picture: borrowing Picture
  ) -> Bool {
    if let kind = common.directory.vessel(mmsi: mmsi)?.kind { return entry.except.contains(kind) }
    let type = picture.view(mmsi)?.particulars.shipType
    return type == 51 || type == 55
  }

  /// For a vessel that was under way in the waters when the ban began; nobody is accused of whom nothing was known then.
  private func grace(
    _ entry: BanBook.Entry, _ previous: Fix?, _ now: Circumstances, _ rules: DetectorRules
  ) -> Instant? {
    let limit = now.instant - rules.banGrace - .minutes(1)
    guard let begun = entry.begun(now, notBefore: limit), now.instant < begun + rules.banGrace else { return nil }
    guard let previous else { return begun + rules.banGrace }
    // The ban is known here a moment after it began.
    guard previous.at <= begun + .minutes(1), begun - previous.at <= .minutes(30), entry.contains(previous.position),
      previous.motion.speed.map({ $0 >= Self.rest(rules) }) ?? true
    else { return nil }
    return begun + rules.banGrace
  }

  private static func rest(_ rules: DetectorRules) -> Knots { Knots(min(1, rules.banKnots.value / 2)) }

  private func step(
    _ stay: inout Stay, _ fix: Fix, _ previous: Fix?, _ sight: Sight, _ now: Circumstances, _ common: Common,
    _ batch: borrowing ObservationBatch, _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    stay.seen = sight.mono
    stay.source = fix.source
    guard let entry = book.entry(stay.object, now) else {
      stay.conduct.stop(sight.wall, &events)
      stay.isInside = false
      return
    }
    let depth = entry.depth(fix.position)
    if depth <= 0 {
      if stay.leaves(distance: -depth, mono: sight.mono) {
        stay.conduct.stop(sight.wall, &events)
        stay.isInside = false
      }
      return
    }
    stay.outside = nil
    let rules = common.rules
    let speed = speed(fix, previous)
    let isResting = speed.map { $0 < Self.rest(rules) } ?? false
    var verdict: Verdict = isResting ? .keeps : .unclear
    if let speed, speed >= rules.banKnots, depth >= entry.margin { verdict = .breaks }
    if stay.isGraced(sight.wall, isResting: isResting, mono: sight.mono) { verdict = .unclear }
    let measure = Conduct.Measure(
      dwell: rules.banDwell.milliseconds, leave: rules.banRest.milliseconds, pause: Self.pause)
    switch stay.conduct.take(verdict, fix.at, mono: sight.mono, measure) {
    case .begins:
      // Its type may have been heard only now.
      if isExempt(sight.change.mmsi, entry, common, picture) { return }
      open(&stay, entry, fix, sight, now, common, batch, picture, &events)
    case .goesOn:
      guard let episode = stay.conduct.episode, stay.conduct.isTellingDue(sight.mono) else { return }
      let reason = reason(entry, fix, since: episode.onset, now)
      events.append(.updated(id: episode.id, reason: reason, place: fix.position, at: sight.wall))
    case .ends: stay.conduct.stop(sight.wall, &events)
    case .nothing: break
    }
  }

  /// As reported, else from the leg.
  private func speed(_ fix: Fix, _ previous: Fix?) -> Knots? {
    if let reported = fix.motion.speed { return reported.value < 102.2 ? reported : nil }
    guard let previous, fix.at - previous.at >= .seconds(5), fix.at - previous.at <= .minutes(5) else { return nil }
    return impliedSpeed(from: previous.position, to: fix.position, in: fix.at - previous.at)
  }

  private func open(
    _ stay: inout Stay, _ entry: BanBook.Entry, _ fix: Fix, _ sight: Sight, _ now: Circumstances, _ common: Common,
    _ batch: borrowing ObservationBatch, _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    guard let onset = stay.conduct.run?.onset else { return }
    let mmsi = sight.change.mmsi
    let finding = Finding(
      id: Common.id(.sailingBan, mmsi, entry.object, onset), detector: .sailingBan, code: entry.code,
      severity: entry.severity, mmsi: mmsi, vessel: common.directory.vessel(mmsi: mmsi)?.id,
      vesselName: common.name(mmsi, picture), object: entry.object, onset: onset, opened: sight.wall,
      place: fix.position, reason: reason(entry, fix, since: onset, now), ruleVersion: entry.version,
      evidence: Evidence.leg(sight, fix, from: onset, batch, picture, common))
    stay.conduct.episode = Episode(id: finding.id, onset: onset, lastUpdate: sight.mono, peak: 0)
    events.append(.opened(finding))
  }

  private func reason(_ entry: BanBook.Entry, _ fix: Fix, since onset: Instant, _ now: Circumstances) -> Reason {
    let key: ReasonKey =
      switch entry.cause {
      case .wind: .banWind
      case .fog: .banFog
      case .flood: .banFlood
      case .ice: .banIce
      case .traffic: .banTraffic
      case .other: .banOther
      }
    // A rule that has held for months says so by the last 30 days.
    let begun = entry.begun(now, notBefore: now.instant - .days(30)) ?? onset
    return Reason(
      key,
      [
        "waters": entry.name, "since": now.zone.short(begun), "knots": knots(fix.motion.speed),
        "seconds": seconds((fix.at - onset).milliseconds),
      ])
  }

  /// Time passes: bans end, vessels are not heard any more.
  mutating func sweep(
    _ moment: Moment, _ silentFeeds: Set<UInt16>, _ common: Common, _ events: inout [FindingEvent]
  ) {
    if stays.isEmpty { return }
    let mono = moment.monotonic.milliseconds
    let now = common.circumstances(at: moment.wall)
    for mmsi in Array(stays.keys) {
      guard var list = stays[mmsi] else { continue }
      for index in list.indices {
        if list[index].seen == .min { list[index].seen = mono }
        let unheard = mono - list[index].seen
        let isGone = unheard >= (list[index].outside == nil ? Self.forgotten : 10 * 60_000)
        let isOver = book.entry(list[index].object, now) == nil
        if isOver || (isGone && !silentFeeds.contains(list[index].source)) {
          list[index].conduct.stop(moment.wall, &events)
          list[index].isInside = false
        }
      }
      list.removeAll(where: \.isOver)
      stays[mmsi] = list.isEmpty ? nil : list
    }
  }
}
