import Casework
import Detection
import Organisation
import Reporting
import Units

/// Words for what was heard in binary messages: sentences of the catalogue with the numbers that were sent.
struct HeardWords {
  let context: WatchContext
  let now: Instant

  private func phrase(_ key: String, _ values: [String: String] = [:]) -> String {
    context.letters.heard(key, values)
  }

  /// What a candidate for a bulletin is about.
  static func kind(_ notice: HeardNotice) -> BulletinKind {
    switch notice.subject {
    case .weatherWarning, .observation: .weather
    case .waterLevels: .waterLevel
    case .signalClosed: .trafficControl
    case .area(let code, _, _): code == 18 || code == 19 ? .fairway : .navigationWarning
    case .areaCancelled: .navigationNotice
    case .fairwayClosed: .fairway
    }
  }

  /// The candidate's text.
  func text(_ notice: HeardNotice, _ heard: HeardText) -> String {
    switch notice.subject {
    case .weatherWarning(let kind, let classification, let minimum, let maximum, let wind):
      let range = [minimum, maximum].compactMap(\.self)
      let values = [
        "kind": phrase("emma.\(kind <= 9 ? kind : 0)"), "class": phrase("class.\(classification)"),
        "wind": wind == 0 || wind > 8 ? "" : phrase("wind", ["direction": phrase("direction.\(Int(wind) - 1)")]),
        "range": range.isEmpty
          ? "" : phrase("range.\(unit(kind))", ["range": Set(range).sorted().map(String.init).joined(separator: "～")]),
      ]
      return phrase("warning", values)
    case .waterLevels(_, let gauges):
      return gauges.map { phrase("gauge", ["number": "\($0.number)", "level": metres($0.centimetres)]) }.joined(
        separator: phrase("and"))
    case .signalClosed(let name, let direction):
      return phrase(
        "signal",
        ["name": name.isEmpty ? station(heard) : name, "direction": phrase("way.\(direction <= 4 ? direction : 0)")])
    case .observation(let weather):
      return phrase("measured", ["station": station(heard), "text": spoken(weather)])
    case .area(let code, _, let words):
      let what = phrase("area.\(Self.group(code))")
      return words.isEmpty ? what : phrase("area.words", ["what": what, "words": words])
    case .areaCancelled(let linkage):
      return phrase("cancelled", ["station": station(heard), "number": "\(linkage)"])
    case .fairwayClosed(let reason, let from, let to):
      return phrase("fairway", ["from": from, "reason": reason, "to": to])
    }
  }

  /// The candidate's text, with the end of its validity where the candidate itself ends sooner.
  func text(_ notice: HeardNotice, _ heard: HeardText, candidateUntil limit: Instant) -> String {
    let said = text(notice, heard)
    guard let until = notice.until, until > limit else { return said }
    return phrase("until", ["text": said, "until": context.letters.spoken(until)])
  }

  /// Where it is, in words: the point nearby, the place, the other end, the radius.
  func area(_ notice: HeardNotice, _ heard: HeardText) -> String {
    guard let place = notice.place ?? heard.place else { return "" }
    var words = phrase("place", ["latitude": degrees(place.latitude), "longitude": degrees(place.longitude)])
    if let point = context.jurisdiction.nearestPoint(to: place, within: Metres(3000)) {
      words = phrase("near", ["place": words, "point": point.name])
    }
    if let end = notice.end {
      let other = phrase("place", ["latitude": degrees(end.latitude), "longitude": degrees(end.longitude)])
      words = phrase("stretch", ["from": words, "to": other])
    }
    if case .area(_, let radius?, _) = notice.subject, radius > 0 {
      words = phrase("around", ["metres": "\(radius)", "place": words])
    }
    return words
  }

  /// What the next broadcast reads of it.
  func facts(_ notice: HeardNotice, _ heard: HeardText) -> [HeardFact] {
    func fact(_ kind: BulletinKind, _ text: String) -> HeardFact {
      HeardFact(mmsi: heard.mmsi, station: station(heard), kind: kind, text: text, at: notice.measuredAt ?? heard.at)
    }
    switch notice.subject {
    case .waterLevels: return [fact(.waterLevel, text(notice, heard))]
    case .observation(let weather):
      let air = spoken(weather)
      let level = weather.levelCentimetres.map { centimetres in
        let trend = weather.levelTrend.map { phrase("trend.\($0)") } ?? ""
        return phrase("level", ["level": metres(centimetres), "trend": trend])
      }
      return (air.isEmpty ? [] : [fact(.weather, air)]) + (level.map { [fact(.waterLevel, $0)] } ?? [])
    default: return []
    }
  }

  /// Wind and visibility.
  private func spoken(_ weather: HeardWeather) -> String {
    var parts: [String] = []
    if let force = weather.force {
      let direction = weather.windDirection.map { phrase("direction.\(($0 + 22) / 45 % 8)") } ?? ""
      let knots = [weather.windKnots, weather.gustKnots].compactMap(\.self).max() ?? 0
      let tenths = (knots * 5144 + 500) / 1000
      parts.append(
        phrase("force", ["direction": direction, "force": "\(force)", "speed": "\(tenths / 10).\(tenths % 10)"]))
    }
    if let metres = weather.visibilityMetres { parts.append(phrase("visibility", ["metres": "\(metres)"])) }
    return parts.joined(separator: phrase("and"))
  }

  private func station(_ heard: HeardText) -> String {
    heard.name.isEmpty ? phrase("station", ["mmsi": "\(heard.mmsi)"]) : heard.name
  }

  private func metres(_ centimetres: Int) -> String {
    let size = centimetres.magnitude
    let rest = size % 100
    return (centimetres < 0 ? "-" : "") + "\(size / 100)." + (rest < 10 ? "0" : "") + "\(rest)"
  }

  /// Three decimals: some 100 m.
  private func degrees(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded()).magnitude
    let rest = "\(thousandths % 1000)"
    return (value < 0 ? "-" : "") + "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }

  /// The unit that a kind of EMMA warning measures in.
  private func unit(_ kind: UInt8) -> String {
    switch kind {
    case 1: "speed"
    case 2: "rain"
    case 3: "snow"
    case 5: "sight"
    case 6, 7: "temperature"
    case 8: "flood"
    default: "none"
    }
  }

  /// The catalogue's key for a notice description of IMO SN.1/Circ.289.
  static func group(_ code: UInt8) -> String {
    switch code {
    case 18: "fairwayClosed"
    case 19: "harbourClosed"
    case 0...6: "protected"
    case 7: "derelict"
    case 8: "congestion"
    case 10, 11: "people"
    case 12...14, 21: "works"
    case 16, 17: "fishing"
    case 9, 15, 20, 22: "caution"
    case 23, 25: "storm"
    case 24, 30: "ice"
    case 26: "wind"
    case 27: "waves"
    case 28: "fog"
    case 29: "current"
    case 33, 42: "noAnchoring"
    case 35, 36, 37, 38: "closed"
    case 32, 34: "restricted"
    case 64...76: "distress"
    case 96...99: "wreck"
    case 100...104: "shoal"
    case 105: "clearance"
    case 106: "bridgeClosed"
    case 107, 108: "bridgeOpen"
    default: "other"
    }
  }
}
