package import Organisation
package import Units

/// What a bulletin is about (P5, G9, C7), in the order in which a broadcast reads them.
package enum BulletinKind: String, Sendable, Codable, CaseIterable {
  /// 禁航令
  case sailingBan
  /// 航行警告
  case navigationWarning
  /// 航行通告
  case navigationNotice
  /// 交通管制
  case trafficControl
  /// 气象
  case weather
  /// 水位
  case waterLevel
  /// 航道
  case fairway
  /// 其他安全信息
  case other

  /// Unless the person says another: a ban and a warning are urgent by nature.
  package var usualSeverity: Severity {
    switch self {
    case .sailingBan, .navigationWarning: .serious
    case .navigationNotice, .trafficControl, .weather, .waterLevel, .fairway, .other: .ordinary
    }
  }

  /// Place in a broadcast, from 0.
  package var rank: Int { BulletinKind.allCases.firstIndex(of: self) ?? 0 }
}

/// How a bulletin came (P5, G9).
package enum BulletinSource: String, Sendable, Codable, CaseIterable {
  /// 本中心录入: the centre's own.
  case entered
  /// Received from a superior or another authority by telephone, fax or platform, and entered here.
  case fromAbove
  /// Received by mail, and entered here.
  case mail
  /// Heard on AIS (safety-related text, types 12 and 14).
  case ais
}

/// Which waters a bulletin is about.
package struct BulletinArea: Hashable, Sendable, Codable {
  package var zones: [ZoneID]
  package var points: [PointID]
  /// Centres whose waters, and the waters below them, are meant.
  package var centres: [CentreID]
  /// In words (`湘阴大桥上游 2 公里`); where nothing else is named it concerns all the centre's waters and everyone below.
  package var words: String

  package init(zones: [ZoneID] = [], points: [PointID] = [], centres: [CentreID] = [], words: String = "") {
    self.zones = zones
    self.points = points
    self.centres = centres
    self.words = words
  }

  /// No zone, point and centre: the whole of the centre's waters.
  package var isWhole: Bool { zones.isEmpty && points.isEmpty && centres.isEmpty }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    zones = try values.decode([ZoneID].self, forKey: .zones)
    points = try values.decode([PointID].self, forKey: .points)
    // Records before 2026-11-27 have none.
    centres = try values.decodeIfPresent([CentreID].self, forKey: .centres) ?? []
    words = try values.decode(String.self, forKey: .words)
  }
}

/// A navigational notice or warning (航行通(警)告), or another piece of safety information, of one centre.
package struct Bulletin: Hashable, Sendable, Codable {
  /// How a bulletin was taken out of force before its time.
  package struct Ending: Hashable, Sendable, Codable {
    package var at: Instant
    package var by: PersonID
    package var reason: String
    package init(at: Instant, by: PersonID, reason: String) {
      self.at = at
      self.by = by
      self.reason = reason
    }
  }

  /// What was heard on AIS, for those who decide about it.
  package struct Heard: Hashable, Sendable, Codable {
    package var mmsi: UInt32
    package var feed: String
    package var place: Position?
    package var times: Int
    package init(mmsi: UInt32, feed: String, place: Position?, times: Int = 1) {
      self.mmsi = mmsi
      self.feed = feed
      self.place = place
      self.times = times
    }
  }

  package enum State: String, Hashable, Sendable, Codable, CaseIterable {
    /// 待采用: heard, and nobody has taken it up.
    case candidate
    /// 未生效: entered, in force later.
    case entered
    case inForce
    case expired
    case cancelled
    case superseded
    /// A candidate that somebody looked at and put aside.
    case dismissed
  }

  package var no: Int64
  /// The centre that issued it or took it up.
  package var centre: CentreID
  package var kind: BulletinKind
  /// The issuer's own number (`长航警〔2026〕17号`), and who issued it.
  package var number: String
  package var issuer: String
  package var text: String
  package var area: BulletinArea
  package var from: Instant
  /// Excluded; nil: until further notice.
  package var until: Instant?
  package var severity: Severity
  package var source: BulletinSource
  package var enteredAt: Instant
  /// Who entered or adopted it; nil: a candidate that nobody took up.
  package var enteredBy: PersonID?
  package var heard: Heard?
  package var ending: Ending?
  package var supersedes: Int64?
  package var supersededBy: Int64?
  package var drill: Bool
  package var revision: Int

  package init(
    no: Int64 = 0, centre: CentreID, kind: BulletinKind, number: String = "", issuer: String = "", text: String,
    area: BulletinArea = BulletinArea(), from: Instant, until: Instant? = nil, severity: Severity,
    source: BulletinSource = .entered, enteredAt: Instant, enteredBy: PersonID?, heard: Heard? = nil,
    supersedes: Int64? = nil, drill: Bool = false
  ) {
    self.no = no
    self.centre = centre
    self.kind = kind
    self.number = number
    self.issuer = issuer
    self.text = text
    self.area = area
    self.from = from
    self.until = until
    self.severity = severity
    self.source = source
    self.enteredAt = enteredAt
    self.enteredBy = enteredBy
    self.heard = heard
    ending = nil
    self.supersedes = supersedes
    supersededBy = nil
    self.drill = drill
    revision = 1
  }

  /// Computed from what was recorded and the hour, so that no restart can forget an expiry (D1).
  package func state(at now: Instant) -> State {
    if enteredBy == nil { return ending == nil ? .candidate : .dismissed }
    if supersededBy != nil { return .superseded }
    if ending != nil { return .cancelled }
    if let until, now >= until { return .expired }
    return now < from ? .entered : .inForce
  }

  /// To be acted on now or later: neither over nor put aside.
  package func isLive(at now: Instant) -> Bool {
    let state = state(at: now)
    return state == .candidate || state == .entered || state == .inForce
  }
}

/// One centre or unit that a bulletin was relayed to, and whether it has confirmed (P5).
package struct BulletinReceipt: Hashable, Sendable, Codable {
  package enum Party: Hashable, Sendable, Codable {
    case centre(CentreID)
    case unit(UnitID)

    /// `centre:430100`, `unit:U-430112-T1`
    package var key: String {
      switch self {
      case .centre(let id): "centre:\(id.rawValue)"
      case .unit(let id): "unit:\(id)"
      }
    }
    package init?(key: String) {
      if key.hasPrefix("centre:") {
        self = .centre(CentreID(String(key.dropFirst(7))))
      } else if key.hasPrefix("unit:") {
        self = .unit(String(key.dropFirst(5)))
      } else {
        return nil
      }
    }
  }

  package var bulletin: Int64
  package var party: Party
  /// The centre that passed it on, and is to hear of its receipt.
  package var via: CentreID
  package var relayedAt: Instant
  package var receivedAt: Instant?
  /// The person who recorded the receipt, and the name of who gave it where that is another.
  package var recordedBy: PersonID?
  package var givenBy: String
  /// Steps already taken while it was unconfirmed.
  package var taken: [BulletinReminder]

  package init(bulletin: Int64, party: Party, via: CentreID, relayedAt: Instant) {
    self.bulletin = bulletin
    self.party = party
    self.via = via
    self.relayedAt = relayedAt
    receivedAt = nil
    recordedBy = nil
    givenBy = ""
    taken = []
  }
}

/// What is done about a receipt that does not come.
package enum BulletinReminder: String, Hashable, Sendable, Codable, CaseIterable {
  /// The party's desk is asked again.
  case reminded
  /// The duty leaders of both sides are told.
  case climbed
}
