import Geometry
import Organisation
import Picture
import Regulation
import Units

/// closed-water, speed, anchoring, wrong-way and dangerous-goods: who is in which zone, and what became of it.
struct ZoneWatch: Sendable {
  /// Between two fixes further apart in time nobody knows the way.
  static let longestLeg = TimeSpan.minutes(5)
  /// An episode whose vessel is not heard for so long is over as far as anyone can tell.
  static let forgotten: Int64 = 30 * 60_000

  private(set) var book: ZoneBook
  var presences: [UInt32: [Presence]] = [:]
  /// Episodes of zones that are gone.
  private var orphans: [String] = []
  private var candidates: [Int32] = []

  init(_ book: ZoneBook) { self.book = book }

  var openEpisodes: Int {
    presences.values.reduce(0) { sum, list in list.reduce(sum) { $0 + $1.open.count } }
  }

  mutating func reconfigure(_ new: ZoneBook) {
    var kept: [UInt32: [Presence]] = [:]
    for (mmsi, list) in presences {
      for presence in list {
        guard let place = new.place(of: book.entries[Int(presence.zone)].id) else {
          orphans += presence.open
          continue
        }
        var moved = Presence(zone: place)
        moved.stay = presence.stay
        moved.closed = presence.closed
        moved.speed = presence.speed
        moved.conducts = presence.conducts
        moved.goods = presence.goods
        kept[mmsi, default: []].append(moved)
      }
    }
    presences = kept
    book = new
  }

  mutating func resume(_ finding: Finding) {
    guard let zone = book.place(of: finding.object) else {
      orphans.append(finding.id)
      return
    }
    var list = presences[finding.mmsi] ?? []
    let at = list.firstIndex { $0.zone == zone } ?? list.endIndex
    if at == list.endIndex { list.append(Presence(zone: zone)) }
    let episode = Episode(id: finding.id, onset: finding.onset, lastUpdate: .min, peak: 0)
    switch finding.detector {
    case .closedWater: list[at].closed = episode
    case .speed: list[at].speed = episode
    case .dangerousGoods: list[at].goods = GoodsStay(resumed: finding)
    default:
      var conduct = Conduct(finding.detector, finding.object)
      conduct.episode = episode
      list[at].conducts.append(conduct)
    }
    list[at].stay.since = finding.onset
    presences[finding.mmsi] = list
  }

  /// A new fix of a vessel.
  mutating func take(
    _ fix: Fix, _ previous: Fix?, _ sight: Sight, _ common: Common, _ batch: borrowing ObservationBatch,
    _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    candidates.removeAll(keepingCapacity: true)
    let leg = previous.flatMap { fix.at - $0.at <= ZoneWatch.longestLeg && !$0.motion.isCoarse ? $0 : nil }
    if let leg {
      book.index.candidates(from: leg.position, to: fix.position, into: &candidates)
    } else {
      book.index.candidates(at: fix.position, into: &candidates)
    }
    let place = presences.isEmpty ? nil : presences.index(forKey: sight.change.mmsi)
    if candidates.isEmpty && place == nil { return }
    var list: [Presence] = []
    // Out of its place while it is changed: in two places it would be copied.
    if let place { swap(&list, &presences.values[place]) }
    for zone in candidates where !list.contains(where: { $0.zone == zone }) { list.append(Presence(zone: zone)) }
    let kind = common.directory.vessel(mmsi: sight.change.mmsi)?.kind
    let scene = Scene(fix: fix, leg: leg, kind: kind, sight: sight)
    for index in list.indices {
      update(&list[index], scene, common, batch, picture, &events)
    }
    list.removeAll(where: \.isOver)
    if let place {
      if list.isEmpty { presences.remove(at: place) } else { swap(&list, &presences.values[place]) }
    } else if !list.isEmpty {
      presences[sight.change.mmsi] = list
    }
  }

  /// One fix with all that belongs to it.
  struct Scene {
    let fix: Fix
    /// Where the straight leg to this fix began.
    let leg: Fix?
    let kind: RegisteredVessel.Kind?
    let sight: Sight
  }

