import Glibc

/// Where a recording is played to.
package enum PlayTarget: Sendable, Hashable, CustomStringConvertible {
  case udp(host: String, port: Int)
  case tcp(host: String, port: Int)
  /// A stream socket in the file system.
  case unix(path: String)

  /// Reads `udp:HOST:PORT`, `tcp:HOST:PORT` or `unix:PATH`; an IPv6 address stands in brackets.
  package init(parsing text: String) throws(PlayError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw .badTarget(text) }
    if parts[0] == "unix", !parts[1].isEmpty {
      self = .unix(path: String(parts[1]))
      return
    }
    guard let colon = parts[1].lastIndex(of: ":"), let port = Int(parts[1][parts[1].index(after: colon)...]),
      (1...65_535).contains(port)
    else { throw .badTarget(text) }
    var host = parts[1][..<colon]
    if host.first == "[", host.last == "]" { host = host.dropFirst().dropLast() }
    guard !host.isEmpty else { throw .badTarget(text) }
    switch parts[0] {
    case "udp": self = .udp(host: String(host), port: port)
    case "tcp": self = .tcp(host: String(host), port: port)
    default: throw .badTarget(text)
    }
  }

  package var description: String {
    switch self {
    case .udp(let host, let port): "udp:" + hostPort(host, port)
    case .tcp(let host, let port): "tcp:" + hostPort(host, port)
    case .unix(let path): "unix:\(path)"
    }
  }
}

/// Why a recording could not be played.
package enum PlayError: Error, Hashable, CustomStringConvertible {
  case badTarget(String)
  case cannotResolve(String, reason: String)
  /// Only this machine is played to unless one asks for more.
  case notLoopback(String)
  case cannotConnect(String, errno: CInt)
  /// The other side went away, after so many lines.
  case broken(String, errno: CInt, afterLines: Int)
  /// Recorded speed was asked for, and the recording has no times.
  case noTimes(path: String)

  package var description: String {
    switch self {
    case .badTarget(let text): "\(text): want udp:HOST:PORT, tcp:HOST:PORT or unix:PATH"
    case .cannotResolve(let target, let reason): "\(target): \(reason)"
    case .notLoopback(let target): "\(target) is not this machine: say --remote if you mean it"
    case .cannotConnect(let target, let code): "\(target): \(reason(code))"
    case .broken(let target, let code, let lines): "\(target): \(reason(code)), after \(lines) lines"
    case .noTimes(let path): "\(path) has no tag-block times: give --rate or --over"
    }
  }
}
