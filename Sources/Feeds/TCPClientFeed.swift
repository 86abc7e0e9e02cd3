import Glibc
import Logging
import NIOCore
import NIOPosix
import Synchronization

/// Connects to a server that sends lines, and connects again whenever the connection is lost or goes dead.
struct TCPClientFeed: Sendable {
  let context: FeedContext
  let host: String
  let port: Int

  func run() async {
    await context.keepOpen {
      let session = ClientSession(on: context.group.next())
      return try await withTaskCancellationHandler {
        try await session.run(context, host, port)
      } onCancel: {
        session.cancel()
      }
    }
  }
}

/// One attempt to connect and, when it succeeds, the life of the connection. Cancelling it works at any moment, also
/// while a name is being resolved.
private final class ClientSession: Sendable {
  private struct State {
    var channel: (any Channel)?
    var cancelled = false
  }

  private let state = Mutex(State())
  private let end: EventLoopPromise<SessionEnd>

  init(on eventLoop: any EventLoop) {
    end = eventLoop.makePromise()
  }

  func run(_ context: FeedContext, _ host: String, _ port: Int) async throws -> SessionEnd {
    let end = end
    ClientBootstrap(group: end.futureResult.eventLoop)
      .connectTimeout(TimeAmount(context.options.connectTimeout))
      .channelOption(.socketOption(.so_keepalive), value: 1)
      .channelOption(.tcpOption(NIOBSDSocket.Option(rawValue: TCP_KEEPIDLE)), value: 60)
      .channelOption(.tcpOption(NIOBSDSocket.Option(rawValue: TCP_KEEPINTVL)), value: 10)
      .channelOption(.tcpOption(NIOBSDSocket.Option(rawValue: TCP_KEEPCNT)), value: 3)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          guard self.adopt(channel) else { throw CancellationError() }
          try setUp(channel, context, connection: context.meter.nextConnection()) { reason, receivedAnything in
            end.succeed(.closed(reason: reason ?? "closed by the server", receivedAnything: receivedAnything))
          }
        }
      }
      .connect(host: host, port: port)
      .whenComplete { result in
        switch result {
        case .success(let channel):
          context.meter.enter(.connected, port: channel.localAddress?.port)
          context.logger.info(
            "feed connected", metadata: ["feed": "\(context.settings.name)", "to": "\(hostPort(host, port))"])
        case .failure(let error):
          end.fail(error)
        }
      }
    return try await end.futureResult.get()
  }

  func cancel() {
    let channel = state.withLock { state in
      state.cancelled = true
      return state.channel
    }
    channel?.close(promise: nil)
    end.fail(CancellationError())
  }

  private func adopt(_ channel: any Channel) -> Bool {
    state.withLock { state in
      state.channel = channel
      return !state.cancelled
    }
  }
}
