import Executors
package import Casework
import Glibc
import Units

/// Puts each delivery into a folder as an `.eml` file that any mail program opens: the embedded default, and the
/// demonstration.
///
/// A file is `<yyyyMMdd>-<message-id>-<recipient>.eml`, the date being the message's own. It appears whole or not at
/// all (written beside, flushed, renamed, the folder flushed), and the same envelope gives the same file: delivering
/// twice, or again after a crash at any point, leaves one. What stood in the envelope stands in fields in front of
/// the message.
package actor FolderCourier: Courier {
  package nonisolated let channel = "folder"
  package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  private nonisolated let executor = QueueExecutor(label: "mail.folder")
  private let path: String
  private let observer: VerbObserver?

  package init(path: String, observer: VerbObserver? = nil) {
    self.path = path
    self.observer = observer
  }

  package func deliver(_ envelope: Envelope) async -> DeliveryOutcome {
    guard MailText.isAddress(envelope.recipient), MailText.isAddress(envelope.sender) else {
      return .refused(Receipt(0, .folder, "not an address: \(envelope.sender) or \(envelope.recipient)"))
    }
    observer?("connecting")
    let name = FolderCourier.fileName(envelope)
    do {
      try put(FolderCourier.content(envelope), as: name)
      return .accepted(Receipt(250, .folder, name))
    } catch {
      switch error {
      case .taken: return .refused(Receipt(0, .folder, "\(name) is there with other content"))
      case .system(let text): return .deferred(Receipt(0, .folder, text))
      }
    }
  }

  /// The name of the file this envelope becomes.
  package static func fileName(_ envelope: Envelope) -> String {
    let date = MailDate.date(inHeaderOf: envelope.body)?.iso.filter { $0 != "-" } ?? "00000000"
    return "\(date)-\(safe(envelope.messageID, limit: 90))-\(safe(envelope.recipient, limit: 90)).eml"
  }

  /// `text` as part of a file name: what is not plain becomes `_`, and then, or when it is cut, a fingerprint keeps
  /// it apart.
  private static func safe(_ text: String, limit: Int) -> String {
    let kept = String(
      text.unicodeScalars.prefix(limit).map { scalar -> Character in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-", "+", "@": Character(scalar)
        default: "_"
        }
      })
    return kept == text ? kept : kept + "~" + Fingerprint.hex(text)
  }

  private static func content(_ envelope: Envelope) -> [UInt8] {
    var writer = HeaderWriter()
    writer.field("Return-Path", [["<\(envelope.sender)>"]])
    writer.field("Delivered-To", [[envelope.recipient]])
    writer.field("X-Envelope-To", [[envelope.recipient]])
    return writer.bytes + envelope.body
  }

  private enum Trouble: Error {
    /// The name is taken by something else.
    case taken
    case system(String)
  }

  private func put(_ content: [UInt8], as name: String) throws(Trouble) {
    if mkdir(path, 0o750) != 0, errno != EEXIST { throw .system("\(path): \(errnoText())") }
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .system("\(path): \(errnoText())") }
    defer { close(folder) }
    if let present = try contents(of: name, in: folder, limit: content.count + 1) {
      guard present == content else { throw .taken }
      // It may have been renamed just before a crash, and the folder never flushed.
      return try flush(folder, path)
    }
    let temporary = ".\(name).part"
    do throws(Trouble) {
      try write(content, to: temporary, in: folder)
      observer?("renaming")
      guard renameat(folder, temporary, folder, name) == 0 else { throw .system("\(name): \(errnoText())") }
    } catch {
      unlinkat(folder, temporary, 0)
      throw error
    }
    observer?("renamed")
    try flush(folder, path)
  }

  private func contents(of name: String, in folder: Int32, limit: Int) throws(Trouble) -> [UInt8]? {
    let file = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw .system("\(name): \(errnoText())")
    }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: limit)
    var filled = 0
    while filled < limit {
      let count = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress.map { $0 + filled }, limit - filled) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .system("\(name): \(errnoText())") }
      if count == 0 { break }
      filled += count
    }
    return Array(bytes[..<filled])
  }

  private func write(_ content: [UInt8], to name: String, in folder: Int32) throws(Trouble) {
    let file = openat(folder, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode_t(0o640))
    guard file >= 0 else { throw .system("\(name): \(errnoText())") }
    defer { close(file) }
    var written = 0
    while written < content.count {
      let count = content.withUnsafeBytes { Glibc.write(file, $0.baseAddress.map { $0 + written }, $0.count - written) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .system("\(name): \(errnoText())") }
      written += count
    }
    observer?("written")
    try flush(file, name)
  }

  private func flush(_ descriptor: Int32, _ name: String) throws(Trouble) {
    guard fsync(descriptor) == 0 else { throw .system("\(name): \(errnoText())") }
  }
}
