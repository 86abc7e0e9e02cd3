package import Units

/// What a person does in a centre. What a role may do, and where, is Casework's table of authority.
package enum Role: String, Sendable, Codable, CaseIterable, Comparable {
  /// 值班人员
  case watchkeeper
  /// 带班领导 (G5: established staff)
  case dutyLeader
  /// 中心领导
  case centreLeader
  /// 主管领导 (G6: approves swaps)
  case leaderInCharge
  /// Reads mail, signs nothing here: bureau, department.
  case superior
  /// 签单员: signs departures at a ferry point, and nothing else (P7).
  case clerk

  package static func < (a: Role, b: Role) -> Bool { a.rank < b.rank }
  private var rank: Int { Role.allCases.firstIndex(of: self) ?? 0 }
}

/// A person of a centre.
package struct Person: Hashable, Sendable, Codable {
  package var id: PersonID
  package var name: String
  package var centre: CentreID
  package var role: Role
  /// Unix account of the person's own, if any: its uid is the person (D6).
  package var account: String?
  package var address: String?
  package var phone: String?
  /// scrypt string of the PIN: `scrypt$N$r$p$salt$hash` (base64); nil: can't sign on at a console.
  package var pin: String?
  /// Addresses over gateways (R7): SMS, call-out, 企业微信, …; nil: none.
  package var channels: ChannelAddresses?

  package init(
    id: PersonID, name: String, centre: CentreID, role: Role, account: String? = nil, address: String? = nil,
    phone: String? = nil, pin: String? = nil
  ) {
    self.id = id
    self.name = name
    self.centre = centre
    self.role = role
    self.account = account
    self.address = address
    self.phone = phone
    self.pin = pin
  }
}

/// A control room's shared Unix account (D6): on it a person signs on with a PIN.
package struct Console: Hashable, Sendable, Codable {
  package var account: String
  package var centre: CentreID
  package init(account: String, centre: CentreID) {
    self.account = account
    self.centre = centre
  }
}

/// One line of the plain roster: who keeps a watch of a centre, and who leads it (G1).
package struct WatchAssignment: Hashable, Sendable, Codable {
  package var centre: CentreID
  /// Days on which it holds, both included; nil: always.
  package var from: CivilDate?
  package var through: CivilDate?
  /// 1 Monday … 7 Sunday; empty: every day.
  package var weekdays: [Int]
  /// A watch that ends at or before its start runs into the next day.
  package var starts: CivilTime
  package var ends: CivilTime
  package var watchkeepers: [PersonID]
  package var leader: PersonID

  package init(
    centre: CentreID, from: CivilDate? = nil, through: CivilDate? = nil, weekdays: [Int] = [], starts: CivilTime,
    ends: CivilTime, watchkeepers: [PersonID], leader: PersonID
  ) {
    self.centre = centre
    self.from = from
    self.through = through
    self.weekdays = weekdays
    self.starts = starts
    self.ends = ends
    self.watchkeepers = watchkeepers
    self.leader = leader
  }

  package func holds(on date: CivilDate) -> Bool {
    if let from, date < from { return false }
    if let through, date > through { return false }
    return weekdays.isEmpty || weekdays.contains(date.weekday)
  }
}

/// Who is on watch at a moment, and until when.
package struct WatchOnDuty: Hashable, Sendable {
  package var watchkeepers: [PersonID]
  package var leader: PersonID
  package var starts: Instant
  package var ends: Instant
  package init(watchkeepers: [PersonID], leader: PersonID, starts: Instant, ends: Instant) {
    self.watchkeepers = watchkeepers
    self.leader = leader
    self.starts = starts
    self.ends = ends
  }
}
