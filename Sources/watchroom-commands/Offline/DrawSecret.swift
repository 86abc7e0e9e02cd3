import Crypto
import Foundation
import Regulation
import Wire

extension DrawKey {
  /// HMAC-SHA-256 with the daemon's secret (R2).
  init(secret: [UInt8]) {
    let key = SymmetricKey(data: secret)
    self.init { text in Array(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key)) }
  }
}

/// The secret of the draws as the command line gives it.
enum DrawSecret {
  /// Longer files are no keys.
  static let longest = 4096

  /// The bytes of a file that is there, as the daemon takes those of its `secret/draw.key`; else what 32 hex digits or more stand
  /// for; else the text itself, for trials. What looks like a path (with a `/`) must be a file that can be read: a mistyped one
  /// would draw another list and say nothing.
  static func read(_ argument: String) throws(ClientFailure) -> [UInt8] {
    if FileManager.default.fileExists(atPath: argument) || argument.contains("/") {
      guard let handle = FileHandle(forReadingAtPath: argument),
        let data = try? handle.read(upToCount: longest + 1), (1...longest).contains(data.count)
      else {
        throw .usage(
          Words(
            "--key:\(argument) 不是可读的密钥文件(1 至 \(longest) 字节)",
            "--key: \(argument) is no file of 1 to \(longest) bytes that can be read"))
      }
      return Array(data)
    }
    guard !argument.isEmpty else { throw .usage(Words("--key 为空", "--key is empty")) }
    return hex(argument) ?? Array(argument.utf8)
  }

  private static func hex(_ text: String) -> [UInt8]? {
    let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == text.utf8.count, digits.count >= 32, digits.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
