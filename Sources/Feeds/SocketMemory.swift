import Glibc
import NIOCore

/// What the kernel says of a socket's memory (`SO_MEMINFO`, Linux 4.12 and later; no privilege needed). The drops are
/// those of `/proc/net/udp`, of this very socket.
struct SocketMemory: Sendable {
  /// `SO_RCVBUF` as kept by the kernel, in bytes.
  var receiveBuffer: UInt32
  /// Datagrams dropped since the socket was made; wraps.
  var drops: UInt32

  init?(of channel: any Channel) {
    let read = try? channel.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) {
      Self(descriptor: $0)
    }
    guard let memory = read.flatMap({ $0 }) else { return nil }
    self = memory
  }

  init?(descriptor: CInt) {
    let optionMemInfo: CInt = 55  // SO_MEMINFO, asm-generic/socket.h
    var words = [UInt32](repeating: 0, count: 16)
    var length = socklen_t(words.count * MemoryLayout<UInt32>.size)
    // linux/sock_diag.h: 1 is SK_MEMINFO_RCVBUF, 8 is SK_MEMINFO_DROPS.
    guard getsockopt(descriptor, SOL_SOCKET, optionMemInfo, &words, &length) == 0, length >= 36 else { return nil }
    receiveBuffer = words[1]
    drops = words[8]
  }
}
