// The few functions of angles that the core needs, in plain arithmetic: the core imports no C library, and a replay gives
// the same bits on every machine. Error below 2e-15 for |x| < 10⁵, which is 0.00001 mm on the earth.

/// Sine of `x` radians.
public func sine(_ x: Double) -> Double { quadrant(x).sine }

/// Cosine of `x` radians.
public func cosine(_ x: Double) -> Double { quadrant(x).cosine }

/// Sine and cosine of `x` radians by reduction to ±π/4; NaN for what is not finite.
private func quadrant(_ x: Double) -> (sine: Double, cosine: Double) {
  guard x.isFinite, x < 1e8, x > -1e8 else { return (.nan, .nan) }
  let turns = (x * (2 / Double.pi)).rounded()
  // π/2 in three parts, of which the first two have trailing zeros: turns × part is exact.
  let r =
    ((x - turns * 1.57079632673412561417) - turns * 6.07710050630396597660e-11) - turns * 2.02226624879595063154e-21
  let s = smallSine(r)
  let c = smallCosine(r)
  switch Int(turns) & 3 {
  case 0: return (s, c)
  case 1: return (c, -s)
  case 2: return (-s, -c)
  default: return (-c, s)
  }
}

private func smallSine(_ r: Double) -> Double {
  let q = r * r
  var sum = 1.0 - q / 342
  sum = 1.0 - q / 272 * sum
  sum = 1.0 - q / 210 * sum
  sum = 1.0 - q / 156 * sum
  sum = 1.0 - q / 110 * sum
  sum = 1.0 - q / 72 * sum
  sum = 1.0 - q / 42 * sum
  sum = 1.0 - q / 20 * sum
  sum = 1.0 - q / 6 * sum
  return r * sum
}

private func smallCosine(_ r: Double) -> Double {
  let q = r * r
  var sum = 1.0 - q / 306
  sum = 1.0 - q / 240 * sum
  sum = 1.0 - q / 182 * sum
  sum = 1.0 - q / 132 * sum
  sum = 1.0 - q / 90 * sum
  sum = 1.0 - q / 56 * sum
  sum = 1.0 - q / 30 * sum
  sum = 1.0 - q / 12 * sum
  return 1.0 - q / 2 * sum
}

/// The angle of the vector (x, y) in radians, −π…π; 0 for the null vector.
public func arctangent(_ y: Double, _ x: Double) -> Double {
  let ax = abs(x)
  let ay = abs(y)
  guard ax > 0 || ay > 0 else { return 0 }
  var angle = ay > ax ? .pi / 2 - smallArctangent(ax / ay) : smallArctangent(ay / ax)
  if x < 0 { angle = .pi - angle }
  return y < 0 ? -angle : angle
}

/// Arctangent of 0…1: halved twice to below 0.2, then the series.
private func smallArctangent(_ t: Double) -> Double {
  let once = t / (1 + (1 + t * t).squareRoot())
  let u = once / (1 + (1 + once * once).squareRoot())
  let q = u * u
  var sum = 0.0
  var k = 21.0
  while k >= 1 {
    sum = 1 / k - q * sum
    k -= 2
  }
  return 4 * u * sum
}

let radian = Double.pi / 180
