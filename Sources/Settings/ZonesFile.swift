import Geometry
import Organisation
import Units

/// `waters.geojson`: the waters of each centre that has any. A feature's `properties.centre` says whose they are.
struct WatersFile {
  static let name = "waters.geojson"

  func read(_ root: Record, into draft: inout Draft) {
    var lines: [String: Int] = [:]
    var waters: [(code: String, area: MultiPolygon, properties: Record)] = []
    GeoJSONFile(log: root.log).read(root) { feature, area in
      feature.ignore("id")
      feature.required("properties")?.record { properties -> Void? in
        properties.ignore("name")
        guard let code = properties.required("centre")?.text() else { return nil }
        if let first = lines.updateValue(properties.mark(of: "centre").line, forKey: code) {
          properties.refuse("centre", "the waters of \(code) are given in line \(first) already: make one MultiPolygon")
        }
        waters.append((code, area, properties))
        return ()
      }
    }
    for (code, area, properties) in waters {
      draft.centres.check(code, properties, "centre")
      if let centre = draft.centres[code], !centre.hasDirectWaters {
        properties.refuse("centre", "\(code) has no waters of its own in \(CentresFile.name)")
      }
      draft.centres.update { centre, _ in if centre.id.rawValue == code { centre.waters = area } }
    }
  }
}

/// `zones.geojson`: areas with rules.
struct ZonesFile {
  static let name = "zones.geojson"
  static let ruleLimit = 10_000

  enum KindName: String, CaseIterable { case closedWater, speedLimit, noAnchoring, oneWay, noOvertaking }

  func read(_ root: Record, into draft: inout Draft) {
    var zones: [(zone: Zone, feature: Record)] = []
    var rules: [ZoneRuleDraft] = []
    GeoJSONFile(log: root.log).read(root) { feature, area in
      let id = feature.required("id")?.identifier()
      var zone = Zone(id: id ?? "", name: "", area: area, rules: [], version: "")
      feature.required("properties")?.record { properties -> Void? in
        zone.name = properties.name()
        zone.use = properties.optional("use")?.choice(Zone.Use.self)
        // A water that is for something needs no rule.
        let listed = properties.has("use") ? properties.optional("rules") : properties.required("rules")
        let fields = listed?.items(atMost: 100) ?? []
        let drafts = fields.compactMap { field in field.record { rule($0).map { Drafted(value: $0, record: $1) } } }
        if fields.isEmpty, properties.has("rules") { properties.refuse("rules", "has no rule") }
        zone.rules = drafts.map(\.value)
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

  private func rule(_ record: Record) -> (ZoneRule, Record)? {
    let kind: ZoneRule.Kind?
    switch record.required("kind")?.choice(KindName.self) {
    case .closedWater: kind = .closedWater
    case .speedLimit: kind = record.required("knots")?.number(0.5...60).map { .speedLimit(Knots($0)) }
    case .noAnchoring: kind = .noAnchoring
    case .noOvertaking: kind = .noOvertaking
    case .oneWay: kind = record.required("direction")?.number(0...360).map { .oneWay($0 == 360 ? 0 : $0) }
    case nil:
      record.ignore("knots")
      record.ignore("direction")
      kind = nil
    }
    let code = record.required("code")?.text(atMost: 16)
    let severity = record.required("severity")?.choice(Severity.self)
    var rule = ZoneRule(kind: kind ?? .closedWater, severity: severity ?? .ordinary, code: FindingCode(code ?? ""))
    rule.from = record.optional("from")?.date()
    rule.through = record.optional("through")?.date()
    if let from = rule.from, let through = rule.through, through < from {
      record.refuse("through", "\(through.iso) is before \(from.iso)")
    }
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
