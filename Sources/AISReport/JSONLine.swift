import AIS

/// Writes the fields of one message as JSON behind what a line begins with: gpsd's AIS names, scaled values, numbers as
/// numbers, fields that are not available left out.
///
/// It writes without checks into room that `JSONOutput` has made: a line is at most `JSONLine.longest` bytes.
@safe
struct JSONLine: FieldVisitor {
  /// The longest line possible is below 1,600 bytes: 22 fields of a static report, or 170 characters escaped, or 352
  /// digits of payload.
  static let longest = 4_096

  private var cursor: UnsafeMutablePointer<UInt8>

  @unsafe init(at start: UnsafeMutablePointer<UInt8>) { unsafe cursor = start }

  /// Where the next byte goes.
  @unsafe var end: UnsafeMutablePointer<UInt8> { unsafe cursor }

  mutating func integer(_ name: StaticString, _ value: Int?) {
    guard let value else { return }
    key(name)
    number(value)
  }

  mutating func flag(_ name: StaticString, _ value: Bool) {
    key(name)
    if value { literal("true") } else { literal("false") }
  }

  mutating func decimal(_ name: StaticString, _ units: Int?, places: Int) {
    guard let units else { return }
    key(name)
    fixed(units, places: places)
  }

  mutating func longitude(_ name: StaticString, _ value: Longitude) { decimal(name, value.sent, places: 7) }

  mutating func latitude(_ name: StaticString, _ value: Latitude) { decimal(name, value.sent, places: 7) }

  mutating func turn(_ name: StaticString, _ value: RateOfTurn) {
    if let units = value.hundredths {
      key(name)
      fixed(units, places: 2)
    } else if value.isAvailable {
      key(name)
      if value.fastTurn > 0 { literal("\"fastright\"") } else { literal("\"fastleft\"") }
    }
  }

  mutating func text<let words: Int>(_ name: StaticString, _ value: SixBitText<words>) {
    let count = value.count
    guard count > 0 else { return }
    key(name)
    byte(0x22)
    for place in 0..<count {
      let ascii = value.ascii(place)
      if ascii == 0x22 || ascii == 0x5C { byte(0x5C) }
      byte(ascii)
    }
    byte(0x22)
  }

  mutating func label(_ name: StaticString, _ value: @autoclosure () -> StaticString) {
    key(name)
    byte(0x22)
    literal(value())
    byte(0x22)
  }

  mutating func timestamp(_ name: StaticString, _ value: UTCTimestamp) {
    guard value.isAvailable else { return }
    key(name)
    byte(0x22)
    digits(Int(value.year), atLeast: 4)
    part(0x2D, value.month)
    part(0x2D, value.day)
    part(0x54, value.hour)
    part(0x3A, value.minute)
    part(0x3A, value.second)
    literal("Z\"")
  }

  mutating func arrival(_ name: StaticString, _ value: ArrivalTime) {
    guard value.isAvailable else { return }
    key(name)
    part(0x22, value.month)
    part(0x2D, value.day)
    part(0x54, value.hour)
    part(0x3A, value.minute)
    literal("Z\"")
  }

  mutating func bits(_ name: StaticString, _ value: borrowing PayloadBits) {
    key(name)
    byte(0x22)
    number(value.count)
    byte(0x3A)
    var offset = 0
    while offset < value.count {
      let nibble = UInt8(truncatingIfNeeded: value.unsigned(offset, 4))
      byte(nibble < 10 ? nibble &+ 0x30 : nibble &+ 0x57)
      offset &+= 4
    }
    byte(0x22)
  }
}

extension JSONLine {
  @inline(__always)
  mutating func byte(_ value: UInt8) {
    unsafe cursor.pointee = value
    unsafe cursor += 1
  }

  @inline(__always)
  mutating func literal(_ text: StaticString) {
    let count = text.utf8CodeUnitCount
    unsafe cursor.update(from: text.utf8Start, count: count)
    unsafe cursor += count
  }

  mutating func copy(_ bytes: [UInt8]) {
    for value in bytes { byte(value) }
  }

  @inline(__always)
  private mutating func key(_ name: StaticString) {
    byte(0x2C)
    byte(0x22)
    literal(name)
    byte(0x22)
    byte(0x3A)
  }

  @inline(__always)
  mutating func number(_ value: Int) {
    if value < 0 { byte(0x2D) }
    digits(Int(truncatingIfNeeded: value.magnitude), atLeast: 1)
  }

  /// `units` / 10^`places`, with all its places.
  @inline(__always)
  private mutating func fixed(_ units: Int, places: Int) {
    var scale = 1
    for _ in 0..<places { scale &*= 10 }
    let size = Int(truncatingIfNeeded: units.magnitude)
    if units < 0 { byte(0x2D) }
    digits(size / scale, atLeast: 1)
    byte(0x2E)
    padded(size % scale, width: places)
  }

  /// A separator and a number of two digits.
  private mutating func part(_ separator: UInt8, _ value: UInt8) {
    byte(separator)
    digits(Int(value), atLeast: 2)
  }

  @inline(__always)
  private mutating func digits(_ value: Int, atLeast: Int) {
    var width = atLeast
    var limit = 10
    for _ in 1..<max(atLeast, 1) where atLeast > 1 { limit &*= 10 }
    while value >= limit, width < 18 {
      width &+= 1
      limit &*= 10
    }
    padded(value, width: width)
  }

  /// Exactly `width` digits.
  @inline(__always)
  private mutating func padded(_ value: Int, width: Int) {
    var rest = UInt(truncatingIfNeeded: value)
    var place = width
    while place > 0 {
      place &-= 1
      let next = rest / 10
      unsafe cursor[place] = UInt8(truncatingIfNeeded: rest &- next &* 10) &+ 0x30
      rest = next
    }
    unsafe cursor += width
  }
}
