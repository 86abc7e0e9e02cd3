package import Casework
package import Organisation
package import Regulation
package import Units

/// Findings in people's words, in the catalogue's language.
package struct FindingWords: Sendable {
  package let catalogue: Catalogue
  package let directory: Directory
  package let rules: RegulationRules

  package init(catalogue: Catalogue, directory: Directory, rules: RegulationRules) {
    self.catalogue = catalogue
    self.directory = directory
    self.rules = rules
  }

  /// Why, with its numbers: `在三汊矶禁航区内 42 米，已 95 秒，航速 6.1 节`.
  package func reason(_ reason: Reason) -> String {
    var values = reason.values.mapValues(Page.line)
    if let code = values["code"] { values["what"] = self.code(FindingCode(code)) }
    if let place = values["position"] { values["position"] = position(place) }
    return catalogue.text("reason.\(reason.key)", values)
  }

  /// `28.2007N 112.9575E`, as detectors have it, as people read it; anything else as it is.
  private func position(_ text: String) -> String {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let latitude = parts[0].last, let longitude = parts[1].last, "NS".contains(latitude),
      "EW".contains(longitude)
    else { return text }
    return catalogue.text(
      "place.position",
      [
        "lat": String(parts[0].dropLast()), "lon": String(parts[1].dropLast()),
        "ns": catalogue.text(latitude == "S" ? "place.south" : "place.north"),
        "ew": catalogue.text(longitude == "W" ? "place.west" : "place.east"),
      ])
  }

  /// Name of a code; the code itself where the regulation's file has none.
  package func code(_ code: FindingCode) -> String {
    guard let rule = rules.code(code) else { return code.rawValue }
    return catalogue.language == .zh ? rule.name : rule.english
  }

  /// 提示, 一般, 严重, 紧急
  package func severity(_ severity: Severity) -> String { catalogue.text("severity.\(severity.rawValue)") }

  /// 持续中, 已消失
  package func condition(_ record: FindingRecord) -> String {
    catalogue.text(record.isActive ? "condition.active" : "condition.ended")
  }

  /// 未确认, or by whom and until when it was acknowledged.
  package func attention(_ record: FindingRecord) -> String {
    guard case .acknowledged(let by, _, let until) = record.attention else {
      return catalogue.text("attention.unacknowledged")
    }
    let name = by.hasPrefix("console:") ? String(by.dropFirst(8)) : directory.person(by)?.name ?? by
    return catalogue.text("attention.acknowledged", ["by": name, "until": directory.zone.short(until)])
  }

  /// 预立案, 已立案 (with the case's number), 不予立案 (with the reason)
  package func disposition(_ record: FindingRecord) -> String {
    switch record.disposition {
    case .candidate: catalogue.text("disposition.candidate")
    case .filed(let no): catalogue.text("disposition.filed", ["case": "\(no)"])
    case .dismissed(_, let reason): catalogue.text("disposition.dismissed", ["reason": reason])
    }
  }

  /// All three in one: `已消失未确认`, `持续中，未确认`, …; what was filed or dismissed says that.
  package func state(_ record: FindingRecord, at now: Instant) -> String {
    if record.isDisposed { return disposition(record) }
    let acknowledged = record.isAcknowledged(at: now)
    switch (record.isActive, acknowledged) {
    case (true, false): return catalogue.text("alarm.active-unacknowledged")
    case (true, true): return catalogue.text("alarm.active-acknowledged")
    case (false, _) where record.isOver: return catalogue.text("alarm.over")
    case (false, _): return catalogue.text("alarm.ended-unacknowledged")
    }
  }
}
