import NIOCore

/// Decides when an event loop reads a socket again: at once after a full round, after a pause when it was read empty.
/// The channel's automatic reading is off. An idle socket costs nothing: the read waits in the kernel.
struct ReadPacer {
  /// A round that brought so much did not read the socket empty.
  static let fullBytes = 128 << 10
  static let fullReads = 512
  /// What a small datagram takes of a socket's buffer, roughly, with the kernel's own books.
  static let datagramRoom = 1024

  let pause: TimeAmount
  /// The socket's receive buffer, for datagrams: nobody holds their sender back.
  var room = Int.max
  private var bytes = 0
  private var reads = 0
  private var timer: Scheduled<Void>?

  init(pause: Duration) {
    self.pause = TimeAmount(pause)
  }

  mutating func took(_ count: Int) {
    bytes += count
    reads += 1
  }

  /// The round is over: reads again, now or later.
  mutating func again(_ context: ChannelHandlerContext) {
    let full = bytes >= Self.fullBytes || reads >= Self.fullReads
    timer?.cancel()
    defer {
      bytes = 0
      reads = 0
    }
    // A small buffer that was more than a quarter full is looked at sooner.
    let short = reads > room / Self.datagramRoom / 4
    guard !full, pause.nanoseconds > 0 else {
      timer = nil
      context.read()
      return
    }
    let channel = context.channel
    timer = context.eventLoop.scheduleTask(in: short ? .nanoseconds(pause.nanoseconds / 4) : pause) { channel.read() }
  }

  mutating func stop() {
    timer?.cancel()
    timer = nil
  }
}
