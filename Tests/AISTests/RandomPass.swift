import AIS

/// Fills fields with values at the limits of their bits and in between, the same for the same seed.
struct RandomPass: FieldPass {
  var random: Seeded

  init(_ seed: UInt64) { random = Seeded(seed) }

  /// What a reader would have left: so that kinds follow their codes.
  var left: Int? { 200 }

  private mutating func bits(_ width: Int) -> UInt64 {
    let most: UInt64 = width == 64 ? .max : (1 << UInt64(width)) - 1
    switch UInt8.random(in: 0..<4, using: &random) {
    case 0: return 0
    case 1: return most
    default: return random.next() & most
    }
  }

  private mutating func signedBits(_ width: Int) -> Int64 {
    Int64(bitPattern: bits(width) << UInt64(64 - width)) >> Int64(64 - width)
  }

  mutating func number<I: FixedWidthInteger>(_ name: StaticString, _ value: inout I, _ width: Int) {
    guard name.description != "type" else { return }
    value = I.isSigned ? I(truncatingIfNeeded: signedBits(width)) : I(truncatingIfNeeded: bits(width))
  }

  mutating func flag(_ name: StaticString, _ value: inout Bool) { value = Bool.random(using: &random) }

  mutating func quantity<let n: Int, let s: Int, let b: Int, let p: Int>(
    _ name: StaticString, _ value: inout Quantity<n, s, b, p>, _ width: Int
  ) { value = Quantity(raw: Int32(truncatingIfNeeded: bits(width))) }

  mutating func signed<let n: Int, let s: Int, let b: Int, let p: Int>(
    _ name: StaticString, _ value: inout Quantity<n, s, b, p>, _ width: Int
  ) { value = Quantity(raw: Int32(truncatingIfNeeded: signedBits(width))) }

  private mutating func characters<let words: Int>(_ most: Int) -> SixBitText<words> {
    var text = ""
    for _ in 0..<Int.random(in: 0...most, using: &random) {
      text.unicodeScalars.append(Unicode.Scalar(UInt8.random(in: 0x20..<0x60, using: &random)))
    }
    return SixBitText(text) ?? SixBitText()
  }

  mutating func text<let words: Int>(_ name: StaticString, _ value: inout SixBitText<words>, _ count: Int) {
    value = characters(count)
  }

  mutating func rest<let words: Int>(_ name: StaticString, _ value: inout SixBitText<words>) { value = characters(155) }

  mutating func longitude(_ name: StaticString, _ value: inout Longitude, _ width: Int, step: Int32, none: Int32?) {
    let sent = Int32(truncatingIfNeeded: signedBits(width))
    value = sent == none || Bool.random(using: &random) ? .notAvailable : Longitude(raw: sent * step)
  }

  mutating func latitude(_ name: StaticString, _ value: inout Latitude, _ width: Int, step: Int32, none: Int32?) {
    let sent = Int32(truncatingIfNeeded: signedBits(width))
    value = sent == none || Bool.random(using: &random) ? .notAvailable : Latitude(raw: sent * step)
  }

  mutating func date(_ name: StaticString, _ value: inout ArrivalTime) {
    value = ArrivalTime(
      month: UInt8(bits(4)), day: UInt8(bits(5)), hour: UInt8(bits(5)), minute: UInt8(bits(6)))
  }

  mutating func dayTime(_ name: StaticString, _ value: inout DayTime) {
    value = DayTime(day: UInt8(bits(5)), hour: UInt8(bits(5)), minute: UInt8(bits(6)))
  }

  mutating func spare(_ width: Int) {}
  mutating func label(_ name: StaticString, _ value: @autoclosure () -> StaticString) {}

  mutating func list<let most: Int, Element: FieldGroup>(
    _ name: StaticString, _ value: inout Listed<most, Element>, count: Int?
  ) {
    value = Listed()
    for _ in 0..<min(count ?? Int.random(in: 1...most, using: &random), most) {
      var element = Element()
      element.fields(&self)
      value.append(element)
    }
  }
}

extension FieldGroup {
  /// Filled by a seed.
  static func random(_ seed: UInt64) -> Self {
    var group = Self()
    group.randomise(seed)
    return group
  }

  mutating func randomise(_ seed: UInt64) {
    var pass = RandomPass(seed)
    fields(&pass)
  }
}

extension PayloadBits {
  /// Bits drawn by a seed, as the data of a message that is decoded for it.
  static func random(_ seed: UInt64, count: Int) -> PayloadBits {
    var random = Seeded(seed)
    let alphabet = Array("0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVW`abcdefghijklmnopqrstuvw".utf8)
    let characters = (count + 5) / 6
    var text = "8000000000"
    for _ in 0..<characters { text.unicodeScalars.append(Unicode.Scalar(alphabet[Int(random.next() % 64)])) }
    let bench = decode(sentence("AIVDM,1,1,,A,\(text),\(characters * 6 - count)"))
    guard case .binaryBroadcast(let message)? = bench.sink.messages.first else { return PayloadBits() }
    return message.data.suffix(from: 4)
  }
}
