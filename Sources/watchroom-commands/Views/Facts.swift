import Units
import Wire

/// Names and values, one a line, values under one another.
enum Facts {
  static func lines(_ facts: [(String, String)], on screen: Screen) -> [String] {
    let width = facts.reduce(0) { max($0, TextWidth.of($1.0)) }
    return facts.flatMap { name, value -> [String] in
      let indent = width + 2
      let lines = screen.wrapped(value, indent: indent)
      guard let first = lines.first else { return [] }
      let head = screen.paint(name, .faint) + String(repeating: " ", count: indent - TextWidth.of(name))
      return [head + first.dropFirst(indent)] + lines.dropFirst()
    }
  }

  /// A centre's name without what all of them have in common: `长沙市水上交通监控中心` is `长沙市`.
  static func short(_ centre: String) -> String {
    for ending in ["水上交通监控中心", "监控中心"] where centre.hasSuffix(ending) && centre.count > ending.count {
      return String(centre.dropLast(ending.count))
    }
    return centre
  }

  static func degrees(_ value: Double) -> String { decimal(value, 5) }
  static func one(_ value: Double) -> String { decimal(value, 1) }
}
