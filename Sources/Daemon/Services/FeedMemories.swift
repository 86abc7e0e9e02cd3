import Feeds
import Foundation
import Logging
import Store
package import Units

/// What is usual for each feed at each hour (D9), kept in the register over restarts: learnt in days, it would else be forgotten with every
/// update of the package.
enum FeedMemories {
  /// How often it is written.
  static let every = TimeSpan.minutes(10)
  private static let key = "feed.memory/"

  static func read(_ feeds: [String], _ register: Register) throws -> [String: FeedMemory] {
    try register.read { read in
      try feeds.reduce(into: [:]) { all, feed in
        guard let text = try read.meta(key + feed) else { return }
        // What an older or newer daemon wrote in another form is learnt anew.
        all[feed] = try? JSONDecoder().decode(FeedMemory.self, from: Data(text.utf8))
      }
    }
  }

  static func write(_ memories: [String: FeedMemory], _ desk: Desk) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    for (feed, memory) in memories.sorted(by: { $0.key < $1.key }) {
      try desk.tx.setMeta(key + feed, String(decoding: try encoder.encode(memory), as: UTF8.self))
    }
  }
}

extension HandOver {
  /// What is usual for the feeds, into the register; not while the clock is in doubt: the hours might be wrong.
  package func keepMemories(of engine: TrafficEngine, at now: Instant) async {
    guard await watch.held == nil else { return }
    do {
      try await watch.keep(await engine.memories, at: now)
    } catch {
      logger.error("what is usual for the feeds could not be kept", metadata: ["error": "\(error)"])
    }
  }
}

extension Watch {
  func keep(_ memories: [String: FeedMemory], at now: Instant) throws {
    try commit(at: now) { try FeedMemories.write(memories, $0) }
  }
}
