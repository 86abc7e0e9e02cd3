import Feeds
import Synchronization
import Units

/// The one feed of the story: bytes of a datagram, cut as a UDP feed cuts them, counted as it counts them.
final class Receiver: Sendable {
  let name: String
  private let state: Mutex<(cutter: ChunkCutter, counters: FeedCounters)>

  init(name: String) {
    self.name = name
    let settings = FeedSettings(name: name, kind: .udp(host: "127.0.0.1", port: 10110, multicastGroup: nil))
    state = Mutex((ChunkCutter(limit: settings.lineLimit), FeedCounters(index: 0, settings: settings)))
  }

  var counters: FeedCounters { state.withLock { $0.counters } }

  func receive(_ bytes: [UInt8], at now: Instant) -> [FeedBatch] {
    state.withLock { state in
      bytes.withUnsafeBytes { state.cutter.datagram($0) }
      state.counters.bytes += bytes.count
      state.counters.tooLong = state.cutter.tooLong
      state.counters.lastReceivedAt = now
      state.counters.state = .connected
      guard let chunk = state.cutter.take() else { return [] }
      let batch = FeedBatch(feedIndex: 0, feedName: name, receivedAt: now, chunk: chunk)
      state.counters.batches += 1
      state.counters.lines += batch.lines
      return [batch]
    }
  }
}
