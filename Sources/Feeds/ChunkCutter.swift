import Glibc

/// Cuts a stream of bytes, or single datagrams, into chunks of whole lines.
///
/// A line torn over several reads is joined. A line longer than `limit` is counted and skipped however long it gets:
/// at most `limit` bytes of an unfinished line are kept, so noise without newlines costs no memory.
package struct ChunkCutter: Sendable {
  /// No more room than this is kept between chunks.
  private static let keptBytes = 512 << 10

  /// Longest line passed on, newline not counted.
  package let limit: Int
  /// Lines skipped because they were too long, since the start.
  package private(set) var tooLong = 0

  private var whole: [UInt8] = []
  private var lines = 0
  private var torn: [UInt8] = []
  private var skipping = false

  package init(limit: Int = 1024) {
    self.limit = max(1, limit)
  }

  /// Bytes of whole lines that wait to be taken.
  package var waiting: Int { whole.count }

  /// Takes the next bytes of a stream, wherever they were torn.
  package mutating func stream(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress else { return }
    var line = 0  // where the line now read begins
    var run = 0  // where the whole lines not yet copied begin
    while line < bytes.count, let newline = memchr(base + line, 0x0a, bytes.count - line) {
      let end = base.distance(to: UnsafeRawPointer(newline)) + 1
      if skipping {
        skipping = false
        run = end
      } else if torn.count + (end - 1 - line) > limit {
        tooLong += 1
        torn.removeAll(keepingCapacity: true)
        whole.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[run..<line]))
        run = end
      } else {
        lines += 1
        whole.append(contentsOf: torn)
        torn.removeAll(keepingCapacity: true)
      }
      line = end
    }
    whole.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[run..<line]))
    keep(UnsafeRawBufferPointer(rebasing: bytes[line...]))
  }

  /// Takes a datagram: one or more lines, the last one with or without its newline. Nothing is joined to the next.
  package mutating func datagram(_ bytes: UnsafeRawBufferPointer) {
    stream(bytes)
    finish()
  }

  /// The stream has ended: what is left becomes a line. Whether it was torn, its checksum says.
  package mutating func finish() {
    if !torn.isEmpty {
      whole.append(contentsOf: torn)
      whole.append(0x0a)
      lines += 1
      torn.removeAll(keepingCapacity: true)
    }
    skipping = false
  }

  /// The whole lines so far, or nil when there is none.
  package mutating func take() -> Chunk? {
    guard !whole.isEmpty else { return nil }
    // Copied to its size: an array that grew is up to twice as large as what is in it.
    let bytes = [UInt8](unsafeUninitializedCapacity: whole.count + FeedBatch.slack) { buffer, count in
      count = whole.count + FeedBatch.slack
      _ = buffer.initialize(from: whole)
      buffer[whole.count...].initialize(repeating: 0)
    }
    let chunk = Chunk(bytes: bytes, count: whole.count, lines: lines)
    whole.removeAll(keepingCapacity: whole.count <= Self.keptBytes)
    lines = 0
    return chunk
  }

  private mutating func keep(_ tail: UnsafeRawBufferPointer) {
    guard !skipping else { return }
    if torn.count + tail.count > limit {
      tooLong += 1
      skipping = true
      torn.removeAll(keepingCapacity: true)
    } else {
      torn.append(contentsOf: tail)
    }
  }
}
