import Foundation
import Glibc
import Wire

/// The token of who signed on at this terminal (D6): one file a terminal, readable by the account alone.
struct TokenFile {
  let folder: String
  let name: String

  var path: String { "\(folder)/\(name)" }

  /// The file of this terminal: `$XDG_RUNTIME_DIR/watchroom/<terminal>`, else `/tmp/watchroom-UID/<terminal>`.
  static func ofThisTerminal(_ environment: [String: String]) -> TokenFile {
    let runtime = environment["XDG_RUNTIME_DIR"].flatMap { $0.hasPrefix("/") ? $0 + "/watchroom" : nil }
    return TokenFile(folder: runtime ?? "/tmp/watchroom-\(getuid())", name: terminalName())
  }

  /// `dev-pts-3`, or `session-4711` without a terminal.
  private static func terminalName() -> String {
    for descriptor in [STDIN_FILENO, STDERR_FILENO, STDOUT_FILENO] {
      var buffer = [CChar](repeating: 0, count: 256)
      if ttyname_r(descriptor, &buffer, buffer.count) == 0 {
        let name = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return String(name.drop { $0 == "/" }.map { $0 == "/" ? "-" : $0 })
      }
    }
    return "session-\(getsid(0))"
  }

  /// The token, or nil when nobody signed on here. A file that others could have written or read is not believed.
  func read() -> String? {
    guard OwnFile.isOurs(folder, kind: .typeDirectory) else { return nil }
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard OwnFile.isOurs(path, kind: .typeRegular), let data = try? handle.read(upToCount: 512) else { return nil }
    let token = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    return token.isEmpty ? nil : token
  }

  func write(_ token: String) throws {
    if mkdir(folder, 0o700) != 0, errno != EEXIST { throw refusal(folder, errno) }
    guard OwnFile.isOurs(folder, kind: .typeDirectory) else {
      throw ClientFailure.usage(
        Words("\(folder) 不是只属于本账号的目录，不能存放签到凭证", "\(folder) is not a folder of this account alone"))
    }
    let draft = path + ".new-\(getpid())"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw refusal(draft, errno) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try handle.write(contentsOf: Data((token + "\n").utf8))
    guard rename(draft, path) == 0 else { throw refusal(path, errno) }
  }

  func remove() { unlink(path) }

  private func refusal(_ path: String, _ code: Int32) -> ClientFailure {
    let why = String(cString: strerror(code))
    return .usage(Words("无法写入 \(path):\(why)", "\(path) can't be written: \(why)"))
  }
}
