package import Geometry
package import Units

/// A ferry crossing, wharf or reach with cameras (监控点).
package struct MonitoringPoint: Hashable, Sendable, Codable {
  package enum Kind: String, Sendable, Codable, CaseIterable { case ferry, wharf, reach }
  package enum Means: String, Sendable, Codable, CaseIterable { case cctv, gps, ais, vhf }
  package var id: PointID
  package var name: String
  package var kind: Kind
  package var centre: CentreID
  package var place: Position
  package var means: [Means]
  /// First departure and last berthing of a day for which `timetable` says nothing; nil for a point without sailings.
  package var sailings: Hours?
  /// In the order of the file.
  package var timetable: [TimetableLine] = []
  /// In order of their first day; no two share a day.
  package var closures: [Closure] = []
  /// The parts of each year in which it is in service; empty: all of it.
  package var seasons: [Season] = []
  /// The township answerable for it (X8).
  package var township: UnitID?
  package var inServiceSince: CivilDate?

  package init(
    id: PointID, name: String, kind: Kind, centre: CentreID, place: Position, means: [Means], sailings: Hours?,
    township: UnitID?, inServiceSince: CivilDate?
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.centre = centre
    self.place = place
    self.means = means
    self.sailings = sailings
    self.township = township
    self.inServiceSince = inServiceSince
  }

  /// Reads points that were stored before they had timetables, closures and seasons.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    id = try values.decode(PointID.self, forKey: .id)
    name = try values.decode(String.self, forKey: .name)
    kind = try values.decode(Kind.self, forKey: .kind)
    centre = try values.decode(CentreID.self, forKey: .centre)
    place = try values.decode(Position.self, forKey: .place)
    means = try values.decode([Means].self, forKey: .means)
    sailings = try values.decodeIfPresent(Hours.self, forKey: .sailings)
    timetable = try values.decodeIfPresent([TimetableLine].self, forKey: .timetable) ?? []
    closures = try values.decodeIfPresent([Closure].self, forKey: .closures) ?? []
    seasons = try values.decodeIfPresent([Season].self, forKey: .seasons) ?? []
    township = try values.decodeIfPresent(UnitID.self, forKey: .township)
    inServiceSince = try values.decodeIfPresent(CivilDate.self, forKey: .inServiceSince)
  }
}

/// A vessel of the register (form 1).
package struct RegisteredVessel: Hashable, Sendable, Codable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case passenger, ferry, tourist, dangerousGoods, cargo, tanker, tug, workboat, official
  }
  package var id: VesselID
  /// Its MMSI; of a vessel without one `VesselNumber.own(of: id)`.
  package var mmsi: UInt32
  package var name: String
  package var kind: Kind
  package var homeCentre: CentreID
  /// The point it serves, for a ferry.
  package var point: PointID?
  /// When it is expected to be under way or at its berth with its transmitter on; nil: always. Of a passenger vessel or ferry that serves
  /// no point also its first departure and last berthing, on days for which `timetable` says nothing (G3).
  package var service: Hours?
  /// In the order of the file; only of a vessel that serves no point.
  package var timetable: [TimetableLine] = []
  /// Length over all.
  package var length: Metres?
  /// Gross tonnage, and power of the main engines in kW, where known (R9).
  package var tonnage: Int?
  package var power: Int?
  /// Its IMO number, and its European vessel identification number (ENI, eight digits), where it has them: what it sends is held against them.
  package var imo: UInt32?
  package var eni: UInt32?
  /// Numbers of its devices that are no AIS transponder: terminal numbers, SIM, IMEI, as `DeviceNumber` writes them.
  package var terminals: [String] = []
  /// 核定载客: passengers that its certificate allows; nil: not known.
  package var certifiedPersons: Int?
  /// Draught that its certificate allows.
  package var certifiedDraught: Metres?
  /// Of a vessel that carries no passengers: the most persons that may be aboard.
  package var crewLimit: Int?

  package init(
    id: VesselID, mmsi: UInt32, name: String, kind: Kind, homeCentre: CentreID, point: PointID?, service: Hours?,
    length: Metres?, tonnage: Int? = nil, power: Int? = nil
  ) {
    self.id = id
    self.mmsi = mmsi
    self.name = name
    self.kind = kind
    self.homeCentre = homeCentre
    self.point = point
    self.service = service
    self.length = length
    self.tonnage = tonnage
    self.power = power
  }

  /// Reads vessels that were stored before they had timetables or terminals.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    id = try values.decode(VesselID.self, forKey: .id)
    mmsi = try values.decode(UInt32.self, forKey: .mmsi)
    name = try values.decode(String.self, forKey: .name)
    kind = try values.decode(Kind.self, forKey: .kind)
    homeCentre = try values.decode(CentreID.self, forKey: .homeCentre)
    point = try values.decodeIfPresent(PointID.self, forKey: .point)
    service = try values.decodeIfPresent(Hours.self, forKey: .service)
    timetable = try values.decodeIfPresent([TimetableLine].self, forKey: .timetable) ?? []
    length = try values.decodeIfPresent(Metres.self, forKey: .length)
    tonnage = try values.decodeIfPresent(Int.self, forKey: .tonnage)
    power = try values.decodeIfPresent(Int.self, forKey: .power)
    imo = try values.decodeIfPresent(UInt32.self, forKey: .imo)
    eni = try values.decodeIfPresent(UInt32.self, forKey: .eni)
    terminals = try values.decodeIfPresent([String].self, forKey: .terminals) ?? []
    certifiedPersons = try values.decodeIfPresent(Int.self, forKey: .certifiedPersons)
    certifiedDraught = try values.decodeIfPresent(Metres.self, forKey: .certifiedDraught)
    crewLimit = try values.decodeIfPresent(Int.self, forKey: .crewLimit)
  }
}

