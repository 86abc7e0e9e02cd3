import ServiceLifecycle
import Synchronization

/// The bounded queue between many feeds and the one traffic engine.
///
/// Feeds offer from their own threads and never block. What does not fit is either dropped and counted (datagrams,
/// which nobody can hold back) or left with the feed until there is room (TCP stops reading, a file waits). A feed
/// that can wait never fills more than its share, so a recording read at full speed crowds nobody out.
package final class FeedQueue: Sendable {
  package struct Limits: Sendable, Hashable {
    /// All feeds together. 32 MiB are some 450,000 sentences: a minute and a half at 5,000 a second.
    package var bytes = 32 << 20
    package var batches = 16_384
    /// What one feed that can wait may have in the queue.
    package var waitingBytes = 4 << 20
    /// Beyond `bytes` and `batches`, for what is rescued of batches that are dropped; as many of them as it has 64 bytes.
    package var rescueBytes = 1 << 20

    package init(bytes: Int = 32 << 20, batches: Int = 16_384, waitingBytes: Int = 4 << 20) {
      self.bytes = bytes
      self.batches = batches
      self.waitingBytes = waitingBytes
    }
  }

  /// What became of a batch that can wait.
  package enum Offer: Sendable, Hashable {
    case taken
    /// No room: the feed keeps the batch, and is woken once when there may be room.
    case full
    /// The queue is closed for good.
    case closed
  }

  /// What waits in the queue now.
  package struct Depth: Sendable, Hashable {
    package var batches = 0
    package var bytes = 0
  }

  private struct Load {
    var bytes = 0
    var drops = FeedDrops()
  }

  private struct State {
    var batches: [FeedBatch] = []
    var bytes = 0
    var loads: [Load]
    var closed = false
    var consumer: CheckedContinuation<Void, Never>?
    var waiters: [UInt64: @Sendable () -> Void] = [:]
    var lastWaiter: UInt64 = 0
  }

  package let limits: Limits
  private let state: Mutex<State>
  private let rescue: @Sendable (FeedBatch) -> FeedBatch?

  /// - Parameters:
  ///   - feeds: how many feeds there are; batches carry indices below it.
  ///   - rescue: what of a batch that finds no room must not be lost (emergencies); nil: nothing. Any thread.
  package init(
    feeds: Int, limits: Limits = Limits(), rescue: @escaping @Sendable (FeedBatch) -> FeedBatch? = { _ in nil }
  ) {
    self.limits = limits
    self.rescue = rescue
    state = Mutex(State(loads: Array(repeating: Load(), count: max(0, feeds))))
  }

  // MARK: Feeds

  /// Offers a batch that can't wait. False: there was no room, it is dropped and counted, but for what is rescued of it.
  @discardableResult
  package func offer(_ batch: FeedBatch) -> Bool {
    if enter(batch, beyond: 0) { return true }
    let part = rescue(batch)
    let rescued = part.map { enter($0, beyond: limits.rescueBytes) ? $0 : nil } ?? nil
    state.withLock { drop(batch, but: rescued, &$0) }
    return false
  }

  private func enter(_ batch: FeedBatch, beyond: Int) -> Bool {
    let (taken, consumer) = state.withLock { state in
      guard !state.closed, fits(batch, state, share: nil, beyond: beyond) else {
        return (false, nil as CheckedContinuation<Void, Never>?)
      }
      return (true, append(batch, &state))
    }
    consumer?.resume()
    return taken
  }

  /// Offers a batch that can wait. On `.full`, `wake` is called once, from any thread, when it is worth trying again.
  package func offer(_ batch: FeedBatch, orWake wake: @escaping @Sendable () -> Void) -> Offer {
    let (result, consumer) = state.withLock { state in
      guard !state.closed else { return (Offer.closed, nil as CheckedContinuation<Void, Never>?) }
      guard fits(batch, state, share: limits.waitingBytes) else {
        _ = enlist(wake, &state)
        return (.full, nil)
      }
      return (.taken, append(batch, &state))
    }
    consumer?.resume()
    return result
  }

  /// Puts a batch in, waiting for room. False: the queue was closed or the task cancelled, the batch is not in it.
  package func put(_ batch: FeedBatch) async -> Bool {
    while !Task.isCancelled {
      let (result, consumer) = state.withLock { state in
        guard !state.closed else { return (Offer.closed, nil as CheckedContinuation<Void, Never>?) }
        guard fits(batch, state, share: limits.waitingBytes) else { return (.full, nil) }
        return (.taken, append(batch, &state))
      }
      consumer?.resume()
      switch result {
      case .taken: return true
      case .closed: return false
      case .full: await room(for: batch)
      }
    }
    return false
  }

  /// Counts a batch that a feed had to give up (its connection ended while the queue was closed).
  package func countDropped(_ batch: FeedBatch) {
    state.withLock { drop(batch, &$0) }
  }

  // MARK: The consumer

  /// All that is there, in order of arrival, waiting until there is something. Nil once the queue is closed and empty,
  /// or the task is cancelled. On a graceful shutdown the queue closes itself: what was offered before is still handed
  /// out. For one consumer only.
  package func next() async -> [FeedBatch]? {
    while true {
      let (batches, woken, closed) = state.withLock { state in
        let batches = state.batches
        state.batches = []
        state.bytes = 0
        for index in state.loads.indices { state.loads[index].bytes = 0 }
        let woken = batches.isEmpty ? [:] : state.waiters
        if !batches.isEmpty { state.waiters = [:] }
        return (batches, woken, state.closed)
      }
      for wake in woken.values { wake() }
      if !batches.isEmpty { return batches }
      if closed || Task.isCancelled { return nil }
      await withTaskCancellationHandler {
        await withGracefulShutdownHandler {
          await arrival()
        } onGracefulShutdown: {
          self.close()
        }
      } onCancel: {
        self.wakeConsumer()
      }
    }
  }

  /// Takes nothing more; the consumer gets what is in it, then nil.
  package func close() {
    let waiters = state.withLock { state in
      state.closed = true
      defer { state.waiters = [:] }
      return state.waiters
    }
    for wake in waiters.values { wake() }
    wakeConsumer()
  }

  package var depth: Depth {
    state.withLock { Depth(batches: $0.batches.count, bytes: $0.bytes) }
  }

  /// What was dropped of a feed for want of room, since the start.
  package func drops(feed index: Int) -> FeedDrops {
    state.withLock { $0.loads.indices.contains(index) ? $0.loads[index].drops : FeedDrops() }
  }

  // MARK: Under the lock

  private func fits(_ batch: FeedBatch, _ state: borrowing State, share: Int?, beyond: Int = 0) -> Bool {
    if state.batches.isEmpty { return true }
    guard state.batches.count < limits.batches + beyond / 64, state.bytes + batch.bytes.count <= limits.bytes + beyond
    else { return false }
    guard let share, state.loads.indices.contains(batch.feedIndex) else { return true }
    let load = state.loads[batch.feedIndex].bytes
    return load == 0 || load + batch.bytes.count <= share
  }

  private func append(_ batch: FeedBatch, _ state: inout State) -> CheckedContinuation<Void, Never>? {
    state.bytes += batch.bytes.count
    if state.loads.indices.contains(batch.feedIndex) { state.loads[batch.feedIndex].bytes += batch.bytes.count }
    state.batches.append(batch)
    defer { state.consumer = nil }
    return state.consumer
  }

  private func drop(_ batch: FeedBatch, but rescued: FeedBatch? = nil, _ state: inout State) {
    guard state.loads.indices.contains(batch.feedIndex) else { return }
    state.loads[batch.feedIndex].drops.batches += 1
    state.loads[batch.feedIndex].drops.bytes += batch.count - (rescued?.count ?? 0)
    state.loads[batch.feedIndex].drops.lines += batch.lines - (rescued?.lines ?? 0)
  }

  private func enlist(_ wake: @escaping @Sendable () -> Void, _ state: inout State) -> UInt64 {
    state.lastWaiter += 1
    state.waiters[state.lastWaiter] = wake
    return state.lastWaiter
  }

  // MARK: Waiting

  private func room(for batch: FeedBatch) async {
    let ticket = Mutex<UInt64?>(nil)
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let waits = state.withLock { state in
          guard !state.closed, !fits(batch, state, share: limits.waitingBytes) else { return false }
          let number = enlist({ continuation.resume() }, &state)
          ticket.withLock { $0 = number }
          return true
        }
        if !waits { continuation.resume() } else if Task.isCancelled { giveUp(ticket.withLock { $0 }) }
      }
    } onCancel: {
      giveUp(ticket.withLock { $0 })
    }
  }

  private func giveUp(_ ticket: UInt64?) {
    guard let ticket else { return }
    let wake = state.withLock { $0.waiters.removeValue(forKey: ticket) }
    wake?()
  }

  private func arrival() async {
    await withCheckedContinuation { continuation in
      let waits = state.withLock { state in
        guard state.batches.isEmpty, !state.closed else { return false }
        state.consumer = continuation
        return true
      }
      if !waits { continuation.resume() } else if Task.isCancelled { wakeConsumer() }
    }
  }

  private func wakeConsumer() {
    let consumer = state.withLock { state in
      defer { state.consumer = nil }
      return state.consumer
    }
    consumer?.resume()
  }
}
