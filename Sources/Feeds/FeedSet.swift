// Feeds: the ears of the house. Services that read UDP, TCP, serial lines and files and make batches of whole lines.
//
// What it promises: a line is never split and never longer than its limit; a batch is contiguous, ends in a newline and
// has readable bytes behind it; the clock is read once a read; all that is lost is counted by feed and by cause (kernel,
// queue, too long); whatever goes wrong with one feed, it is opened again for ever and touches no other. It knows
// nothing of AIS: lines are bytes. Of JT/T 808 it knows what a platform owes its terminals; their frames go on as lines.

package import Logging
package import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization

/// All feeds of a daemon as one service. It ends within two seconds of a graceful shutdown, and never by itself.
package struct FeedSet: Service {
  package let settings: [FeedSettings]
  package let queue: FeedQueue
  /// The terminals that are let in now: where commands go.
  package let board: TerminalBoard
  private let contexts: [FeedContext]

  /// - Parameters:
  ///   - queue: made for as many feeds as there are settings.
  ///   - clock: the wall clock.
  ///   - gate: which terminals of JT/T 808 are let in.
  package init(
    _ settings: [FeedSettings], queue: FeedQueue, clock: @escaping FeedClock, logger: Logger,
    options: FeedOptions = FeedOptions(), gate: TerminalGate = .closed,
    group: any EventLoopGroup = .singletonMultiThreadedEventLoopGroup
  ) {
    self.settings = settings
    self.queue = queue
    let board = TerminalBoard()
    self.board = board
    contexts = settings.enumerated().map { index, settings in
      FeedContext(
        index: index, settings: settings, options: options, meter: FeedMeter(index: index, settings: settings),
        queue: queue, clock: clock, logger: logger, group: group, gate: gate, board: board)
    }
  }

  package func run() async throws {
    let contexts = contexts
    await cancelWhenGracefulShutdown {
      await withDiscardingTaskGroup { group in
        for context in contexts {
          group.addTask { await context.run() }
        }
        // A set whose feeds have all finished, or with none at all, waits to be told to go.
        group.addTask { while !Task.isCancelled { try? await Task.sleep(for: .seconds(86_400)) } }
      }
    }
  }

  /// The figures of all feeds, in the order of the settings. Any thread.
  package func snapshot() -> [FeedCounters] {
    contexts.map { context in
      var counters = context.meter.snapshot
      counters.queueDrops = queue.drops(feed: context.index)
      if case .jt808 = context.settings.format { counters.terminals = board.count(feed: context.index) }
      return counters
    }
  }
}

extension FeedContext {
  fileprivate func run() async {
    switch settings.kind {
    case .udp(let host, let port, let group):
      await UDPFeed(context: self, host: host, port: port, multicastGroup: group).run()
    case .tcpClient(let host, let port):
      await TCPClientFeed(context: self, host: host, port: port).run()
    case .tcpServer(let host, let port, let maxClients):
      await TCPServerFeed(context: self, host: host, port: port, maxClients: maxClients).run()
    case .file(let path, let pace):
      await FileFeed(context: self, path: path, pace: pace).run()
    case .serial(let path, let speed): await SerialFeed(context: self, path: path, speed: speed).run()
    case .descriptor(let number): await DescriptorFeed(context: self, descriptor: number).run()
    }
  }
}
