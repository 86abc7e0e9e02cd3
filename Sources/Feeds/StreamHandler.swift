import NIOCore

/// Reads a TCP connection: joins torn lines, and stops reading while the queue has no room, so that the sender waits.
final class StreamHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  static let readBytes = 64 << 10
  static let readsARound = 4

  private let context: FeedContext
  private let intake: Intake
  private var pacer: ReadPacer
  private var idle = 0
  private let onEnd: @Sendable (_ reason: String?, _ receivedAnything: Bool) -> Void
  private var reason: String?

  /// - Parameter onEnd: called once, on the event loop, when the connection is gone.
  init(
    _ context: FeedContext, channel: any Channel, connection: UInt32,
    onEnd: @escaping @Sendable (_ reason: String?, _ receivedAnything: Bool) -> Void
  ) {
    self.context = context
    self.onEnd = onEnd
    intake = Intake(context, eventLoop: channel.eventLoop, connection: connection, busy: .connected)
    pacer = ReadPacer(pause: context.options.readPause)
    let bound = NIOLoopBound(channel, eventLoop: channel.eventLoop)
    intake.onRoom = { bound.value.read() }
  }

  func channelActive(context channel: ChannelHandlerContext) {
    if let memory = SocketMemory(of: channel.channel) {
      context.meter.kernel(newDrops: 0, granted: Int(memory.receiveBuffer))
    }
    channel.read()
    channel.fireChannelActive()
  }

  func channelRead(context channel: ChannelHandlerContext, data: NIOAny) {
    idle = 0
    let buffer = unwrapInboundIn(data)
    pacer.took(buffer.readableBytes)
    intake.take(stream: buffer)
  }

  func channelReadComplete(context channel: ChannelHandlerContext) {
    if intake.offerOrKeep() { pacer.again(channel) }
  }

  func userInboundEventTriggered(context channel: ChannelHandlerContext, event: Any) {
    guard event is IdleStateHandler.IdleStateEvent, !intake.isHeldBack else { return }
    idle += 1
    context.meter.silent(for: TimeAmount(context.settings.silentAfter))
    if idle >= 2 {
      reason = "connected but silent for \(context.settings.silentAfter * 2)"
      channel.close(promise: nil)
    }
  }

  func errorCaught(context channel: ChannelHandlerContext, error: any Error) {
    reason = brief(error)
    channel.close(promise: nil)
  }

  func channelInactive(context channel: ChannelHandlerContext) {
    pacer.stop()
    intake.finish()
    intake.onRoom = nil
    _ = intake.offerOrKeep()
    onEnd(reason, intake.receivedAnything)
    channel.fireChannelInactive()
  }
}

/// The options and handlers of a TCP connection that is read.
func setUp(
  _ channel: any Channel, _ context: FeedContext, connection: UInt32,
  onEnd: @escaping @Sendable (_ reason: String?, _ receivedAnything: Bool) -> Void
) throws {
  let options = channel.syncOptions
  try options?.setOption(.autoRead, value: false)
  try options?.setOption(.maxMessagesPerRead, value: UInt(StreamHandler.readsARound))
  try options?.setOption(
    .recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: StreamHandler.readBytes))
  let pipeline = channel.pipeline.syncOperations
  try pipeline.addHandler(IdleStateHandler(readTimeout: TimeAmount(context.settings.silentAfter)))
  try pipeline.addHandler(StreamHandler(context, channel: channel, connection: connection, onEnd: onEnd))
}
