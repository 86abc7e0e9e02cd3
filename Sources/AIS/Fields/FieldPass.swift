/// One walk over the fields of a message or a payload: reading them from bits, writing them to bits, or showing them to a
/// visitor. Each message and payload has one list of its fields, `fields`, in the standard's order with names and widths, and
/// so what is read, what is sent and what is printed can't part.
///
/// A field's place is where the fields before it end; the offset stands beside it for comparison with the standard's table.
public protocol FieldPass {
  /// Bits that are left to read; nil where nothing is read.
  var left: Int? { get }

  /// A number of `width` bits (1–32); signed where its type is.
  mutating func number<I: FixedWidthInteger>(_ name: StaticString, _ value: inout I, _ width: Int)
  mutating func flag(_ name: StaticString, _ value: inout Bool)
  /// An unsigned quantity.
  mutating func quantity<let n: Int, let s: Int, let b: Int, let p: Int>(
    _ name: StaticString, _ value: inout Quantity<n, s, b, p>, _ width: Int)
  /// A quantity in two's complement.
  mutating func signed<let n: Int, let s: Int, let b: Int, let p: Int>(
    _ name: StaticString, _ value: inout Quantity<n, s, b, p>, _ width: Int)
  /// A text of `count` characters, padded.
  mutating func text<let words: Int>(_ name: StaticString, _ value: inout SixBitText<words>, _ count: Int)
  /// A free text up to the end of the message.
  mutating func rest<let words: Int>(_ name: StaticString, _ value: inout SixBitText<words>)
  /// `step` 1/10,000 minutes a unit. A sent `none` is not available besides 181°.
  mutating func longitude(_ name: StaticString, _ value: inout Longitude, _ width: Int, step: Int32, none: Int32?)
  /// The same, with 91°.
  mutating func latitude(_ name: StaticString, _ value: inout Latitude, _ width: Int, step: Int32, none: Int32?)
  /// Month (4 bits), day (5), hour (5), minute (6).
  mutating func date(_ name: StaticString, _ value: inout ArrivalTime)
  /// Day (5 bits), hour (5), minute (6).
  mutating func dayTime(_ name: StaticString, _ value: inout DayTime)
  /// Bits that mean nothing: zero when sent.
  mutating func spare(_ width: Int)
  /// What a code means, for people.
  mutating func label(_ name: StaticString, _ value: @autoclosure () -> StaticString)
  /// Groups of fields up to the end, or `count` of them.
  mutating func list<let most: Int, Element: FieldGroup>(
    _ name: StaticString, _ value: inout Listed<most, Element>, count: Int?)
}

extension FieldPass {
  /// 28 bits of 1/10,000 minute.
  @inlinable
  mutating func longitude(_ name: StaticString, _ value: inout Longitude) {
    longitude(name, &value, 28, step: 1, none: nil)
  }

  /// 27 bits of 1/10,000 minute.
  @inlinable
  mutating func latitude(_ name: StaticString, _ value: inout Latitude) {
    latitude(name, &value, 27, step: 1, none: nil)
  }

  /// 25 bits of 1/1,000 minute.
  @inlinable
  mutating func longitude3(_ name: StaticString, _ value: inout Longitude) {
    longitude(name, &value, 25, step: 10, none: nil)
  }

  /// 24 bits of 1/1,000 minute.
  @inlinable
  mutating func latitude3(_ name: StaticString, _ value: inout Latitude) {
    latitude(name, &value, 24, step: 10, none: nil)
  }

  /// 18 bits of 1/10 minute.
  @inlinable
  mutating func longitude1(_ name: StaticString, _ value: inout Longitude) {
    longitude(name, &value, 18, step: 1_000, none: nil)
  }

  /// 17 bits of 1/10 minute.
  @inlinable
  mutating func latitude1(_ name: StaticString, _ value: inout Latitude) {
    latitude(name, &value, 17, step: 1_000, none: nil)
  }

  /// What all messages begin with, the type apart: repeat indicator (6, 2 bits) and MMSI (8, 30 bits).
  @inlinable
  mutating func head(_ type: inout UInt8, _ repeatIndicator: inout UInt8, _ mmsi: inout UInt32) {
    number("type", &type, 6)  // 0
    number("repeat", &repeatIndicator, 2)  // 6
    number("mmsi", &mmsi, 30)  // 8
  }
}

/// Something with fields.
public protocol FieldGroup: Sendable, Equatable {
  /// Nothing available.
  init()
  /// The bits it has, spare ones included; of a group in a list the exact number, else the least that is understood.
  static var bitCount: Int { get }
  /// Walks over the fields in the standard's order.
  mutating func fields<P: FieldPass>(_ pass: inout P)
}

/// Up to `most` groups in inline storage.
@frozen
public struct Listed<let most: Int, Element: FieldGroup>: Sendable, Equatable {
  @usableFromInline var storage: InlineArray<most, Element>
  /// How many there are.
  public var count: Int { stored }
  @usableFromInline var stored: Int

  /// None.
  @inlinable
  public init() {
    storage = InlineArray(repeating: Element())
    stored = 0
  }

  /// The first `most` of some groups.
  @inlinable
  public init(_ elements: some Sequence<Element>) {
    self.init()
    for element in elements { append(element) }
  }

  /// Adds one; what does not fit is left out.
  @inlinable
  public mutating func append(_ element: Element) {
    guard count < most else { return }
    storage[stored] = element
    stored &+= 1
  }

  /// Of the elements there are.
  @inlinable public var indices: Range<Int> { 0..<count }

  /// The group at a place; an empty one beyond the end.
  @inlinable
  public subscript(_ place: Int) -> Element {
    get { place >= 0 && place < count ? storage[place] : Element() }
    set { if place >= 0, place < count { storage[place] = newValue } }
  }

  @inlinable
  public static func == (left: Self, right: Self) -> Bool {
    guard left.count == right.count else { return false }
    for place in 0..<left.count where left.storage[place] != right.storage[place] { return false }
    return true
  }
}
