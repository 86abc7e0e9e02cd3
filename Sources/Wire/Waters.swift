/// Why the waters are closed to navigation (P7).
package enum BanCauseName: String, Hashable, Sendable, Codable, CaseIterable, Choice {
  case wind, fog, flood, ice, traffic, other
}

/// A sailing ban (禁航令) as a line of a list.
package struct BanRow: Hashable, Sendable, Codable, Revised {
  package var no: Int64
  package var revision: Int
  /// `planned`, `inForce`, `expired` or `lifted`.
  package var state: String
  package var centre: String
  package var centreName: String
  /// Names of zones and of centres' areas.
  package var waters: String
  package var cause: String
  /// Kinds of vessels that it does not bind.
  package var except: [String]
  package var from: Timestamp
  /// Absent: until it is lifted.
  package var until: Timestamp?
  package var reason: String
  package var declaredAt: Timestamp
  package var declaredBy: String?
  package var liftedAt: Timestamp?
  package var liftedBy: String?
  package var liftReason: String?
  /// The bulletin that passes it on (P5).
  package var bulletin: Int64?
  /// Findings of vessels under way in spite of it.
  package var findings: Int

  package init(
    no: Int64, revision: Int, state: String, centre: String, centreName: String, waters: String, cause: String,
    except: [String] = [], from: Timestamp, until: Timestamp? = nil, reason: String, declaredAt: Timestamp,
    declaredBy: String? = nil,
    liftedAt: Timestamp? = nil, liftedBy: String? = nil, liftReason: String? = nil, bulletin: Int64? = nil,
    findings: Int = 0
  ) {
    self.no = no
    self.revision = revision
    self.state = state
    self.centre = centre
    self.centreName = centreName
    self.waters = waters
    self.cause = cause
    self.except = except
    self.from = from
    self.until = until
    self.reason = reason
    self.declaredAt = declaredAt
    self.declaredBy = declaredBy
    self.liftedAt = liftedAt
    self.liftedBy = liftedBy
    self.liftReason = liftReason
    self.bulletin = bulletin
    self.findings = findings
  }
}

/// `POST /v1/bans`
package struct BanRequest: Hashable, Sendable, Codable {
  /// Ids or names of zones; codes or areas of centres, whose waters and the waters below them are meant.
  package var waters: [String]
  package var cause: BanCauseName
  /// Now, unless said.
  package var from: Timestamp?
  package var until: Timestamp?
  package var reason: String
  /// Kinds of vessels that it does not bind, by their words in vessels.csv or as people say them; official vessels unless said, none where empty.
  package var except: [String]?
  /// Without the bulletin that passes it on.
  package var quiet: Bool?

  package init(
    waters: [String], cause: BanCauseName, from: Timestamp? = nil, until: Timestamp? = nil, reason: String,
    except: [String]? = nil, quiet: Bool? = nil
  ) {
    self.waters = waters
    self.cause = cause
    self.from = from
    self.until = until
    self.reason = reason
    self.except = except
    self.quiet = quiet
  }
}

/// `POST /v1/bans/{no}/lift`
package struct BanLiftRequest: Hashable, Sendable, Codable {
  package var reason: String
  package var revision: Int?
  package init(reason: String, revision: Int? = nil) {
    self.reason = reason
    self.revision = revision
  }
}

/// What a gauge or weather station last read, a quantity a line; a station that never read anything has one line without a value.
package struct ReadingRow: Hashable, Sendable, Codable {
  package var station: String
  package var name: String
  package var centre: String
  package var centreName: String
  /// The AIS station that sends it; absent: people enter it.
  package var mmsi: UInt32?
  /// `level` in m, `wind` in m/s, `visibility` in m.
  package var quantity: String?
  package var value: Double?
  package var at: Timestamp?
  /// `ais` or `entered`.
  package var source: String?
  package var by: String?
  /// Too old for some rule that asks for it.
  package var stale: Bool
  /// Zones whose rules ask for it, by name, and whether the rule's condition is met now; absent: unknown.
  package var rules: [ReadingRule]

  package init(
    station: String, name: String, centre: String, centreName: String, mmsi: UInt32? = nil, quantity: String? = nil,
    value: Double? = nil, at: Timestamp? = nil, source: String? = nil, by: String? = nil, stale: Bool = false,
    rules: [ReadingRule] = []
  ) {
    self.station = station
    self.name = name
    self.centre = centre
    self.centreName = centreName
    self.mmsi = mmsi
    self.quantity = quantity
    self.value = value
    self.at = at
    self.source = source
    self.by = by
    self.stale = stale
    self.rules = rules
  }
}

/// A condition of a zone's rule that asks for a reading.
package struct ReadingRule: Hashable, Sendable, Codable {
  package var zone: String
  package var met: Bool?
  /// Why.
  package var detail: Words
  package init(zone: String, met: Bool?, detail: Words) {
    self.zone = zone
    self.met = met
    self.detail = detail
  }
}

/// `POST /v1/readings`: one value at least.
package struct ReadingRequest: Hashable, Sendable, Codable {
  package var station: String
  /// Metres.
  package var level: Double?
  /// Metres a second.
  package var wind: Double?
  /// Metres.
  package var visibility: Double?
  /// Now, unless said.
  package var at: Timestamp?

  package init(
    station: String, level: Double? = nil, wind: Double? = nil, visibility: Double? = nil, at: Timestamp? = nil
  ) {
    self.station = station
    self.level = level
    self.wind = wind
    self.visibility = visibility
    self.at = at
  }
}
