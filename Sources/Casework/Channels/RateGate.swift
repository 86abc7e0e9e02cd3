package import Units

/// Whether a channel takes one more now (D9: a limit on everything, and what happens beyond it).
package enum RateGate {
  /// - Parameter handed: when earlier ones were handed over, in any order; what is older than the span counts no more.
  /// - Returns: nil: it may go; else when the next may.
  package static func opens(_ limit: RateLimit?, handed: [Instant], at now: Instant) -> Instant? {
    guard let limit else { return nil }
    let recent = handed.filter { now - $0 < limit.per }.sorted()
    guard recent.count >= limit.count else { return nil }
    return recent[recent.count - limit.count] + limit.per
  }
}
