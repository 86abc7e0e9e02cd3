/// Reads numbers, most significant byte first, from bytes; nil where too few are left, and then nothing is taken.
struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private var next: Int

  init(_ bytes: some Sequence<UInt8>) {
    self.bytes = ArraySlice(bytes)
    next = self.bytes.startIndex
  }

  var count: Int { bytes.endIndex - next }

  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= self.count else { return nil }
    defer { next += count }
    return bytes[next..<(next + count)]
  }

  mutating func rest() -> [UInt8] {
    defer { next = bytes.endIndex }
    return Array(bytes[next...])
  }

  private mutating func number(_ count: Int) -> UInt64? {
    take(count).map { $0.reduce(0) { $0 << 8 | UInt64($1) } }
  }

  mutating func u8() -> UInt8? { number(1).map(UInt8.init(truncatingIfNeeded:)) }
  mutating func u16() -> UInt16? { number(2).map(UInt16.init(truncatingIfNeeded:)) }
  mutating func u32() -> UInt32? { number(4).map(UInt32.init(truncatingIfNeeded:)) }

  /// Two digits a byte. What is no decimal digit stands as A to F.
  mutating func bcd(_ count: Int) -> String? {
    take(count).map { bytes in
      String(decoding: bytes.flatMap { [digit($0 >> 4), digit($0 & 15)] }, as: UTF8.self)
    }
  }

  private func digit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 0x30 + nibble : 0x37 + nibble }
}

/// Writes numbers, most significant byte first.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func u8(_ value: UInt8) { bytes.append(value) }
  mutating func u16(_ value: UInt16) { bytes += [UInt8(value >> 8), UInt8(value & 0xff)] }
  mutating func u32(_ value: UInt32) {
    u16(UInt16(value >> 16))
    u16(UInt16(value & 0xffff))
  }
  mutating func raw(_ bytes: some Sequence<UInt8>) { self.bytes += bytes }

  /// Digits, filled up with zeros on the left, cut on the left where there are too many.
  mutating func bcd(_ digits: String, bytes count: Int) {
    let values = digits.utf8.compactMap { digit in
      switch digit {
      case 0x30...0x39: digit - 0x30
      case 0x41...0x46: digit - 0x37
      default: nil as UInt8?
      }
    }.suffix(2 * count)
    let padded = Array(repeating: 0, count: 2 * count - values.count) + values
    for index in 0..<count { u8(padded[2 * index] << 4 | padded[2 * index + 1]) }
  }
}
