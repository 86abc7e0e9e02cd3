import Foundation
package import Units

extension CivilZone {
  /// The zone of an IANA name with all its changes from 1970 to 2100; nil when this system has no such zone.
  package static func resolved(_ identifier: String) -> CivilZone? {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    func offset(_ second: Int64) -> Int { zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second))) }
    let step: Int64 = 2 * 86_400
    let end: Int64 = 4_102_444_800
    var result = CivilZone(identifier: identifier, firstOffset: offset(0))
    var before = result.firstOffset
    var start: Int64 = 0
    while start < end {
      let next = min(start + step, end)
      let after = offset(next)
      if after != before {
        var low = start
        var high = next
        while high - low > 1 {
          let middle = (low + high) / 2
          if offset(middle) == before { low = middle } else { high = middle }
        }
        result.transitions.append(Transition(from: Instant(seconds: high), offset: after))
        before = after
      }
      start = next
    }
    return result
  }

  /// Names this system knows, for suggestions.
  static var knownIdentifiers: [String] { TimeZone.knownTimeZoneIdentifiers }
}
