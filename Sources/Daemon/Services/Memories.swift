import Detection
import Feeds
import Logging
import Picture
import Store
package import Units

/// What is usual for the feeds and the registered vessels, on its way into the register.
struct Memories: Sendable {
  /// How often they are written.
  static let every = TimeSpan.minutes(10)
  var feeds: [String: FeedMemory]
  /// A line a vessel (`VesselMemory.line`).
  var vessels: [String]
}

/// What was known of the registered vessels (C5, X4), kept in the register over restarts: one that fell silent before is found lost after it,
/// and nobody has to be heard ten times anew before it is missed.
enum VesselMemories {
  private static let key = "vessel.memory"

  static func read(_ feeds: [String], _ register: Register) throws -> [VesselMemory] {
    let text = try register.read { try $0.meta(key) } ?? ""
    // What an older or newer daemon wrote in another form is learnt anew.
    return text.split(separator: "\n").compactMap { VesselMemory($0, feeds: feeds) }
  }

  static func write(_ lines: [String], _ desk: Desk) throws {
    try desk.tx.setMeta(key, lines.joined(separator: "\n"))
  }
}

extension TrafficEngine {
  var memories: Memories {
    let names = feeds.map(\.name)
    return Memories(
      feeds: Dictionary(ears.map { ($0.feed.name, $0.judge.memory) }, uniquingKeysWith: { first, _ in first }),
      vessels: picture.memories.compactMap { $0.line(feeds: names) })
  }

  func resumeVessels(from register: Register, at moment: Moment) throws {
    let known = try VesselMemories.read(feeds.map(\.name), register)
    picture.resume(known, at: moment.wall)
    detection.resume(known, at: moment)
  }
}

extension HandOver {
  /// What is usual for feeds and vessels, into the register; not while the clock is in doubt: hours and silences might be wrong.
  package func keepMemories(of engine: TrafficEngine, at now: Instant) async {
    guard await watch.held == nil else { return }
    do {
      try await watch.keep(await engine.memories, at: now)
    } catch {
      logger.error("what is usual for feeds and vessels could not be kept", metadata: ["error": "\(error)"])
    }
  }
}

extension Watch {
  func keep(_ memories: Memories, at now: Instant) throws {
    try commit(at: now) {
      try FeedMemories.write(memories.feeds, $0)
      try VesselMemories.write(memories.vessels, $0)
    }
  }
}
