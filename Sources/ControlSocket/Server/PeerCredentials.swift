import Glibc
import NIOCore

/// What the kernel noted about the other end when it connected (`struct ucred`: three 32-bit words).
struct PeerCredentials: Sendable {
  var pid: Int32 = 0
  var uid: UInt32 = 0
  var gid: UInt32 = 0

  /// - Throws: `ControlError.forbidden` when the channel isn't a Unix domain socket.
  static func of(_ channel: any Channel) async throws -> PeerCredentials {
    guard let options = channel as? any SocketOptionProvider else { throw unknown }
    do {
      return try await options.unsafeGetSocketOption(
        level: .socket, name: NIOBSDSocket.Option(rawValue: CInt(SO_PEERCRED))
      ).get()
    } catch {
      throw unknown
    }
  }

  private static var unknown: ControlError {
    .forbidden("无法确认调用者身份", "the kernel does not say who is calling")
  }
}
