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
