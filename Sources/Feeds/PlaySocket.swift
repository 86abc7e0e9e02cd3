import Glibc

/// A connected, blocking socket to play into. For a thread of the pool, never for a cooperative one.
final class PlaySocket {
  let target: PlayTarget
  let isDatagram: Bool
  private let descriptor: CInt

  /// Connects. Of the addresses that a name has, the first that answers.
  init(_ target: PlayTarget, allowRemote: Bool) throws(PlayError) {
    self.target = target
    switch target {
    case .unix(let path):
      isDatagram = false
      descriptor = try Self.connect(unix: path, target)
    case .udp(let host, let port):
      isDatagram = true
      descriptor = try Self.connect(host, port, SOCK_DGRAM, target, allowRemote)
    case .tcp(let host, let port):
      isDatagram = false
      descriptor = try Self.connect(host, port, SOCK_STREAM, target, allowRemote)
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Sends one datagram, or all bytes of a stream. Returns 0, or the errno.
  func send(_ bytes: UnsafeRawBufferPointer) -> CInt {
    var sent = 0
    repeat {
      let count = Glibc.send(
        descriptor, bytes.baseAddress.map { $0 + sent }, bytes.count - sent, CInt(MSG_NOSIGNAL))
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      sent += count
    } while sent < bytes.count && !isDatagram
    return 0
  }

  private static func connect(unix path: String, _ target: PlayTarget) throws(PlayError) -> CInt {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let room = MemoryLayout.size(ofValue: address.sun_path)
    guard path.utf8.count < room else { throw .cannotConnect("\(target)", errno: ENAMETOOLONG) }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0 else {
      let code = errno
      close(descriptor)
      throw .cannotConnect("\(target)", errno: code)
    }
    return descriptor
  }

  private static func connect(
    _ host: String, _ port: Int, _ kind: __socket_type, _ target: PlayTarget, _ allowRemote: Bool
  ) throws(PlayError) -> CInt {
    var hints = addrinfo()
    hints.ai_socktype = CInt(kind.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    let result = getaddrinfo(host, "\(port)", &hints, &list)
    guard result == 0 else {
      throw .cannotResolve("\(target)", reason: gai_strerror(result).map { String(cString: $0) } ?? "unknown host")
    }
    defer { freeaddrinfo(list) }
    var code = EADDRNOTAVAIL
    var next = list
    while let info = next?.pointee {
      next = info.ai_next
      guard allowRemote || isLoopback(info) else { throw .notLoopback("\(target)") }
      let descriptor = socket(info.ai_family, info.ai_socktype | CInt(SOCK_CLOEXEC.rawValue), info.ai_protocol)
      if Glibc.connect(descriptor, info.ai_addr, info.ai_addrlen) == 0 { return descriptor }
      code = errno
      close(descriptor)
    }
    throw .cannotConnect("\(target)", errno: code)
  }

  /// 127.0.0.0/8 or ::1. By the bytes: the fields of these structures belong to another module in a release build.
  private static func isLoopback(_ info: addrinfo) -> Bool {
    let address = UnsafeRawBufferPointer(start: info.ai_addr, count: Int(info.ai_addrlen))
    switch (info.ai_family, address.count) {
    case (AF_INET, 8...): return address[4] == 127
    case (AF_INET6, 24...): return address[8..<23].allSatisfy { $0 == 0 } && address[23] == 1
    default: return false
    }
  }
}
