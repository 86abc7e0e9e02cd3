import Feeds
import Foundation
import Store

/// What is usual for each feed at each hour (D9), kept in the register over restarts: learnt in days, it would else be forgotten with every
/// update of the package.
enum FeedMemories {
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
