import Glibc
package import Logging
package import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization

/// Where sentences go out, for chart plotters.
package struct OutletSettings: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// Datagrams to a host, or to all of a network (broadcast).
    case udp(host: String, port: Int)
    /// Plotters connect; one more than `maxClients` is refused.
    case tcpServer(host: String, port: Int, maxClients: Int)
  }
  package var name: String
  package var kind: Kind
  package init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }
}

/// An outlet's figures since the start.
package struct OutletCounters: Sendable, Hashable {
  package var name: String
  /// `udp` or `tcp-server`, and where.
  package var kind = ""
  package var place = ""
  package var lines = 0
  /// Lines that a plotter did not get because it, or the network, took them too slowly; counted for each plotter.
  package var dropped = 0
  package var clients = 0
  package var localPort: Int?
  package var lastError: String?
}

/// Sends lines out to whoever listens. A plotter that is slow loses lines, counted, and holds up nobody. Opened again for ever.
package final class Outlet: Service {
  /// So many bytes wait at most between the engine and the network.
  static let mostWaiting = 1 << 20
  /// No datagram is larger: it fits into a frame of Ethernet.
  static let datagram = 1400

  private struct State {
    var counters: OutletCounters
    var channels: [ObjectIdentifier: any Channel] = [:]
    var target: SocketAddress?
  }

  package let settings: OutletSettings
  private let options: FeedOptions
  private let logger: Logger
  private let group: any EventLoopGroup
  private let state: Mutex<State>
  private let waiting = Atomic<Int>(0)

  package init(
    _ settings: OutletSettings, logger: Logger, options: FeedOptions = FeedOptions(),
    group: any EventLoopGroup = .singletonMultiThreadedEventLoopGroup
  ) {
    self.settings = settings
    self.logger = logger
    self.options = options
    self.group = group
    var counters = OutletCounters(name: settings.name)
    switch settings.kind {
    case .udp(let host, let port): (counters.kind, counters.place) = ("udp", hostPort(host, port))
    case .tcpServer(let host, let port, _): (counters.kind, counters.place) = ("tcp-server", hostPort(host, port))
    }
    state = Mutex(State(counters: counters))
  }

  package var counters: OutletCounters { state.withLock { $0.counters } }

  /// Whole lines, to everyone who listens now. Any thread; does not wait.
  package func send(_ lines: [UInt8]) {
    let count = lines.count { $0 == 0x0a }
    let (channels, target) = state.withLock { state in
      state.counters.lines += count
      return (Array(state.channels.values), state.target)
    }
    for channel in channels {
      guard waiting.load(ordering: .relaxed) + lines.count <= Self.mostWaiting, channel.isWritable else {
        state.withLock { $0.counters.dropped += count }
        continue
      }
      waiting.add(lines.count, ordering: .relaxed)
      let sent = write(lines, to: channel, target)
      sent.whenComplete { [self] _ in waiting.subtract(lines.count, ordering: .relaxed) }
    }
  }

  private func write(_ lines: [UInt8], to channel: any Channel, _ target: SocketAddress?) -> EventLoopFuture<Void> {
    guard let target else { return channel.writeAndFlush(ByteBuffer(bytes: lines)) }
    // Whole lines to a datagram, as many as fit.
    var start = 0
    var writes: [EventLoopFuture<Void>] = []
    while start < lines.count {
      let limit = min(lines.count, start + Self.datagram)
      let cut = limit == lines.count ? limit : (lines[start..<limit].lastIndex(of: 0x0a) ?? limit - 1) + 1
      let buffer = ByteBuffer(bytes: lines[start..<cut])
      writes.append(channel.writeAndFlush(AddressedEnvelope(remoteAddress: target, data: buffer)))
      start = cut
    }
    return EventLoopFuture.andAllComplete(writes, on: channel.eventLoop)
  }

  package func run() async throws {
    await cancelWhenGracefulShutdown { [self] in
      var backoff = Backoff(first: options.firstPause, longest: options.longestPause)
      var random = SystemRandomNumberGenerator()
      while !Task.isCancelled {
        do {
          let channel = try await open()
          backoff.reset()
          await withTaskCancellationHandler {
            try? await channel.closeFuture.get()
          } onCancel: {
            channel.close(promise: nil)
          }
        } catch {
          let reason = brief(error)
          let isNews = state.withLock { state in
            defer { state.counters.lastError = reason }
            return state.counters.lastError != reason
          }
          if isNews { logger.warning("output lost", metadata: ["output": "\(settings.name)", "reason": "\(reason)"]) }
        }
        closeAll()
        if !Task.isCancelled { try? await Task.sleep(for: backoff.next(using: &random)) }
      }
    }
  }

  private func open() async throws -> any Channel {
    switch settings.kind {
    case .udp(let host, let port):
      let target = try await resolve(host, port)
      let local = target.protocol == .inet6 ? "::" : "0.0.0.0"
      let channel = try await DatagramBootstrap(group: group)
        .channelOption(.socketOption(.so_broadcast), value: 1)
        .bind(host: local, port: 0).get()
      state.withLock { state in
        state.target = target
        state.channels[ObjectIdentifier(channel)] = channel
      }
      return channel
    case .tcpServer(let host, let port, let maxClients):
      let channel = try await ServerBootstrap(group: group)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelOption(.socketOption(.so_keepalive), value: 1)
        .childChannelInitializer { [self] channel in
          channel.eventLoop.makeCompletedFuture { try admit(channel, maxClients) }
        }
        .bind(to: try await resolve(host, port)).get()
      state.withLock { $0.counters.localPort = channel.localAddress?.port }
      logger.info("output listens", metadata: ["output": "\(settings.name)", "at": "\(settings.kind)"])
      return channel
    }
  }

  private struct TooManyPlotters: Error {}

  private func admit(_ channel: any Channel, _ most: Int) throws {
    let isIn = state.withLock { state in
      guard state.channels.count < most else { return false }
      state.channels[ObjectIdentifier(channel)] = channel
      state.counters.clients = state.channels.count
      return true
    }
    guard isIn else { throw TooManyPlotters() }
    channel.closeFuture.whenComplete { [self] _ in
      state.withLock { state in
        state.channels[ObjectIdentifier(channel)] = nil
        state.counters.clients = state.channels.count
      }
    }
  }

  private func closeAll() {
    let channels = state.withLock { state in
      defer {
        state.channels = [:]
        state.target = nil
      }
      return Array(state.channels.values)
    }
    for channel in channels { channel.close(promise: nil) }
  }
}
