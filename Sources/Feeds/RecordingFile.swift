import Glibc
import NIOPosix

/// What goes wrong with a recording.
package enum RecordingError: Error, Hashable, CustomStringConvertible {
  case cannotOpen(path: String, errno: CInt)
  case cannotRead(path: String, errno: CInt)
  case notAFile(path: String)
  /// A folder without files, or with more than are read.
  case empty(path: String)
  case tooMany(path: String, most: Int)

  package var description: String {
    switch self {
    case .cannotOpen(let path, let code): "\(path): \(reason(code))"
    case .cannotRead(let path, let code): "\(path): \(reason(code))"
    case .notAFile(let path): "\(path): not a file"
    case .empty(let path): "\(path): no recordings in this folder"
    case .tooMany(let path, let most): "\(path): more than \(most) files"
    }
  }
}

/// The system's words for an errno.
func reason(_ code: CInt) -> String {
  strerror(code).map { String(cString: $0) } ?? "error \(code)"
}

/// A recording opened for reading, block by block. Its calls block: they run on a thread of `NIOThreadPool`.
final class RecordingFile: Sendable {
  static let blockBytes = 256 << 10

  let path: String
  /// In bytes, when it was opened.
  let size: Int
  private let descriptor: CInt

  init(path: String) throws(RecordingError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      size = 0
      throw .cannotOpen(path: path, errno: errno)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      size = 0
      throw .notAFile(path: path)
    }
    size = Int(status.st_size)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// The next block; empty at the end. Blocks.
  func read(at offset: Int) throws(RecordingError) -> [UInt8] {
    var code: CInt = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.blockBytes) { buffer, count in
      var got = -1
      repeat {
        got = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
        code = got < 0 ? errno : 0
      } while code == EINTR
      count = max(0, got)
    }
    guard code == 0 else { throw .cannotRead(path: path, errno: code) }
    return bytes
  }

  /// Whether its lines carry tag-block times. Blocks.
  func isStamped() throws(RecordingError) -> Bool {
    try read(at: 0).withUnsafeBytes { ReplaySchedule.isStamped($0) }
  }
}
