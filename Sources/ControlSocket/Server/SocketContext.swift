import Hummingbird
import NIOCore

/// What a request carries through the router: the channel it came by, which knows the caller.
struct SocketContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
  }
}
