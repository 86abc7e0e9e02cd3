import Organisation
import Picture
import Regulation
import Units

// dangerous-goods (危险品船动态, C5): a vessel with dangerous goods enters a watched place, berths, sails again, leaves. One episode a stay:
// it opens with the second fix well inside, is told anew at each of these turns, and ends when the vessel is well away, or outside for ten
// minutes, berthed for an hour: who lies at the edge neither leaves nor comes again. A berthed vessel may be silent for hours.

/// The stay of a vessel with dangerous goods in a watched place.
struct GoodsStay: Sendable {
  enum Phase: Sendable, Hashable { case entered, berthed, sailing }
  let id: String
  let onset: Instant
  var phase = Phase.entered
  /// Since when it lay at its first berth, as people read it; `—`: never.
  var berthed = "—"
  private var rest: (since: Instant, mono: Int64, fixes: Int)?
  private var way: (mono: Int64, fixes: Int)?
  private var outside: (mono: Int64, fixes: Int, far: Int)?

  init(id: String, onset: Instant) {
    self.id = id
    self.onset = onset
  }

  /// After a restart: its last reason says how far it had come.
  init(resumed finding: Finding) {
    self.init(id: finding.id, onset: finding.onset)
    berthed = finding.reason.values["berthed"] ?? "—"
    switch ReasonKey(rawValue: finding.reason.key) {
    case .goodsBerthed: phase = .berthed
    case .goodsSailing: phase = .sailing
    default: phase = .entered
    }
  }

  /// A berthed vessel may switch its transponder off for the night.
  var forgotten: Int64 { phase == .berthed ? 6 * 3_600_000 : ZoneWatch.forgotten }

  /// Takes in where a fix lies; true: the vessel has left.
  mutating func hasLeft(depth: Double, mono: Int64) -> Bool {
    guard depth <= 0 else {
      outside = nil
      return false
    }
    var out = outside ?? (mono, 0, 0)
    out.fixes += 1
    out.far = -depth >= 100 ? out.far + 1 : 0
    outside = out
    // Who lies berthed at the edge is outside by the error of its fixes.
    let dwell: Int64 = phase == .berthed ? 3_600_000 : 10 * 60_000
    return out.far >= 2 || (out.fixes >= 2 && mono - out.mono >= dwell)
  }

  /// Takes in how it moves; true: it has berthed, or sailed again.
  mutating func turns(_ fix: Fix, mono: Int64, _ rules: DetectorRules, _ zone: CivilZone) -> Bool {
    let speed = fix.motion.speed.flatMap { $0.value < 102.2 ? $0 : nil }
    let says = fix.motion.status == 1 || fix.motion.status == 5
    if speed.map({ $0 < rules.anchoringBelow || says && $0 < Knots(1) }) ?? says {
      way = nil
      var lying = rest ?? (fix.at, mono, 0)
      lying.fixes += 1
      rest = lying
      guard phase != .berthed, lying.fixes >= 2, mono - lying.mono >= rules.goodsBerthDwell.milliseconds else {
        return false
      }
      phase = .berthed
      berthed = zone.short(lying.since)
      return true
    }
    guard let speed, speed >= Knots(2) else { return false }
    var going = way ?? (mono, 0)
    going.fixes += 1
    way = going
    guard going.fixes >= 2 else { return false }
    rest = nil
    guard phase == .berthed, mono - going.mono >= 60_000 else { return false }
    phase = .sailing
    return true
  }
}

/// Why a vessel counts as one with dangerous goods.
struct GoodsSigns: Sendable {
  var type = "—"
  var cones = "—"
  let isDangerous: Bool

  /// By the register, by ship type with hazard category X to OS (ITU-R M.1371-5 table 53: second digit 1 to 4), or by blue cones.
  init(_ mmsi: UInt32, _ kind: RegisteredVessel.Kind?, _ picture: borrowing Picture) {
    let said = picture.view(mmsi)?.particulars
    let shipType = said?.shipType ?? 0
    let isByType = [2, 4, 6, 7, 8, 9].contains(shipType / 10) && (1...4).contains(shipType % 10)
    let isByCones = (1...4).contains(said?.cones ?? 0)
    if shipType > 0 { type = "\(shipType)" }
    if let cones = said?.cones { self.cones = cones == 4 ? "B" : "\(cones)" }
    isDangerous = kind == .dangerousGoods || isByType || isByCones
  }
}