/// An area on the water with rules, with a use, or both (GeoJSON feature).
package struct Zone: Hashable, Sendable, Codable {
  /// What the water is for.
  package enum Use: String, Hashable, Sendable, Codable, CaseIterable {
    /// 锚地: who lies or drifts there is not out of control.
    case anchorage
    /// 航道: who stops dead there has struck something.
    case fairway
  }
  package var id: ZoneID
  package var name: String
  /// Its polygons; of a corridor, circle or line the outline.
  package var area: MultiPolygon
  /// Of a corridor, a circle, or a bare line that may not be crossed.
  package var spine: Spine?
  package var rules: [ZoneRule]
  package var use: Use?
  /// First 12 hex digits of the digest of its definition: a case keeps the version that judged it (D8).
  package var version: String

  package init(
    id: ZoneID, name: String, area: MultiPolygon, spine: Spine? = nil, rules: [ZoneRule], use: Use? = nil,
    version: String
  ) {
    self.id = id
    self.spine = spine
    self.use = use
    self.name = name
    self.area = area
    self.rules = rules
    self.version = version
  }
}

extension Zone {
  /// A line that can only be crossed.
  package var isLine: Bool { spine.map { $0.halfWidth == 0 } ?? false }
  /// Ready for questions; nil for a bare line and for polygons without an inside.
  package var water: Area? { spine.map { Area($0) } ?? Area(area) }
  /// Around all of it.
  package var box: Box? { water?.box ?? spine.flatMap { Gate($0) }?.box }
}

/// One rule of a zone. Which vessels, when, and what.
package struct ZoneRule: Hashable, Sendable, Codable {
  package enum Kind: Hashable, Sendable, Codable {
    /// 禁航区
    case closedWater
    /// 限速区: the limit over ground.
    case speedLimit(Knots)
    /// 禁锚区
    case noAnchoring
    /// 单向通航区: the direction in which the lane runs, degrees true; nil: that of the corridor's line, bend by bend.
    case oneWay(Double?)
    /// 禁航令 by itself, while the rule's conditions hold (P7).
    case sailingBan(SailingBan.Cause)
    /// 危险品船动态: who carries dangerous goods is watched as it enters, berths and leaves (C5).
    case dangerousGoods
    /// 禁追区
    case noOvertaking
  }
  package var kind: Kind
  /// Of a bare line: the way that is forbidden, seen along it; nil: both.
  package var crossing: Gate.Way?
  /// When it holds; empty: always.
  package var hours: [Hours]
  /// Days on which it holds, both included.
  package var from: CivilDate?
  package var through: CivilDate?
  /// Days and readings on which it depends besides; nil: none.
  package var conditions: RuleConditions?
  /// Kinds of registered vessels it does not bind (official vessels by default).
  package var except: [RegisteredVessel.Kind]
  package var severity: Severity
  /// Code of the finding (V06, V11, …).
  package var code: FindingCode

  package init(
    kind: Kind, hours: [Hours] = [], from: CivilDate? = nil, through: CivilDate? = nil,
    conditions: RuleConditions? = nil, except: [RegisteredVessel.Kind] = [.official], severity: Severity,
    code: FindingCode
  ) {
    self.kind = kind
    self.conditions = conditions
    self.hours = hours
    self.from = from
    self.through = through
    self.except = except
    self.severity = severity
    self.code = code
  }
}
