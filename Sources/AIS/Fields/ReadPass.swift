/// Reads fields from bits, one behind the other. Bits behind the end are zero.
@usableFromInline
struct ReadPass: FieldPass {
  let bits: PayloadBits
  var cursor: Int
  /// Where the message ends.
  let end: Int

  @usableFromInline
  init(_ bits: borrowing PayloadBits, from start: Int = 0, to end: Int? = nil) {
    self.bits = copy bits
    cursor = start
    let count = bits.count
    self.end = min(end ?? count, count)
  }

  @usableFromInline var left: Int? { max(end &- cursor, 0) }

  private mutating func take(_ width: Int) -> UInt64 {
    let value = bits.unsigned(cursor, width)
    cursor &+= width
    let over = cursor &- end
    if over <= 0 { return value }
    return over < width ? (value &>> UInt64(over)) &<< UInt64(over) : 0
  }

  private mutating func takeSigned(_ width: Int) -> Int64 {
    let spare = Int64(64 &- width)
    return (Int64(bitPattern: take(width)) &<< spare) &>> spare
  }

  @usableFromInline
  mutating func number<I: FixedWidthInteger>(_ name: StaticString, _ value: inout I, _ width: Int) {
    value = I.isSigned ? I(truncatingIfNeeded: takeSigned(width)) : I(truncatingIfNeeded: take(width))
  }

  @usableFromInline
  mutating func flag(_ name: StaticString, _ value: inout Bool) { value = take(1) != 0 }

  @usableFromInline
  mutating func quantity<let n: Int, let s: Int, let b: Int, let p: Int>(
    _ name: StaticString, _ value: inout Quantity<n, s, b, p>, _ width: Int
  ) {
    // What was not sent is not available.
    value = Quantity(raw: Int32(truncatingIfNeeded: take(width)))
    if cursor > end { value = Quantity() }
  }

  @usableFromInline
  mutating func signed<let n: Int, let s: Int, let b: Int, let p: Int>(
    _ name: StaticString, _ value: inout Quantity<n, s, b, p>, _ width: Int
  ) {
    value = Quantity(raw: Int32(truncatingIfNeeded: takeSigned(width)))
    if cursor > end { value = Quantity() }
  }

  @usableFromInline
  mutating func text<let words: Int>(_ name: StaticString, _ value: inout SixBitText<words>, _ count: Int) {
    value = SixBitText(bits, at: cursor, count: min(count, max(end &- cursor, 0) / 6))
    cursor &+= count &* 6
  }

  @usableFromInline
  mutating func rest<let words: Int>(_ name: StaticString, _ value: inout SixBitText<words>) {
    value = SixBitText(bits, at: cursor, count: max(end &- cursor, 0) / 6)
    cursor = end
  }

  @usableFromInline
  mutating func longitude(_ name: StaticString, _ value: inout Longitude, _ width: Int, step: Int32, none: Int32?) {
    let sent = Int32(truncatingIfNeeded: takeSigned(width))
    value = sent == none || cursor > end ? .notAvailable : Longitude(raw: sent &* step)
  }

  @usableFromInline
  mutating func latitude(_ name: StaticString, _ value: inout Latitude, _ width: Int, step: Int32, none: Int32?) {
    let sent = Int32(truncatingIfNeeded: takeSigned(width))
    value = sent == none || cursor > end ? .notAvailable : Latitude(raw: sent &* step)
  }

  @usableFromInline
  mutating func date(_ name: StaticString, _ value: inout ArrivalTime) {
    let all = take(20)
    value = ArrivalTime(
      month: UInt8(truncatingIfNeeded: all &>> 16) & 15, day: UInt8(truncatingIfNeeded: all &>> 11) & 31,
      hour: UInt8(truncatingIfNeeded: all &>> 6) & 31, minute: UInt8(truncatingIfNeeded: all) & 63)
    if cursor > end { value = .notAvailable }
  }

  @usableFromInline
  mutating func dayTime(_ name: StaticString, _ value: inout DayTime) {
    let all = take(16)
    value = DayTime(
      day: UInt8(truncatingIfNeeded: all &>> 11) & 31, hour: UInt8(truncatingIfNeeded: all &>> 6) & 31,
      minute: UInt8(truncatingIfNeeded: all) & 63)
    if cursor > end { value = .notAvailable }
  }

  @usableFromInline
  mutating func spare(_ width: Int) { cursor &+= width }

  @usableFromInline
  mutating func label(_ name: StaticString, _ value: @autoclosure () -> StaticString) {}

  @usableFromInline
  mutating func list<let most: Int, Element: FieldGroup>(
    _ name: StaticString, _ value: inout Listed<most, Element>, count: Int?
  ) {
    value = Listed()
    let wanted = min(count ?? most, most)
    while value.count < wanted, end &- cursor >= Element.bitCount {
      var element = Element()
      element.fields(&self)
      value.append(element)
    }
  }
}
