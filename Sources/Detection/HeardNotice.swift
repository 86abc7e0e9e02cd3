package import Units

// What binary messages say of weather, water, signals and areas (P5, G9, C7): read into a few plain values that people can be
// shown. Which of them is worth a candidate for a bulletin is decided by the limits; the words are found by who shows them.

/// One thing that a station said, with where and for how long it holds.
package struct HeardNotice: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    /// Inland FI 23.
    case weatherWarning(kind: UInt8, classification: UInt8, minimum: Int?, maximum: Int?, wind: UInt8)
    /// Inland FI 24: number and level in centimetres of each gauge.
    case waterLevels(country: String, [Gauge])
    /// Inland FI 40 and DAC 1 FI 19, where they close the way. Direction as in FI 40.
    case signalClosed(name: String, direction: UInt8)
    /// DAC 1 FI 31, 11 and 21.
    case observation(HeardWeather)
    /// DAC 1 FI 22 and 23: what it is about, the largest radius in metres, words sent with it.
    case area(notice: UInt8, radius: Int?, words: String)
    /// The same with the duration 0: the area with this number is cancelled.
    case areaCancelled(linkage: UInt16)
    /// DAC 1 FI 13.
    case fairwayClosed(reason: String, from: String, to: String)
  }

  package struct Gauge: Hashable, Sendable {
    package var number: UInt16
    package var centimetres: Int
  }

  package var subject: Subject
  /// When it begins and ends as said; nil: not said.
  package var from: Instant?
  package var until: Instant?
  /// Where it is; nil: not said. The other end of a stretch of water.
  package var place: Position?
  package var end: Position?
  /// When it was measured; nil: not said, or no measurement.
  package var measuredAt: Instant?
  /// Worth a candidate; false: a fact for the next broadcast only.
  package var isWorthy: Bool

  /// Station apart, what makes it the same notice: kind, area, validity. Values that are measured again do not count.
  package var identity: String {
    let kind =
      switch subject {
      case .weatherWarning(let kind, _, _, _, _): "emma/\(kind)"
      case .waterLevels(let country, let gauges):
        "levels/\(country)/" + gauges.map { "\($0.number)" }.joined(separator: ",")
      case .signalClosed(let name, let direction): "signal/\(name)/\(direction)"
      case .observation(let weather): "weather/" + (weather.isWindy ? "w" : "") + (weather.isDim ? "v" : "")
      case .area(let notice, let radius, _): "area/\(notice)/\(radius ?? 0)"
      case .areaCancelled(let linkage): "area-cancelled/\(linkage)"
      case .fairwayClosed(_, let from, let to): "fairway/\(from)/\(to)"
      }
    let places = [place, end].map { $0.map { "\(Self.grid($0.latitude)),\(Self.grid($0.longitude))" } ?? "" }
    let times = [from, until].map { $0.map { "\($0.milliseconds / 60_000)" } ?? "" }
    return ([kind] + places + times).joined(separator: "/")
  }

  /// In 1/1000 degree, some 100 m.
  private static func grid(_ degrees: Double) -> Int { Int((degrees * 1000).rounded()) }
}

/// Weather and water at a station, as far as people of the river want to hear it.
package struct HeardWeather: Hashable, Sendable {
  package var windKnots: Int?
  package var gustKnots: Int?
  /// Degrees from true north.
  package var windDirection: Int?
  package var visibilityMetres: Int?
  /// Centimetres over the local datum.
  package var levelCentimetres: Int?
  /// 1 falling, 2 rising, 0 steady; nil: not said.
  package var levelTrend: UInt8?
  /// Beyond the limits.
  package var isWindy = false
  package var isDim = false

  package init() {}

  package var isEmpty: Bool {
    windKnots == nil && gustKnots == nil && visibilityMetres == nil && levelCentimetres == nil
  }

  /// The stronger of mean and gust as Beaufort's force, 0–12.
  package var force: Int? {
    guard let knots = [windKnots, gustKnots].compactMap(\.self).max() else { return nil }
    return [1, 4, 7, 11, 17, 22, 28, 34, 41, 48, 56, 64].firstIndex { knots < $0 } ?? 12
  }
}

/// From when on a measured value is worth a candidate (`bulletin` in regulation.yaml).
package struct HeardLimits: Hashable, Sendable {
  /// Beaufort.
  package var windForce: Int
  package var visibilityMetres: Int

  package init(windForce: Int = 6, visibilityMetres: Int = 1000) {
    self.windForce = windForce
    self.visibilityMetres = visibilityMetres
  }
}
