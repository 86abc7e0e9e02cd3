import Logging
import NIOCore
import NIOPosix
import Synchronization

/// Lets clients connect and send lines, up to a number; one more is refused and counted.
struct TCPServerFeed: Sendable {
  let context: FeedContext
  let host: String
  let port: Int
  let maxClients: Int

  func run() async {
    await context.keepOpen {
      let clients = Clients(limit: maxClients, meter: context.meter)
      let channel = try await bind(clients)
      return try await withTaskCancellationHandler {
        try await channel.closeFuture.get()
        clients.closeAll()
        return .closed(reason: context.meter.snapshot.lastError ?? "socket closed", receivedAnything: true)
      } onCancel: {
        channel.close(promise: nil)
        clients.closeAll()
      }
    }
  }

  private func bind(_ clients: Clients) async throws -> any Channel {
    let address = try await resolve(host, port)
    let context = context
    let channel = try await ServerBootstrap(group: context.group)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .serverChannelOption(.backlog, value: 16)
      .childChannelOption(.socketOption(.so_keepalive), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          guard clients.admit(channel) else { throw TooManyClients() }
          let peer = channel.remoteAddress.map(place) ?? "?"
          try setUp(channel, context, connection: context.meter.nextConnection()) { reason, _ in
            clients.remove(channel)
            if let reason { context.meter.note(error: "\(peer): \(reason)") }
          }
        }
      }
      .bind(to: address)
      .get()
    context.meter.enter(.listening, port: channel.localAddress?.port)
    context.logger.info(
      "feed listens", metadata: ["feed": "\(context.settings.name)", "at": "\(channel.localAddress ?? address)"])
    return channel
  }
}

/// `192.0.2.7:41822`
private func place(_ address: SocketAddress) -> String {
  guard let host = address.ipAddress, let port = address.port else { return "\(address)" }
  return hostPort(host, port)
}

private struct TooManyClients: Error {}

/// The clients of one server, bounded.
private final class Clients: Sendable {
  private struct State {
    var channels: [ObjectIdentifier: any Channel] = [:]
    var closed = false
  }

  private let limit: Int
  private let meter: FeedMeter
  private let state = Mutex(State())

  init(limit: Int, meter: FeedMeter) {
    self.limit = max(1, limit)
    self.meter = meter
  }

  func admit(_ channel: any Channel) -> Bool {
    let count: Int? = state.withLock { state in
      guard !state.closed, state.channels.count < limit else { return nil }
      state.channels[ObjectIdentifier(channel)] = channel
      return state.channels.count
    }
    guard let count else {
      meter.refusedClient()
      return false
    }
    meter.clients(count)
    return true
  }

  func remove(_ channel: any Channel) {
    let count = state.withLock { state in
      state.channels[ObjectIdentifier(channel)] = nil
      return state.channels.count
    }
    meter.clients(count)
  }

  func closeAll() {
    let channels = state.withLock { state in
      state.closed = true
      return Array(state.channels.values)
    }
    for channel in channels { channel.close(promise: nil) }
  }
}
