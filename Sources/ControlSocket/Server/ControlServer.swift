import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// What the socket allows. Everything beyond is refused or ended, and counted.
package struct ControlLimits: Sendable {
  /// Bytes of a request's body.
  package var body = 64 * 1024
  /// Connections at once; further ones wait in the kernel's queue.
  package var connections = 256
  /// Event streams at once.
  package var streams = 64
  /// How long a client may take for a request's head, and stay between requests.
  package var idle = Duration.seconds(30)
  /// How long it may take for a body.
  package var bodyTime = Duration.seconds(10)
  /// How long it may leave our answer unread.
  package var unread = Duration.seconds(20)
  /// How often an idle event stream says that it lives.
  package var heartbeat = Duration.seconds(15)
  /// How long a shutdown waits for answers under way.
  package var closing = Duration.milliseconds(1500)
  package init() {}
}

/// The status socket as a service: accepts on a listener, serves the desk, ends within two seconds of a graceful shutdown.
package struct ControlServer: Service {
  private let listener: ControlListener
  private let desk: any ControlDesk
  private let limits: ControlLimits
  private let version: String
  private let logger: Logger
  private let onRunning: @Sendable () async -> Void

  /// - Parameters:
  ///   - version: the daemon's, for the OpenAPI page.
  ///   - onRunning: called once requests are accepted.
  package init(
    listener: ControlListener, desk: any ControlDesk, version: String, limits: ControlLimits = ControlLimits(),
    logger: Logger, onRunning: @escaping @Sendable () async -> Void = {}
  ) {
    self.listener = listener
    self.desk = desk
    self.limits = limits
    self.version = version
    self.logger = logger
    self.onRunning = onRunning
  }

  package func run() async throws {
    defer { listener.finish() }
    let meter = SocketMeter()
    let connections = Connections(meter: meter)
    let responder = try SocketResponder(desk: desk, version: version, limits: limits, meter: meter, logger: logger)
    let http = channel(responder)
    let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(ChannelOptions.backlog, value: 128)
      .serverChannelInitializer { [limits] channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            AvailableConnectionsChannelHandler<MaximumAvailableConnections>(maxConnections: limits.connections))
        }
      }
      .childChannelOption(ChannelOptions.allowRemoteHalfClosure, value: true)
      .bind(listener.descriptor) { [limits, logger] channel in
        connections.add(channel)
        return channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            SlowReaderHandler(patience: TimeAmount(limits.unread)) { meter.refused("slow-reader") })
        }.flatMap { http.setup(channel: channel, logger: logger) }.map {
          connections.hold($0, for: channel)
          return channel
        }
      }
    await onRunning()
    logger.info("status socket is open", metadata: ["path": "\(listener.path ?? "inherited")"])
    await withGracefulShutdownHandler {
      await withDiscardingTaskGroup { group in
        do {
          try await server.executeThenClose { inbound in
            for try await connection in inbound {
              group.addTask {
                if let value = connections.take(connection) { await http.handle(value: value, logger: logger) }
              }
            }
          }
        } catch {
          logger.debug("status socket no longer accepts", metadata: ["error": "\(error)"])
        }
        for value in await connections.left() { await http.handle(value: value, logger: logger) }
      }
    } onGracefulShutdown: { [limits] in
      server.channel.close(promise: nil)
      connections.quiesce(patience: TimeAmount(limits.closing))
    }
  }

  private func channel(_ responder: SocketResponder) -> HTTP1Channel {
    HTTP1Channel(
      responder: { request, writer, channel in
        let (response, ends) = await responder.respond(to: request, on: channel)
        try await writer.write(response: response.head, body: response.body)
        if ends { channel.close(promise: nil) }
      },
      configuration: HTTP1Channel.Configuration(
        idleTimeout: TimeAmount(limits.idle),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: 8 * 1024, maxHeaderListSize: 16 * 1024, maxHeaderFieldCount: 64)))
  }
}
