import Detection
import Geometry
import Organisation
import Reporting
import Store
import Units
import Wire

/// Zones as the API shows them.
extension Rows {
  /// A zone in force.
  func zone(_ zone: Zone, _ edition: ZoneEdition?) -> ZoneRow {
    var row = ZoneRow(
      id: zone.id, name: zone.name, version: zone.version, shape: zone.shapeWord, use: zone.use?.rawValue,
      rules: zone.rules.map { rule($0) }, centres: centres(of: zone), source: "file")
    if let edition, edition.kind == .set { stamp(&row, edition) }
    return row
  }

  /// What was done to it.
  func edition(_ edition: ZoneEdition) -> ZoneRow {
    let before = (try? read.zoneHistory(edition.id))?.last { $0.no < edition.no && $0.zone != nil }?.zone
    let zone = edition.zone ?? context.fileZones.first { $0.id == edition.id } ?? before
    var row = ZoneRow(
      id: edition.id, name: zone?.name ?? edition.id, version: edition.zone?.version ?? "",
      shape: zone?.shapeWord ?? "", use: edition.zone?.use?.rawValue, rules: edition.zone?.rules.map { rule($0) } ?? [],
      centres: zone.map { centres(of: $0) } ?? [], source: edition.kind.rawValue)
    stamp(&row, edition)
    return row
  }

  private func stamp(_ row: inout ZoneRow, _ edition: ZoneEdition) {
    (row.source, row.edition, row.reason) = (edition.kind.rawValue, edition.no, edition.reason)
    (row.by, row.at) = (personName(edition.by), time(edition.at))
  }

  private func centres(of zone: Zone) -> [String] {
    context.jurisdiction.centres(touching: zone, of: directory.organisation).map(\.rawValue).sorted()
  }

  func rule(_ rule: ZoneRule) -> ZoneRuleRow {
    var row = ZoneRuleRow(
      kind: rule.kindWord, kindName: texts.words("zone.kind.\(rule.kindWord)"), code: rule.code.rawValue,
      codeName: codeName(rule.code), severity: rule.severity.rawValue)
    switch rule.kind {
    case .speedLimit(let limit): row.number = limit.value
    case .oneWay(let direction): row.number = direction
    default: break
    }
    let conditions = rule.explanation(circumstances(of: rule), stations: directory.organisation.stations)
    if !conditions.isEmpty {
      let all = conditions.map { texts.words($0.detail.key, $0.detail.values) }
      row.when = Words(all.map(\.zh).joined(separator: "；"), all.map(\.en).joined(separator: "; "))
    }
    if !rule.except.isEmpty {
      let kinds = rule.except.map { texts.words("vessel.kind.\($0.rawValue)") }
      row.except = Words(kinds.map(\.zh).joined(separator: "、"), kinds.map(\.en).joined(separator: ", "))
    }
    return row
  }

  /// What is the case now, as far as the readings that were kept say; they are read for a rule that asks for any.
  private func circumstances(of rule: ZoneRule) -> Circumstances {
    let readings = rule.conditions?.measured.isEmpty ?? true ? nil : try? read.readings()
    return Circumstances(
      now, context.zone, directory.organisation.holidays, readings.map { Environment($0) } ?? Environment())
  }

  /// Why a rule holds or not: whom it binds, and each condition with whether it is met.
  func why(_ answer: ZoneProbe.Answer, _ kind: RegisteredVessel.Kind?) -> [Words] {
    func marked(_ isMet: Bool?, _ words: Words) -> Words {
      let mark = isMet.map { $0 ? "✓" : "✗" } ?? "?"
      return Words("\(mark) \(words.zh)", "\(mark) \(words.en)")
    }
    let name = kind.map { texts.words("vessel.kind.\($0.rawValue)") } ?? texts.words("zone.check.unregistered")
    let bound = Words(
      texts.zh.text("zone.check.vessel", ["kind": name.zh]), texts.en.text("zone.check.vessel", ["kind": name.en]))
    let conditions = answer.checks.map { marked($0.isMet, texts.words($0.detail.key, $0.detail.values)) }
    return [marked(answer.binds, bound)]
      + (conditions.isEmpty ? [marked(true, texts.words("zone.check.always"))] : conditions)
  }
}

extension Zone {
  /// `polygon`, `circle`, `corridor`, `line`.
  var shapeWord: String {
    guard let spine else { return "polygon" }
    return spine.points.count == 1 ? "circle" : spine.halfWidth > 0 ? "corridor" : "line"
  }

  /// Its shape as a GeoJSON geometry, in WGS 84.
  var geometryText: String {
    func place(_ p: Position) -> String { "[\(p.longitude),\(p.latitude)]" }
    func list(_ points: [Position]) -> String { "[" + points.map(place).joined(separator: ",") + "]" }
    if let spine {
      guard spine.points.count > 1 else {
        return #"{"type":"Point","coordinates":\#(place(spine.points[0]))}"#
      }
      return #"{"type":"LineString","coordinates":\#(list(spine.points))}"#
    }
    let polygons = area.polygons.map { "[" + $0.map(list).joined(separator: ",") + "]" }
    guard polygons.count != 1 else { return #"{"type":"Polygon","coordinates":\#(polygons[0])}"# }
    return #"{"type":"MultiPolygon","coordinates":[\#(polygons.joined(separator: ","))]}"#
  }
}

extension ZoneRule {
  /// As `zones.geojson` has it.
  var kindWord: String {
    switch kind {
    case .closedWater: "closed-water"
    case .speedLimit: "speed-limit"
    case .noAnchoring: "no-anchoring"
    case .oneWay: "one-way"
    case .sailingBan: "sailing-ban"
    case .dangerousGoods: "dangerous-goods"
    case .noOvertaking: "no-overtaking"
    }
  }
}
