import Casework
import Detection
import Organisation
import Regulation
import Reporting
import Store
import Units

/// Notices, warnings and other safety information (P5, G9): entered or taken up from what was heard, passed down the tiers,
/// confirmed by each, taken back.
extension Desk {
  /// What a person enters.
  struct BulletinEntry {
    var kind: BulletinKind
    var text: String
    var number: String = ""
    var issuer: String = ""
    var area = BulletinArea()
    var from: Instant?
    var until: Instant?
    var severity: Severity?
    var source = BulletinSource.entered
    var supersedes: Int64?
    var drill = false
  }

  var relay: BulletinRelay {
    BulletinRelay(directory: directory, jurisdiction: context.jurisdiction, rules: context.rules.bulletin)
  }

  func addBulletin(_ entry: BulletinEntry, centre: CentreID? = nil) throws -> Bulletin {
    let centre = centre ?? signer.person?.centre ?? CentreID("")
    let person = try allow(.enterBulletin, centre: centre)
    try check(entry)
    var bulletin = Bulletin(
      centre: centre, kind: entry.kind, number: entry.number, issuer: entry.issuer, text: entry.text, area: entry.area,
      from: entry.from ?? now, until: entry.until, severity: entry.severity ?? entry.kind.usualSeverity,
      source: entry.source, enteredAt: now, enteredBy: person.id, supersedes: entry.supersedes, drill: entry.drill)
    let old = try entry.supersedes.map { try superseded($0, by: bulletin) }
    bulletin.no = try tx.insert(bulletin)
    try journal(
      "bulletin.entered", "bulletin:\(bulletin.no)", centre: centre,
      [
        "drill": "\(bulletin.drill)", "kind": bulletin.kind.rawValue, "number": bulletin.number,
        "severity": bulletin.severity.rawValue, "source": bulletin.source.rawValue,
      ])
    if let old { try replace(old, with: bulletin) }
    try passOn(bulletin, from: centre)
    try tellBroadcasts(of: bulletin)
    try followInSheets(bulletin)
    return bulletin
  }

  /// A candidate heard on AIS becomes a bulletin of the centre, in the words a person gives it.
  func adoptBulletin(_ no: Int64, _ entry: BulletinEntry, revision: Int?) throws -> Bulletin {
    var bulletin = try bulletin(no)
    let person = try allow(.enterBulletin, centre: bulletin.centre)
    try expect(revision, bulletin.revision)
    guard bulletin.state(at: now) == .candidate else { throw BulletinRefusal.notACandidate }
    var entry = entry
    if entry.text.isEmpty { entry.text = bulletin.text }
    try check(entry)
    let old = try entry.supersedes.map { try superseded($0, by: bulletin) }
    bulletin.supersedes = entry.supersedes
    bulletin.kind = entry.kind
    bulletin.text = entry.text
    bulletin.number = entry.number
    bulletin.issuer = entry.issuer
    bulletin.area = entry.area
    bulletin.from = entry.from ?? now
    bulletin.until = entry.until
    bulletin.severity = entry.severity ?? entry.kind.usualSeverity
    bulletin.enteredBy = person.id
    bulletin.revision += 1
    try tx.update(bulletin, over: false)
    try journal("bulletin.adopted", "bulletin:\(no)", centre: bulletin.centre, ["kind": bulletin.kind.rawValue])
    if let old { try replace(old, with: bulletin) }
    try passOn(bulletin, from: bulletin.centre)
    try tellBroadcasts(of: bulletin)
    try followInSheets(bulletin)
    return bulletin
  }

