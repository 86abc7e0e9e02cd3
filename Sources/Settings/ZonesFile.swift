import Geometry
import Organisation
import Units

/// `zones.geojson`: areas with rules. A feature is a polygon or several; a line with `half_width`, which is a corridor; a point with `radius`,
/// which is a circle; or a bare line, which may not be crossed (closed water), either way or one way.
struct ZonesFile {
  static let name = "zones.geojson"
  static let ruleLimit = 10_000

  enum KindName: String, CaseIterable {
    case closedWater, speedLimit, noAnchoring, oneWay, sailingBan, dangerousGoods, noOvertaking
  }

  func read(_ root: Record, into draft: inout Draft) {
    var zones: [(zone: Zone, feature: Record)] = []
    var rules: [ZoneRuleDraft] = []
    GeoJSONFile(log: root.log).readShapes(root) { feature, shape in
      let id = feature.required("id")?.identifier()
      var zone = Zone(id: id ?? "", name: "", area: MultiPolygon(polygons: []), rules: [], version: "")
      feature.required("properties")?.record { properties -> Void? in
        zone.name = properties.name()
        place(&zone, shape, properties)
        zone.use = properties.optional("use")?.choice(Zone.Use.self)
        // A water that is for something needs no rule.
        let listed = properties.has("use") ? properties.optional("rules") : properties.required("rules")
        let fields = listed?.items(atMost: 100) ?? []
        let drafts = fields.compactMap { field in
          field.record { rule($0, draft.stations).map { Drafted(value: $0, record: $1) } }
        }
        if fields.isEmpty, properties.has("rules") { properties.refuse("rules", "has no rule") }
        zone.rules = drafts.map(\.value)
        drafts.forEach { check($0, of: zone) }
        if zone.isLine, zone.use != nil { properties.refuse("use", "is for waters: a bare line has none inside") }
        rules += drafts
        return ()
      }
      if id != nil { zones.append((zone, feature)) }
    }
    for (zone, feature) in zones { draft.zones.add(zone.id, Drafted(value: zone, record: feature)) }
    if rules.count > ZonesFile.ruleLimit { root.refuse("features", "have more than \(ZonesFile.ruleLimit) rules") }
    draft.zoneRules = rules
  }

  typealias ZoneRuleDraft = Drafted<ZoneRule>

  /// Half widths and radii in metres.
  private static let widths: ClosedRange<Double> = 1...50_000

  private func place(_ zone: inout Zone, _ shape: GeoJSONFile.Shape, _ properties: Record) {
    let half = properties.optional("half_width")
    let radius = properties.optional("radius")
    switch shape {
    case .polygons(let area):
      zone.area = area
      half?.refuse("belongs to a LineString")
      radius?.refuse("belongs to a Point")
    case .line(let points):
      radius?.refuse("belongs to a Point")
      zone.spine = Spine(points: points, halfWidth: half?.number(Self.widths) ?? 0)
    case .point(let centre):
      half?.refuse("belongs to a LineString")
      guard let metres = properties.required("radius")?.number(Self.widths) else { return }
      zone.spine = Spine(points: [centre], halfWidth: metres)
    }
    guard let spine = zone.spine else { return }
    zone.area = spine.outline
    if spine.halfWidth > 0, Area(spine) == nil {
      properties.refuse("half_width", "the zone is wider than 180° or reaches over a pole")
    }
  }

  /// What a rule needs of its zone's shape.
  private func check(_ draft: ZoneRuleDraft, of zone: Zone) {
    if zone.isLine, draft.value.kind != .closedWater {
      draft.record.refuse("kind", "a bare line can only be closed-water: give it a half_width to make it a corridor")
    }
    if !zone.isLine, draft.value.crossing != nil {
      draft.record.refuse("crossing", "belongs to a bare line: a LineString without half_width")
    }
    if case .oneWay(nil) = draft.value.kind, (zone.spine?.points.count ?? 0) < 2 {
      draft.record.refuse("direction", "is missing: only a corridor has a direction of its own, that of its line")
    }
  }

  private func rule(_ record: Record, _ stations: Roll<MeasuringStation>) -> (ZoneRule, Record)? {
    let kind: ZoneRule.Kind?
    switch record.required("kind")?.choice(KindName.self) {
    case .closedWater: kind = .closedWater
    case .speedLimit: kind = record.required("knots")?.number(0.5...60).map { .speedLimit(Knots($0)) }
    case .noAnchoring: kind = .noAnchoring
    case .noOvertaking: kind = .noOvertaking
    case .oneWay:
      kind = .oneWay(record.optional("direction")?.number(0...360).map { $0 == 360 ? 0 : $0 })
    case .sailingBan: kind = .sailingBan(record.required("cause")?.choice(SailingBan.Cause.self) ?? .other)
    case .dangerousGoods: kind = .dangerousGoods
    case nil:
      record.ignore("knots")
      record.ignore("cause")
      record.ignore("direction")
      kind = nil
    }
    let code = record.required("code")?.text(atMost: 16)
    let severity = record.required("severity")?.choice(Severity.self)
    var rule = ZoneRule(kind: kind ?? .closedWater, severity: severity ?? .ordinary, code: FindingCode(code ?? ""))
    rule.crossing = record.optional("crossing")?.choice(Gate.Way.self)
    ConditionsSection(stations: stations).read(record, into: &rule)
    record.set(&rule.except, "except") { $0.list(atMost: 20) { $0.choice(RegisteredVessel.Kind.self) } }
    if let fields = record.optional("hours")?.items(atMost: 20) {
      if fields.isEmpty { record.refuse("hours", "has no period: leave it out for always") }
      for field in fields {
        guard let hours = field.hours() else { continue }
        if let other = rule.hours.first(where: { $0.opens < hours.closes && hours.opens < $0.closes }) {
          field.refuse("overlaps \(other.opens.text)-\(other.closes.text)")
        }
        rule.hours.append(hours)
      }
    }
    return code == nil ? nil : (rule, record)
  }
}
