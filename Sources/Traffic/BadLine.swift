/// What a receiver on a bad line hands on between good sentences. None of it is a message: each kind is
/// counted for another reason.
enum BadLine {
  static func made(of line: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    switch random.below(4) {
    case 0: altered(line, &random)
    case 1: torn(line, &random)
    case 2: noise(&random)
    default: Array("$GPRMC,,V,,,,,,,,,,N*53\r\n".utf8)
    }
  }

  /// One bit of the payload turned over, so that the checksum is wrong.
  private static func altered(_ line: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var line = line
    guard let star = line.lastIndex(of: UInt8(ascii: "*")), star > 8 else { return line }
    line[star - 4 - random.below(3)] ^= 1
    return line
  }

  /// Cut short before its checksum.
  private static func torn(_ line: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    guard let star = line.lastIndex(of: UInt8(ascii: "*")), star > 16 else { return [0x0D, 0x0A] }
    return line[..<(star - 1 - random.below(12))] + [0x0D, 0x0A]
  }

  /// Bytes of all kinds but a newline.
  private static func noise(_ random: inout SeededGenerator) -> [UInt8] {
    let bytes = (0..<(8 + random.below(40))).map { _ in UInt8(random.below(256)) }
    return bytes.filter { $0 != 0x0A && $0 != 0x21 && $0 != 0x24 } + [0x0D, 0x0A]
  }
}
