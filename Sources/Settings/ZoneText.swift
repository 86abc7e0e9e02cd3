package import Organisation

/// One zone as GeoJSON, set at run time: a Feature, or a FeatureCollection of one, checked as `zones.geojson` is.
package enum ZoneText {
  /// A Feature says nothing of its datum: that of the collection around it, or this.
  package static func read(
    _ text: String, datum: String? = nil, codes: [String]
  ) -> Result<Zone, ConfigurationRefused> {
    let log = ProblemLog(limit: 50)
    let name = "zone"
    func refused() -> Result<Zone, ConfigurationRefused> {
      .failure(ConfigurationRefused(problems: ProblemLog.sorted(log.problems), omitted: log.omitted, warnings: []))
    }
    guard let document = YAMLDocument.read(collection(text, datum), file: name, log: log) else { return refused() }
    var draft = Draft()
    Field(node: document, key: "", log: log).record { root -> Void? in
      ZonesFile().read(root, into: &draft)
      if draft.zones.values.count > 1 { root.refuse("features", "are several: one zone at a time") }
      return ()
    }
    for rule in draft.zoneRules where !codes.contains(rule.value.code.rawValue) {
      let code = rule.value.code.rawValue
      rule.record.refuse("code", "there is no code \"\(code)\" in \(RegulationFile.name)" + didYouMean(code, codes))
    }
    guard log.problems.isEmpty, let zone = draft.zones.values.first else {
      if log.problems.isEmpty { log.refuse(SourceMark(file: name), "features", "have no zone") }
      return refused()
    }
    return .success(zone.versioned())
  }

  /// A single feature in a collection, on the lines on which it stood.
  private static func collection(_ text: String, _ datum: String?) -> String {
    let silent = ProblemLog(limit: 0)
    var isFeature = false
    if let root = YAMLDocument.read(text, file: "zone", log: silent) {
      Field(node: root, key: "", log: silent).record { record -> Void? in
        isFeature = record.optional("type")?.text() == "Feature"
        return ()
      }
    }
    guard isFeature else { return text }
    let said = datum.map { #""datum": "\#($0.filter { $0.isLetter || $0.isNumber })", "# } ?? ""
    return #"{"type": "FeatureCollection", \#(said)"features": ["# + text + "]}"
  }
}
