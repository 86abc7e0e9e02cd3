import NIOCore
import Terminals
import Units

/// The commands of one connection that wait for the terminals' answers. On its event loop.
final class TerminalDesk {
  /// So many may wait for answers at once.
  static let mostWaiting = 32

  private struct Asked {
    var terminal: TerminalNumber
    var id: UInt16
    var sendings = 1
    var bytes: [UInt8]
    var outcome: EventLoopPromise<CommandOutcome>
    var again: Scheduled<Void>?
    var end: Scheduled<Void>?
  }

  private let board: TerminalBoard
  private let options: FeedOptions
  private let feed: Int
  private let connection: UInt32
  private let eventLoop: any EventLoop
  /// By the serial numbers of what was sent.
  private var asked: [UInt16: Asked] = [:]

  init(_ context: FeedContext, connection: UInt32, eventLoop: any EventLoop) {
    board = context.board
    options = context.options
    feed = context.index
    self.connection = connection
    self.eventLoop = eventLoop
  }

  /// Notes who came and went, and what was answered.
  /// - Parameter send: makes the bytes of a command with its serial number, and writes bytes; nil where that can't be done.
  func take(
    _ output: JT808Talk.Output, send: @escaping (TerminalNumber, JT808Command) -> (UInt16, [UInt8])?,
    write: @escaping ([UInt8]) -> Void
  ) {
    for number in output.admitted {
      let bound = NIOLoopBound((desk: self, send: send, write: write), eventLoop: eventLoop)
      board.enter(
        terminal(number),
        .init(connection: connection, eventLoop: eventLoop) { command, outcome in
          let (desk, send, write) = bound.value
          desk.ask(number, command, outcome, send, write)
        })
    }
    for number in output.left { board.leave(terminal(number), connection: connection) }
    for answer in output.answers {
      guard let waiting = asked[answer.answer.serial], waiting.terminal == answer.terminal,
        waiting.id == answer.answer.id
      else { continue }
      settle(answer.answer.serial, .answered(answer.answer.result, sendings: waiting.sendings))
    }
  }

  /// The connection has ended.
  func close() {
    board.leave(feed: feed, connection: connection)
    for serial in asked.keys.sorted() { settle(serial, .lost) }
  }

  private func ask(
    _ number: TerminalNumber, _ command: JT808Command, _ outcome: EventLoopPromise<CommandOutcome>,
    _ send: (TerminalNumber, JT808Command) -> (UInt16, [UInt8])?, _ write: @escaping ([UInt8]) -> Void
  ) {
    guard asked.count < Self.mostWaiting else { return outcome.succeed(.busy) }
    guard let (serial, bytes) = send(number, command) else { return outcome.succeed(.notHere) }
    settle(serial, .lost)
    var waiting = Asked(terminal: number, id: command.id, bytes: bytes, outcome: outcome)
    let bound = NIOLoopBound((desk: self, write: write), eventLoop: eventLoop)
    // What is not answered is sent again, the same.
    waiting.again = eventLoop.scheduleTask(in: TimeAmount(options.answerPause)) {
      let (desk, write) = bound.value
      guard let waiting = desk.asked[serial] else { return }
      desk.asked[serial]?.sendings += 1
      write(waiting.bytes)
    }
    waiting.end = eventLoop.scheduleTask(in: TimeAmount(options.answerPatience)) {
      let desk = bound.value.desk
      desk.settle(serial, .unanswered(sendings: desk.asked[serial]?.sendings ?? 1))
    }
    asked[serial] = waiting
    write(bytes)
  }

  private func settle(_ serial: UInt16, _ outcome: CommandOutcome) {
    guard let waiting = asked.removeValue(forKey: serial) else { return }
    waiting.again?.cancel()
    waiting.end?.cancel()
    waiting.outcome.succeed(outcome)
  }

  private func terminal(_ number: TerminalNumber) -> ConnectedTerminal {
    ConnectedTerminal(feed: feed, device: DeviceNumber.normal(number.digits) ?? number.short)
  }
}
