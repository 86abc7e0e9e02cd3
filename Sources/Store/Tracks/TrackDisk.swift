import Foundation

/// The few calls to the file system that the archive needs, with typed errors.
enum TrackDisk {
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Bytes of a file; nil when there is none.
  static func size(_ path: String) -> Int64? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return Int64(status.st_size)
  }

  /// Tells a file from another of the same name.
  struct Stamp: Equatable {
    var inode: UInt64
    var bytes: Int64
    var changed: Int64
  }

  static func stamp(_ path: String) -> Stamp? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    let time = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
    return Stamp(inode: UInt64(status.st_ino), bytes: Int64(status.st_size), changed: time)
  }

  /// Bytes that an ordinary user may still write on the disk of `path`; nil when that can't be told.
  static func free(_ path: String) -> Int64? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    return Int64(
      clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).partialValue)
  }

  static func rename(_ path: String, _ target: String) throws(TrackFailure) {
    guard Foundation.rename(path, target) == 0 else { throw failure(path) }
  }

  /// Deletes a file; nothing happens when there is none.
  static func remove(_ path: String) throws(TrackFailure) {
    guard unlink(path) == 0 || errno == ENOENT else { throw failure(path) }
  }

  /// What was written to the file or folder is on the disk when this returns.
  static func sync(_ path: String) throws(TrackFailure) {
    let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(path) }
  }

  private static func failure(_ path: String) -> TrackFailure {
    let code = errno
    let reason: TrackFailure.Reason =
      switch code {
      case ENOSPC, EDQUOT: .diskFull
      case EIO: .inputOutput
      case EACCES, EPERM, EROFS, ENOENT, ENOTDIR: .cannotOpen
      default: .other
      }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return TrackFailure(reason, file: name, code: -code, message: String(cString: strerror(code)))
  }
}
