/// A file that came with a reply: its bytes stand in the register under their SHA-256.
package struct ReplyFile: Hashable, Sendable, Codable {
  package var name: String
  package var mimeType: String
  package var bytes: Int
  /// SHA-256 in hexadecimal.
  package var digest: String

  package init(name: String, mimeType: String, bytes: Int, digest: String) {
    self.name = name
    self.mimeType = mimeType
    self.bytes = bytes
    self.digest = digest
  }

  package static let largest = 10 << 20
  package static let most = 5
  /// All files of one reply together.
  package static let largestTogether = 20 << 20

  /// The MIME type of a file that may be kept; throws why it may not. A name is one line of at most 120 characters without a path; its
  /// ending says what it is, and the first bytes must bear that out.
  package static func type(name: String, bytes: [UInt8]) throws(FileRefusal) -> String {
    guard !name.isEmpty, name.count <= 120, name.utf8.count <= 240, name.first != ".", name.first != " " else {
      throw .badName(name)
    }
    let forbidden = name.unicodeScalars.contains { scalar in
      "/\\:*?\"<>|".unicodeScalars.contains(scalar) || scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || (0x200B...0x200F).contains(scalar.value) || (0x2028...0x202E).contains(scalar.value)
        || (0x2066...0x2069).contains(scalar.value) || scalar.value == 0xFEFF
    }
    guard !forbidden, let dot = name.lastIndex(of: ".") else { throw .badName(name) }
    let ending = name[name.index(after: dot)...].lowercased()
    guard let kind = kinds[ending] else { throw .badType(name) }
    guard !bytes.isEmpty else { throw .empty(name) }
    guard bytes.count <= largest else { throw .tooLarge(name) }
    guard
      kind.begins.isEmpty ? isText(bytes) : kind.begins.contains(where: { bytes.dropFirst(kind.at).starts(with: $0) })
    else { throw .badType(name) }
    return kind.mime
  }

  private struct Kind: Sendable {
    var mime: String
    /// One of these stands at `at`; none: it is text.
    var begins: [[UInt8]]
    var at = 0
  }

  private static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  private static let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]
  private static let office = "application/vnd.openxmlformats-officedocument"
  private static let kinds: [String: Kind] = [
    "pdf": Kind(mime: "application/pdf", begins: [Array("%PDF-".utf8)]),
    "jpg": Kind(mime: "image/jpeg", begins: [[0xFF, 0xD8, 0xFF]]),
    "jpeg": Kind(mime: "image/jpeg", begins: [[0xFF, 0xD8, 0xFF]]),
    "png": Kind(mime: "image/png", begins: [[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]]),
    "mp4": Kind(mime: "video/mp4", begins: [Array("ftyp".utf8)], at: 4),
    "docx": Kind(mime: office + ".wordprocessingml.document", begins: [zip]),
    "xlsx": Kind(mime: office + ".spreadsheetml.sheet", begins: [zip]),
    "doc": Kind(mime: "application/msword", begins: [ole]),
    "xls": Kind(mime: "application/vnd.ms-excel", begins: [ole]),
    "wps": Kind(mime: "application/vnd.ms-works", begins: [ole, zip]),
    "zip": Kind(mime: "application/zip", begins: [zip]),
    "txt": Kind(mime: "text/plain", begins: []), "csv": Kind(mime: "text/csv", begins: []),
  ]

  private static func isText(_ bytes: [UInt8]) -> Bool { !bytes.contains(0) }
}

/// Why a file is not taken; `refusal.file.<case>`.
package enum FileRefusal: Error, Hashable, Sendable {
  case badName(String)
  case badType(String)
  case empty(String)
  case tooLarge(String)
  case tooMany
  case twice(String)
  /// Neither picture, PDF, MP4 nor text by its bytes.
  case unknownType(String)
}
