import Yams

/// Yams says that a key is given twice in one group, but not where. It is found by asking again with the occurrences of the
/// key's text renamed: the group stays broken just as long as both of the pair keep their name.
enum DuplicateKeys {
  struct Place {
    var line: Int
    var column: Int
    /// The text with this occurrence renamed.
    var renamed: String?
  }

  static let prefix = "renamed-"

  /// Where `key` stands first and where again; both 1:1 when it can't be told.
  /// - Complexity: a parse of `text` for each halving of the occurrences.
  static func find(_ key: String, in text: String) -> (first: Place, second: Place) {
    let bytes = Array(text.utf8)
    let offsets = occurrences(of: Array(key.utf8), in: bytes)
    let unknown = Place(line: 1, column: 1)
    guard offsets.count >= 2, offsets.count <= 100_000 else { return (unknown, unknown) }
    // The smallest number of leading occurrences that are broken already: the last of them is the second of a pair.
    let leading = smallest(in: 2...offsets.count) { isBroken(bytes, key, renamed: Array(offsets[$0...])) }
    guard let leading else { return (unknown, unknown) }
    let second = leading - 1
    let trailing = smallest(in: 1...second) { count in
      isBroken(bytes, key, renamed: Array(offsets[..<(second - count)]) + Array(offsets[leading...]))
    }
    var again = place(offsets[second], bytes)
    again.renamed = DuplicateKeys.rename(bytes, [offsets[second]])
    return (place(offsets[second - (trailing ?? 1)], bytes), again)
  }

  private static func smallest(in range: ClosedRange<Int>, where holds: (Int) -> Bool) -> Int? {
    guard holds(range.upperBound) else { return nil }
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The text with a name of its own for the key at each of `offsets`.
  private static func rename(_ bytes: [UInt8], _ offsets: [Int]) -> String {
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count + offsets.count * 12)
    var start = 0
    for (number, offset) in offsets.enumerated() {
      copy += bytes[start..<offset]
      copy += Array("\(prefix)\(number)-".utf8)
      start = offset
    }
    copy += bytes[start...]
    return String(decoding: copy, as: UTF8.self)
  }

  private static func isBroken(_ bytes: [UInt8], _ key: String, renamed: [Int]) -> Bool {
    do {
      _ = try Parser(yaml: rename(bytes, renamed), encoding: .utf8).singleRoot()
    } catch YamlError.duplicatedKeysInMapping(let keys, _) {
      return keys.contains(key)
    } catch {}
    return false
  }

  /// Offsets at which `key` is followed by a colon and does not go on a longer word.
  private static func occurrences(of key: [UInt8], in bytes: [UInt8]) -> [Int] {
    guard !key.isEmpty, bytes.count >= key.count else { return [] }
    var found: [Int] = []
    for start in 0...(bytes.count - key.count) where bytes[start] == key[0] {
      guard bytes[start..<(start + key.count)].elementsEqual(key) else { continue }
      if start > 0, !Array(" \n\r\t\"'{,[-?".utf8).contains(bytes[start - 1]) { continue }
      var next = start + key.count
      while next < bytes.count, Array(" \"'".utf8).contains(bytes[next]) { next += 1 }
      if next < bytes.count, bytes[next] == UInt8(ascii: ":") { found.append(start) }
    }
    return found
  }

  private static func place(_ offset: Int, _ bytes: [UInt8]) -> Place {
    // A key in quotes begins with its quote.
    let offset = offset > 0 && (bytes[offset - 1] == 0x22 || bytes[offset - 1] == 0x27) ? offset - 1 : offset
    let before = bytes[..<offset]
    let lineStart = (before.lastIndex(of: 0x0A) ?? -1) + 1
    let line = before.reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
    let column = String(decoding: bytes[lineStart..<offset], as: UTF8.self).unicodeScalars.count + 1
    return Place(line: line, column: column)
  }
}
