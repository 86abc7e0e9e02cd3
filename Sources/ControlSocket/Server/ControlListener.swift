import Foundation
import Glibc

/// A listening Unix domain socket, ours or inherited from the service manager.
package struct ControlListener: Sendable {
  package enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    case pathTooLong(String)
    /// There is something at the path that is no socket: it is not ours to remove.
    case notASocket(String)
    /// Another daemon answers there.
    case inUse(String)
    case noSuchGroup(String)
    /// An inherited descriptor that is no listening Unix stream socket.
    case notListening(Int32)
    case system(call: String, path: String, code: Int32)

    package var description: String {
      switch self {
      case .pathTooLong(let path): "\(path): a socket's path has at most 107 bytes"
      case .notASocket(let path): "\(path) exists and is no socket: remove it, or choose another path"
      case .inUse(let path): "\(path): another watchroomd answers there"
      case .noSuchGroup(let name): "there is no group \(name)"
      case .notListening(let descriptor): "descriptor \(descriptor) is no listening Unix stream socket"
      case .system(let call, let path, let code): "\(path): \(call): \(String(cString: strerror(code)))"
      }
    }
  }

  let descriptor: Int32
  /// Removed at the end, if it is still the file we made.
  let path: String?
  private let inode: UInt64
  /// Held while we live, so that two daemons that start at once don't take the path from each other.
  private let lock: Int32

  /// Makes the socket's file with `mode`, and listens.
  /// - Parameters:
  ///   - mode: set by umask before the file appears, and again by chmod.
  ///   - group: the file's group; nil leaves the process's.
  package static func unix(path: String, mode: UInt32 = 0o660, group: String? = nil) throws(Failure) -> ControlListener
  {
    var address = try address(path)
    let lock = try takeLock(path + ".lock")
    do throws(Failure) {
      try clearStale(path)
      let socket = try listeningSocket(&address, path: path, mode: mode, group: group)
      return ControlListener(descriptor: socket, path: path, inode: inode(of: path) ?? 0, lock: lock)
    } catch {
      close(lock)
      throw error
    }
  }

  /// A socket that somebody else bound and listens on (LISTEN_FDS).
  package static func inherited(_ descriptor: Int32) throws(Failure) -> ControlListener {
    guard option(descriptor, SO_DOMAIN) == AF_UNIX, option(descriptor, SO_TYPE) == Int32(SOCK_STREAM.rawValue),
      option(descriptor, SO_ACCEPTCONN) == 1
    else { throw .notListening(descriptor) }
    let flags = fcntl(descriptor, F_GETFL)
    guard flags >= 0, fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) == 0 else {
      throw .system(call: "fcntl", path: "descriptor \(descriptor)", code: errno)
    }
    return ControlListener(descriptor: descriptor, path: nil, inode: 0, lock: -1)
  }

  /// Removes the socket's file, if it is still ours. The descriptor belongs to the server by then.
  func finish() {
    if let path, ControlListener.inode(of: path) == inode { unlink(path) }
    if lock >= 0 { close(lock) }
  }

  // MARK: Pieces

  private static func listeningSocket(
    _ address: inout sockaddr_un, path: String, mode: UInt32, group: String?
  ) throws(Failure) -> Int32 {
    let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
    guard socket >= 0 else { throw .system(call: "socket", path: path, code: errno) }
    do throws(Failure) {
      let before = umask(~mode & 0o777)
      let bound = withSocketAddress(&address) { bind(socket, $0, $1) }
      let code = errno
      umask(before)
      guard bound == 0 else { throw .system(call: "bind", path: path, code: code) }
      guard chmod(path, mode) == 0 else { throw .system(call: "chmod", path: path, code: errno) }
      if let group { try give(path, to: group) }
      guard listen(socket, 128) == 0 else { throw .system(call: "listen", path: path, code: errno) }
      return socket
    } catch {
      close(socket)
      throw error
    }
  }

  private static func address(_ path: String) throws(Failure) -> sockaddr_un {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    guard !bytes.isEmpty, bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { throw .pathTooLong(path) }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    return address
  }

  private static func withSocketAddress(
    _ address: inout sockaddr_un, _ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { call($0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
    }
  }

  /// Removes a socket file behind which nobody listens.
  private static func clearStale(_ path: String) throws(Failure) {
    guard let about = try? FileManager.default.attributesOfItem(atPath: path) else { return }
    guard about[.type] as? FileAttributeType == .typeSocket else { throw .notASocket(path) }
    let probe = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
    guard probe >= 0 else { throw .system(call: "socket", path: path, code: errno) }
    defer { close(probe) }
    var address = try address(path)
    let connected = withSocketAddress(&address) { connect(probe, $0, $1) }
    guard connected != 0, errno == ECONNREFUSED else { throw .inUse(path) }
    guard unlink(path) == 0 || errno == ENOENT else { throw .system(call: "unlink", path: path, code: errno) }
  }

  private static func takeLock(_ path: String) throws(Failure) -> Int32 {
    let lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0 else { throw .system(call: "open", path: path, code: errno) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      close(lock)
      throw .inUse(String(path.dropLast(5)))
    }
    return lock
  }

  private static func give(_ path: String, to name: String) throws(Failure) {
    guard let group = getgrnam(name) else { throw .noSuchGroup(name) }
    guard chown(path, uid_t.max, group.pointee.gr_gid) == 0 else {
      throw .system(call: "chown", path: path, code: errno)
    }
  }

  private static func inode(of path: String) -> UInt64? {
    // Foundation's way: with Dispatch imported elsewhere in the module, `struct stat` has two owners.
    let about = try? FileManager.default.attributesOfItem(atPath: path)
    return (about?[.systemFileNumber] as? NSNumber)?.uint64Value
  }

  private static func option(_ descriptor: Int32, _ name: Int32) -> Int32 {
    var value: Int32 = -1
    var size = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(descriptor, SOL_SOCKET, name, &value, &size) == 0 ? value : -1
  }
}
