package import Organisation
import Regulation
package import Units

extension KeyCause {
  /// What bulletins make key in a centre's form 2 of a week (C6, X5, P5): weather, traffic control and bans that are in force on one of its
  /// days and concern its waters, each with the days on which they hold, and the points they name, or all that sail where they name none
  /// of them. Candidates, drills and what was taken back or replaced make nothing key. One that came in twice (the province's, entered once
  /// more by the city as it was received) is one.
  package static func bulletins(
    _ bulletins: [Bulletin], of centre: CentreID, monday: CivilDate, relay: BulletinRelay
  ) -> [KeyCause] {
    let directory = relay.directory
    var known: Set<Likeness> = []
    return bulletins.sorted { $0.no < $1.no }.compactMap { bulletin in
      guard bulletin.isKey, directory.isWithin(centre, of: bulletin.centre) else { return nil }
      let days = Week.days(from: monday).filter { bulletin.holds(on: $0, zone: directory.zone) }
      guard !days.isEmpty, let scope = scope(of: bulletin, for: centre, relay),
        known.insert(Likeness(bulletin)).inserted
      else { return nil }
      return KeyCause(
        key: "bulletin/\(bulletin.no)", why: bulletin.kind == .weather ? .weather : .other,
        because: Reason("bulletin", values(bulletin, directory.zone)), days: days, scope: scope)
    }
  }

  /// nil: it does not concern the centre.
  private static func scope(of bulletin: Bulletin, for centre: CentreID, _ relay: BulletinRelay) -> Scope? {
    guard let touched = relay.touched(bulletin) else { return .everywhere }
    guard touched.contains(centre) else { return nil }
    let own = Set(relay.directory.points(of: centre).map(\.id))
    let named = own.intersection(bulletin.area.points)
    // A zone, or a centre above, may hold more of the centre's waters than the points that are named beside it.
    return named.isEmpty || !bulletin.area.zones.isEmpty || !bulletin.area.centres.isEmpty
      ? .everywhere : .points(named.sorted())
  }

  private static func values(_ bulletin: Bulletin, _ zone: CivilZone) -> [String: String] {
    var values = [
      "from": zone.short(bulletin.from), "kind": bulletin.kind.rawValue, "no": "\(bulletin.no)",
      "number": bulletin.number, "text": gist(bulletin.text),
    ]
    if let until = bulletin.until { values["until"] = zone.short(until) }
    return values
  }

  /// Its first line, at most 60 characters.
  private static func gist(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? text
    return line.count > 60 ? line.prefix(59) + "…" : line
  }

  private struct Likeness: Hashable {
    var kind: BulletinKind
    var words: String
    init(_ bulletin: Bulletin) {
      kind = bulletin.kind
      words = bulletin.number.isEmpty ? bulletin.text : bulletin.number
    }
  }
}

extension Bulletin {
  /// Of a kind that makes waters key while it is in force, adopted, no drill, neither taken back nor replaced.
  fileprivate var isKey: Bool {
    guard enteredBy != nil, ending == nil, supersededBy == nil, !drill else { return false }
    switch kind {
    case .weather, .trafficControl, .sailingBan: return true
    case .navigationWarning, .navigationNotice, .waterLevel, .fairway, .other: return false
    }
  }

  /// In force at some time of the day.
  fileprivate func holds(on day: CivilDate, zone: CivilZone) -> Bool {
    from < zone.instant(day + 1, .midnight) && (until.map { zone.instant(day, .midnight) < $0 } ?? true)
  }
}