  private func update(
    _ presence: inout Presence, _ scene: Scene, _ common: Common, _ batch: borrowing ObservationBatch,
    _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    let entry = book.entries[Int(presence.zone)]
    let fix = scene.fix
    let mono = scene.sight.mono
    let before = presence.stay
    let depth = entry.area.contains(fix.position) || !presence.isOver ? entry.area.depth(fix.position) : -1
    if depth > 0 {
      presence.stay.inside(fix, depth: depth, cameFrom: scene.leg, mono: mono)
    } else if !presence.isOver {
      presence.stay.outside(fix, distance: -depth, far: common.rules.closedLeaveMetres.value, mono: mono)
    }
    if !entry.closed.isEmpty || presence.closed != nil {
      closedWater(&presence, scene, before, common, batch, picture, &events)
    }
    if !entry.speeds.isEmpty || presence.speed != nil {
      speed(&presence, scene, common, batch, picture, &events)
    }
    if !entry.anchorings.isEmpty || !entry.lanes.isEmpty || !presence.conducts.isEmpty {
      conduct(&presence, scene, depth: depth, common, batch, picture, &events)
    }
    if !entry.goods.isEmpty || presence.goods != nil {
      goods(&presence, scene, depth: depth, common, batch, picture, &events)
    }
  }

  /// Time passes.
  mutating func sweep(
    _ moment: Moment, _ silentFeeds: Set<UInt16>, _ common: Common, _ picture: borrowing Picture,
    _ events: inout [FindingEvent]
  ) {
    for id in orphans { events.append(.ended(id: id, at: moment.wall)) }
    orphans.removeAll()
    var (place, gone, list) = (presences.startIndex, [UInt32](), [Presence]())
    while place != presences.endIndex {
      let mmsi = presences.keys[place]
      let kind = common.directory.vessel(mmsi: mmsi)?.kind
      swap(&list, &presences.values[place])
      for index in list.indices {
        sweep(&list[index], mmsi, kind, moment, silentFeeds, common, picture, &events)
      }
      list.removeAll(where: \.isOver)
      if list.isEmpty { gone.append(mmsi) }
      swap(&list, &presences.values[place])
      presences.formIndex(after: &place)
    }
    for mmsi in gone { presences[mmsi] = nil }
  }

  private func sweep(
    _ presence: inout Presence, _ mmsi: UInt32, _ kind: RegisteredVessel.Kind?, _ moment: Moment,
    _ silentFeeds: Set<UInt16>, _ common: Common, _ picture: borrowing Picture, _ events: inout [FindingEvent]
  ) {
    let now = moment.monotonic.milliseconds
    if presence.stay.lastMono == .min { presence.stay.lastMono = now }
    let isFeedSilent = presence.stay.last.map { silentFeeds.contains($0.source) } ?? false
    if isFeedSilent { return }
    goods(&presence, kind, moment, common, &events)
    let unheard = now - presence.stay.lastMono
    let hasGone = !presence.stay.isInside && presence.stay.outsideFixes > 0 && unheard >= 5 * 60_000
    if unheard >= ZoneWatch.forgotten || hasGone {
      end(&presence.closed, moment.wall, &events)
      end(&presence.speed, moment.wall, &events)
      for index in presence.conducts.indices { presence.conducts[index].stop(moment.wall, &events) }
      presence.conducts.removeAll()
      presence.stay.isInside = false
      return
    }
    if presence.closed != nil, book.closedRule(presence.zone, kind, at: moment.wall, common) == nil {
      end(&presence.closed, moment.wall, &events)
    }
    if presence.speed != nil, book.speedRule(presence.zone, kind, at: moment.wall, common) == nil {
      end(&presence.speed, moment.wall, &events)
    }
    for index in presence.conducts.indices.reversed()
    where book.conductRule(presence.zone, presence.conducts[index].detector, kind, at: moment.wall, common) == nil {
      presence.conducts[index].stop(moment.wall, &events)
      presence.conducts.remove(at: index)
    }
    if presence.closed == nil, presence.stay.isInside, unheard <= 4 * 60_000 {
      closedAround(&presence, mmsi, kind, moment, common, picture, &events)
    }
  }

  func end(_ episode: inout Episode?, _ at: Instant, _ events: inout [FindingEvent]) {
    guard let id = episode?.id else { return }
    events.append(.ended(id: id, at: at))
    episode = nil
  }
}
