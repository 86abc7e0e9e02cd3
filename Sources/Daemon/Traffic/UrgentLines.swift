import Feeds

/// What must not be lost of a batch that finds no room (D9: emergencies are never dropped). Told from the first characters of a sentence, for
/// it is asked when there is no time; what is kept too much is decoded like everything else.
///
/// Of AIS: distress beacons (970, 972, 974), status 14, safety texts (types 12 and 14), with the further parts of such a message. Of other
/// formats everything: they bring little, and any line of theirs may be an alarm.
struct UrgentLines {
  private var parts: Set<String> = []

  static func part(of batch: FeedBatch, isAIS: Bool) -> FeedBatch? {
    guard isAIS else { return batch }
    var lines = UrgentLines()
    var bytes: [UInt8] = []
    var count = 0
    var start = 0
    while start < batch.count {
      let end = (batch.bytes[start..<batch.count].firstIndex(of: 0x0a) ?? batch.count - 1) + 1
      if lines.isUrgent(batch.bytes[start..<end]) {
        bytes += batch.bytes[start..<end]
        count += 1
      }
      start = end
    }
    guard count > 0 else { return nil }
    let size = bytes.count
    return FeedBatch(
      feedIndex: batch.feedIndex, feedName: batch.feedName, connection: batch.connection, receivedAt: batch.receivedAt,
      chunk: Chunk(bytes: bytes + [UInt8](repeating: 0, count: FeedBatch.slack), count: size, lines: count))
  }

  private mutating func isUrgent(_ line: ArraySlice<UInt8>) -> Bool {
    guard let start = line.firstIndex(of: UInt8(ascii: "!")) else { return false }
    // !AIVDM, total, number, sequence, channel, payload
    let fields = line[start...].split(separator: UInt8(ascii: ","), maxSplits: 6, omittingEmptySubsequences: false)
    guard fields.count >= 6 else { return false }
    let message = String(decoding: fields[0] + [0x2c] + fields[1] + [0x2c] + fields[3], as: UTF8.self)
    if fields[2] == [UInt8(ascii: "1")] {
      guard Self.isUrgent(payload: fields[5]) else { return false }
      if fields[1] != [UInt8(ascii: "1")] { parts.insert(message) }
      return true
    }
    return parts.contains(message)
  }

  /// By type, MMSI and navigational status: the first 42 bits.
  private static func isUrgent(payload: ArraySlice<UInt8>) -> Bool {
    var bits: UInt64 = 0
    for character in payload.prefix(7) {
      let value = character &- 48
      bits = bits << 6 | UInt64((value > 40 ? value &- 8 : value) & 63)
    }
    guard payload.count >= 7 else { return false }
    let type = bits >> 36
    let mmsi = bits >> 4 & 0x3fff_ffff
    if type == 12 || type == 14 { return true }
    if (1...3).contains(type), bits & 15 == 14 { return true }
    return [970, 972, 974].contains(mmsi / 1_000_000)
  }
}
