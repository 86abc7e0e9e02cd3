/// Messages to VDM sentences: armour, parts, checksum, line ends; a tag block where asked for. For generated traffic and
/// tests. Allocates only what the output needs.
public struct SentenceEncoder: Sendable {
  /// Characters of payload a sentence may have so that it stays within 82 (IEC 61162-1).
  public static let payloadLimit = 60

  private let talker: [UInt8]
  private let isOwnShip: Bool
  /// The sequence number of the next message in parts, 0–9.
  private var sequence: UInt8 = 0

  /// - Parameter talker: Two ASCII letters; others become `AI`.
  public init(talker: String = "AI", isOwnShip: Bool = false) {
    let letters = Array(talker.utf8)
    self.talker = letters.count == 2 && letters.allSatisfy { $0 >= 0x41 && $0 <= 0x5A } ? letters : Array("AI".utf8)
    self.isOwnShip = isOwnShip
  }

  /// Appends the sentences of a message, each ended by CR LF.
  ///
  /// - Parameters:
  ///   - channel: ASCII `A` or `B`; 0 leaves the field empty.
  ///   - tagTime: Milliseconds since 1970 for a tag block `\c:` (written in seconds where they are whole) in front of each
  ///     sentence; nil for none.
  public mutating func append(
    _ message: Message, channel: UInt8 = 0x41, tagTime: Int64? = nil, to output: inout [UInt8]
  ) {
    let bits = message.payload
    let characters = (bits.count + 5) / 6
    let parts = min(max((characters + Self.payloadLimit - 1) / Self.payloadLimit, 1), 9)
    let number = sequence
    if parts > 1 { sequence = (sequence + 1) % 10 }
    for part in 0..<parts {
      if let tagTime { appendTag(tagTime, to: &output) }
      let start = output.count
      output.append(0x21)
      output.append(contentsOf: talker)
      output.append(contentsOf: isOwnShip ? "VDO,".utf8 : "VDM,".utf8)
      output.append(contentsOf: [0x30 + UInt8(parts), 0x2C, 0x31 + UInt8(part), 0x2C])
      if parts > 1 { output.append(0x30 + number) }
      output.append(0x2C)
      if channel != 0 { output.append(channel) }
      output.append(0x2C)
      let first = part * Self.payloadLimit
      let last = min(first + Self.payloadLimit, characters)
      for place in first..<max(first, last) {
        let width = min(6, bits.count - place * 6)
        let six = UInt8(truncatingIfNeeded: bits.unsigned(place * 6, width)) << UInt8(6 - width)
        output.append(six < 40 ? six + 48 : six + 56)
      }
      output.append(0x2C)
      output.append(0x30 + UInt8(last == characters ? characters * 6 - bits.count : 0))
      appendChecksum(from: start + 1, to: &output)
      output.append(contentsOf: [0x0D, 0x0A])
    }
  }

  private func appendTag(_ time: Int64, to output: inout [UInt8]) {
    output.append(0x5C)
    let start = output.count
    output.append(contentsOf: "c:\(time % 1_000 == 0 ? time / 1_000 : time)".utf8)
    appendChecksum(from: start, to: &output)
    output.append(0x5C)
  }

  /// `*hh` over the bytes from `start` on.
  private func appendChecksum(from start: Int, to output: inout [UInt8]) {
    var sum: UInt8 = 0
    for byte in output[start...] { sum ^= byte }
    output.append(0x2A)
    for digit in [sum >> 4, sum & 15] { output.append(digit < 10 ? digit + 0x30 : digit + 0x37) }
  }
}
