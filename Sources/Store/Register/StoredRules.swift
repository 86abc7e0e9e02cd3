import Foundation
import Regulation

extension Stored {
  /// A regulation as it was stored, perhaps before some of its numbers existed: what is missing has its default, as in a
  /// `regulation.yaml` that leaves it out. A body that holds everything is read as it stands.
  static func rules(_ text: String) throws -> RegulationRules {
    do {
      return try decode(RegulationRules.self, text)
    } catch DecodingError.keyNotFound {
      let stored = try JSONSerialization.jsonObject(with: Data(text.utf8))
      let defaults = try JSONSerialization.jsonObject(with: Data(try encode(RegulationRules()).utf8))
      let whole = try JSONSerialization.data(withJSONObject: overlaid(defaults, by: stored))
      return try decode(RegulationRules.self, String(decoding: whole, as: UTF8.self))
    }
  }

  /// A body of either kind of version.
  static func version<Body: Decodable>(_ type: Body.Type, _ text: String) throws -> Body {
    if let rules = type == RegulationRules.self ? try rules(text) as? Body : nil { return rules }
    return try decode(type, text)
  }

  /// Groups of keys are laid one upon the other; anything else is replaced whole.
  private static func overlaid(_ below: Any, by upper: Any) -> Any {
    guard let below = below as? [String: Any], let upper = upper as? [String: Any] else { return upper }
    return below.merging(upper) { overlaid($0, by: $1) }
  }
}
