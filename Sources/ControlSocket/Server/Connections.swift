import NIOCore
import Synchronization

/// The connections that are open, so that a shutdown can ask them to end and, if need be, end them.
final class Connections: Sendable {
  private struct State {
    var channels: [ObjectIdentifier: any Channel] = [:]
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

  var isClosing: Bool { state.withLock { $0.isClosing } }

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
