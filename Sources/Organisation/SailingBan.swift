package import Geometry
package import Units

/// A sailing ban (禁航令, P7): from when until when nobody may be under way in certain waters.
package struct SailingBan: Hashable, Sendable, Codable {
  package enum Cause: String, Hashable, Sendable, Codable, CaseIterable {
    /// 大风
    case wind
    /// 大雾
    case fog
    /// 洪水
    case flood
    /// 冰冻
    case ice
    /// 交通管制
    case traffic
    /// 其他
    case other
  }

  /// How it was lifted.
  package struct Lifting: Hashable, Sendable, Codable {
    package var at: Instant
    package var by: PersonID
    package var reason: String
    package init(at: Instant, by: PersonID, reason: String) {
      self.at = at
      self.by = by
      self.reason = reason
    }
  }

  package enum State: String, Hashable, Sendable, Codable, CaseIterable { case planned, inForce, expired, lifted }

  package var no: Int64
  package var centre: CentreID
  /// Zones, and centres whose waters and the waters below them are meant.
  package var zones: [ZoneID]
  package var centres: [CentreID]
  package var cause: Cause
  package var from: Instant
  /// Excluded; nil: until it is lifted.
  package var until: Instant?
  package var reason: String
  /// Kinds of registered vessels that it does not bind.
  package var except: [RegisteredVessel.Kind]
  package var declaredAt: Instant
  package var declaredBy: PersonID
  package var lifting: Lifting?
  /// The bulletin that passes it on (P5).
  package var bulletin: Int64?
  package var revision: Int

  package init(
    no: Int64 = 0, centre: CentreID, zones: [ZoneID] = [], centres: [CentreID] = [], cause: Cause, from: Instant,
    until: Instant? = nil, reason: String, except: [RegisteredVessel.Kind] = [.official], declaredAt: Instant,
    declaredBy: PersonID
  ) {
    self.no = no
    self.centre = centre
    self.zones = zones
    self.centres = centres
    self.cause = cause
    self.from = from
    self.until = until
    self.reason = reason
    self.except = except
    self.declaredAt = declaredAt
    self.declaredBy = declaredBy
    revision = 1
  }

  package func state(at now: Instant) -> State {
    if lifting != nil { return .lifted }
    if let until, now >= until { return .expired }
    return now < from ? .planned : .inForce
  }

  /// Nobody was bound before it was said.
  package var begins: Instant { max(from, declaredAt) }

  /// `ban:12`, by which findings name it.
  package var subject: String { "ban:\(no)" }
}

extension Directory {
  /// The waters of a ban, those without a polygon left out.
  package func waters(of ban: SailingBan) -> [MultiPolygon] {
    let centres = organisation.centres.filter { centre in ban.centres.contains { isWithin(centre.id, of: $0) } }
    return ban.zones.compactMap { zone($0)?.area } + centres.compactMap(\.waters)
  }

  /// What people call them: `三汊矶禁航区、长沙市`.
  package func names(of ban: SailingBan, joinedBy separator: String = "、") -> String {
    (ban.zones.map { zone($0)?.name ?? $0 } + ban.centres.map { centre($0)?.area ?? $0.rawValue })
      .joined(separator: separator)
  }
}