  /// Takes a bulletin out of force, or puts a candidate aside. Everyone it was passed on to is told.
  func cancelBulletin(_ no: Int64, reason: String, revision: Int?) throws -> Bulletin {
    var bulletin = try bulletin(no)
    let person = try allow(.cancelBulletin, centre: bulletin.centre)
    try expect(revision, bulletin.revision)
    guard !reason.allSatisfy(\.isWhitespace) else { throw CaseRefusal.emptyText }
    guard bulletin.isLive(at: now) else { throw BulletinRefusal.over }
    let wasCandidate = bulletin.enteredBy == nil
    bulletin.ending = Bulletin.Ending(at: now, by: person.id, reason: reason)
    bulletin.revision += 1
    try tx.update(bulletin, over: true)
    try journal(
      wasCandidate ? "bulletin.dismissed" : "bulletin.cancelled", "bulletin:\(no)", centre: bulletin.centre,
      ["reason": reason])
    if !wasCandidate {
      try tellEnded(bulletin, by: nil)
      try tellBroadcasts(of: bulletin)
      try followInSheets(bulletin)
    }
    return bulletin
  }

  /// A party has it: by a person of that centre, or by one of the centre that passed it on, who was told.
  /// - Parameter party: nil: the signer's own centre.
  func receiveBulletin(
    _ no: Int64, for party: BulletinReceipt.Party?, givenBy: String, at received: Instant
  ) throws -> Bulletin {
    let bulletin = try bulletin(no)
    let own = signer.person?.centre ?? CentreID("")
    let party = party ?? .centre(own)
    guard var receipt = try tx.read.receipt(bulletin: no, party: party) else { throw BulletinRefusal.notRelayed }
    let isOwn = party == .centre(own)
    let person = try allow(.receiveBulletin, centre: isOwn ? own : receipt.via)
    if !isOwn, givenBy.allSatisfy(\.isWhitespace) { throw BulletinRefusal.noGiver }
    guard received <= now else { throw ActRefusal.inTheFuture }
    guard received >= receipt.relayedAt else { throw BulletinRefusal.beforeRelay }
    guard receipt.receivedAt == nil else { return bulletin }
    receipt.receivedAt = received
    receipt.recordedBy = person.id
    receipt.givenBy = givenBy
    try tx.update(receipt)
    try journal(
      "bulletin.received", "bulletin:\(no)", centre: isOwn ? own : receipt.via, occurred: received,
      ["given": givenBy, "party": party.key])
    // Who has it passes it on (P5); an urgent one went down all tiers at once.
    if case .centre(let centre) = party, bulletin.isLive(at: now) { try passOn(bulletin, from: centre) }
    return bulletin
  }

  func bulletin(_ no: Int64) throws -> Bulletin {
    guard let bulletin = try tx.read.bulletin(no: no) else { throw ActRefusal.noSuchThing("bulletin:\(no)") }
    return bulletin
  }

  /// The end of a bulletin's time is noted once.
  func expire(_ bulletin: Bulletin) throws {
    guard bulletin.state(at: now) == .expired || bulletin.enteredBy == nil else { return }
    try tx.update(bulletin, over: true)
    try journal("bulletin.expired", "bulletin:\(bulletin.no)", centre: bulletin.centre, occurred: bulletin.until)
    if bulletin.enteredBy != nil { try tellBroadcasts(of: bulletin) }
  }

  /// The step owed about a receipt that does not come (P5): once each.
  func remind(_ receipt: BulletinReceipt) throws {
    guard let bulletin = try tx.read.bulletin(no: receipt.bulletin),
      let step = BulletinClock.owed(receipt, of: bulletin, rules: context.rules.bulletin, now: now)
    else { return }
    var next = receipt
    next.taken.append(step)
    try tx.update(next)
    try journal(
      "bulletin.\(step.rawValue)", "bulletin:\(bulletin.no)", centre: receipt.via, ["party": receipt.party.key])
    var leaders: [Person] = []
    if step == .climbed {
      let resolver = RungResolver(directory)
      leaders = resolver.people(.dutyLeader, centre: receipt.via, at: now)
      if case .centre(let centre) = receipt.party { leaders += resolver.people(.dutyLeader, centre: centre, at: now) }
    }
    try post(context.letters.bulletinReminder(bulletin, next, climbing: step == .climbed, to: leaders, at: now))
  }

