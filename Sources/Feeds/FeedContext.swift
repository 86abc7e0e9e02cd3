import Logging
import NIOCore
import NIOPosix
import Terminals
import Units

/// How feeds run: the same for all of a set. The defaults are those of a daemon; tests shorten them.
package struct FeedOptions: Sendable {
  /// First and longest pause before a feed is opened again; each failure doubles it, with jitter.
  package var firstPause: Duration = .seconds(1)
  package var longestPause: Duration = .seconds(60)
  /// Pause between two reads of a socket that was read empty. It lets the kernel gather, say, 250 datagrams for
  /// one wake-up instead of waking for each: at 5,000 a second that is three quarters of the cost.
  package var readPause: Duration = .milliseconds(50)
  /// Longest a TCP client waits for a connection.
  package var connectTimeout: Duration = .seconds(10)
  /// A terminal that does not answer a command is sent it once more after this, and given up after that.
  package var answerPause: Duration = .seconds(5)
  package var answerPatience: Duration = .seconds(15)

  package init() {}
}

/// What every feed is given.
struct FeedContext: Sendable {
  var index: Int
  var settings: FeedSettings
  var options: FeedOptions
  var meter: FeedMeter
  var queue: FeedQueue
  var clock: FeedClock
  var logger: Logger
  var group: any EventLoopGroup
  var gate: TerminalGate
  var board: TerminalBoard

  /// The talk with the terminals of a new connection; nil: nobody is talked with.
  func talk() -> JT808Talk? {
    guard case .jt808(let entry) = settings.format else { return nil }
    let (gate, index) = (gate, index)
    return JT808Talk(
      session: JT808Session(
        entry: entry,
        isKnown: { number in DeviceNumber.normal(number.digits).map { gate.isKnown(index, $0) } ?? false },
        code: { gate.code(DeviceNumber.normal($0.digits) ?? "") }))
  }

  /// Makes a batch of a chunk, and counts it.
  func batch(of chunk: consuming Chunk, connection: UInt32 = 0, at now: Instant) -> FeedBatch {
    let batch = FeedBatch(
      feedIndex: index, feedName: settings.name, connection: connection, receivedAt: now, chunk: chunk)
    meter.made(batch)
    return batch
  }
}

/// How a session of a feed ended, other than by an error.
enum SessionEnd: Sendable {
  /// The other side, or the system, closed it.
  case closed(reason: String, receivedAnything: Bool)
  /// There is nothing more to come, ever.
  case finished
}

/// Exponential back-off with jitter: from `first` to `longest`, each between the step and half as much again.
struct Backoff: Sendable {
  let first: Duration
  let longest: Duration
  private var step: Duration

  init(first: Duration, longest: Duration) {
    self.first = first
    self.longest = max(first, longest)
    step = first
  }

  mutating func next(using random: inout some RandomNumberGenerator) -> Duration {
    let pause = min(longest, step + step * Double.random(in: 0...0.5, using: &random))
    step = min(longest, step * 2)
    return pause
  }

  mutating func reset() {
    step = first
  }
}

extension FeedContext {
  /// Opens a feed again and again until the task is cancelled or the feed has finished. Never throws: whatever goes
  /// wrong is counted, kept as `lastError`, logged, and tried again (D9).
  func keepOpen(_ session: () async throws -> SessionEnd) async {
    var backoff = Backoff(first: options.firstPause, longest: options.longestPause)
    var random = SystemRandomNumberGenerator()
    while !Task.isCancelled {
      meter.enter(.connecting)
      do {
        switch try await session() {
        case .finished:
          meter.enter(.finished)
          return
        case .closed(let reason, let receivedAnything):
          if receivedAnything { backoff.reset() }
          if !Task.isCancelled { fail(reason) }
        }
      } catch {
        if !Task.isCancelled { fail(brief(error)) }
      }
      guard !Task.isCancelled else { break }
      try? await Task.sleep(for: backoff.next(using: &random))
      if !Task.isCancelled { meter.reopening() }
    }
    meter.enter(.stopped)
  }

  /// The same failure again and again is said aloud once.
  private func fail(_ reason: String) {
    let isNews = meter.failed(reason)
    logger.log(
      level: isNews ? .warning : .debug, "feed lost", metadata: ["feed": "\(settings.name)", "reason": "\(reason)"])
  }
}

/// An error in at most 200 characters.
func brief(_ error: any Error) -> String {
  if let connection = error as? NIOConnectionError {
    if let dns = connection.dnsAError { return "\(connection.host): \(dns)".clipped }
    if let first = connection.connectionErrors.first {
      let why = (first.error as? IOError).map { reason($0.errnoCode) } ?? "\(first.error)"
      return "\(hostPort(connection.host, connection.port)): \(why)".clipped
    }
  }
  if let system = error as? IOError { return reason(system.errnoCode) }
  if let timeout = error as? ChannelError, case .connectTimeout(let amount) = timeout {
    return "no connection within \(amount.nanoseconds / 1_000_000_000) s"
  }
  return String(describing: error).clipped
}

extension String {
  fileprivate var clipped: String { count > 200 ? String(prefix(199)) + "…" : self }
}

extension TimeAmount {
  init(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    self = .nanoseconds(seconds &* 1_000_000_000 &+ attoseconds / 1_000_000_000)
  }
}
