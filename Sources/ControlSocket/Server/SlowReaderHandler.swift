import NIOCore

/// Ends a connection whose other side has read nothing for `patience` while we had something to say: it would hold a place
/// among the connections for ever.
final class SlowReaderHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private let patience: TimeAmount
  private let onClose: @Sendable () -> Void
  private var deadline: Scheduled<Void>?

  init(patience: TimeAmount, onClose: @escaping @Sendable () -> Void) {
    self.patience = patience
    self.onClose = onClose
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    deadline?.cancel()
    deadline = nil
    if !context.channel.isWritable {
      let channel = context.channel
      deadline = context.eventLoop.scheduleTask(in: patience) { [onClose] in
        onClose()
        channel.close(promise: nil)
      }
    }
    context.fireChannelWritabilityChanged()
  }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    deadline = nil
    context.fireChannelInactive()
  }
}
