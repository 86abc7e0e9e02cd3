/// `GET /v1/handovers`, `GET /v1/handovers/current`: form 6, 交接班 (G6, S2).
package struct HandoverRow: Hashable, Sendable, Codable {
  /// Absent: nobody wrote it yet; what stands here is what is open now.
  package var no: Int64?
  package var revision: Int
  package var centre: String
  package var centreName: String
  /// `due` (not written), `prepared`, `taken-over` (all who come have signed) or `complete`.
  package var state: String
  package var offStarts: Timestamp
  package var offEnds: Timestamp
  package var onStarts: Timestamp
  package var onEnds: Timestamp
  package var offGoing: [HandoverPerson]
  package var onComing: [HandoverPerson]
  package var leaderOff: HandoverPerson
  package var leaderOn: HandoverPerson
  package var preparedBy: String?
  package var preparedAt: Timestamp?
  package var equipment: [HandoverItem]
  package var matters: [HandoverMatter]
  package var instructions: String
  package var swaps: [HandoverSwap]
  /// Minutes by which it is late, or was (G6).
  package var lateMinutes: Int?

  package init(
    no: Int64?, revision: Int, centre: String, centreName: String, state: String, offStarts: Timestamp,
    offEnds: Timestamp, onStarts: Timestamp, onEnds: Timestamp, offGoing: [HandoverPerson], onComing: [HandoverPerson],
    leaderOff: HandoverPerson, leaderOn: HandoverPerson, preparedBy: String? = nil, preparedAt: Timestamp? = nil,
    equipment: [HandoverItem] = [], matters: [HandoverMatter] = [], instructions: String = "",
    swaps: [HandoverSwap] = [], lateMinutes: Int? = nil
  ) {
    self.no = no
    self.revision = revision
    self.centre = centre
    self.centreName = centreName
    self.state = state
    self.offStarts = offStarts
    self.offEnds = offEnds
    self.onStarts = onStarts
    self.onEnds = onEnds
    self.offGoing = offGoing
    self.onComing = onComing
    self.leaderOff = leaderOff
    self.leaderOn = leaderOn
    self.preparedBy = preparedBy
    self.preparedAt = preparedAt
    self.equipment = equipment
    self.matters = matters
    self.instructions = instructions
    self.swaps = swaps
    self.lateMinutes = lateMinutes
  }
}

extension HandoverRow: Revised {}

/// Who has to sign, and when they did.
package struct HandoverPerson: Hashable, Sendable, Codable {
  package var id: String
  package var name: String
  package var signedAt: Timestamp?
  package init(id: String, name: String, signedAt: Timestamp? = nil) {
    self.id = id
    self.name = name
    self.signedAt = signedAt
  }
}

package struct HandoverItem: Hashable, Sendable, Codable {
  package var equipment: String
  package var state: String
  package init(equipment: String, state: String) {
    self.equipment = equipment
    self.state = state
  }
}

package struct HandoverMatter: Hashable, Sendable, Codable {
  package var what: String
  package var state: String
  package var next: String
  package init(what: String, state: String, next: String) {
    self.what = what
    self.state = state
    self.next = next
  }
}

/// 替班: `approvedBy` absent: it waits for the leader in charge.
package struct HandoverSwap: Hashable, Sendable, Codable {
  package var out: String
  package var outName: String
  package var instead: String
  package var insteadName: String
  package var reason: String
  package var approvedBy: String?
  package init(
    out: String, outName: String, instead: String, insteadName: String, reason: String, approvedBy: String? = nil
  ) {
    self.out = out
    self.outName = outName
    self.instead = instead
    self.insteadName = insteadName
    self.reason = reason
    self.approvedBy = approvedBy
  }
}

/// `POST /v1/handovers/prepare`: faults and open matters are taken from the register.
package struct HandoverPrepareRequest: Hashable, Sendable, Codable {
  /// State of the equipment, item by item.
  package var equipment: [HandoverItem]
  package var instructions: String?
  package init(equipment: [HandoverItem], instructions: String? = nil) {
    self.equipment = equipment
    self.instructions = instructions
  }
}

/// `POST /v1/handovers/sign`: as who takes over, who goes, or a duty leader: by the roster.
package struct HandoverSignRequest: Hashable, Sendable, Codable {
  /// When who takes over was in the room; now unless said.
  package var arrived: Timestamp?
  package init(arrived: Timestamp? = nil) { self.arrived = arrived }
}

/// `POST /v1/handovers/swap`
package struct HandoverSwapRequest: Hashable, Sendable, Codable {
  package var out: String
  package var instead: String
  package var reason: String
  package init(out: String, instead: String, reason: String) {
    self.out = out
    self.instead = instead
    self.reason = reason
  }
}

/// `POST /v1/handovers/approve`: by the leader in charge (主管领导).
package struct HandoverApproveRequest: Hashable, Sendable, Codable {
  package var out: String
  package init(out: String) { self.out = out }
}
