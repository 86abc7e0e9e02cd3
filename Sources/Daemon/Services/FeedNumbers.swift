import Foundation
import Store

/// The number under which the archive of tracks knows a feed: given once, kept in the register, never given to another, so that a position
/// names its source whatever became of the settings since.
package struct FeedNumbers: Sendable, Hashable {
  private static let key = "feed.numbers"

  /// Every feed that ever was, in order of number.
  package private(set) var names: [String]
  /// Of the feeds in force, in order of the settings.
  private let current: [UInt16]

  /// - Parameter known: as it was kept; names that are new get the next numbers.
  package init(_ feeds: [String], known: [String] = []) {
    var names = known
    for feed in feeds where !names.contains(feed) { names.append(feed) }
    self.names = names
    current = feeds.map { feed in UInt16(clamping: names.firstIndex(of: feed) ?? 0) }
  }

  /// Reads what was kept, and keeps what is new.
  static func open(_ feeds: [String], _ register: Register) throws -> FeedNumbers {
    let kept = try register.read { try $0.meta(key) }
    let known = kept.flatMap { try? JSONDecoder().decode([String].self, from: Data($0.utf8)) } ?? []
    let numbers = FeedNumbers(feeds, known: known)
    if numbers.names != known {
      let text = String(decoding: try JSONEncoder().encode(numbers.names), as: UTF8.self)
      try register.write { try $0.setMeta(key, text) }
    }
    return numbers
  }

  /// The number of the feed at a place of the settings.
  func number(_ place: UInt16) -> UInt16 { current.indices.contains(Int(place)) ? current[Int(place)] : place }

  /// nil: nobody knows it.
  func name(_ number: UInt16) -> String? { names.indices.contains(Int(number)) ? names[Int(number)] : nil }
}
