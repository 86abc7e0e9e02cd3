// Systemd: what a daemon and its supervisor say to one another. Readiness, status and watchdog over NOTIFY_SOCKET,
// sockets handed in by LISTEN_FDS, and what the kernel knows of the clock.
//
// What it promises: without a supervisor every call is a harmless no-op that says so; a supervisor that does not listen
// holds nobody up for more than a quarter of a second; the watchdog is fed only by an engine that cycles. Protocols:
// sd_notify(3), sd_listen_fds(3), adjtimex(2). Checked against a datagram socket of our own and systemd 252.

import Glibc

/// What became of a notification.
package enum Notified: Sendable, Hashable {
  case sent
  /// Nobody asked: NOTIFY_SOCKET was not set.
  case notSupervised
  case failed(errno: CInt)
}

/// Tells the supervisor how the daemon is, by one datagram each (sd_notify(3)).
package struct Notifier: Sendable {
  package enum Message: Sendable, Hashable {
    /// Up, or done reloading.
    case ready
    /// Reading the configuration again; answered by `ready`.
    case reloading(monotonicMicroseconds: UInt64)
    case stopping
    /// One line for `systemctl status`.
    case status(String)
    case watchdog

    var line: String {
      switch self {
      case .ready: "READY=1"
      case .reloading(let microseconds): "RELOADING=1\nMONOTONIC_USEC=\(microseconds)"
      case .stopping: "STOPPING=1"
      case .status(let text): "STATUS=" + text.split(whereSeparator: \.isNewline).joined(separator: " ")
      case .watchdog: "WATCHDOG=1"
      }
    }
  }

  /// The supervisor's socket: a path, or `@name` for an abstract one. Nil: not supervised.
  package let socket: String?

  package init(socket: String?) {
    self.socket = socket
  }

  /// As the supervisor asked. Removes NOTIFY_SOCKET, so that no child speaks in our name. Before any other thread runs.
  package static func fromEnvironment() -> Notifier {
    defer { unsetenv("NOTIFY_SOCKET") }
    return Notifier(socket: environment("NOTIFY_SOCKET"))
  }

  /// Sends one datagram with all of `messages`.
  @discardableResult
  package func notify(_ messages: Message...) -> Notified {
    guard let socket else { return .notSupervised }
    return send(messages.map(\.line).joined(separator: "\n"), to: socket)
  }

  /// `reloading` with the time at which it begins, as systemd wants it.
  @discardableResult
  package func notifyReloading() -> Notified {
    notify(.reloading(monotonicMicroseconds: UInt64(clamping: nanoseconds(of: CLOCK_MONOTONIC) / 1000)))
  }

  private func send(_ text: String, to socket: String) -> Notified {
    guard let (named, length) = unixAddress(socket) else { return .failed(errno: EINVAL) }
    var address = named
    let descriptor = Glibc.socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return .failed(errno: errno) }
    defer { close(descriptor) }
    var patience = timeval(tv_sec: 0, tv_usec: 250_000)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    let bytes = Array(text.utf8)
    let sent = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(descriptor, bytes, bytes.count, CInt(MSG_NOSIGNAL), $0, length)
      }
    }
    return sent == bytes.count ? .sent : .failed(errno: errno)
  }
}

/// The address of a Unix socket; `@name` is an abstract one. Nil: too long, or neither.
func unixAddress(_ name: String) -> (sockaddr_un, socklen_t)? {
  var address = sockaddr_un()
  address.sun_family = sa_family_t(AF_UNIX)
  let room = MemoryLayout.size(ofValue: address.sun_path)
  var bytes = Array(name.utf8)
  guard bytes.count > 1, bytes.count < room, bytes[0] == UInt8(ascii: "/") || bytes[0] == UInt8(ascii: "@") else {
    return nil
  }
  let isAbstract = bytes[0] == UInt8(ascii: "@")
  if isAbstract { bytes[0] = 0 }
  withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
  // The name of an abstract socket ends where the length says, a path with its zero.
  let length = MemoryLayout<sa_family_t>.size + bytes.count + (isAbstract ? 0 : 1)
  return (address, socklen_t(length))
}

func environment(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}

func nanoseconds(of clock: clockid_t) -> Int64 {
  var time = timespec()
  clock_gettime(clock, &time)
  return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}
