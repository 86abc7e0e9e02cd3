import NIOCore
import Terminals

/// Reads a TCP connection, a serial line or a pipe: joins torn lines, or talks with terminals; stops reading while the queue has no room, so that the sender waits.
final class StreamHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  static let readBytes = 64 << 10
  static let readsARound = 4
  /// How often a talk is looked at for sub-packages that stay away.
  static let look = TimeAmount.seconds(5)

  private let context: FeedContext
  private let intake: Intake
  private var pacer: ReadPacer
  private var talk: JT808Talk?
  private var desk: TerminalDesk?
  private var looking: RepeatedTask?
  private var idle = 0
  private let closesWhenSilent: Bool
  private let onEnd: @Sendable (_ reason: String?, _ receivedAnything: Bool) -> Void
  private var reason: String?

  /// - Parameters:
  ///   - closesWhenSilent: a connection that is silent for twice `silentAfter` is closed.
  ///   - onEnd: called once, on the event loop, when the connection is gone.
  init(
    _ context: FeedContext, channel: any Channel, connection: UInt32, closesWhenSilent: Bool,
    onEnd: @escaping @Sendable (_ reason: String?, _ receivedAnything: Bool) -> Void
  ) {
    self.context = context
    self.onEnd = onEnd
    self.closesWhenSilent = closesWhenSilent
    talk = context.talk()
    if talk != nil { desk = TerminalDesk(context, connection: connection, eventLoop: channel.eventLoop) }
    intake = Intake(context, eventLoop: channel.eventLoop, connection: connection, busy: .connected)
    pacer = ReadPacer(pause: context.options.readPause)
    let bound = NIOLoopBound(channel, eventLoop: channel.eventLoop)
    intake.onRoom = { bound.value.read() }
  }

  func channelActive(context channel: ChannelHandlerContext) {
    if let memory = SocketMemory(of: channel.channel) {
      context.meter.kernel(newDrops: 0, granted: Int(memory.receiveBuffer))
    }
    if talk != nil { startLooking(channel) }
    if !context.settings.greeting.isEmpty {
      channel.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: context.settings.greeting)), promise: nil)
    }
    channel.read()
    channel.fireChannelActive()
  }

  func channelRead(context channel: ChannelHandlerContext, data: NIOAny) {
    idle = 0
    let buffer = unwrapInboundIn(data)
    pacer.took(buffer.readableBytes)
    guard let output = talk?.receive(buffer.readableBytesView, at: context.clock()) else {
      return intake.take(stream: buffer)
    }
    intake.take(lines: output.lines, received: buffer.readableBytes)
    answer(output, channel)
  }

  func channelReadComplete(context channel: ChannelHandlerContext) {
    if intake.offerOrKeep() { pacer.again(channel) }
  }

  func userInboundEventTriggered(context channel: ChannelHandlerContext, event: Any) {
    guard event is IdleStateHandler.IdleStateEvent, !intake.isHeldBack else { return }
    idle += 1
    context.meter.silent(for: TimeAmount(context.settings.silentAfter))
    if idle >= 2, closesWhenSilent {
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
    looking?.cancel()
    desk?.close()
    intake.finish()
    intake.onRoom = nil
    _ = intake.offerOrKeep()
    onEnd(reason, intake.receivedAnything)
    channel.fireChannelInactive()
  }

  private func startLooking(_ channel: ChannelHandlerContext) {
    let bound = NIOLoopBound((self, channel), eventLoop: channel.eventLoop)
    looking = channel.eventLoop.scheduleRepeatedTask(initialDelay: Self.look, delay: Self.look) { _ in
      let (handler, channel) = bound.value
      if let output = handler.talk?.look(at: handler.context.clock()) { handler.answer(output, channel) }
    }
  }

  private func answer(_ output: JT808Talk.Output, _ channel: ChannelHandlerContext) {
    context.meter.rejected(output.rejects, strangers: output.strangers, at: context.clock())
    note(output, channel)
    if !output.replies.isEmpty {
      // Answers of one who does not read them would pile up.
      guard channel.channel.isWritable else {
        reason = "does not read what it is answered"
        return channel.close(promise: nil)
      }
      channel.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: output.replies)), promise: nil)
    }
    if output.closes {
      reason = "refused \(JT808Session.mostRefusals) times"
      channel.close(promise: nil)
    }
  }
}

extension StreamHandler {
  /// Who came and went of the terminals, what they answered, and how they are sent to.
  private func note(_ output: JT808Talk.Output, _ channel: ChannelHandlerContext) {
    desk?.take(
      output, send: { [weak self] number, command in self?.talk?.command(command, to: number) },
      write: { [weak self] bytes in
        guard let self, channel.channel.isActive else { return }
        channel.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
      })
  }
}

/// The options and handlers of a TCP connection, a serial line or a pipe that is read.
func setUp(
  _ channel: any Channel, _ context: FeedContext, connection: UInt32, closesWhenSilent: Bool = true,
  onEnd: @escaping @Sendable (_ reason: String?, _ receivedAnything: Bool) -> Void
) throws {
  let options = channel.syncOptions
  try options?.setOption(.autoRead, value: false)
  try options?.setOption(.maxMessagesPerRead, value: UInt(StreamHandler.readsARound))
  try options?.setOption(
    .recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: StreamHandler.readBytes))
  let pipeline = channel.pipeline.syncOperations
  try pipeline.addHandler(IdleStateHandler(readTimeout: TimeAmount(context.settings.silentAfter)))
  try pipeline.addHandler(
    StreamHandler(
      context, channel: channel, connection: connection, closesWhenSilent: closesWhenSilent, onEnd: onEnd))
}
