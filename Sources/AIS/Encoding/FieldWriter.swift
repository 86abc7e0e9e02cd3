/// Writes the fields of a message in the standard's order, for sending.
struct FieldWriter {
  private(set) var bits = PayloadBits()
  private var writer = BitWriter()

  /// The low `width` bits (1–32) of a number.
  mutating func number(_ value: some BinaryInteger, _ width: Int) {
    let mask: UInt64 = (1 &<< UInt64(width)) &- 1
    writer.append(UInt64(truncatingIfNeeded: value) & mask, width, to: &bits)
  }

  mutating func flag(_ value: Bool) { number(value ? 1 : 0, 1) }

  /// `count` characters, filled up with `@`.
  mutating func text<let words: Int>(_ value: SixBitText<words>, _ count: Int) {
    value.write(&writer, count, to: &bits)
  }

  /// Zero bits up to the next multiple of `size`.
  mutating func pad(to size: Int) {
    let over = writer.count % size
    if over > 0 { number(0, size - over) }
  }

  /// What the messages of all types begin with.
  mutating func head(_ type: UInt8, _ repeatIndicator: UInt8, _ mmsi: UInt32) {
    number(type, 6)
    number(repeatIndicator, 2)
    number(mmsi, 30)
  }

  mutating func dimensions(_ value: Dimensions) { value.write(&writer, to: &bits) }

  /// The message written so far.
  mutating func finished() -> PayloadBits {
    writer.finish(&bits)
    return bits
  }
}
