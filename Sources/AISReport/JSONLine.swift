import AIS

/// Writes the fields of one message as JSON behind what a line begins with: gpsd's AIS names, scaled values (or, where asked
/// for, the integers sent), numbers as numbers, fields that are not available left out.
///
/// It writes without checks into room that `JSONOutput` has made: a line is at most `JSONLine.longest` bytes.
@safe
struct JSONLine: FieldVisitor {
  /// The longest line possible is below 5,000 bytes: eight sensor reports of at most 16 fields.
  static let longest = 8_192
  static let wantsDerived = true

  var cursor: UnsafeMutablePointer<UInt8>
  private let isScaled: Bool

  @unsafe
  init(at start: UnsafeMutablePointer<UInt8>, isScaled: Bool) {
    unsafe cursor = start
    self.isScaled = isScaled
  }

  /// Where the next byte goes.
  @unsafe var end: UnsafeMutablePointer<UInt8> { unsafe cursor }

  @inline(__always)
  mutating func integer(_ name: StaticString, _ value: Int?) {
    guard let value else { return }
    key(name)
    number(value)
  }

  @inline(__always)
  mutating func flag(_ name: StaticString, _ value: Bool) {
    key(name)
    if value { literal("true") } else { literal("false") }
  }

  @inline(__always)
  mutating func decimal(_ name: StaticString, _ units: Int?, places: Int) {
    guard let units else { return }
    key(name)
    if isScaled, places > 0 { fixed(units, places: places) } else { number(units) }
  }

  @inline(__always)
  mutating func quantity(_ name: StaticString, _ raw: Int, _ units: Int?, places: Int) {
    guard let units else { return }
    decimal(name, isScaled ? units : raw, places: places)
  }

  @inline(__always)
  mutating func longitude(_ name: StaticString, _ value: Longitude) { longitude(name, value, step: 1) }

  @inline(__always)
  mutating func latitude(_ name: StaticString, _ value: Latitude) { latitude(name, value, step: 1) }

  @inline(__always)
  mutating func longitude(_ name: StaticString, _ value: Longitude, step: Int) {
    guard let sent = value.sent else { return }
    decimal(name, isScaled ? sent : Int(value.raw) / step, places: 7)
  }

  @inline(__always)
  mutating func latitude(_ name: StaticString, _ value: Latitude, step: Int) {
    guard let sent = value.sent else { return }
    decimal(name, isScaled ? sent : Int(value.raw) / step, places: 7)
  }

  @inline(__always)
  mutating func turn(_ name: StaticString, _ value: RateOfTurn) {
    if !isScaled {
      integer(name, value.isAvailable ? Int(value.raw) : nil)
    } else if let units = value.hundredths {
      key(name)
      fixed(units, places: 2)
    } else if value.isAvailable {
      key(name)
      if value.fastTurn > 0 { literal("\"fastright\"") } else { literal("\"fastleft\"") }
    }
  }

  mutating func text<let words: Int>(_ name: StaticString, _ value: SixBitText<words>) {
    guard !value.isEmpty else { return }
    key(name)
    byte(0x22)
    value.forEachCharacter { ascii in
      if ascii == 0x22 || ascii == 0x5C { byte(0x5C) }
      byte(ascii)
    }
    byte(0x22)
  }

  @inline(__always)
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
    if value.year < 1_000 {
      unsafe cursor = DecimalDigits.write(UInt64(value.year), width: 4, at: cursor)
    } else {
      number(Int(value.year))
    }
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

  mutating func derived(_ name: StaticString, _ value: @autoclosure () -> Int?) { integer(name, value()) }

  mutating func dayTime(_ name: StaticString, _ value: DayTime) {
    guard value.isAvailable else { return }
    key(name)
    part(0x22, value.day)
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

/// Lists: every field and item is written with a comma in front, and what closes a list or an item makes a bracket of the first.
extension JSONLine {
  mutating func openList(_ name: StaticString) -> Int {
    key(name)
    return mark
  }

  mutating func closeList(_ mark: Int) { close(mark, 0x5B, 0x5D) }

  mutating func openItem() -> Int {
    byte(0x2C)
    return mark
  }

  mutating func closeItem(_ mark: Int) { close(mark, 0x7B, 0x7D) }

  private var mark: Int { unsafe Int(bitPattern: cursor) }

  private mutating func close(_ mark: Int, _ opening: UInt8, _ closing: UInt8) {
    let length = self.mark - mark
    if length > 0 { unsafe cursor[-length] = opening } else { byte(opening) }
    byte(closing)
  }
}
