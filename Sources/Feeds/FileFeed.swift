import Logging
import NIOPosix

/// Reads a file, or the files of a folder one after the other, once into the queue, at a pace, waiting whenever the queue has no room.
struct FileFeed: Sendable {
  /// Lines due within this many nanoseconds are one batch.
  static let tick: Int64 = 20_000_000

  let context: FeedContext
  let path: String
  let pace: FeedPace

  func run() async {
    await context.keepOpen {
      let path = path
      let files = try await offPool { try RecordingFolder.files(at: path) }
      let first = try await offPool { try RecordingFile(path: files[0]) }
      context.meter.enter(.connected)
      do {
        try await play(first, files)
      } catch {
        // Lines already passed on would come twice: a file that fails half-way is not tried again.
        context.meter.note(error: brief(error))
        context.logger.error(
          "recording broke off", metadata: ["feed": "\(context.settings.name)", "reason": "\(brief(error))"])
      }
      return .finished
    }
  }

  private func play(_ first: RecordingFile, _ files: [String]) async throws {
    let stamped = pace == .recorded ? try await offPool { try first.isStamped() } : false
    let size = try await offPool { try files.dropFirst().reduce(first.size) { try $0 + RecordingFile(path: $1).size } }
    let usualRate = context.settings.expectedRatePerMinute.map { $0 / 60 } ?? ReplaySchedule.unknownRate
    var schedule = ReplaySchedule(pace: pace, size: size, stamped: stamped, usualRate: usualRate)
    let start = ContinuousClock.now
    for (number, path) in files.enumerated() {
      let file = number == 0 ? first : try await offPool { try RecordingFile(path: path) }
      guard try await play(file, &schedule, start) else { return }
    }
  }

  /// False: there is no going on.
  private func play(
    _ file: RecordingFile, _ schedule: inout ReplaySchedule, _ start: ContinuousClock.Instant
  ) async throws -> Bool {
    var cutter = ChunkCutter(limit: context.settings.lineLimit)
    var tooLong = 0
    var offset = 0
    while !Task.isCancelled {
      let at = offset
      let block = try await offPool { try file.read(at: at) }
      offset += block.count
      if block.isEmpty { cutter.finish() } else { block.withUnsafeBytes { cutter.stream($0) } }
      context.meter.received(bytes: block.count, at: context.clock(), busy: .connected)
      context.meter.skipped(cutter.tooLong - tooLong)
      tooLong = cutter.tooLong
      if let chunk = cutter.take() {
        guard try await pass(LineWalk(chunk), &schedule, start) else { return false }
      }
      if block.isEmpty { return true }
    }
    return false
  }

  /// Puts the lines of a chunk into the queue as they fall due. False: there is no going on.
  private func pass(
    _ lines: consuming LineWalk, _ schedule: inout ReplaySchedule, _ start: ContinuousClock.Instant
  ) async throws -> Bool {
    while true {
      let elapsed = (ContinuousClock.now - start).nanoseconds
      let run = lines.run(until: elapsed + Self.tick, &schedule)
      if let chunk = lines.chunk(of: run) {
        guard await context.queue.put(context.batch(of: chunk, at: context.clock())) else { return false }
      }
      guard let next = run.next else { return true }
      try await Task.sleep(until: start + .nanoseconds(next), clock: .continuous)
    }
  }
}

/// Runs a blocking call on NIO's thread pool.
func offPool<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
  try await NIOThreadPool.singleton.runIfActive(body)
}

extension Duration {
  var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds &* 1_000_000_000 &+ attoseconds / 1_000_000_000
  }
}
