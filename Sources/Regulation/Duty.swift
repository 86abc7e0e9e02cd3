package import Organisation
package import Units

/// What is looked at: a centre or a monitoring point.
package enum Target: Hashable, Sendable, Codable, Comparable {
  case centre(CentreID)
  case point(PointID)

  /// `centre:430100`, `point:PT-430102-01`
  package var key: String {
    switch self {
    case .centre(let id): "centre:\(id.rawValue)"
    case .point(let id): "point:\(id)"
    }
  }
  package init?(key: String) {
    if key.hasPrefix("centre:") {
      self = .centre(CentreID(String(key.dropFirst(7))))
    } else if key.hasPrefix("point:") {
      self = .point(String(key.dropFirst(6)))
    } else {
      return nil
    }
  }
  package static func < (a: Target, b: Target) -> Bool { a.key < b.key }
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let target = Target(key: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a target: \(text)")
    }
    self = target
  }
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(key)
  }
}

/// Whom a report goes to.
package enum Recipient: Hashable, Sendable, Codable {
  case centre(CentreID)
  case unit(UnitID)
}

/// One thing owed, with its window. `id` is deterministic and unique: `C2/430100/2026-11-21/county-round/3`.
package struct Duty: Hashable, Sendable, Codable, Identifiable {
  package var id: String
  package var clause: String
  package var kind: DutyKind
  package var centre: CentreID
  /// The day to which it belongs; for P4 the day on which it is due.
  package var day: CivilDate
  /// 1, 2, … among the rounds of the same kind of the day.
  package var ordinal: Int
  package var targets: [Target]
  package var opens: Instant
  /// Done after `due` is late.
  package var due: Instant
  /// Not done by `missedAfter` is missed (R3); nil: late, never missed (a report is sent when it can be).
  package var missedAfter: Instant?
  /// What a report covers: from (included) to (excluded).
  package var period: Period?
  package var to: [Recipient]
  /// The arithmetic behind `targets`, for `duty explain` (R1).
  package var quota: Quota?
  /// Who added it during the day, and why (R22); nil: the regulation owes it.
  package var added: Addition?

  package struct Addition: Hashable, Sendable, Codable {
    package var by: PersonID
    package var at: Instant
    package var reason: String
    package init(by: PersonID, at: Instant, reason: String) {
      self.by = by
      self.at = at
      self.reason = reason
    }
  }

  package struct Period: Hashable, Sendable, Codable {
    package var from: Instant
    package var to: Instant
    package init(from: Instant, to: Instant) {
      self.from = from
      self.to = to
    }
  }

  package init(
    id: String, clause: String, kind: DutyKind, centre: CentreID, day: CivilDate, ordinal: Int, targets: [Target],
    opens: Instant, due: Instant, missedAfter: Instant?, period: Period? = nil, to: [Recipient] = [],
    quota: Quota? = nil, added: Addition? = nil
  ) {
    self.id = id
    self.clause = clause
    self.kind = kind
    self.centre = centre
    self.day = day
    self.ordinal = ordinal
    self.targets = targets
    self.opens = opens
    self.due = due
    self.missedAfter = missedAfter
    self.period = period
    self.to = to
    self.quota = quota
    self.added = added
  }
}

/// What becomes of a duty; computed from the record of what was done, never stored on its own (D1).
package enum DutyState: String, Sendable, Codable, CaseIterable {
  /// Its window has not opened.
  case ahead
  /// 待办
  case open
  /// 已完成, in time
  case done
  /// Past due and not done; can still be done late.
  case late
  /// Done after `due`.
  case doneLate = "done-late"
  /// 漏查
  case missed
  /// Taken back with person and reason.
  case withdrawn
  /// A stretch of time that has passed: kept or not, the handover register says (G6), not the clock.
  case over

  /// The state of a duty at `now`, of which `finished` is when the last of its targets was done.
  package static func of(_ duty: Duty, finished: Instant?, withdrawn: Bool, now: Instant) -> DutyState {
    if withdrawn { return .withdrawn }
    if duty.kind.isWindow { return now < duty.opens ? .ahead : now <= duty.due ? .open : .over }
    if let finished {
      if finished <= duty.due { return .done }
      if let end = duty.missedAfter, finished > end { return .missed }
      return .doneLate
    }
    if now < duty.opens { return .ahead }
    if now <= duty.due { return .open }
    if let end = duty.missedAfter, now > end { return .missed }
    return .late
  }
}

/// R1's arithmetic for one draw, kept so that it can be shown afterwards.
package struct Quota: Hashable, Sendable, Codable {
  package var objects: Int
  package var floor: Int
  package var owed: Int
  package var daysLeft: Int
  /// Objects whose debt is as large as the days left; nil in a forecast without its key, which can't know who was drawn on the days between.
  package var urgent: Int?
  package var quota: Int
  package init(objects: Int, floor: Int, owed: Int, daysLeft: Int, urgent: Int?, quota: Int) {
    self.objects = objects
    self.floor = floor
    self.owed = owed
    self.daysLeft = daysLeft
    self.urgent = urgent
    self.quota = quota
  }
}
