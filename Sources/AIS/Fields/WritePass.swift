/// Writes fields to bits, one behind the other.
@usableFromInline
struct WritePass: FieldPass {
  private var writer = BitWriter()
  private(set) var bits = PayloadBits()

  @usableFromInline var left: Int? { nil }

  init() {}

  private mutating func put(_ value: Int64, _ width: Int) {
    let mask: UInt64 = (1 &<< UInt64(width)) &- 1
    writer.append(UInt64(bitPattern: value) & mask, width, to: &bits)
  }

  /// All bits of another payload.
  mutating func append(_ other: PayloadBits) {
    var place = 0
    while place < other.count {
      let width = min(32, other.count &- place)
      put(Int64(bitPattern: other.unsigned(place, width)), width)
      place &+= width
    }
  }

  /// Zero bits up to the next multiple of `size`.
  mutating func pad(to size: Int) {
    let over = writer.count % size
    if over > 0 { put(0, size &- over) }
  }

  /// The bits written so far.
  mutating func finished() -> PayloadBits {
    writer.finish(&bits)
    return bits
  }

  @usableFromInline
  mutating func number<I: FixedWidthInteger>(_ name: StaticString, _ value: inout I, _ width: Int) {
    put(Int64(truncatingIfNeeded: value), width)
  }

  @usableFromInline
  mutating func flag(_ name: StaticString, _ value: inout Bool) { put(value ? 1 : 0, 1) }

  @usableFromInline
  mutating func quantity<let n: Int, let s: Int, let b: Int, let p: Int>(
    _ name: StaticString, _ value: inout Quantity<n, s, b, p>, _ width: Int
  ) { put(Int64(value.raw), width) }

  @usableFromInline
  mutating func signed<let n: Int, let s: Int, let b: Int, let p: Int>(
    _ name: StaticString, _ value: inout Quantity<n, s, b, p>, _ width: Int
  ) { put(Int64(value.raw), width) }

  @usableFromInline
  mutating func text<let words: Int>(_ name: StaticString, _ value: inout SixBitText<words>, _ count: Int) {
    value.write(&writer, count, to: &bits)
  }

  @usableFromInline
  mutating func rest<let words: Int>(_ name: StaticString, _ value: inout SixBitText<words>) {
    value.write(&writer, value.unpaddedCount, to: &bits)
  }

  @usableFromInline
  mutating func longitude(_ name: StaticString, _ value: inout Longitude, _ width: Int, step: Int32, none: Int32?) {
    put(Int64(value == .notAvailable ? none ?? value.raw / step : value.raw / step), width)
  }

  @usableFromInline
  mutating func latitude(_ name: StaticString, _ value: inout Latitude, _ width: Int, step: Int32, none: Int32?) {
    put(Int64(value == .notAvailable ? none ?? value.raw / step : value.raw / step), width)
  }

  @usableFromInline
  mutating func date(_ name: StaticString, _ value: inout ArrivalTime) {
    put(Int64(value.month), 4)
    put(Int64(value.day), 5)
    put(Int64(value.hour), 5)
    put(Int64(value.minute), 6)
  }

  @usableFromInline
  mutating func dayTime(_ name: StaticString, _ value: inout DayTime) {
    put(Int64(value.day), 5)
    put(Int64(value.hour), 5)
    put(Int64(value.minute), 6)
  }

  @usableFromInline
  mutating func spare(_ width: Int) { put(0, width) }

  @usableFromInline
  mutating func label(_ name: StaticString, _ value: @autoclosure () -> StaticString) {}

  @usableFromInline
  mutating func list<let most: Int, Element: FieldGroup>(
    _ name: StaticString, _ value: inout Listed<most, Element>, count: Int?
  ) {
    for place in value.indices { value.storage[place].fields(&self) }
  }
}
