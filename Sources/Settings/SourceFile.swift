#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Reads files of the configuration, bounded, and says what is wrong with one that cannot be read.
enum SourceFile {
  /// Larger files are refused unread.
  static let sizeLimit = 64 << 20

  /// The text of the file at `path`, named `name` in problems; nil and a problem when there is none.
  static func text(at path: String, name: String, log: ProblemLog) -> String? {
    let mark = SourceMark(file: name)
    switch bytes(at: path) {
    case .failure(let problem):
      log.refuse(mark, "(file)", problem.reason)
      return nil
    case .success(var bytes):
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        log.refuse(badLine(bytes, name), "(file)", "is not UTF-8: save the file as UTF-8")
        return nil
      }
      if let offset = bytes.firstIndex(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D || $0 == 0x7F }) {
        let line = bytes[..<offset].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        log.refuse(SourceMark(file: name, line: line), "(file)", "has a control character (byte \(bytes[offset]))")
        return nil
      }
      return text
    }
  }

  /// True when a regular file is at `path` and can be opened.
  static func isReadable(_ path: String) -> Bool {
    switch open(path) {
    case .success(let (descriptor, _)):
      close(descriptor)
      return true
    case .failure: return false
    }
  }

  struct Unreadable: Error { var reason: String }

  /// Opens a regular file without ever waiting for one (a FIFO is refused, not waited for).
  private static func open(_ path: String) -> Result<(descriptor: Int32, size: Int), Unreadable> {
    #if canImport(Glibc)
      let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    #else
      let descriptor = Musl.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    #endif
    guard descriptor >= 0 else {
      let reason = errno == ENOENT ? "there is no such file" : "cannot be read: \(String(cString: strerror(errno)))"
      return .failure(Unreadable(reason: reason))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      close(descriptor)
      return .failure(Unreadable(reason: "cannot be read"))
    }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG else {
      close(descriptor)
      return .failure(Unreadable(reason: kind == S_IFDIR ? "is a folder, not a file" : "is not a regular file"))
    }
    return .success((descriptor, Int(status.st_size)))
  }

  private static func bytes(at path: String) -> Result<[UInt8], Unreadable> {
    open(path).flatMap { (descriptor, size) in
      defer { close(descriptor) }
      let tooLarge = Unreadable(reason: "is larger than \(sizeLimit >> 20) MiB")
      guard size <= sizeLimit else { return .failure(tooLarge) }
      var all: [UInt8] = []
      all.reserveCapacity(size)
      var chunk = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = read(descriptor, &chunk, chunk.count)
        if count < 0 && errno == EINTR { continue }
        guard count >= 0 else { return .failure(Unreadable(reason: "cannot be read")) }
        if count == 0 { return .success(all) }
        all.append(contentsOf: chunk[..<count])
        guard all.count <= sizeLimit else { return .failure(tooLarge) }
      }
    }
  }

  /// The first line that is not UTF-8.
  private static func badLine(_ bytes: [UInt8], _ name: String) -> SourceMark {
    var line = 1
    for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if String(validating: part, as: UTF8.self) == nil { break }
      line += 1
    }
    return SourceMark(file: name, line: line)
  }
}

/// `path` as it is when absolute, else below `folder`.
func resolved(_ path: String, below folder: String) -> String {
  if path.hasPrefix("/") { return path }
  return folder.hasSuffix("/") ? folder + path : folder + "/" + path
}
