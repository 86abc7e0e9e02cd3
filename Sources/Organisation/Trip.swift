package import Units

/// A crossing of a vessel on its line, counted from its track: it left a berth, it reached one.
package struct Trip: Hashable, Sendable, Codable, Identifiable {
  package enum State: String, Hashable, Sendable, Codable, CaseIterable {
    case underWay = "under-way"
    case arrived
    /// It was not heard any more.
    case lost
  }
  /// `L-430100-01/413900101/1763771000000`: line, MMSI, departure in milliseconds.
  package var id: String
  package var line: LineID
  package var mmsi: UInt32
  package var vessel: VesselID
  /// nil: it was under way when it was first heard.
  package var from: BerthID?
  /// nil until it reaches one.
  package var to: BerthID?
  /// Its first fix off the berth; where nobody saw it leave, the last at the berth; of one first heard under way its first.
  package var left: Instant
  /// Its last fix at the berth: it left no sooner.
  package var lastBerthed: Instant?
  package var arrived: Instant?
  /// False: it was away from the receivers when it left.
  package var isDepartureSeen: Bool
  package var state: State
  /// Number of the sign-off that belongs to it.
  package var signOff: Int64?

  package init(
    line: LineID, mmsi: UInt32, vessel: VesselID, from: BerthID?, left: Instant, isDepartureSeen: Bool = true
  ) {
    id = "\(line)/\(mmsi)/\(left.milliseconds)"
    self.line = line
    self.mmsi = mmsi
    self.vessel = vessel
    self.from = from
    self.left = left
    self.isDepartureSeen = isDepartureSeen
    state = .underWay
  }
}

/// 签单: a clerk has seen to it that a vessel may leave a berth, with so many persons (P7).
package struct SignOff: Hashable, Sendable, Codable {
  /// Of the register.
  package var no: Int64
  package var vessel: VesselID
  package var mmsi: UInt32
  package var line: LineID
  package var berth: BerthID
  package var signedAt: Instant
  /// When it reached the register.
  package var recordedAt: Instant
  /// Aboard, crew not counted; nil: not said.
  package var persons: Int?
  /// Who signed at the berth, as written there.
  package var clerk: String

  package init(
    no: Int64, vessel: VesselID, mmsi: UInt32, line: LineID, berth: BerthID, signedAt: Instant, recordedAt: Instant,
    persons: Int?, clerk: String
  ) {
    self.no = no
    self.vessel = vessel
    self.mmsi = mmsi
    self.line = line
    self.berth = berth
    self.signedAt = signedAt
    self.recordedAt = recordedAt
    self.persons = persons
    self.clerk = clerk
  }
}
