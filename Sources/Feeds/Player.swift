import Glibc

/// What was played.
package struct PlayCount: Sendable, Hashable {
  package var lines = 0
  package var bytes = 0
  /// Datagrams, or writes to a stream.
  package var sends = 0
  /// Datagrams nobody listened for.
  package var refused = 0
  /// Lines too long for a datagram, not sent.
  package var tooLong = 0
  package var seconds = 0.0

  package init() {}
}

/// Sends a recording, line by line and byte for byte as it is (comments and broken lines too), to a socket of this
/// machine. Paced by the monotonic clock; late lines are sent at once, so the average holds.
package struct Player: Sendable {
  /// A datagram of several lines stays below this.
  package static let packedBytes = 1400
  /// No line beyond this is sent.
  package static let longestLine = 60_000
  /// Lines due within this many nanoseconds go out together.
  static let tick: Int64 = 1_000_000

  package var path: String
  package var target: PlayTarget
  package var pace: FeedPace
  /// At most so many lines in a datagram.
  package var pack: Int
  /// May send to other machines.
  package var allowRemote: Bool

  package init(path: String, target: PlayTarget, pace: FeedPace, pack: Int = 1, allowRemote: Bool = false) {
    self.path = path
    self.target = target
    self.pace = pace
    self.pack = max(1, pack)
    self.allowRemote = allowRemote
  }

  /// Plays to the end. Throws `PlayError` and `RecordingError`; cancelling it ends it within a tenth of a second.
  package func play() async throws -> PlayCount {
    let stop = StopFlag()
    return try await withTaskCancellationHandler {
      try await offPool { try playBlocking(stop) }
    } onCancel: {
      stop.raise()
    }
  }

  private func playBlocking(_ stop: StopFlag) throws -> PlayCount {
    let file = try RecordingFile(path: path)
    let stamped = pace == .recorded ? try file.isStamped() : false
    if pace == .recorded, !stamped { throw PlayError.noTimes(path: path) }
    let socket = try PlaySocket(target, allowRemote: allowRemote)
    var schedule = ReplaySchedule(pace: pace, size: file.size, stamped: stamped)
    var cutter = ChunkCutter(limit: Self.longestLine)
    var count = PlayCount()
    let start = monotonicNanoseconds()
    var offset = 0
    var ended = false
    while !ended, !stop.isRaised {
      let block = try file.read(at: offset)
      offset += block.count
      ended = block.isEmpty
      if ended { cutter.finish() } else { block.withUnsafeBytes { cutter.stream($0) } }
      guard let chunk = cutter.take() else { continue }
      var lines = LineWalk(chunk)
      var next: Int64? = 0
      while next != nil, !stop.isRaised {
        let run = lines.run(until: monotonicNanoseconds() - start + Self.tick, &schedule)
        try chunk.bytes.withUnsafeBytes {
          try send(UnsafeRawBufferPointer(rebasing: $0[run.range]), run.lines, socket, &count)
        }
        next = run.next
        if let next { sleep(until: start + next, unless: stop) }
      }
    }
    count.tooLong = cutter.tooLong
    count.seconds = Double(monotonicNanoseconds() - start) / 1e9
    return count
  }

  private func send(
    _ bytes: UnsafeRawBufferPointer, _ lines: Int, _ socket: PlaySocket, _ count: inout PlayCount
  ) throws(PlayError) {
    guard lines > 0 else { return }
    guard socket.isDatagram else {
      let code = socket.send(bytes)
      guard code == 0 else { throw .broken("\(target)", errno: code, afterLines: count.lines) }
      count.sends += 1
      count.lines += lines
      count.bytes += bytes.count
      return
    }
    var begin = 0
    while begin < bytes.count {
      let (end, packed) = datagram(bytes, from: begin)
      let code = socket.send(UnsafeRawBufferPointer(rebasing: bytes[begin..<end]))
      switch code {
      case 0: count.bytes += end - begin
      // A report about an earlier datagram: nobody listens. This one was not sent.
      case ECONNREFUSED: count.refused += 1
      default: throw .broken("\(target)", errno: code, afterLines: count.lines)
      }
      count.sends += 1
      count.lines += packed
      begin = end
    }
  }

  /// Where the datagram that begins at `begin` ends: whole lines, up to `pack` of them and `packedBytes`.
  private func datagram(_ bytes: UnsafeRawBufferPointer, from begin: Int) -> (end: Int, lines: Int) {
    var end = begin
    var lines = 0
    while end < bytes.count, lines < pack, let base = bytes.baseAddress {
      let newline = memchr(base + end, 0x0a, bytes.count - end)
      let next = newline.map { base.distance(to: UnsafeRawPointer($0)) + 1 } ?? bytes.count
      if lines > 0, next - begin > Self.packedBytes { break }
      end = next
      lines += 1
    }
    return (end, lines)
  }
}
