import Units

/// Whether a name as a transponder sends it can be that of the register: `XIANG DU 0123` is 湘渡0123.
///
/// Syllables may be cut short (`D` for 渡), the whole may end at twenty characters, a zero may be an O and a one an I, numbers may have zeros
/// before them, and 轮 or 号 at the end may be missing. Where a character has no reading that is known, nothing is said.
package enum ShipName {
  /// What one place of the registered name may be.
  private enum Part {
    case letter(UInt8)
    case number([UInt8])
    case readings([[UInt8]], isTail: Bool)
  }
  /// The most characters of an AIS name.
  private static let longest = 20

  /// The name as its transponder would send it, at most twenty characters; nil where a character has no reading that is known.
  package static func sent(_ registered: String) -> String? {
    var words: [String] = []
    var joins = false
    for scalar in registered.unicodeScalars {
      let isPlain = scalar.value < 0x80
      let word = isPlain ? [UInt8(scalar.value)] : ShipReadings.of(scalar).first
      guard let word else { return nil }
      let text = String(decoding: word, as: UTF8.self).uppercased()
      if text == " " {
        joins = false
        continue
      }
      if isPlain && joins, !words.isEmpty { words[words.count - 1] += text } else { words.append(text) }
      joins = isPlain
    }
    let name = words.joined(separator: " ")
    return name.isEmpty ? nil : String(name.prefix(longest))
  }

  /// False only when the two are certainly different names.
  static func fits(registered: String, received: String) -> Bool {
    let letters = plain(received)
    guard !letters.isEmpty, let parts = parts(registered), !parts.isEmpty else { return true }
    let isCut = received.utf8.count >= longest - 1
    return match(parts[...], letters[...], isCut: isCut)
  }

  /// Whether a name says enough to know a vessel by it alone: three digits, three Chinese characters or eight letters. `顺达8` is one of many.
  static func isTelling(_ registered: String) -> Bool {
    let scalars = registered.unicodeScalars
    return scalars.count(where: { $0.properties.numericType != nil && !isHan($0) }) >= 3
      || scalars.count(where: isHan) >= 3 || scalars.count(where: { $0.isASCII && $0.properties.isAlphabetic }) >= 8
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool { (0x3400...0x9FFF).contains(scalar.value) }

  /// A received name as it is looked up: letters and digits alone, numbers without the zeros before them.
  /// Empty for one that fills its field: it may be cut short.
  static func key(received: String) -> [UInt8] { received.utf8.count >= longest ? [] : withoutZeros(plain(received)) }

  /// The keys under which a registered name is looked up: every reading of its characters written out, at most 32 of them. One that is longer
  /// than a transponder sends stands under none: cut short it may be another's.
  static func keys(registered: String) -> [[UInt8]] {
    guard let parts = parts(registered), !parts.isEmpty else { return [] }
    var keys: [[UInt8]] = [[]]
    for part in parts {
      let choices: [[UInt8]] =
        switch part {
        case .letter(let letter): [[letter]]
        case .number(let digits): [digits]
        case .readings(let readings, let isTail): isTail ? readings + [[]] : readings
        }
      keys = keys.flatMap { key in choices.map { key + $0 } }
      if keys.count > 32 { keys = Array(keys.prefix(32)) }
    }
    return keys.map(withoutZeros).filter { $0.count >= 4 && $0.count < longest }
  }

  /// Zeros before a number do not count.
  private static func withoutZeros(_ letters: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var place = letters.startIndex
    while place < letters.endIndex {
      guard isDigit(letters[place]) else {
        out.append(letters[place])
        place += 1
        continue
      }
      let number = letters[place...].prefix(while: isDigit)
      out += number.drop { $0 == UInt8(ascii: "0") }
      place += number.count
    }
    return out
  }

  /// Capital letters and digits alone, O and I as the digits they are taken for.
  private static func plain(_ name: some StringProtocol) -> [UInt8] {
    name.utf8.compactMap { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): same(byte - 32)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): same(byte)
      default: nil
      }
    }
  }

  private static func same(_ byte: UInt8) -> UInt8 {
    byte == UInt8(ascii: "O") ? UInt8(ascii: "0") : byte == UInt8(ascii: "I") ? UInt8(ascii: "1") : byte
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  /// Nil where a character has no known reading.
  private static func parts(_ name: String) -> [Part]? {
    var parts: [Part] = []
    let scalars = Array(name.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      // Letters and digits of full width are those of ASCII.
      let value = (0xFF10...0xFF5A).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
      if value < 0x80 {
        guard let byte = plain(String(Character(Unicode.Scalar(UInt8(value))))).first else { continue }
        if value >= 0x30, value <= 0x39 {
          if case .number(let digits)? = parts.last {
            parts[parts.count - 1] = .number(digits + [byte])
          } else {
            parts.append(.number([byte]))
          }
        } else {
          parts.append(.letter(byte))
        }
        continue
      }
      if scalar.properties.isWhitespace || scalar.properties.generalCategory == .otherPunctuation { continue }
      let readings = ShipReadings.of(scalar)
      if readings.isEmpty { return nil }
      let isTail = place == scalars.count - 1 && (scalar == "轮" || scalar == "号")
      parts.append(.readings(readings.map { $0.map(same) }, isTail: isTail))
    }
    return parts
  }

  /// - Parameter isCut: the received name may end before the registered one does.
  private static func match(_ parts: ArraySlice<Part>, _ letters: ArraySlice<UInt8>, isCut: Bool) -> Bool {
    guard let first = parts.first else { return letters.isEmpty }
    if letters.isEmpty {
      if isCut { return true }
      if case .readings(_, isTail: true) = first { return parts.count == 1 }
      return false
    }
    let rest = parts.dropFirst()
    switch first {
    case .letter(let letter):
      return letters.first == letter && match(rest, letters.dropFirst(), isCut: isCut)
    case .number(let number):
      let sent = letters.prefix(while: isDigit)
      let (wanted, found) = (number.drop { $0 == UInt8(ascii: "0") }, sent.drop { $0 == UInt8(ascii: "0") })
      // A letter O or I that follows the number has become a digit: take as many as there are.
      if found.starts(with: wanted), match(rest, letters[(found.startIndex + wanted.count)...], isCut: isCut) {
        return true
      }
      return isCut && sent.count == letters.count && wanted.starts(with: found)
    case .readings(let readings, let isTail):
      for reading in readings {
        var length = 0
        for (a, b) in zip(reading, letters) {
          guard a == b else { break }
          length += 1
        }
        while length > 0 {
          if match(rest, letters.dropFirst(length), isCut: isCut) { return true }
          length -= 1
        }
      }
      return isTail && rest.isEmpty && letters.isEmpty
    }
  }
}
