import Foundation

/// Texts as terminals read them: GBK, one byte for ASCII, two for everything else.
enum GBKText {
  /// kCFStringEncodingGB_18030_2000, as Foundation numbers the encodings of CoreFoundation: where it needs two bytes, it is GBK.
  private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

  /// Its bytes, or the first character that GBK has not (a control character among them; line feeds stay).
  static func bytes(_ text: String) -> Result<[UInt8], Missing> {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        guard scalar.value >= 0x20 && scalar.value != 0x7f || scalar == "\n" else { return .failure(Missing(scalar)) }
        bytes.append(UInt8(scalar.value))
        continue
      }
      guard let data = String(scalar).data(using: gb18030), data.count == 2 else { return .failure(Missing(scalar)) }
      bytes += data
    }
    return .success(bytes)
  }

  struct Missing: Error, Hashable {
    var scalar: Unicode.Scalar
    init(_ scalar: Unicode.Scalar) { self.scalar = scalar }
  }
}
