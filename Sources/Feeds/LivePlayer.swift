import Glibc

/// A line and when it is due after the start.
package struct DueLine: Sendable, Hashable {
  package var nanoseconds: Int64
  package var bytes: [UInt8]
  package init(nanoseconds: Int64, bytes: [UInt8]) {
    self.nanoseconds = nanoseconds
    self.bytes = bytes
  }
}

/// Sends lines that are made while they are sent, each when it is due, to a socket of this machine; the brother of `Player`,
/// which sends a file. Paced by the monotonic clock; late lines go at once.
package struct LivePlayer: Sendable {
  package var target: PlayTarget
  /// May send to other machines.
  package var allowRemote: Bool

  package init(target: PlayTarget, allowRemote: Bool = false) {
    self.target = target
    self.allowRemote = allowRemote
  }

  /// Sends to the end of `lines`. Throws `PlayError`; cancelling it ends it within a tenth of a second.
  package func play(_ lines: some Sequence<DueLine> & Sendable) async throws -> PlayCount {
    let stop = StopFlag()
    return try await withTaskCancellationHandler {
      try await offPool { try playBlocking(lines, stop) }
    } onCancel: {
      stop.raise()
    }
  }

  private func playBlocking(_ lines: some Sequence<DueLine>, _ stop: StopFlag) throws -> PlayCount {
    let socket = try PlaySocket(target, allowRemote: allowRemote)
    var count = PlayCount()
    let start = monotonicNanoseconds()
    for line in lines {
      sleep(until: start + line.nanoseconds, unless: stop)
      if stop.isRaised { break }
      let code = line.bytes.withUnsafeBytes { socket.send($0) }
      switch code {
      case 0: count.bytes += line.bytes.count
      // Nobody listened to an earlier datagram; a daemon that starts again will.
      case ECONNREFUSED where socket.isDatagram: count.refused += 1
      default: throw PlayError.broken("\(target)", errno: code, afterLines: count.lines)
      }
      count.lines += 1
      count.sends += 1
    }
    count.seconds = Double(monotonicNanoseconds() - start) / 1e9
    return count
  }
}
