package import Organisation

/// A picture or file that a person added to a finding. What it is follows from its bytes; its name is never trusted.
package struct EvidenceFile: Hashable, Sendable, Codable {
  /// Ends as its type does: `现场照片.jpg`.
  package var name: String
  package var mimeType: String
  package var by: PersonID
  package var note: String?

  package init(name: String, mimeType: String, by: PersonID, note: String? = nil) {
    self.name = name
    self.mimeType = mimeType
    self.by = by
    self.note = note
  }

  package static let largest = 20 << 20
  /// So many to one finding.
  package static let most = 20

  /// What may be added.
  package enum Sort: String, Hashable, Sendable, CaseIterable {
    case png, jpg, pdf, mp4, txt

    package var mimeType: String {
      switch self {
      case .png: "image/png"
      case .jpg: "image/jpeg"
      case .pdf: "application/pdf"
      case .mp4: "video/mp4"
      case .txt: "text/plain"
      }
    }

    /// By its bytes: a PNG with its header chunk, a JPEG from its start to a marker, a PDF, an MP4 by its first box, or UTF-8 text without
    /// control characters; nil: none of these.
    package init?(bytes: [UInt8]) {
      func stands(_ what: [UInt8], at place: Int = 0) -> Bool {
        bytes.count >= place + what.count && Array(bytes[place..<place + what.count]) == what
      }
      if stands([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), stands(Array("IHDR".utf8), at: 12) {
        self = .png
      } else if stands([0xFF, 0xD8, 0xFF]) {
        self = .jpg
      } else if stands(Array("%PDF-".utf8)) {
        self = .pdf
      } else if stands(Array("ftyp".utf8), at: 4), EvidenceFile.isBox(bytes) {
        self = .mp4
      } else if EvidenceFile.isText(bytes) {
        self = .txt
      } else {
        return nil
      }
    }
  }

  /// ISO 14496-12: the first box says its own length, brands of four letters, and fits.
  private static func isBox(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 16 else { return false }
    let length = bytes[0..<4].reduce(0) { $0 << 8 | Int($1) }
    return length >= 16 && length <= min(bytes.count, 4096) && length % 4 == 0
  }

  private static func isText(_ bytes: [UInt8]) -> Bool {
    let isPlain = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    return isPlain && String(validating: bytes, as: UTF8.self) != nil
  }

  /// The sort and the name under which a file is kept; throws why it is not. Of the name only the last part of a path is taken, signs that
  /// some file system or terminal takes for others become `_`, and it ends as its bytes say.
  package static func read(name: String, bytes: [UInt8]) throws(FileRefusal) -> (sort: Sort, name: String) {
    guard !bytes.isEmpty else { throw .empty(shown(name)) }
    guard bytes.count <= largest else { throw .tooLarge(shown(name)) }
    guard let sort = Sort(bytes: bytes) else { throw .unknownType(shown(name)) }
    return (sort, shown(name, sort))
  }

  private static func shown(_ name: String, _ sort: Sort? = nil) -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    var clean = String(String.UnicodeScalarView(last.unicodeScalars.map { isBad($0) ? "_" : $0 }))
    while let first = clean.first, first == "." || first == "-" || first == " " { clean.removeFirst() }
    while let end = clean.last, end == "." || end == " " { clean.removeLast() }
    guard let sort else { return String(clean.prefix(60)) }
    let endings = sort == .jpg ? [".jpg", ".jpeg"] : [".\(sort.rawValue)"]
    if let ending = endings.first(where: { clean.lowercased().hasSuffix($0) }) { clean.removeLast(ending.count) }
    clean = String(clean.prefix(60))
    while clean.last == " " { clean.removeLast() }
    while clean.utf8.count > 180 { clean.removeLast() }
    return (clean.isEmpty ? "file" : clean) + ".\(sort.rawValue)"
  }

  private static func isBad(_ scalar: Unicode.Scalar) -> Bool {
    "/\\:*?\"<>|".unicodeScalars.contains(scalar) || scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      || (0x200B...0x200F).contains(scalar.value) || (0x2028...0x202E).contains(scalar.value)
      || (0x2066...0x2069).contains(scalar.value) || scalar.value == 0xFEFF
  }
}
