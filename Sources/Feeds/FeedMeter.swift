import NIOCore
import Synchronization
import Terminals
import Units

/// The counters of one feed, written by its threads and read by anyone.
final class FeedMeter: Sendable {
  private let counters: Mutex<FeedCounters>
  /// Monotonic, in nanoseconds: when the last byte came.
  private let lastByte = Atomic<UInt64>(0)
  private let lastConnection = Atomic<UInt32>(0)

  init(index: Int, settings: FeedSettings) {
    counters = Mutex(FeedCounters(index: index, settings: settings))
  }

  var snapshot: FeedCounters { counters.withLock { $0 } }

  func received(bytes: Int, at now: Instant, busy: FeedState) {
    lastByte.store(NIODeadline.now().uptimeNanoseconds, ordering: .relaxed)
    counters.withLock {
      $0.bytes += bytes
      $0.lastReceivedAt = now
      if $0.state == .silent { $0.state = busy }
    }
  }

  /// A number for a new connection, from 1.
  func nextConnection() -> UInt32 {
    lastConnection.wrappingAdd(1, ordering: .relaxed).newValue
  }

  func made(_ batch: FeedBatch) {
    counters.withLock {
      $0.batches += 1
      $0.lines += batch.lines
    }
  }

  func skipped(_ lines: Int) {
    guard lines > 0 else { return }
    counters.withLock { $0.tooLong += lines }
  }

  func kernel(newDrops: Int, granted: Int) {
    counters.withLock {
      $0.kernelDrops += newDrops
      $0.receiveBufferGranted = granted
    }
  }

  func rejected(_ rejects: [String: Int], strangers: [String], at now: Instant) {
    guard !rejects.isEmpty || !strangers.isEmpty else { return }
    counters.withLock { counters in
      counters.rejects.merge(rejects, uniquingKeysWith: +)
      for stranger in strangers { counters.strangers.note(stranger, at: now) }
    }
  }

  func enter(_ state: FeedState, port: Int? = nil) {
    counters.withLock {
      $0.state = state == .listening && $0.clients > 0 ? .connected : state
      if let port { $0.localPort = port }
    }
  }

  /// A channel of this feed was idle for `span`; the feed is silent unless another channel of it was not.
  func silent(for span: TimeAmount) {
    let last = NIODeadline.uptimeNanoseconds(lastByte.load(ordering: .relaxed))
    guard NIODeadline.now() - last >= span else { return }
    counters.withLock { if $0.state == .connected || $0.state == .listening { $0.state = .silent } }
  }

  /// True when it did not fail for the same reason just before, without having been open in between.
  func failed(_ reason: String) -> Bool {
    counters.withLock { counters in
      let isNews = counters.state != .connecting || counters.lastError != reason
      counters.state = .failed
      counters.lastError = reason
      return isNews
    }
  }

  func note(error: String) {
    counters.withLock { $0.lastError = error }
  }

  func reopening() {
    counters.withLock { $0.reconnects += 1 }
  }

  func clients(_ count: Int) {
    counters.withLock {
      $0.clients = count
      if [.connected, .listening, .silent].contains($0.state) { $0.state = count > 0 ? .connected : .listening }
    }
  }

  func refusedClient() {
    counters.withLock { $0.refusedClients += 1 }
  }
}
