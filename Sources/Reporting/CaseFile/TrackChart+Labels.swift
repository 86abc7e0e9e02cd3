import Units

/// Times beside the way: at its ends, at onset, opening and end, and between, where there is room.
extension TrackChart {
  struct Label: Hashable, Sendable {
    var dot: Dot
    var frame: Frame
    var text: String
    /// Of onset, opening or end.
    var isStrong: Bool
  }

  private static let height = 15.0
  private static func width(_ text: String) -> Double {
    text.unicodeScalars.reduce(8) { $0 + ($1.value < 0x2E80 ? 6.9 : 12.5) }
  }

  /// In the order of their weight: what has no room is left out.
  var labels: [Label] {
    var labels: [Label] = []
    var taken = [corner]
    func add(_ index: Int, _ text: String, isStrong: Bool, clear: Double) -> Bool {
      let dot = way[index]
      guard !labels.contains(where: { $0.dot.away(from: dot) < clear }) else { return false }
      let size = (width: Self.width(text), height: Self.height)
      let places = Self.around(dot, size).filter { frame in
        Self.map.holds(frame) && !taken.contains { $0.overlaps(frame) }
      }
      guard let best = places.min(by: { covered($0) < covered($1) }) else { return false }
      labels.append(Label(dot: dot, frame: best, text: text, isStrong: isStrong))
      taken.append(best)
      return true
    }
    for (index, name) in marks {
      let time = Self.clock(track.points[index].at, track.zone)
      _ = add(index, "\(name) \(time)", isStrong: true, clear: 0)
    }
    for index in [way.indices.first, way.indices.last].compactMap({ $0 }) {
      _ = add(index, Self.clock(track.points[index].at, track.zone), isStrong: false, clear: 24)
    }
    // Between: the middle of what is free, again and again.
    var step = max(1, way.count / 2)
    while labels.count < 16, step >= max(1, way.count / 64) {
      for index in stride(from: step, to: way.count, by: step) where labels.count < 16 {
        _ = add(index, Self.clock(track.points[index].at, track.zone), isStrong: false, clear: 90)
      }
      step = step > 1 ? step / 2 : 0
    }
    return labels
  }

  /// Onset, opening and end, each once: where two are the same fix they share a label.
  var marks: [(index: Int, name: String)] {
    var marks: [(index: Int, name: String)] = []
    for (instant, name) in [(track.onset, words.onset), (track.opened, words.opened), (track.ended, words.ended)] {
      guard let instant, let index = index(at: instant) else { continue }
      if let same = marks.firstIndex(where: { $0.index == index }) {
        marks[same].name += " · " + name
      } else {
        marks.append((index, name))
      }
    }
    return marks
  }

  /// Where north arrow and scale bar stand.
  var corner: Frame { Frame(x: Self.map.x, y: Self.map.y + Self.map.height - 50, width: 230, height: 50) }

  private static func around(_ dot: Dot, _ size: (width: Double, height: Double)) -> [Frame] {
    let (w, h) = size
    var frames: [Frame] = []
    for away in [9.0, 22, 40] {
      let spots = [
        (away, -h / 2), (-away - w, -h / 2), (-w / 2, -away - h), (-w / 2, away), (away, -away - h), (away, away),
        (-away - w, -away - h), (-away - w, away),
      ]
      frames += spots.map { Frame(x: dot.x + $0.0, y: dot.y + $0.1, width: w, height: h) }
    }
    return frames
  }

  /// How much of the way lies under a label.
  private func covered(_ frame: Frame) -> Int {
    let wide = Frame(x: frame.x - 3, y: frame.y - 3, width: frame.width + 6, height: frame.height + 6)
    var count = way.count { wide.holds($0) } * 2
    for (a, b) in zip(way, way.dropFirst()) where a.away(from: b) > 8 {
      for part in 1..<4 {
        let share = Double(part) / 4
        if wide.holds(Dot(x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share)) { count += 1 }
      }
    }
    return count
  }

  static func clock(_ instant: Instant, _ zone: CivilZone) -> String {
    let seconds = zone.civil(instant).time.seconds
    return "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
  }
}
