import ArgumentParser
import Foundation
import Glibc
import Wire

/// `watchroom events`: live, until interrupted; comes back by itself when the daemon was restarted.
struct EventsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "events", abstract: Help.text("实时事件", "live events"),
      discussion: Help.text(
        "断线后自动续接，不漏事件。Ctrl-C 结束。", "It resumes after a break and misses nothing. Ctrl-C ends it."))
  }
  @Option(help: Help.of("从此序号之后", "after this sequence; from now on unless said")) var after: Int64?
  @Option(help: Help.of("收到若干条后结束", "end after so many")) var count: Int?
  @OptionGroup var options: SessionOptions

  func run() throws {
    try options.run { session in
      var follower = EventFollower(session: session, position: after, left: count)
      try follower.run()
    }
  }
}

/// Follows the stream of events over breaks.
private struct EventFollower {
  let session: Session
  var position: Int64?
  var left: Int?

  /// Seconds between tries while the daemon is away.
  private static let pause: UInt32 = 2

  mutating func run() throws {
    var wasThere = false
    while left != 0 {
      do {
        let state = State(position: position, left: left)
        let follower = self
        try session.client.events(after: position) { data in follower.take(data, state) }
        (position, left) = (state.position, state.left)
        wasThere = true
      } catch let failure as ClientFailure {
        // At the first try a daemon that isn't there is an error; later it is a restart.
        guard wasThere, failure.exitCode == 69 || isBroken(failure) else { throw failure }
      }
      guard left != 0 else { return }
      session.terminal.writeError(session.screen.text("连接中断，重新连接…", "connection lost, trying again…"))
      sleep(Self.pause)
    }
  }

  private func isBroken(_ failure: ClientFailure) -> Bool {
    if case .broken = failure { true } else { false }
  }

  private final class State {
    var parser = EventParser()
    var position: Int64?
    var left: Int?
    init(position: Int64?, left: Int?) {
      self.position = position
      self.left = left
    }
  }

  /// False when enough was seen.
  private func take(_ data: Data, _ state: State) -> Bool {
    for event in state.parser.consume(data) {
      guard let id = event.id, let row = try? JSONDecoder().decode(JournalRow.self, from: Data(event.data.utf8)) else {
        continue
      }
      state.position = id
      session.terminal.write(session.output == .json ? event.data : JournalViews.line(row, on: session.screen))
      if let left = state.left { state.left = left - 1 }
      if state.left == 0 { return false }
    }
    return true
  }
}
