package import Units

/// How loud a finding is (D5). Not state: it follows from code and rule, and a duty leader may raise it (R19).
package enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
  /// 提示
  case info
  /// 一般
  case ordinary
  /// 严重
  case serious
  /// 紧急
  case emergency
  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
  private var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
}

/// A code of regulation.md's table (V06, D01, A04, F01, …), or one that a centre adds.
package struct FindingCode: RawRepresentable, Hashable, Sendable, Codable {
  package var rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package init(_ code: String) { rawValue = code }
  package init(from decoder: any Decoder) throws { rawValue = try decoder.singleValueContainer().decode(String.self) }
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

/// What a matter is about, which decides its form and ledger.
package enum MatterKind: String, Sendable, Codable, CaseIterable {
  /// Form 8, ledger 10.
  case violation
  /// Form 7, ledger 9.
  case breach
  /// Form 5, ledger 11.
  case incident
  /// Form 3, ledger 12.
  case fault
}

package enum DetectorKind: String, Sendable, Codable, CaseIterable {
  case closedWater = "closed-water"
  case speed
  /// 违章锚泊 (C5, X4)
  case anchoring
  /// 错走航路 (C5, X4)
  case wrongWay = "wrong-way"
  /// 未签单发航 (P7). `object` of these three is the ferry line, or of a ferry without a line the point or vessel whose timetable it sails by.
  case unsignedDeparture = "unsigned-departure"
  /// 非营运时段航行 (P7)
  case offHours = "off-hours"
  /// 偏离航线 (C5, X4)
  case offRoute = "off-route"
  /// 超载 (P7, C5). `object` is `persons` or `draught`.
  case overload
  /// 非客船载客 (P7). `object` is `persons`.
  case passengersOnCargo = "passengers-on-cargo"
  /// 失控漂航 (C13). `object` is `status` or `drift`: what was seen first.
  case adrift
  /// 搁浅 (C13). `object` is `status` or `stop`.
  case aground
  /// 违反禁航令 (P7). `object` is `ban:<no>` of a declared ban, else the zone whose rule it is.
  case sailingBan = "sailing-ban"
  /// 危险品船动态 (C5): one episode a stay in a watched place.
  case dangerousGoods = "dangerous-goods"
  /// 碰撞危险 (C13, X9). The subject is the lower MMSI, `object` the other one.
  case collisionRisk = "collision-risk"
  /// 违章追越 (C5, X4). The subject is who overtakes, `object` the other's MMSI.
  case overtaking
  /// 身份异常 (C5, X4). `object` is `mmsi`, `places`, `terminal`, `speed`, `name`, `size`, `imo` or `eni`.
  case identity
  case distress
  case lostSignal = "lost-signal"
  /// A person saw it: on a round (form 4), on a camera, or somebody telephoned. `mmsi` is 0 where no vessel is named; `object` is the
  /// thing looked at and the code (`point:PT-430105-01/V01`), so that what is seen again while it is open is the same finding.
  case observed
  /// 脱岗 (P8, C11, R8): a presence check was not answered, or a room gave no sign of itself. `object` is the centre and the code.
  case watchAbsent = "watch-absent"
  /// 数据源中断 (G11): a feed well below its usual rate at this hour. `object` is the feed's name.
  case feedSilent = "feed-silent"
  /// 航迹存档中断 (D2): no position is archived, for want of room or because the disk does not work. `object` is `tracks`.
  case archiveStopped = "archive-stopped"

  /// What its findings are about where the configuration does not know their code.
  package var matter: MatterKind {
    switch self {
    case .closedWater, .speed, .anchoring, .wrongWay, .sailingBan, .overtaking, .observed: .violation
    case .unsignedDeparture, .offHours, .offRoute, .overload, .passengersOnCargo: .violation
    case .distress, .adrift, .aground, .dangerousGoods, .collisionRisk: .incident
    case .lostSignal, .identity, .feedSilent, .archiveStopped: .fault
    case .watchAbsent: .breach
    }
  }
}

/// Why a finding was made, as data; people's sentences come from the catalogue (`reason.<key>`), placeholders filled by name.
package struct Reason: Hashable, Sendable, Codable {
  /// `closed-water.inside`, `speed.over`, `distress.sart`, `lost-signal.silent`, …
  package var key: String
  /// Values already rounded as people read them: `["metres": "42", "zone": "三汊矶禁航区", "seconds": "95", "knots": "6.1"]`.
  package var values: [String: String]
  package init(_ key: String, _ values: [String: String]) {
    self.key = key
    self.values = values
  }
}

/// One fix of the evidence, with the sentence as it was received.
package struct EvidenceFix: Hashable, Sendable, Codable {
  package var at: Instant
  package var position: Position
  package var speed: Knots?
  /// Degrees true.
  package var course: Double?
  /// The raw sentence or sentences, as received.
  package var raw: String
  /// Name of the feed.
  package var source: String
  package init(at: Instant, position: Position, speed: Knots?, course: Double?, raw: String, source: String) {
    self.at = at
    self.position = position
    self.speed = speed
    self.course = course
    self.raw = raw
    self.source = source
  }
}

/// What a detector saw: one an episode, offered to Watch until it is recorded.
/// `detector` + `mmsi` + `object` is unique while it is open; `id` is the same whenever the same episode is seen again.
package struct Finding: Hashable, Sendable, Codable, Identifiable {
  /// `closed-water/413900123/Z-SCJ/1763771000000`: detector, MMSI, object, onset in milliseconds.
  package var id: String
  package var detector: DetectorKind
  package var code: FindingCode
  package var severity: Severity
  package var mmsi: UInt32
  /// Registered vessel, if it is one.
  package var vessel: VesselID?
  /// Name as registered, else as received by AIS, else empty.
  package var vesselName: String
  /// Zone, or the feed or kind of signal: what is judged besides the vessel.
  package var object: String
  /// First fix of the episode.
  package var onset: Instant
  /// When the conditions were met and the episode opened.
  package var opened: Instant
  package var place: Position
  package var reason: Reason
  /// Version of the zone or rule that judged it (D8).
  package var ruleVersion: String
  package var evidence: [EvidenceFix]

  package init(
    id: String, detector: DetectorKind, code: FindingCode, severity: Severity, mmsi: UInt32, vessel: VesselID?,
    vesselName: String, object: String, onset: Instant, opened: Instant, place: Position, reason: Reason,
    ruleVersion: String, evidence: [EvidenceFix]
  ) {
    self.id = id
    self.detector = detector
    self.code = code
    self.severity = severity
    self.mmsi = mmsi
    self.vessel = vessel
    self.vesselName = vesselName
    self.object = object
    self.onset = onset
    self.opened = opened
    self.place = place
    self.reason = reason
    self.ruleVersion = ruleVersion
    self.evidence = evidence
  }
}

/// What detection tells Watch. An update while the episode lasts replaces reason and adds no second finding.
package enum FindingEvent: Hashable, Sendable {
  case opened(Finding)
  case updated(id: String, reason: Reason, place: Position, at: Instant)
  case ended(id: String, at: Instant)
  /// The track goes on: fixes behind those that the finding has. `isLast`: the end follows.
  case leg(id: String, fixes: [EvidenceFix], isLast: Bool)
}
