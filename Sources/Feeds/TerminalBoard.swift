import NIOCore
import Synchronization
package import Terminals

/// What became of a command to a terminal.
package enum CommandOutcome: Hashable, Sendable {
  /// It answered (0x0001), after so many sendings.
  case answered(JT808Answer.Result, sendings: Int)
  /// It said nothing in `FeedOptions.answerPatience`.
  case unanswered(sendings: Int)
  /// The connection ended before it answered: nobody knows.
  case lost
  /// It is not connected, or was not let in.
  case notHere
  /// Too much waits for answers on its connection already.
  case busy
}

/// A terminal that can be sent to now.
package struct ConnectedTerminal: Hashable, Sendable {
  /// Place of its feed in the settings.
  package var feed: Int
  /// Its number as `DeviceNumber` writes it.
  package var device: String

  package init(feed: Int, device: String) {
    self.feed = feed
    self.device = device
  }
}

/// Where the JT/T 808 terminals are that were let in: on which connection of which feed. Any thread.
package final class TerminalBoard: Sendable {
  /// One terminal on one connection. `send` runs on the connection's event loop.
  struct Line: Sendable {
    var connection: UInt32
    var eventLoop: any EventLoop
    var send: @Sendable (JT808Command, EventLoopPromise<CommandOutcome>) -> Void
  }

  private let lines = Mutex<[ConnectedTerminal: Line]>([:])

  package init() {}

  /// The terminals of a feed that are here now.
  package func count(feed: Int) -> Int { lines.withLock { $0.keys.count { $0.feed == feed } } }

  /// The first of `devices` that is here, by the order of the devices, then of the feeds.
  /// - Parameter feed: on this feed alone.
  package func find(_ devices: [String], feed: Int? = nil) -> ConnectedTerminal? {
    lines.withLock { lines in
      for device in devices {
        let here = lines.keys.filter { $0.device == device && (feed == nil || $0.feed == feed) }
        if let first = here.min(by: { $0.feed < $1.feed }) { return first }
      }
      return nil
    }
  }

  /// Sends, once more when no answer comes, and waits for what the terminal says; never longer than `FeedOptions.answerPatience`.
  package func send(_ command: JT808Command, to terminal: ConnectedTerminal) async -> CommandOutcome {
    guard let line = lines.withLock({ $0[terminal] }) else { return .notHere }
    let outcome = line.eventLoop.makePromise(of: CommandOutcome.self)
    line.eventLoop.execute { line.send(command, outcome) }
    return (try? await outcome.futureResult.get()) ?? .lost
  }

  /// A terminal that calls again on a new connection is on the new one.
  func enter(_ terminal: ConnectedTerminal, _ line: Line) {
    lines.withLock { $0[terminal] = line }
  }

  func leave(_ terminal: ConnectedTerminal, connection: UInt32) {
    lines.withLock { if $0[terminal]?.connection == connection { $0[terminal] = nil } }
  }

  func leave(feed: Int, connection: UInt32) {
    lines.withLock { lines in
      for (terminal, line) in lines where terminal.feed == feed && line.connection == connection {
        lines[terminal] = nil
      }
    }
  }
}