  private func check(_ entry: BulletinEntry) throws {
    guard !entry.text.allSatisfy(\.isWhitespace) else { throw CaseRefusal.emptyText }
    if let until = entry.until, until <= max(entry.from ?? now, now) { throw BulletinRefusal.endsBeforeItBegins }
    for zone in entry.area.zones where directory.zone(zone) == nil { throw BulletinRefusal.noSuchZone(zone) }
    for point in entry.area.points where directory.point(point) == nil {
      throw ActRefusal.noSuchThing("point:\(point)")
    }
  }

  /// Passes it on from `via` to those who are owed it and do not have it yet, one letter a centre that passes on.
  private func passOn(_ bulletin: Bulletin, from via: CentreID) throws {
    guard bulletin.isLive(at: now) else { return }
    var told: [CentreID: [BulletinReceipt.Party]] = [:]
    var order: [CentreID] = []
    // A centre that another daemon runs passes on by itself (D12).
    for hop in relay.hops(bulletin, from: via) where context.hosted.contains(hop.via) {
      let receipt = BulletinReceipt(bulletin: bulletin.no, party: hop.party, via: hop.via, relayedAt: now)
      guard try tx.insert(receipt) else { continue }
      if told[hop.via] == nil { order.append(hop.via) }
      told[hop.via, default: []].append(hop.party)
    }
    for centre in order {
      let parties = told[centre] ?? []
      try journal(
        "bulletin.relayed", "bulletin:\(bulletin.no)", centre: centre,
        ["to": parties.map(\.key).joined(separator: " ")])
      let letters = context.letters.bulletin(
        bulletin, from: centre, to: parties, replaces: try replaced(bulletin), at: now)
      for letter in letters { try post(letter) }
    }
  }

  private func replaced(_ bulletin: Bulletin) throws -> Bulletin? {
    try bulletin.supersedes.flatMap { try tx.read.bulletin(no: $0) }
  }

  private func superseded(_ no: Int64, by bulletin: Bulletin) throws -> Bulletin {
    let old = try self.bulletin(no)
    guard old.centre == bulletin.centre else { throw AuthorityRefusal.scope(old.centre) }
    guard old.isLive(at: now), old.enteredBy != nil else { throw BulletinRefusal.over }
    return old
  }

  private func replace(_ old: Bulletin, with new: Bulletin) throws {
    var old = old
    old.supersededBy = new.no
    old.revision += 1
    try tx.update(old, over: true)
    try journal("bulletin.superseded", "bulletin:\(old.no)", centre: old.centre, ["by": "\(new.no)"])
    try tellEnded(old, by: new)
    try tellBroadcasts(of: old)
    try followInSheets(old)
  }

  private func tellEnded(_ bulletin: Bulletin, by new: Bulletin?) throws {
    let receipts = try tx.read.receipts(bulletin: bulletin.no)
    guard !receipts.isEmpty else { return }
    for letter in context.letters.bulletinEnded(bulletin, by: new, to: receipts.map(\.party)) { try post(letter) }
  }
}

/// Why a step about a bulletin is not taken (`refusal.bulletin.<case>` in the catalogue).
enum BulletinRefusal: Error, Hashable, Sendable {
  case notACandidate
  case over
  case notRelayed
  /// A receipt recorded for another names who gave it.
  case noGiver
  case beforeRelay
  case endsBeforeItBegins
  case noSuchZone(ZoneID)

  var key: String {
    switch self {
    case .notACandidate: "notACandidate"
    case .over: "over"
    case .notRelayed: "notRelayed"
    case .noGiver: "noGiver"
    case .beforeRelay: "beforeRelay"
    case .endsBeforeItBegins: "endsBeforeItBegins"
    case .noSuchZone: "noSuchZone"
    }
  }
}
