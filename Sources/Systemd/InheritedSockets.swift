import Glibc

/// A socket opened by the supervisor and handed to us (sd_listen_fds(3)).
package struct InheritedSocket: Sendable, Hashable {
  package var descriptor: CInt
  /// `FileDescriptorName=` of its unit; `unknown` where it has none.
  package var name: String
}

/// What a supervisor put into the environment about sockets, read without touching any. A value, for tests.
struct InheritedSocketList: Hashable {
  static let firstDescriptor: CInt = 3
  static let most = 64

  var sockets: [InheritedSocket]

  /// Empty when the variables are missing, broken, or meant for another process.
  init(count: String?, pid: String?, names: String?, process: pid_t) {
    sockets = []
    guard let pid, pid_t(pid) == process, let count, let number = Int(count), (1...Self.most).contains(number) else {
      return
    }
    let given = (names ?? "").split(separator: ":", omittingEmptySubsequences: false)
    for index in 0..<number {
      let name = index < given.count && !given[index].isEmpty ? String(given[index]) : "unknown"
      sockets.append(InheritedSocket(descriptor: Self.firstDescriptor + CInt(index), name: name))
    }
  }
}

/// The sockets handed to this process, closed to its children; the variables are removed. Once, before any other
/// thread runs. A descriptor that is not open is left out.
package func inheritedSockets() -> [InheritedSocket] {
  let list = InheritedSocketList(
    count: environment("LISTEN_FDS"), pid: environment("LISTEN_PID"), names: environment("LISTEN_FDNAMES"),
    process: getpid())
  for name in ["LISTEN_FDS", "LISTEN_PID", "LISTEN_FDNAMES"] { unsetenv(name) }
  return list.sockets.filter { setCloseOnExec($0.descriptor) == 0 }
}

/// 0, or the errno.
private func setCloseOnExec(_ descriptor: CInt) -> CInt {
  let flags = fcntl(descriptor, F_GETFD)
  guard flags >= 0, fcntl(descriptor, F_SETFD, flags | FD_CLOEXEC) >= 0 else { return errno }
  return 0
}
