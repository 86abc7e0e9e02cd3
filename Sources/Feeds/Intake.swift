import NIOCore

/// What one open channel does with its bytes, on its event loop: cuts them, makes batches, offers them, and keeps those
/// that can wait until the queue has room.
final class Intake {
  /// Once so much is gathered within one round of reads, a batch is made of it.
  static let batchBytes = 256 << 10

  let context: FeedContext
  let eventLoop: any EventLoop
  let connection: UInt32
  /// The state this channel gives its feed while bytes arrive.
  let busy: FeedState
  /// Called on the event loop when all kept batches have found room.
  var onRoom: (() -> Void)?

  private var cutter: ChunkCutter
  private var tooLongCounted = 0
  private var kept: [FeedBatch] = []
  /// Bytes taken since the last `settle`.
  private var round = 0
  private(set) var receivedAnything = false

  init(_ context: FeedContext, eventLoop: any EventLoop, connection: UInt32, busy: FeedState) {
    self.context = context
    self.eventLoop = eventLoop
    self.connection = connection
    self.busy = busy
    cutter = ChunkCutter(limit: context.settings.lineLimit)
  }

  /// True while batches wait for room: nothing more is to be read.
  var isHeldBack: Bool { !kept.isEmpty }

  func take(stream buffer: ByteBuffer) {
    buffer.withUnsafeReadableBytes { cutter.stream($0) }
    round += buffer.readableBytes
    if cutter.waiting >= Self.batchBytes, let batch = settle() { kept.append(batch) }
  }

  /// Lines made of `received` bytes that came.
  func take(lines: [UInt8], received: Int) {
    lines.withUnsafeBytes { cutter.stream($0) }
    round += received
    if cutter.waiting >= Self.batchBytes, let batch = settle() { kept.append(batch) }
  }

  func take(datagram buffer: ByteBuffer) {
    buffer.withUnsafeReadableBytes { cutter.datagram($0) }
    round += buffer.readableBytes
    if cutter.waiting >= Self.batchBytes { offerOrDrop() }
  }

  /// The stream has ended: its last line needs no newline.
  func finish() {
    cutter.finish()
  }

  /// Offers what was read; what finds no room is dropped and counted.
  func offerOrDrop() {
    if let batch = settle() { context.queue.offer(batch) }
  }

  /// Offers what was read; what finds no room is kept, and `onRoom` is called later. True: nothing is kept.
  func offerOrKeep() -> Bool {
    if let batch = settle() { kept.append(batch) }
    return drain()
  }

  private func drain() -> Bool {
    while let batch = kept.first {
      switch context.queue.offer(batch, orWake: wake()) {
      case .taken:
        kept.removeFirst()
      case .full:
        return false
      case .closed:
        for batch in kept { context.queue.countDropped(batch) }
        kept = []
      }
    }
    return true
  }

  private func wake() -> @Sendable () -> Void {
    let bound = NIOLoopBound(self, eventLoop: eventLoop)
    let eventLoop = eventLoop
    return {
      eventLoop.execute {
        let intake = bound.value
        if intake.drain() { intake.onRoom?() }
      }
    }
  }

  /// Reads the clock once for what was taken since the last time, counts it, and makes a batch of the whole lines.
  private func settle() -> FeedBatch? {
    let now = context.clock()
    if round > 0 {
      receivedAnything = true
      context.meter.received(bytes: round, at: now, busy: busy)
      round = 0
    }
    context.meter.skipped(cutter.tooLong - tooLongCounted)
    tooLongCounted = cutter.tooLong
    return cutter.take().map { context.batch(of: $0, connection: connection, at: now) }
  }
}
