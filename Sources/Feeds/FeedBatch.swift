package import Units

/// Reads the wall clock: handed in by whoever wires the house, so that tests and stories bring their own (D4).
package typealias FeedClock = @Sendable () -> Instant

/// What one read of one feed brought: whole lines only, in order of arrival.
///
/// `bytes[..<count]` are contiguous lines, the last byte is a newline; behind it stand `FeedBatch.slack` zero bytes,
/// so that a decoder may load eight bytes at a time without looking where it is.
package struct FeedBatch: Sendable {
  /// Readable bytes behind the last newline.
  package static let slack = 16

  /// Place of the feed in the settings, from 0.
  package var feedIndex: Int
  package var feedName: String
  /// Distinguishes the connections of one feed: sentences of several parts belong together only within one.
  /// 0 for datagrams and files; TCP connections count from 1 and wrap.
  package var connection: UInt32
  /// The wall clock, read once for this read.
  package var receivedAt: Instant
  /// The lines and the slack.
  package var bytes: [UInt8]
  /// How many of `bytes` are lines, the last newline included.
  package var count: Int
  /// Newlines in `bytes[..<count]`.
  package var lines: Int

  package init(
    feedIndex: Int, feedName: String, connection: UInt32 = 0, receivedAt: Instant, chunk: consuming Chunk
  ) {
    self.feedIndex = feedIndex
    self.feedName = feedName
    self.connection = connection
    self.receivedAt = receivedAt
    self.bytes = chunk.bytes
    self.count = chunk.count
    self.lines = chunk.lines
  }
}

/// Whole lines with their slack, as `ChunkCutter` hands them out.
package struct Chunk: Sendable, Hashable {
  package var bytes: [UInt8]
  package var count: Int
  package var lines: Int

  package init(bytes: [UInt8], count: Int, lines: Int) {
    self.bytes = bytes
    self.count = count
    self.lines = lines
  }
}
