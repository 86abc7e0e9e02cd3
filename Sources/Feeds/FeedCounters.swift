package import Terminals
package import Units

/// What a feed is doing.
package enum FeedState: String, Sendable, Hashable, CaseIterable {
  /// Resolving, connecting, binding or opening.
  case connecting
  /// A TCP connection stands, or a file is being read.
  case connected
  /// Bound and waiting: datagrams, or clients of which none is there.
  case listening
  /// Open, and not a byte for `FeedSettings.silentAfter`.
  case silent
  /// A file read to its end.
  case finished
  /// Not open: `lastError` says why. Tried again after a pause, for ever.
  case failed
  /// The daemon is going down.
  case stopped
}

/// What was dropped for want of room in the queue.
package struct FeedDrops: Sendable, Hashable {
  package var batches = 0
  package var bytes = 0
  package var lines = 0

  package init(batches: Int = 0, bytes: Int = 0, lines: Int = 0) {
    self.batches = batches
    self.bytes = bytes
    self.lines = lines
  }
}

/// A feed's figures at one moment, all since the start of the daemon. For status and metrics.
package struct FeedCounters: Sendable, Hashable {
  package var index: Int
  package var name: String
  /// `udp`, `tcp-client`, `tcp-server`, `file`, `serial`, `stdin`.
  package var kind: String
  /// Where it listens, connects to or reads from.
  package var place: String
  package var tag: String
  package var datum: String
  package var state: FeedState = .connecting
  /// The last thing that went wrong, kept after it is over.
  package var lastError: String?
  /// Bytes read off the socket or file, before cutting.
  package var bytes = 0
  /// Batches made, those dropped by the queue included.
  package var batches = 0
  /// Lines passed on, those dropped by the queue included, those too long not.
  package var lines = 0
  /// Lines skipped because they were longer than the limit.
  package var tooLong = 0
  /// Dropped between this feed and the engine.
  package var queueDrops = FeedDrops()
  /// Datagrams the kernel dropped because the socket's buffer was full.
  package var kernelDrops = 0
  /// Times it was opened again.
  package var reconnects = 0
  /// TCP server: clients connected now, and clients refused because there were too many.
  package var clients = 0
  package var refusedClients = 0
  /// Of a server for JT/T 808: terminals that are let in now.
  package var terminals: Int?
  /// What the edge refused, by reason: frames that are none, terminals that are not let in.
  package var rejects: [String: Int] = [:]
  /// Terminals that the register does not have.
  package var strangers = StrangerBook()
  package var lastReceivedAt: Instant?
  /// The socket's receive buffer as the kernel reports it (Linux doubles what it grants, for its own books).
  package var receiveBufferGranted: Int?
  /// The port really bound or connected from.
  package var localPort: Int?

  package init(index: Int, settings: FeedSettings) {
    self.index = index
    name = settings.name
    kind = settings.kind.word
    place = settings.kind.place
    tag = settings.tag
    datum = settings.datum
  }
}