extension ZoneWatch {
  func goods(
    _ presence: inout Presence, _ scene: Scene, depth: Double, _ common: Common, _ batch: borrowing ObservationBatch,
    _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    let sight = scene.sight
    guard let rule = book.goodsRule(presence.zone, scene.kind, at: sight.wall, common) else {
      endGoods(&presence, sight.wall, &events)
      return
    }
    guard var stay = presence.goods else {
      openGoods(&presence, rule, scene, common, batch, picture, &events)
      return
    }
    let hasTurned = stay.turns(scene.fix, mono: sight.mono, common.rules, common.directory.zone)
    let hasLeft = stay.hasLeft(depth: depth, mono: sight.mono)
    presence.goods = stay
    guard hasTurned || hasLeft else { return }
    let signs = GoodsSigns(sight.change.mmsi, scene.kind, picture)
    let reason = goodsReason(presence.zone, stay, hasLeft: hasLeft, scene.fix, signs, common)
    events.append(.updated(id: stay.id, reason: reason, place: scene.fix.position, at: sight.wall))
    if hasLeft { endGoods(&presence, sight.wall, &events) }
  }

  /// Time passes: the rule may hold no more, the vessel may be silent for too long.
  func goods(
    _ presence: inout Presence, _ kind: RegisteredVessel.Kind?, _ moment: Moment, _ common: Common,
    _ events: inout [FindingEvent]
  ) {
    guard let stay = presence.goods else { return }
    let isSilent = moment.monotonic.milliseconds - presence.stay.lastMono >= stay.forgotten
    if isSilent || book.goodsRule(presence.zone, kind, at: moment.wall, common) == nil {
      endGoods(&presence, moment.wall, &events)
    }
  }

  private func endGoods(_ presence: inout Presence, _ at: Instant, _ events: inout [FindingEvent]) {
    guard let id = presence.goods?.id else { return }
    events.append(.ended(id: id, at: at))
    presence.goods = nil
  }

  private func openGoods(
    _ presence: inout Presence, _ rule: ZoneRule, _ scene: Scene, _ common: Common,
    _ batch: borrowing ObservationBatch, _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    let entry = book.entries[Int(presence.zone)]
    guard presence.stay.isInside, presence.stay.fixes >= 2, presence.stay.deepest >= entry.margin else { return }
    let sight = scene.sight
    let mmsi = sight.change.mmsi
    let signs = GoodsSigns(mmsi, scene.kind, picture)
    guard signs.isDangerous else { return }
    let onset = rule.start(common.circumstances(at: sight.wall), notBefore: presence.stay.since)
    var stay = GoodsStay(id: Common.id(.dangerousGoods, mmsi, entry.id, onset), onset: onset)
    _ = stay.turns(scene.fix, mono: sight.mono, common.rules, common.directory.zone)
    let finding = Finding(
      id: stay.id, detector: .dangerousGoods, code: rule.code, severity: rule.severity, mmsi: mmsi,
      vessel: common.directory.vessel(mmsi: mmsi)?.id, vesselName: common.name(mmsi, picture), object: entry.id,
      onset: onset, opened: sight.wall, place: scene.fix.position,
      reason: goodsReason(presence.zone, stay, hasLeft: false, scene.fix, signs, common),
      ruleVersion: entry.version, evidence: Evidence.leg(sight, scene.fix, from: onset, batch, picture, common))
    presence.goods = stay
    events.append(.opened(finding))
  }

  private func goodsReason(
    _ zone: Int32, _ stay: GoodsStay, hasLeft: Bool, _ fix: Fix, _ signs: GoodsSigns, _ common: Common
  ) -> Reason {
    let key: ReasonKey =
      switch stay.phase {
      case _ where hasLeft: .goodsLeft
      case .entered: .goodsEntered
      case .berthed: .goodsBerthed
      case .sailing: .goodsSailing
      }
    return Reason(
      key,
      [
        "zone": book.entries[Int(zone)].name, "entered": common.directory.zone.short(stay.onset),
        "berthed": stay.berthed, "knots": knots(fix.motion.speed), "type": signs.type, "cones": signs.cones,
      ])
  }
}
