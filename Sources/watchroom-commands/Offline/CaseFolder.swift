import Crypto
import Foundation
import Glibc
import Wire

/// A folder that is written whole or not at all: into another beside it, which takes its name when everything is on the disk. So what bears the
/// name is never a part.
struct CaseFolder {
  let target: URL
  private let part: URL
  private var sums: [(path: String, digest: String)] = []

  /// - Throws: where something is there already, or nothing can be made there.
  init(_ path: String) throws(ClientFailure) {
    let asked = URL(fileURLWithPath: path).standardizedFileURL
    target = asked.resolvingSymlinksInPath()
    let files = FileManager.default
    var isFolder: ObjCBool = false
    if files.fileExists(atPath: target.path, isDirectory: &isFolder) {
      let there = isFolder.boolValue ? try? files.contentsOfDirectory(atPath: target.path) : nil
      guard there?.isEmpty == true else {
        throw .usage(
          Words("--to：\(path) 已存在且不是空文件夹", "--to: \(path) is there already and is no empty folder"))
      }
    }
    part = target.deletingLastPathComponent().appending(path: ".\(target.lastPathComponent).part-\(getpid())")
    guard (try? files.createDirectory(at: part, withIntermediateDirectories: false)) != nil else {
      throw .usage(
        Words(
          "--to：不能在 \(target.deletingLastPathComponent().path) 中建立文件夹",
          "--to: no folder can be made in \(target.deletingLastPathComponent().path)"))
    }
  }

  /// - Parameter path: within the folder: `files/1-照片.jpg`.
  mutating func add(_ path: String, _ bytes: Data) throws(ClientFailure) {
    let url = part.appending(path: path)
    try? FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    do {
      try bytes.write(to: url, options: .withoutOverwriting)
      try Self.sync(url)
    } catch {
      throw .usage(Words("不能写入 \(path)：\(error.localizedDescription)", "can't write \(path): \(error)"))
    }
    sums.append((path, Self.digest(bytes)))
  }

  /// Writes `SHA256SUMS` last, as `sha256sum -c` reads it, and gives the folder its name.
  mutating func finish() throws(ClientFailure) {
    let lines = sums.sorted { $0.path < $1.path }.map { "\($0.digest)  \($0.path)\n" }
    try add("SHA256SUMS", Data(lines.joined().utf8))
    do {
      for name in try FileManager.default.contentsOfDirectory(atPath: part.path) {
        let url = part.appending(path: name)
        if (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true { try Self.sync(url) }
      }
      try Self.sync(part)
      // An empty folder of that name is replaced; one in which something appeared meanwhile is not.
      guard rename(part.path, target.path) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
      try Self.sync(target.deletingLastPathComponent())
    } catch {
      throw .usage(
        Words("不能建立 \(target.path)：\(error.localizedDescription)", "can't make \(target.path): \(error)"))
    }
  }

  /// Takes away what was written; nothing bears the folder's name.
  func abandon() { try? FileManager.default.removeItem(at: part) }

  private static func sync(_ url: URL) throws {
    let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
  }

  static func digest(_ bytes: Data) -> String {
    SHA256.hash(data: bytes).map { byte in
      let text = String(byte, radix: 16)
      return text.utf8.count == 1 ? "0" + text : text
    }.joined()
  }
}
