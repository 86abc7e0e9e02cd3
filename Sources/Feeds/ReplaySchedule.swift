import Glibc

/// When each line of a recording is due, from its start. A pure value: bytes in, nanoseconds out.
package struct ReplaySchedule: Sendable {
  /// Lines a second for a recording played at recorded speed that carries no times, when nothing better is known.
  package static let unknownRate = 100.0
  /// A longer pause in a recording (or a wrong stamp) is shortened to this: five minutes.
  package static let longestGap: Int64 = 300_000_000_000

  private enum Rule: Sendable {
    case asFast
    case stamps
    case bytes(nanosecondsAByte: Double)
    case lines(nanosecondsALine: Double)
  }

  private var rule: Rule
  private var line = 0
  private var offset = 0
  private var stamp: Int64?
  private var due: Int64 = 0

  /// - Parameters:
  ///   - size: the recording's size in bytes.
  ///   - stamped: whether it carries tag-block times (`ReplaySchedule.isStamped`).
  ///   - usualRate: lines a second for a recording without times played at recorded speed.
  package init(pace: FeedPace, size: Int, stamped: Bool, usualRate: Double = Self.unknownRate) {
    rule =
      switch pace {
      case .asFast: .asFast
      case .recorded where stamped: .stamps
      case .recorded: .lines(nanosecondsALine: 1e9 / max(usualRate, 1e-3))
      case .over(let seconds): .bytes(nanosecondsAByte: max(0, seconds) * 1e9 / Double(max(1, size)))
      case .rate(let perSecond): .lines(nanosecondsALine: 1e9 / max(perSecond, 1e-3))
      }
  }

  /// When the next line is due, in nanoseconds from the start. Call it once for each line, in order: it never
  /// decreases. A line without a stamp is due with the line before it.
  package mutating func due(_ bytes: UnsafeRawBufferPointer) -> Int64 {
    defer {
      line += 1
      offset += bytes.count
    }
    switch rule {
    case .asFast: return 0
    case .lines(let step): return Int64(Double(line) * step)
    case .bytes(let step): return Int64(Double(offset) * step)
    case .stamps:
      guard let now = Self.stamp(of: bytes) else { return due }
      if let stamp, now > stamp { due += min(Self.longestGap, (now - stamp) * 1_000_000) }
      stamp = now
      return due
    }
  }

  /// True when one of the first lines carries a tag-block time.
  package static func isStamped(_ head: UnsafeRawBufferPointer) -> Bool {
    head.split(separator: 0x0a, maxSplits: 200).contains { stamp(of: UnsafeRawBufferPointer(rebasing: $0)) != nil }
  }

  /// The time of a line's tag block (`\c:1565218798*53\…`) in milliseconds since 1970, or nil. IEC 61162-450: `c` is
  /// seconds; some sources write milliseconds, recognised by their size.
  package static func stamp(of line: UnsafeRawBufferPointer) -> Int64? {
    let backslash = UInt8(ascii: "\\")
    guard line.first == backslash else { return nil }
    var index = 1
    var fieldBegins = true
    while index < line.count, line[index] != backslash {
      if fieldBegins, index + 1 < line.count, line[index] == UInt8(ascii: "c"), line[index + 1] == UInt8(ascii: ":") {
        return number(line, from: index + 2).map { $0 < 100_000_000_000 ? $0 * 1000 : $0 }
      }
      fieldBegins = line[index] == UInt8(ascii: ",")
      index += 1
    }
    return nil
  }

  private static func number(_ line: UnsafeRawBufferPointer, from start: Int) -> Int64? {
    var value: Int64 = 0
    var index = start
    while index < line.count, (0x30...0x39).contains(line[index]) {
      value = value * 10 + Int64(line[index] - 0x30)
      index += 1
      if index - start > 13 { return nil }
    }
    return index > start ? value : nil
  }
}

/// Walks through the lines of a chunk, run by run, as they fall due.
struct LineWalk: Sendable {
  /// Lines that are due together.
  struct Run: Sendable {
    /// Their place in the chunk's bytes.
    var range: Range<Int>
    var lines: Int
    /// When the line behind them is due; nil at the end of the chunk.
    var next: Int64?
  }

  private let chunk: Chunk
  private var at = 0
  private var waitingDue: Int64?

  init(_ chunk: Chunk) {
    self.chunk = chunk
  }

  /// The lines that are due by `limit`.
  mutating func run(until limit: Int64, _ schedule: inout ReplaySchedule) -> Run {
    let first = at
    var lines = 0
    let next: Int64? = chunk.bytes.withUnsafeBytes { bytes in
      while at < chunk.count, let base = bytes.baseAddress {
        guard let newline = memchr(base + at, 0x0a, chunk.count - at) else { break }
        let end = base.distance(to: UnsafeRawPointer(newline)) + 1
        let due = waitingDue ?? schedule.due(UnsafeRawBufferPointer(rebasing: bytes[at..<end]))
        waitingDue = due > limit ? due : nil
        if waitingDue != nil { return due }
        lines += 1
        at = end
      }
      return nil
    }
    return Run(range: first..<at, lines: lines, next: next)
  }

  /// A run as a chunk of its own.
  func chunk(of run: Run) -> Chunk? {
    guard !run.range.isEmpty else { return nil }
    if run.range == 0..<chunk.count { return chunk }
    let bytes = Array(chunk.bytes[run.range]) + repeatElement(0, count: FeedBatch.slack)
    return Chunk(bytes: bytes, count: run.range.count, lines: run.lines)
  }
}
