import Geometry
import Units

/// A track over its zone as a picture for a case file: SVG, one A4 sheet across, readable when it is printed in black and white. North is up; the
/// plane is the local one, right to a few metres over ten kilometres.
///
/// The map shows the whole way with some water around it, and of the zone as much as keeps the way readable: a river's zone of many
/// kilometres runs out of the frame.
package struct TrackChart: Sendable {
  /// What stands on it, in one language.
  package struct Words: Sendable, Hashable {
    package var title: String
    package var subtitle: String
    /// Names and values, down the side.
    package var facts: [(name: String, value: String)]
    package var legend: String
    package var zone: String
    package var way: String
    package var gap: String
    package var onset: String
    package var opened: String
    package var ended: String
    package var place: String
    package var north: String
    package var nothing: String
    package var foot: String

    package init(
      title: String, subtitle: String, facts: [(name: String, value: String)], legend: String, zone: String,
      way: String, gap: String, onset: String, opened: String, ended: String, place: String, north: String,
      nothing: String, foot: String
    ) {
      self.title = title
      self.subtitle = subtitle
      self.facts = facts
      self.legend = legend
      self.zone = zone
      self.way = way
      self.gap = gap
      self.onset = onset
      self.opened = opened
      self.ended = ended
      self.place = place
      self.north = north
      self.nothing = nothing
      self.foot = foot
    }

    package static func == (a: Words, b: Words) -> Bool { a.title == b.title && a.foot == b.foot }
    package func hash(into hasher: inout Hasher) { hasher.combine(title) }
  }

  /// A place on the sheet; y goes down.
  struct Dot: Hashable, Sendable {
    var x: Double
    var y: Double
    func away(from other: Dot) -> Double {
      ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
    }
  }
  struct Frame: Hashable, Sendable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
    func overlaps(_ other: Frame) -> Bool {
      x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
    }
    func holds(_ other: Frame) -> Bool {
      other.x >= x && other.y >= y && other.x + other.width <= x + width && other.y + other.height <= y + height
    }
    func holds(_ dot: Dot) -> Bool { dot.x >= x && dot.x <= x + width && dot.y >= y && dot.y <= y + height }
  }

  /// A4 across at 96 dots an inch.
  static let sheet = (width: 1123.0, height: 794.0)
  static let map = Frame(x: 36, y: 88, width: 792, height: 656)
  static let side = Frame(x: 848, y: 88, width: 240, height: 656)
  /// Positions further apart in time are joined by a broken line.
  static let gap = TimeSpan.minutes(3)

  let track: TrackSheet
  let words: Words
  /// Dots of `track.points`.
  let way: [Dot]
  let rings: [[Dot]]
  let place: Dot?
  /// Dots a metre; nil: there is nothing to show.
  let scale: Double?

  package init(_ track: TrackSheet, words: Words) {
    self.track = track
    self.words = words
    let shown = track.points.map(\.place) + (track.place.map { [$0] } ?? [])
    let zone = track.area?.polygons.flatMap { $0 } ?? []
    guard let fit = Fit(way: shown, zone: zone.joined().filter(\.isValid), into: Self.map) else {
      (way, rings, place, scale) = ([], [], nil, nil)
      return
    }
    way = track.points.map { fit.dot($0.place) }
    rings = zone.map { $0.filter(\.isValid).map { fit.dot($0) } }
    place = track.place.map { fit.dot($0) }
    scale = fit.scale
  }

  /// From places to dots.
  struct Fit {
    var origin: Position
    var metric: LocalMetric
    var scale: Double
    /// Metres east and north of `origin` that stand in the middle of the map.
    var middle: (east: Double, north: Double)
    var centre: Dot

    /// nil: nothing to show.
    init?(way: [Position], zone: [Position], into frame: Frame) {
      guard let origin = way.first ?? zone.first else { return nil }
      self.origin = origin
      let metric = LocalMetric(latitude: origin.latitude)
      self.metric = metric
      func box(_ places: [Position]) -> (west: Double, east: Double, south: Double, north: Double)? {
        let offsets = places.map { metric.offset(from: origin, to: $0) }
        guard let west = offsets.map(\.east).min(), let east = offsets.map(\.east).max(),
          let south = offsets.map(\.north).min(), let north = offsets.map(\.north).max()
        else { return nil }
        return (west, east, south, north)
      }
      guard var shown = box(way.isEmpty ? zone : way) else { return nil }
      if let zone = box(zone) {
        // So far around the way the zone is drawn: four times its size, half a kilometre at least.
        let reach = max(500, 1.5 * max(shown.east - shown.west, shown.north - shown.south))
        shown = (
          min(shown.west, max(zone.west, shown.west - reach)), max(shown.east, min(zone.east, shown.east + reach)),
          min(shown.south, max(zone.south, shown.south - reach)), max(shown.north, min(zone.north, shown.north + reach))
        )
      }
      let width = max(shown.east - shown.west, 120)
      let height = max(shown.north - shown.south, 120)
      scale = min((frame.width - 130) / width, (frame.height - 130) / height)
      middle = ((shown.west + shown.east) / 2, (shown.south + shown.north) / 2)
      centre = Dot(x: frame.x + frame.width / 2, y: frame.y + frame.height / 2)
      guard scale.isFinite, scale > 0 else { return nil }
    }

    func dot(_ place: Position) -> Dot {
      let offset = metric.offset(from: origin, to: place)
      return Dot(
        x: centre.x + (offset.east - middle.east) * scale, y: centre.y - (offset.north - middle.north) * scale)
    }
  }

  /// The index of the last fix by `instant`, of the first where all are later; nil: there is none.
  func index(at instant: Instant) -> Int? {
    track.points.lastIndex { $0.at <= instant } ?? (track.points.isEmpty ? nil : 0)
  }

  // MARK: Arrows

  /// Arrow heads along the way, some 70 dots apart, where the vessel moved enough to have a direction.
  var arrows: [(at: Dot, towards: Dot)] {
    var arrows: [(at: Dot, towards: Dot)] = []
    var travelled = 45.0
    guard var last = way.first else { return [] }
    for dot in way.dropFirst() {
      let step = dot.away(from: last)
      guard step >= 9 else { continue }
      travelled += step
      if travelled >= 70 {
        travelled = 0
        arrows.append((Dot(x: (last.x + dot.x) / 2, y: (last.y + dot.y) / 2), dot))
      }
      last = dot
    }
    return arrows
  }

  /// A bar of 1, 2 or 5 times a power of ten metres, at most 190 dots long.
  var bar: (metres: Double, length: Double)? {
    guard let scale else { return nil }
    var best: Double?
    for power in [1.0, 10, 100, 1000, 10_000, 100_000] {
      for step in [1.0, 2, 5] where step * power * scale <= 190 { best = step * power }
    }
    return best.map { ($0, $0 * scale) }
  }
}
