// Organisation: who keeps watch over what. Centres and their tiers, units, people, the roster, monitoring points, registered
// vessels, zones with their rules. Plain values that Settings fills and checks; every reference in them has been resolved
// once, so that the rest of the house may look things up without asking whether they exist.

package import Geometry
package import Units

/// A centre's code: GB/T 2260 of its area, `430100` for 长沙市. The province centre's ends in `0000`.
package struct CentreID: RawRepresentable, Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  package var rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package init(_ code: String) { rawValue = code }
  package var description: String { rawValue }
  package static func < (a: CentreID, b: CentreID) -> Bool { a.rawValue < b.rawValue }

  package init(from decoder: any Decoder) throws { rawValue = try decoder.singleValueContainer().decode(String.self) }
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

/// The three tiers that have a centre; a township is a responsible unit, not a centre.
package enum Tier: String, Sendable, Codable, CaseIterable { case province, city, county }

/// A period of one day, from `opens` (included) to `closes` (excluded). Sailings may run past midnight: `closes` is then later than 24:00,
/// and the period still belongs to the day on which it opened.
package struct Hours: Hashable, Sendable, Codable {
  package var opens: CivilTime
  package var closes: CivilTime
  package init(_ opens: CivilTime, _ closes: CivilTime) {
    self.opens = opens
    self.closes = closes
  }
  /// Whether it holds at that time of a day; the end of one that runs past midnight holds on the morning after.
  package func contains(_ time: CivilTime) -> Bool {
    opens <= time && time < closes || time.seconds + CivilTime.endOfDay.seconds < closes.seconds
  }
}

/// A monitoring centre (监控中心).
package struct Centre: Hashable, Sendable, Codable {
  package var id: CentreID
  /// `长沙市水上交通监控中心`
  package var name: String
  /// `长沙市`
  package var area: String
  package var tier: Tier
  /// The centre it reports to; nil for the province centre.
  package var parent: CentreID?
  /// Direct supervision of water traffic: watched 24 hours (一线).
  package var isFirstLine: Bool
  /// A city with waters of its own (直管水域). Always false for the province, always true for a county.
  package var hasDirectWaters: Bool
  /// The polygon of its waters, longitude and latitude pairs; nil for a centre without.
  package var waters: MultiPolygon?
  /// The bureau or office it belongs to (市地方海事局, 县海事处): whose leaders it reports to.
  package var authority: UnitID
  /// Nothing earlier is owed (D1).
  package var dutyStarts: CivilDate
  package var phone: String?
  /// Mail addresses of the centre itself (its duty desk): where reports and notices for the centre go.
  package var addresses: [String]
  /// Its own lines of equipment day's checklist; nil: none, and so in versions that were stored before there were any.
  package var equipment: [CentreEquipment]?
  /// Where an approved broadcast is handed over by mail (C7); nil: a person reads it from the screen.
  package var broadcastAddress: String?
  /// Addresses over gateways (R7); nil: none.
  package var channels: ChannelAddresses?

  package init(
    id: CentreID, name: String, area: String, tier: Tier, parent: CentreID?, isFirstLine: Bool, hasDirectWaters: Bool,
    waters: MultiPolygon?, authority: UnitID, dutyStarts: CivilDate, addresses: [String], phone: String? = nil,
    equipment: [CentreEquipment]? = nil
  ) {
    self.id = id
    self.name = name
    self.area = area
    self.tier = tier
    self.parent = parent
    self.isFirstLine = isFirstLine
    self.hasDirectWaters = hasDirectWaters
    self.waters = waters
    self.authority = authority
    self.dutyStarts = dutyStarts
    self.phone = phone
    self.addresses = addresses
    self.equipment = equipment
  }
}

package typealias UnitID = String
package typealias PersonID = String
package typealias PointID = String
package typealias VesselID = String
package typealias ZoneID = String

/// What is not a centre and yet is told, asked or reported to.
package struct ResponsibleUnit: Hashable, Sendable, Codable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// 省海事局: the province centre reports to its leaders.
    case provincialBureau
    /// 省交通运输厅
    case department
    /// 市地方海事局
    case cityBureau
    /// 县海事处(局)
    case countyOffice
    /// 乡镇政府(街道办)
    case township
    /// 应急预案相关单位
    case emergency
  }
  package var id: UnitID
  package var name: String
  package var kind: Kind
  /// The centre in whose area it lies: the one that notifies it, or that is copied when it gets a notice (R18).
  package var centre: CentreID
  /// Mail addresses of its leaders or office.
  package var addresses: [String]
  /// 安全责任领导
  package var safetyLeader: String?
  package var phone: String?
  /// Its place in the emergency plan (应急预案): lower is called first; nil: behind those that have one.
  package var order: Int?
  /// Addresses over gateways (R7): fax and SMS of P4's addressees; nil: none.
  package var channels: ChannelAddresses?

  package init(
    id: UnitID, name: String, kind: Kind, centre: CentreID, addresses: [String], safetyLeader: String? = nil,
    phone: String? = nil, order: Int? = nil
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.centre = centre
    self.addresses = addresses
    self.safetyLeader = safetyLeader
    self.phone = phone
    self.order = order
  }
}
