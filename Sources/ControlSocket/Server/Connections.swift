import HummingbirdCore
import NIOCore
import Synchronization

/// The connections that are open, so that a shutdown can ask them to end and, if need be, end them.
final class Connections: Sendable {
  private struct State {
    var channels: [ObjectIdentifier: any Channel] = [:]
    /// Accepted, and not served yet.
    var waiting: [ObjectIdentifier: HTTP1Channel.Value] = [:]
    var isClosing = false
  }
  private let state = Mutex(State())
  private let meter: SocketMeter

  init(meter: SocketMeter) { self.meter = meter }

  func add(_ channel: any Channel) {
    meter.opened()
    let isClosing = state.withLock { state in
      state.channels[ObjectIdentifier(channel)] = channel
      return state.isClosing
    }
    channel.closeFuture.whenComplete { _ in
      self.meter.closed()
      self.state.withLock { _ = $0.channels.removeValue(forKey: ObjectIdentifier(channel)) }
    }
    if isClosing { channel.close(promise: nil) }
  }

  /// Keeps what was made for a connection until it is served. A server that closes in between drops what it would have handed over, and NIO
  /// traps on an asynchronous channel that nobody finished.
  func hold(_ value: HTTP1Channel.Value, for channel: any Channel) {
    state.withLock { $0.waiting[ObjectIdentifier(channel)] = value }
  }

  /// Whoever takes it serves it to its end; nil: it is taken.
  func take(_ channel: any Channel) -> HTTP1Channel.Value? {
    state.withLock { $0.waiting.removeValue(forKey: ObjectIdentifier(channel)) }
  }

  /// Once nothing is accepted any more and all connections are closed: those that nobody took.
  func left() async -> [HTTP1Channel.Value] {
    while let channel = state.withLock({ $0.channels.values.first }) { try? await channel.closeFuture.get() }
    return state.withLock { state in
      defer { state.waiting = [:] }
      return Array(state.waiting.values)
    }
  }

  /// Idle connections end now, busy ones after their answer, all of them after `patience`.
  func quiesce(patience: TimeAmount) {
    let channels = state.withLock { state in
      state.isClosing = true
      return Array(state.channels.values)
    }
    for channel in channels {
      channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
      channel.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
    }
  }
}
