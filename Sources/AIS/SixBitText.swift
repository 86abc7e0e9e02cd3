/// Text in the six-bit alphabet of ITU-R M.1371-5 (table 47), ten characters a word, in inline storage.
///
/// Trailing `@` and spaces are padding and are not part of the text; leading ones stay. A field of fixed width (a name, a
/// call sign) ends at the `@` behind its text, whatever stands after it: senders leave rubbish there. A free text (types
/// 12 and 14) has no padding inside, so an inner `@` is a character.
@frozen
public struct SixBitText<let words: Int>: Sendable {
  /// Ten characters in the low 60 bits of each word, the first one highest; unused places are `@` (0).
  @usableFromInline var storage: InlineArray<words, UInt64>
  /// How many characters were sent, padding included.
  public let sent: Int

  /// The most characters that fit.
  @inlinable public static var capacity: Int { words &* 10 }

  /// `count` characters from bit `offset`.
  @inlinable @inline(__always)
  init(_ bits: borrowing PayloadBits, at offset: Int, count: Int) {
    storage = InlineArray(repeating: 0)
    sent = min(max(count, 0), words &* 10)
    var word = 0
    while word < words {
      let here = min(sent &- word &* 10, 10)
      if here <= 0 { break }
      let value = bits.unsigned(offset &+ word &* 60, here &* 6)
      storage[word] = value &<< UInt64(60 &- here &* 6)
      word &+= 1
    }
  }

  /// Text for sending. Lower case becomes upper case; nil where a character is outside the alphabet or the text is
  /// longer than `capacity`.
  public init?(_ text: String) {
    var cells: InlineArray<words, UInt64> = InlineArray(repeating: 0)
    var count = 0
    for byte in text.utf8 {
      let ascii = byte >= 0x61 && byte <= 0x7A ? byte &- 32 : byte
      guard ascii >= 0x20, ascii < 0x60, count < words &* 10 else { return nil }
      cells[count / 10] |= UInt64(ascii & 0x3F) &<< UInt64(54 &- (count % 10) &* 6)
      count &+= 1
    }
    storage = cells
    sent = count
  }

  /// No text: not available.
  public init() {
    storage = InlineArray(repeating: 0)
    sent = 0
  }

  /// The six-bit value at a place, 0 (`@`) beyond the end.
  @inlinable
  public func six(_ place: Int) -> UInt8 {
    guard place >= 0, place < words &* 10 else { return 0 }
    return UInt8(truncatingIfNeeded: (storage[place / 10] &>> UInt64(54 &- (place % 10) &* 6)) & 0x3F)
  }

  /// The ASCII character at a place.
  @inlinable
  public func ascii(_ place: Int) -> UInt8 {
    let value = six(place)
    return value < 32 ? value &+ 64 : value
  }

  /// How many characters the text has without its padding.
  @inlinable
  public var count: Int {
    guard words < 17 else { return unpaddedCount }
    var length = 0
    var hasBegun = false
    for word in 0..<words {
      let cell = storage[word]
      let letters = Self.marks(cell)
      if !hasBegun, letters == 0 { continue }
      // `@` in front of the text belong to it, the first one behind it ends it.
      let ends = ~letters & Self.places & (hasBegun ? .max : .max &>> UInt64(letters.leadingZeroBitCount))
      hasBegun = true
      var solid = Self.marks(cell & 0x7DF_7DF7_DF7D_F7DF)
      if ends != 0 { solid &= ~(.max &>> UInt64(ends.leadingZeroBitCount)) }
      if solid != 0 { length = word &* 10 &+ (69 &- solid.trailingZeroBitCount) / 6 }
      if ends != 0 { break }
    }
    return length
  }

  /// The first bit of each of a word's ten places, the first place at the top.
  @inlinable @inline(__always)
  static var places: UInt64 { 0x8208_2082_0820_8200 }

  /// That bit for each character that is not `@`.
  @inlinable @inline(__always)
  static func marks(_ cell: UInt64) -> UInt64 {
    let low: UInt64 = 0x7DF_7DF7_DF7D_F7DF
    return (((cell & low) &+ low) | cell) &<< 4 & places
  }

  /// Without the `@` and spaces at the very end.
  @inlinable
  var unpaddedCount: Int {
    var word = words &- 1
    while word >= 0 {
      var cell = storage[word]
      if cell != 0 {
        var length = 10
        while length > 0, cell & 0x1F == 0 {  // 0 is '@', 32 is the space
          cell &>>= 6
          length &-= 1
        }
        if length > 0 { return word &* 10 &+ length }
      }
      word &-= 1
    }
    return 0
  }

  /// True where nothing but padding was sent: not available.
  @inlinable public var isEmpty: Bool { count == 0 }

  /// A digest of the characters: an odd factor a word.
  @inlinable @inline(__always)
  public var fingerprint: UInt64 {
    var mix: UInt64 = 0
    var word = 0
    while word < words {
      mix = mix &* 0x9E37_79B9_7F4A_7C15 &+ storage[word]
      word &+= 1
    }
    return mix
  }

  /// Hands on each ASCII character of the text, in order.
  @inlinable @inline(__always)
  public func forEachCharacter(_ body: (UInt8) -> Void) {
    var left = count
    var word = 0
    while left > 0 {
      var cell = storage[word] &<< 4
      for _ in 0..<min(left, 10) {
        let six = UInt8(truncatingIfNeeded: cell &>> 58)
        body(six < 32 ? six &+ 64 : six)
        cell = cell &<< 6
      }
      left &-= 10
      word &+= 1
    }
  }

  /// The text. For display and tests: allocates.
  public var string: String {
    var text = ""
    forEachCharacter { text.unicodeScalars.append(Unicode.Scalar($0)) }
    return text
  }

  /// Appends `count` characters (padding included) to a message.
  @usableFromInline
  func write(_ writer: inout BitWriter, _ count: Int, to bits: inout PayloadBits) {
    for place in 0..<max(count, 0) { writer.append(UInt64(six(place)), 6, to: &bits) }
  }
}

/// Equal where the characters without their padding are equal.
extension SixBitText: Equatable {
  public static func == (left: SixBitText, right: SixBitText) -> Bool {
    let length = left.count
    guard length == right.count else { return false }
    for place in 0..<length where left.six(place) != right.six(place) { return false }
    return true
  }
}

extension SixBitText: Hashable {
  /// Over the characters, not over what is behind them.
  public func hash(into hasher: inout Hasher) {
    for place in 0..<count { hasher.combine(six(place)) }
  }
}

extension SixBitText: CustomStringConvertible {
  /// The text.
  public var description: String { string }
}

/// A call sign: 7 characters.
public typealias CallSign = SixBitText<1>
/// A name or a destination: 20 characters.
public typealias NameText = SixBitText<2>
/// The name of an aid to navigation with its extension: up to 34 characters.
public typealias AidName = SixBitText<4>
/// A safety-related text: up to 161 characters.
public typealias SafetyText = SixBitText<17>
