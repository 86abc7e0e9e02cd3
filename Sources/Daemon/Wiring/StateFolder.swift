import Crypto
import Foundation
import Glibc
package import Regulation

/// The daemon's own folder: register, tracks, mail, and the secret of the draws (R2).
package struct StateFolder: Sendable {
  package let path: String

  /// Makes the folder where it is missing; nobody else may read it.
  package init(_ path: String) throws(StartFailure) {
    self.path = path
    do {
      for folder in [path, path + "/secret"] {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
      }
    } catch {
      throw .state("\(path): \(error.localizedDescription)")
    }
  }

  package var register: String { path + "/register.sqlite" }
  package var tracks: String { path + "/tracks" }

  /// The key of the draws: made at the first start, 32 random bytes, for the daemon alone.
  package func drawKey() throws(StartFailure) -> DrawKey {
    let file = path + "/secret/draw.key"
    if let bytes = FileManager.default.contents(atPath: file) {
      guard bytes.count >= 32 else {
        throw .state("\(file): a draw key has at least 32 bytes, this one \(bytes.count)")
      }
      return DrawKey(secret: Array(bytes))
    }
    let key = SymmetricKey(size: .bits256)
    let bytes = key.withUnsafeBytes { Data($0) }
    let made = FileManager.default.createFile(atPath: file, contents: bytes, attributes: [.posixPermissions: 0o400])
    guard made else { throw .state("\(file): cannot be written") }
    return DrawKey(secret: Array(bytes))
  }
}

extension DrawKey {
  /// HMAC-SHA-256 under `secret`.
  package init(secret: [UInt8]) {
    let key = SymmetricKey(data: secret)
    self.init { text in Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key)) }
  }
}
