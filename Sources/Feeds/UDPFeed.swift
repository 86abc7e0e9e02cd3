import Logging
import NIOCore
import NIOPosix

/// Listens for datagrams. What the queue can't take is dropped and counted; what the kernel dropped is read and shown.
struct UDPFeed: Sendable {
  let context: FeedContext
  let host: String
  let port: Int
  let multicastGroup: String?

  func run() async {
    await context.keepOpen {
      let channel = try await bind()
      return try await withTaskCancellationHandler {
        try await channel.closeFuture.get()
        return .closed(reason: context.meter.snapshot.lastError ?? "socket closed", receivedAnything: true)
      } onCancel: {
        channel.close(promise: nil)
      }
    }
  }

  private func bind() async throws -> any Channel {
    // Bound to the group itself, only what was sent to it arrives.
    let address = try await resolve(multicastGroup ?? host, port)
    let context = context
    let bootstrap = DatagramBootstrap(group: context.group)
      .channelOption(.autoRead, value: false)
      .channelOption(.socketOption(.so_rcvbuf), value: context.settings.receiveBufferBytes)
      .channelOption(.socketOption(.so_reuseaddr), value: multicastGroup == nil ? 0 : 1)
      .channelOption(.datagramVectorReadMessageCount, value: DatagramHandler.datagramsARead)
      .channelOption(.maxMessagesPerRead, value: 64)
      .channelOption(
        .recvAllocator,
        value: FixedSizeRecvByteBufferAllocator(capacity: DatagramHandler.datagramsARead * DatagramHandler.largest)
      )
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          try pipeline.addHandler(IdleStateHandler(readTimeout: TimeAmount(context.settings.silentAfter)))
          try pipeline.addHandler(DatagramHandler(context, channel: channel))
        }
      }
    let channel = try await bootstrap.bind(to: address).get()
    do {
      if let multicastGroup {
        let group = try await resolve(multicastGroup, port)
        guard let multicast = channel as? any MulticastChannel else { throw ChannelError.operationUnsupported }
        try await multicast.joinGroup(group, device: try await device()).get()
      }
    } catch {
      try? await channel.close()
      throw error
    }
    context.meter.enter(.listening, port: channel.localAddress?.port)
    context.logger.info(
      "feed listens", metadata: ["feed": "\(context.settings.name)", "at": "\(channel.localAddress ?? address)"])
    return channel
  }
}

extension UDPFeed {
  /// The interface that has the address `host`; nil: the system's choice, for 0.0.0.0 and ::.
  private func device() async throws -> NIONetworkDevice? {
    if ["0.0.0.0", "::"].contains(host) { return nil }
    let address = try await resolve(host, 0)
    let device = try System.enumerateDevices().first { $0.address?.ipAddress == address.ipAddress }
    guard let device else { throw NoInterface(host: host) }
    return device
  }

  private struct NoInterface: Error, CustomStringConvertible {
    var host: String
    var description: String { "no interface of this machine has the address \(host)" }
  }
}

/// Resolves a name off the cooperative threads.
func resolve(_ host: String, _ port: Int) async throws -> SocketAddress {
  try await NIOThreadPool.singleton.runIfActive {
    try SocketAddress.makeAddressResolvingHost(host, port: port)
  }
}

/// Gathers the datagrams of one round of reads into one batch.
final class DatagramHandler: ChannelInboundHandler {
  typealias InboundIn = AddressedEnvelope<ByteBuffer>

  static let datagramsARead = 16
  /// No datagram is larger, so none is ever cut off.
  static let largest = 65_536

  private let context: FeedContext
  private let intake: Intake
  private var pacer: ReadPacer
  private var dropsSeen: UInt32 = 0

  init(_ context: FeedContext, channel: any Channel) {
    self.context = context
    intake = Intake(context, eventLoop: channel.eventLoop, connection: 0, busy: .listening)
    pacer = ReadPacer(pause: context.options.readPause)
  }

  func channelActive(context channel: ChannelHandlerContext) {
    look(at: channel.channel)
    let granted = context.meter.snapshot.receiveBufferGranted ?? 0
    if granted < context.settings.receiveBufferBytes {
      context.logger.warning(
        "the kernel granted a smaller receive buffer; raise net.core.rmem_max",
        metadata: [
          "feed": "\(context.settings.name)", "granted": "\(granted)",
          "asked": "\(context.settings.receiveBufferBytes)",
        ])
    }
    channel.read()
    channel.fireChannelActive()
  }

  func channelRead(context channel: ChannelHandlerContext, data: NIOAny) {
    let datagram = unwrapInboundIn(data).data
    pacer.took(datagram.readableBytes)
    intake.take(datagram: datagram)
  }

  func channelReadComplete(context channel: ChannelHandlerContext) {
    intake.offerOrDrop()
    look(at: channel.channel)
    pacer.again(channel)
  }

  func userInboundEventTriggered(context channel: ChannelHandlerContext, event: Any) {
    if event is IdleStateHandler.IdleStateEvent { context.meter.silent(for: TimeAmount(context.settings.silentAfter)) }
  }

  func errorCaught(context channel: ChannelHandlerContext, error: any Error) {
    context.meter.note(error: brief(error))
    channel.close(promise: nil)
  }

  func channelInactive(context channel: ChannelHandlerContext) {
    pacer.stop()
    intake.offerOrDrop()
    channel.fireChannelInactive()
  }

  private func look(at channel: any Channel) {
    guard let memory = SocketMemory(of: channel) else { return }
    context.meter.kernel(newDrops: Int(memory.drops &- dropsSeen), granted: Int(memory.receiveBuffer))
    dropsSeen = memory.drops
    pacer.room = Int(memory.receiveBuffer)
  }
}
