import Glibc

/// A file whose first line is a password or a key. Read when it is needed, so a changed one needs no restart.
enum SecretFile {
  static func firstLine(of path: String) -> Result<String, PasswordTrouble> {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return .failure(PasswordTrouble(text: "\(path): \(errnoText())")) }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 1025)
    let count = read(descriptor, &buffer, buffer.count)
    guard count >= 0 else { return .failure(PasswordTrouble(text: "\(path): \(errnoText())")) }
    let line = buffer[..<count].prefix { $0 != 0x0A && $0 != 0x0D }
    guard !line.isEmpty, line.count <= 1024, !line.contains(0) else {
      return .failure(PasswordTrouble(text: "\(path): nothing in its first line"))
    }
    return .success(String(decoding: line, as: UTF8.self))
  }
}
