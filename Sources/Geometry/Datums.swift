// D13: zones and terminals drawn on Chinese web maps are in GCJ-02 or BD-09, 300 to 600 m off. The published forward formulas,
// and their inverses by iteration to 1e-9 degrees (0.1 mm). Outside China's box GCJ-02 equals WGS 84.

public import Units

extension Position {
  /// This place, stated in `datum`, in WGS 84. At the limits of China's box, where GCJ-02 itself jumps, the answer is one of the
  /// two that the formula allows.
  public func wgs84(from datum: Datum) -> Position {
    switch datum {
    case .wgs84, .cgcs2000: self
    case .gcj02: Position.inverse(of: self) { $0.gcj02 }
    case .bd09: Position.inverse(of: Position.inverse(of: self) { $0.bd09FromGCJ }) { $0.gcj02 }
    }
  }

  /// This WGS 84 place in `datum`.
  public func stated(in datum: Datum) -> Position {
    switch datum {
    case .wgs84, .cgcs2000: self
    case .gcj02: gcj02
    case .bd09: gcj02.bd09FromGCJ
    }
  }

  private var isInChinaBox: Bool {
    longitude >= 72.004 && longitude <= 137.8347 && latitude >= 0.8293 && latitude <= 55.8271
  }

  private var gcj02: Position {
    guard isInChinaBox else { return self }
    let x = longitude - 105
    let y = latitude - 35
    let root = abs(x).squareRoot()
    let waves = 20 * sine(6 * x * .pi) + 20 * sine(2 * x * .pi)
    var north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root
    north += (waves + 20 * sine(y * .pi) + 40 * sine(y / 3 * .pi)) * 2 / 3
    north += (160 * sine(y / 12 * .pi) + 320 * sine(y * .pi / 30)) * 2 / 3
    var east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root
    east += (waves + 20 * sine(x * .pi) + 40 * sine(x / 3 * .pi)) * 2 / 3
    east += (150 * sine(x / 12 * .pi) + 300 * sine(x / 30 * .pi)) * 2 / 3
    // Metres to degrees on the Krasovsky ellipsoid.
    let axis = 6_378_245.0
    let eccentricity = 0.006_693_421_622_965_943
    let s = sine(latitude * radian)
    let magic = 1 - eccentricity * s * s
    let dLatitude = north / (axis * (1 - eccentricity) / (magic * magic.squareRoot()) * radian)
    let dLongitude = east / (axis / magic.squareRoot() * cosine(latitude * radian) * radian)
    return Position(latitude: latitude + dLatitude, longitude: longitude + dLongitude)
  }

  private var bd09FromGCJ: Position {
    let turns = Double.pi * 3000 / 180
    let radius = (longitude * longitude + latitude * latitude).squareRoot() + 0.00002 * sine(latitude * turns)
    let angle = arctangent(latitude, longitude) + 0.000003 * cosine(longitude * turns)
    return Position(latitude: radius * sine(angle) + 0.006, longitude: radius * cosine(angle) + 0.0065)
  }

  /// The place that `forward` takes to `target`. The shift changes slowly, so each step leaves a thousandth of the error.
  private static func inverse(of target: Position, _ forward: (Position) -> Position) -> Position {
    var guess = target
    for _ in 0..<20 {
      let there = forward(guess)
      let dLatitude = target.latitude - there.latitude
      let dLongitude = target.longitude - there.longitude
      guess.latitude += dLatitude
      guess.longitude += dLongitude
      if abs(dLatitude) < 1e-10, abs(dLongitude) < 1e-10 { break }
    }
    return guess
  }
}
